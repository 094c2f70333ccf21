/* letter.c - what our mails say.
 *
 * A letter is a subject, a greeting, paragraphs, a button, paragraphs behind it
 * and a closing.  Each text stands once, with one column a language; {names} in
 * it are filled in from struct letter_values.  Text and HTML come from the same
 * paragraphs, so they cannot differ.
 */
#include "jobs/letter.h"
#include "core/buf.h"
#include "core/clock.h"
#include "domain/language.h"

#define PARAGRAPHS_MAX 4

static const struct translated hello = { {
    "Hello {name},", "Olá, {name}!", "Hola, {name}:", "Guten Tag {name}," } };
static const struct translated hello_there = { { "Hello,", "Olá!", "Hola:", "Guten Tag," } };

static const struct translated link_label = { {
    "If the button does not work, copy this address into your browser:",
    "Se o botão não funcionar, copie este endereço para o seu navegador:",
    "Si el botón no funciona, copie esta dirección en su navegador:",
    "Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:" } };

static const struct translated sent_by = { {
    "Sent by Assay on behalf of {company}.",
    "Enviado pelo Assay em nome de {company}.",
    "Enviado por Assay en nombre de {company}.",
    "Gesendet von Assay im Auftrag von {company}." } };

static const struct translated closing = { {
    "Kind regards,\n{company}",
    "Atenciosamente,\n{company}",
    "Un cordial saludo,\n{company}",
    "Mit freundlichen Grüßen\n{company}" } };

static const struct translated takes = { {
    "It takes about {minutes} minutes. Every answer is saved as you go, so you can pause and come back"
    " with the same link, on a phone or a computer.",
    "Leva cerca de {minutes} minutos. Cada resposta é salva na hora: você pode parar e voltar com o mesmo"
    " link, no celular ou no computador.",
    "Lleva unos {minutes} minutos. Cada respuesta se guarda al momento: puede parar y volver con el mismo"
    " enlace, en el teléfono o en el ordenador.",
    "Es dauert etwa {minutes} Minuten. Jede Antwort wird sofort gespeichert: Sie können unterbrechen und mit"
    " demselben Link weitermachen, am Telefon oder am Computer." } };

static const struct translated until = { {
    "Please finish by {until}.",
    "Pedimos que você termine até {until}.",
    "Le pedimos que termine antes del {until}.",
    "Bitte schließen Sie es bis zum {until} ab." } };

static const struct translated yours_alone = { {
    "The link is made for you alone, so please do not pass it on.",
    "O link é só seu; por favor, não o repasse.",
    "El enlace es solo para usted; por favor, no lo comparta.",
    "Der Link gilt nur für Sie; bitte geben Sie ihn nicht weiter." } };

static const struct translated ask = { {
    "Any questions? Reply to this message or write to {contact}; {company} will be glad to help.",
    "Ficou com alguma dúvida? Responda a esta mensagem ou escreva para {contact}; {company} terá prazer em"
    " ajudar.",
    "¿Tiene alguna pregunta? Responda a este mensaje o escriba a {contact}; {company} le ayudará con"
    " gusto.",
    "Haben Sie Fragen? Antworten Sie auf diese Nachricht oder schreiben Sie an {contact}; {company} hilft"
    " Ihnen gern." } };

static const struct translated invitation_subject = { {
    "{company} invites you to an assessment: {product}",
    "{company} convida você para uma avaliação: {product}",
    "{company} le invita a una evaluación: {product}",
    "{company} lädt Sie zu einem Assessment ein: {product}" } };
static const struct translated invitation_what = { {
    "{company} would like to get to know you better and invites you to the assessment “{product}”. It asks"
    " how you like to work and deal with people; there are no right or wrong answers.",
    "{company} gostaria de conhecer você melhor e convida você para a avaliação “{product}”. Ela pergunta"
    " como você gosta de trabalhar e de lidar com as pessoas; não há respostas certas nem erradas.",
    "{company} desea conocerle mejor y le invita a la evaluación «{product}». Pregunta cómo le gusta"
    " trabajar y tratar con las personas; no hay respuestas correctas ni incorrectas.",
    "{company} möchte Sie besser kennenlernen und lädt Sie zum Assessment „{product}“ ein. Es fragt, wie Sie"
    " gern arbeiten und mit Menschen umgehen; es gibt keine richtigen oder falschen Antworten." } };
