/* testgorilla.h - between the files of the TestGorilla family. */
#ifndef API_TESTGORILLA_TESTGORILLA_H
#define API_TESTGORILLA_TESTGORILLA_H

#include "api/ops.h"
#include "domain/assessment.h"
#include "domain/personality.h"
#include "domain/test.h"

#define TG_VERSION  "1.3" /* of the vendor's API that we speak */
#define TG_ID_MAX   2147483647.0
#define TG_PAGE_MAX 100000
#define TG_STATUSES "invited|started|completed"
#define TG_STAGES   "NYE|EVA|IFI|INT|IFT|TTC|REF|OFS|HIR|REJ"
#define TG_ALGORITHMS "basic|custom_questions|big_5|enneagram|disc|16_types|culture_fit|noop"

/* A number of the path; the vendor calls it by what it stands for. */
struct tg_id { union { int64_t id, assessment_id, candidature_id, testtaker_id, result_id; }; };
#define TG_ID(structure, member, what)                                                              \
    FIELD(structure, member, .flags = REQUIRED, .min = 1, .max = TG_ID_MAX, .doc = what)
extern const struct shape tg_assessment_id_shape, tg_candidature_id_shape;

/* The header Accept-Language as a field of what comes in, and the language it wants; English without. */
#define TG_ACCEPT_LANGUAGE(structure)                                                               \
    FIELD(structure, accept_language, .flags = IN_HEADER, .max = 1000,                              \
          .doc = "Languages wanted, as browsers say it")
const char *tg_language(struct call *c);

/* Attempts that lists of this family show. */
#define TG_SHOWN " AND a.progress <> ''"
/* The full name of person `p`, or the address when no name is known. */
#define TG_NAME                                                                                     \
    "coalesce(nullif(trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), ''), p.email)"

/* The mean score of attempt `a` as it is shown everywhere, a whole number, half up; lists are
 * ordered by what stands behind it.  What comes in C is rounded by round_half_up. */
#define TG_AVERAGE "round(a.average + 0.000001)"

/* Adds the notification that an invitation asked for with webhook_url. */
void tg_notify(struct call *c, const struct attempt *attempt, const char *event);

/* --- the library as this family shows it ------------------------------------- */

struct tg_test {
    int64_t       id, duration, num_preview_questions; /* duration: seconds; INT_NULL without a limit */
    str           status, name, content_type_name, algorithm;
    struct list   custom_questions, type, covered_skills;
    bool          is_premium, is_private_test;
};
extern const struct shape tg_test_shape;
#define TG_OWN_TEST 99 /* id of whatever a workspace wrote itself */

/* A question that the workspace wrote. */
struct tg_question { int64_t id; str question, type; struct json answer; };
extern const struct shape tg_question_shape;
/* The questions of such a test, with those of `answers` (struct answer) that are to them. */
struct list    tg_questions_of(struct call *c, const struct test *test, struct list answers);
/* A test by its instrument. */
struct tg_test tg_test_of(struct call *c, const struct instrument *i);

#define TG_EMPTY ((struct list){ "", 0 }) /* shown as [] */

/* A page whose rows are composed in memory holds at most so many, whatever was asked for:
 * clients follow "next". */
#define TG_ROWS_MAX 1000
void tg_limit_clamp(struct call *c);

/* The id of a result: `place` (from 0) of its test in the attempt. */
int64_t tg_result_id(int64_t attempt_number, size_t place);

#endif
