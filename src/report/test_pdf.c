/* test_pdf.c - the section of a question test: score, skills, time, and what to make of them.
 *
 * Says nothing that is not known: no percentile without a norm group, no band
 * without a reliability (PSYCHOMETRICS.md 8 and 9).
 */
#include "report/section.h"

#include <math.h>

#include "domain/norm.h"
#include "domain/test.h"
#include "report/chart.h"

#define TILES       3
#define TILE_HEIGHT 98.0
#define TILE_GAP    14.0

enum passage_id { PASSAGE_SCORE, PASSAGE_COMPARISON, PASSAGE_SKILLS, PASSAGE_TIME, PASSAGES };

static const struct {
    struct translated subtitle, chapter, percent, of, score, score_of, marks, answered_of, answered_all;
    struct translated time, time_unknown, time_of, measures, skills, skill, skill_answered;
    struct translated reading, passage_title[PASSAGES], passage[PASSAGES], warning_title, warning;
} says = {
    .subtitle = TEXTS("Test result", "Resultado do teste", "Resultado del test", "Testergebnis"),
    .chapter = TEXTS("Result", "Resultado", "Resultado", "Ergebnis"),
    .percent = TEXTS("{1}%", "{1}%", "{1}\u00a0%", "{1}\u00a0%"),
    .of = TEXTS("{1} of {2}", "{1} de {2}", "{1} de {2}", "{1} von {2}"),
    .score = TEXTS("Score", "Pontuação", "Puntuación", "Ergebnis"),
    .score_of = TEXTS("of all marks", "de todos os pontos", "de todos los puntos", "aller Punkte"),
    .marks = TEXTS("Marks", "Pontos", "Puntos", "Punkte"),
    .answered_of = TEXTS("{1} of {2} questions answered", "{1} de {2} perguntas respondidas",
                         "{1} de {2} preguntas respondidas", "{1} von {2} Fragen beantwortet"),
    .answered_all = TEXTS("all questions answered", "todas as perguntas respondidas", "todas las preguntas respondidas",
                          "alle Fragen beantwortet"),
    .time = TEXTS("Time used", "Tempo usado", "Tiempo usado", "Genutzte Zeit"),
    .time_unknown = TEXTS("not recorded", "não registrado", "no registrado", "nicht erfasst"),
    .time_of = TEXTS("of a limit of {1} minutes", "do limite de {1} minutos", "de un límite de {1} minutos",
                     "von höchstens {1} Minuten"),
    .measures = TEXTS("What this test measures", "O que este teste mede", "Qué mide este test", "Was dieser Test misst"),
    .skills = TEXTS("By skill", "Por habilidade", "Por habilidad", "Nach Fähigkeit"),
    .skill = TEXTS("Skill", "Habilidade", "Habilidad", "Fähigkeit"),
    .skill_answered = TEXTS("Answered", "Respondidas", "Respondidas", "Beantwortet"),
    .reading = TEXTS("How to read this result", "Como ler este resultado", "Cómo leer este resultado",
                     "So lesen Sie dieses Ergebnis"),
    .passage_title = {
        [PASSAGE_SCORE] = TEXTS("Score", "Pontuação", "Puntuación", "Ergebnis"),
        [PASSAGE_COMPARISON] = TEXTS("Comparing people", "Comparar pessoas", "Comparar personas",
                                     "Menschen vergleichen"),
        [PASSAGE_SKILLS] = TEXTS("Skills", "Habilidades", "Habilidades", "Fähigkeiten"),
        [PASSAGE_TIME] = TEXTS("Time", "Tempo", "Tiempo", "Zeit") },
    .passage = {
        [PASSAGE_SCORE] = TEXTS("Marks earned as a share of all marks. Each question gives up to one mark, an open one"
                                " none, and a wrong answer takes nothing away. One question moves the score by {1}"
                                " points.",
                                "Pontos obtidos como parte de todos os pontos. Cada pergunta vale até um ponto, uma sem"
                                " resposta vale zero, e uma resposta errada não tira nada. Uma pergunta muda a"
                                " pontuação em {1} pontos percentuais.",
                                "Puntos obtenidos como parte de todos los puntos. Cada pregunta da hasta un punto, una"
                                " sin responder no da ninguno, y una respuesta errónea no resta. Una pregunta mueve la"
                                " puntuación {1} puntos porcentuales.",
                                "Erreichte Punkte als Anteil aller Punkte. Jede Frage bringt bis zu einen Punkt, eine"
                                " offene keinen, und eine falsche Antwort kostet nichts. Eine Frage verschiebt das"
                                " Ergebnis um {1} Prozentpunkte."),
        [PASSAGE_COMPARISON] = TEXTS("The score says how much of this test was solved; it is not a comparison with a norm"
                                     " group. Every test measures with an error, and how large it is here is not known"
                                     " yet: treat people a question or two apart as equal.",
                                     "A pontuação diz quanto deste teste foi resolvido; não é uma comparação com um grupo"
                                     " de norma. Todo teste mede com erro, e ainda não se sabe o tamanho do deste: trate"
                                     " como iguais pessoas separadas por uma ou duas perguntas.",
                                     "La puntuación dice cuánto de este test se resolvió; no es una comparación con un"
                                     " grupo normativo. Todo test mide con error, y aún no se sabe cuánto en este: trate"
                                     " como iguales a personas separadas por una o dos preguntas.",
                                     "Das Ergebnis sagt, wie viel von diesem Test gelöst wurde; es ist kein Vergleich mit"
                                     " einer Normgruppe. Jeder Test misst mit einem Fehler, und wie groß er hier ist, ist"
                                     " noch nicht bekannt: Behandeln Sie Menschen, die ein oder zwei Fragen trennen, als"
                                     " gleich."),
        [PASSAGE_SKILLS] = TEXTS("A skill rests on few questions, so one lucky or unlucky answer shows. Use the bars to"
                                 " choose what to ask about, not to compare people.",
                                 "Uma habilidade se apoia em poucas perguntas, e uma resposta de sorte ou de azar já"
                                 " aparece. Use as barras para escolher o que perguntar, não para comparar pessoas.",
                                 "Una habilidad se apoya en pocas preguntas, y una respuesta con suerte o sin ella ya se"
                                 " nota. Use las barras para elegir qué preguntar, no para comparar personas.",
                                 "Eine Fähigkeit beruht auf wenigen Fragen, da fällt eine glückliche oder unglückliche"
                                 " Antwort ins Gewicht. Nutzen Sie die Balken, um Fragen auszuwählen, nicht um Menschen zu"
                                 " vergleichen."),
        [PASSAGE_TIME] = TEXTS("From opening the test to its last answer. It is shown for information and does not change"
                               " the score.",
                               "Da abertura do teste até a última resposta. Aparece só como informação e não muda a"
                               " pontuação.",
                               "Desde que se abrió el test hasta la última respuesta. Es solo información y no cambia la"
                               " puntuación.",
                               "Vom Öffnen des Tests bis zur letzten Antwort. Sie dient der Information und ändert das"
                               " Ergebnis nicht.") },
    .warning_title = TEXTS("One source among several", "Uma fonte entre várias", "Una fuente entre varias",
                           "Eine Quelle unter mehreren"),
    .warning = TEXTS("A test shows what somebody solved on one day under these conditions. Ask whether the conditions were"
                     " right, use the same test for every candidate, and set the result beside a structured interview and"
                     " work samples.",
                     "Um teste mostra o que a pessoa resolveu em um dia, nestas condições. Pergunte se as condições eram"
                     " adequadas, use o mesmo teste com todas as pessoas e veja o resultado ao lado de uma entrevista"
                     " estruturada e de amostras de trabalho.",
                     "Un test muestra lo que alguien resolvió un día en estas condiciones. Pregunte si las condiciones eran"
                     " adecuadas, use el mismo test con todas las personas y vea el resultado junto a una entrevista"
                     " estructurada y muestras de trabajo.",
                     "Ein Test zeigt, was jemand an einem Tag unter diesen Bedingungen gelöst hat. Fragen Sie, ob die"
                     " Bedingungen stimmten, nutzen Sie für alle denselben Test und stellen Sie das Ergebnis neben ein"
                     " strukturiertes Interview und Arbeitsproben."),
};

