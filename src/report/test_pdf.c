/* test_pdf.c - the sections of a question test and of the questions a workspace wrote itself.
 *
 * Says nothing that is not known: no percentile without a norm group, no band
 * without a reliability (PSYCHOMETRICS.md 8 and 9).
 */
#include "report/section.h"

#include <math.h>
#include <string.h>

#include "core/buf.h"
#include "domain/authored.h"
#include "domain/norm.h"
#include "domain/test.h"
#include "report/chart.h"

#define TILES       3
#define TILE_HEIGHT 98.0
#define TILE_GAP    14.0
#define ROW         28.0
#define ROWS_ON_FIRST 20
#define ROWS_ON_NEXT  23
#define SUMMARY_LINES 8     /* at the most */
#define LINE_CHARS    85    /* of a summary, at the least */
#define MIDDLE_HEIGHT 285.0 /* between the boxes and how to read the result, when both share a page */

enum passage_id { PASSAGE_SCORE, PASSAGE_COMPARISON, PASSAGE_SKILLS, PASSAGE_TIME, PASSAGES };

static const struct {
    struct translated subtitle, chapter, of, score, score_of, marks, answered_of, answered_all;
    struct translated pending, pending_says, waiting, time, time_unknown, time_of, measures, skills, skill, answered;
    struct translated reading, passage_title[PASSAGES], passage[PASSAGES], one_question, warning_title, warning;
    struct translated own, own_subtitle, own_says, question, state, state_answered, state_open, judged;
} says = {
    .subtitle = TEXTS("Test result", "Resultado do teste", "Resultado del test", "Testergebnis"),
    .chapter = TEXTS("Result", "Resultado", "Resultado", "Ergebnis"),
    .of = TEXTS("{1} of {2}", "{1} de {2}", "{1} de {2}", "{1} von {2}"),
    .score = TEXTS("Score", "Pontuação", "Puntuación", "Ergebnis"),
    .score_of = TEXTS("of all marks", "de todos os pontos", "de todos los puntos", "aller Punkte"),
    .marks = TEXTS("Marks", "Pontos", "Puntos", "Punkte"),
    .answered_of = TEXTS("{1} of {2} questions answered", "{1} de {2} perguntas respondidas",
                         "{1} de {2} preguntas respondidas", "{1} von {2} Fragen beantwortet"),
    .answered_all = TEXTS("all questions answered", "todas as perguntas respondidas", "todas las preguntas"
                                                                                      " respondidas",
                          "alle Fragen beantwortet"),
    .pending = TEXTS("{1} of {2} answers to be marked", "{1} de {2} respostas a corrigir",
                     "{1} de {2} respuestas por corregir", "{1} von {2} Antworten zu bewerten"),
    .pending_says = TEXTS("Provisional: a person still has to mark {1} of the answers. They earn nothing so"
                          " far.",
                          "Provisório: uma pessoa ainda precisa corrigir {1} das respostas. Por enquanto elas"
                          " não contam pontos.",
                          "Provisional: una persona aún debe corregir {1} de las respuestas. Por ahora no dan"
                          " puntos.",
                          "Vorläufig: {1} der Antworten muss noch ein Mensch bewerten. Sie bringen bisher"
                          " keine Punkte."),
    .waiting = TEXTS("To be marked", "A corrigir", "Por corregir", "Noch zu bewerten"),
    .time = TEXTS("Time used", "Tempo usado", "Tiempo usado", "Genutzte Zeit"),
    .time_unknown = TEXTS("not recorded", "não registrado", "no registrado", "nicht erfasst"),
    .time_of = TEXTS("of a limit of {1} minutes", "do limite de {1} minutos", "de un límite de {1} minutos",
                     "von höchstens {1} Minuten"),
    .measures = TEXTS("What this test measures", "O que este teste mede", "Qué mide este test", "Was dieser"
                                                                                                " Test"
                                                                                                " misst"),
    .skills = TEXTS("By skill", "Por habilidade", "Por habilidad", "Nach Fähigkeit"),
    .skill = TEXTS("Skill", "Habilidade", "Habilidad", "Fähigkeit"),
    .answered = TEXTS("Answered", "Respondidas", "Respondidas", "Beantwortet"),
    .reading = TEXTS("How to read this result", "Como ler este resultado", "Cómo leer este resultado",
                     "So lesen Sie dieses Ergebnis"),
    .passage_title = {
        [PASSAGE_SCORE] = TEXTS("Score", "Pontuação", "Puntuación", "Ergebnis"),
        [PASSAGE_COMPARISON] = TEXTS("Comparing people", "Comparar pessoas", "Comparar personas",
                                     "Menschen vergleichen"),
        [PASSAGE_SKILLS] = TEXTS("Skills", "Habilidades", "Habilidades", "Fähigkeiten"),
        [PASSAGE_TIME] = TEXTS("Time", "Tempo", "Tiempo", "Zeit") },
    .passage = {
        [PASSAGE_SCORE] = TEXTS("Marks earned as a share of all marks. A question without an answer earns"
                                " nothing, and a wrong answer takes nothing away.",
                                "Pontos obtidos como parte de todos os pontos. Uma pergunta sem resposta não"
                                " vale nada, e uma resposta errada não tira nada.",
                                "Puntos obtenidos como parte de todos los puntos. Una pregunta sin responder"
                                " no da nada, y una respuesta errónea no resta.",
                                "Erreichte Punkte als Anteil aller Punkte. Eine offene Frage bringt nichts,"
                                " und eine falsche Antwort kostet nichts."),
        [PASSAGE_COMPARISON] = TEXTS("The score says how much of this test was solved; it is not a comparison"
                                     " with a norm group. Every test measures with an error, and how large it"
                                     " is here is not known yet: treat people a question or two apart as"
                                     " equal.",
                                     "A pontuação diz quanto deste teste foi resolvido; não é uma comparação"
                                     " com um grupo de referência. Todo teste mede com erro, e ainda não se"
                                     " sabe o tamanho do deste: trate como iguais pessoas separadas por uma"
                                     " ou duas perguntas.",
                                     "La puntuación dice cuánto de este test se resolvió; no es una"
                                     " comparación con un grupo de referencia. Todo test mide con error, y"
                                     " aún no se sabe cuánto en este: trate como iguales a personas separadas"
                                     " por una o dos preguntas.",
                                     "Das Ergebnis sagt, wie viel von diesem Test gelöst wurde; es ist kein"
                                     " Vergleich mit einer Normgruppe. Jeder Test misst mit einem Fehler, und"
                                     " wie groß er hier ist, ist noch nicht bekannt: Behandeln Sie Menschen,"
                                     " die ein oder zwei Fragen trennen, als gleich."),
        [PASSAGE_SKILLS] = TEXTS("A skill rests on few questions, so one lucky or unlucky answer shows. Use"
                                 " the bars to choose what to ask about, not to compare people.",
                                 "Uma habilidade se apoia em poucas perguntas, e uma resposta de sorte ou de"
                                 " azar já aparece. Use as barras para escolher o que perguntar, não para"
                                 " comparar pessoas.",
                                 "Una habilidad se apoya en pocas preguntas, y una respuesta con suerte o sin"
                                 " ella ya se nota. Use las barras para elegir qué preguntar, no para"
                                 " comparar personas.",
                                 "Eine Fähigkeit beruht auf wenigen Fragen, da fällt eine glückliche oder"
                                 " unglückliche Antwort ins Gewicht. Nutzen Sie die Balken, um Fragen"
                                 " auszuwählen, nicht um Menschen zu vergleichen."),
        [PASSAGE_TIME] = TEXTS("From opening the test to its last answer. It is shown for information and"
                               " does not change the score.",
                               "Da abertura do teste até a última resposta. Aparece só como informação e não"
                               " muda a pontuação.",
                               "Desde que se abrió el test hasta la última respuesta. Es solo información y"
                               " no cambia la puntuación.",
                               "Vom Öffnen des Tests bis zur letzten Antwort. Sie dient der Information und"
                               " ändert das Ergebnis nicht.") },
    .one_question = TEXTS("{1} One question moves the score by {2} points.",
                          "{1} Uma pergunta muda a pontuação em {2} pontos percentuais.",
                          "{1} Una pregunta mueve la puntuación {2} puntos porcentuales.",
                          "{1} Eine Frage verschiebt das Ergebnis um {2} Prozentpunkte."),
    .own = TEXTS("Own questions", "Perguntas próprias", "Preguntas propias", "Eigene Fragen"),
    .own_subtitle = TEXTS("Questions written for this assessment", "Perguntas escritas para esta avaliação",
                          "Preguntas escritas para esta evaluación", "Für diese Einschätzung geschriebene"
                                                                     " Fragen"),
    .own_says = TEXTS("These questions were written for this assessment. No norm group and no reliability are"
                      " known for them.",
                      "Estas perguntas foram escritas para esta avaliação. Não se conhecem para elas nem um"
                      " grupo de referência nem a confiabilidade.",
                      "Estas preguntas se escribieron para esta evaluación. No se conocen para ellas ni un"
                      " grupo de referencia ni la fiabilidad.",
                      "Diese Fragen wurden für diese Einschätzung geschrieben. Weder eine Normgruppe noch die"
                      " Zuverlässigkeit ist für sie bekannt."),
    .question = TEXTS("Question", "Pergunta", "Pregunta", "Frage"),
    .state = TEXTS("State", "Situação", "Estado", "Stand"),
    .state_answered = TEXTS("answered", "respondida", "respondida", "beantwortet"),
    .judged = TEXTS("{1}, {2}/{3}", "{1}, {2}/{3}", "{1}, {2}/{3}", "{1}, {2}/{3}"),
    .state_open = TEXTS("not answered", "sem resposta", "sin respuesta", "nicht beantwortet"),
    .warning_title = TEXTS("One source among several", "Uma fonte entre várias", "Una fuente entre varias",
                           "Eine Quelle unter mehreren"),
    .warning = TEXTS("A test shows what somebody solved on one day under these conditions. Ask whether the"
                     " conditions were right, use the same test for every candidate, and set the result"
                     " beside a structured interview and work samples.",
                     "Um teste mostra o que a pessoa resolveu em um dia, nestas condições. Pergunte se as"
                     " condições eram adequadas, use o mesmo teste com todas as pessoas e veja o resultado ao"
                     " lado de uma entrevista estruturada e de amostras de trabalho.",
                     "Un test muestra lo que alguien resolvió un día en estas condiciones. Pregunte si las"
                     " condiciones eran adecuadas, use el mismo test con todas las personas y vea el"
                     " resultado junto a una entrevista estructurada y muestras de trabajo.",
                     "Ein Test zeigt, was jemand an einem Tag unter diesen Bedingungen gelöst hat. Fragen"
                     " Sie, ob die Bedingungen stimmten, nutzen Sie für alle denselben Test und stellen Sie"
                     " das Ergebnis neben ein strukturiertes Interview und Arbeitsproben."),
};

