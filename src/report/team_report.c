/* team_report.c - see team_report.h.
 *
 * Everything that is said is composed before the first line is drawn (words.h
 * says why).
 */
#include "report/team_report.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "core/buf.h"
#include "core/clock.h"
#include "domain/language.h"
#include "report/chart.h"
#include "report/report.h"
#include "report/sheet.h"
#include "report/texts.h"

#define PAGES      3
#define BAND       206.0 /* height of the coloured field of the first page */
#define ROW        42.0

static const struct translated
    title        = TEXTS("Team report", "Relatório da equipe", "Informe del equipo", "Teambericht"),
    confidential = TEXTS("Confidential. For the team and those who lead it.",
                         "Confidencial. Para a equipe e quem a lidera.",
                         "Confidencial. Para el equipo y quienes lo dirigen.",
                         "Vertraulich. Für das Team und seine Leitung."),
    members      = TEXTS("Members", "Membros", "Miembros", "Mitglieder"),
    overview     = TEXTS("At a glance", "Em resumo", "En resumen", "Auf einen Blick"),
    similarity   = TEXTS("Similarity", "Semelhança", "Similitud", "Ähnlichkeit"),
    strengths    = TEXTS("What the team has most of", "O que a equipe mais tem", "Lo que más tiene el equipo",
                         "Wovon das Team am meisten hat"),
    gaps         = TEXTS("What it has least of", "O que ela menos tem", "Lo que menos tiene",
                         "Wovon es am wenigsten hat"),
    none         = TEXTS("No dimension lies on this side of the average.",
                         "Nenhuma dimensão está deste lado da média.",
                         "Ninguna dimensión está a este lado de la media.",
                         "Keine Dimension liegt auf dieser Seite des Durchschnitts."),
    pairs        = TEXTS("Who is alike, who is different", "Quem se parece, quem difere",
                         "Quién se parece, quién difiere", "Wer sich gleicht, wer sich unterscheidet"),
    alike        = TEXTS("Most alike", "Mais parecidos", "Más parecidos", "Am ähnlichsten"),
    different    = TEXTS("Most different", "Mais diferentes", "Más diferentes", "Am verschiedensten"),
    range        = TEXTS("{1} to {2}", "{1} a {2}", "{1} a {2}", "{1} bis {2}"),
    dimensions   = TEXTS("The twelve dimensions", "As doze dimensões", "Las doce dimensiones",
                         "Die zwölf Dimensionen"),
    dimensions_lead = TEXTS(
        "Each dot is a person, the line the mean of the team. T scores: 50 is the average of the norm group, ten"
        " points are one standard deviation.",
        "Cada ponto é uma pessoa; a linha, a média da equipe. Escores T: 50 é a média do grupo de referência, dez"
        " pontos são um desvio padrão.",
        "Cada punto es una persona; la línea, la media del equipo. Puntuaciones T: 50 es la media del grupo de"
        " referencia, diez puntos son una desviación típica.",
        "Jeder Punkt ist eine Person, die Linie der Mittelwert des Teams. T-Werte: 50 ist der Durchschnitt der"
        " Normgruppe, zehn Punkte sind eine Standardabweichung."),
    dimension    = TEXTS("Dimension", "Dimensão", "Dimensión", "Dimension"),
    mean         = TEXTS("Mean", "Média", "Media", "Mittel"),
    spread       = TEXTS("Spread", "Dispersão", "Dispersión", "Streuung"),
    from_to      = TEXTS("Range", "Faixa", "Intervalo", "Bereich"),
    who          = TEXTS("Who is in this report", "Quem está neste relatório", "Quién está en este informe",
                         "Wer in diesem Bericht vorkommt"),
    reading      = TEXTS("How to read this report", "Como ler este relatório", "Cómo leer este informe",
                         "Wie dieser Bericht zu lesen ist"),
    reading_similarity = TEXTS(
        "Similarity compares the shapes of two profiles over all twelve dimensions: 1 is identical, 0 as unlike as two"
        " people drawn at random, below 0 more unlike than that. The team's value is the mean over all pairs. Neither"
        " end is better: alike teams agree sooner, mixed teams see more.",
        "A semelhança compara as formas de dois perfis nas doze dimensões: 1 é idêntico, 0 é tão diferente quanto"
        " duas pessoas sorteadas, abaixo de 0 é mais diferente que isso. O valor da equipe é a média de todos os"
        " pares. Nenhum extremo é melhor: equipes parecidas concordam antes, equipes mistas veem mais.",
        "La similitud compara las formas de dos perfiles en las doce dimensiones: 1 es idéntico, 0 tan distinto como"
        " dos personas al azar, por debajo de 0 más distinto aún. El valor del equipo es la media de todas las"
        " parejas. Ningún extremo es mejor: los equipos parecidos se ponen de acuerdo antes, los mixtos ven más.",
        "Die Ähnlichkeit vergleicht die Formen zweier Profile über alle zwölf Dimensionen: 1 ist gleich, 0 so"
        " verschieden wie zwei zufällig gewählte Menschen, unter 0 noch verschiedener. Der Wert des Teams ist der"
        " Mittelwert über alle Paare. Kein Ende ist besser: Ähnliche Teams einigen sich schneller, gemischte sehen"
        " mehr."),
    reading_means = TEXTS(
        "A mean hides people: look at the dots before you conclude. A wide spread is where working agreements help"
        " most, a low mean is where the team may want somebody who likes it. With few members, one person moves every"
        " number here.",
        "Uma média esconde pessoas: olhe os pontos antes de concluir. Onde a dispersão é grande, combinados ajudam"
        " mais; onde a média é baixa, talvez falte alguém que goste disso. Com poucos membros, uma pessoa muda todos"
        " os números.",
        "Una media esconde a las personas: mire los puntos antes de concluir. Donde la dispersión es grande, los"
        " acuerdos ayudan más; donde la media es baja, quizá falte alguien a quien le guste. Con pocos miembros, una"
        " persona cambia todos los números.",
        "Ein Mittelwert verdeckt Menschen: Sehen Sie auf die Punkte, bevor Sie schließen. Wo die Streuung groß ist,"
        " helfen Absprachen am meisten; wo der Mittelwert niedrig ist, fehlt vielleicht jemand, dem das liegt. Bei"
        " wenigen Mitgliedern verschiebt eine Person jede Zahl."),
    reading_use  = TEXTS(
        "Use it to talk with the team about how it works, not to select or to judge people.",
        "Use-o para conversar com a equipe sobre como ela trabalha, não para selecionar ou julgar pessoas.",
        "Úselo para hablar con el equipo sobre cómo trabaja, no para seleccionar ni juzgar a personas.",
        "Nutzen Sie ihn, um mit dem Team über seine Arbeitsweise zu sprechen, nicht um Menschen auszuwählen oder zu"
        " beurteilen."),
    judged[]     = {
        TEXTS("These people are more unlike than people drawn at random: many views, and much to talk over.",
              "Estas pessoas são mais diferentes que pessoas sorteadas: muitas visões e muito a conversar.",
              "Estas personas son más distintas que personas al azar: muchas miradas y mucho que hablar.",
              "Diese Menschen sind verschiedener als zufällig gewählte: viele Sichtweisen, und viel zu besprechen."),
        TEXTS("These people are about as alike as people drawn at random: a usual mixture.",
              "Estas pessoas se parecem tanto quanto pessoas sorteadas: uma mistura comum.",
              "Estas personas se parecen tanto como personas al azar: una mezcla habitual.",
              "Diese Menschen gleichen sich etwa so wie zufällig gewählte: eine übliche Mischung."),
        TEXTS("These people are more alike than people drawn at random: they will often agree, and may miss the same.",
              "Estas pessoas se parecem mais que pessoas sorteadas: costumam concordar e podem deixar passar o mesmo.",
              "Estas personas se parecen más que personas al azar: suelen coincidir y pueden pasar por alto lo mismo.",
              "Diese Menschen gleichen sich mehr als zufällig gewählte: Sie sind sich oft einig und übersehen"
              " vielleicht dasselbe."),
    };

