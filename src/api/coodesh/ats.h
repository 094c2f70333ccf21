/* ats.h - between the files of what an applicant tracking system (ATS) talks to.
 *
 * Three dialects of one thing: the generic one, Gupy's and Recrutai's.  Each lists assessments,
 * makes an attempt for a candidate, and reads what came of it.
 */
#ifndef API_COODESH_ATS_H
#define API_COODESH_ATS_H

#include "api/coodesh/attempts.h"

#define ATS_SEARCH_MAX 200
#define ATS_PROVIDER   "Assay"

/* A candidate whom an ATS sends, in whatever words. */
struct ats_request {
    const char *ats;          /* "generic", "gupy", "recrutai" */
    str         name, email, candidate_ref, company_ref, job_ref;
    str         redirect_url; /* where the candidate goes at the end */
    str         webhook_url;  /* told of every change of state */
    struct list tags;         /* of str */
    str         key;          /* the same key is the same attempt; null: each is another */
    str         document;     /* what else the ATS said, as it said it; may be null */
    int64_t     assessment_id;
    bool        quiet;        /* the ATS writes to the candidate itself */
    bool        anew;         /* an attempt of the same key that is over is followed by another */
};
struct ats_made { int64_t attempt_id; str url; };

/* Invites.  Fails 400 naming assessment_field, 402 without credits. */
bool ats_invite(struct call *c, const struct ats_request *request, const char *assessment_field,
                struct ats_made *made);

/* An attempt with what came of it. */
struct ats_result {
    struct id     attempt_id, assessment_id;
    str           title, description, company_result_string, status, status_formatted, stage, stage_formatted,
                  score_type, provider_name, provider_link, ats;
    double        score;
    struct list   results; /* of struct component_view */
    struct moment created, invited, updated, started, finished;
    struct proctoring_view *proctoring;
};
extern const struct shape ats_result_shape;
/* Reads one of the workspace.  False when there is none: nothing said. */
bool ats_result_read(struct call *c, int64_t attempt_id, const char *language, struct ats_result *out);

/* The result in Gupy's words, as JSON. */
str  gupy_result_text(struct call *c, int64_t attempt_id);

/* A list of assessments: a page and its total. */
struct ats_query { struct list ids; str search, order, order_by; };
struct ats_assessment {
    struct id   assessment_id;
    str         name, description, default_locale, duration_unit;
    double      duration;
    struct list questions; /* of struct component_view */
};
/* Reads the page.  False: a bad parameter was said. */
bool ats_assessments_read(struct call *c, const struct ats_query *query, const char *search_name, struct list *page,
                          int64_t *total);

#define ATS_ORDER(structure)                                                                                   \
    FIELD(structure, order,    .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),  \
    FIELD(structure, order_by, .name = "orderBy", .one_of = "_id|name|duration|createdAt", .initial_text = "_id", \
          .doc = "Member to sort by")

#endif
