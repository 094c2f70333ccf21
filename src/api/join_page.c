/* join_page.c - see join_page.h.
 *
 * Plain HTML with a form: it works without JavaScript and on any phone.  Light and dark
 * come with the style sheet, which the web apps' build makes.
 */
#include "api/join_page.h"
#include "core/embed.h"
#include "domain/language.h"

/* --- texts ------------------------------------------------------------------- */

static const char *const own_names[LANGUAGE_COUNT] = { "English", "Português", "Español", "Deutsch" };

static const struct translated language_label = TEXTS("Language", "Idioma", "Idioma", "Sprache");
static const struct translated invites = TEXTS(
    "{company} invites you to this assessment.", "{company} convida você para esta avaliação.",
    "{company} le invita a esta evaluación.", "{company} lädt Sie zu diesem Assessment ein.");
static const struct translated takes = TEXTS(
    "It takes about {minutes} minutes. Say who you are, and you can start now or later.",
    "Leva cerca de {minutes} minutos. Diga quem você é e comece agora ou mais tarde.",
    "Dura unos {minutes} minutos. Diga quién es y empiece ahora o más tarde.",
    "Es dauert etwa {minutes} Minuten. Sagen Sie, wer Sie sind; beginnen können Sie jetzt oder später.");
static const struct translated first_name = TEXTS("Given name", "Nome", "Nombre", "Vorname");
static const struct translated last_name = TEXTS("Family name", "Sobrenome", "Apellidos", "Nachname");
static const struct translated optional = TEXTS("(optional)", "(opcional)", "(opcional)", "(freiwillig)");
static const struct translated email = TEXTS("E-mail address", "Endereço de e-mail", "Correo electrónico",
                                             "E-Mail-Adresse");
static const struct translated email_why = TEXTS(
    "Your own link is sent there too, so that you can go on later or on another device.",
    "O seu link pessoal também vai para lá, para você continuar depois ou em outro aparelho.",
    "Allí recibirá también su enlace personal, para continuar más tarde o en otro dispositivo.",
    "Dorthin kommt auch Ihr persönlicher Link, damit Sie später oder auf einem anderen Gerät weitermachen können.");
static const struct translated privacy = TEXTS(
    "{company} receives your name, your address and, once you have agreed to it on the next pages, your answers.",
    "{company} recebe o seu nome, o seu endereço e, depois que você concordar nas próximas páginas, as suas respostas.",
    "{company} recibe su nombre, su dirección y, cuando usted lo acepte en las páginas siguientes, sus respuestas.",
    "{company} erhält Ihren Namen, Ihre Adresse und, sobald Sie auf den nächsten Seiten zustimmen, Ihre Antworten.");
static const struct translated go_on = TEXTS("Continue", "Continuar", "Continuar", "Weiter");
static const struct translated name_missing = TEXTS(
    "Please write your name in one line, with at most 100 characters.",
    "Escreva o seu nome em uma linha, com no máximo 100 caracteres.",
    "Escriba su nombre en una línea, con 100 caracteres como máximo.",
    "Bitte schreiben Sie Ihren Namen in eine Zeile, mit höchstens 100 Zeichen.");
static const struct translated email_wrong = TEXTS(
    "Please write your address as in name@example.com.", "Escreva o endereço como em nome@exemplo.com.",
    "Escriba la dirección como en nombre@ejemplo.com.", "Bitte schreiben Sie Ihre Adresse wie in name@beispiel.de.");
static const struct translated ask = TEXTS("Questions? Write to {contact}.", "Dúvidas? Escreva para {contact}.",
                                           "¿Preguntas? Escriba a {contact}.", "Fragen? Schreiben Sie an {contact}.");

