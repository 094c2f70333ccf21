/* likeness.h - attempts that look alike: code (similarity.h) and answers (copying.h).
 *
 * What is found is a flag for a person, who looks at both side by side and dismisses it or not; it is among
 * the signals of integrity.h and never changes a score.  Two attempts of one person are never compared.
 *
 *   code      each answer of code is fingerprinted when its attempt is finished, and compared with the
 *             stored fingerprints of the same item, the newest LIKENESS_PRINTS_MAX in all
 *   answers   asked for, for one assessment: all pairs of its newest LIKENESS_ATTEMPTS_MAX attempts
 * Tables: code_print, likeness.
 */
#ifndef DOMAIN_LIKENESS_H
#define DOMAIN_LIKENESS_H

#include "domain/analysis.h"
#include "domain/attempt.h"

#define LIKENESS_PRINTS_MAX   2000000
#define LIKENESS_ATTEMPTS_MAX 1000
#define LIKENESS_FOUND_MAX    1000 /* flags of one job */
#define LIKENESS_P_MAX        1e-4 /* corrected for the pairs, for a flag */
#define LIKENESS_ITEMS_MIN    10   /* that both answered */

/* A finished attempt may have code that is to be compared: queues the job. */
void likeness_note(struct call *c, const struct attempt *attempt);

/* One flag. */
struct likeness_found {
    int64_t id, assessment_id, attempt_id, other_id, n;
    str     kind, item_id;
    double  score, p;
};
extern const struct shape likeness_found_shape;
/* Stores flags; those that are there already stay as they are. */
void likeness_store(struct call *c, struct likeness_found *list, size_t n);

/* --- code, in three steps of a job ---------------------------------------------------- */

struct likeness_code {
    int64_t     attempt_id, assessment_id, person_id;
    struct list items;  /* of str: items with code of the attempt */
    struct list found;  /* of struct likeness_found */
};
/* Fingerprints the code of the attempt and stores it, before it is compared: of two at once one sees the other. */
void likeness_prints(struct call *c, struct likeness_code *code);
void likeness_compare(struct call *c, struct likeness_code *code);

/* The answer of code that stands; false when there is none. */
bool likeness_source(struct call *c, int64_t attempt_id, str item_id, str *language, str *source);
/* The starter that the item gives in a language; null for none. */
str  likeness_starter(struct call *c, int64_t attempt_id, str item_id, str language);

/* --- answers --------------------------------------------------------------------------- */

/* Makes the question of what is to be compared, at the assessment's present instrument; false when there is
 * no such assessment. */
bool likeness_question(struct call *c, struct analysis_question *question);
/* Takes note of each attempt of a reading that was started, of the newest ones only. */
struct likeness_answers *likeness_answers_new(struct call *c, struct analysis_reading *reading);
/* Once it is over: compares all pairs; a list of struct likeness_found. */
struct list              likeness_answers_compare(struct call *c, struct likeness_answers *answers);

#endif
