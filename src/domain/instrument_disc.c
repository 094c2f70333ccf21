/* instrument_disc.c - the questionnaire disc-28: 28 groups of four terms. */
#include "core/arena.h"
#include "domain/instrument.h"
#include "domain/instrument_texts.h"

#define PLACES 4

static const struct part parts[] = {
    { .part_id = "1", .type = "questionnaire", .minutes = 12, .n = DISC_GROUPS, .title = &disc_title,
      .instructions = &disc_instructions },
};

static int find(const struct instrument *self, str item_id)
{
    (void)self;
    return disc_item_find(item_id);
}

static void item_fill(const struct instrument *self, struct arena *mem, int index, const char *language,
                      struct item *item)
{
    static const struct translated question = TEXTS(
        "Which of these describes you most, and which least?",
        "Qual destas opções mais descreve você, e qual menos?",
        "¿Cuál de estas opciones le describe más y cuál menos?",
        "Was davon beschreibt Sie am ehesten und was am wenigsten?");

    (void)self;
    *item = (struct item){ .item_id = str_printf(mem, DISC_ITEM_PREFIX "%d", index + 1), .type = ITEM_TETRAD,
                           .text = str_of(translated_text(&question, language)), .options_n = PLACES };
    item->options = ARENA_ARRAY(mem, struct option, PLACES);
    for (int place = 0; place < PLACES; place++)
        item->options[place] = (struct option){ place, str_of(disc_term(index, place, language)) };
}

/* All groups are needed: a factor left out of one group would not be comparable. */
static bool score(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out)
{
    struct disc_choice choices[DISC_GROUPS];
    bool               chosen[DISC_GROUPS] = { false };
    struct disc_result result;

    (void)self;
    (void)mem;
    for (size_t i = 0; i < in->n; i++) {
        int group = disc_item_find(in->answers[i].item_id);

        if (group >= 0)
            chosen[group] = disc_choice_read(in->answers[i].value, &choices[group]);
    }
    for (int g = 0; g < DISC_GROUPS; g++)
        if (!chosen[g])
            return false;
    if (!disc_score(choices, &result))
        return false;
    disc_result_json(&out->document, &result);
    return true;
}

const struct instrument instrument_disc = {
    .code = "disc-28", .algorithm = DISC_VERSION, .parts = parts, .parts_n = 1, .items = DISC_GROUPS,
    .find = find, .item = item_fill, .score = score,
};