/* Heading and paragraphs of the pages without a form; JOIN_FORM is headed by the title. */
static const struct message { struct translated title, text, next; } messages[JOIN_PAGES] = {
    [JOIN_AGAIN] = {
        TEXTS("You have been invited already", "Você já recebeu um convite", "Usted ya tiene una invitación",
              "Sie sind bereits eingeladen"),
        TEXTS("This address has been invited to the assessment before. Please open the link in the message that was"
              " sent there.",
              "Já existe um convite para este endereço. Abra o link da mensagem que foi enviada para ele.",
              "Esta dirección ya fue invitada a la evaluación. Abra el enlace del mensaje que se envió allí.",
              "Diese Adresse wurde schon früher zum Assessment eingeladen. Bitte öffnen Sie den Link in der Nachricht,"
              " die dorthin ging."),
        TEXTS("You cannot find it? Look among the unwanted messages, or write to those who gave you this address.",
              "Não encontrou? Procure entre as mensagens indesejadas ou escreva para quem lhe passou este endereço.",
              "¿No lo encuentra? Busque entre los mensajes no deseados o escriba a quien le dio esta dirección.",
              "Sie finden sie nicht? Sehen Sie bei den unerwünschten Nachrichten nach oder schreiben Sie denen, die"
              " Ihnen diesen Link gegeben haben.") },
    [JOIN_CLOSED] = {
        TEXTS("This link is not open", "Este link não está aberto", "Este enlace no está abierto",
              "Dieser Link ist nicht offen"),
        TEXTS("There is no assessment to join here, or not any more.",
              "Não há, ou não há mais, uma avaliação para participar aqui.",
              "Aquí no hay, o ya no hay, una evaluación en la que participar.",
              "Hier gibt es kein Assessment zum Mitmachen, oder keines mehr."),
        TEXTS("Check that the address was copied whole. If so, ask those who gave it to you for another one.",
              "Veja se o endereço foi copiado inteiro. Se foi, peça outro a quem lhe passou este.",
              "Compruebe que la dirección se copió completa. Si es así, pida otra a quien se la dio.",
              "Prüfen Sie, ob die Adresse vollständig kopiert wurde. Wenn ja, bitten Sie die, von denen Sie sie haben,"
              " um eine andere.") },
    [JOIN_WAIT] = {
        TEXTS("Please wait a little", "Aguarde um pouco", "Espere un momento", "Bitte warten Sie etwas"),
        TEXTS("Too many people have joined from your network in the last minutes.",
              "Pessoas demais entraram pela sua rede nos últimos minutos.",
              "Demasiadas personas han entrado desde su red en los últimos minutos.",
              "Aus Ihrem Netz haben in den letzten Minuten zu viele Personen mitgemacht."),
        TEXTS("Try again in ten minutes. Nothing is lost.", "Tente de novo em dez minutos. Nada se perdeu.",
              "Inténtelo de nuevo dentro de diez minutos. No se ha perdido nada.",
              "Versuchen Sie es in zehn Minuten noch einmal. Es ist nichts verloren.") },
    [JOIN_TROUBLE] = {
        TEXTS("This is not possible at the moment", "Isto não é possível no momento",
              "Esto no es posible en este momento", "Das ist im Augenblick nicht möglich"),
        TEXTS("You have not been invited yet, and nothing was sent.",
              "O convite ainda não foi feito, e nada foi enviado.",
              "Todavía no se le ha invitado y no se ha enviado nada.",
              "Sie sind noch nicht eingeladen, und es wurde nichts verschickt."),
        TEXTS("Please try again later. If it stays so, tell those who gave you this address.",
              "Tente mais tarde. Se continuar assim, avise quem lhe passou este endereço.",
              "Inténtelo más tarde. Si sigue igual, avise a quien le dio esta dirección.",
              "Bitte versuchen Sie es später noch einmal. Bleibt es so, sagen Sie denen Bescheid, von denen Sie diesen"
              " Link haben.") },
    [JOIN_ON] = {
        TEXTS("Your assessment opens", "A sua avaliação está abrindo", "Se abre su evaluación",
              "Ihr Assessment wird geöffnet"),
        TEXTS("If nothing happens, use the button.", "Se nada acontecer, use o botão.",
              "Si no ocurre nada, use el botón.", "Wenn nichts geschieht, benutzen Sie die Schaltfläche.") },
};

