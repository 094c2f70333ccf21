/* types_pdf.c - the section of types-16: four letters, how sure each is, and what they are not.
 *
 * The type is a shorthand of four Big Five scores (PSYCHOMETRICS.md 2), cut at the
 * middle where most people are.  So the report shows the scores behind the letters
 * and says of each letter near the middle that it is uncertain.
 */
#include "report/section.h"

#include <math.h>

#include "core/buf.h"
#include "report/chart.h"

#define UNCERTAIN_LOW  45.0
#define UNCERTAIN_HIGH 55.0
#define Z_LIMIT        3.0 /* T 20 to 80, as the scale of T scores */

enum passage_id { PASSAGE_LETTERS, PASSAGE_MIDDLE, PASSAGE_LEFT_OUT, PASSAGE_KINDS, PASSAGE_OTHERS, PASSAGE_USE,
                  PASSAGES };

static const struct {
    struct translated subtitle, glance, glance_lead, reading, answered;
    struct translated type, unsure, all_clear, numbers, clear, near, missing, no_type, no_type_says;
    struct translated near_says, also, talk, letters;
    struct translated passage_title[PASSAGES], passage[PASSAGES], warning_title, warning;
} says = {
    .subtitle = TEXTS("A shorthand of four Big Five scores", "Um resumo de quatro escores do Big Five",
                      "Un resumen de cuatro puntuaciones de los Cinco Grandes",
                      "Eine Kurzform von vier Werten der Big Five"),
    .glance = TEXTS("Type at a glance", "Tipo em resumo", "Tipo de un vistazo", "Typ auf einen Blick"),
    .glance_lead = TEXTS("Each letter says on which side of the middle a score lies. The dot shows how far:"
                         " T\u00a050 is the average of the norm group, ten points are one standard deviation."
                         " In the tinted area the letter is uncertain.",
                         "Cada letra diz de que lado do meio está um escore. O ponto mostra a que distância:"
                         " T\u00a050 é a média do grupo de referência, dez pontos são um desvio padrão. Na"
                         " área sombreada a letra é incerta.",
                         "Cada letra dice de qué lado del centro está una puntuación. El punto muestra a qué"
                         " distancia: T\u00a050 es la media del grupo de referencia, diez puntos son una"
                         " desviación típica. En la zona sombreada la letra es incierta.",
                         "Jeder Buchstabe sagt, auf welcher Seite der Mitte ein Wert liegt. Der Punkt zeigt,"
                         " wie weit: T\u00a050 ist der Durchschnitt der Normgruppe, zehn Punkte sind eine"
                         " Standardabweichung. In der getönten Fläche ist der Buchstabe unsicher."),
    .reading = TEXTS("What it is and what it is not", "O que é e o que não é", "Qué es y qué no es",
                     "Was es ist und was nicht"),
    .answered = TEXTS("Questions answered", "Perguntas respondidas", "Preguntas respondidas", "Beantwortete"
                                                                                              " Fragen"),
    .type = TEXTS("Type", "Tipo", "Tipo", "Typ"),
    .unsure = TEXTS("Uncertain letters", "Letras incertas", "Letras inciertas", "Unsichere Buchstaben"),
    .all_clear = TEXTS("None: all four scores lie outside of 45 to 55.",
                       "Nenhuma: os quatro escores estão fora de 45 a 55.",
                       "Ninguna: las cuatro puntuaciones están fuera de 45 a 55.",
                       "Keine: Alle vier Werte liegen außerhalb von 45 bis 55."),
    .numbers = TEXTS("T {1}  ·  percentile {2}", "T {1}  ·  percentil {2}", "T {1}  ·  percentil {2}",
                     "T {1}  ·  Prozentrang {2}"),
    .clear = TEXTS("outside of 45 to 55", "fora de 45 a 55", "fuera de 45 a 55", "außerhalb von 45 bis 55"),
    .near = TEXTS("uncertain: within 45 to 55", "incerta: entre 45 e 55", "incierta: entre 45 y 55",
                  "unsicher: zwischen 45 und 55"),
    .missing = TEXTS("too few answers", "respostas insuficientes", "respuestas insuficientes",
                     "zu wenige Antworten"),
    .no_type = TEXTS("No type", "Sem tipo", "Sin tipo", "Kein Typ"),
    .no_type_says = TEXTS("Too few questions were answered to give all four letters, so there is no type."
                          " This says nothing about the person.",
                          "Foram respondidas poucas perguntas para dar as quatro letras, por isso não há"
                          " tipo. Isso não diz nada sobre a pessoa.",
                          "Se respondieron muy pocas preguntas para dar las cuatro letras, por eso no hay"
                          " tipo. Esto no dice nada sobre la persona.",
                          "Es wurden zu wenige Fragen für alle vier Buchstaben beantwortet, daher gibt es"
                          " keinen Typ. Über die Person sagt das nichts."),
    .near_says = TEXTS("A T score within 45 and 55 makes its letter uncertain: with a few other answers, or"
                       " on another day, it could be the other one. Rely on the score, not on the letter.",
                       "Um escore T entre 45 e 55 torna a letra incerta: com algumas respostas diferentes, ou"
                       " em outro dia, poderia ser a outra. Confie no escore, não na letra.",
                       "Una puntuación T entre 45 y 55 hace incierta su letra: con algunas respuestas"
                       " distintas, u otro día, podría ser la otra. Fíese de la puntuación, no de la letra.",
                       "Ein T-Wert zwischen 45 und 55 macht den Buchstaben unsicher: Mit ein paar anderen"
                       " Antworten oder an einem anderen Tag könnte es der andere sein. Verlassen Sie sich"
                       " auf den Wert, nicht auf den Buchstaben."),
    .also = TEXTS("With one uncertain letter turned round, these types fit about as well: {1}.",
                  "Trocando uma letra incerta, estes tipos combinam quase da mesma forma: {1}.",
                  "Cambiando una letra incierta, estos tipos encajan casi igual de bien: {1}.",
                  "Mit einem unsicheren Buchstaben umgekehrt passen diese Typen etwa ebenso gut: {1}."),
    .talk = TEXTS("Working together", "Como trabalhar junto", "Cómo trabajar juntos", "So gelingt die"
                                                                                      " Zusammenarbeit"),
    .letters = TEXTS("The four letters", "As quatro letras", "Las cuatro letras", "Die vier Buchstaben"),
    .passage_title = {
        [PASSAGE_LETTERS] = TEXTS("Where the letters come from", "De onde vêm as letras", "De dónde vienen"
                                                                                          " las letras",
                                  "Woher die Buchstaben kommen"),
        [PASSAGE_MIDDLE] = TEXTS("Cut in the middle", "Corte no meio", "Corte en el centro", "In der Mitte"
                                                                                             " geteilt"),
        [PASSAGE_LEFT_OUT] = TEXTS("What is left out", "O que fica de fora", "Lo que queda fuera", "Was"
                                                                                                   " fehlt"),
        [PASSAGE_KINDS] = TEXTS("Not a kind of person", "Não é uma espécie de pessoa", "No es una clase de"
                                                                                       " persona",
                                "Keine Sorte Mensch"),
        [PASSAGE_OTHERS] = TEXTS("Not another type test", "Não é outro teste de tipos", "No es otro test de"
                                                                                        " tipos",
                                 "Kein anderer Typentest"),
        [PASSAGE_USE] = TEXTS("What it is good for", "Para que serve", "Para qué sirve", "Wozu es taugt") },
    .passage = {
        [PASSAGE_LETTERS] = TEXTS("From the 120 questions of the Big Five questionnaire. E or I is"
                                  " extraversion, N or S openness, F or T agreeableness, J or P"
                                  " conscientiousness: the first letter from T\u00a050 on, the second below.",
                                  "Das 120 perguntas do questionário Big Five. E ou I é a extroversão, N ou S"
                                  " a abertura, F ou T a amabilidade, J ou P a conscienciosidade: a primeira"
                                  " letra a partir de T\u00a050, a segunda abaixo.",
                                  "De las 120 preguntas del cuestionario de los Cinco Grandes. E o I es la"
                                  " extraversión, N o S la apertura, F o T la amabilidad, J o P la"
                                  " responsabilidad: la primera letra desde T\u00a050, la segunda por"
                                  " debajo.",
                                  "Aus den 120 Fragen des Big-Five-Fragebogens. E oder I ist die"
                                  " Extraversion, N oder S die Offenheit, F oder T die Verträglichkeit, J"
                                  " oder P die Gewissenhaftigkeit: der erste Buchstabe ab T\u00a050, der"
                                  " zweite darunter."),
        [PASSAGE_MIDDLE] = TEXTS("Most people score near the average, and that is just where the letters"
                                 " part. T\u00a049 and T\u00a051 are practically equal but get different"
                                 " letters; T\u00a051 and T\u00a075 get the same.",
                                 "A maioria das pessoas fica perto da média, e é justamente ali que as letras"
                                 " se separam. T\u00a049 e T\u00a051 são praticamente iguais, mas recebem"
                                 " letras diferentes; T\u00a051 e T\u00a075 recebem a mesma.",
                                 "La mayoría de las personas está cerca de la media, y justo ahí se separan"
                                 " las letras. T\u00a049 y T\u00a051 son casi iguales, pero reciben letras"
                                 " distintas; T\u00a051 y T\u00a075 reciben la misma.",
                                 "Die meisten Menschen liegen nahe am Durchschnitt, und genau dort trennen"
                                 " sich die Buchstaben. T\u00a049 und T\u00a051 sind praktisch gleich und"
                                 " bekommen doch verschiedene; T\u00a051 und T\u00a075 bekommen denselben."),
        [PASSAGE_LEFT_OUT] = TEXTS("The fifth domain, how somebody deals with strain, has no letter, and"
                                   " neither have the thirty facets. The full Big Five report says more from"
                                   " the same answers.",
                                   "O quinto domínio, como a pessoa lida com a tensão, não tem letra, nem as"
                                   " trinta facetas. O relatório Big Five completo diz mais com as mesmas"
                                   " respostas.",
                                   "El quinto dominio, cómo se lleva la tensión, no tiene letra, y tampoco"
                                   " las treinta facetas. El informe completo de los Cinco Grandes dice más"
                                   " con las mismas respuestas.",
                                   "Der fünfte Bereich, der Umgang mit Belastung, hat keinen Buchstaben,"
                                   " ebenso wenig die dreißig Facetten. Der volle Big-Five-Bericht sagt aus"
                                   " denselben Antworten mehr."),
        [PASSAGE_KINDS] = TEXTS("There are no sixteen kinds of people: scores run evenly from one end to the"
                                " other. A type is a way of talking about four scores, and may change when"
                                " they are measured again.",
                                "Não existem dezesseis espécies de pessoas: os escores vão de um extremo ao"
                                " outro sem degraus. Um tipo é um modo de falar de quatro escores e pode"
                                " mudar em uma nova medição.",
                                "No hay dieciséis clases de personas: las puntuaciones van de un extremo a"
                                " otro sin escalones. Un tipo es una manera de hablar de cuatro puntuaciones"
                                " y puede cambiar al medir de nuevo.",
                                "Es gibt keine sechzehn Sorten Menschen: Werte gehen ohne Stufen von einem"
                                " Ende zum anderen. Ein Typ ist eine Art, über vier Werte zu sprechen, und"
                                " kann sich bei einer neuen Messung ändern."),
        [PASSAGE_OTHERS] = TEXTS("The letters look like those of well-known type questionnaires, but they are"
                                 " measured otherwise. Results cannot be exchanged, and what is said"
                                 " elsewhere about a type does not hold here.",
                                 "As letras parecem as de conhecidos questionários de tipos, mas são medidas"
                                 " de outro modo. Os resultados não são intercambiáveis, e o que se diz em"
                                 " outro lugar sobre um tipo não vale aqui.",
                                 "Las letras se parecen a las de conocidos cuestionarios de tipos, pero se"
                                 " miden de otro modo. Los resultados no son intercambiables, y lo que se"
                                 " dice en otra parte sobre un tipo no vale aquí.",
                                 "Die Buchstaben gleichen denen bekannter Typenfragebogen, werden aber anders"
                                 " gemessen. Ergebnisse lassen sich nicht austauschen, und was anderswo über"
                                 " einen Typ steht, gilt hier nicht."),
        [PASSAGE_USE] = TEXTS("To begin a conversation: how somebody likes to work, what helps and what costs"
                              " strength. It does not measure ability, knowledge or performance and does not"
                              " foretell success.",
                              "Para começar uma conversa: como a pessoa gosta de trabalhar, o que ajuda e o"
                              " que custa energia. Não mede capacidade, conhecimento nem desempenho e não"
                              " prevê sucesso.",
                              "Para empezar una conversación: cómo gusta trabajar, qué ayuda y qué cuesta"
                              " energía. No mide capacidad, conocimientos ni rendimiento y no predice el"
                              " éxito.",
                              "Um ein Gespräch zu beginnen: wie jemand gern arbeitet, was hilft und was Kraft"
                              " kostet. Fähigkeit, Wissen und Leistung misst es nicht, und Erfolg sagt es"
                              " nicht voraus.") },
    .warning_title = TEXTS("Do not rank or choose people by type", "Não classifique nem escolha pessoas pelo"
                                                                   " tipo",
                           "No ordene ni elija a personas por su tipo",
                           "Ordnen und wählen Sie Menschen nicht nach dem Typ"),
    .warning = TEXTS("No type is better than another or fits a job better. Talk about it with the person, and"
                     " decide by what the role requires: structured interviews, work samples and the scores"
                     " themselves say more than four letters.",
                     "Nenhum tipo é melhor do que outro nem mais adequado a um cargo. Converse com a pessoa e"
                     " decida pelo que a função exige: entrevistas estruturadas, amostras de trabalho e os"
                     " próprios escores dizem mais do que quatro letras.",
                     "Ningún tipo es mejor que otro ni encaja mejor en un puesto. Coméntelo con la persona y"
                     " decida por lo que exige la función: las entrevistas estructuradas, las muestras de"
                     " trabajo y las propias puntuaciones dicen más que cuatro letras.",
                     "Kein Typ ist besser als ein anderer oder passt besser zu einer Stelle. Sprechen Sie mit"
                     " der Person darüber und entscheiden Sie nach dem, was die Rolle verlangt: Strukturierte"
                     " Interviews, Arbeitsproben und die Werte selbst sagen mehr als vier Buchstaben."),
};

