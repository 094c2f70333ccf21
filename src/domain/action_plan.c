/* action_plan.c - see action_plan.h. */
#include "domain/action_plan.h"

static const struct field action_plan_fields[] = {
    FIELD(action_plan, id), FIELD(action_plan, owner_id), FIELD(action_plan, author_id), FIELD(action_plan, title),
    FIELD(action_plan, title_fold), FIELD(action_plan, description), FIELD(action_plan, url),
    FIELD(action_plan, type), FIELD(action_plan, provider), FIELD(action_plan, status),
    FIELD(action_plan, language), FIELD(action_plan, scope), FIELD(action_plan, created_at),
    FIELD(action_plan, updated_at),
};
const struct shape action_plan_shape = { "action_plan", action_plan_fields,
    sizeof action_plan_fields / sizeof *action_plan_fields, sizeof(struct action_plan) };

struct attached { int64_t question_id, action_plan_id; };
static const struct field attached_fields[] = { FIELD(attached, question_id), FIELD(attached, action_plan_id) };
SHAPE(attached);

bool action_plan_attach(struct call *c, int64_t question_id, int64_t action_plan_id)
{
    struct attached key = { question_id, action_plan_id };
    int64_t         found;

    if (!db_int_with(c, WITH(attached, &key), "SELECT 1 FROM action_plan p WHERE p.id = :action_plan_id AND"
                     " (p.workspace_id = :workspace_id OR (p.scope = 'public' AND p.status = 'published'))", &found))
        return false;
    db_exec_with(c, WITH(attached, &key), "INSERT INTO question_action_plan (workspace_id, question_id,"
                 " action_plan_id, created_at) VALUES (:workspace_id, :question_id, :action_plan_id, :now_ms)"
                 " ON CONFLICT DO NOTHING");
    return true;
}
