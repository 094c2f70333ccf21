/* join.c - the pages of the links that people open: a public link, which asks who they are
 * and invites them, and the link of an invitation, which leads into the candidate's app.
 *
 * Operations: public_invitation.open, public_invitation.join, invitation.open.
 * No key is needed: whoever has the secret of a link may use it.  Errors are pages too.
 * Tables: public_link, assessment, workspace, attempt.
 */
#include <string.h>
#include "api/testgorilla/invitation.h"
#include "api/testgorilla/join_page.h"
#include "api/testgorilla/link.h"
#include "core/text.h"
#include "domain/accept_language.h"

/* What the form sends has wide limits here: what is wrong with it is said on the page, in
 * the reader's language. */
struct join {
    str     public_uuid, invitation_uuid, lang, accept_language, first_name, last_name, email;
    int64_t link_id, workspace_id, assessment_id, attempt_id;
    str     code, company, contact, language, token;
};
#define LANGUAGE_FIELDS                                                                             \
    FIELD(join, accept_language, .flags = IN_HEADER, .max = 1000, .doc = "Languages wanted, as browsers say it")
#define PUBLIC_UUID FIELD(join, public_uuid, .flags = REQUIRED, .max = 36, .doc = "Secret of the public link")

static const struct field join_fields[] = {
    PUBLIC_UUID, LANGUAGE_FIELDS,
    FIELD(join, lang,       .max = 35, .doc = "Language of the page and of the assessment"),
    FIELD(join, first_name, .max = 1000, .doc = "Given name"),
    FIELD(join, last_name,  .max = 1000, .doc = "Family name"),
    FIELD(join, email,      .max = 1000, .doc = "Address, to which the link is mailed"),
};
SHAPE(join);

static const struct field join_open_fields[] = {
    PUBLIC_UUID, LANGUAGE_FIELDS, FIELD(join, lang, .max = 35, .doc = "Language of the page"),
};
static const struct shape join_open_shape = { "join_open", join_open_fields, 3, sizeof(struct join) };

static const struct field invitation_open_fields[] = {
    FIELD(join, invitation_uuid, .flags = REQUIRED, .max = 36, .doc = "Secret of the invitation"), LANGUAGE_FIELDS,
    FIELD(join, lang, .max = 35, .doc = "Language of the page"),
};
static const struct shape invitation_open_shape = { "invitation_open", invitation_open_fields, 3,
                                                    sizeof(struct join) };

/* What the statements below take and give. */
static const struct field found_fields[] = {
    FIELD(join, link_id), FIELD(join, workspace_id), FIELD(join, assessment_id), FIELD(join, attempt_id),
    FIELD(join, code), FIELD(join, company), FIELD(join, contact), FIELD(join, language), FIELD(join, token),
};
static const struct shape found_shape = { "found", found_fields, sizeof found_fields / sizeof found_fields[0],
                                          sizeof(struct join) };
#define INTO_FOUND(join) ((struct into){ &found_shape, (join) })
#define WITH_FOUND(join) ((struct db_source){ &found_shape, (join) })

/* --- the page -------------------------------------------------------------------- */

/* Asked for, or what the browser wants, or what the employer speaks. */
static const char *page_language(const struct join *in)
{
    const char *wanted = in->lang.len ? language_near(in->lang) : accept_language(in->accept_language);

    return wanted ? wanted : language_near(in->language);
}

static struct join_view view_of(struct call *c)
{
    const struct join *in = c->in;
    struct assessment  assessment;
    struct join_view   view = { .language = "en" };

    if (!in)
        return view;
    view = (struct join_view){ .language = page_language(in), .company = in->company, .contact = in->contact,
                               .path = c->request->path, .first_name = in->first_name, .last_name = in->last_name,
                               .email = in->email };
    if (in->code.len && c->conn && assessment_find(c, in->code, &assessment)) {
        view.title   = assessment_title(&assessment, view.language);
        view.minutes = assessment.minutes;
    }
    return view;
}

/* What is wrong, as the page that says it. */
static enum join_page error_of(const struct error *e)
{
    if (e->code && strcmp(e->code, "repeated") == 0)
        return JOIN_AGAIN;
    if (e->status == 404)
        return JOIN_CLOSED;
    return e->status == 429 ? JOIN_WAIT : JOIN_TROUBLE;
}

static void join_error(struct call *c, struct buf *out)
{
    struct join_view view = view_of(c);

    join_write(c, error_of(&c->errors[0]), &view, out);
}

/* --- joining ----------------------------------------------------------------------- */

/* Reads the open link into the input; the call then works for its workspace.  Fails 404. */
static bool link_find(struct call *c)
{
    struct join *in = c->in;

    in->public_uuid = str_lower(c->mem, in->public_uuid);
    if (!db_row(c, "SELECT l.id AS link_id, l.workspace_id, l.assessment_id, s.code,"
                " coalesce(w.brand_name, w.name) AS company, w.email AS contact, w.language"
                " FROM public_link l JOIN workspace w ON w.id = l.workspace_id"
                " JOIN assessment s ON s.workspace_id = l.workspace_id AND s.id = l.assessment_id"
                " WHERE l.uuid = :public_uuid AND l.active = 1 AND s.status = 'active'"
                " AND (l.candidates_limit IS NULL OR l.candidates_count < l.candidates_limit)", INTO_FOUND(in)))
        return fail(c, 404, NULL, "no such record");
    c->workspace_id = in->workspace_id;
    return true;
}

