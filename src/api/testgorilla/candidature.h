/* candidature.h - an attempt as this family shows it. */
#ifndef API_TESTGORILLA_CANDIDATURE_H
#define API_TESTGORILLA_CANDIDATURE_H

#include "api/testgorilla/testgorilla.h"

/* Null until there is something to say: avg_score (and average, its older name) the whole
 * mean score 0..100 of the tests with a key, personality what the first personality test gave. */
struct candidature {
    int64_t       id, testtaker_id;
    str           email, full_name, invitation_uuid, invitation_link, personality_algorithm, personality, review;
    str           stage, status, content_type_name, greenhouse_profile_url, status_notification, role;
    double        avg_score, average, rating;
    bool          is_hired, reminder_sent, has_consumed_credit, results_sent;
    struct json   is_with_feedback_about_hired; /* always null */
    struct moment created, last_reminder_sent, modified, last_activity;
    /* Only the answer of an invitation has these. */
    int64_t       assessment, attempt_number;
    str           first_name, last_name, external_id;
    double        average_with_weight;
    struct json   is_final; /* always null */
};
extern const struct shape tg_candidature_shape, tg_invitation_shape;

/* The columns of a candidature of attempt `a` and person `p`; a statement goes on with FROM. */
#define TG_CANDIDATURE                                                                                    \
    "SELECT a.number AS id, p.number AS testtaker_id, p.email, " TG_NAME " AS full_name,"                  \
    " " TG_AVERAGE " AS avg_score, " TG_AVERAGE " AS average, a.created_at AS created,"                   \
    " a.uuid AS invitation_uuid,"                                                                         \
    " :public_url || '" TG_TAKE "' || a.uuid AS invitation_link,"                                         \
    " CASE WHEN a.stage = 'HIR' THEN 1 ELSE 0 END AS is_hired, a.personality_algorithm, a.personality,"   \
    " a.rating, a.review, a.stage, a.progress AS status,"                                                 \
    " CASE WHEN a.rejected_at IS NULL THEN 0 ELSE 1 END AS reminder_sent,"                                \
    " a.rejected_at AS last_reminder_sent, 'candidature' AS content_type_name, a.modified_at AS modified," \
    " coalesce(a.finished_at, a.started_at) AS last_activity,"                                            \
    " CASE WHEN a.credits > 0 THEN 1 ELSE 0 END AS has_consumed_credit,"                                  \
    " CASE WHEN a.results_sent_at IS NULL THEN 0 ELSE 1 END AS results_sent"
#define TG_CANDIDATURE_FROM                                                                               \
    " FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"             \
    " WHERE a.workspace_id = :workspace_id"

/* The page of whoever was invited, in front of the uuid. */
#define TG_TAKE "/testtaker/takeinvitation/"

/* The id of the attempt that the path names by its number.  False: 404 said. */
bool tg_attempt_find(struct call *c, int64_t *id);

#endif
