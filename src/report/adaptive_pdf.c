/* adaptive_pdf.c - the section of an adaptive test: ability with its interval, skills, radar.
 *
 * The scale is that of the abilities, whose population has mean 0 and standard deviation 1
 * (PSYCHOMETRICS.md 7).  Skills are shown with their interval, too: they rest on few questions.
 */
#include "report/section.h"

#include <math.h>

#include "domain/adaptive_test.h"
#include "report/chart.h"

#define ROW           27.0
#define SCALE_LIMIT   3.0
#define SCALE_LEFT    (LEFT + 150)
#define SCALE_WIDTH   206.0
#define RADAR_RADIUS  92.0
#define RADAR_HEIGHT  262.0
#define RADAR_LEAST   3   /* skills that a shape needs */
#define ROWS_BESIDE   7   /* with more, how to read it needs a page of its own */
#define ROWS_ABOVE    6   /* with more, the radar does */
#define BAND          1.96

enum passage_id { PASSAGE_PERCENT, PASSAGE_INTERVAL, PASSAGE_CHOICE, PASSAGE_SKILLS, PASSAGES };

static const struct {
    const char       *name;
    struct translated text;
} stops[] = {
    { "se", TEXTS("precise enough", "precisão suficiente", "precisión suficiente", "genau genug") },
    { "max_items", TEXTS("most questions asked", "máximo de perguntas", "máximo de preguntas",
                         "Höchstzahl an Fragen") },
    { "pool_empty", TEXTS("no question left", "nenhuma pergunta restante", "ninguna pregunta restante",
                          "keine Frage mehr übrig") },
    { "information", TEXTS("no question left that fits", "nenhuma pergunta adequada restante",
                           "ninguna pregunta adecuada restante", "keine passende Frage mehr übrig") },
    { "time", TEXTS("time over", "tempo esgotado", "tiempo agotado", "Zeit abgelaufen") },
    { "ended", TEXTS("handed in early", "entregue antes do fim", "entregado antes del final",
                     "vorzeitig abgegeben") },
};

