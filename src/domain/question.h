/* question.h - questions that a workspace writes, and what of them is sat.
 *
 * The document of a question (question.document) is what the family's clients sent:
 *   {"locale": [{"code": "pt", "title": "...", "description": "Markdown"}], "duration": 30,
 *    "duration_unit": "minute", "settings": {}, "criteria": [{"title", "description", "weight"}],
 *    "<its type>": what is asked}
 * What is asked, by type; T is a text, or {"en": "...", "pt": "..."}:
 *   question   one thing: {"type": a kind, ...}
 *   fast       {"questions": [id of a question of type question, or {"title": T, "description": T,
 *              "type": a kind, "level", "skills": [id or name], "enabled": true, ...}, ...]},
 *              and "adaptive" as domain/adaptive_pool.h says
 *   essay, audio, video, file, whiteboard: as a question of that kind
 *   project    {"delivery": "link" or "file", ...}
 *   conversational   {"questions": [T, ...]}, each answered by a text; none: the heading itself
 *   softskill  {"instrument": "disc-28"}, one of our own instruments
 *   coding, sql, freecoding: domain/question_code.h; what is sat of them is judged by a worker
 * A kind says how it is answered, radio_multiple when none is said: that and checkbox_multiple
 * have "choices": [{"text": T, "correct": true, "credit": 0.5}, ...], number has "answer",
 * "tolerance" and "unit"; text, link, essay, audio, video, file and whiteboard wait for a person, with
 * "max_characters", "min_words", "accept": ["image/png"] or "max_megabytes"; freecoding is as the type.  All may have
 * "weight" and "explanation": T.
 *
 * Tables: question, question_term, question_version.
 */
#ifndef DOMAIN_QUESTION_H
#define DOMAIN_QUESTION_H

#include "core/json.h"
#include "op/op.h"

#define QUESTION_TYPES  "fast|coding|sql|project|question|softskill|video|essay|audio|file|whiteboard|freecoding" \
                        "|conversational"
#define QUESTION_KINDS  "radio_multiple|checkbox_multiple|number|text|link|essay|audio|video|file|whiteboard" \
                        "|freecoding"
#define QUESTION_LEVELS "beginner|intermediate|advanced"

#define QUESTION_TITLE_MAX       300
#define QUESTION_DESCRIPTION_MAX 20000
#define QUESTION_CHOICE_MAX      500
#define QUESTION_ASKED_MAX       500 /* of a fast one */
#define QUESTION_CRITERIA_MAX    20
#define QUESTION_TERMS_MAX       200 /* of one question, in all taxonomies */
#define QUESTION_FILE_MEGABYTES  20
#define QUESTION_SECONDS_MAX     5184000ll /* 60 days */

/* A row of the store.  owner_id: its workspace, which is another where it is public. */
struct question_row {
    int64_t id, owner_id, version, author_id, copy_of, duration_s;
    double  weight;
    str     type, kind, status, scope, level, title, title_fold, titles, slug, languages, document, snapshot;
    struct moment created_at, updated_at;
};
extern const struct shape question_row_shape;

/* Reads a question of the workspace, or one that is public; archived ones too.  Fails 404. */
bool question_find(struct call *c, int64_t question_id, struct question_row *q);

/* Its document as JSON, owned by the call. */
json_t *question_document(struct call *c, const struct question_row *q);

/* Fills what follows from the document of a type: title, languages, kind, text of the document. */
void question_describe(struct call *c, struct question_row *q, const json_t *document);
/* Stores a question of the caller, whose id and slug are made here. */
void question_add(struct call *c, struct question_row *q);

/* Is what a document says well-formed?  Fails 400 with each member that is not.  `whole`: it
 * must be fit to be sat too, as far as that can be told without the questions it names. */
bool question_check(struct call *c, str type, const json_t *document, bool whole);

/* Is it sat with the judge only: code and SQL that is run? */
bool question_needs_judge(str type, const json_t *document);

/* What is sat of it, as a snapshot for domain/authored.h, which has been read once.  Fails 400. */
bool question_build(struct call *c, const struct question_row *q, const json_t *document, str *snapshot);

/* The code of the question's present version as an instrument ("q:17", domain/authored.h):
 * stores a snapshot when this version has none.  From then on a change makes a new version.
 * A public question of another workspace is snapshotted into the call's own.  Fails 404, and
 * 400 when the question cannot be sat as it is (no key, no text), naming what is missing. */
bool question_snapshot(struct call *c, int64_t question_id, str *code);

/* The instrument that a soft skill names, in our words or the family's; NULL for none. */
const char *question_instrument(str name);
/* The numbers 1, 2, 3 of a level; 1 for any other word. */
int question_level(str level);
/* Is a word one of a list as "a|b|c"? */
bool question_word(const char *words, str word);
/* The member that says what is asked, for its type. */
const json_t *question_asked(str type, const json_t *document);
/* The number of an id as the family writes it, 24 hex digits; 0 for any other text. */
int64_t question_id_read(str text);

#endif