static const struct translated invitation_button = { {
    "Start the assessment", "Começar a avaliação", "Empezar la evaluación", "Assessment beginnen" } };

static const struct translated reminder_subject = { {
    "Reminder: {company} is looking forward to your assessment",
    "Lembrete: {company} aguarda a sua avaliação",
    "Recordatorio: {company} espera su evaluación",
    "Erinnerung: {company} freut sich auf Ihr Assessment" } };
static const struct translated reminder_what = { {
    "A friendly reminder: {company} has invited you to the assessment “{product}” and it is still open."
    " What you have answered so far, if anything, is kept.",
    "Um lembrete amigável: {company} convidou você para a avaliação “{product}”, que ainda está aberta. O"
    " que você já tiver respondido está guardado.",
    "Un recordatorio amable: {company} le invitó a la evaluación «{product}» y todavía está abierta. Lo"
    " que ya haya respondido está guardado.",
    "Eine freundliche Erinnerung: {company} hat Sie zum Assessment „{product}“ eingeladen, und es ist noch"
    " offen. Was Sie bereits beantwortet haben, ist gespeichert." } };
static const struct translated reminder_button = { {
    "Go to the assessment", "Ir para a avaliação", "Ir a la evaluación", "Zum Assessment" } };

static const struct translated judge_subject = { {
    "A program of {person} could not be judged",
    "Um programa de {person} não pôde ser julgado",
    "No se pudo evaluar un programa de {person}",
    "Ein Programm von {person} konnte nicht bewertet werden" } };
static const struct translated judge_what = { {
    "Three times the judge failed to run a program that {person} ({contact}) wrote for “{product}”. The fault is"
    " not the program’s: it costs no points, and the answer waits for you. If more fail within this hour, no"
    " further message is sent.",
    "O juiz falhou três vezes ao executar um programa que {person} ({contact}) escreveu para “{product}”. A culpa"
    " não é do programa: ele não perde pontos, e a resposta espera por você. Se outros falharem nesta hora, nenhuma"
    " outra mensagem será enviada.",
    "El juez falló tres veces al ejecutar un programa que {person} ({contact}) escribió para «{product}». La culpa"
    " no es del programa: no pierde puntos, y la respuesta le espera. Si fallan otros durante esta hora, no se"
    " enviará ningún otro mensaje.",
    "Dreimal gelang es nicht, ein Programm auszuführen, das {person} ({contact}) für „{product}“ geschrieben hat."
    " Am Programm liegt es nicht: Es kostet keine Punkte, und die Antwort wartet auf Sie. Scheitern in dieser Stunde"
    " weitere, kommt keine weitere Nachricht." } };
static const struct translated judge_how = { {
    "Ask whoever runs the server to look at the worker with assay judge list. When it works again, have the attempt"
    " judged again, or mark the answer yourself.",
    "Peça a quem opera o servidor que verifique o executor com assay judge list. Quando ele voltar a funcionar, mande"
    " julgar a tentativa de novo ou dê você a nota.",
    "Pida a quien administra el servidor que revise el ejecutor con assay judge list. Cuando vuelva a funcionar, haga"
    " evaluar de nuevo el intento o califique usted la respuesta.",
    "Bitten Sie, wer den Server betreibt, mit assay judge list nach dem Ausführer zu sehen. Läuft er wieder, lassen"
    " Sie den Versuch erneut bewerten, oder bewerten Sie die Antwort selbst." } };

