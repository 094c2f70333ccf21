/* instrument_drives.c - the questionnaire drives-86: two lists of the same adjectives. */
#include "core/arena.h"
#include "domain/instrument.h"
#include "domain/instrument_texts.h"

static int find_item(str item_id)
{
    enum drive_list list = drive_list_find(item_id);

    return list == DRIVE_LISTS ? -1 : (int)list;
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
    *item = (struct item){ .item_id = str_of(drive_list_item((enum drive_list)index)), .type = ITEM_ADJECTIVES,
                           .text = str_of(translated_text(&drives_list_titles[index], language)),
                           .options_n = DRIVE_WORDS };
    item->options = ARENA_ARRAY(mem, struct option, DRIVE_WORDS);
    for (int word = 1; word <= DRIVE_WORDS; word++)
        item->options[word - 1] = (struct option){ word, str_of(drive_word_text(word, language)) };
}

/* Both lists are needed: what is expected is compared with what one is. */
static bool score(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out)
{
    struct drive_marks  *lists = ARENA_ARRAY(mem, struct drive_marks, DRIVE_LISTS);
    bool                 read[DRIVE_LISTS] = { false };
    struct drives_result result;

    (void)self;
    for (size_t i = 0; i < in->n; i++) {
        int list = find_item(in->answers[i].item_id);

        if (list >= 0)
            read[list] = drive_marks_read(in->answers[i].value, &lists[list]);
    }
    if (!read[DRIVE_CONCEPT] || !read[DRIVE_SELF])
        return false;
    drives_score_marks(lists, &result);
    drives_result_json(&out->document, &result);
    return true;
}

static const struct part parts[] = {
    { .part_id = "1", .type = "questionnaire", .minutes = 4, .first = DRIVE_CONCEPT, .n = 1, .title = &drives_title,
      .instructions = &drives_instructions[DRIVE_CONCEPT] },
    { .part_id = "2", .type = "questionnaire", .minutes = 4, .first = DRIVE_SELF, .n = 1, .title = &drives_title,
      .instructions = &drives_instructions[DRIVE_SELF] },
};

const struct instrument instrument_drives = {
    .code = "drives-86", .algorithm = DRIVES_VERSION, .parts = parts, .parts_n = DRIVE_LISTS, .items = DRIVE_LISTS,
    .find = find, .item = item_fill, .score = score,
};
