/* action_plan.h - what a person can learn from when an answer went badly: a course, an article.
 *
 * A plan belongs to a workspace, or is public, for everybody; it is attached to questions.
 * Tables: action_plan, question_action_plan.
 */
#ifndef DOMAIN_ACTION_PLAN_H
#define DOMAIN_ACTION_PLAN_H

#include "op/op.h"

#define ACTION_PLANS_OF_ONE_MAX 100 /* of a question */

/* A row of the store.  owner_id: its workspace, which is another where it is public. */
struct action_plan {
    int64_t       id, owner_id, author_id;
    str           title, title_fold, description, url, type, provider, status, language, scope;
    struct moment created_at, updated_at;
};
extern const struct shape action_plan_shape;

/* The columns of struct action_plan, of plans p that the workspace may see; a statement goes on
 * with AND. */
#define ACTION_PLAN_SELECT                                                                              \
    "SELECT p.id, p.workspace_id AS owner_id, p.author_id, p.title, p.description, p.url, p.type,"      \
    " p.provider, p.status, p.language, p.scope, p.created_at, p.updated_at FROM action_plan p WHERE"   \
    " (p.workspace_id = :workspace_id OR (p.scope = 'public' AND p.status = 'published'))"

/* Attaches a plan that the workspace may see to one of its questions; nothing is done when it
 * is attached already.  False (nothing said) when there is no such plan. */
bool action_plan_attach(struct call *c, int64_t question_id, int64_t action_plan_id);

#endif