static const struct translated welcome_subject = { {
    "Welcome to Assay: {company} is ready to invite",
    "Boas-vindas ao Assay: {company} já pode convidar",
    "Le damos la bienvenida a Assay: {company} ya puede invitar",
    "Willkommen bei Assay: {company} kann jetzt einladen" } };
static const struct translated welcome_what = { {
    "The account of {company} is ready. With its API key you can invite people to an assessment, follow"
    " them, and read their results and reports.",
    "A conta de {company} está pronta. Com a chave de API dela você convida pessoas para uma avaliação,"
    " acompanha cada uma e lê os resultados e relatórios.",
    "La cuenta de {company} está lista. Con su clave de API puede invitar a personas a una evaluación,"
    " seguir su avance y leer sus resultados e informes.",
    "Das Konto von {company} ist eingerichtet. Mit dem API-Schlüssel können Sie Personen zu einem Assessment"
    " einladen, den Stand verfolgen und Ergebnisse und Berichte abrufen." } };
static const struct translated welcome_key = { {
    "The key was shown once, in the reply to the registration, and is stored here only as a hash. If it"
    " was lost, the administrator of this server can make a new one.",
    "A chave foi mostrada uma única vez, na resposta ao cadastro, e aqui só guardamos um hash dela. Se ela"
    " se perdeu, o administrador deste servidor pode criar outra.",
    "La clave se mostró una sola vez, en la respuesta al registro, y aquí solo guardamos un hash. Si se ha"
    " perdido, el administrador de este servidor puede crear otra.",
    "Der Schlüssel wurde einmal angezeigt, in der Antwort auf die Registrierung, und ist hier nur als Hash"
    " gespeichert. Ging er verloren, kann die Administration dieses Servers einen neuen erstellen." } };
static const struct translated welcome_not_you = { {
    "If it was not you who registered, somebody has used your address: please reply to this message.",
    "Se não foi você quem fez o cadastro, alguém usou o seu endereço: por favor, responda a esta mensagem.",
    "Si no se ha registrado usted, alguien ha usado su dirección: por favor, responda a este mensaje.",
    "Falls nicht Sie sich registriert haben, hat jemand Ihre Adresse benutzt: Bitte antworten Sie auf diese"
    " Nachricht." } };
static const struct translated welcome_button = { {
    "Open the documentation", "Abrir a documentação", "Abrir la documentación", "Dokumentation öffnen" } };

/* No link: there is nothing left to do.  It blames nobody and promises nothing. */
static const struct translated rejection_subject = TEXTS(
    "Your application at {company}", "A sua candidatura na {company}", "Su candidatura en {company}",
    "Ihre Bewerbung bei {company}");
static const struct translated rejection_thanks = TEXTS(
    "Thank you for your interest in {company} and for the time you gave to the selection, of which “{product}” was a"
    " part.",
    "Agradecemos o seu interesse pela {company} e o tempo que você dedicou à seleção, da qual “{product}” fez parte.",
    "Le agradecemos su interés por {company} y el tiempo que ha dedicado a la selección, de la que «{product}» formó"
    " parte.",
    "vielen Dank für Ihr Interesse an {company} und für die Zeit, die Sie sich für die Auswahl genommen haben, zu der"
    " „{product}“ gehörte.");
static const struct translated rejection_what = TEXTS(
    "We have considered your application carefully and have decided to go on with other candidates this time.",
    "Avaliamos a sua candidatura com atenção e, desta vez, decidimos seguir com outras pessoas.",
    "Hemos estudiado su candidatura con atención y, en esta ocasión, hemos decidido continuar con otras personas.",
    "Wir haben Ihre Bewerbung sorgfältig geprüft und uns dieses Mal entschieden, mit anderen weiterzugehen.");
static const struct translated rejection_wish = TEXTS(
    "This is a decision about one position only. We wish you all the best on the way you take from here.",
    "Esta decisão diz respeito apenas a esta vaga. Desejamos muito sucesso no caminho que você seguir daqui em diante.",
    "Esta decisión se refiere únicamente a este puesto. Le deseamos mucho éxito en el camino que siga a partir de"
    " ahora.",
    "Diese Entscheidung betrifft nur diese eine Stelle. Für Ihren weiteren Weg wünschen wir Ihnen alles Gute.");

