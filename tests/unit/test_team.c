/* test_team.c - what a team has in common. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "domain/match.h"
#include "domain/team.h"

typedef struct dimension_score scores[DIM_COUNT];

/* A member with the same T score everywhere. */
static void flat(scores member, double t)
{
    for (int d = 0; d < DIM_COUNT; d++)
        member[d].t = t;
}

static void near(double a, double b)
{
    assert_true(fabs(a - b) < 1e-9);
}

static void test_means_and_spread(void **state)
{
    scores               team[3];
    struct team_analysis a;

    (void)state; /* not used */
    flat(team[0], 40);
    flat(team[1], 50);
    flat(team[2], 66);
    team[2][DIM_EMPATHY].t = NAN;
    team_analyse((const scores *)team, 3, &a);
    near(a.dimension[DIM_ACHIEVEMENT].mean, 52);
    near(a.dimension[DIM_ACHIEVEMENT].spread, sqrt((144.0 + 4.0 + 196.0) / 2));
    near(a.dimension[DIM_ACHIEVEMENT].min, 40);
    near(a.dimension[DIM_ACHIEVEMENT].max, 66);
    assert_int_equal(a.dimension[DIM_EMPATHY].n, 2);
    near(a.dimension[DIM_EMPATHY].mean, 45);
    near(a.dimension[DIM_EMPATHY].spread, sqrt(50));
}

/* The mean of the pairwise similarity of match_score, and its extremes. */
static void test_similarity_is_that_of_the_match(void **state)
{
    scores               team[3];
    struct team_analysis a;
    double               pair[3], z[3][DIM_COUNT];
    static const size_t  of[3][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

    (void)state; /* not used */
    for (int i = 0; i < 3; i++)
        for (int d = 0; d < DIM_COUNT; d++) {
            team[i][d].t = 50 + 7 * sin(1.7 * i + 0.9 * d) + 3 * i;
            z[i][d]      = (team[i][d].t - 50) / 10;
        }
    for (int p = 0; p < 3; p++) {
        struct match_target target[DIM_COUNT];
        struct match        m;

        for (int d = 0; d < DIM_COUNT; d++)
            target[d] = (struct match_target){ z[of[p][1]][d], z[of[p][1]][d], 1, false };
        assert_true(match_score(z[of[p][0]], target, DIM_COUNT, 0, NULL, &m));
        pair[p] = m.similarity;
        near(match_similarity(z[of[p][0]], z[of[p][1]], DIM_COUNT), m.similarity);
    }
    team_analyse((const scores *)team, 3, &a);
    near(a.similarity, (pair[0] + pair[1] + pair[2]) / 3);
    near(a.alike.similarity, fmax(pair[0], fmax(pair[1], pair[2])));
    near(a.different.similarity, fmin(pair[0], fmin(pair[1], pair[2])));
}

static void test_strengths_and_gaps(void **state)
{
    scores               team[2];
    struct team_analysis a;

    (void)state; /* not used */
    flat(team[0], 50);
    flat(team[1], 50);
    team[0][DIM_INTEGRITY].t = 70;   /* mean 60 */
    team[1][DIM_SOCIABILITY].t = 64; /* mean 57 */
    team[0][DIM_COMPOSURE].t = 30;   /* mean 40 */
    team_analyse((const scores *)team, 2, &a);
    assert_int_equal(a.strengths_n, 2);
    assert_int_equal(a.strengths[0], DIM_INTEGRITY);
    assert_int_equal(a.strengths[1], DIM_SOCIABILITY);
    assert_int_equal(a.gaps_n, 1);
    assert_int_equal(a.gaps[0], DIM_COMPOSURE);
}

static void test_identical_people(void **state)
{
    scores               team[2];
    struct team_analysis a;

    (void)state; /* not used */
    flat(team[0], 58);
    flat(team[1], 58);
    team_analyse((const scores *)team, 2, &a);
    near(a.similarity, 1);
    near(a.dimension[0].spread, 0);
    assert_int_equal(a.gaps_n, 0);
}

static void test_nothing_to_compare(void **state)
{
    scores               team[2];
    struct team_analysis a;

    (void)state; /* not used */
    flat(team[0], NAN);
    flat(team[1], 50);
    team_analyse((const scores *)team, 2, &a);
    assert_true(isnan(a.similarity) && isnan(a.alike.similarity));
    assert_true(isnan(a.dimension[0].spread));
    near(a.dimension[0].mean, 50);
    team_analyse((const scores *)team, 0, &a);
    assert_true(isnan(a.dimension[0].mean));
    assert_int_equal(a.strengths_n + a.gaps_n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_means_and_spread),
        cmocka_unit_test(test_similarity_is_that_of_the_match),
        cmocka_unit_test(test_strengths_and_gaps),
        cmocka_unit_test(test_identical_people),
        cmocka_unit_test(test_nothing_to_compare),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
