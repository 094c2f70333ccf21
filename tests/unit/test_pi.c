/* test_pi.c - ids as the Predictive Index family spells them. */
#include "api/pi/pi.h"
#include "core/random.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static str guid_of(struct arena *mem, int64_t id)
{
    struct buf b = BUF(mem);

    pi_id_write(&b, id);
    return buf_end(&b);
}

static void ids_come_back(void **state)
{
    static const int64_t some[] = { 1, 2, 91, 1001, INT64_MAX };
    struct arena        *mem = arena_new(1 << 20);
    int64_t              id = 0;

    (void)state;
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
        assert_true(pi_id_read(guid_of(mem, some[i]), &id));
        assert_int_equal(id, some[i]);
    }
    for (int i = 0; i < 1000; i++) {
        int64_t made = id_new();
        char   *upper = (char *)(uintptr_t)guid_of(mem, made).data;

        for (char *p = upper; *p; p++)
            if (*p >= 'a')
                *p -= 'a' - 'A';
        assert_true(pi_id_read(str_of(upper), &id)); /* some clients write GUIDs in capitals */
        assert_int_equal(id, made);
    }
    arena_free(mem);
}

/* One digit changed, or ids counted up by hand, are the id of nothing. */
static void others_are_no_ids(void **state)
{
    static const char *const bad[] = { "", "x", "00000000-0000-4000-a000-000000000000",
                                       "abcd6001-9t12-4d48-87dd-bb8ef85y3q94" };
    struct arena            *mem = arena_new(1 << 20);
    str                      good = guid_of(mem, id_new());
    int64_t                  id;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(pi_id_read(str_of(bad[i]), &id));
    for (size_t i = 0; i < good.len; i++) {
        char *text = (char *)(uintptr_t)str_copy(mem, good).data;

        text[i] = text[i] == '0' ? '1' : '0';
        assert_false(pi_id_read((str){ text, good.len }, &id));
    }
    arena_free(mem);
}

static void ids_look_like_uuids(void **state)
{
    struct arena *mem = arena_new(1 << 20);
    str           a = guid_of(mem, 1), b = guid_of(mem, 2);
    size_t        same = 0;

    (void)state;
    assert_int_equal(a.len, 36);
    assert_int_equal(a.data[14], '4');
    assert_int_equal(a.data[19], 'a');
    for (size_t i = 0; i < a.len; i++)
        same += a.data[i] == b.data[i];
    assert_in_range(same, 6, 18); /* neighbours do not look alike: four hyphens, the 4, the a, and chance */
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_come_back), cmocka_unit_test(others_are_no_ids), cmocka_unit_test(ids_look_like_uuids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
