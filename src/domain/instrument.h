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

struct test;
struct code_task;
struct sql_task;

enum item_type {
    ITEM_LIKERT, ITEM_TETRAD, ITEM_ADJECTIVES, ITEM_SINGLE, ITEM_MULTIPLE, ITEM_RANKING, ITEM_MATCHING, ITEM_NUMBER,
    ITEM_DATE, ITEM_TEXT, ITEM_ESSAY, ITEM_FILE, ITEM_LINK, ITEM_AUDIO, ITEM_VIDEO, ITEM_WHITEBOARD,
    ITEM_CODE, ITEM_SQL, ITEM_TYPES
};

struct option { int64_t value; str label; };

/* One item in one language. */
struct item {
    str            item_id, text, unit, accept;
    str            stimulus;          /* Markdown shown above the text; null for none */
    enum item_type type;
    struct option *options, *targets; /* targets: what the options of a matching item are matched with */
    size_t         options_n, targets_n;
    double         min, max;          /* of the number; of the choices; words (min) and characters (max) of text */
    int64_t        max_bytes;         /* of a file */
    const struct code_task *code;     /* of code, else NULL (domain/coding.h) */
    const struct sql_task  *sql;
};

struct part {
    const char       *part_id, *type; /* "questionnaire", "test" */
    const struct translated *title, *instructions;
    int               minutes;        /* people usually need */
    int               limit_s;        /* its own time limit in seconds; 0 = none */
    int               first, n;       /* its items */
    const struct test *adaptive;      /* its questions are given one at a time (domain/adaptive_test.h); NULL: all */
};

/* An answer that stands. */
struct answer {
    str           item_id, client, value; /* value: JSON */
    int64_t       rev, late, scored;
    struct moment at;                     /* server-adjusted */
    int64_t       attempt_id;
};

/* The mark, 0..1, that a person or the judge gave to an answer (NAN: nobody yet); with what came
 * of its cases, by weight.  verdict: null where the judge has said nothing. */
struct review { str item_id, verdict; int64_t passed, total; double mark; };

/* What scoring gets. */
struct answered {
    const struct answer *answers;
    size_t               n;
    int64_t              attempt_id, started_ms;
    const int64_t       *part_started_ms; /* by part; 0 where a part has no clock; NULL = none has */
    const bool          *part_timed_out;  /* by part: was its time over before its end?  NULL = of none */
    const struct review *reviews;         /* of items without a key */
    size_t               reviews_n;
    const char          *norm;
};

/* What scoring gives: the result document, where matches need them the dimensions in
 * short, and the mean score 0..100 of what has a key, NAN without. */
struct scored {
    struct buf document, dimensions;
    double     average;
    int        pending; /* answers that wait for a mark */
};

struct instrument {
    const char        *code;
    const char        *algorithm; /* version stored with every result; NULL: not scored */
    const struct part *parts;
    size_t             parts_n;
    int                items;
    const struct test *test;       /* of a question test (domain/test.h) */
    /* Of a composition: the instruments it is made of, and the place of the first item of
     * each among its own.  Two that ask the same items share them. */
    const struct instrument *const *components;
    const int         *firsts;
    size_t             components_n;
    const double      *weights;    /* of each in the average; 1 unless its code says "*2.5" */
    /* The index 0.. of an item; -1 when there is none of that id. */
    int  (*find)(const struct instrument *self, str item_id);
    /* Fills an item; its texts and options live in `mem` or forever. */
    void (*item)(const struct instrument *self, struct arena *mem, int index, const char *language, struct item *item);
    /* Fills `out`, whose buffers are open.  False when the answers do not suffice for any result. */
    bool (*score)(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out);
};

extern const struct instrument instrument_b5, instrument_types, instrument_disc, instrument_drives, instrument_sample,
                               instrument_timed;

#define COMPONENTS_MAX 100

/* The instrument of a code, or of several joined by "+" ("numerical*2+b5-120"), which are
 * sat one after the other; such a composition is made in `mem`.  NULL when one is unknown. */
const struct instrument *instrument_find(struct arena *mem, str code);
/* What an instrument is made of: itself when it is no composition.  Returns how many. */
size_t                   instrument_components(const struct instrument *i,
                                               const struct instrument *list[COMPONENTS_MAX]);
const char              *instrument_title(const struct instrument *i, const char *language);
/* The part an item belongs to. */
const struct part       *instrument_part(const struct instrument *i, int item);

const char    *item_type_name(enum item_type type); /* "likert" */
/* Is it answered by a file: one that is chosen, recorded or drawn? */
bool           item_is_file(enum item_type type);
/* An unscored sample of a type, for practice. */
void           item_practice(struct arena *mem, enum item_type type, const char *language, struct item *item);
/* Is the JSON value one that the item takes?  null (taken back) always is.
 * Whether an upload of that id exists is the caller's to ask.  NULL, or what would
 * have been right (in `mem`). */
const char    *item_check(struct arena *mem, const struct item *item, str value);

#endif