/* A box of the summary: a figure, how large a part of the whole it is, and of what. */
struct tile {
    double      width;
    const char *label, *figure, *note;
    double      part; /* NAN: no bar */
};

struct skill_words {
    const char *name, *percent, *marks, *answered;
    double      part;
};

/* Everything the section says, composed before the first line is drawn. */
struct test_words {
    enum language      l;
    const char        *summary; /* NULL when the test has none */
    struct tile        tiles[TILES];
    struct skill_words skills[TEST_SKILLS_MAX];
    size_t             skills_n;
    const char        *score_passage;
};

static const char *percent(struct arena *mem, const struct report_texts *t, double score)
{
    return FILL(mem, translated_text(&says.percent, t->language), number_text(mem, t, score, 0));
}

/* Marks may be parts: as many decimals as they need, two at most. */
static const char *marks(struct arena *mem, const struct report_texts *t, double value)
{
    double hundredths = round_half_up(value * 100);

    return number_text(mem, t, value, fmod(hundredths, 100) == 0 ? 0 : fmod(hundredths, 10) == 0 ? 1 : 2);
}

static const char *part_of(struct arena *mem, const struct report_texts *t, const char *part, int whole)
{
    return FILL(mem, translated_text(&says.of, t->language), part, number_text(mem, t, whole, 0));
}