/* Everything the report says that is not the same for every team. */
struct team_words {
    const struct team_report  *r;
    const struct report_texts *t;
    const char *language, *name, *company, *count, *printed, *printed_iso, *document;
    const char *similarity, *says, *alike, *alike_value, *different, *different_value, *members;
    const char *mean[DIM_COUNT], *spread[DIM_COUNT], *range[DIM_COUNT];
};

static const char *say(const struct team_words *w, const struct translated *text)
{
    return translated_text(text, w->language);
}

static const char *pair_names(struct arena *mem, const struct team_words *w, const struct team_pair *pair)
{
    const char *second;

    if (isnan(pair->similarity))
        return "–";
    second = str_z(mem, w->r->members[pair->b]);
    return str_printf(mem, "%.*s%s%s", STR_ARG(w->r->members[pair->a]), and_text(w->t, second), second).data;
}

static const char *names_joined(struct arena *mem, const struct team_report *r)
{
    struct buf b = BUF(mem);

    for (size_t i = 0; i < r->n; i++) {
        buf_text(&b, i ? "\u00a0 · " : ""); /* a line may end behind the dot, not before it */
        buf_str(&b, r->members[i]);
    }
    return buf_end(&b).data;
}

/* Less alike than two random people, about as much, or more. */
static int judge(double value)
{
    return value < -0.15 ? 0 : value > 0.15 ? 2 : 1;
}

