/* instrument_sample.c - unscored samples: one item of every type, and a timed part.
 *
 * Whoever decides on an assessment can see every kind of question as a candidate
 * does, and the tests of the candidate app sit them.
 */
#include <string.h>
#include "core/arena.h"
#include "domain/instrument.h"

#define OPTIONS_MAX 5

/* One item in all languages. */
struct sample {
    const char       *id;
    enum item_type    type;
    double            min, max;
    int64_t           max_bytes;
    const char       *unit, *accept;
    struct translated text;
    struct translated options[OPTIONS_MAX], targets[OPTIONS_MAX];
};

static const struct sample samples[] = {
    { .id = "all.likert", .type = ITEM_LIKERT,
      .text = TEXTS("I finish what I begin.", "Termino o que começo.", "Termino lo que empiezo.",
                    "Ich bringe zu Ende, was ich anfange."),
      .options = { TEXTS("Disagree strongly", "Discordo totalmente", "Muy en desacuerdo", "Stimme gar nicht zu"),
                   TEXTS("Disagree", "Discordo", "En desacuerdo", "Stimme nicht zu"),
                   TEXTS("Neither", "Nem um nem outro", "Ni lo uno ni lo otro", "Weder noch"),
                   TEXTS("Agree", "Concordo", "De acuerdo", "Stimme zu"),
                   TEXTS("Agree strongly", "Concordo totalmente", "Muy de acuerdo", "Stimme voll zu") } },
    { .id = "all.tetrad", .type = ITEM_TETRAD,
      .text = TEXTS("Which describes your working day most, and which least?",
                    "O que mais e o que menos descreve o seu dia de trabalho?",
                    "¿Qué describe más y qué menos su jornada de trabajo?",
                    "Was beschreibt Ihren Arbeitstag am ehesten und was am wenigsten?"),
      .options = { TEXTS("Meetings", "Reuniões", "Reuniones", "Besprechungen"),
                   TEXTS("Writing", "Escrever", "Escribir", "Schreiben"),
                   TEXTS("Calculating", "Calcular", "Calcular", "Rechnen"),
                   TEXTS("Travelling", "Viajar", "Viajar", "Reisen") } },
    { .id = "all.adjectives", .type = ITEM_ADJECTIVES, .max = 5,
      .text = TEXTS("Mark every word that fits your team.", "Marque todas as palavras que combinam com a sua equipe.",
                    "Marque todas las palabras que encajan con su equipo.",
                    "Markieren Sie alle Wörter, die zu Ihrem Team passen."),
      .options = { TEXTS("Quick", "Rápida", "Rápido", "Schnell"), TEXTS("Careful", "Cuidadosa", "Cuidadoso",
          "Sorgfältig"),
                   TEXTS("Friendly", "Amigável", "Amable", "Freundlich"), TEXTS("Quiet", "Tranquila", "Tranquilo",
                   "Ruhig"),
                   TEXTS("Curious", "Curiosa", "Curioso", "Neugierig") } },
    { .id = "all.single", .type = ITEM_SINGLE,
      .text = TEXTS("A train leaves at 9:40 and needs 35 minutes. When does it arrive?",
                    "Um trem sai às 9h40 e leva 35 minutos. A que horas chega?",
                    "Un tren sale a las 9:40 y tarda 35 minutos. ¿Cuándo llega?",
                    "Ein Zug fährt um 9:40 Uhr ab und braucht 35 Minuten. Wann kommt er an?"),
      .options = { TEXTS("10:05", "10h05", "10:05", "10:05 Uhr"), TEXTS("10:15", "10h15", "10:15", "10:15 Uhr"),
                   TEXTS("10:25", "10h25", "10:25", "10:25 Uhr") } },
    { .id = "all.multiple", .type = ITEM_MULTIPLE, .min = 2, .max = 2,
      .text = TEXTS("Which two of these are prime numbers? Choose two.",
          "Quais dois destes são números primos? Escolha dois.",
                    "¿Cuáles dos de estos son números primos? Elija dos.",
                    "Welche zwei davon sind Primzahlen? Wählen Sie zwei."),
      .options = { TEXTS("21", "21", "21", "21"), TEXTS("23", "23", "23", "23"), TEXTS("27", "27", "27", "27"),
                   TEXTS("29", "29", "29", "29") } },
    { .id = "all.ranking", .type = ITEM_RANKING,
      .text = TEXTS("Put the steps in order, the first one on top.", "Coloque os passos em ordem, o primeiro no alto.",
                    "Ordene los pasos, el primero arriba.", "Ordnen Sie die Schritte, den ersten nach oben."),
      .options = { TEXTS("Test", "Testar", "Probar", "Testen"), TEXTS("Plan", "Planejar", "Planificar", "Planen"),
                   TEXTS("Release", "Publicar", "Publicar", "Veröffentlichen"), TEXTS("Build", "Construir",
                   "Construir", "Bauen") } },
    { .id = "all.matching", .type = ITEM_MATCHING,
      .text = TEXTS("Match each country with its capital.", "Associe cada país à sua capital.",
                    "Relacione cada país con su capital.", "Ordnen Sie jedem Land seine Hauptstadt zu."),
      .options = { TEXTS("Portugal", "Portugal", "Portugal", "Portugal"), TEXTS("Peru", "Peru", "Perú", "Peru"),
                   TEXTS("Austria", "Áustria", "Austria", "Österreich") },
      .targets = { TEXTS("Lima", "Lima", "Lima", "Lima"), TEXTS("Vienna", "Viena", "Viena", "Wien"),
                   TEXTS("Lisbon", "Lisboa", "Lisboa", "Lissabon") } },
    { .id = "all.number", .type = ITEM_NUMBER, .min = 0, .max = 100, .unit = "%",
      .text = TEXTS("A price falls from 80 to 60. By how much, in percent?",
          "Um preço cai de 80 para 60. Quanto, em porcentagem?",
                    "Un precio baja de 80 a 60. ¿Cuánto, en porcentaje?",
                    "Ein Preis sinkt von 80 auf 60. Um wie viel Prozent?") },
    { .id = "all.date", .type = ITEM_DATE,
      .text = TEXTS("From which day could you start?", "A partir de que dia você poderia começar?",
                    "¿A partir de qué día podría empezar?", "Ab welchem Tag könnten Sie anfangen?") },
    { .id = "all.text", .type = ITEM_TEXT, .max = 200,
      .text = TEXTS("What is your present role?", "Qual é o seu cargo atual?", "¿Cuál es su puesto actual?",
                    "Was ist Ihre jetzige Aufgabe?") },
    { .id = "all.essay", .type = ITEM_ESSAY, .min = 5, .max = 5000,
      .text = TEXTS("Tell of a mistake you learnt from.", "Conte um erro com o qual você aprendeu.",
                    "Cuente un error del que aprendió.", "Erzählen Sie von einem Fehler, aus dem Sie gelernt haben.") },
    { .id = "all.file", .type = ITEM_FILE, .accept = "application/pdf,image/png,image/jpeg,text/plain",
        .max_bytes = 5 << 20,
      .text = TEXTS("Add a sample of your work.", "Adicione uma amostra do seu trabalho.",
          "Añada una muestra de su trabajo.",
                    "Fügen Sie eine Arbeitsprobe hinzu.") },
    { .id = "timed.1", .type = ITEM_SINGLE,
      .text = TEXTS("How many sides has a hexagon?", "Quantos lados tem um hexágono?",
          "¿Cuántos lados tiene un hexágono?",
                    "Wie viele Seiten hat ein Sechseck?"),
      .options = { TEXTS("5", "5", "5", "5"), TEXTS("6", "6", "6", "6"), TEXTS("8", "8", "8", "8") } },
    { .id = "timed.2", .type = ITEM_NUMBER, .min = 0, .max = 1000,
      .text = TEXTS("What is 17 times 3?", "Quanto é 17 vezes 3?", "¿Cuánto es 17 por 3?", "Wie viel ist 17 mal 3?") },
    { .id = "timed.3", .type = ITEM_TEXT, .max = 100,
      .text = TEXTS("Which word is the opposite of early?", "Que palavra é o contrário de cedo?",
                    "¿Qué palabra es lo contrario de temprano?", "Welches Wort ist das Gegenteil von früh?") },
};
#define ALL_N   12
#define TIMED_N 3