static const struct {
    struct translated subtitle, chapter, percent, below, nothing, measured, measured_by, ability, skill;
    struct translated right, right_of, scale, theta, provisional, radar, radar_lead, reading;
    struct translated passage_title[PASSAGES], passage[PASSAGES], warning_title, warning;
} says = {
    .subtitle = TEXTS("Adaptive test", "Teste adaptativo", "Test adaptativo", "Adaptiver Test"),
    .chapter = TEXTS("Result", "Resultado", "Resultado", "Ergebnis"),
    .percent = TEXTS("Percentile", "Percentil", "Percentil", "Prozentrang"),
    .below = TEXTS("95% interval: {1} to {2}", "Intervalo de 95%: {1} a {2}", "Intervalo del 95 %: {1} a"
                                                                              " {2}",
                   "95-%-Intervall: {1} bis {2}"),
    .nothing = TEXTS("Nothing was answered", "Nada foi respondido", "No se respondió nada", "Nichts"
                                                                                            " beantwortet"),
    .measured = TEXTS("How it was measured", "Como foi medido", "Cómo se midió", "Wie gemessen wurde"),
    .measured_by = TEXTS("{1} questions; ended: {2}. Standard error {3}, reliability {4}.",
                         "{1} perguntas; fim: {2}. Erro padrão {3}, confiabilidade {4}.",
                         "{1} preguntas; fin: {2}. Error estándar {3}, fiabilidad {4}.",
                         "{1} Fragen; Ende: {2}. Standardfehler {3}, Zuverlässigkeit {4}."),
    .ability = TEXTS("Ability", "Habilidade geral", "Capacidad", "Fähigkeit insgesamt"),
    .skill = TEXTS("Skill", "Habilidade", "Habilidad", "Fähigkeit"),
    .right = TEXTS("Right", "Certas", "Correctas", "Richtig"),
    .right_of = TEXTS("{1} of {2}", "{1} de {2}", "{1} de {2}", "{1} von {2}"),
    .scale = TEXTS("Ability in standard deviations from the mean of the population; the band is the 95%"
                   " interval.",
                   "Habilidade em desvios padrão da média da população; a faixa é o intervalo de 95%.",
                   "Capacidad en desviaciones estándar de la media de la población; la banda es el"
                   " intervalo del 95 %.",
                   "Fähigkeit in Standardabweichungen vom Mittel der Bevölkerung; das Band ist das"
                   " 95-%-Intervall."),
    .theta = TEXTS("Theta", "Teta", "Theta", "Theta"),
    .provisional = TEXTS("Provisional: the difficulty of some questions is their authors' judgement, not"
                         " yet calibrated by answers. Compare people with each other, and not with the"
                         " population.",
                         "Provisório: a dificuldade de algumas perguntas é a avaliação de quem as"
                         " escreveu, ainda não calibrada por respostas. Compare as pessoas entre si, não"
                         " com a população.",
                         "Provisional: la dificultad de algunas preguntas es el juicio de sus autores, aún"
                         " sin calibrar con respuestas. Compare a las personas entre sí, no con la"
                         " población.",
                         "Vorläufig: Die Schwierigkeit mancher Fragen ist das Urteil ihrer Autoren und"
                         " noch nicht durch Antworten kalibriert. Vergleichen Sie Menschen miteinander,"
                         " nicht mit der Bevölkerung."),
    .radar = TEXTS("The shape of the skills", "A forma das habilidades", "La forma de las habilidades",
                   "Die Form der Fähigkeiten"),
    .radar_lead = TEXTS("Percentile of each skill. The dashed ring is the mean of the population; a skill"
                        " without a question leaves a gap.",
                        "Percentil de cada habilidade. O anel tracejado é a média da população; uma"
                        " habilidade sem pergunta deixa uma lacuna.",
                        "Percentil de cada habilidad. El anillo discontinuo es la media de la población;"
                        " una habilidad sin pregunta deja un hueco.",
                        "Prozentrang jeder Fähigkeit. Der gestrichelte Ring ist das Mittel der"
                        " Bevölkerung; eine Fähigkeit ohne Frage lässt eine Lücke."),
    .reading = TEXTS("How to read this result", "Como ler este resultado", "Cómo leer este resultado",
                     "So lesen Sie dieses Ergebnis"),
    .passage_title = {
        [PASSAGE_PERCENT] = TEXTS("Percentile", "Percentil", "Percentil", "Prozentrang"),
        [PASSAGE_INTERVAL] = TEXTS("Interval", "Intervalo", "Intervalo", "Intervall"),
        [PASSAGE_CHOICE] = TEXTS("Other questions", "Outras perguntas", "Otras preguntas", "Andere Fragen"),
        [PASSAGE_SKILLS] = TEXTS("Skills", "Habilidades", "Habilidades", "Fähigkeiten") },
    .passage = {
        [PASSAGE_PERCENT] = TEXTS("The share of the population that the test was calibrated for whose"
                                  " ability is lower. It is not the share of right answers: who is able"
                                  " gets harder questions.",
                                  "A parte da população para a qual o teste foi calibrado cuja habilidade"
                                  " é menor. Não é a parte de respostas certas: quem sabe mais recebe"
                                  " perguntas mais difíceis.",
                                  "La parte de la población para la que se calibró el test cuya capacidad"
                                  " es menor. No es la parte de respuestas correctas: quien sabe más"
                                  " recibe preguntas más difíciles.",
                                  "Der Anteil der Bevölkerung, für die der Test kalibriert wurde, dessen"
                                  " Fähigkeit geringer ist. Es ist nicht der Anteil richtiger Antworten:"
                                  " Wer mehr kann, bekommt schwerere Fragen."),
        [PASSAGE_INTERVAL] = TEXTS("Every test measures with an error. The true ability lies in the band"
                                   " in 95 of 100 cases; treat people whose bands overlap widely as equal.",
                                   "Todo teste mede com erro. A habilidade verdadeira fica na faixa em 95"
                                   " de 100 casos; trate como iguais pessoas cujas faixas se sobrepõem"
                                   " bastante.",
                                   "Todo test mide con error. La capacidad verdadera está en la banda en"
                                   " 95 de 100 casos; trate como iguales a personas cuyas bandas se"
                                   " solapan mucho.",
                                   "Jeder Test misst mit einem Fehler. Die wahre Fähigkeit liegt in 95 von"
                                   " 100 Fällen im Band; behandeln Sie Menschen, deren Bänder sich weit"
                                   " überdecken, als gleich."),
        [PASSAGE_CHOICE] = TEXTS("Each question was chosen by the answers before it, so people sit"
                                 " different questions. Abilities can be compared, numbers of right"
                                 " answers cannot.",
                                 "Cada pergunta foi escolhida pelas respostas anteriores, então as pessoas"
                                 " recebem perguntas diferentes. As habilidades podem ser comparadas; o"
                                 " número de acertos, não.",
                                 "Cada pregunta se eligió según las respuestas anteriores, así que cada"
                                 " persona recibe preguntas distintas. Las capacidades se pueden comparar;"
                                 " el número de aciertos, no.",
                                 "Jede Frage wurde nach den Antworten davor gewählt, deshalb bekommen"
                                 " Menschen verschiedene Fragen. Fähigkeiten lassen sich vergleichen, die"
                                 " Zahl richtiger Antworten nicht."),
        [PASSAGE_SKILLS] = TEXTS("A skill rests on few questions, and leans on the ability over all. Use"
                                 " it to choose what to ask about, not to compare people.",
                                 "Uma habilidade se apoia em poucas perguntas e na habilidade geral. Use-a"
                                 " para escolher o que perguntar, não para comparar pessoas.",
                                 "Una habilidad se apoya en pocas preguntas y en la capacidad general."
                                 " Úsela para elegir qué preguntar, no para comparar personas.",
                                 "Eine Fähigkeit beruht auf wenigen Fragen und lehnt sich an die Fähigkeit"
                                 " insgesamt an. Nutzen Sie sie, um Fragen auszuwählen, nicht um Menschen"
                                 " zu vergleichen.") },
    .warning_title = TEXTS("One source among several", "Uma fonte entre várias", "Una fuente entre varias",
                           "Eine Quelle unter mehreren"),
    .warning = TEXTS("A test shows what somebody solved on one day under these conditions. Ask whether the"
                     " conditions were right, and set the result beside a structured interview and work"
                     " samples.",
                     "Um teste mostra o que a pessoa resolveu em um dia, nestas condições. Pergunte se as"
                     " condições eram adequadas e veja o resultado ao lado de uma entrevista estruturada e"
                     " de amostras de trabalho.",
                     "Un test muestra lo que alguien resolvió un día en estas condiciones. Pregunte si las"
                     " condiciones eran adecuadas y vea el resultado junto a una entrevista estructurada y"
                     " muestras de trabajo.",
                     "Ein Test zeigt, was jemand an einem Tag unter diesen Bedingungen gelöst hat. Fragen"
                     " Sie, ob die Bedingungen stimmten, und stellen Sie das Ergebnis neben ein"
                     " strukturiertes Interview und Arbeitsproben."),
};

