/* webhook.c - what a delivery looks like on the wire and in the log.
 *
 * A delivery wears the form of a family: a row of `forms`.  All forms carry the
 * headers of Standard Webhooks as well (https://www.standardwebhooks.com, 1.0),
 * whose id stays the same over all tries, so that a receiver can tell a repeat.
 * Tables: delivery, delivery_try, webhook (src/db/schema/0001_foundation.sql).
 */
#include "jobs/webhook.h"
#include <string.h>
#include "core/random.h"

#define HEADERS_MAX      10
#define TIMEOUT_MS       15000
#define REQUEST_KEPT     8192 /* bytes in delivery_try.request */
#define REPLY_KEPT       4096
#define REPLAY_BATCH     500

/* --- the request -------------------------------------------------------------- */

struct writing {
    struct arena       *mem;
    struct fetch_header headers[HEADERS_MAX];
    size_t              headers_n;
};

struct form {
    const char *name;
    const char *content_type;
    unsigned    allow; /* bits of enum fetch_allow */
    void      (*sign)(struct writing *w, const struct delivery *d);
};

static void add(struct writing *w, const char *name, str value)
{
    w->headers[w->headers_n++] = (struct fetch_header){ name, value };
}

/* "sha256=" and the HMAC of the body in hex. */
static str body_mac(struct arena *mem, const struct delivery *d)
{
    struct buf    b = BUF(mem);
    unsigned char mac[32];

    hmac_sha256(d->secret, d->payload, mac);
    buf_text(&b, "sha256=");
    buf_hex(&b, mac, sizeof mac);
    return buf_end(&b);
}

static void esc_sign(struct writing *w, const struct delivery *d)
{
    add(w, "X-ESC-Event", d->event);
    add(w, "X-ESC-Signature", body_mac(w->mem, d));
}

static void testgorilla_sign(struct writing *w, const struct delivery *d)
{
    add(w, "X-TestGorilla-Signature", body_mac(w->mem, d));
}

/* The vendor signs nothing: whoever wants to know the sender puts user and password into the URL. */
static void pi_sign(struct writing *w, const struct delivery *d)
{
    (void)w, (void)d;
}

/* The event's name beside the headers that all forms carry. */
static void coodesh_sign(struct writing *w, const struct delivery *d)
{
    add(w, "X-Coodesh-Event", d->event);
    add(w, "X-Coodesh-Signature", body_mac(w->mem, d));
}

static const struct form forms[] = {
    { "esc", "application/json", 0, esc_sign },
    { "testgorilla", "application/json", 0, testgorilla_sign },
    { "pi", "application/x-www-form-urlencoded", FETCH_USER, pi_sign },
    { "coodesh", "application/json", 0, coodesh_sign },
};

static const struct form *form_find(str name)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (str_is(name, forms[i].name))
            return &forms[i];
    return NULL;
}

str webhook_signature(struct arena *mem, str secret, str id, int64_t timestamp_s, str body)
{
    struct buf    b = BUF(mem);
    unsigned char mac[32];
    str           key, text;

    if (!str_starts(secret, "whsec_") || !base64_read(mem, str_from(secret, 6), &key))
        key = secret;
    buf_str(&b, id);
    buf_char(&b, '.');
    buf_int(&b, timestamp_s);
    buf_char(&b, '.');
    buf_str(&b, body);
    hmac_sha256(key, buf_end(&b), mac);
    text = base64_text(mem, mac, sizeof mac);
    return str_printf(mem, "v1,%.*s", STR_ARG(text));
}

static void standard_headers(struct writing *w, const struct delivery *d, int64_t now_ms)
{
    int64_t timestamp_s = now_ms / 1000;
    char    text[14];
    str     id;

    id_text(d->id, text);
    id = str_printf(w->mem, "msg_%s", text);
    add(w, "webhook-id", id);
    add(w, "webhook-timestamp", str_printf(w->mem, "%lld", (long long)timestamp_s));
    add(w, "webhook-signature", webhook_signature(w->mem, d->secret, id, timestamp_s, d->payload));
}

const char *delivery_request(struct arena *mem, const struct delivery *d, int64_t now_ms, struct fetch *f)
{
    const struct form *form = form_find(d->form);
    struct writing    *w = ARENA_NEW(mem, struct writing);

    if (d->removed)
        return "not sent: the webhook was removed";
    if (!form)
        return "not sent: this version does not know the form of the delivery";
    w->mem = mem;
    add(w, "Content-Type", str_of(form->content_type));
    add(w, "User-Agent", STR("Assay/" ASSAY_VERSION));
    form->sign(w, d);
    standard_headers(w, d, now_ms);
    *f = (struct fetch){ .url = d->url, .method = "POST", .headers = w->headers, .headers_n = w->headers_n,
                         .body = d->payload, .allow = form->allow, .timeout_ms = TIMEOUT_MS,
                         .reply_max = REPLY_KEPT };
    return NULL;
}

/* --- the record ----------------------------------------------------------------- */

str webhook_text(struct arena *mem, str bytes, size_t max)
{
    struct buf b = BUF(mem);

    for (size_t i = 0; i < bytes.len;) {
        unsigned char lead = (unsigned char)bytes.data[i];
        size_t        n = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        bool          whole = i + n <= bytes.len && str_is_utf8((str){ bytes.data + i, n });

        if (b.len + n > max)
            break;
        if (whole)
            buf_add(&b, bytes.data + i, n);
        else
            buf_char(&b, '?');
        i += whole ? n : 1;
    }
    return buf_end(&b);
}

