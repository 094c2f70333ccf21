/* disc_pdf.c - the section of disc-28: three graphs, pattern, adaptation, and how to read them.
 *
 * It says on its second and its last page that forced choice compares factors
 * within one person: nobody shall rank candidates by it.
 */
#include "report/section.h"

#include <math.h>

#include "core/buf.h"
#include "report/chart.h"

#define Z_LIMIT          2.1 /* seven segments of 0.6 SD */
#define ADAPTATION_LARGE 1.0 /* from here on the report points it out */

enum passage_id { PASSAGE_GRAPHS, PASSAGE_NUMBERS, PASSAGE_PATTERN, PASSAGE_NORMS, PASSAGES };

/* {1}, {2} are filled in where a text has them. */
static const struct {
    struct translated subtitle, glance_lead, reading, answered, answered_of;
    struct translated pattern, blend, balanced, balanced_says, tight;
    struct translated talk, factors;
    struct translated adaptation, adaptation_small, adaptation_large, legend_natural, legend_adapted, mean;
    struct translated numbers, factor, most, least, change, percent, segment;
    struct translated passage[PASSAGES], passage_title[PASSAGES], warning_title, warning;
} says = {
    .subtitle = TEXTS("Four factors of behaviour at work", "Quatro fatores do comportamento no trabalho",
                      "Cuatro factores de la conducta en el trabajo",
                      "Vier Faktoren des Verhaltens bei der Arbeit"),
    .glance_lead = TEXTS("Each graph shows how strongly the four factors stand out within this person. The"
                         " line in the middle is what chance would give; the tinted area is the middle"
                         " range.",
                         "Cada gráfico mostra o quanto os quatro fatores se destacam dentro desta pessoa."
                         " A linha do meio é o que o acaso daria; a área sombreada é a faixa média.",
                         "Cada gráfico muestra cuánto destacan los cuatro factores dentro de esta"
                         " persona. La línea central es lo que daría el azar; la zona sombreada es el"
                         " rango medio.",
                         "Jedes Diagramm zeigt, wie stark die vier Faktoren bei dieser Person"
                         " hervortreten. Die Linie in der Mitte ist das, was der Zufall ergäbe; die"
                         " getönte Fläche ist der mittlere Bereich."),
    .reading = TEXTS("Adaptation and numbers", "Adaptação e números", "Adaptación y cifras",
                     "Anpassung und Zahlen"),
    .answered = TEXTS("Questionnaire", "Questionário", "Cuestionario", "Fragebogen"),
    .answered_of = TEXTS("28 groups of four terms", "28 grupos de quatro opções",
                         "28 grupos de cuatro opciones", "28 Gruppen aus je vier Begriffen"),
    .pattern = TEXTS("Pattern", "Padrão", "Patrón", "Muster"),
    .blend = TEXTS("Strongest first", "Do mais forte ao menos", "De mayor a menor", "Stärkster zuerst"),
    .balanced = TEXTS("Balanced", "Equilibrado", "Equilibrado", "Ausgewogen"),
    .balanced_says = TEXTS("The four factors balance: each was chosen as most and as least equally often."
                           " Such a person adapts easily; the interview tells more than the graphs.",
                           "Os quatro fatores se equilibram: cada um foi escolhido como mais e como menos"
                           " com a mesma frequência. Essa pessoa se adapta com facilidade; a entrevista"
                           " diz mais do que os gráficos.",
                           "Los cuatro factores se equilibran: cada uno se eligió como más y como menos"
                           " con la misma frecuencia. Una persona así se adapta con facilidad; la"
                           " entrevista dice más que los gráficos.",
                           "Die vier Faktoren halten sich die Waage: Jeder wurde gleich oft als am"
                           " meisten und als am wenigsten zutreffend gewählt. Das Gespräch sagt hier"
                           " mehr als die Diagramme."),
    .tight = TEXTS("This profile is flat: all four factors lie near the middle. Take the texts as hints"
                   " and rely on the conversation.",
                   "Este perfil é plano: os quatro fatores ficam perto do meio. Leia os textos como"
                   " pistas e confie na conversa.",
                   "Este perfil es plano: los cuatro factores están cerca del centro. Tome los textos"
                   " como pistas y apóyese en la conversación.",
                   "Dieses Profil ist flach: Alle vier Faktoren liegen nahe der Mitte. Die Texte sind nur"
                   " Hinweise; verlassen Sie sich auf das Gespräch."),
    .talk = TEXTS("How to communicate", "Como se comunicar", "Cómo comunicarse",
                  "So gelingt das Gespräch"),
    .factors = TEXTS("The four factors", "Os quatro fatores", "Los cuatro factores", "Die vier Faktoren"),
    .adaptation = TEXTS("Adaptation", "Adaptação", "Adaptación", "Anpassung"),
    .adaptation_small = TEXTS("The behaviour shown at work and the natural one lie close together (mean"
                              " distance {1} SD).",
                              "O comportamento mostrado no trabalho e o natural estão próximos"
                              " (distância média de {1} DP).",
                              "La conducta mostrada en el trabajo y la natural están próximas (distancia"
                              " media de {1} DT).",
                              "Gezeigtes und natürliches Verhalten liegen nah beieinander (mittlerer"
                              " Abstand {1} SD)."),
    .adaptation_large = TEXTS("The behaviour shown at work differs clearly from the natural one (mean"
                              " distance {1} SD). Adapting costs strength: ask what the job demands and"
                              " whether it can be kept up.",
                              "O comportamento mostrado no trabalho difere claramente do natural"
                              " (distância média de {1} DP). Adaptar-se custa energia: pergunte o que o"
                              " trabalho exige e se é possível manter.",
                              "La conducta mostrada en el trabajo difiere claramente de la natural"
                              " (distancia media de {1} DT). Adaptarse cuesta energía: pregunte qué"
                              " exige el puesto y si es sostenible.",
                              "Gezeigtes und natürliches Verhalten weichen deutlich voneinander ab"
                              " (mittlerer Abstand {1} SD). Anpassung kostet Kraft: Fragen Sie, was die"
                              " Stelle verlangt und ob sich das durchhalten lässt."),
    .legend_natural = TEXTS("Natural (graph II)", "Natural (gráfico II)", "Natural (gráfico II)",
                            "Natürlich (Diagramm II)"),
    .legend_adapted = TEXTS("Adapted (graph I)", "Adaptado (gráfico I)", "Adaptado (gráfico I)",
                            "Angepasst (Diagramm I)"),
    .mean = TEXTS("Chance mean", "Média do acaso", "Media del azar", "Zufallsmittel"),
    .numbers = TEXTS("All numbers", "Todos os números", "Todas las cifras", "Alle Zahlen"),
    .factor = TEXTS("Factor", "Fator", "Factor", "Faktor"),
    .most = TEXTS("Most", "Mais", "Más", "Am meisten"),
    .least = TEXTS("Least", "Menos", "Menos", "Am wenigsten"),
    .change = TEXTS("Difference", "Diferença", "Diferencia", "Differenz"),
    .percent = TEXTS("percent", "por cento", "por ciento", "Prozent"),
    .segment = TEXTS("segment", "segmento", "segmento", "Segment"),
    .passage_title = {
        [PASSAGE_GRAPHS] = TEXTS("Three graphs", "Três gráficos", "Tres gráficos", "Drei Diagramme"),
        [PASSAGE_NUMBERS] = TEXTS("Percent and segment", "Por cento e segmento", "Por ciento y segmento",
                                  "Prozent und Segment"),
        [PASSAGE_PATTERN] = TEXTS("Pattern", "Padrão", "Patrón", "Muster"),
        [PASSAGE_NORMS] = TEXTS("Norms", "Normas", "Baremos", "Normen") },
    .passage = {
        [PASSAGE_GRAPHS] = TEXTS("Graph I counts the terms chosen as most, graph II those chosen as least,"
                                 " graph III the difference.",
                                 "O gráfico I conta as opções escolhidas como mais, o II as escolhidas"
                                 " como menos, o III a diferença.",
                                 "El gráfico I cuenta lo elegido como más, el II lo elegido como menos y"
                                 " el III la diferencia.",
                                 "Diagramm I zählt, was am meisten zutrifft, Diagramm II, was am"
                                 " wenigsten zutrifft, Diagramm III die Differenz."),
        [PASSAGE_NUMBERS] = TEXTS("50 percent and segment 4 are the middle. Segments 1 and 7 are the"
                                  " edges; each is 0.6 SD high.",
                                  "50 por cento e segmento 4 são o meio. Os segmentos 1 e 7 são os"
                                  " extremos; cada um tem 0,6 DP.",
                                  "El 50 por ciento y el segmento 4 son el centro. Los segmentos 1 y 7 son"
                                  " los extremos; cada uno mide 0,6 DT.",
                                  "50 Prozent und Segment 4 sind die Mitte. Segment 1 und 7 sind die"
                                  " Ränder; jedes ist 0,6 SD hoch."),
        [PASSAGE_PATTERN] = TEXTS("The pattern names the factors chosen more often as most than as least."
                                  " There are fourteen, none better than another.",
                                  "O padrão reúne os fatores escolhidos mais vezes como mais do que como"
                                  " menos. São catorze, nenhum melhor do que outro.",
                                  "El patrón reúne los factores elegidos más veces como más que como"
                                  " menos. Hay catorce, ninguno mejor que otro.",
                                  "Das Muster nennt die Faktoren, die öfter als am meisten denn als am"
                                  " wenigsten gewählt wurden. Es gibt vierzehn, keines ist besser."),
        [PASSAGE_NORMS] = TEXTS("Starting norms: the mean is what chance gives, the spread is assumed"
                                " until enough people have answered.",
                                "Normas iniciais: a média é a do acaso, a dispersão é suposta até"
                                " haver respostas suficientes.",
                                "Baremos iniciales: la media es la del azar, la dispersión se supone"
                                " hasta tener suficientes respuestas.",
                                "Startnormen: Der Mittelwert ist der des Zufalls, die Streuung ist"
                                " angenommen, bis genug Menschen geantwortet haben.") },
    .warning_title = TEXTS("Do not rank people by these factors",
                           "Não classifique pessoas por estes fatores",
                           "No ordene a personas por estos factores",
                           "Ordnen Sie Menschen nicht nach diesen Faktoren"),
    .warning = TEXTS("Compare the factors within one person. Who chooses one term must leave three others,"
                     " so a high value in one factor makes the others low: values of two persons cannot be"
                     " compared on one factor, and no decision may rest on this report alone.",
                     "Compare os fatores dentro de uma mesma pessoa. Quem escolhe uma opção deixa outras"
                     " três, e um valor alto em um fator torna os outros baixos: não se comparam duas"
                     " pessoas em um fator, e nenhuma decisão pode se basear só neste relatório.",
                     "Compare los factores dentro de una misma persona. Quien elige una opción deja otras"
                     " tres, y un valor alto en un factor hace bajos los demás: no se comparan dos"
                     " personas en un factor, y ninguna decisión puede basarse solo en este informe.",
                     "Vergleichen Sie die Faktoren innerhalb einer Person. Wer einen Begriff wählt,"
                     " lässt drei andere liegen; ein hoher Wert macht die übrigen niedrig. Zwei"
                     " Personen lassen sich in einem Faktor nicht vergleichen, und keine Entscheidung"
                     " darf allein auf diesem Bericht beruhen."),
};

