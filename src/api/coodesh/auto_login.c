/* auto_login.c - links that lead a participant straight into an assessment.
 *
 * Operations: attempts.auto_login_links, attempts.auto_login.
 * A link carries a token of the participant (domain/signed.h) for a day, and stands in for the
 * link that was mailed: it can be shown where that one, which lasts, should not be.
 * Tables: attempt.
 */
#include "api/coodesh/answers.h"
#include "domain/accept_language.h"
#include "domain/language.h"
#include "domain/signed.h"

#define LOGIN_MS  MS_PER_DAY
#define LINKS_MAX 500

struct login_link { struct id participation; str link; struct moment expires_at; };
static const struct field login_link_fields[] = {
    FIELD(login_link, participation, .doc = "Id of the attempt"),
    FIELD(login_link, link, .doc = "Address that leads into the assessment"),
    FIELD(login_link, expires_at, .doc = "When it stops to"),
};
SHAPE(login_link);

struct login_in { struct list participations, links; struct id assessment; };
static const struct field login_in_fields[] = {
    FIELD(login_in, participations, .flags = REQUIRED | WRITEONLY, .item = TYPE_ID, .min = 1, .max = LINKS_MAX,
          .doc = "Ids of the attempts"),
    FIELD(login_in, assessment, .flags = REQUIRED | WRITEONLY, .doc = "Id of their assessment"),
    FIELD_LIST(login_in, links, login_link, .flags = READONLY, .doc = "A link for each, in the same order"),
};
SHAPE(login_in);

/* Can somebody still get in?  Says what is wrong with the i-th. */
static bool login_check(struct call *c, const struct login_in *in, size_t i, struct attempt *attempt)
{
    const char *at = str_printf(c->mem, "participations.%zu", i).data;

    *attempt = (struct attempt){ 0 };
    if (!attempt_read(c, ((const struct id *)in->participations.items)[i].n, attempt) || attempt->deleted_at.ms ||
        attempt->assessment_id != in->assessment.n)
        return fail(c, 400, at, "is no attempt of this assessment");
    return str_is(attempt->status, "invited") || str_is(attempt->status, "started") ||
           failf(c, 400, at, "is %.*s: nobody can get in", STR_ARG(attempt->status));
}

static bool attempts_auto_login_links(struct call *c)
{
    struct login_in   *in = c->in;
    struct login_link *links = ARENA_ARRAY(c->mem, struct login_link, in->participations.n);

    for (size_t i = 0; i < in->participations.n; i++) {
        struct attempt    attempt;
        struct signed_ref ref = { .workspace_id = c->workspace_id, .expires_ms = c->now_ms + LOGIN_MS };
        str               token;

        if (!login_check(c, in, i, &attempt))
            continue;
        ref.id   = attempt.id;
        token    = signed_make(c, SIGNED_SITTING, &ref);
        links[i] = (struct login_link){ { attempt.id }, str_printf(c->mem, "%.*s/attempts/auto-login/%.*s",
            STR_ARG(c->public_url), STR_ARG(token)), { ref.expires_ms } };
    }
    in->links = (struct list){ links, in->participations.n };
    return !c->errors_n && reply(c, in);
}

struct login_token { str token; };
static const struct field login_token_fields[] = {
    FIELD(login_token, token, .flags = REQUIRED, .max = 100, .doc = "Token of the link"),
};
SHAPE(login_token);

/* --- what people see of it --------------------------------------------------------------------- */

struct notice { struct translated title, text; };
static const struct notice leads_on = {
    TEXTS("On to your assessment", "Siga para a sua avaliação", "Continúa a tu evaluación", "Weiter zu deinem Test"),
    TEXTS("The page that you asked for has another address.", "A página que você pediu tem outro endereço.",
          "La página que pediste tiene otra dirección.", "Die gewünschte Seite hat eine andere Adresse."),
};
static const struct notice leads_nowhere = {
    TEXTS("This link leads nowhere any more", "Este link não leva mais a lugar nenhum",
          "Este enlace ya no lleva a ninguna parte", "Dieser Link führt nirgends mehr hin"),
    TEXTS("It worked for a day, or it was not copied whole. Ask whoever sent it to you for a new one, or use the link"
          " from your invitation.",
          "Ele valia por um dia, ou não foi copiado por inteiro. Peça um novo a quem o enviou ou use o link do seu"
          " convite.",
          "Servía durante un día, o no se copió entero. Pide uno nuevo a quien te lo envió o usa el enlace de tu"
          " invitación.",
          "Er galt einen Tag lang, oder er wurde nicht ganz kopiert. Bitte den Absender um einen neuen, oder nutze den"
          " Link aus deiner Einladung."),
};

static void notice_write(struct call *c, const struct notice *notice, struct buf *out)
{
    const char *wanted = accept_language(c->request->header(c->request, "Accept-Language"));
    const char *language = wanted ? wanted : "en";
    const char *title = translated_text(&notice->title, language);

    reply_header(c, "Content-Security-Policy", STR("default-src 'none'; base-uri 'none'; frame-ancestors 'none'"));
    reply_header(c, "Referrer-Policy", STR("no-referrer"));
    reply_header(c, "Vary", STR("Accept-Language"));
    buf_printf(out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n</head>\n"
               "<body>\n<main>\n<h1>%s</h1>\n<p>%s</p>\n</main>\n</body>\n</html>\n", language, title, title,
               translated_text(&notice->text, language));
}

static void auto_login_error(struct call *c, struct buf *out)
{
    notice_write(c, &leads_nowhere, out);
}

static bool attempts_auto_login(struct call *c)
{
    struct login_token *in = c->in;
    struct attempt      attempt = { 0 };
    struct signed_ref   ref;
    struct buf          page = BUF(c->mem);

    if (!signed_read(c, SIGNED_SITTING, in->token, &ref))
        return fail(c, 404, NULL, "this link is not known, or its day is over");
    c->workspace_id = ref.workspace_id;
    if (!attempt_read(c, ref.id, &attempt) || attempt.deleted_at.ms)
        return fail(c, 404, NULL, "this link is not known, or its day is over");
    notice_write(c, &leads_on, &page);
    reply_header(c, "Location", str_printf(c->mem, "/t/%.*s", STR_ARG(attempt.token)));
    reply_raw(c, HTML, buf_end(&page));
    c->reply.status = 303;
    return true;
}

const struct op coodesh_auto_login_ops[] = {
    { OP("attempts.auto_login_links"), .method = POST, .path = "/attempts/auto-login-links",
      .perm = PERM_MANAGE_ATTEMPTS, .summary = "Links that lead participants straight into an assessment, for a day",
      .in = &login_in_shape, .out = &login_in_shape, .status = 201, .run = attempts_auto_login_links,
      .source = "coodesh.openapi.json createAttemptAutoLoginLinks",
      .fails = "400: one is no attempt of the assessment, or is over" },
    { OP("attempts.auto_login"), .method = GET, .path = "/attempts/auto-login/{token}", .perm = PERM_PUBLIC,
      .summary = "Where such a link leads: on to the candidate's page", .in = &login_token_shape, .flags = OP_RAW,
      .media = "text/html", .status = 303, .run = attempts_auto_login, .error_page = auto_login_error,
      .source = "ours: the links of createAttemptAutoLoginLinks lead here" },
    { 0 }
};