/* No link: the report is attached. */
static const struct translated results_subject = TEXTS(
    "Your results: {product}", "Os seus resultados: {product}", "Sus resultados: {product}",
    "Ihre Ergebnisse: {product}");
static const struct translated results_what = TEXTS(
    "You took “{product}” for {company}. Your report is attached to this message as a PDF.",
    "Você fez “{product}” para {company}. O seu relatório está anexado a esta mensagem em PDF.",
    "Usted hizo «{product}» para {company}. Su informe va adjunto a este mensaje en PDF.",
    "Sie haben „{product}“ für {company} bearbeitet. Ihr Bericht liegt dieser Nachricht als PDF bei.");
static const struct translated results_read = TEXTS(
    "A report is one part of a larger picture: it says how you answered on one day, not who you are.",
    "Um relatório é só uma parte do quadro: ele mostra como você respondeu em um dia, e não quem você é.",
    "Un informe es solo una parte del conjunto: dice cómo respondió un día, no quién es usted.",
    "Ein Bericht ist nur ein Teil des Bildes: Er sagt, wie Sie an einem Tag geantwortet haben, nicht, wer Sie"
    " sind.");

/* --- to the employer --- */
static const struct translated accommodation_subject = TEXTS(
    "{person} asks for more time or another form", "{person} pede mais tempo ou outra forma",
    "{person} pide más tiempo u otra forma", "{person} bittet um mehr Zeit oder eine andere Form");
static const struct translated accommodation_what = TEXTS(
    "{person} has been invited to “{product}” and, before starting, asks for this:",
    "{person} foi convidado para “{product}” e, antes de começar, pede o seguinte:",
    "{person} tiene una invitación a «{product}» y, antes de empezar, pide lo siguiente:",
    "{person} wurde zu „{product}“ eingeladen und bittet vor dem Beginn um Folgendes:");
static const struct translated note_text = TEXTS("{note}", "{note}", "{note}", "{note}");
static const struct translated accommodation_how = TEXTS(
    "Please decide soon: you can set a time factor for this person and say whether the request is granted. Write to"
    " {contact} if you want to talk about it.",
    "Por favor, decida logo: você pode definir um fator de tempo para esta pessoa e dizer se o pedido foi"
    " aceito. Escreva"
    " para {contact} se quiser conversar.",
    "Decida pronto, por favor: puede fijar un factor de tiempo para esta persona y decir si se concede lo"
    " pedido. Escriba"
    " a {contact} si quiere hablarlo.",
    "Bitte entscheiden Sie bald: Sie können für diese Person einen Zeitfaktor setzen und sagen, ob der Bitte"
    " entsprochen"
    " wird. Schreiben Sie an {contact}, wenn Sie darüber sprechen möchten.");
static const struct translated deletion_subject = TEXTS(
    "{person} asks you to delete their data", "{person} pede que você exclua os seus dados",
    "{person} le pide que elimine sus datos", "{person} bittet um die Löschung der eigenen Daten");
static const struct translated deletion_what = TEXTS(
    "{person} took “{product}” and now asks that the personal data kept about it be deleted. The law gives"
    " you one month"
    " to answer {contact}.",
    "{person} fez “{product}” e agora pede que os dados pessoais guardados sejam excluídos. A lei dá um prazo para"
    " responder a {contact}.",
    "{person} hizo «{product}» y ahora pide que se eliminen los datos personales guardados. La ley da un mes"
    " para responder"
    " a {contact}.",
    "{person} hat „{product}“ bearbeitet und bittet nun darum, die gespeicherten personenbezogenen Daten zu"
    " löschen. Das"
    " Gesetz gibt Ihnen einen Monat, um {contact} zu antworten.");
static const struct translated how_button = TEXTS("How to do it", "Como fazer", "Cómo hacerlo", "So geht es");