/* What the judge says of a program, in words that fit a column beside its cases. */
static const struct { const char *verdict; struct translated text; } verdicts[] = {
    { "AC",  TEXTS("solved", "resolvida", "resuelta", "gelöst") },
    { "WA",  TEXTS("wrong", "errada", "incorrecta", "falsch") },
    { "RE",  TEXTS("crashed", "parou com erro", "se detuvo", "abgebrochen") },
    { "TLE", TEXTS("too slow", "lenta demais", "muy lenta", "zu langsam") },
    { "ILE", TEXTS("too slow", "lenta demais", "muy lenta", "zu langsam") },
    { "MLE", TEXTS("too much memory", "muita memória", "mucha memoria", "Speicher voll") },
    { "OLE", TEXTS("too much output", "muita saída", "mucha salida", "zu viel Ausgabe") },
    { "CE",  TEXTS("not compiled", "não compila", "no compila", "nicht übersetzt") },
    { "CTL", TEXTS("not compiled", "não compila", "no compila", "nicht übersetzt") },
};

/* A box of the summary: a figure, how large a part of the whole it is, and of what. */
struct tile {
    double      width;
    const char *label, *figure, *note;
    double      part; /* NAN: no bar */
};

/* A row of a table: a skill, or a question. */
struct row {
    const char *name, *percent, *marks, *state;
    double      part;
};