/* Everything the section says, composed before the first line is drawn. */
struct types_words {
    enum language           l;
    const struct type_text *type; /* NULL when a letter is missing */
    const char *headline, *names, *unsure, *lead, *also, *answered; /* also NULL when all letters are clear */
    const char *high[TYPE16_LETTERS], *low[TYPE16_LETTERS];         /* letters */
    const char *numbers[TYPE16_LETTERS];
    double      t[TYPE16_LETTERS];                                  /* NAN when there is no score */
};

static bool is_high(double t)
{
    return t >= 50;
}

static bool is_near(double t)
{
    return t >= UNCERTAIN_LOW && t <= UNCERTAIN_HIGH;
}

/* The type with letter `turn` of it turned round. */
static str type_turned(struct arena *mem, const char *type, int turn)
{
    struct buf b = BUF(mem);

    for (int i = 0; i < TYPE16_LETTERS; i++) {
        const struct type16_letter *letter = &type16_letters[i];

        buf_char(&b, i != turn ? type[i] : type[i] == letter->high ? letter->low : letter->high);
    }
    return buf_end(&b);
}

/* Which letters are uncertain, and the types that are as likely. */
static void compose_unsure(struct arena *mem, const char *type, struct types_words *w)
{
    struct buf letters = BUF(mem), types = BUF(mem);

    for (int i = 0; i < TYPE16_LETTERS; i++)
        if (is_near(w->t[i])) {
            buf_printf(&letters, "%s%s / %s", letters.len ? "  ·  " : "", w->high[i], w->low[i]);
            buf_text(&types, types.len ? ", " : "");
            buf_str(&types, w->type ? type_turned(mem, type, i) : STR(""));
        }
    w->unsure = letters.len ? buf_end(&letters).data : says.all_clear.in[w->l];
    w->also   = letters.len && w->type ? FILL(mem, says.also.in[w->l], buf_end(&types).data) : NULL;
}

