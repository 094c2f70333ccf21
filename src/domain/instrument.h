/* instrument.h - questionnaires and tests: their parts and items, which values an
 * item takes, and how answers become a result document.
 *
 * An instrument is one row of a table and a file of its own (instrument_*.c).
 * It knows no database; texts come in a language of domain/language.h.
 */
#ifndef DOMAIN_INSTRUMENT_H
#define DOMAIN_INSTRUMENT_H

#include "core/buf.h"
#include "core/shape.h"
#include "domain/language.h"

enum item_type {
    ITEM_LIKERT, ITEM_TETRAD, ITEM_ADJECTIVES, ITEM_SINGLE, ITEM_MULTIPLE, ITEM_RANKING, ITEM_MATCHING, ITEM_NUMBER,
    ITEM_DATE, ITEM_TEXT, ITEM_ESSAY, ITEM_FILE, ITEM_TYPES
};

struct option { int64_t value; str label; };

/* One item in one language. */
struct item {
    str            item_id, text, unit, accept;
    enum item_type type;
    struct option *options, *targets; /* targets: what the options of a matching item are matched with */
    size_t         options_n, targets_n;
    double         min, max;          /* of the number; of the choices; words (min) and characters (max) of text */
    int64_t        max_bytes;         /* of a file */
};

struct part {
    const char       *part_id, *type; /* "questionnaire", "test" */
    const struct translated *title, *instructions;
    int               minutes;        /* people usually need */
    int               limit_s;        /* its own time limit in seconds; 0 = none */
    int               first, n;       /* its items */
};

/* An answer that stands. */
struct answer {
    str           item_id, client, value; /* value: JSON */
    int64_t       rev, late, scored;
    struct moment at;                     /* server-adjusted */
    int64_t       attempt_id;
};

/* What scoring gets. */
struct answered {
    const struct answer *answers;
    size_t               n;
    int64_t              started_ms;
    const char          *norm;
};

struct instrument {
    const char        *code;
    const char        *algorithm; /* version stored with every result; NULL: not scored */
    const struct part *parts;
    size_t             parts_n;
    int                items;
    /* The index 0.. of an item; -1 when there is none of that id. */
    int  (*find)(str item_id);
    /* Fills an item; its texts and options live in `mem` or forever. */
    void (*item)(struct arena *mem, int index, const char *language, struct item *item);
    /* Appends the result document and, where matches need them, the dimensions in
     * short.  False when the answers do not suffice for any result. */
    bool (*score)(struct arena *mem, const struct answered *in, struct buf *document, struct buf *dimensions);
};

extern const struct instrument instrument_b5, instrument_disc, instrument_drives, instrument_sample, instrument_timed;

const struct instrument *instrument_find(str code); /* NULL when there is none */
/* The part an item belongs to. */
const struct part       *instrument_part(const struct instrument *i, int item);

const char    *item_type_name(enum item_type type); /* "likert" */
/* An unscored sample of a type, for practice. */
void           item_practice(struct arena *mem, enum item_type type, const char *language, struct item *item);
/* Is the JSON value one that the item takes?  null (taken back) always is.
 * Whether an upload of that id exists is the caller's to ask.  NULL, or what would
 * have been right (in `mem`). */
const char    *item_check(struct arena *mem, const struct item *item, str value);

/* --- assessments: what somebody can be invited to --------------------------- */

struct product;
struct assessment {
    const char              *code;
    const struct instrument *instrument;
    const struct product    *product; /* the view of dimensions; NULL for others */
    int                      credits, minutes;
    const struct translated *title;
};

/* Fills `out`; false when there is no assessment of that code. */
bool        assessment_find(str code, struct assessment *out);
const char *assessment_title(const struct assessment *a, const char *language);

#endif
