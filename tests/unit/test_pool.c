/* test_pool.c - does a pool suffice for an adaptive test? */
#include "domain/pool.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static const size_t first[] = { 0 }, both[] = { 0, 1 };

static void two_for_each_level_and_skill_suffice(void **state)
{
    struct pool_question pool[6];
    size_t               counts[2 * POOL_LEVELS];

    (void)state; /* not used */
    for (int i = 0; i < 6; i++)
        pool[i] = (struct pool_question){ i / 2 + 1, both, 2 };
    assert_true(pool_count(pool, 6, 2, counts));
    pool[5].skills_n = 1; /* the second skill has but one at the highest level */
    assert_false(pool_count(pool, 6, 2, counts));
    assert_int_equal(counts[1 * POOL_LEVELS + 2], 1);
    assert_int_equal(counts[0 * POOL_LEVELS + 2], 2);
}

static void a_skill_without_a_question_of_a_level_is_missing(void **state)
{
    const struct pool_question pool[] = { { 1, first, 1 }, { 1, first, 1 }, { 2, first, 1 } };
    size_t                     counts[POOL_LEVELS];

    (void)state; /* not used */
    assert_false(pool_count(pool, 3, 1, counts));
    assert_int_equal(counts[0], 2);
    assert_int_equal(counts[1], 1);
    assert_int_equal(counts[2], 0);
}

static void a_pool_without_skills_is_of_one(void **state)
{
    struct pool_question pool[6];
    size_t               counts[POOL_LEVELS];

    (void)state; /* not used */
    for (int i = 0; i < 6; i++)
        pool[i] = (struct pool_question){ i / 2 + 1, first, 0 };
    assert_true(pool_count(pool, 6, 0, counts));
    assert_false(pool_count(pool, 0, 0, counts)); /* an empty pool is not ready */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_for_each_level_and_skill_suffice),
        cmocka_unit_test(a_skill_without_a_question_of_a_level_is_missing),
        cmocka_unit_test(a_pool_without_skills_is_of_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
