/* drives_pdf.c - the section of drives-86: three sigma charts, reference profile, self against expectation. */
#include "report/section.h"

#include <math.h>

#include "report/chart.h"

#define SIGMA_LIMIT    3.2 /* raw values reach 3.0 */
#define SIGMA_DECIDED  0.5 /* from here on a drive is said to tend to one end */
#define DISTANCE_LARGE 1.0 /* mean distance of self and concept that the report points out */

enum measure { MEASURE_SELF, MEASURE_CONCEPT, MEASURE_SYNTHESIS, MEASURES };
enum passage_id { PASSAGE_SIGMA, PASSAGE_PROFILE, PASSAGE_NORMS, PASSAGE_E, PASSAGES };

static const struct {
    struct translated subtitle, glance_lead, reading, answered, marks;
    struct translated measure[MEASURES], measure_means[MEASURES];
    struct translated profile, distance, distance_mixed, second, from_synthesis, mixed_says;
    struct translated drives, comparison, close, apart;
    struct translated legend_self, legend_concept, mean, numbers, count_flag;
    struct translated passage_title[PASSAGES], passage[PASSAGES], warning_title, warning;
} says = {
    .subtitle = TEXTS("Five drives from two lists of words", "Cinco impulsos a partir de duas listas",
                      "Cinco impulsos a partir de dos listas", "Fünf Antriebe aus zwei Wortlisten"),
    .glance_lead = TEXTS("Each dot is a sigma value: the distance from the middle in standard deviations."
                         " The tinted area is the middle range; neither end is better.",
                         "Cada ponto é um valor sigma: a distância do meio em desvios padrão. A área"
                         " sombreada é a faixa média; nenhum dos extremos é melhor.",
                         "Cada punto es un valor sigma: la distancia al centro en desviaciones típicas."
                         " La zona sombreada es el rango medio; ningún extremo es mejor.",
                         "Jeder Punkt ist ein Sigma-Wert: der Abstand von der Mitte in"
                         " Standardabweichungen. Die getönte Fläche ist der mittlere Bereich; kein Ende"
                         " ist besser."),
    .reading = TEXTS("Self and expectation", "Eu e expectativa", "Yo y expectativa",
                     "Selbst und Erwartung"),
    .answered = TEXTS("Words marked", "Palavras marcadas", "Palabras marcadas", "Markierte Wörter"),
    .marks = TEXTS("{1} as expected, {2} as self, of {3}", "{1} na expectativa, {2} no eu, de {3}",
                   "{1} en la expectativa, {2} en el yo, de {3}",
                   "{1} zur Erwartung, {2} zum Selbst, von {3}"),
    .measure = {
        [MEASURE_SELF] = TEXTS("Self", "Eu", "Yo", "Selbst"),
        [MEASURE_CONCEPT] = TEXTS("Expectation", "Expectativa", "Expectativa", "Erwartung"),
        [MEASURE_SYNTHESIS] = TEXTS("Synthesis", "Síntese", "Síntesis", "Synthese") },
    .measure_means = {
        [MEASURE_SELF] = TEXTS("How the person really is: the most lasting of the three.",
                               "Como a pessoa realmente é: o mais duradouro dos três.",
                               "Cómo es la persona en realidad: lo más duradero de los tres.",
                               "Wie die Person wirklich ist: das Dauerhafteste der drei."),
        [MEASURE_CONCEPT] = TEXTS("How the person feels expected to act: changes with the job.",
                                  "Como a pessoa sente que esperam que aja: muda com o trabalho.",
                                  "Cómo siente que se espera que actúe: cambia con el puesto.",
                                  "Wie sich die Person verhalten soll, so wie sie es empfindet: ändert"
                                  " sich mit der Stelle."),
        [MEASURE_SYNTHESIS] = TEXTS("Both together: what colleagues probably see.",
                                    "Os dois juntos: o que os colegas provavelmente veem.",
                                    "Ambos juntos: lo que probablemente ven los demás.",
                                    "Beides zusammen: was andere vermutlich sehen.") },
    .profile = TEXTS("Nearest reference profile", "Perfil de referência mais próximo",
                     "Perfil de referencia más próximo", "Nächstes Referenzprofil"),
    .distance = TEXTS("Distance {1}", "Distância {1}", "Distancia {1}", "Abstand {1}"),
    .second = TEXTS("Next: {1} · {2}", "Em seguida: {1} · {2}", "Después: {1} · {2}",
                    "Danach: {1} · {2}"),
    .from_synthesis = TEXTS("From the synthesis: {1} · {2}", "Pela síntese: {1} · {2}",
                            "Según la síntesis: {1} · {2}", "Nach der Synthese: {1} · {2}"),
    .distance_mixed = TEXTS("Distance {1}: mixed", "Distância {1}: misto", "Distancia {1}: mixto",
                            "Abstand {1}: gemischt"),
    .mixed_says = TEXTS("No single reference profile fits clearly. The text describes the nearest one,"
                        " {1}; read it as one voice among others and go by the drives below.",
                        "Nenhum perfil de referência se encaixa claramente. O texto descreve o mais"
                        " próximo, {1}; leia-o como uma voz entre outras e guie-se pelos impulsos abaixo.",
                        "Ningún perfil de referencia encaja con claridad. El texto describe el más"
                        " próximo, {1}; léalo como una voz entre otras y guíese por los impulsos de"
                        " abajo.",
                        "Kein Referenzprofil passt eindeutig. Der Text beschreibt das nächste, {1};"
                        " lesen Sie ihn als eine Stimme unter mehreren und richten Sie sich nach den"
                        " Antrieben unten."),
    .drives = TEXTS("The five drives (self)", "Os cinco impulsos (eu)", "Los cinco impulsos (yo)",
                    "Die fünf Antriebe (Selbst)"),
    .comparison = TEXTS("From self to expectation", "Do eu à expectativa", "Del yo a la expectativa",
                        "Vom Selbst zur Erwartung"),
    .close = TEXTS("What is expected lies close to how the person is (mean distance {1}): the job, as it"
                   " is felt, asks for little adapting.",
                   "O que se espera está próximo de como a pessoa é (distância média {1}): o"
                   " trabalho, como ela o sente, pede pouca adaptação.",
                   "Lo que se espera está cerca de cómo es la persona (distancia media {1}): el puesto,"
                   " tal como lo siente, exige poca adaptación.",
                   "Die Erwartung liegt nah an dem, wie die Person ist (mittlerer Abstand {1}): Die"
                   " Stelle, wie sie empfunden wird, verlangt wenig Anpassung."),
    .apart = TEXTS("What is expected differs clearly from how the person is (mean distance {1}). The"
                   " longest ways below are what to talk about: what is asked for, and what would make it"
                   " easier.",
                   "O que se espera difere claramente de como a pessoa é (distância média {1})."
                   " Converse sobre as maiores distâncias abaixo: o que se pede e o que facilitaria.",
                   "Lo que se espera difiere claramente de cómo es la persona (distancia media {1})."
                   " Hable de las distancias mayores de abajo: qué se pide y qué lo haría más fácil.",
                   "Die Erwartung weicht deutlich von dem ab, wie die Person ist (mittlerer Abstand {1})."
                   " Sprechen Sie über die längsten Wege unten: was verlangt wird und was es leichter"
                   " machen würde."),
    .legend_self = TEXTS("Self", "Eu", "Yo", "Selbst"),
    .legend_concept = TEXTS("Expectation", "Expectativa", "Expectativa", "Erwartung"),
    .mean = TEXTS("Middle of the norms", "Meio das normas", "Centro de los baremos", "Mitte der Normen"),
    .numbers = TEXTS("Self {1}  ·  expectation {2}", "Eu {1}  ·  expectativa {2}",
                     "Yo {1}  ·  expectativa {2}", "Selbst {1}  ·  Erwartung {2}"),
    .count_flag = TEXTS("Very few or very many words were marked in a list, so the values say little. Ask"
                        " for the lists to be filled in again.",
                        "Foram marcadas pouquíssimas ou muitíssimas palavras em uma lista, e os valores"
                        " dizem pouco. Peça que as listas sejam preenchidas de novo.",
                        "Se marcaron poquísimas o muchísimas palabras en una lista, y los valores dicen"
                        " poco. Pida que se rellenen las listas otra vez.",
                        "In einer Liste wurden sehr wenige oder sehr viele Wörter markiert; die Werte"
                        " sagen daher wenig. Bitten Sie darum, die Listen erneut auszufüllen."),
    .passage_title = {
        [PASSAGE_SIGMA] = TEXTS("Sigma", "Sigma", "Sigma", "Sigma"),
        [PASSAGE_PROFILE] = TEXTS("Reference profile", "Perfil de referência", "Perfil de referencia",
                                  "Referenzprofil"),
        [PASSAGE_NORMS] = TEXTS("Norms", "Normas", "Baremos", "Normen"),
        [PASSAGE_E] = TEXTS("Objectivity (E)", "Objetividade (E)", "Objetividad (E)",
                            "Objektivität (E)") },
    .passage = {
        [PASSAGE_SIGMA] = TEXTS("Marked words of the high end minus marked words of the low end, in"
                                " standard deviations; values go from −4 to +4.",
                                "Palavras marcadas do extremo alto menos as do extremo baixo, em desvios"
                                " padrão; os valores vão de −4 a +4.",
                                "Palabras marcadas del extremo alto menos las del bajo, en desviaciones"
                                " típicas; los valores van de −4 a +4.",
                                "Markierte Wörter des hohen Endes minus die des niedrigen, in"
                                " Standardabweichungen; die Werte gehen von −4 bis +4."),
        [PASSAGE_PROFILE] = TEXTS("The nearest of 17 typical combinations of A to D. A distance above"
                                  " 2.50, or a lead below 0.15 over the next one, is called mixed.",
                                  "A mais próxima de 17 combinações típicas de A a D. Distância acima"
                                  " de 2,50, ou vantagem abaixo de 0,15 sobre a seguinte, chama-se misto.",
                                  "La más próxima de 17 combinaciones típicas de A a D. Una distancia"
                                  " mayor de 2,50, o una ventaja menor de 0,15 sobre la siguiente, se"
                                  " llama mixto.",
                                  "Die nächste von 17 typischen Verbindungen von A bis D. Ein Abstand"
                                  " über 2,50 oder ein Vorsprung unter 0,15 vor der nächsten heißt"
                                  " gemischt."),
        [PASSAGE_NORMS] = TEXTS("Starting norms: middle and spread are assumed until enough people have"
                                " answered.",
                                "Normas iniciais: meio e dispersão são supostos até haver respostas"
                                " suficientes.",
                                "Baremos iniciales: centro y dispersión se suponen hasta tener"
                                " suficientes respuestas.",
                                "Startnormen: Mitte und Streuung sind angenommen, bis genug Menschen"
                                " geantwortet haben."),
        [PASSAGE_E] = TEXTS("Objectivity stands apart from the other four and does not enter the reference"
                            " profile.",
                            "A objetividade fica à parte dos outros quatro e não entra no perfil de"
                            " referência.",
                            "La objetividad queda aparte de los otros cuatro y no entra en el perfil de"
                            " referencia.",
                            "Die Objektivität steht neben den anderen vier und geht nicht in das"
                            " Referenzprofil ein.") },
    .warning_title = TEXTS("Start from the job", "Comece pelo trabalho", "Empiece por el puesto",
                           "Gehen Sie von der Stelle aus"),
    .warning = TEXTS("Drives say what comes easily to a person, not what the person can do. Lay down what"
                     " the role needs before you look at profiles, talk about the result with the person,"
                     " and never decide by this report alone.",
                     "Os impulsos dizem o que é fácil para a pessoa, não o que ela sabe fazer. Defina o"
                     " que a função exige antes de olhar os perfis, converse sobre o resultado com a"
                     " pessoa e nunca decida só com este relatório.",
                     "Los impulsos dicen qué le resulta fácil a la persona, no lo que sabe hacer. Defina"
                     " qué exige el puesto antes de mirar perfiles, comente el resultado con la persona y"
                     " nunca decida solo con este informe.",
                     "Antriebe sagen, was einer Person leichtfällt, nicht, was sie kann. Legen Sie fest,"
                     " was die Rolle braucht, bevor Sie Profile ansehen, sprechen Sie mit der Person"
                     " über das Ergebnis und entscheiden Sie nie allein nach diesem Bericht."),
};