/* Everything the section of a test says, composed before the first line is drawn. */
struct test_words {
    enum language l;
    const char   *summary, *pending, *score_passage; /* the first two NULL when there is nothing to say */
    struct tile   tiles[TILES];
    struct row    skills[TEST_SKILLS_MAX];
    size_t        skills_n;
    bool          is_long; /* how to read the result needs a page of its own */
};

/* Marks may be parts: as many decimals as they need, two at most. */
static const char *marks(struct arena *mem, const struct report_texts *t, double value)
{
    double hundredths = round_half_up(value * 100);

    return number_text(mem, t, value, fmod(hundredths, 100) == 0 ? 0 : fmod(hundredths, 10) == 0 ? 1 : 2);
}

static const char *marks_of(struct arena *mem, const struct report_texts *t, double part, double whole)
{
    return FILL(mem, translated_text(&says.of, t->language), marks(mem, t, part), marks(mem, t, whole));
}

static struct tile marks_tile(struct arena *mem, const struct report_texts *t, const struct test_result *r)
{
    enum language l = language_find(t->language);
    const char   *questions = number_text(mem, t, r->questions, 0);
    struct tile   tile = { 183, says.marks.in[l], marks_of(mem, t, r->marks, r->maximum), says.answered_all.in[l],
                           r->marks / r->maximum };

