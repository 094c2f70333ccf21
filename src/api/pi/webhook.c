/* webhook.c - telling the caller that an assessment was created or is completed.
 *
 * A form goes to the assessment's assessmentStatusWebHook, or to the address that the
 * workspace has set for those without one (native operation status_webhook.update).
 * Tables: delivery, workspace.
 */
#include <string.h>
#include "api/pi/pi.h"
#include "domain/delivery.h"

static str form_of(struct call *c, const struct attempt *attempt, enum pi_state state)
{
    struct buf b = BUF(c->mem);

    buf_text(&b, "assessmentId=");
    pi_id_write(&b, attempt->id);
    buf_printf(&b, "&assessmentState=%d&assessmentSource=%d", state, PI_SOURCE_API);
    if (attempt->external_id.len) {
        buf_text(&b, "&externalId=");
        buf_form(&b, attempt->external_id);
    }
    return buf_end(&b);
}

struct scored_row { int64_t id; };
static const struct field scored_row_fields[] = { FIELD(scored_row, id) };
SHAPE(scored_row);

static bool is_scored(struct call *c, int64_t attempt_id)
{
    struct scored_row key = { attempt_id };
    int64_t           n = 0;

    return db_int_with(c, WITH(scored_row, &key), "SELECT 1 FROM result WHERE workspace_id = :workspace_id"
                       " AND attempt_id = :id", &n);
}

void pi_notify(struct call *c, const struct attempt *attempt, const char *event)
{
    struct owed   owed = { .webhook_id = INT_NULL, .attempt_id = attempt->id, .form = STR("pi"),
                           .event = STR("assessment.status") };
    bool          created = strcmp(event, "created") == 0;
    enum pi_state state = PI_CREATED;

    if ((!created && strcmp(event, "finished") != 0) || !str_is(attempt->callback_form, "pi"))
        return;
    if (attempt->callback_url.len)
        owed.url = attempt->callback_url;
    else
        db_str(c, "SELECT status_webhook FROM workspace WHERE id = :workspace_id", &owed.url);
    if (!owed.url.len)
        return;
    if (!created)
        state = is_scored(c, attempt->id) ? PI_COMPLETED : PI_FAILED;
    owed.secret  = delivery_callback_secret(c);
    owed.payload = form_of(c, attempt, state);
    delivery_add(c, &owed);
}