static void team_words_compose(struct arena *mem, const struct team_report *r, struct team_words *w)
{
    const struct team_analysis *a = r->analysis;
    struct buf                  iso = BUF(mem);

    w->r           = r;
    w->t           = report_texts_of(r->language);
    w->language    = w->t->language;
    w->name        = str_z(mem, r->name);
    w->company     = str_z(mem, r->company);
    w->document    = str_printf(mem, "%s: %s", say(w, &title), w->name).data;
    w->count       = str_printf(mem, "%zu", r->n).data;
    w->printed     = clock_date_words(mem, r->printed_ms, w->language).data;
    clock_write(&iso, r->printed_ms, 0);
    w->printed_iso = buf_end(&iso).data;
    w->similarity  = number_text(mem, w->t, a->similarity, 2);
    w->says        = isnan(a->similarity) ? "" : say(w, &judged[judge(a->similarity)]);
    w->alike       = pair_names(mem, w, &a->alike);
    w->different   = pair_names(mem, w, &a->different);
    w->alike_value = number_text(mem, w->t, a->alike.similarity, 2);
    w->different_value = number_text(mem, w->t, a->different.similarity, 2);
    w->members     = names_joined(mem, r);
    for (int d = 0; d < DIM_COUNT; d++) {
        const struct team_dimension *of = &a->dimension[d];

        w->mean[d]   = number_text(mem, w->t, of->mean, 1);
        w->spread[d] = number_text(mem, w->t, of->spread, 1);
        w->range[d]  = FILL(mem, say(w, &range), number_text(mem, w->t, of->min, 0),
                            number_text(mem, w->t, of->max, 0));
    }
}

/* --- drawing ------------------------------------------------------------- */

/* A dimension with its mean, as strength or gap. */
static double pick(struct sheet *s, const struct team_words *w, double x, double y, double width, enum dimension d)
{
    line_draw(&s->c, x, y, x + width, y, 0.6, INK_RULE);
    line_put(s, "P", STYLE_STRONG, INK_ACCENT, ALIGN_LEFT, x, y + 7, width - 60, dimension_name(d, w->language));
    line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_RIGHT, x + width - 60, y + 8, 60, w->mean[d]);
    chart_scale(&s->c, x, y + 26, width, 14, INK_WASH, false);
    chart_bar(&s->c, x, y + 33, width, w->r->analysis->dimension[d].mean, 0);
    return y + 52;
}