    if (r->pending)
        tile.note = FILL(mem, says.pending.in[l], number_text(mem, t, r->pending, 0), questions);
    else if (r->answered < r->questions)
        tile.note = FILL(mem, says.answered_of.in[l], number_text(mem, t, r->answered, 0), questions);
    return tile;
}

/* `minutes` is the limit, 0 without one. */
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

/* The only skill of a test would say its score again. */
static void compose_skills(struct arena *mem, const struct report_texts *t, const struct test *test,
                           const struct test_result *r, struct test_words *w)
{
    size_t n = test_skills(test);

    for (size_t i = 0; n > 1 && i < n; i++) {
        const double part = r->skills[i].marks / r->skills[i].maximum;

        if (r->skills[i].questions)
            w->skills[w->skills_n++] = (struct row){
                test->skills[i].in[w->l], percent_text(mem, t, 100 * part),
                marks_of(mem, t, r->skills[i].marks, r->skills[i].maximum),
                marks_of(mem, t, r->skills[i].answered, r->skills[i].questions), part };
    }
}

/* Pages are counted before anything is drawn, so the height is an estimate from above. */
static bool is_long(const struct test_words *w)
{
    double height = w->pending ? 27 : 0, lines = 0;

    if (w->summary) {
        lines = ceil((double)str_chars(str_of(w->summary)) / LINE_CHARS);
        height += 38 + fmin(lines, SUMMARY_LINES) * style_leading(STYLE_BODY);
    }
    if (w->skills_n)
        height += 53 + ROW * (double)w->skills_n;
    return height > MIDDLE_HEIGHT;
}