/* --- of signing in --- */
static const struct translated good_until = TEXTS(
    "The link works once, until {until}.", "O link funciona uma única vez, até {until}.",
    "El enlace funciona una sola vez, hasta el {until}.", "Der Link gilt einmal, bis zum {until}.");
static const struct translated confirmation_subject = TEXTS(
    "Please confirm your e-mail address", "Confirme o seu endereço de e-mail",
    "Confirme su dirección de correo electrónico", "Bitte bestätigen Sie Ihre E-Mail-Adresse");
static const struct translated confirmation_what = TEXTS(
    "An account was made with this address. Please confirm that the address is yours.",
    "Uma conta foi criada com este endereço. Confirme, por favor, que o endereço é seu.",
    "Se ha creado una cuenta con esta dirección. Confirme, por favor, que la dirección es suya.",
    "Mit dieser Adresse wurde ein Konto angelegt. Bitte bestätigen Sie, dass die Adresse Ihnen gehört.");
static const struct translated confirmation_not_you = TEXTS(
    "If it was not you, do not confirm anything: somebody has used your address.",
    "Se não foi você, não confirme nada: alguém usou o seu endereço.",
    "Si no ha sido usted, no confirme nada: alguien ha usado su dirección.",
    "Falls Sie das nicht waren, bestätigen Sie bitte nichts: Jemand hat Ihre Adresse benutzt.");
static const struct translated confirmation_button = TEXTS(
    "Confirm the address", "Confirmar o endereço", "Confirmar la dirección", "Adresse bestätigen");
static const struct translated reset_subject = TEXTS(
    "Set a new password", "Defina uma nova senha", "Elija una contraseña nueva", "Neues Passwort festlegen");
static const struct translated reset_what = TEXTS(
    "Somebody has asked to set a new password for the account with this address.",
    "Alguém pediu para definir uma nova senha para a conta com este endereço.",
    "Alguien ha pedido elegir una contraseña nueva para la cuenta con esta dirección.",
    "Jemand hat darum gebeten, für das Konto mit dieser Adresse ein neues Passwort festzulegen.");
static const struct translated reset_not_you = TEXTS(
    "If it was not you, there is nothing to do: your password stays as it is.",
    "Se não foi você, não é preciso fazer nada: a sua senha continua a mesma.",
    "Si no ha sido usted, no tiene que hacer nada: su contraseña sigue siendo la misma.",
    "Falls Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.");
static const struct translated reset_button = TEXTS(
    "Set the password", "Definir a senha", "Elegir la contraseña", "Passwort festlegen");
static const struct translated member_subject = TEXTS(
    "{company} invites you to its workspace", "{company} convida você para o seu espaço de trabalho",
    "{company} le invita a su espacio de trabajo", "{company} lädt Sie in den Arbeitsbereich ein");
static const struct translated member_what = TEXTS(
    "{company} works with Assay to invite candidates to assessments and to read their results, and would like you to"
    " take part.",
    "{company} usa o Assay para convidar candidatos para avaliações e ler os resultados, e gostaria que você"
    " participasse.",
    "{company} usa Assay para invitar a candidatos a evaluaciones y leer sus resultados, y desea que usted participe.",
    "{company} lädt mit Assay Bewerberinnen und Bewerber zu Assessments ein und liest dort die Ergebnisse; Sie sollen"
    " daran mitarbeiten.");
static const struct translated member_button = TEXTS(
    "Accept the invitation", "Aceitar o convite", "Aceptar la invitación", "Einladung annehmen");

static const struct translated contact_subject = TEXTS(
    "{company} asks to be contacted", "{company} pede um contato", "{company} pide que le contacten",
    "{company} bittet um Kontakt");
static const struct translated contact_what = TEXTS(
    "{person} of {company} would like to hear from you: {contact}. This is what was told:",
    "{person}, de {company}, gostaria de falar com você: {contact}. Isto foi informado:",
    "{person}, de {company}, desea hablar con usted: {contact}. Esto es lo que indicó:",
    "{person} von {company} möchte von Ihnen hören: {contact}. Das wurde angegeben:");