static struct tile time_tile(struct arena *mem, const struct report_texts *t, int minutes, int seconds)
{
    enum language l = language_find(t->language);
    struct tile   tile = { 152, says.time.in[l], "–", says.time_unknown.in[l], NAN };

    if (!seconds)
        return tile;
    tile.figure = str_printf(mem, "%d:%02d min", seconds / 60, seconds % 60).data;
    tile.note   = "";
    if (minutes) {
        tile.note = FILL(mem, says.time_of.in[l], number_text(mem, t, minutes, 0));
        tile.part = seconds / (minutes * 60.0);
    }
    return tile;
}

static void compose_skills(struct arena *mem, const struct report_texts *t, const struct test *test,
                           const struct test_result *r, struct test_words *w)
{
    for (size_t i = 0; i < test_skills(test); i++) {
        if (!r->skills[i].questions)
            continue;
        w->skills[w->skills_n++] = (struct skill_words){
            .name     = test->skills[i].in[w->l], .part = r->skills[i].marks / r->skills[i].questions,
            .percent  = percent(mem, t, 100 * r->skills[i].marks / r->skills[i].questions),
            .marks    = part_of(mem, t, marks(mem, t, r->skills[i].marks), r->skills[i].questions),
            .answered = part_of(mem, t, number_text(mem, t, r->skills[i].answered, 0), r->skills[i].questions) };
    }
}

static void compose(struct arena *mem, const struct report *report, const struct test *test,
                    const struct test_result *r, struct test_words *w)
{
    const struct report_texts *t = report_texts_of(report->language);
    int                        factor = report->time_factor ? (int)report->time_factor : 100;
    enum language              l = language_find(t->language);

    *w = (struct test_words){ .l = l, .summary = test->summary.in[l] };
    w->tiles[0] = (struct tile){ 120, says.score.in[l], percent(mem, t, r->score), says.score_of.in[l],
                                 r->score / 100 };
    w->tiles[1] = (struct tile){ 183, says.marks.in[l], part_of(mem, t, marks(mem, t, r->marks), r->questions),
                                 r->answered == r->questions ? says.answered_all.in[l] :
                                 FILL(mem, says.answered_of.in[l], number_text(mem, t, r->answered, 0),
                                      number_text(mem, t, r->questions, 0)), r->marks / r->questions };
    w->tiles[2] = time_tile(mem, t, test->minutes * factor / 100, r->seconds);
    w->score_passage = FILL(mem, says.passage[PASSAGE_SCORE].in[l], number_text(mem, t, 100.0 / r->questions, 1));
    compose_skills(mem, t, test, r, w);
}