/* Everything the report says, composed before the first line is drawn. */
struct disc_words {
    enum language              l;
    struct disc_result         result;
    const struct disc_pattern *pattern; /* NULL when balanced */
    const char *headline, *lead, *blend, *adaptation, *legend;
    const char *letter[DISC_FACTORS];
    const char *percent[DISC_GRAPHS][DISC_FACTORS];
    const char *cell[DISC_FACTORS][3 + DISC_GRAPHS]; /* most, least, difference, and the graphs */
};

/* "Influence · Dominance": the factors of the blend by name. */
static const char *blend_names(struct arena *mem, const struct disc_words *w)
{
    struct buf b = BUF(mem);

    for (const char *letter = w->result.blend; *letter; letter++)
        for (enum disc_factor f = 0; f < DISC_FACTORS; f++)
            if (disc_letter(f) == *letter)
                buf_printf(&b, "%s%s", b.len > 0 ? " · " : "", disc_factor_texts[f].name.in[w->l]);
    return buf_end(&b).data;
}

static void compose(struct arena *mem, const struct report_texts *t, const struct disc_result *r,
                    struct disc_words *w)
{
    *w = (struct disc_words){ .l = language_find(t->language), .result = *r,
                              .pattern = disc_pattern_find(str_of(r->pattern)) };
    w->headline = w->pattern ? str_printf(mem, "%s · %s", r->pattern, w->pattern->name.in[w->l]).data
                             : says.balanced.in[w->l];
    w->lead       = w->pattern ? w->pattern->says.in[w->l] : says.balanced_says.in[w->l];
    w->blend      = w->pattern ? blend_names(mem, w) : "–";
    w->adaptation = FILL(mem, (r->adaptation < ADAPTATION_LARGE ? says.adaptation_small
                                                                : says.adaptation_large).in[w->l],
                         number_text(mem, t, r->adaptation, 2));
    w->legend = str_printf(mem, "I, II, III: z · %s · %s", says.percent.in[w->l],
                           says.segment.in[w->l]).data;
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++) {
        w->letter[f]  = str_printf(mem, "%c", disc_letter(f)).data;
        w->cell[f][0] = str_printf(mem, "%d", r->most[f]).data;
        w->cell[f][1] = str_printf(mem, "%d", r->least[f]).data;
        w->cell[f][2] = signed_text(mem, t, r->change[f], 0);
        for (enum disc_graph g = 0; g < DISC_GRAPHS; g++) {
            const struct disc_value *v = &r->graph[g][f];

            w->percent[g][f]  = percent_text(mem, t, v->percent);
            w->cell[f][3 + g] = str_printf(mem, "%s · %d · %d", signed_text(mem, t, v->z, 2),
                                           v->percent, v->segment).data;
        }
    }
}