/* --- writing ------------------------------------------------------------------- */

static const char page_policy[] =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

struct writing {
    struct buf             *out;
    const struct join_view *view;
};

/* A text with its {names} filled in. */
static void put(const struct writing *w, const struct translated *text)
{
    str rest = str_of(translated_text(text, w->view->language)), name;

    while (rest.len) {
        buf_html(w->out, str_cut(&rest, '{'));
        if (!rest.data)
            break;
        name = str_cut(&rest, '}');
        if (str_is(name, "company"))
            buf_html(w->out, w->view->company);
        else if (str_is(name, "contact"))
            buf_html(w->out, w->view->contact);
        else
            buf_int(w->out, w->view->minutes);
    }
}

static void element(const struct writing *w, const char *open, const struct translated *text, const char *close)
{
    buf_text(w->out, open);
    put(w, text);
    buf_text(w->out, close);
}

/* A name of /a/ as an attribute; nothing while the program was built without the web apps. */
static void asset(const struct writing *w, const char *before, const char *begin, const char *end, const char *after)
{
    const struct embedded *file = embed_like(begin, end);

    if (!file)
        return;
    buf_text(w->out, before);
    buf_text(w->out, file->path);
    buf_text(w->out, after);
}

static void head(const struct writing *w, const struct translated *title)
{
    buf_printf(w->out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
               w->view->language);
    if (w->view->forward.len) {
        buf_text(w->out, "<meta http-equiv=\"refresh\" content=\"0; url=");
        buf_html(w->out, w->view->forward);
        buf_text(w->out, "\">\n");
    }
    buf_text(w->out, "<title>");
    if (title)
        put(w, title);
    else
        buf_html(w->out, w->view->title);
    buf_text(w->out, "</title>\n");
    asset(w, "<link rel=\"icon\" type=\"image/svg+xml\" href=\"", "/a/icon-", ".svg", "\">\n");
    asset(w, "<link rel=\"stylesheet\" href=\"", "/a/join-", ".css", "\">\n");
    buf_text(w->out, "</head>\n");
}

/* Links to the page in the other languages; what was typed so far is not kept by them. */
static void languages_bar(const struct writing *w)
{
    buf_text(w->out, "<header class=\"bar\"><div class=\"bar-inner\">\n<span class=\"brand\">");
    buf_html(w->out, w->view->company);
    element(w, "</span>\n<nav class=\"tongues\" aria-label=\"", &language_label, "\">");
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        bool here = str_is(str_of(languages[l]), w->view->language);

        buf_printf(w->out, "<a href=\"?lang=%s\" lang=\"%s\" hreflang=\"%s\"%s>%s</a>\n", languages[l], languages[l],
                   languages[l], here ? " aria-current=\"true\"" : "", own_names[l]);
    }
    buf_text(w->out, "</nav>\n</div></header>\n");
}

/* One field of the form. */
struct entry {
    const char              *name, *type, *autocomplete;
    const struct translated *label, *hint, *wrong;
    bool                     required, bad, focus;
    int                      max;
    str                      value;
};