static void tile_draw(struct sheet *s, double x, double y, const struct tile *tile)
{
    const double inner = tile->width - 28;

    box_fill(&s->c, x, y, tile->width, TILE_HEIGHT, 6, INK_WASH);
    line_put(s, "P", STYLE_LABEL, INK_SOFT, ALIGN_LEFT, x + 14, y + 12, inner, tile->label);
    line_put(s, "P", STYLE_NAME, INK_ACCENT, ALIGN_LEFT, x + 14, y + 25, inner, tile->figure);
    if (!isnan(tile->part))
        chart_part(&s->c, x + 14, y + 64, inner, tile->part);
    line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_LEFT, x + 14, y + 75, inner, tile->note);
}

static double skills_table(struct sheet *s, const struct test_words *w, double y)
{
    const double bar = LEFT + 190, width = 130, columns[] = { bar + width + 10, bar + width + 62, bar + width + 122 };
    const double step = 28;

    tag_open(s, "Table");
    tag_open(s, "TR");
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, y, 180, says.skill.in[w->l]);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, columns[0], y, 42, says.score.in[w->l]);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, columns[1], y, 52, says.marks.in[w->l]);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, columns[2], y, RIGHT - columns[2],
             says.skill_answered.in[w->l]);
    tag_close(s, "TR");
    y += 13;
    for (size_t i = 0; i < w->skills_n; i++, y += step) {
        const struct skill_words *skill = &w->skills[i];
        struct text_box           name = { LEFT, 0, 182, STYLE_STRONG, INK_TEXT, ALIGN_LEFT, 2, "TH" };
        double                    line = y + (step - style_leading(STYLE_STRONG)) / 2;

        line_draw(&s->c, LEFT, y, RIGHT, y, 0.5, INK_RULE);
        tag_open(s, "TR");
        name.y = y + (step - text_height(&s->c, &name, skill->name)) / 2;
        text_draw(&s->c, &name, skill->name);
        chart_part(&s->c, bar, y + step / 2, width, skill->part);
        line_put(s, "TD", STYLE_STRONG, INK_ACCENT, ALIGN_RIGHT, columns[0], line, 42, skill->percent);
        line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, columns[1], line + 1, 52, skill->marks);
        line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, columns[2], line + 1, RIGHT - columns[2],
                 skill->answered);
        tag_close(s, "TR");
    }
    tag_close(s, "Table");
    return y;
}

static void draw(struct sheet *s, const void *words)
{
    const struct test_words *w = words;
    struct passage           passages[PASSAGES];
    double                   x = LEFT, y;

    page_begin(s);
    y = heading(s, TOP, says.chapter.in[w->l]) + 4;
    for (int i = 0; i < TILES; x += w->tiles[i++].width + TILE_GAP)
        tile_draw(s, x, y, &w->tiles[i]);
    y += TILE_HEIGHT + 20;
    if (w->summary) {
        y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.measures.in[w->l]) + 4;
        y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, w->summary) + 18;
    }
    if (w->skills_n) {
        y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.skills.in[w->l]) + 6;
        y = skills_table(s, w, y) + 18;
    }
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.reading.in[w->l]) + 6;
    for (int i = 0; i < PASSAGES; i++)
        passages[i] = (struct passage){ says.passage_title[i].in[w->l], says.passage[i].in[w->l] };
    passages[PASSAGE_SCORE].text = w->score_passage;
    passages_put(s, y, STYLE_SMALL, passages, PASSAGES);
    notice_put(s, says.warning_title.in[w->l], says.warning.in[w->l]);
}

void test_section(struct arena *mem, const struct report *report, const struct test *test,
                  const struct test_result *result, struct section *section)
{
    struct test_words *w = ARENA_NEW(mem, struct test_words);
    enum language      l = language_find(report->language);

    compose(mem, report, test, result, w);
    *section = (struct section){
        .title = test->title.in[l], .subtitle = says.subtitle.in[l], .outcome = w->tiles[0].figure,
        .score = result->score, .pages = 1, .draw = draw, .words = w, .chapters_n = 1,
        .chapters = { { says.chapter.in[l], 1 } } };
}