static void graph_panel(struct sheet *s, const struct disc_words *w, double x, double y, double width,
                        enum disc_graph g)
{
    double z[DISC_FACTORS];

    for (enum disc_factor f = 0; f < DISC_FACTORS; f++)
        z[f] = w->result.graph[g][f].z;
    tag_open(s, "Sect");
    line_put(s, "H2", STYLE_H2, INK_TEXT, ALIGN_LEFT, x, y, width, disc_graph_names[g].in[w->l]);
    chart_z_columns(&s->c, x, y + 24, width, 210, Z_LIMIT, w->letter, w->percent[g], z, DISC_FACTORS);
    text_put(s, "P", STYLE_SMALL, INK_SOFT, x, y + 276, width, disc_graph_meanings[g].in[w->l]);
    tag_close(s, "Sect");
}

static void glance_page(struct sheet *s, const struct disc_words *w)
{
    const double width = (WIDTH - 48) / DISC_GRAPHS;
    double       y;

    page_begin(s);
    y = heading(s, TOP, section_texts.glance.in[w->l]);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, says.glance_lead.in[w->l]) + 18;

    y = outcome_put(s, y, &(struct outcome){ says.pattern.in[w->l], w->headline, NULL, says.blend.in[w->l],
                                             w->blend }) + 26;

    for (enum disc_graph g = 0; g < DISC_GRAPHS; g++)
        graph_panel(s, w, LEFT + g * (width + 24), y, width, g);
    y += 346;
    if (w->result.tight)
        text_put(s, "P", STYLE_STRONG, INK_ACCENT, LEFT, y, WIDTH, says.tight.in[w->l]);
    notice_put(s, says.warning_title.in[w->l], says.warning.in[w->l]);
}