/* A line of the table: the ability over all, or a skill. */
struct row { const char *name, *theta, *percent, *right; double z, half; };

struct adaptive_words {
    enum language      l;
    struct outcome     outcome;
    struct row         rows[1 + TEST_SKILLS_MAX];
    int                rows_n;
    struct chart_value spokes[TEST_SKILLS_MAX];
    int                spokes_n; /* 0: no radar */
    bool               provisional, is_long;
};

static const char *percent_of(struct arena *mem, const struct report_texts *t, double percent)
{
    return isnan(percent) ? "–" : percent_text(mem, t, percent);
}

static struct row row_of(struct arena *mem, const struct report_texts *t, const char *name, double theta, double se,
                         double percent)
{
    return (struct row){ .name = name, .theta = isnan(theta) ? "–" : number_text(mem, t, theta, 2), .right = "",
                         .percent = percent_of(mem, t, percent), .z = theta, .half = BAND * se };
}

static const char *stop_text(const char *name, enum language l)
{
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (str_is(str_of(name), stops[i].name))
            return stops[i].text.in[l];
    return "–";
}

static void outcome_compose(struct arena *mem, const struct report_texts *t, const struct adaptive_result *r,
                            struct adaptive_words *w)
{
    enum language l = w->l;
    bool          known = !isnan(r->theta);

    w->outcome = (struct outcome){
        .label = says.percent.in[l], .headline = percent_of(mem, t, r->percent), .side_label = says.measured.in[l],
        .line = known ? FILL(mem, says.below.in[l], percent_text(mem, t, irt_percent(r->low)),
                             percent_text(mem, t, irt_percent(r->high)))
                      : says.nothing.in[l],
        .side = FILL(mem, says.measured_by.in[l], number_text(mem, t, r->given_n, 0), stop_text(r->stop, l),
                     known ? number_text(mem, t, r->se, 2) : "–", known ? number_text(mem, t, r->reliability, 2) : "–"),
    };
}

static void skills_compose(struct arena *mem, const struct report_texts *t, const struct test *test,
                           const struct adaptive_result *r, struct adaptive_words *w)
{
    int known = 0, n = (int)test_skills(test);

    for (int s = 0; n > 1 && s < n && s < (int)r->skills_n; s++) {
        const char *name = test->skills[s].in[w->l];
        struct row  row = row_of(mem, t, name, r->skills[s].theta, r->skills[s].se, r->skills[s].percent);

        row.right = FILL(mem, says.right_of.in[w->l], number_text(mem, t, r->skills[s].right, 0),
                         number_text(mem, t, r->skills[s].given, 0));
        w->rows[w->rows_n++] = row;
        w->spokes[s] = (struct chart_value){ name, row.percent, 50 + 10 * r->skills[s].theta };
        known       += !isnan(r->skills[s].theta);
    }
    w->spokes_n = known >= RADAR_LEAST ? n : 0;
}

