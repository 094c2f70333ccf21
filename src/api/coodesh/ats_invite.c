/* ats_invite.c - a candidate of an applicant tracking system is invited.
 *
 * A request with a key is made once: whoever sends it again gets the same attempt.
 * Tables: attempt, person, ats_attempt, assessment, workspace.
 */
#include "api/coodesh/ats.h"
#include "core/random.h"

#define INVITE_DAYS 30

struct ats_row {
    int64_t id, assessment_id, quiet;
    str     ats, candidate_ref, company_ref, job_ref, request_key, document, redirect_url, code, status,
            token;
};
static const struct field ats_row_fields[] = {
    FIELD(ats_row, id), FIELD(ats_row, assessment_id), FIELD(ats_row, quiet),
    FIELD(ats_row, ats), FIELD(ats_row, candidate_ref), FIELD(ats_row, company_ref), FIELD(ats_row, job_ref),
    FIELD(ats_row, request_key), FIELD(ats_row, document), FIELD(ats_row, redirect_url),
    FIELD(ats_row, code), FIELD(ats_row, status), FIELD(ats_row, token),
};
SHAPE(ats_row);

static void url_fill(struct call *c, struct ats_made *made, str token)
{
    made->url = str_printf(c->mem, "%.*s/t/%.*s", STR_ARG(c->public_url), STR_ARG(token));
}

/* Is this request one that was made before?  The lock on the workspace makes requests at once take turns. */
static bool is_repeated(struct call *c, const struct ats_request *request, struct ats_made *made)
{
    struct ats_row row = { .request_key = request->key };

    if (!request->key.len)
        return false;
    db_exec(c, "UPDATE workspace SET attempts_made = attempts_made WHERE id = :workspace_id");
    if (!db_row_with(c, WITH(ats_row, &row), "SELECT a.id, a.token, " COODESH_STATUS " AS status FROM ats_attempt x"
                     " JOIN attempt a ON a.workspace_id = x.workspace_id AND a.id = x.attempt_id"
                     " WHERE x.workspace_id = :workspace_id AND x.request_key = :request_key"
                     " AND a.deleted_at IS NULL", INTO(ats_row, &row)))
        return false;
    if (request->anew && (str_is(row.status, "finished") || str_is(row.status, "expired")))
        return false;
    made->attempt_id = row.id;
    url_fill(c, made, row.token);
    return true;
}

static bool assessment_code(struct call *c, const struct ats_request *request, const char *field, str *code)
{
    struct ats_row row = { .assessment_id = request->assessment_id };

    if (!db_row_with(c, WITH(ats_row, &row), "SELECT code, status FROM assessment WHERE workspace_id = :workspace_id"
                     " AND id = :assessment_id", INTO(ats_row, &row)))
        return fail(c, 400, field, "must be the id of an assessment of this account");
    if (!str_is(row.status, "active"))
        return failf(c, 400, field, "names an assessment that is %.*s: only a published one can be sent",
                     STR_ARG(row.status));
    *code = row.code;
    return true;
}

/* "Ada King Lovelace": the first word is the given name. */
static void name_split(str name, str *first, str *last)
{
    *last  = str_trim(name);
    *first = str_cut(last, ' ');
    *last  = str_trim(*last);
    if (!last->len)
        *last = STR_NULL;
}

/* What the family keeps beside an invitation of its attempt. */
static void row_store(struct call *c, const struct ats_request *request, int64_t attempt_id)
{
    struct ats_row row = {
        .id = attempt_id, .ats = str_of(request->ats), .candidate_ref = request->candidate_ref,
        .company_ref = request->company_ref, .job_ref = request->job_ref, .request_key = request->key,
        .document = request->document, .redirect_url = request->redirect_url, .quiet = request->quiet,
    };

    if (row.request_key.len)
        db_exec_with(c, WITH(ats_row, &row), "UPDATE ats_attempt SET request_key = NULL WHERE workspace_id ="
                     " :workspace_id AND request_key = :request_key"); /* of one that is over, or deleted */
    db_exec_with(c, WITH(ats_row, &row), "INSERT INTO ats_attempt (workspace_id, attempt_id, ats, candidate_ref,"
                 " company_ref, job_ref, request_key, document, created_at) VALUES (:workspace_id, :id, :ats,"
                 " :candidate_ref, :company_ref, :job_ref, :request_key, :document, :now_ms)");
    db_exec_with(c, WITH(ats_row, &row), "UPDATE attempt SET redirect_url = :redirect_url, quiet = :quiet,"
                 " inviter_id = :actor_id WHERE workspace_id = :workspace_id AND id = :id");
}

bool ats_invite(struct call *c, const struct ats_request *request, const char *assessment_field, struct ats_made *made)
{
    str               asked = c->request ? c->request->header(c->request, "x-language") : STR_NULL;
    struct invitation invitation = {
        .email = str_trim(request->email), .language = asked.len ? str_of(coodesh_language(c)) : STR(""),
        .callback_url = request->webhook_url, .callback_form = STR("coodesh"), .source = STR("coodesh"),
        .external_id = request->candidate_ref, .expires_at = c->now_ms + INVITE_DAYS * MS_PER_DAY,
        .send_mail = !request->quiet,
    };
    struct attempt attempt;

    if (is_repeated(c, request, made))
        return true;
    if (!assessment_code(c, request, assessment_field, &invitation.product))
        return false;
    name_split(request->name, &invitation.first_name, &invitation.last_name);
    if (!attempt_invite(c, &invitation, &attempt)) {
        c->errors[0].code = NULL; /* only sign-in has errors with a type */
        return false;
    }
    row_store(c, request, attempt.id);
    attempt_tags(c, attempt.id, request->tags);
    made->attempt_id = attempt.id;
    url_fill(c, made, attempt.token);
    return true;
}