/* Everything the report says, composed before the first line is drawn. */
struct drives_words {
    enum language                    l;
    struct drives_result             result;
    const struct drive_profile_text *profile;
    const double                    *sigma[MEASURES];
    const char *headline, *mixed, *distance, *second, *synthesis, *comparison, *marks; /* mixed may be NULL */
    const char *letter[DRIVE_COUNT], *name[DRIVE_COUNT], *value[MEASURES][DRIVE_COUNT], *numbers[DRIVE_COUNT];
};

static const char *profile_name(const struct drives_words *w, const char *code)
{
    return drive_profile_find(str_of(code))->name.in[w->l];
}

static void compose_profile(struct arena *mem, const struct report_texts *t, struct drives_words *w)
{
    const struct drives_profile *self = &w->result.nearest_self, *synthesis = &w->result.nearest_synthesis;
    const char                  *name = profile_name(w, self->profile);

    w->profile   = drive_profile_find(str_of(self->profile));
    w->headline  = name;
    w->mixed     = self->mixed ? FILL(mem, says.mixed_says.in[w->l], name) : NULL;
    w->distance  = FILL(mem, (self->mixed ? says.distance_mixed : says.distance).in[w->l],
                        number_text(mem, t, self->distance, 2));
    w->second    = FILL(mem, says.second.in[w->l], profile_name(w, self->second),
                        number_text(mem, t, self->second_distance, 2));
    w->synthesis = FILL(mem, says.from_synthesis.in[w->l], profile_name(w, synthesis->profile),
                        number_text(mem, t, synthesis->distance, 2));
}