static void row_draw(struct sheet *s, double y, const struct row *row)
{
    struct text_box name = { LEFT, 0, SCALE_LEFT - LEFT - 14, STYLE_STRONG, INK_TEXT, ALIGN_LEFT, 2, "TH" };
    const double    line = y + (ROW - style_leading(STYLE_STRONG)) / 2;

    name.y = y + (ROW - text_height(&s->c, &name, row->name)) / 2;
    tag_open(s, "TR");
    text_draw(&s->c, &name, row->name);
    if (!isnan(row->z))
        chart_z_band(&s->c, SCALE_LEFT, y + ROW / 2, SCALE_WIDTH, SCALE_LIMIT, row->z, row->half);
    line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, LEFT + 358, line + 1, 30, row->theta);
    line_put(s, "TD", STYLE_STRONG, INK_ACCENT, ALIGN_RIGHT, LEFT + 392, line, 48, row->percent);
    line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, LEFT + 442, line + 1, RIGHT - LEFT - 442, row->right);
    tag_close(s, "TR");
}

/* Returns the y below the last row. */
static double rows_draw(struct sheet *s, double y, const struct adaptive_words *w)
{
    tag_open(s, "Table");
    tag_open(s, "TR");
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, y, 90, w->rows_n > 1 ? says.skill.in[w->l] : "");
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, LEFT + 358, y, 30, says.theta.in[w->l]);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, LEFT + 392, y, 48, says.percent.in[w->l]);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, LEFT + 442, y, RIGHT - LEFT - 442,
             w->rows_n > 1 ? says.right.in[w->l] : "");
    tag_close(s, "TR");
    y += 14;
    chart_z_scale(&s->c, SCALE_LEFT, y, SCALE_WIDTH, ROW * w->rows_n, SCALE_LIMIT, true);
    for (int i = 0; i < w->rows_n; i++)
        row_draw(s, y + ROW * i, &w->rows[i]);
    tag_close(s, "Table");
    return y + ROW * w->rows_n;
}

/* Returns the y below it. */
static double radar_draw(struct sheet *s, double y, const struct adaptive_words *w)
{
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.radar.in[w->l]) + 4;
    y = text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT, y, WIDTH, says.radar_lead.in[w->l]) + 10;
    chart_radar(&s->c, LEFT + WIDTH / 2, y + RADAR_HEIGHT / 2, RADAR_RADIUS, w->spokes, w->spokes_n);
    return y + RADAR_HEIGHT + 16;
}

static void adaptive_draw(struct sheet *s, const void *words)
{
    const struct adaptive_words *w = words;
    const bool                   radar_first = w->spokes_n && w->rows_n <= ROWS_ABOVE;
    double                       y;

    page_begin(s);
    y = heading(s, TOP, says.chapter.in[w->l]) + 4;
    y = outcome_put(s, y, &w->outcome) + 18;
    if (w->provisional)
        y = text_put(s, "P", STYLE_STRONG, INK_ACCENT, LEFT, y, WIDTH, says.provisional.in[w->l]) + 14;
    y = rows_draw(s, y, w) + 8;
    y = text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT, y, WIDTH, says.scale.in[w->l]) + 18;
    if (radar_first)
        radar_draw(s, y, w);
    if (w->is_long) {
        page_begin(s);
        y = TOP;
    }
    if (w->spokes_n && !radar_first)
        y = radar_draw(s, y, w);
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.reading.in[w->l]) + 6;
    passages_say(s, y, w->l, says.passage_title, says.passage, PASSAGES);
    notice_put(s, says.warning_title.in[w->l], says.warning.in[w->l]);
}

void adaptive_section(struct arena *mem, const struct report *report, const struct test *test,
                      const struct adaptive_result *result, struct section *section)
{
    const struct report_texts *t = report_texts_of(report->language);
    struct adaptive_words     *w = ARENA_NEW(mem, struct adaptive_words);

    w->l           = language_find(t->language);
    w->provisional = result->provisional;
    outcome_compose(mem, t, result, w);
    w->rows[w->rows_n++] = row_of(mem, t, says.ability.in[w->l], result->theta, result->se, result->percent);
    skills_compose(mem, t, test, result, w);
    w->is_long = w->spokes_n || w->rows_n > ROWS_BESIDE;
    *section = (struct section){
        .title = test->title.in[w->l], .subtitle = says.subtitle.in[w->l], .outcome = w->outcome.headline,
        .score = isnan(result->percent) ? 0 : result->percent, .pages = w->is_long ? 2 : 1, .draw = adaptive_draw,
        .words = w, .chapters_n = 1, .chapters = { { says.chapter.in[w->l], 1 } } };
}
