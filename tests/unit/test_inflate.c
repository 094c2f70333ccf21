/* test_inflate.c - compressed bytes and JSON that are looked through piece by piece. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "core/inflate.h"
#include "core/json_scan.h"

struct taken { size_t bytes; bool refuse; };

static bool take(void *arg, str piece)
{
    struct taken *taken = arg;

    taken->bytes += piece.len;
    return !taken->refuse;
}

/* `n` spaces, compressed; the caller frees it.  bits: 15 + 16 = gzip, 15 = zlib. */
static str packed(size_t n, int bits)
{
    char    *from = malloc(n + 1), *to = malloc(n + 100);
    z_stream z = { .next_in = (unsigned char *)from, .avail_in = (unsigned)n, .next_out = (unsigned char *)to,
                   .avail_out = (unsigned)n + 100 };

    memset(from, ' ', n);
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    free(from);
    return (str){ to, n + 100 - z.avail_out };
}

static void test_both_formats(void **state)
{
    const int bits[] = { 15 + 16, 15 };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        str          data = packed(100000, bits[i]);
        struct taken taken = { 0 };

        assert_int_equal(inflate_text(data, 100000, take, &taken), INFLATED_WHOLE);
        assert_int_equal(taken.bytes, 100000);
        assert_int_equal(inflate_text(data, 99999, take, &taken), INFLATED_LARGE);
        free((char *)(uintptr_t)data.data);
    }
}

/* A bomb is given up as soon as it is too long. */
static void test_bomb(void **state)
{
    str          data = packed(50000000, 15 + 16);
    struct taken taken = { 0 };

    (void)state;
    assert_true(data.len < 100000);
    assert_int_equal(inflate_text(data, 1000000, take, &taken), INFLATED_LARGE);
    assert_true(taken.bytes <= 1000000);
    free((char *)(uintptr_t)data.data);
}

static void test_defects(void **state)
{
    str          data = packed(1000, 15 + 16);
    char         more[200];
    struct taken taken = { 0 }, refusing = { .refuse = true };

    (void)state;
    for (size_t n = 0; n < data.len; n++) /* cut off anywhere */
        assert_int_not_equal(inflate_text((str){ data.data, n }, 1000, take, &taken), INFLATED_WHOLE);
    memcpy(more, data.data, data.len);
    more[data.len] = 'x';
    assert_int_equal(inflate_text((str){ more, data.len + 1 }, 2000, take, &taken), INFLATED_BROKEN);
    assert_int_equal(inflate_text(STR("[1]"), 1000, take, &taken), INFLATED_NONE);
    assert_int_equal(inflate_text(data, 1000, take, &refusing), INFLATED_STOPPED);
    free((char *)(uintptr_t)data.data);
}

/* In pieces of one byte, and at once, the same is said. */
static bool is_json(const char *text)
{
    struct json_scan whole = { 0 }, pieces = { 0 };
    bool             good = json_scan_take(&whole, str_of(text)) && json_scan_end(&whole), step = true;

    for (const char *p = text; *p && step; p++)
        step = json_scan_take(&pieces, (str){ p, 1 });
    assert_int_equal(step && json_scan_end(&pieces), good);
    return good;
}

static void test_scan(void **state)
{
    const char *const good[] = { "[]", "{}", " [1, 2.5e3, null] \n", "{\"a\": \"b]\"}", "[\"\\\"]\", {\"x\": [\"\\\\\"]}]" };
    const char *const bad[] = { "", " ", "[", "]", "[}", "{]", "1", "\"a\"", "[][]", "[] x", "x []", "[\"a]", "[\"\n\"]" };
    char              deep[2 * JSON_SCAN_DEPTH + 3];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(is_json(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(is_json(bad[i]));
    memset(deep, '[', JSON_SCAN_DEPTH);
    memset(deep + JSON_SCAN_DEPTH, ']', JSON_SCAN_DEPTH);
    deep[2 * JSON_SCAN_DEPTH] = 0;
    assert_true(is_json(deep));
    memset(deep, '[', JSON_SCAN_DEPTH + 1);
    assert_false(is_json(deep));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_formats), cmocka_unit_test(test_bomb), cmocka_unit_test(test_defects),
        cmocka_unit_test(test_scan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