static void compose(struct arena *mem, const struct report_texts *t, const struct drives_result *r,
                    struct drives_words *w)
{
    double apart = 0;

    *w = (struct drives_words){ .l = language_find(t->language), .result = *r,
                                .sigma = { [MEASURE_SELF] = w->result.self, [MEASURE_CONCEPT] = w->result.concept,
                                           [MEASURE_SYNTHESIS] = w->result.synthesis } };
    compose_profile(mem, t, w);
    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        apart += fabs(r->self[d] - r->concept[d]) / DRIVE_COUNT;
        w->letter[d] = str_printf(mem, "%c", drive_letter(d)).data;
        w->name[d]   = drive_texts[d].name.in[w->l];
        for (enum measure m = 0; m < MEASURES; m++)
            w->value[m][d] = signed_text(mem, t, w->sigma[m][d], 2);
        w->numbers[d] = FILL(mem, says.numbers.in[w->l], w->value[MEASURE_SELF][d],
                             w->value[MEASURE_CONCEPT][d]);
    }
    w->comparison = FILL(mem, (apart < DISTANCE_LARGE ? says.close : says.apart).in[w->l],
                         number_text(mem, t, apart, 2));
    w->marks      = FILL(mem, says.marks.in[w->l], str_printf(mem, "%d", r->marks[DRIVE_CONCEPT]).data,
                         str_printf(mem, "%d", r->marks[DRIVE_SELF]).data,
                         str_printf(mem, "%d", DRIVE_WORDS).data);
}