static void compose(struct arena *mem, const struct report_texts *t, const struct b5_result *r,
                    struct types_words *w)
{
    struct buf names = BUF(mem);
    int        answered = B5_ITEMS - r->quality.unanswered;

    *w = (struct types_words){ .l = language_find(t->language), .type = type_find(str_of(r->type16)) };
    for (int i = 0; i < TYPE16_LETTERS; i++) {
        const struct type_letter_text *text = &type_letter_texts[i];
        const struct b5_score         *score = &r->domain[type16_letters[i].domain];

        w->t[i]    = score->t;
        w->high[i] = str_printf(mem, "%c", type16_letters[i].high).data;
        w->low[i]  = str_printf(mem, "%c", type16_letters[i].low).data;
        w->numbers[i] = isnan(score->t) ? says.missing.in[w->l] :
                        FILL(mem, says.numbers.in[w->l], number_text(mem, t, score->t, 1),
                             number_text(mem, t, score->percentile, 0));
        buf_printf(&names, "%s%s", i ? "  ·  " : "", isnan(score->t) ? "–" :
                   (is_high(score->t) ? text->high_name : text->low_name).in[w->l]);
    }
    w->headline = w->type ? w->type->code : says.no_type.in[w->l];
    w->lead     = w->type ? w->type->says.in[w->l] : says.no_type_says.in[w->l];
    w->names    = buf_end(&names).data;
    w->answered = FILL(mem, t->answered_of, number_text(mem, t, answered, 0), number_text(mem, t, B5_ITEMS, 0));
    compose_unsure(mem, r->type16, w);
}