static double factor_row(struct sheet *s, const struct disc_words *w, double y, enum disc_factor f)
{
    const struct disc_factor_text *t = &disc_factor_texts[f];
    const struct disc_value       *v = &w->result.graph[DISC_GRAPH_III][f];

    return trait_put(s, y, &(struct trait){
        .letter = w->letter[f], .name = t->name.in[w->l], .meaning = t->meaning.in[w->l], .low = t->low.in[w->l],
        .high = t->high.in[w->l], .z = v->z, .limit = Z_LIMIT, .is_middle = v->segment == 4 }) + 22;
}

static void meaning_page(struct sheet *s, const struct disc_words *w)
{
    double y;

    page_begin(s);
    y = heading(s, TOP, section_texts.meaning.in[w->l]);
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, w->headline) + 4;
    y = text_put(s, "P", STYLE_LEAD, INK_TEXT, LEFT, y, WIDTH, w->lead) + 18;
    if (w->pattern) {
        const struct passage parts[] = { { section_texts.strengths.in[w->l], w->pattern->strengths.in[w->l] },
                                         { section_texts.watch.in[w->l], w->pattern->watch.in[w->l] },
                                         { says.talk.in[w->l], w->pattern->talk.in[w->l] } };

        y = columns_put(s, y, parts, sizeof parts / sizeof parts[0]) + 30;
    }
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.factors.in[w->l]) + 8;
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++)
        y = factor_row(s, w, y, f);
}

