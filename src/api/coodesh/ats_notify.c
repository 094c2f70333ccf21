/* ats_notify.c - what follows from a change of state of an attempt of this family: its receiver
 * is told, and the candidate gets the results at the end.
 *
 * A receiver gets {attempt_id, assessment_id, status, title, score}, as the family's own operation
 * webhooks.assessments takes it; Gupy's gets the result in Gupy's words.
 * Tables: delivery, attempt, ats_attempt.
 */
#include <math.h>
#include <string.h>
#include "api/coodesh/ats.h"
#include "domain/delivery.h"
#include "domain/json_write.h"

struct told { int64_t id; double average; str ats; };
static const struct field told_fields[] = { FIELD(told, id), FIELD(told, average), FIELD(told, ats) };
SHAPE(told);

static str payload_of(struct call *c, const struct attempt *a, const struct told *told, const char *status)
{
    struct assessment assessment;
    struct buf        b = BUF(c->mem);

    buf_printf(&b, "{\"attempt_id\":\"%.*s\",\"assessment_id\":\"%.*s\"", STR_ARG(coodesh_id_text(c->mem, a->id)),
               STR_ARG(coodesh_id_text(c->mem, a->assessment_id)));
    write_text(&b, "status", status);
    if (!isnan(told->average) && strcmp(status, "finished") == 0)
        write_number(&b, "score", told->average);
    if (assessment_of(c, a, &assessment))
        write_text(&b, "title", str_z(c->mem, assessment_title(&assessment, coodesh_language(c))));
    buf_char(&b, '}');
    return buf_end(&b);
}

void coodesh_callback(struct call *c, const struct attempt *a, const char *status)
{
    const struct family *caller = c->family;
    struct told          told = { .id = a->id };
    struct owed          owed = { .webhook_id = INT_NULL, .attempt_id = a->id, .form = STR("coodesh") };

    if (!str_is(a->callback_form, "coodesh") || !a->callback_url.len)
        return;
    db_row_with(c, WITH(told, &told), "SELECT a.average, coalesce(x.ats, '') AS ats FROM attempt a LEFT JOIN"
                " ats_attempt x ON x.workspace_id = a.workspace_id AND x.attempt_id = a.id"
                " WHERE a.workspace_id = :workspace_id AND a.id = :id", INTO(told, &told));
    c->family    = &family_coodesh; /* whoever caused it, the message speaks this dialect */
    owed.payload = str_is(told.ats, "gupy") ? gupy_result_text(c, a->id) : payload_of(c, a, &told, status);
    c->family    = caller;
    owed.event   = str_printf(c->mem, "attempt.%s", status);
    owed.url     = a->callback_url;
    owed.secret  = delivery_callback_secret(c);
    if (owed.payload.len)
        delivery_add(c, &owed);
}

void coodesh_notify(struct call *c, const struct attempt *a, const char *event)
{
    struct told told = { .id = a->id };
    str         document;

    coodesh_callback(c, a, event);
    if (strcmp(event, "finished") != 0 || !str_is(a->source, "coodesh") || !attempt_result(c, a->id, &document))
        return;
    if (db_exec_with(c, WITH(told, &told), "UPDATE attempt SET results_sent_at = :now_ms WHERE workspace_id ="
                     " :workspace_id AND id = :id AND hidden = 0 AND quiet = 0") > 0)
        job_add(c, "mail.results", a->id);
}
