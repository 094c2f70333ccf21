/* test_similarity.c - tokens of code, and sources that look alike. */
#include "domain/similarity.h"

#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <time.h>

#include "domain/code_tokens.h"
#include "reference.h"

static size_t tokens(const char *language, const char *source, struct code_token out[200])
{
    return code_tokens(str_of(language), str_of(source), out, 200);
}

static void assert_alike(const char *language, const char *one, const char *other)
{
    struct code_token a[200], b[200];
    size_t            n = tokens(language, one, a);

    assert_int_equal(n, tokens(language, other, b));
    for (size_t i = 0; i < n; i++)
        assert_int_equal(a[i].symbol, b[i].symbol);
}

static void test_tokens(void **state)
{
    struct code_token t[200];

    (void)state; /* not used */
    assert_alike("python", "def f(a):\n    return a + 1 # one\n", "def gg(bb):\n  # more\n  return bb + 0x2F\n");
    assert_alike("python", "x = \"\"\"a\n'b'\n\"\"\"", "y = 'c'");
    assert_alike("c", "int a = 'x'; /* y */ // z\n", "int b='\\''  ;");
    assert_alike("cpp", "if (a == b) { c(); }", "if(x==y){\n\n  z ( ) ;}");
    assert_alike("pascal", "BEGIN x := 'it''s'; { no } END.", "begin y := 'a'; (* none *) end.");
    assert_alike("lua", "--[[ a\nb ]] x = 1 -- c", "y = 2");
    assert_alike("haskell", "f' x = x {- a -} -- b", "g y = y");
    assert_alike("ruby", "=begin\nno\n=end\nx = 1", "\ny = 2");
    assert_alike("rust", "fn f<'a>(x: &'a str) {}", "fn g<'b>(y: &'b str) {}");
    assert_alike("javascript", "const $a = `x\n${y}`;", "const b = 'x';");
    assert_int_equal(tokens("python", "a\n\nb", t), 2);
    assert_int_equal(t[1].line, 3);
    assert_int_equal(t[0].symbol, TOKEN_NAME);
    assert_int_equal(tokens("c", "\"never closed\nx", t), 2);
    assert_int_equal(tokens("c", "/* never closed", t), 0);
    assert_int_equal(tokens("c", "", t), 0);
    /* What is done is told apart. */
    tokens("python", "while x", t);
    assert_true(t[0].symbol != TOKEN_NAME);
}

static const char program[] =
    "import sys\n\ndef parse(text):\n    rows = []\n    for line in text.split('\\n'):\n        if not line:\n"
    "            continue\n        name, count = line.split(',')\n        rows.append((name, int(count)))\n    return rows\n"
    "\ndef best(rows, limit):\n    totals = {}\n    for name, count in rows:\n        totals[name] = totals.get(name, 0) + count\n"
    "    order = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))\n    return order[:limit]\n\n"
    "def main():\n    rows = parse(sys.stdin.read())\n    for name, count in best(rows, 10):\n        print(name, count)\n\n"
    "def check(value):\n    if value < 0:\n        raise ValueError('negative')\n    while value > 10:\n        value = value // 2\n"
    "    return value * value + 1\n\nmain()\n";

/* The same with other names, texts, comments and layout. */
static str disguised(struct arena *mem)
{
    static const char *const names[][2] = { { "rows", "lines_of_data" }, { "name", "kk" }, { "count", "qty" },
                                            { "totals", "acc" }, { "'negative'", "\"bad\"" }, { "\n\n", "\n# hi\n\n\n" } };
    char  *text = arena_alloc(mem, 8 * sizeof program);
    size_t n = 0;

    for (const char *at = program; *at;) {
        size_t k = 0;

        while (k < 6 && strncmp(at, names[k][0], strlen(names[k][0])) != 0)
            k++;
        n += (size_t)sprintf(text + n, "%.*s", k < 6 ? 100 : 1, k < 6 ? names[k][1] : at);
        at += k < 6 ? strlen(names[k][0]) : 1;
    }
    return (str){ text, n };
}

static void test_disguise(void **state)
{
    struct arena      *mem = arena_new(64 << 20);
    str                python = STR("python"), one = str_of(program), other = disguised(mem);
    struct code_prints sets[2] = { similarity_prints(mem, python, one, STR_NULL),
                                   similarity_prints(mem, python, other, STR_NULL) };
    struct code_pair   pair;
    struct code_range  ranges[10];

    (void)state; /* not used */
    assert_int_equal(similarity_pairs(mem, sets, 2, SIMILARITY_ALL, &pair, 1), 1);
    assert_near(pair.score, 1.0, 0);
    assert_int_equal(pair.a, 0);
    assert_int_equal(pair.b, 1);
    assert_int_equal(pair.shared, sets[0].n);
    assert_int_equal(similarity_pairs(mem, sets, 2, 1, &pair, 1), 1);
    assert_int_equal(pair.a, 0);
    /* Side by side: one range, from near the first line to near the last. */
    assert_int_equal(similarity_ranges(mem, python, one, other, STR_NULL, ranges, 10), 1);
    assert_true(ranges[0].first <= 5 && ranges[0].last >= 28 && ranges[0].other_last > ranges[0].last);
    /* What the starter has is nobody's. */
    sets[0] = similarity_prints(mem, python, one, one);
    assert_int_equal(sets[0].n, 0);
    assert_int_equal(similarity_pairs(mem, sets, 2, SIMILARITY_ALL, &pair, 1), 0);
    assert_int_equal(similarity_ranges(mem, python, one, other, one, ranges, 10), 0);
    arena_free(mem);
}

