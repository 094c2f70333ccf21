/* ats_gupy.c - the dialect of Gupy, whose contract for providers of tests fixes the words.
 *
 * Operations: gupy.list, gupy.create, gupy.get.
 * Gupy writes to candidates itself.  A request is one for a company, a document, a test and a
 * job: whoever sends it again gets the same attempt.  Only when the candidate failed before
 * (previous_result) and that attempt is over another one follows.
 * Tables: attempt, ats_attempt, assessment (by ats_view.c and ats_invite.c).
 */
#include <math.h>
#include "api/coodesh/ats.h"
#include "core/clock.h"
#include "core/json.h"
#include "domain/delivery.h"
#include "domain/json_write.h"
#include "op/call.h"

static const struct field gupy_query_fields[] = {
    FIELD(ats_query, search, .name = "searchString", .max = ATS_SEARCH_MAX, .doc = "Part of the name"),
    ATS_ORDER(ats_query),
};
static const struct shape gupy_query_shape = { "gupy_query", gupy_query_fields, 3, sizeof(struct ats_query) };

static const struct field gupy_test_fields[] = {
    FIELD(ats_assessment, assessment_id,  .name = "test_id", .doc = "Id, to be sent as test_id"),
    FIELD(ats_assessment, name,           .doc = "Name"),
    FIELD(ats_assessment, description,    .doc = "What it is about"),
    FIELD(ats_assessment, default_locale, .doc = "Its language"),
    FIELD(ats_assessment, duration,       .doc = "Minutes it takes"),
    FIELD(ats_assessment, duration_unit,  .doc = "minute"),
};
static const struct shape gupy_test_shape = { "gupy_test", gupy_test_fields, 6, sizeof(struct ats_assessment) };

struct gupy_page { int64_t offset, total, limit; struct list payload; };
static const struct field gupy_page_fields[] = {
    FIELD(gupy_page, offset, .doc = "Assessments left out before"),
    FIELD(gupy_page, total,  .doc = "Assessments in all"),
    FIELD(gupy_page, limit,  .doc = "Most of a page"),
    FIELD_LIST(gupy_page, payload, gupy_test, .doc = "The assessments"),
};
SHAPE(gupy_page);

static bool gupy_list(struct call *c)
{
    struct gupy_page page = { .offset = c->offset, .limit = c->limit };

    return ats_assessments_read(c, c->in, "searchString", &page.payload, &page.total) &&
           reply_page(c, (struct list){ &page, 1 }, 1);
}

/* --- creating ------------------------------------------------------------------------------ */

#define NUMBER_MAX 9e15 /* whole numbers that JSON keeps */

struct gupy_create {
    str       name, email, birthdate, gender, callback_url, candidate_type, previous_result, result_webhook_url,
              test_url;
    int64_t   document_id, company_id, job_id;
    struct id test_id, test_result_id;
    bool      disable_email;
};
static const struct field gupy_create_fields[] = {
    FIELD(gupy_create, name,        .flags = REQUIRED | WRITEONLY, .min = 1, .max = 200, .format = FORMAT_LINE,
          .doc = "Name of the candidate"),
    FIELD(gupy_create, email,       .flags = REQUIRED | WRITEONLY, .max = 254, .format = FORMAT_EMAIL,
          .doc = "Address of the candidate"),
    FIELD(gupy_create, document_id, .flags = REQUIRED | WRITEONLY, .max = NUMBER_MAX, .doc = "Number of the candidate"),
    FIELD(gupy_create, birthdate,   .flags = WRITEONLY | NULLABLE, .max = 40, .doc = "Accepted; not kept"),
    FIELD(gupy_create, gender,      .flags = WRITEONLY | NULLABLE, .one_of = "male|female",
          .doc = "Accepted; not kept"),
    FIELD(gupy_create, test_id,     .flags = REQUIRED | WRITEONLY, .doc = "Id of the assessment"),
    FIELD(gupy_create, company_id,  .flags = REQUIRED | WRITEONLY, .max = NUMBER_MAX, .doc = "Number of the company"),
    FIELD(gupy_create, job_id,      .flags = REQUIRED | WRITEONLY, .max = NUMBER_MAX, .doc = "Number of the job"),
    FIELD(gupy_create, callback_url, .flags = REQUIRED | WRITEONLY, .max = 2000, .format = FORMAT_URL,
          .doc = "Where the candidate goes after the end"),
    FIELD(gupy_create, candidate_type, .flags = WRITEONLY | NULLABLE, .one_of = "internal|external",
          .doc = "Does the candidate work there already?"),
    FIELD(gupy_create, previous_result, .flags = WRITEONLY | NULLABLE, .one_of = "fail",
          .doc = "fail: the candidate did not pass before; else null"),
    FIELD(gupy_create, result_webhook_url, .flags = REQUIRED | WRITEONLY, .max = 2000, .format = FORMAT_URL,
          .doc = "Receiver of the result, at each change of state"),
    FIELD(gupy_create, disable_email, .flags = WRITEONLY, .initial = 1,
          .doc = "The candidate gets neither the invitation nor the results by mail"),
    FIELD(gupy_create, test_url,       .flags = READONLY, .format = FORMAT_URL, .doc = "Link the candidate opens"),
    FIELD(gupy_create, test_result_id, .flags = READONLY, .doc = "Id by which the result is read"),
};
SHAPE(gupy_create);

