/* join.c - see join.h. */
#include <string.h>
#include "api/join.h"
#include "core/text.h"
#include "domain/accept_language.h"
#include "domain/assessment.h"

static const struct field join_found_fields[] = {
    FIELD(join, link_id), FIELD(join, workspace_id), FIELD(join, assessment_id), FIELD(join, attempt_id),
    FIELD(join, code), FIELD(join, company), FIELD(join, contact), FIELD(join, language), FIELD(join, token),
    FIELD(join, tags),
};
const struct shape join_found_shape = { "found", join_found_fields, sizeof join_found_fields / sizeof *join_found_fields,
                                        sizeof(struct join) };

/* Asked for, or what the browser wants, or what the employer speaks. */
static const char *page_language(const struct join *in)
{
    const char *wanted = in->lang.len ? language_near(in->lang) : accept_language(in->accept_language);

    return wanted ? wanted : language_near(in->language);
}

struct join_view join_view_of(struct call *c)
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

void join_error(struct call *c, struct buf *out)
{
    struct join_view view = join_view_of(c);

    join_write(c, error_of(&c->errors[0]), &view, out);
}

bool join_open(struct call *c, join_find_fn *find)
{
    struct join_view view;

    if (!find(c))
        return false;
    view = join_view_of(c);
    return join_reply(c, 200, JOIN_FORM, &view);
}

static bool is_name(str name)
{
    return text_is_line(name) && str_chars(name) <= 100;
}

bool join_submit(struct call *c, join_find_fn *find, join_invite_fn *invite)
{
    struct join      *in = c->in;
    struct attempt    made;
    struct invitation wanted = { .send_mail = true };
    struct join_view  view;

    if (!find(c))
        return false;
    wanted.first_name   = str_trim(in->first_name);
    wanted.last_name    = str_trim(in->last_name);
    wanted.email        = str_trim(in->email);
    view                = join_view_of(c);
    view.bad_first_name = !wanted.first_name.len || !is_name(wanted.first_name);
    view.bad_last_name  = !is_name(wanted.last_name);
    view.bad_email      = !text_is_email(wanted.email);
    if (view.bad_first_name || view.bad_last_name || view.bad_email)
        return join_reply(c, 400, JOIN_FORM, &view);
    c->actor        = "candidate";
    wanted.language = str_of(view.language);
    if (!invite(c, &wanted, &made))
        return false;
    view.forward = str_printf(c->mem, "/t/%.*s", STR_ARG(made.token));
    reply_header(c, "Location", view.forward);
    return join_reply(c, 303, JOIN_ON, &view);
}