static double adaptation_chart(struct sheet *s, const struct disc_words *w, double y)
{
    const double x = LEFT + 190, width = RIGHT - x, step = 26;

    chart_z_scale(&s->c, x, y + 12, width, step * DISC_FACTORS, Z_LIMIT, true);
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++) {
        double middle = y + 12 + step * (f + 0.5);

        line_draw(&s->c, LEFT, middle - step / 2, x - 8, middle - step / 2, 0.5, INK_RULE);
        line_put(s, "P", STYLE_STRONG, INK_ACCENT, ALIGN_LEFT, LEFT, middle - 6.5, 20, w->letter[f]);
        line_put(s, "P", STYLE_STRONG, INK_TEXT, ALIGN_LEFT, LEFT + 22, middle - 6.5, 150,
                 disc_factor_texts[f].name.in[w->l]);
        chart_z_pair(&s->c, x, middle, width, Z_LIMIT, w->result.graph[DISC_GRAPH_II][f].z,
                     w->result.graph[DISC_GRAPH_I][f].z);
    }
    y += 12 + step * DISC_FACTORS + 10;
    chart_ring(&s->c, x + 5, y + 5);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x + 16, y, 108, says.legend_natural.in[w->l]);
    dot_draw(&s->c, x + 122, y + 5, 4.6);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x + 132, y, 92, says.legend_adapted.in[w->l]);
    chart_mean(&s->c, x + 232, y - 1, y + 11);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x + 240, y, width - 240, says.mean.in[w->l]);
    return y + 26;
}

static double numbers_table(struct sheet *s, const struct disc_words *w, double y)
{
    enum { COLUMNS = 3 + DISC_GRAPHS };
    const double      first = 128, narrow = 58, wide = (WIDTH - first - 3 * narrow) / DISC_GRAPHS;
    const char *const titles[COLUMNS] = {
        says.most.in[w->l], says.least.in[w->l], says.change.in[w->l],
        disc_graph_names[DISC_GRAPH_I].in[w->l], disc_graph_names[DISC_GRAPH_II].in[w->l],
        disc_graph_names[DISC_GRAPH_III].in[w->l] };

    tag_open(s, "Table");
    for (int row = -1; row < DISC_FACTORS; row++) {
        double x = LEFT + first;

        tag_open(s, "TR");
        if (row < 0)
            line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, y, first, says.factor.in[w->l]);
        else
            line_put(s, "TH", STYLE_STRONG, INK_TEXT, ALIGN_LEFT, LEFT, y + 4, first,
                     disc_factor_texts[row].name.in[w->l]);
        for (int i = 0; i < COLUMNS; i++) {
            double width = i < 3 ? narrow : wide;

            if (row < 0)
                line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_CENTER, x, y, width, titles[i]);
            else
                line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_CENTER, x, y + 4.5, width, w->cell[row][i]);
            x += width;
        }
        tag_close(s, "TR");
        y += row < 0 ? 13 : 20;
        line_draw(&s->c, LEFT, y, RIGHT, y, 0.5, INK_RULE);
    }
    tag_close(s, "Table");
    return y;
}

static void reading_page(struct sheet *s, const struct disc_words *w)
{
    double y;

    page_begin(s);
    y = heading(s, TOP, says.reading.in[w->l]);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, w->adaptation) + 14;
    y = adaptation_chart(s, w, y) + 12;
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.numbers.in[w->l]) + 6;
    y = numbers_table(s, w, y) + 5;
    y = text_put(s, "P", STYLE_TINY, INK_SOFT, LEFT, y, WIDTH, w->legend) + 18;
    passages_say(s, y, w->l, says.passage_title, says.passage, PASSAGES);
    notice_put(s, says.warning_title.in[w->l], says.warning.in[w->l]);
}

static void draw(struct sheet *s, const void *words)
{
    glance_page(s, words);
    meaning_page(s, words);
    reading_page(s, words);
}

void disc_section(struct arena *mem, const struct report *report, const struct disc_result *result,
                  struct section *section)
{
    struct disc_words *w = ARENA_NEW(mem, struct disc_words);
    enum language      l = language_find(report->language);

    compose(mem, report_texts_of(report->language), result, w);
    *section = (struct section){
        .title = disc_title.in[l], .subtitle = says.subtitle.in[l], .score = NAN,
        .outcome = w->result.pattern[0] ? w->result.pattern : says.balanced.in[l],
        .facts = { { says.answered.in[l], says.answered_of.in[l] } }, .pages = 3, .draw = draw, .words = w,
        .chapters_n = 3,
        .chapters = { { section_texts.glance.in[l], 1 }, { section_texts.meaning.in[l], 2 },
                      { says.reading.in[l], 3 } } };
}