/* What of it no member of an attempt says. */
static str document_of(struct call *c, const struct gupy_create *in)
{
    struct buf b = BUF(c->mem);

    buf_text(&b, "{\"candidate_type\":");
    buf_json(&b, in->candidate_type);
    buf_text(&b, ",\"previous_result\":");
    buf_json(&b, in->previous_result);
    buf_char(&b, '}');
    return buf_end(&b);
}

static str number_text(struct call *c, int64_t number)
{
    return str_printf(c->mem, "%lld", (long long)number);
}

static bool gupy_create(struct call *c)
{
    struct gupy_create *in = c->in;
    struct ats_made     made;
    struct ats_request  request = {
        .ats = "gupy", .name = in->name, .email = in->email, .redirect_url = in->callback_url,
        .candidate_ref = number_text(c, in->document_id), .company_ref = number_text(c, in->company_id),
        .job_ref = number_text(c, in->job_id), .webhook_url = in->result_webhook_url,
        .assessment_id = in->test_id.n, .quiet = in->disable_email, .document = document_of(c, in),
        .anew = str_is(in->previous_result, "fail"),
        .key = str_printf(c->mem, "gupy %lld %lld %lld %lld", (long long)in->company_id, (long long)in->document_id,
                          (long long)in->test_id.n, (long long)in->job_id),
    };

    if (!delivery_receiver_check(c, 400, "result_webhook_url", in->result_webhook_url) ||
        !ats_invite(c, &request, "test_id", &made))
        return false;
    in->test_result_id.n = made.attempt_id;
    in->test_url         = made.url;
    return reply(c, in);
}

/* --- the result ------------------------------------------------------------------------------- */

struct gupy_item { double score; str result_string, type_result, tier, title, description; struct moment date; };
static const struct field gupy_item_fields[] = {
    FIELD(gupy_item, score,         .doc = "0 to 100"),
    FIELD(gupy_item, result_string, .doc = "The same as text"),
    FIELD(gupy_item, type_result,   .one_of = "percentage", .doc = "What the score is"),
    FIELD(gupy_item, tier,          .one_of = "major|minor", .doc = "major: of the whole; minor: of one of its tests"),
    FIELD(gupy_item, title,         .doc = "What was scored"),
    FIELD(gupy_item, description,   .doc = "What it is about"),
    FIELD(gupy_item, date,          .doc = "When it was handed in"),
};
SHAPE(gupy_item);

struct gupy_result {
    struct id     attempt_id, test_code;
    str           title, description, provider_name, provider_link, company_result_string, status;
    struct moment created;
    struct list   results;
};
static const struct field gupy_result_fields[] = {
    FIELD(gupy_result, attempt_id,    .doc = "Id of the attempt"),
    FIELD(gupy_result, title,         .doc = "Name of the assessment"),
    FIELD(gupy_result, test_code,     .name = "testCode", .doc = "Id of the assessment"),
    FIELD(gupy_result, description,   .doc = "What this is"),
    FIELD(gupy_result, provider_name, .name = "providerName", .doc = "Who serves the assessment"),
    FIELD(gupy_result, provider_link, .name = "providerLink", .format = FORMAT_URL, .doc = "Its address"),
    FIELD(gupy_result, company_result_string,
          .doc = "All of it as lines of text, in the account's language and time zone"),
    FIELD(gupy_result, created,       .doc = "When it was made"),
    FIELD(gupy_result, status,        .one_of = "notStarted|paused|done",
          .doc = "done: handed in and scored, or over without; paused: begun, or waiting for a person's mark"),
    FIELD_LIST(gupy_result, results, gupy_item, .doc = "Scores: of the whole and of each test; none without a key"),
};
SHAPE(gupy_result);