static const struct layout {
    const struct translated *subject;
    const struct translated *before[PARAGRAPHS_MAX]; /* the button; NULL ends it */
    const struct translated *button;                 /* NULL: there is no link */
    const struct translated *after[PARAGRAPHS_MAX];
} layouts[LETTER_COUNT] = {
    [LETTER_INVITATION] = { &invitation_subject, { &invitation_what, &takes, &until }, &invitation_button,
                            { &yours_alone, &ask, &closing } },
    [LETTER_REMINDER]   = { &reminder_subject, { &reminder_what, &takes, &until }, &reminder_button,
                            { &yours_alone, &ask, &closing } },
    [LETTER_REJECTION]  = { &rejection_subject, { &rejection_thanks, &rejection_what, &rejection_wish }, NULL,
                            { &ask, &closing } },
    [LETTER_RESULTS]    = { &results_subject, { &results_what, &results_read }, NULL, { &ask, &closing } },
    [LETTER_ACCOMMODATION] = { &accommodation_subject, { &accommodation_what, &note_text, &accommodation_how },
                               &how_button, { NULL } },
    [LETTER_DELETION]   = { &deletion_subject, { &deletion_what }, &how_button, { NULL } },
    [LETTER_CONFIRMATION] = { &confirmation_subject, { &confirmation_what }, &confirmation_button,
                              { &good_until, &confirmation_not_you } },
    [LETTER_RESET]      = { &reset_subject, { &reset_what }, &reset_button, { &good_until, &reset_not_you } },
    [LETTER_MEMBER]     = { &member_subject, { &member_what }, &member_button, { &good_until, &yours_alone } },
    [LETTER_CONTACT]    = { &contact_subject, { &contact_what, &note_text }, NULL, { NULL } },
    [LETTER_JUDGE]      = { &judge_subject, { &judge_what, &judge_how }, NULL, { NULL } },
    [LETTER_WELCOME]    = { &welcome_subject, { &welcome_what, &welcome_key }, &welcome_button,
                            { &welcome_not_you } },
};

/* --- filling in --------------------------------------------------------------- */

struct writing {
    struct arena               *mem;
    const char                 *language;
    const struct letter_values *values;
};

/* "22 November 2026, 14:05 (UTC)": the reader's own time zone is not known. */
static str until_text(const struct writing *w)
{
    int64_t minutes = w->values->until_ms / 60000;
    str     date = clock_date_words(w->mem, w->values->until_ms, w->language);

    return str_printf(w->mem, "%.*s, %02d:%02d (UTC)", STR_ARG(date), (int)(minutes / 60 % 24), (int)(minutes % 60));
}

static str value_of(const struct writing *w, str name)
{
    const struct letter_values *v = w->values;

    if (str_is(name, "company"))
        return v->company;
    if (str_is(name, "name"))
        return v->name;
    if (str_is(name, "product"))
        return v->product;
    if (str_is(name, "contact"))
        return v->contact;
    if (str_is(name, "person"))
        return v->person;
    if (str_is(name, "note"))
        return v->note;
    if (str_is(name, "minutes"))
        return str_printf(w->mem, "%d", v->minutes);
    return until_text(w);
}

static str fill(const struct writing *w, const struct translated *text)
{
    struct buf b = BUF(w->mem);
    str        rest = str_of(translated_text(text, w->language));

    while (rest.len) {
        buf_str(&b, str_cut(&rest, '{'));
        if (rest.len)
            buf_str(&b, value_of(w, str_cut(&rest, '}')));
    }
    return buf_end(&b);
}

static const struct translated *greeting(const struct writing *w)
{
    return w->values->name.len ? &hello : &hello_there;
}

/* --- as text --------------------------------------------------------------------- */

