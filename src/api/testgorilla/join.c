/* join.c - the pages of the links that people open: a public link, which asks who they are
 * and invites them, and the link of an invitation, which leads into the candidate's app.
 *
 * Operations: public_invitation.open, public_invitation.join, invitation.open.
 * No key is needed: whoever has the secret of a link may use it.  Errors are pages too.
 * Tables: public_link, assessment, workspace, attempt.
 */
#include "api/join.h"
#include "api/testgorilla/invitation.h"
#include "api/testgorilla/link.h"

#define PUBLIC_UUID \
    FIELD(join, secret, .name = "public_uuid", .flags = REQUIRED, .max = 36, .doc = "Secret of the public link")

static const struct field join_fields[] = { PUBLIC_UUID, JOIN_FORM_FIELDS };
SHAPE(join);
static const struct field join_open_fields[] = { PUBLIC_UUID, JOIN_OPEN_FIELDS };
static const struct shape join_open_shape = { "join_open", join_open_fields, 3, sizeof(struct join) };
static const struct field invitation_open_fields[] = {
    FIELD(join, secret, .name = "invitation_uuid", .flags = REQUIRED, .max = 36, .doc = "Secret of the invitation"),
    JOIN_OPEN_FIELDS,
};
static const struct shape invitation_open_shape = { "invitation_open", invitation_open_fields, 3,
                                                    sizeof(struct join) };

/* Reads the open link into the input; the call then works for its workspace.  Fails 404. */
static bool link_find(struct call *c)
{
    struct join *in = c->in;

    in->secret = str_lower(c->mem, in->secret);
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
    return join_open(c, link_find);
}

/* Takes a place of the link, which may be gone since it was read. */
static bool place_take(struct call *c, const struct join *in)
{
    return db_exec_with(c, WITH_FOUND(in), "UPDATE public_link SET candidates_count = candidates_count + 1"
                        " WHERE workspace_id = :workspace_id AND id = :link_id AND active = 1"
                        " AND (candidates_limit IS NULL OR candidates_count < candidates_limit)") == 1 ||
           fail(c, 404, NULL, "no such record");
}

static bool link_invite(struct call *c, struct invitation *wanted, struct attempt *made)
{
    struct join *in = c->in;

    if (!place_take(c, in) || !tg_invite(c, in->assessment_id, wanted, made))
        return false;
    in->attempt_id = made->id;
    db_exec_with(c, WITH_FOUND(in), "UPDATE attempt SET public_link_id = :link_id WHERE workspace_id = :workspace_id"
                 " AND id = :attempt_id");
    return true;
}

static bool public_invitation_join(struct call *c)
{
    return join_submit(c, link_find, link_invite);
}

/* --- the link of an invitation -------------------------------------------------------- */

/* The vendor's links end in a uuid; ours in a token, which the candidate's app knows. */
static bool invitation_open(struct call *c)
{
    struct join     *in = c->in;
    struct join_view view;

    in->secret = str_lower(c->mem, in->secret);
    if (!in->secret.len ||
        !db_row(c, "SELECT a.token, coalesce(w.brand_name, w.name) AS company,"
                " coalesce(nullif(a.language, ''), w.language) AS language FROM attempt a"
                " JOIN workspace w ON w.id = a.workspace_id WHERE a.uuid = :invitation_uuid",
                INTO_FOUND(in)))
        return fail(c, 404, NULL, "no such record");
    view         = join_view_of(c);
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