/* The request as it stands in the log: enough to make it again by hand. */
static str request_text(struct arena *mem, const struct delivery *d, const struct fetch *f)
{
    struct buf b = BUF(mem);
    str        shown = fetch_url_shown(mem, d->url);

    buf_printf(&b, "POST %.*s\n", STR_ARG(shown));
    for (size_t i = 0; i < f->headers_n; i++)
        buf_printf(&b, "%s: %.*s\n", f->headers[i].name, STR_ARG(f->headers[i].value));
    buf_char(&b, '\n');
    buf_str(&b, d->payload);
    return webhook_text(mem, buf_end(&b), REQUEST_KEPT);
}

bool webhook_succeeded(const struct try_made *made)
{
    return made->error == NULL && made->fetch->status >= 200 && made->fetch->status < 300;
}

struct try_row {
    int64_t       workspace_id, delivery_id, at, duration_ms, http_status;
    str           request, reply, outcome;
    struct moment delivered_at;
};
static const struct field try_row_fields[] = {
    FIELD(try_row, workspace_id), FIELD(try_row, delivery_id), FIELD(try_row, at), FIELD(try_row, duration_ms),
    FIELD(try_row, http_status), FIELD(try_row, request), FIELD(try_row, reply), FIELD(try_row, outcome),
    FIELD(try_row, delivered_at),
};
SHAPE(try_row);

static struct try_row try_row_of(struct call *c, const struct try_made *made)
{
    const struct fetch *f = made->fetch;
    struct try_row      row = { .workspace_id = made->workspace_id, .delivery_id = made->delivery->id,
                                .at = made->at_ms, .duration_ms = f->duration_ms, .http_status = f->status,
                                .request = request_text(c->mem, made->delivery, f) };

    if (webhook_succeeded(made)) {
        row.outcome      = STR("delivered");
        row.delivered_at = (struct moment){ made->at_ms + f->duration_ms };
    } else {
        row.outcome = made->last ? STR("failed") : STR("owed");
    }
    if (made->error || f->error)
        row.reply = str_of(made->error ? made->error : f->error);
    else
        row.reply = webhook_text(c->mem, f->reply, REPLY_KEPT);
    return row;
}

/* What is delivered stays so, even if a repeat that overlapped has failed.  A
 * delivery that was erased meanwhile (domain/erase.h) has no payload, and keeps
 * nothing of the try. */
void webhook_record(struct call *c, const struct try_made *made, size_t n)
{
    struct try_row *rows = ARENA_ARRAY(c->mem, struct try_row, n);

    for (size_t i = 0; i < n; i++)
        rows[i] = try_row_of(c, &made[i]);
    db_exec_many(c, &try_row_shape, rows, n,
                 "UPDATE delivery SET tries = tries + 1,"
                 " delivered_at = CASE WHEN status = 'delivered' THEN delivered_at ELSE :delivered_at END,"
                 " status = CASE WHEN status = 'delivered' THEN status ELSE :outcome END"
                 " WHERE workspace_id = :workspace_id AND id = :delivery_id");
    db_exec_many(c, &try_row_shape, rows, n,
                 "INSERT INTO delivery_try (workspace_id, delivery_id, try, at, duration_ms, status, request, reply)"
                 " SELECT workspace_id, id, tries, :at, :duration_ms, :http_status, CASE WHEN payload = '' THEN ''"
                 " ELSE :request END, CASE WHEN payload = '' THEN '' ELSE :reply END FROM delivery"
                 " WHERE workspace_id = :workspace_id AND id = :delivery_id");
}

/* --- reading and replaying ------------------------------------------------------- */

static const struct field delivery_fields[] = {
    FIELD(delivery, id), FIELD(delivery, form), FIELD(delivery, event), FIELD(delivery, url),
    FIELD(delivery, secret), FIELD(delivery, payload), FIELD(delivery, status), FIELD(delivery, removed),
};
SHAPE(delivery);

struct delivery_key { int64_t id, id_to, batch; };
static const struct field delivery_key_fields[] = {
    FIELD(delivery_key, id), FIELD(delivery_key, id_to), FIELD(delivery_key, batch),
};
SHAPE(delivery_key);

bool delivery_load(struct call *c, int64_t id, struct delivery *d)
{
    struct delivery_key key = { .id = id };

    return db_row_with(c, WITH(delivery_key, &key),
                       "SELECT d.id, d.form, d.event, d.url, d.secret, d.payload, d.status,"
                       " CASE WHEN d.payload <> '' AND (d.webhook_id IS NULL OR w.active = 1) THEN 0 ELSE 1 END"
                       " AS removed"
                       " FROM delivery d LEFT JOIN webhook w"
                       " ON w.workspace_id = d.workspace_id AND w.id = d.webhook_id"
                       " WHERE d.workspace_id = :workspace_id AND d.id = :id", INTO(delivery, d));
}

int64_t webhook_replay(struct call *c, int64_t delivery_id_from, int64_t delivery_id_to)
{
    struct delivery_key range = { delivery_id_from, delivery_id_to, REPLAY_BATCH };
    int64_t             total = 0;
    struct list         owed;

    do {
        owed = db_rows_with(c, WITH(delivery_key, &range),
                            "UPDATE delivery SET status = 'owed', delivered_at = NULL"
                            " WHERE workspace_id = :workspace_id AND id IN (SELECT id FROM delivery"
                            " WHERE workspace_id = :workspace_id AND id BETWEEN :id AND :id_to"
                            " AND status <> 'owed' AND payload <> '' ORDER BY id LIMIT :batch) RETURNING id",
                            &delivery_key_shape, REPLAY_BATCH);
        for (size_t i = 0; i < owed.n; i++)
            job_add(c, "webhook.deliver", ((struct delivery_key *)owed.items)[i].id);
        total += (int64_t)owed.n;
    } while (owed.n == REPLAY_BATCH);
    return total;
}