static void entry(const struct writing *w, const struct entry *e)
{
    buf_printf(w->out, "<div class=\"entry\">\n<label for=\"%s\">", e->name);
    put(w, e->label);
    if (!e->required)
        element(w, " <span class=\"hint\">", &optional, "</span>");
    buf_text(w->out, "</label>\n");
    if (e->hint) {
        buf_printf(w->out, "<p class=\"hint\" id=\"%s-hint\">", e->name);
        element(w, "", e->hint, "</p>\n");
    }
    if (e->bad) {
        buf_printf(w->out, "<p class=\"error\" id=\"%s-error\">", e->name);
        element(w, "", e->wrong, "</p>\n");
    }
    buf_printf(w->out, "<input id=\"%s\" name=\"%s\" type=\"%s\" autocomplete=\"%s\" maxlength=\"%d\"%s%s", e->name,
               e->name, e->type, e->autocomplete, e->max, e->required ? " required" : "",
               e->focus ? " autofocus" : "");
    if (e->bad || e->hint)
        buf_printf(w->out, " aria-describedby=\"%s-%s\"", e->name, e->bad ? "error" : "hint");
    buf_text(w->out, e->bad ? " aria-invalid=\"true\" value=\"" : " value=\"");
    buf_html(w->out, e->value);
    buf_text(w->out, "\">\n</div>\n");
}

static void form(const struct writing *w)
{
    const struct join_view *v = w->view;

    buf_text(w->out, "<main class=\"page\">\n<h1>");
    buf_html(w->out, v->title);
    element(w, "</h1>\n<p class=\"lead\">", &invites, "</p>\n");
    element(w, "<p>", &takes, "</p>\n<form method=\"post\" action=\"");
    buf_html(w->out, v->path);
    buf_printf(w->out, "\">\n<input type=\"hidden\" name=\"lang\" value=\"%s\">\n", v->language);
    entry(w, &(struct entry){ "first_name", "text", "given-name", &first_name, NULL, &name_missing, true,
                              v->bad_first_name, v->bad_first_name, 100, v->first_name });
    entry(w, &(struct entry){ "last_name", "text", "family-name", &last_name, NULL, &name_missing, false,
                              v->bad_last_name, v->bad_last_name && !v->bad_first_name, 100, v->last_name });
    entry(w, &(struct entry){ "email", "email", "email", &email, &email_why, &email_wrong, true, v->bad_email,
                              v->bad_email && !v->bad_first_name && !v->bad_last_name, 254, v->email });
    element(w, "<p class=\"hint\">", &privacy, "</p>\n");
    element(w, "<div class=\"actions\"><button class=\"primary\" type=\"submit\">", &go_on,
            "</button></div>\n</form>\n");
    element(w, "<p class=\"hint\">", &ask, "</p>\n</main>\n");
}

static void message(const struct writing *w, const struct message *m)
{
    element(w, "<main class=\"page\">\n<h1>", &m->title, "</h1>\n");
    element(w, "<p class=\"lead\">", &m->text, "</p>\n");
    if (m->next.in[LANGUAGE_EN])
        element(w, "<p>", &m->next, "</p>\n");
    if (w->view->forward.len) {
        buf_text(w->out, "<p><a class=\"onward\" href=\"");
        buf_html(w->out, w->view->forward);
        element(w, "\">", &go_on, "</a></p>\n");
    }
    if (w->view->contact.len)
        element(w, "<p class=\"hint\">", &ask, "</p>\n");
    buf_text(w->out, "</main>\n");
}

void join_write(struct call *c, enum join_page page, const struct join_view *view, struct buf *out)
{
    struct writing w = { out, view };

    reply_header(c, "Content-Security-Policy", str_of(page_policy));
    reply_header(c, "Referrer-Policy", STR("no-referrer"));
    reply_header(c, "Vary", STR("Accept-Language"));
    head(&w, page == JOIN_FORM ? NULL : &messages[page].title);
    buf_text(out, "<body>\n");
    if (page != JOIN_ON)
        languages_bar(&w);
    if (page == JOIN_FORM)
        form(&w);
    else
        message(&w, &messages[page]);
    buf_text(out, "</body>\n</html>\n");
}

bool join_reply(struct call *c, int status, enum join_page page, const struct join_view *view)
{
    c->reply.status = status;
    c->reply.type   = HTML;
    c->reply.body   = BUF(c->mem);
    join_write(c, page, view, &c->reply.body);
    return true;
}
