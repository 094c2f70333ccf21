/* webhooks.c - what other systems tell us.
 *
 * Operations: webhooks.assessments, webhooks.stripe.
 * An event about an attempt must come with a key that may edit attempts: the page asks for none,
 * but whoever could send one would write into the record of a person.  What was reported last is
 * kept beside the attempt, and each change is a row of its event log; the attempt's own state and
 * result stay what they are.  The same event again changes nothing.
 * Tables: attempt_report (src/db/schema/0021_library.sql), attempt, event.
 */
#include "api/coodesh/coodesh.h"
#include "domain/attempt.h"
#include "domain/payment.h"

#define STATES "draft|invited|expired|finished|started|blocked|scheduled|pending|pending_review"

/* --- attempts --------------------------------------------------------------------------- */

struct report {
    struct id     attempt_id;
    str           application_id, assessment_id, status, title, score_text;
    struct either score;
    bool          received;
};
static const struct field report_fields[] = {
    FIELD(report, attempt_id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the attempt"),
    FIELD(report, application_id, .flags = WRITEONLY, .max = 100, .doc = "Application it belongs to"),
    FIELD(report, assessment_id, .flags = WRITEONLY, .max = 100, .doc = "Assessment, as the sender calls it"),
    FIELD(report, status, .flags = REQUIRED | WRITEONLY, .one_of = STATES, .doc = "Where it stands at the sender's"),
    FIELD(report, score, .flags = WRITEONLY, .max = 100, .doc = "Score, a number or a text"),
    FIELD(report, title, .flags = WRITEONLY, .max = 300, .doc = "Title of the assessment"),
    FIELD(report, received, .flags = READONLY, .doc = "Always true"),
    FIELD(report, score_text, .flags = INTERNAL),
};
SHAPE(report);

static str score_text(struct call *c, const struct either *score)
{
    struct buf number = BUF(c->mem);

    if (score->kind != EITHER_NUMBER)
        return score->kind == EITHER_TEXT ? score->text : STR_NULL;
    buf_number(&number, score->number);
    return buf_end(&number);
}

static bool webhooks_assessments(struct call *c)
{
    struct report *in = c->in;
    int64_t        found;

    if (!db_int(c, "SELECT 1 FROM attempt WHERE workspace_id = :workspace_id AND id = :attempt_id"
                " AND deleted_at IS NULL", &found))
        return fail(c, 404, "attempt_id", "no such attempt");
    in->received   = true;
    in->score_text = score_text(c, &in->score);
    if (db_exec(c, "INSERT INTO attempt_report (workspace_id, attempt_id, status, score, title, application_id,"
                " assessment_id, updated_at) VALUES (:workspace_id, :attempt_id, :status, :score_text, :title,"
                " :application_id, :assessment_id, :now_ms) ON CONFLICT (workspace_id, attempt_id) DO UPDATE SET"
                " status = excluded.status, score = excluded.score, title = excluded.title,"
                " application_id = excluded.application_id, assessment_id = excluded.assessment_id,"
                " updated_at = excluded.updated_at WHERE attempt_report.status <> excluded.status"
                " OR coalesce(attempt_report.score, '') <> coalesce(excluded.score, '')"
                " OR coalesce(attempt_report.title, '') <> coalesce(excluded.title, '')"
                " OR coalesce(attempt_report.application_id, '') <> coalesce(excluded.application_id, '')"
                " OR coalesce(attempt_report.assessment_id, '') <> coalesce(excluded.assessment_id, '')"))
        attempt_event(c, in->attempt_id.n, "reported", str_printf(c->mem, "%.*s%s%.*s", STR_ARG(in->status),
                                                                  in->score_text.len ? ", score " : "",
                                                                  STR_ARG(in->score_text)));
    return reply(c, in);
}

/* --- Stripe -------------------------------------------------------------------------------- */

struct stripe_hook { str stripe_signature, type; struct json data; bool received; };
static const struct field stripe_hook_fields[] = {
    FIELD(stripe_hook, stripe_signature, .flags = IN_HEADER | WRITEONLY, .max = 2000,
          .doc = "Time and signatures of the body"),
    FIELD(stripe_hook, type,     .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .doc = "Kind of event"),
    FIELD(stripe_hook, data,     .flags = WRITEONLY, .doc = "What it is about: {\"object\": checkout session}"),
    FIELD(stripe_hook, received, .flags = READONLY, .doc = "Always true"),
};
SHAPE(stripe_hook);

static bool webhooks_stripe(struct call *c)
{
    struct stripe_hook *in = c->in;

    in->received = true;
    return payment_event(c, in->stripe_signature, in->type, in->data.text) && reply(c, in);
}

const struct op coodesh_webhooks_ops[] = {
    { OP("webhooks.assessments"), .method = POST, .path = "/webhooks/assessments", .perm = PERM_EDIT_ATTEMPTS,
      .summary = "Take in what another system reports of an attempt", .in = &report_shape, .out = &report_shape,
      .status = 201, .run = webhooks_assessments, .source = "coodesh.openapi.json receiveAssessmentWebhook",
      .fails = "404: no such attempt in this workspace" },
    { OP("webhooks.stripe"), .method = POST, .path = "/webhooks/stripe", .perm = PERM_PUBLIC,
      .summary = "Events of Stripe, signed: payments of orders", .in = &stripe_hook_shape,
      .out = &stripe_hook_shape, .status = 201, .run = webhooks_stripe,
      .source = "coodesh.openapi.json receiveStripeWebhook; docs.stripe.com/webhooks/signature",
      .fails = "400: the signature is missing, wrong or old; 409: the amount is not that of the order" },
    { 0 }
};