static double picks_column(struct sheet *s, const struct team_words *w, double x, double y, double width,
                           const struct translated *what, const enum dimension *picks, int n)
{
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, x, y, width, say(w, what)) + 8;
    for (int i = 0; i < n; i++)
        y = pick(s, w, x, y, width, picks[i]);
    if (n == 0)
        y = text_put(s, "P", STYLE_BODY, INK_SOFT, x, y, width, say(w, &none));
    return y;
}

static double pair_draw(struct sheet *s, const struct team_words *w, double y, const struct translated *what,
                        const char *names, const char *value)
{
    struct text_box box = { LEFT + 130, y + 7, WIDTH - 190, STYLE_STRONG, INK_TEXT, ALIGN_LEFT, 2, "P" };
    double          below;

    line_draw(&s->c, LEFT, y, RIGHT, y, 0.6, INK_RULE);
    line_put(s, "P", STYLE_BODY, INK_SOFT, ALIGN_LEFT, LEFT, y + 7, 126, say(w, what));
    below = box.y + text_draw(&s->c, &box, names);
    line_put(s, "P", STYLE_STRONG, INK_ACCENT, ALIGN_RIGHT, RIGHT - 56, y + 7, 56, value);
    return below + 7;
}

static void summary_page(struct sheet *s, const struct team_words *w)
{
    const struct team_analysis *a = w->r->analysis;
    const double                column = (WIDTH - 28) / 2;
    struct text_box             name = { LEFT, 0, WIDTH, STYLE_TITLE, INK_WHITE, ALIGN_LEFT, 2, "H1" };
    double                      y, left, right;

    page_begin(s);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, 806, WIDTH, say(w, &confidential));
    box_fill(&s->c, 0, 0, PAGE_WIDTH, BAND, 0, INK_ACCENT);
    chart_hills(&s->c, PAGE_WIDTH * 0.35, PAGE_WIDTH, BAND, 130, INK_ENGRAVED);
    line_put(s, "P", STYLE_H2, INK_WHITE, ALIGN_LEFT, LEFT, 44, WIDTH, w->company);
    name.y = BAND - 52 - text_height(&s->c, &name, w->name);
    bookmark_add(s, CAIRO_PDF_OUTLINE_ROOT, w->name, 0);
    text_draw(&s->c, &name, w->name);
    text_put(s, "P", STYLE_LEAD, INK_ON_ACCENT, LEFT, BAND - 46, WIDTH, say(w, &title));

    y = heading(s, BAND + 26, say(w, &overview));
    box_fill(&s->c, LEFT, y, WIDTH, 78, 6, INK_WASH);
    line_put(s, "P", STYLE_LABEL, INK_SOFT, ALIGN_LEFT, LEFT + 14, y + 12, 110, say(w, &similarity));
    line_put(s, "P", STYLE_FIGURE, INK_ACCENT, ALIGN_LEFT, LEFT + 14, y + 28, 110, w->similarity);
    text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT + 130, y + 14, 216, w->says);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, RIGHT - 124, y + 12, 114, say(w, &members));
    line_put(s, "P", STYLE_BODY, INK_TEXT, ALIGN_LEFT, RIGHT - 124, y + 22, 114, w->count);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, RIGHT - 124, y + 42, 114, w->t->printed);
    line_put(s, "P", STYLE_BODY, INK_TEXT, ALIGN_LEFT, RIGHT - 124, y + 52, 114, w->printed);
    y += 98;

    left  = picks_column(s, w, LEFT, y, column, &strengths, a->strengths, a->strengths_n);
    right = picks_column(s, w, LEFT + column + 28, y, column, &gaps, a->gaps, a->gaps_n);
    y = heading(s, fmax(left, right) + 16, say(w, &pairs));
    y = pair_draw(s, w, y, &alike, w->alike, w->alike_value);
    pair_draw(s, w, y, &different, w->different, w->different_value);
}