static const struct translated all_title = TEXTS("All kinds of questions", "Todos os tipos de pergunta",
                                                 "Todos los tipos de pregunta", "Alle Arten von Fragen");
static const struct translated all_says = TEXTS(
    "One question of each kind. Nothing is scored.", "Uma pergunta de cada tipo. Nada é pontuado.",
    "Una pregunta de cada tipo. Nada se puntúa.", "Eine Frage jeder Art. Nichts wird gewertet.");
static const struct translated timed_title = TEXTS("A timed test", "Um teste com tempo", "Una prueba con tiempo",
                                                   "Ein Test mit Zeitlimit");
static const struct translated warm_says = TEXTS(
    "A question without a time limit.", "Uma pergunta sem limite de tempo.", "Una pregunta sin límite de tiempo.",
    "Eine Frage ohne Zeitlimit.");
static const struct translated timed_says = TEXTS(
    "You have one minute for two questions. The clock starts when you start this part.",
    "Você tem um minuto para duas perguntas. O relógio começa quando você inicia esta parte.",
    "Tiene un minuto para dos preguntas. El reloj empieza cuando inicie esta parte.",
    "Sie haben eine Minute für zwei Fragen. Die Uhr läuft, sobald Sie diesen Teil beginnen.");

static int find_from(str item_id, int first, int n)
{
    for (int i = 0; i < n; i++)
        if (str_is(item_id, samples[first + i].id))
            return i;
    return -1;
}

