/* invites.c - inviting candidates and following them up.
 *
 * Operations: invites.create, invites.list, invites.get, invites.cancel, invites.remind.
 * An invitation is an attempt (domain/attempt.h): it costs its product's
 * credits and gives them back when it is cancelled before anybody started.
 * Tables: attempt, person.
 */
#include "api/esc/esc.h"
#include "core/shape_json.h"
#include "domain/attempt.h"
#include "domain/delivery.h"
#include "domain/listing.h"

struct invite {
    struct id     invite_id, session_id;
    str           email, first_name, last_name, product_type, status, invite_url, callback_url, external_id, language;
    bool          send_email;
    int64_t       reminders_sent, expires_in_days;
    struct map    metadata;
    struct moment created_at, started_at, completed_at, expires_at;
};
static const struct field invite_fields[] = {
    FIELD(invite, invite_id,       .flags = READONLY, .prefix = "inv_", .doc = "Id of the invitation"),
    FIELD(invite, email,           .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL,
              .doc = "Address of the candidate"),
    FIELD(invite, first_name,      .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Given name"),
    FIELD(invite, last_name,       .flags = NULLABLE, .max = 100, .format = FORMAT_LINE, .doc = "Family name"),
    FIELD(invite, product_type,    .one_of = ESC_PRODUCTS, .initial_text = "pa-standard", .doc = "Assessment type"),
    FIELD(invite, status,          .flags = READONLY, .one_of = ESC_STATUSES, .doc = "Where the invitation stands"),
    FIELD(invite, invite_url,      .flags = READONLY, .format = FORMAT_URL, .doc = "Link the candidate opens"),
    FIELD(invite, callback_url,    .flags = NULLABLE, .max = 2000, .format = FORMAT_URL,
              .doc = "Called once the invitation is completed"),
    FIELD(invite, external_id,     .flags = NULLABLE, .max = 200, .doc = "The caller's reference, echoed everywhere"),
    FIELD(invite, language,        .flags = WRITEONLY, .one_of = ESC_LANGUAGES,
              .doc = "Language of the mail and the assessment"),
    FIELD(invite, send_email,      .flags = WRITEONLY, .initial = 1, .doc = "Mail the link; false only makes it"),
    FIELD(invite, expires_in_days, .flags = WRITEONLY, .min = 1, .max = 365, .initial = 30,
              .doc = "Days the link works"),
    FIELD(invite, session_id,      .flags = READONLY | NULLABLE, .prefix = "s_", .doc = "Id of the completed session"),
    FIELD(invite, reminders_sent,  .flags = READONLY, .doc = "Reminders sent, 0 to 3"),
    FIELD(invite, metadata,        .flags = NULLABLE, .max = 50, .doc = "Free texts by key, echoed"),
    FIELD(invite, created_at,      .flags = READONLY, .doc = "When it was made"),
    FIELD(invite, started_at,      .flags = READONLY | NULLABLE, .doc = "When the candidate started"),
    FIELD(invite, completed_at,    .flags = READONLY | NULLABLE, .doc = "When the candidate finished"),
    FIELD(invite, expires_at,      .flags = READONLY | NULLABLE, .doc = "Last moment of the link"),
};
SHAPE(invite);

/* What the list is asked for, and where its page begins. */
struct invites_query { str status; int64_t number_before, rest; };
static const struct field invites_query_fields[] = {
    FIELD(invites_query, number_before, .flags = INTERNAL), FIELD(invites_query, rest, .flags = INTERNAL),
    FIELD(invites_query, status, .one_of = ESC_STATUSES, .doc = "Only those in this state"),
};
SHAPE(invites_query);

static const struct field esc_invite_id_fields[] = {
    FIELD(esc_id, id, .flags = REQUIRED, .prefix = "inv_", .doc = "Id of the invitation"),
};
const struct shape esc_invite_id_shape = { "esc_invite_id", esc_invite_id_fields, 1, sizeof(struct esc_id) };

#define INVITE_SELECT                                                                                        \
    "SELECT a.id AS invite_id, p.email, p.first_name, p.last_name, a.product AS product_type, " ESC_STATUS   \
    " AS status, :public_url || '/t/' || a.token AS invite_url, a.callback_url, a.external_id,"              \
    " CASE WHEN a.status = 'finished' THEN a.id END AS session_id, a.reminders_sent, a.metadata,"            \
    " a.created_at, a.started_at, a.finished_at AS completed_at, a.expires_at"                               \
    " FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"                \
    " WHERE a.workspace_id = :workspace_id AND a.source = 'api' AND a.deleted_at IS NULL"

/* Every value of the metadata has a limit of its own. */
static bool metadata_check(struct call *c, const struct map *metadata)
{
    for (size_t i = 0; i < metadata->n; i++)
        if (metadata->pairs[i].key.len > 100 || metadata->pairs[i].value.len > 2000)
            return fail(c, 422, "metadata", "keys have at most 100 bytes, values 2000");
    return true;
}

static str metadata_text(struct call *c, const struct map *metadata)
{
    struct buf b = BUF(c->mem);

    if (!metadata->pairs)
        return STR_NULL;
    map_write(&b, metadata);
    return buf_end(&b);
}

static bool invites_create(struct call *c)
{
    struct invite    *in = c->in;
    struct attempt    made;
    struct invitation invitation = {
        .email = in->email, .first_name = in->first_name, .last_name = in->last_name, .product = in->product_type,
        .language = in->language.len ? str_of(language_near(in->language)) : STR(""), .callback_url = in->callback_url,
        .external_id = in->external_id, .metadata = metadata_text(c, &in->metadata), .source = STR("api"),
        .callback_form = STR("esc"), .expires_at = c->now_ms + in->expires_in_days * MS_PER_DAY,
        .send_mail = in->send_email,
    };

    if (!metadata_check(c, &in->metadata) || !delivery_receiver_check(c, 422, "callback_url", in->callback_url))
        return false;
    if (!attempt_invite(c, &invitation, &made))
        return false;
    in->invite_id.n = made.id;
    in->first_name  = made.first_name;
    in->last_name   = made.last_name;
    in->status      = in->send_email ? STR("sent") : STR("pending");
    in->invite_url  = str_printf(c->mem, "%.*s/t/%.*s", STR_ARG(c->public_url), STR_ARG(made.token));
    in->created_at  = made.created_at;
    in->expires_at  = made.expires_at;
    return reply(c, in);
}

/* A state is listed as the last sweep of expired invitations left it, some seconds ago at most. */
static bool invites_list(struct call *c)
{
    static const char *const all[] = {
        INVITE_SELECT " AND a.number < :number_before ORDER BY a.number DESC LIMIT :limit OFFSET :rest", NULL,
    };
    static const char *const of_state[] = {
        INVITE_SELECT " AND a.state = :status AND a.number < :number_before"
        " ORDER BY a.number DESC LIMIT :limit OFFSET :rest", NULL,
    };
    struct invites_query *in = c->in;
    struct place          place;

    if (str_is(in->status, "completed"))
        in->status = STR("finished");
    place             = listing_seek(c, STR("api"), in->status, LISTING_FALLING);
    in->number_before = place.number_before;
    in->rest          = place.rest;
    return run_page(c, in->status.data ? of_state : all, place.total);
}

static bool invites_cancel(struct call *c)
{
    struct esc_id *in = c->in;

    return attempt_cancel(c, in->id.n) && reply(c, NULL);
}

/* --- reminding ----------------------------------------------------------- */

struct reminder { struct id invite_id; int64_t reminders_sent, reminders_left; struct moment sent_at; };
static const struct field reminder_fields[] = {
    FIELD(reminder, invite_id, .prefix = "inv_", .doc = "Id of the invitation"),
    FIELD(reminder, reminders_sent, .doc = "Reminders sent, 1 to 3"),
    FIELD(reminder, reminders_left, .doc = "Reminders left, 0 to 2"),
    FIELD(reminder, sent_at, .doc = "When this one was sent"),
};
SHAPE(reminder);

static bool invites_remind(struct call *c)
{
    struct esc_id *in = c->in;
    struct attempt attempt = { 0 };

    if (!attempt_remind(c, in->id.n, &attempt))
        return false;
    return reply(c, &(struct reminder){ in->id, attempt.reminders_sent, ATTEMPT_REMINDERS - attempt.reminders_sent,
                                        { c->now_ms } });
}

const struct op esc_invites_ops[] = {
    { OP("invites.create"), .method = POST, .path = "/api/v1/invites", .perm = PERM_INVITE_WRITE,
      .summary = "Invite a candidate", .in = &invite_shape, .out = &invite_shape, .status = 201,
      .run = invites_create, .source = "esc.openapi.json createInvite", .fails = "402: no credit is left" },
    { OP("invites.list"),   .method = GET, .path = "/api/v1/invites", .perm = PERM_INVITE_READ,
      .summary = "List invitations with status, newest first", .in = &invites_query_shape, .out = &invite_shape,
      .flags = OP_LIST, .list = "invites", .status = 200, .run = invites_list,
      .source = "esc.openapi.json listInvites" },
    { OP("invites.get"),    .method = GET, .path = "/api/v1/invites/{id}", .perm = PERM_INVITE_READ,
      .summary = "One invitation", .in = &esc_invite_id_shape, .out = &invite_shape, .status = 200, .run = run_row,
      .source = "esc.openapi.json getInvite", .sql = INVITE_SELECT " AND a.id = :id" },
    { OP("invites.cancel"), .method = DELETE, .path = "/api/v1/invites/{id}", .perm = PERM_INVITE_WRITE,
      .summary = "Cancel a pending invitation; its credit comes back", .in = &esc_invite_id_shape, .status = 204,
      .run = invites_cancel, .source = "esc.openapi.json cancelInvite", .fails = "409: it is started or over" },
    { OP("invites.remind"), .method = POST, .path = "/api/v1/invites/{id}/remind", .perm = PERM_INVITE_WRITE,
      .summary = "Send a reminder, three at most", .in = &esc_invite_id_shape, .out = &reminder_shape, .status = 200,
      .run = invites_remind, .source = "esc.openapi.json remindInvite",
      .fails = "409: it is over, or was reminded three times" },
    { 0 }
};