/* One letter: what it is about at the left, its two sides beside the scale. */
static void letter_row(struct sheet *s, const struct types_words *w, double y, int i, double x, double width)
{
    const struct type_letter_text *text = &type_letter_texts[i];
    const double                   t = w->t[i], middle = y + 22, side = 74;
    const bool                     high = is_high(t), low = t < 50;

    line_draw(&s->c, LEFT, y, x - side - 16, y, 0.5, INK_RULE);
    tag_open(s, "Sect");
    text_put(s, "H2", STYLE_STRONG, INK_TEXT, LEFT, y + 5, 124, text->domain.in[w->l]);
    text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT, y + 19, 124, w->numbers[i]);
    line_put(s, "P", STYLE_H2, low ? INK_ACCENT : INK_SOFT, ALIGN_RIGHT, x - side - 10, middle - 16, side,
             w->low[i]);
    line_put(s, "P", STYLE_SMALL, low ? INK_TEXT : INK_SOFT, ALIGN_RIGHT, x - side - 10, middle, side,
             text->low_name.in[w->l]);
    if (!isnan(t))
        chart_bar(&s->c, x, middle, width, t, 0);
    line_put(s, "P", STYLE_H2, high ? INK_ACCENT : INK_SOFT, ALIGN_LEFT, x + width + 10, middle - 16, side,
             w->high[i]);
    line_put(s, "P", STYLE_SMALL, high ? INK_TEXT : INK_SOFT, ALIGN_LEFT, x + width + 10, middle, side,
             text->high_name.in[w->l]);
    if (!isnan(t))
        text_put(s, "P", is_near(t) ? STYLE_LABEL : STYLE_SMALL, is_near(t) ? INK_ACCENT : INK_SOFT, LEFT, y + 31,
                 124, (is_near(t) ? says.near : says.clear).in[w->l]);
    tag_close(s, "Sect");
}