/* The members as dots on the scale, the mean as a line across them. */
static void dots_draw(struct sheet *s, const struct team_words *w, int d, double x, double middle, double width)
{
    double mean_x = chart_x(w->r->analysis->dimension[d].mean, x, width);

    for (size_t i = 0; i < w->r->n; i++) {
        double t = w->r->scores[i][d].t;

        if (isnan(t))
            continue;
        cairo_new_path(s->c.cr);
        cairo_arc(s->c.cr, chart_x(t, x, width), middle, 3.4, 0, 2 * M_PI);
        ink_set(&s->c, INK_ACCENT, 0.45);
        cairo_fill(s->c.cr);
    }
    if (!isnan(mean_x))
        line_draw(&s->c, mean_x, middle - 9, mean_x, middle + 9, 2.2, INK_ACCENT);
}

static void dimensions_page(struct sheet *s, const struct team_words *w)
{
    const double scale_x = LEFT + 152, scale_width = 178, columns[] = { LEFT + 340, LEFT + 386, LEFT + 432 };
    double       y;

    page_begin(s);
    y = heading(s, TOP, say(w, &dimensions));
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, say(w, &dimensions_lead)) + 18;
    tag_open(s, "Table");
    tag_open(s, "TR");
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, y, 128, say(w, &dimension));
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, columns[0], y, 40, say(w, &mean));
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, columns[1], y, 42, say(w, &spread));
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, columns[2], y, RIGHT - columns[2], say(w, &from_to));
    tag_close(s, "TR");
    y += 14;
    chart_scale(&s->c, scale_x, y, scale_width, ROW * DIM_COUNT, INK_WASH, true);
    for (int d = 0; d < DIM_COUNT; d++) {
        double top = y + ROW * d, text = top + (ROW - style_leading(STYLE_STRONG)) / 2;

        line_draw(&s->c, LEFT, top, scale_x - 8, top, 0.5, INK_RULE);
        line_draw(&s->c, columns[0], top, RIGHT, top, 0.5, INK_RULE);
        tag_open(s, "TR");
        line_put(s, "TH", STYLE_STRONG, INK_TEXT, ALIGN_LEFT, LEFT, text, 148,
                 dimension_name((enum dimension)d, w->language));
        dots_draw(s, w, d, scale_x, top + ROW / 2, scale_width);
        line_put(s, "TD", STYLE_STRONG, INK_ACCENT, ALIGN_RIGHT, columns[0], text, 40, w->mean[d]);
        line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, columns[1], text + 1, 42, w->spread[d]);
        line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, columns[2], text + 1, RIGHT - columns[2], w->range[d]);
        tag_close(s, "TR");
    }
    tag_close(s, "Table");
}

static void reading_page(struct sheet *s, const struct team_words *w)
{
    struct text_box names = { LEFT, 0, WIDTH, STYLE_SMALL, INK_TEXT, ALIGN_LEFT, 34, "P" };
    double          y;

    page_begin(s);
    y = heading(s, TOP, say(w, &reading));
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, say(w, &reading_similarity)) + 8;
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, say(w, &reading_means)) + 8;
    y = text_put(s, "P", STYLE_STRONG, INK_TEXT, LEFT, y, WIDTH, say(w, &reading_use)) + 24;
    names.y = heading(s, y, say(w, &who));
    text_draw(&s->c, &names, w->members);
}

str team_report_pdf(struct arena *mem, const struct team_report *report)
{
    struct team_words  w;
    struct sheet       s;
    struct sheet_words words;

    team_words_compose(mem, report, &w);
    words = (struct sheet_words){ .language = w.language, .title = w.document, .product = say(&w, &title),
                                 .subtitle = say(&w, &title), .candidate = w.name, .company = w.company,
                                 .confidential = say(&w, &confidential), .created = w.printed_iso,
                                 .page_of = w.t->page_of, .pages = PAGES };
    sheet_open(mem, &s, &words);
    summary_page(&s, &w);
    dimensions_page(&s, &w);
    reading_page(&s, &w);
    return sheet_close(&s);
}