/* Short ones are not compared, however alike. */
static void test_short(void **state)
{
    struct arena      *mem = arena_new(1 << 20);
    struct code_prints short_one = similarity_prints(mem, STR("c"), STR("int main(void) { return a + b; }"), STR_NULL);
    struct code_prints sets[2] = { short_one, short_one };
    struct code_pair   pair;

    (void)state; /* not used */
    assert_int_equal(similarity_pairs(mem, sets, 2, SIMILARITY_ALL, &pair, 1), 0);
    assert_int_equal(similarity_pairs(mem, sets, 0, SIMILARITY_ALL, &pair, 1), 0);
    assert_int_equal(similarity_prints(mem, STR("c"), STR(""), STR_NULL).n, 0);
    arena_free(mem);
}

static uint32_t next(uint32_t *x)
{
    return (*x = *x * 1664525u + 1013904223u) >> 8;
}

/* A program of so many statements that nobody else has. */
static str made_up(struct arena *mem, uint32_t seed, int statements)
{
    static const char *const operators[] = { "+", "-", "*", "/", "%", "&", "|", "^", "<", "<<", "==", "&&" };
    char  *text = arena_alloc(mem, (size_t)statements * 64);
    size_t n = 0;

    seed = seed * 2654435761u + 1;
    for (int i = 0; i < statements; i++) {
        n += (size_t)sprintf(text + n, "value = first");
        for (int k = 0; k < 6; k++)
            n += (size_t)sprintf(text + n, " %s b%d", operators[next(&seed) % 12], k);
        n += (size_t)sprintf(text + n, ";\n");
    }
    return (str){ text, n };
}

/* Of 100 answers half share a part that is then nobody's; two share what no other has. */
static void test_common(void **state)
{
    enum { N = 100 };
    struct arena      *mem = arena_new(64 << 20);
    struct code_prints sets[N];
    struct code_pair   pairs[10];
    str                common = made_up(mem, 1, 60);

    (void)state; /* not used */
    for (uint32_t i = 0; i < N; i++) {
        str own = made_up(mem, 1000 + (i == 7 ? 3 : i), 40);

        sets[i] = similarity_prints(mem, STR("c"), i % 2 ? str_printf(mem, "%.*s%.*s", STR_ARG(common), STR_ARG(own))
                                                        : own, STR_NULL);
    }
    assert_int_equal(similarity_pairs(mem, sets, N, SIMILARITY_ALL, pairs, 10), 1);
    assert_int_equal(pairs[0].a, 3);
    assert_int_equal(pairs[0].b, 7);
    assert_int_equal(similarity_pairs(mem, sets, N, 3, pairs, 10), 1);
    assert_int_equal(similarity_pairs(mem, sets, N, 4, pairs, 10), 0);
    arena_free(mem);
}

/* 2000 answers against each other: about a quarter of a second (JUDGE.md 7); a source in 0.07 ms. */
static void test_speed(void **state)
{
    enum { N = 2000 };
    struct arena       *mem = arena_new(512u << 20);
    struct code_prints *sets = ARENA_ARRAY(mem, struct code_prints, N);
    struct code_pair    pairs[10];
    clock_t             from;
    double              one_ms, all_s;

    (void)state; /* not used */
    from = clock();
    for (uint32_t i = 0; i < N; i++) {
        struct arena_mark mark;
        str               source = made_up(mem, i, 30);
        struct code_prints made;
        uint32_t          *kept;

        mark = arena_mark(mem);
        made = similarity_prints(mem, STR("c"), source, STR_NULL);
        kept = memcpy(malloc(made.n * sizeof *kept + 1), made.hashes, made.n * sizeof *kept);
        arena_rewind(mem, mark);
        made.hashes = memcpy(ARENA_ARRAY(mem, uint32_t, made.n), kept, made.n * sizeof *kept);
        free(kept);
        sets[i] = made;
    }
    one_ms = 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC / N;
    from   = clock();
    similarity_pairs(mem, sets, N, SIMILARITY_ALL, pairs, 10);
    all_s = (double)(clock() - from) / CLOCKS_PER_SEC;
    print_message("a source of %zu tokens: %.3f ms; 2000 with each other: %.3f s\n", sets[0].tokens, one_ms, all_s);
    assert_true(one_ms < 2.0 && all_s < 2.0);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens), cmocka_unit_test(test_disguise), cmocka_unit_test(test_short),
        cmocka_unit_test(test_common), cmocka_unit_test(test_speed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