/* One chart with the five drives; the shape joins A to D, E stands alone. */
static double measure_panel(struct sheet *s, const struct drives_words *w, double y, enum measure m)
{
    const double names = LEFT + 138, x = names + 112, width = RIGHT - 46 - x, step = 27;

    tag_open(s, "Sect");
    line_draw(&s->c, LEFT, y, RIGHT, y, 0.6, INK_RULE);
    y += 12;
    text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT,
             text_put(s, "H2", STYLE_H2, INK_ACCENT, LEFT, y, 118, says.measure[m].in[w->l]) + 2, 118,
             says.measure_means[m].in[w->l]);
    y += 14;
    chart_z_scale(&s->c, x, y, width, step * DRIVE_COUNT, SIGMA_LIMIT, true);
    chart_z_rows(&s->c, x, y, width, step, SIGMA_LIMIT, w->sigma[m], DRIVE_PROFILED);
    chart_z_rows(&s->c, x, y + step * DRIVE_E, width, step, SIGMA_LIMIT, w->sigma[m] + DRIVE_E, 1);
    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        double line = y + step * (d + 0.5) - style_leading(STYLE_STRONG) / 2;

        line_put(s, "P", STYLE_STRONG, INK_ACCENT, ALIGN_LEFT, names, line, 16, w->letter[d]);
        line_put(s, "P", STYLE_BODY, INK_TEXT, ALIGN_LEFT, names + 18, line, x - names - 24, w->name[d]);
        line_put(s, "P", STYLE_STRONG, INK_TEXT, ALIGN_RIGHT, RIGHT - 44, line, 44, w->value[m][d]);
    }
    tag_close(s, "Sect");
    return y + step * DRIVE_COUNT + 16;
}

static void glance_page(struct sheet *s, const struct drives_words *w)
{
    double y;

    page_begin(s);
    y = heading(s, TOP, section_texts.glance.in[w->l]);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, says.glance_lead.in[w->l]) + 14;
    if (w->result.response_count)
        y = text_put(s, "P", STYLE_STRONG, INK_ACCENT, LEFT, y, WIDTH, says.count_flag.in[w->l]) + 14;
    for (enum measure m = 0; m < MEASURES; m++)
        y = measure_panel(s, w, y, m);
}

static double drive_row(struct sheet *s, const struct drives_words *w, double y, enum drive d)
{
    const struct drive_text *t = &drive_texts[d];
    const double             sigma = w->result.self[d];

    return trait_put(s, y, &(struct trait){
        .letter = w->letter[d], .name = w->name[d], .meaning = t->meaning.in[w->l], .low = t->low.in[w->l],
        .high = t->high.in[w->l], .z = sigma, .limit = SIGMA_LIMIT, .is_middle = fabs(sigma) < SIGMA_DECIDED }) + 10;
}