static void compose(struct arena *mem, const struct report *report, const struct test *test,
                    const struct test_result *r, struct test_words *w)
{
    const struct report_texts *t = report_texts_of(report->language);
    const int                  factor = report->time_factor ? (int)report->time_factor : 100;
    enum language              l = language_find(t->language);
    const char                *score = says.passage[PASSAGE_SCORE].in[l];

    *w = (struct test_words){ .l = l, .summary = test->summary.in[l], .score_passage = score };
    w->tiles[0] = (struct tile){ 120, says.score.in[l], percent_text(mem, t, r->score), says.score_of.in[l],
                                 r->score / 100 };
    w->tiles[1] = marks_tile(mem, t, r);
    w->tiles[2] = time_tile(mem, t, test->unlimited ? 0 : test->minutes * factor / 100, r->seconds);
    if (r->pending)
        w->pending = FILL(mem, says.pending_says.in[l], number_text(mem, t, r->pending, 0));
    if (r->questions > 1 && r->maximum == r->questions) /* all count alike */
        w->score_passage = FILL(mem, says.one_question.in[l], score, number_text(mem, t, 100.0 / r->questions, 1));
    compose_skills(mem, t, test, r, w);
    w->is_long = is_long(w);
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

static void row_draw(struct sheet *s, double y, const struct row *row)
{
    struct text_box name = { LEFT, 0, 176, STYLE_STRONG, INK_TEXT, ALIGN_LEFT, 2, "TH" };
    const double    line = y + (ROW - style_leading(STYLE_STRONG)) / 2;

    name.y = y + (ROW - text_height(&s->c, &name, row->name)) / 2;
    line_draw(&s->c, LEFT, y, RIGHT, y, 0.5, INK_RULE);
    tag_open(s, "TR");
    text_draw(&s->c, &name, row->name);
    if (!isnan(row->part))
        chart_part(&s->c, LEFT + 186, y + ROW / 2, 110, row->part);
    line_put(s, "TD", STYLE_STRONG, INK_ACCENT, ALIGN_RIGHT, LEFT + 300, line, 40, row->percent);
    line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, LEFT + 344, line + 1, 58, row->marks);
    line_put(s, "TD", STYLE_SMALL, INK_TEXT, ALIGN_RIGHT, LEFT + 406, line + 1, RIGHT - LEFT - 406, row->state);
    tag_close(s, "TR");
}

/* Returns the y below the last row. */
static double table_draw(struct sheet *s, enum language l, double y, const char *what, const char *state,
                         const struct row *rows, size_t n)
{
    tag_open(s, "Table");
    tag_open(s, "TR");
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, y, 176, what);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, LEFT + 290, y, 50, says.score.in[l]);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, LEFT + 344, y, 58, says.marks.in[l]);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_RIGHT, LEFT + 406, y, RIGHT - LEFT - 406, state);
    tag_close(s, "TR");
    y += 13;
    for (size_t i = 0; i < n; i++, y += ROW)
        row_draw(s, y, &rows[i]);
    tag_close(s, "Table");
    return y;
}

static void reading_draw(struct sheet *s, const struct test_words *w, double y)
{
    struct passage passages[PASSAGES];

    for (int i = 0; i < PASSAGES; i++)
        passages[i] = (struct passage){ says.passage_title[i].in[w->l], says.passage[i].in[w->l] };
    passages[PASSAGE_SCORE].text = w->score_passage;
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.reading.in[w->l]) + 6;
    passages_put(s, y, passages, PASSAGES);
    notice_put(s, says.warning_title.in[w->l], says.warning.in[w->l]);
}

static void test_draw(struct sheet *s, const void *words)
{
    const struct test_words *w = words;
    struct text_box          summary = { LEFT, 0, WIDTH, STYLE_BODY, INK_TEXT, ALIGN_LEFT, SUMMARY_LINES, "P" };
    double                   x = LEFT, y;

    page_begin(s);
    y = heading(s, TOP, says.chapter.in[w->l]) + 4;
    for (int i = 0; i < TILES; x += w->tiles[i++].width + TILE_GAP)
        tile_draw(s, x, y, &w->tiles[i]);
    y += TILE_HEIGHT + 20;
    if (w->pending)
        y = text_put(s, "P", STYLE_STRONG, INK_ACCENT, LEFT, y, WIDTH, w->pending) + 14;
    if (w->summary) {
        y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.measures.in[w->l]) + 4;
        summary.y = y;
        y += text_draw(&s->c, &summary, w->summary) + 18;
    }
    if (w->skills_n) {
        y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.skills.in[w->l]) + 6;
        y = table_draw(s, w->l, y, says.skill.in[w->l], says.answered.in[w->l], w->skills, w->skills_n) + 18;
    }
    if (w->is_long) {
        page_begin(s);
        y = TOP;
    }
    reading_draw(s, w, y);
}

void test_section(struct arena *mem, const struct report *report, const struct test *test,
                  const struct test_result *result, struct section *section)
{
    struct test_words *w = ARENA_NEW(mem, struct test_words);
    enum language      l = language_find(report->language);

    compose(mem, report, test, result, w);
    *section = (struct section){
        .title = test->title.in[l], .subtitle = says.subtitle.in[l], .outcome = w->tiles[0].figure,
        .score = result->score, .pages = w->is_long ? 2 : 1, .draw = test_draw, .words = w,
        .chapters_n = 1, .chapters = { { says.chapter.in[l], 1 } } };
    if (result->pending)
        section->facts[0] = (struct fact){ says.waiting.in[l], w->tiles[1].note };
}