static str gupy_status(str status)
{
    if (str_is(status, "draft") || str_is(status, "scheduled") || str_is(status, "invited") ||
        str_is(status, "blocked"))
        return STR("notStarted");
    return str_is(status, "finished") || str_is(status, "expired") ? STR("done") : STR("paused");
}

static struct gupy_item item_of(struct call *c, double score, const char *tier, str title, str description,
                                struct moment date)
{
    double shown = floor(score * 100 + 0.5) / 100;

    return (struct gupy_item){ shown, str_printf(c->mem, "%.10g%%", shown), STR("percentage"), str_of(tier), title,
                               description, date };
}

static struct list items_of(struct call *c, const struct ats_result *r)
{
    const struct component_view *views = r->results.items;
    struct gupy_item            *items = ARENA_ARRAY(c->mem, struct gupy_item, r->results.n + 1);
    struct list                  list = { items, 0 };

    if (!isnan(r->score) && str_is(r->status, "finished"))
        items[list.n++] = item_of(c, r->score, "major", r->title, r->description, r->finished);
    for (size_t i = 0; list.n && i < r->results.n; i++)
        if (!isnan(views[i].score))
            items[list.n++] = item_of(c, views[i].score, "minor", views[i].name, views[i].description, r->finished);
    return list;
}

static bool gupy_read(struct call *c, int64_t attempt_id, struct gupy_result *out)
{
    struct ats_result r;

    if (!ats_result_read(c, attempt_id, coodesh_language(c), &r))
        return false;
    *out = (struct gupy_result){ r.attempt_id, r.assessment_id, r.title, r.description, r.provider_name,
                                 r.provider_link, r.company_result_string, gupy_status(r.status), r.created,
                                 items_of(c, &r) };
    return true;
}

str gupy_result_text(struct call *c, int64_t attempt_id)
{
    struct gupy_result result;
    struct buf         b = BUF(c->mem);

    if (!gupy_read(c, attempt_id, &result))
        return STR_NULL;
    encode(c, &b, &gupy_result_shape, &result);
    return buf_end(&b);
}

struct gupy_key { struct id attemptId; };
static const struct field gupy_key_fields[] = {
    FIELD(gupy_key, attemptId, .flags = REQUIRED, .doc = "test_result_id of the attempt"),
};
SHAPE(gupy_key);

static bool gupy_get(struct call *c)
{
    struct gupy_key   *in = c->in;
    struct gupy_result result;

    return gupy_read(c, in->attemptId.n, &result) ? reply(c, &result) : fail(c, 404, NULL, "Attempt not found");
}

const struct op coodesh_gupy_ops[] = {
    { OP("gupy.list"), .method = GET, .path = "/assessments/ats/gupy/test", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Tests that Gupy can send", .in = &gupy_query_shape, .out = &gupy_page_shape, .flags = OP_LIST,
      .list = COODESH_ARRAY, .status = 200, .run = gupy_list, .source = "coodesh.openapi.json listGupyAssessments" },
    { OP("gupy.create"), .method = POST, .path = "/assessments/ats/gupy/test/candidate", .perm = PERM_MANAGE_ATTEMPTS,
      .summary = "Send a candidate of Gupy to a test", .in = &gupy_create_shape, .out = &gupy_create_shape,
      .status = 201, .run = gupy_create, .source = "coodesh.openapi.json createGupyAttempt",
      .fails = "402: no credit is left" },
    { OP("gupy.get"), .method = GET, .path = "/assessments/ats/gupy/test/result/{attemptId}",
      .perm = PERM_LIST_ATTEMPTS, .summary = "A result in Gupy's words", .in = &gupy_key_shape,
      .out = &gupy_result_shape, .status = 200, .run = gupy_get,
      .source = "coodesh.openapi.json getGupyAttempt" },
    { 0 }
};