static size_t options_fill(struct arena *mem, const struct translated *texts, const char *language, int first_value,
                           struct option **options)
{
    size_t n = 0;

    *options = ARENA_ARRAY(mem, struct option, OPTIONS_MAX);
    for (; n < OPTIONS_MAX && texts[n].in[LANGUAGE_EN]; n++)
        (*options)[n] = (struct option){ first_value + (int64_t)n, str_of(translated_text(&texts[n], language)) };
    return n;
}

static void fill(struct arena *mem, const struct sample *s, const char *language, struct item *item)
{
    int first_value = s->type == ITEM_TETRAD ? 0 : 1;

    *item = (struct item){ .item_id = str_of(s->id), .type = s->type, .min = s->min, .max = s->max,
                           .max_bytes = s->max_bytes, .unit = str_of(s->unit), .accept = str_of(s->accept),
                           .text = str_of(translated_text(&s->text, language)) };
    item->options_n = options_fill(mem, s->options, language, first_value, &item->options);
    item->targets_n = options_fill(mem, s->targets, language, 1, &item->targets);
}

static int all_find(const struct instrument *self, str item_id)
{
    (void)self;
    return find_from(item_id, 0, ALL_N);
}

static void all_item(const struct instrument *self, struct arena *mem, int index, const char *language,
                     struct item *item)
{
    (void)self;
    fill(mem, &samples[index], language, item);
}

static int timed_find(const struct instrument *self, str item_id)
{
    (void)self;
    return find_from(item_id, ALL_N, TIMED_N);
}

static void timed_item(const struct instrument *self, struct arena *mem, int index, const char *language,
                       struct item *item)
{
    (void)self;
    fill(mem, &samples[ALL_N + index], language, item);
}

static const struct part all_parts[] = {
    { .part_id = "1", .type = "questionnaire",
        .title = &all_title, .instructions = &all_says, .minutes = 10, .n = ALL_N },
};
static const struct part timed_parts[] = {
    { .part_id = "1", .type = "questionnaire",
        .title = &timed_title, .instructions = &warm_says, .minutes = 1, .n = 1 },
    { .part_id = "2", .type = "test", .title = &timed_title, .instructions = &timed_says, .minutes = 1, .limit_s = 60,
      .first = 1, .n = TIMED_N - 1 },
};

const struct instrument instrument_sample = {
    .code = "sample-all", .parts = all_parts, .parts_n = 1, .items = ALL_N, .find = all_find, .item = all_item,
};
const struct instrument instrument_timed = {
    .code = "sample-timed",
        .parts = timed_parts, .parts_n = 2, .items = TIMED_N, .find = timed_find, .item = timed_item,
};
