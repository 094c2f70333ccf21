/* instrument_b5.c - the questionnaire b5-120: 120 sentences, five answers each. */
#include "core/arena.h"
#include "domain/bigfive.h"
#include "domain/instrument.h"

#define ANSWERS 5

static const struct translated title = TEXTS("Work personality", "Personalidade no trabalho",
    "Personalidad en el trabajo",
                     "Persönlichkeit im Beruf");
static const struct translated instructions = TEXTS(
          "Say how well each sentence describes you as you generally are now, not as you wish to be. There are no right"
          " or wrong answers. Take the time you need.",
          "Diga até que ponto cada frase descreve você como costuma ser agora, e não como gostaria de ser. Não há"
          " respostas certas ou erradas. Responda com calma.",
          "Diga en qué medida cada frase le describe tal como es ahora por lo general, no como le gustaría ser. No hay"
          " respuestas correctas ni incorrectas. Tómese el tiempo que necesite.",
          "Sagen Sie, wie gut jeder Satz Sie beschreibt, so wie Sie im Allgemeinen jetzt sind, nicht wie Sie gern"
          " wären."
          " Es gibt keine richtigen oder falschen Antworten. Nehmen Sie sich die Zeit, die Sie brauchen.");

static const struct part parts[] = {
    { .part_id = "1", .type = "questionnaire", .title = &title, .instructions = &instructions, .minutes = 15,
      .n = B5_ITEMS },
};

static int find_item(str item_id)
{
    int64_t number;

    if (!str_starts(item_id, B5_ITEM_PREFIX) || !str_to_int(str_from(item_id, sizeof B5_ITEM_PREFIX - 1),
        &number) || number < 1 ||
        number > B5_ITEMS)
        return -1;
    return (int)number - 1;
}

static int find(const struct instrument *self, str item_id)
{
    (void)self;
    return find_item(item_id);
}

static void item_fill(const struct instrument *self, struct arena *mem, int index, const char *language,
                      struct item *item)
{
    (void)self;
    *item = (struct item){ .item_id = str_printf(mem, B5_ITEM_PREFIX "%d", index + 1), .type = ITEM_LIKERT,
                           .text = str_of(b5_item_text(index, language)), .options_n = ANSWERS };
    item->options = ARENA_ARRAY(mem, struct option, ANSWERS);
    for (int v = 1; v <= ANSWERS; v++)
        item->options[v - 1] = (struct option){ v, str_of(b5_answer_label(v, language)) };
}

/* Time spent on each item: from the answer before it to its own, by the order
 * of the moments; the first one counts from the start. */
static void item_seconds(const struct answered *in, double seconds[B5_ITEMS])
{
    int64_t at[B5_ITEMS] = { 0 };
    int     order[B5_ITEMS], n = 0;

    for (int i = 0; i < B5_ITEMS; i++)
        seconds[i] = NAN;
    for (size_t i = 0; i < in->n; i++) {
        int item = find_item(in->answers[i].item_id);

        if (item >= 0)
            at[item] = in->answers[i].at.ms;
    }
    for (int i = 0; i < B5_ITEMS; i++) { /* insertion by time: nearly sorted already */
        int j = n;

        if (!at[i])
            continue;
        for (; j > 0 && at[order[j - 1]] > at[i]; j--)
            order[j] = order[j - 1];
        order[j] = i;
        n++;
    }
    for (int i = 0; i < n; i++) {
        int64_t before = i ? at[order[i - 1]] : in->started_ms;

        seconds[order[i]] = (double)(at[order[i]] - before) / 1000.0;
    }
}

static bool score(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out)
{
    int              raw[B5_ITEMS] = { 0 };
    double           seconds[B5_ITEMS];
    struct b5_result result;

    (void)self;
    (void)mem;
    for (size_t i = 0; i < in->n; i++) {
        int     item = find_item(in->answers[i].item_id);
        int64_t value;

        if (item >= 0 && str_to_int(in->answers[i].value, &value))
            raw[item] = (int)value;
    }
    item_seconds(in, seconds);
    b5_score(raw, seconds, in->norm, &result);
    b5_result_json(&out->document, &result);
    dimensions_json(&out->dimensions, &result);
    return true;
}

/* The sixteen types are read from the same answers (PSYCHOMETRICS.md 2). */
const struct instrument instrument_types = {
    .code = "types-16", .algorithm = B5_VERSION, .parts = parts, .parts_n = 1, .items = B5_ITEMS, .find = find,
    .item = item_fill, .score = score,
};
const struct instrument instrument_b5 = {
    .code = "b5-120", .algorithm = B5_VERSION, .parts = parts, .parts_n = 1, .items = B5_ITEMS, .find = find,
    .item = item_fill, .score = score,
};
