/* fuzz_answers.c - the readers of answers and stored results of disc-28 and drives-86.
 *
 * What must hold: what was read is within its bounds, and a stored result that
 * was read is written as the same bytes ever after.
 */
#include <assert.h>

#include "core/arena.h"
#include "core/buf.h"
#include "domain/disc.h"
#include "domain/drives.h"

static void check_answers(str in)
{
    struct disc_choice choice;
    struct drive_marks marks;

    if (disc_choice_read(in, &choice))
        assert(choice.most >= 0 && choice.most < DISC_FACTORS && choice.least >= 0
               && choice.least < DISC_FACTORS && choice.most != choice.least);
    if (drive_marks_read(in, &marks)) {
        int n = 0;

        for (int i = 0; i < DRIVE_WORDS; i++)
            n += marks.is_marked[i];
        assert(n == marks.n);
    }
    assert(disc_item_find(in) < DISC_GROUPS);
    assert(drive_list_find(in) <= DRIVE_LISTS);
}

static void check_results(struct arena *mem, str in)
{
    struct disc_result   disc;
    struct drives_result drives;
    struct buf           first = BUF(mem), second = BUF(mem);

    if (disc_result_read(in, &disc)) {
        disc_result_json(&first, &disc);
        assert(disc_result_read(buf_end(&first), &disc));
        disc_result_json(&second, &disc);
    } else if (drives_result_read(in, &drives)) {
        drives_result_json(&first, &drives);
        assert(drives_result_read(buf_end(&first), &drives));
        drives_result_json(&second, &drives);
    }
    assert(str_eq(buf_end(&first), buf_end(&second)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *mem = arena_new((size_t)1 << 20);
    str           in  = { (const char *)data, size };

    check_answers(in);
    check_results(mem, in);
    arena_free(mem);
    return 0;
}