static void meaning_page(struct sheet *s, const struct drives_words *w)
{
    const struct passage parts[] = { { section_texts.strengths.in[w->l], w->profile->strengths.in[w->l] },
                                     { section_texts.watch.in[w->l], w->profile->cautions.in[w->l] } };
    const double         half = WIDTH / 2;
    double               y;

    page_begin(s);
    y = heading(s, TOP, section_texts.meaning.in[w->l]) + 4;
    box_fill(&s->c, LEFT, y, WIDTH, 66, 6, INK_WASH);
    line_put(s, "P", STYLE_LABEL, INK_SOFT, ALIGN_LEFT, LEFT + 14, y + 10, half, says.profile.in[w->l]);
    line_put(s, "P", STYLE_NAME, INK_ACCENT, ALIGN_LEFT, LEFT + 14, y + 25, half + 26, w->headline);
    line_put(s, "P", STYLE_STRONG, INK_TEXT, ALIGN_LEFT, LEFT + half + 44, y + 11, half - 58, w->distance);
    line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_LEFT, LEFT + half + 44, y + 27, half - 52, w->second);
    line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_LEFT, LEFT + half + 44, y + 41, half - 52, w->synthesis);
    y += 66 + 14;
    if (w->mixed)
        y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, w->mixed) + 8;
    y = text_put(s, "P", STYLE_LEAD, INK_TEXT, LEFT, y, WIDTH, w->profile->says.in[w->l]) + 16;
    y = columns_put(s, y, parts, sizeof parts / sizeof parts[0]) + 26;
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.drives.in[w->l]) + 8;
    for (enum drive d = 0; d < DRIVE_COUNT; d++)
        y = drive_row(s, w, y, d);
}

static double comparison_chart(struct sheet *s, const struct drives_words *w, double y)
{
    const double x = LEFT + 190, width = RIGHT - x, step = 34;

    chart_z_scale(&s->c, x, y + 12, width, step * DRIVE_COUNT, SIGMA_LIMIT, true);
    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        double top = y + 12 + step * d;

        line_draw(&s->c, LEFT, top, x - 8, top, 0.5, INK_RULE);
        line_put(s, "P", STYLE_STRONG, INK_ACCENT, ALIGN_LEFT, LEFT, top + 5, 20, w->letter[d]);
        line_put(s, "P", STYLE_STRONG, INK_TEXT, ALIGN_LEFT, LEFT + 22, top + 5, 150, w->name[d]);
        line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT + 22, top + 18, 160, w->numbers[d]);
        chart_z_pair(&s->c, x, top + step / 2, width, SIGMA_LIMIT, w->result.self[d], w->result.concept[d]);
    }
    y += 12 + step * DRIVE_COUNT + 10;
    chart_ring(&s->c, x + 5, y + 5);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x + 16, y, 70, says.legend_self.in[w->l]);
    dot_draw(&s->c, x + 96, y + 5, 4.6);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x + 106, y, 80, says.legend_concept.in[w->l]);
    chart_mean(&s->c, x + 196, y - 1, y + 11);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x + 204, y, width - 204, says.mean.in[w->l]);
    return y + 30;
}

static void reading_page(struct sheet *s, const struct drives_words *w)
{
    double y;

    page_begin(s);
    y = heading(s, TOP, says.reading.in[w->l]);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, w->comparison) + 16;
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.comparison.in[w->l]) + 8;
    y = comparison_chart(s, w, y);
    passages_say(s, y, w->l, says.passage_title, says.passage, PASSAGES);
    notice_put(s, says.warning_title.in[w->l], says.warning.in[w->l]);
}

static void draw(struct sheet *s, const void *words)
{
    glance_page(s, words);
    meaning_page(s, words);
    reading_page(s, words);
}

void drives_section(struct arena *mem, const struct report *report, const struct drives_result *result,
                    struct section *section)
{
    struct drives_words *w = ARENA_NEW(mem, struct drives_words);
    enum language        l = language_find(report->language);

    compose(mem, report_texts_of(report->language), result, w);
    *section = (struct section){
        .title = drives_title.in[l], .subtitle = says.subtitle.in[l], .score = NAN, .outcome = w->headline,
        .facts = { { says.answered.in[l], w->marks } }, .pages = 3, .draw = draw, .words = w, .chapters_n = 3,
        .chapters = { { section_texts.glance.in[l], 1 }, { section_texts.meaning.in[l], 2 },
                      { says.reading.in[l], 3 } } };
}