static void text_line(const struct writing *w, struct buf *b, const struct translated *text, const char *end)
{
    buf_str(b, fill(w, text));
    buf_text(b, end);
}

static void text_paragraphs(const struct writing *w, struct buf *b, const struct translated *const *paragraphs)
{
    for (size_t i = 0; i < PARAGRAPHS_MAX && paragraphs[i]; i++)
        text_line(w, b, paragraphs[i], "\n\n");
}

static str write_text(const struct writing *w, const struct layout *layout)
{
    struct buf b = BUF(w->mem);

    text_line(w, &b, greeting(w), "\n\n");
    text_paragraphs(w, &b, layout->before);
    if (layout->button) {
        text_line(w, &b, layout->button, ":\n");
        buf_str(&b, w->values->link);
        buf_text(&b, "\n\n");
    }
    text_paragraphs(w, &b, layout->after);
    buf_text(&b, "--\n");
    text_line(w, &b, &sent_by, "\n");
    return buf_end(&b);
}

/* --- as HTML ----------------------------------------------------------------------- */

static void escape(struct buf *b, str text)
{
    while (text.len) {
        buf_html(b, str_cut(&text, '\n'));
        buf_text(b, text.data ? "<br>" : "");
    }
}

/* A text between the tags that open and close it. */
static void element(const struct writing *w, struct buf *b, const char *open, const struct translated *text,
                    const char *close)
{
    buf_text(b, open);
    escape(b, fill(w, text));
    buf_text(b, close);
}

static void paragraph(const struct writing *w, struct buf *b, const struct translated *text)
{
    element(w, b, "<p style=\"margin:0 0 16px\">", text, "</p>\n");
}

static void html_paragraphs(const struct writing *w, struct buf *b, const struct translated *const *paragraphs)
{
    for (size_t i = 0; i < PARAGRAPHS_MAX && paragraphs[i]; i++)
        paragraph(w, b, paragraphs[i]);
}

static void button(const struct writing *w, struct buf *b, const struct layout *layout)
{
    buf_text(b, "<p style=\"margin:24px 0\"><a href=\"");
    escape(b, w->values->link);
    element(w, b, "\" style=\"display:inline-block;padding:13px 24px;border-radius:6px;background:#1f4e79;"
                  "color:#ffffff;font-weight:bold;text-decoration:none\">", layout->button, "</a></p>\n");
    element(w, b, "<p style=\"margin:0 0 24px;font-size:13px;color:#55606b\">", &link_label, "<br><a href=\"");
    escape(b, w->values->link);
    buf_text(b, "\" style=\"color:#1f4e79;word-break:break-all\">");
    escape(b, w->values->link);
    buf_text(b, "</a></p>\n");
}

static str write_html(const struct writing *w, const struct layout *layout)
{
    struct buf b = BUF(w->mem);

    buf_printf(&b, "<!doctype html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">", w->language);
    element(w, &b, "<title>", layout->subject, "</title></head>\n");
    buf_text(&b, "<body style=\"margin:0;padding:24px 12px;background:#f3f5f7;color:#1c2730;"
                 "font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">\n"
                 "<div style=\"max-width:560px;margin:0 auto;padding:28px;background:#ffffff;"
                 "border-top:4px solid #1f4e79;border-radius:6px\">\n");
    paragraph(w, &b, greeting(w));
    html_paragraphs(w, &b, layout->before);
    if (layout->button)
        button(w, &b, layout);
    html_paragraphs(w, &b, layout->after);
    element(w, &b, "</div>\n<p style=\"max-width:560px;margin:16px auto;font-size:12px;color:#55606b\">", &sent_by,
            "</p>\n</body>\n</html>\n");
    return buf_end(&b);
}

struct letter letter_write(struct arena *mem, enum letter_kind kind, const char *language,
                           const struct letter_values *values)
{
    struct writing       w = { mem, language, values };
    const struct layout *layout = &layouts[kind];

    return (struct letter){ fill(&w, layout->subject), write_text(&w, layout), write_html(&w, layout) };
}