static bool public_invitation_open(struct call *c)
{
    struct join_view view;

    if (!link_find(c))
        return false;
    view = view_of(c);
    return join_reply(c, 200, JOIN_FORM, &view);
}

static bool is_name(str name)
{
    return text_is_line(name) && str_chars(name) <= 100;
}

/* Takes a place of the link, which may be gone since it was read. */
static bool place_take(struct call *c, const struct join *in)
{
    return db_exec_with(c, WITH_FOUND(in), "UPDATE public_link SET candidates_count = candidates_count + 1"
                        " WHERE workspace_id = :workspace_id AND id = :link_id AND active = 1"
                        " AND (candidates_limit IS NULL OR candidates_count < candidates_limit)") == 1 ||
           fail(c, 404, NULL, "no such record");
}

static bool public_invitation_join(struct call *c)
{
    struct join      *in = c->in;
    struct attempt    made;
    struct invitation wanted = { .send_mail = true };
    struct join_view  view;

    if (!link_find(c))
        return false;
    wanted.first_name   = str_trim(in->first_name);
    wanted.last_name    = str_trim(in->last_name);
    wanted.email        = str_trim(in->email);
    view                = view_of(c);
    view.bad_first_name = !wanted.first_name.len || !is_name(wanted.first_name);
    view.bad_last_name  = !is_name(wanted.last_name);
    view.bad_email      = !text_is_email(wanted.email);
    if (view.bad_first_name || view.bad_last_name || view.bad_email)
        return join_reply(c, 400, JOIN_FORM, &view);
    c->actor        = "candidate";
    wanted.language = str_of(view.language);
    if (!place_take(c, in) || !tg_invite(c, in->assessment_id, &wanted, &made))
        return false;
    in->attempt_id = made.id;
    db_exec_with(c, WITH_FOUND(in), "UPDATE attempt SET public_link_id = :link_id WHERE workspace_id = :workspace_id"
                 " AND id = :attempt_id");
    view.forward = str_printf(c->mem, "/t/%.*s", STR_ARG(made.token));
    reply_header(c, "Location", view.forward);
    return join_reply(c, 303, JOIN_ON, &view);
}

/* --- the link of an invitation -------------------------------------------------------- */

/* The vendor's links end in a uuid; ours in a token, which the candidate's app knows. */
static bool invitation_open(struct call *c)
{
    struct join     *in = c->in;
    struct join_view view;

    in->invitation_uuid = str_lower(c->mem, in->invitation_uuid);
    if (!in->invitation_uuid.len ||
        !db_row(c, "SELECT a.token, coalesce(w.brand_name, w.name) AS company,"
                " coalesce(nullif(a.language, ''), w.language) AS language FROM attempt a"
                " JOIN workspace w ON w.id = a.workspace_id WHERE a.uuid = :invitation_uuid",
                INTO_FOUND(in)))
        return fail(c, 404, NULL, "no such record");
    view         = view_of(c);
    view.forward = str_printf(c->mem, "/t/%.*s", STR_ARG(in->token));
    return join_reply(c, 200, JOIN_ON, &view);
}

const struct op testgorilla_join_ops[] = {
    { OP("public_invitation.open"), .method = GET, .path = "/testtaker/publicinvitation/{public_uuid}",
      .perm = PERM_PUBLIC, .summary = "Page that asks who joins by a public link", .in = &join_open_shape,
      .flags = OP_RAW, .media = "text/html", .status = 200, .run = public_invitation_open, .error_page = join_error,
      .source = "testgorilla.openapi.json openPublicLink" },
    { OP("public_invitation.join"), .method = POST, .path = "/testtaker/publicinvitation/{public_uuid}",
      .perm = PERM_PUBLIC, .summary = "Join by a public link: invites, and leads on to the assessment",
      .in = &join_shape, .flags = OP_RAW | OP_FORM, .media = "text/html", .status = 303,
      .run = public_invitation_join, .rate = 60, .rate_s = 600, .error_page = join_error,
      .source = "testgorilla.openapi.json openPublicLink", .fails = "402: the employer has no credit left;"
      " 409: this address was invited before" },
    { OP("invitation.open"), .method = GET, .path = "/testtaker/takeinvitation/{invitation_uuid}",
      .perm = PERM_PUBLIC, .summary = "Page that leads from an invitation's link to the assessment",
      .in = &invitation_open_shape, .flags = OP_RAW, .media = "text/html", .status = 200, .run = invitation_open,
      .error_page = join_error, .source = "testgorilla.openapi.json openInvitation" },
    { 0 }
};