/* --- questions of a workspace ---------------------------------------------------- */

struct own_words {
    enum language l;
    struct row    rows[COMPONENTS_MAX];
    size_t        n;
};

bool is_own_question(const struct instrument *i)
{
    return i->test && str_starts(str_of(i->code), AUTHORED_PREFIX) && i->test->questions_n == 1;
}

static int own_pages(size_t n)
{
    return n <= ROWS_ON_FIRST ? 1 : 1 + (int)((n - ROWS_ON_FIRST + ROWS_ON_NEXT - 1) / ROWS_ON_NEXT);
}

static void own_draw(struct sheet *s, const void *words)
{
    const struct own_words *w = words;
    size_t                  room = ROWS_ON_FIRST, drawn = 0;
    double                  y;

    page_begin(s);
    y = heading(s, TOP, says.chapter.in[w->l]);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, says.own_says.in[w->l]) + 16;
    while (drawn < w->n) {
        size_t n = w->n - drawn < room ? w->n - drawn : room;

        if (drawn)
            page_begin(s);
        table_draw(s, w->l, y, says.question.in[w->l], says.state.in[w->l], w->rows + drawn, n);
        drawn += n;
        room   = ROWS_ON_NEXT;
        y      = TOP;
    }
}

/* "wrong result, 1/3" of a program; NULL of anything else. */
static const char *judged_text(struct arena *mem, const struct report_texts *t, str document)
{
    enum language      l = language_find(t->language);
    struct code_result code;

    if (!test_code_read(document, &code, 1))
        return NULL;
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        if (strcmp(code.verdict, verdicts[i].verdict) == 0)
            return FILL(mem, says.judged.in[l], verdicts[i].text.in[l],
                        number_text(mem, t, (double)code.passed, 0), number_text(mem, t, (double)code.total, 0));
    return NULL;
}

static struct row own_row(struct arena *mem, const struct report_texts *t, const struct component_result *result,
                          struct test_result *sum)
{
    enum language      l = language_find(t->language);
    struct row         row = { instrument_title(result->instrument, t->language), "–", "", "–", NAN };
    struct test_result r;
    const char        *judged = judged_text(mem, t, result->document);

    if (!test_result_read(result->document, &r))
        return row;
    sum->marks   += r.marks;
    sum->maximum += r.maximum;
    sum->pending += r.pending;
    row.marks     = marks_of(mem, t, r.marks, r.maximum);
    row.state     = (r.pending ? says.waiting : r.answered ? says.state_answered : says.state_open).in[l];
    if (judged && !r.pending)
        row.state = judged;
    if (!r.pending) {
        row.percent = percent_text(mem, t, r.score);
        row.part    = r.score / 100;
    }
    return row;
}

void own_section(struct arena *mem, const struct report *report, const struct component_result *list, size_t n,
                 struct section *section)
{
    const struct report_texts *t = report_texts_of(report->language);
    enum language              l = language_find(t->language);
    struct own_words          *w = ARENA_NEW(mem, struct own_words);
    struct test_result         sum = { 0 };

    w->l = l;
    for (size_t i = 0; i < n; i++)
        if (is_own_question(list[i].instrument))
            w->rows[w->n++] = own_row(mem, t, &list[i], &sum);
    *section = (struct section){
        .title = says.own.in[l], .subtitle = says.own_subtitle.in[l], .score = NAN,
        .outcome = marks_of(mem, t, sum.marks, sum.maximum), .draw = sum.maximum > 0 ? own_draw : NULL, .words = w,
        .pages = own_pages(w->n), .chapters_n = 1, .chapters = { { says.chapter.in[l], 1 } } };
    if (sum.pending)
        section->facts[0] = (struct fact){ says.waiting.in[l], number_text(mem, t, sum.pending, 0) };
}