/* What the type is not stands beside the type, before what it means. */
static void glance_page(struct sheet *s, const struct types_words *w)
{
    const double x = LEFT + 222, width = 174, step = 46;
    double       y;

    page_begin(s);
    y = heading(s, TOP, says.glance.in[w->l]);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, says.glance_lead.in[w->l]) + 12;

    y = outcome_put(s, y, &(struct outcome){ says.type.in[w->l], w->headline, w->names, says.unsure.in[w->l],
                                             w->unsure }) + 28;
    chart_scale(&s->c, x, y, width, step * TYPE16_LETTERS, INK_WASH, true);
    for (int i = 0; i < TYPE16_LETTERS; i++)
        letter_row(s, w, y + step * i, i, x, width);
    y += step * TYPE16_LETTERS + 12;
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, says.near_says.in[w->l]) + 14;

    y = heading(s, y, says.reading.in[w->l]);
    passages_say(s, y, w->l, says.passage_title, says.passage, PASSAGES);
}

static void meaning_page(struct sheet *s, const struct types_words *w)
{
    double y;

    page_begin(s);
    y = heading(s, TOP, section_texts.meaning.in[w->l]);
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, w->headline) + 4;
    y = text_put(s, "P", STYLE_LEAD, INK_TEXT, LEFT, y, WIDTH, w->lead) + 8;
    if (w->also)
        y = text_put(s, "P", STYLE_BODY, INK_SOFT, LEFT, y, WIDTH, w->also);
    y += 14;
    if (w->type) {
        const struct passage parts[] = { { section_texts.strengths.in[w->l], w->type->strengths.in[w->l] },
                                         { section_texts.watch.in[w->l], w->type->watch.in[w->l] },
                                         { says.talk.in[w->l], w->type->talk.in[w->l] } };

        y = columns_put(s, y, parts, sizeof parts / sizeof parts[0]) + 30;
    }
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, says.letters.in[w->l]) + 8;
    for (int i = 0; i < TYPE16_LETTERS; i++) {
        const struct type_letter_text *text = &type_letter_texts[i];

        y = trait_put(s, y, &(struct trait){
            .letter = is_high(w->t[i]) ? w->high[i] : w->t[i] < 50 ? w->low[i] : "–", .name = text->domain.in[w->l],
            .meaning = text->meaning.in[w->l], .low = text->low.in[w->l], .high = text->high.in[w->l],
            .z = (w->t[i] - 50) / 10, .limit = Z_LIMIT, .is_middle = is_near(w->t[i]) }) + 22;
    }
    notice_put(s, says.warning_title.in[w->l], says.warning.in[w->l]);
}

static void draw(struct sheet *s, const void *words)
{
    glance_page(s, words);
    meaning_page(s, words);
}

void types_section(struct arena *mem, const struct report *report, const struct b5_result *result,
                   struct section *section)
{
    struct types_words *w = ARENA_NEW(mem, struct types_words);
    enum language       l = language_find(report->language);

    compose(mem, report_texts_of(report->language), result, w);
    *section = (struct section){
        .title = instrument_title(&instrument_types, report->language), .subtitle = says.subtitle.in[l],
        .score = NAN, .outcome = w->headline, .facts = { { says.answered.in[l], w->answered } }, .pages = 2,
        .draw = draw, .words = w, .chapters_n = 3,
        .chapters = { { says.glance.in[l], 1 }, { says.reading.in[l], 1 }, { section_texts.meaning.in[l], 2 } } };
}
