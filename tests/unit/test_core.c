/* test_core.c - memory, text, numbers, time, ids, JSON, settings. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <pthread.h>
#include <cmocka.h>
#include "core/arena.h"
#include "core/buf.h"
#include "core/clock.h"
#include "core/config.h"
#include "core/json.h"
#include "core/pool.h"
#include "core/random.h"
#include "core/shape.h"
#include "core/text.h"

#define MEM_MAX (1u << 20)

static struct arena *mem;

static int setup(void **state)
{
    (void)state;
    mem = arena_new(MEM_MAX);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(mem);
    return 0;
}

static void assert_str(str s, const char *expected)
{
    if (!str_is(s, expected))
        fail_msg("'%.*s' should be '%s'", STR_ARG(s), expected);
}

/* --- arena ---------------------------------------------------------------- */

static void leave(void *arg)
{
    longjmp(*(jmp_buf *)arg, 1);
}

static void test_arena_zeroes_and_aligns(void **state)
{
    size_t i, j;

    (void)state;
    for (i = 0; i < 300; i++) {
        unsigned char *block = arena_alloc(mem, i);
        assert_int_equal((uintptr_t)block % 16, 0);
        for (j = 0; j < i; j++)
            assert_int_equal(block[j], 0);
        memset(block, 0xff, i);
    }
}

static void test_arena_grows_in_place(void **state)
{
    char *block = arena_alloc(mem, 100), *grown, *moved;

    (void)state;
    strncpy(block, "text", 5);
    grown = arena_grow(mem, block, 100, 1000);
    assert_ptr_equal(grown, block);
    assert_int_equal(grown[999], 0);
    arena_alloc(mem, 1);
    moved = arena_grow(mem, grown, 1000, 100000);
    assert_ptr_not_equal(moved, grown);
    assert_string_equal(moved, "text");
    assert_int_equal(moved[99999], 0);
}

static void test_arena_rewind_gives_back(void **state)
{
    struct arena_mark mark;
    size_t            used;
    char             *kept = arena_alloc(mem, 10);
    int               i;

    (void)state;
    memcpy(kept, "kept", 5);
    used = arena_used(mem);
    mark = arena_mark(mem);
    for (i = 0; i < 100; i++) {
        memset(arena_alloc(mem, 200000), 1, 200000);
        arena_rewind(mem, mark);
    }
    assert_int_equal(arena_used(mem), used);
    assert_string_equal(kept, "kept");
    assert_int_equal(((char *)arena_alloc(mem, 10))[0], 0);
}

static void test_arena_leaves_when_full(void **state)
{
    jmp_buf      out;
    volatile int blocks = 0;

    (void)state;
    arena_on_full(mem, leave, &out);
    if (setjmp(out) == 0)
        for (;;) {
            arena_alloc(mem, 1000);
            blocks++;
        }
    assert_in_range(blocks, 1030, 1048);
    if (setjmp(out) == 0) {
        arena_alloc(mem, SIZE_MAX - 5);
        fail();
    }
}

static void test_arena_fails_the_nth_time(void **state)
{
    jmp_buf      out;
    volatile int blocks = 0;

    (void)state;
    arena_on_full(mem, leave, &out);
    arena_fail_after(mem, 3);
    if (setjmp(out) == 0)
        for (; blocks < 10; blocks++)
            arena_alloc(mem, 8);
    assert_int_equal(blocks, 2);
    arena_alloc(mem, 8);
}

/* --- str ------------------------------------------------------------------ */

static void test_str_compares(void **state)
{
    (void)state;
    assert_true(str_eq(STR(""), str_of("")));
    assert_false(str_eq(STR(""), STR_NULL));
    assert_true(str_eq(STR_NULL, STR_NULL));
    assert_true(str_is_nocase(STR("Content-TYPE"), "content-type"));
    assert_false(str_is_nocase(STR("Content"), "content-type"));
    assert_true(str_starts(STR("/a/b"), "/a/"));
    assert_false(str_starts(STR("/a"), "/a/"));
    assert_true(str_ends(STR("a.js"), ".js"));
    assert_str(str_trim(STR(" \t a b \r\n")), "a b");
    assert_str(str_lower(mem, STR("AbÇ")), "abÇ");
}

static void test_str_cut(void **state)
{
    str rest = STR("a,,b");

    (void)state;
    assert_str(str_cut(&rest, ','), "a");
    assert_str(str_cut(&rest, ','), "");
    assert_str(str_cut(&rest, ','), "b");
    assert_null(rest.data);
    rest = STR("a,");
    str_cut(&rest, ',');
    assert_non_null(rest.data);
    assert_str(str_cut(&rest, ','), "");
    assert_null(rest.data);
}

static void test_str_to_int(void **state)
{
    static const char *const bad[] = { "", "-", "+1", "1 ", " 1", "1.0", "0x1", "9223372036854775808",
                                       "-9223372036854775808" };
    int64_t value;
    size_t  i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(str_to_int(str_of(bad[i]), &value));
    assert_true(str_to_int(STR("9223372036854775807"), &value));
    assert_true(value == INT64_MAX);
    assert_true(str_to_int(STR("-42"), &value));
    assert_int_equal(value, -42);
}

static void test_str_to_number(void **state)
{
    static const char *const bad[] = { "", "-", "01", "1.", ".5", "1e", "1e+", "nan", "inf", "0x1", "1e999" };
    double value;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(str_to_number(str_of(bad[i]), &value));
    assert_true(str_to_number(STR("-0.5e+2"), &value));
    assert_true(value == -50);
    assert_true(str_to_number(STR("0"), &value));
}

static void test_str_utf8(void **state)
{
    static const char *const bad[] = { "\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                       "\xc3", "\xe2\x82", "a\xff", "\xf0\x80\x80\x80" };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(str_is_utf8(str_of(bad[i])));
    assert_false(str_is_utf8((str){ "a\0b", 3 }));
    assert_true(str_is_utf8(STR("aé€😀")));
    assert_int_equal(str_chars(STR("aé€😀")), 4);
}

/* --- buf ------------------------------------------------------------------ */

static str number_text(double value)
{
    struct buf b = BUF(mem);

    buf_number(&b, value);
    return buf_end(&b);
}

static void test_buf_numbers(void **state)
{
    int    i;
    double value, again;

    (void)state;
    assert_str(number_text(0), "0");
    assert_str(number_text(-0.0), "0");
    assert_str(number_text(1e15), "1000000000000000");
    assert_str(number_text(-12), "-12");
    assert_str(number_text(0.1), "0.1");
    assert_str(number_text(63.2), "63.2");
    assert_str(number_text(1.0 / 3), "0.3333333333333333");
    assert_str(number_text(0.1 + 0.2), "0.30000000000000004");
    assert_str(number_text(NAN), "null");
    assert_str(number_text(INFINITY), "null");
    srandom(1);
    for (i = 0; i < 20000; i++) {
        value = ldexp((double)random() * (double)random(), (int)(random() % 200) - 150);
        assert_true(str_to_number(number_text(value), &again));
        assert_true(value == again);
        if (i % 1000 == 0) {
            arena_free(mem);
            mem = arena_new(MEM_MAX);
        }
    }
}

static void test_buf_text(void **state)
{
    struct buf b = BUF(mem);
    int        i;

    (void)state;
    assert_str(buf_end(&b), "");
    buf_int(&b, INT64_MIN);
    buf_char(&b, ' ');
    buf_int(&b, INT64_MAX);
    assert_str(buf_end(&b), "-9223372036854775808 9223372036854775807");
    b = BUF(mem);
    buf_json(&b, STR("a\"\\\n\x01/é"));
    buf_json(&b, STR_NULL);
    buf_hex(&b, "\x00\xab", 2);
    assert_str(buf_end(&b), "\"a\\\"\\\\\\n\\u0001/é\"null00ab");
    b.len = 0;
    buf_form(&b, STR("a-Z_0.*~ &=+%é\n"));
    assert_str(buf_end(&b), "a-Z_0.*%7E+%26%3D%2B%25%C3%A9%0A");
    b = BUF(mem);
    for (i = 0; i < 10000; i++)
        buf_printf(&b, "%04d", i);
    assert_int_equal(buf_end(&b).len, 40000);
    assert_memory_equal(b.data + 39996, "9999", 5);
}

/* --- clock ---------------------------------------------------------------- */

static str time_text(int64_t ms, int decimals)
{
    struct buf b = BUF(mem);

    clock_write(&b, ms, decimals);
    return buf_end(&b);
}

static int64_t time_of(const char *text)
{
    int64_t ms = -1;

    assert_true(clock_read(str_of(text), &ms));
    return ms;
}

static void test_clock_writes(void **state)
{
    (void)state;
    assert_str(time_text(0, -1), "1970-01-01T00:00:00Z");
    assert_str(time_text(1768469400000, -1), "2026-01-15T09:30:00Z");
    assert_str(time_text(1768469400007, -1), "2026-01-15T09:30:00.007Z");
    assert_str(time_text(1768469400123, 7), "2026-01-15T09:30:00.1230000Z");
    assert_str(time_text(1768469400987, 1), "2026-01-15T09:30:00.9Z");
    assert_str(time_text(1768469400987, 0), "2026-01-15T09:30:00Z");
    assert_str(time_text(-1, 3), "1969-12-31T23:59:59.999Z");
}

static void test_clock_reads(void **state)
{
    static const char *const bad[] = {
        "", "2026", "2026-13-01", "2026-02-29", "2100-02-29", "2026-04-31", "2026-01-15T",
        "2026-01-15T09:30Z",
        "2026-01-15T09:30:00", "2026-01-15T24:00:00Z", "2026-01-15T09:60:00Z", "2026-01-15T09:30:60Z",
        "2026-01-15T09:30:00.Z", "2026-01-15T09:30:00.1234567891Z", "2026-01-15T09:30:00+1",
        "2026-01-15T09:30:00Zx",
        "26-01-15", "2026-1-15", "2026-01-15T09:30:00+25:00", "-026-01-15",
    };
    int64_t ms;
    size_t  i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (clock_read(str_of(bad[i]), &ms))
            fail_msg("'%s' was read", bad[i]);
    assert_true(time_of("2024-02-29") == 1709164800000);
    assert_true(time_of("2000-02-29T12:00:00z") == 951825600000);
    assert_true(time_of("2026-01-15T09:30:00+01:00") == 1768465800000);
    assert_true(time_of("2026-01-15T09:30:00-0330") == 1768482000000);
    assert_true(time_of("2026-01-15T09:30:00.1234567Z") == 1768469400123);
    assert_true(time_of("2026-01-15T09:30:00.5Z") == 1768469400500);
    assert_true(time_of("1900-03-01") == -2203891200000);
}

static void test_clock_round_trip(void **state)
{
    int64_t ms, again;

    (void)state;
    for (ms = -62135596800000; ms < 253402300800000; ms += 97ll * 86400000 + 12345) {
        struct arena_mark mark = arena_mark(mem);
        assert_true(clock_read(time_text(ms, -1), &again));
        assert_true(ms == again);
        arena_rewind(mem, mark);
    }
}

static void test_clock_words(void **state)
{
    int64_t ms = time_of("2026-11-22T23:59:59Z");

    (void)state;
    assert_str(clock_date_words(mem, ms, "en"), "22 November 2026");
    assert_str(clock_date_words(mem, ms, "pt-BR"), "22 de novembro de 2026");
    assert_str(clock_date_words(mem, ms, "es"), "22 de noviembre de 2026");
    assert_str(clock_date_words(mem, ms, "de"), "22. November 2026");
    assert_str(clock_date_words(mem, ms, NULL), "22 November 2026");
}

static void test_clock_zones(void **state)
{
    static const char *const bad[] = { "", "nowhere", "Mars/Phobos", "../Europe/Berlin", "Europe/../Europe/Berlin",
                                       "/etc/localtime", "leapseconds", "posixrules", "UTC+2", "+02:00", "Europe",
                                       "Europe/Berlin ", "Etc/GMT+99" };
    int64_t winter = time_of("2026-01-31T23:40:59Z"), summer = time_of("2026-07-01T00:00:00Z");

    (void)state;
    assert_true(clock_is_zone(STR("Africa/Cairo")));
    assert_true(clock_is_zone(STR("UTC")));
    assert_true(clock_is_zone(STR("Etc/GMT+5")));
    assert_false(clock_is_zone(STR_NULL));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(clock_is_zone(str_of(bad[i])));
    assert_str(clock_time_words(mem, winter, "en", STR_NULL), "31 January 2026, 23:40 (UTC)");
    assert_str(clock_time_words(mem, winter, "en", STR("Mars/Phobos")), "31 January 2026, 23:40 (UTC)");
    assert_str(clock_time_words(mem, winter, "de", STR("Europe/Berlin")), "1. Februar 2026, 00:40 (UTC+1)");
    assert_str(clock_time_words(mem, summer, "de", STR("Europe/Berlin")), "1. Juli 2026, 02:00 (UTC+2)");
    assert_str(clock_time_words(mem, summer, "pt", STR("America/Sao_Paulo")), "30 de junho de 2026, 21:00 (UTC−3)");
    assert_str(clock_time_words(mem, summer, "es", STR("Asia/Kolkata")), "1 de julio de 2026, 05:30 (UTC+5:30)");
    assert_str(clock_time_words(mem, summer, "en", STR("America/St_Johns")), "30 June 2026, 21:30 (UTC−2:30)");
}

/* --- text ----------------------------------------------------------------- */

static void test_text_fold(void **state)
{
    (void)state;
    assert_str(text_fold(mem, STR("  José ÁVILA ")), "josé ávila");
    assert_str(text_fold(mem, STR("Jose\u0301")), "josé");
    assert_str(text_fold(mem, STR("STRASSE")), "strasse");
    assert_str(text_fold(mem, STR("Straße")), "strasse");
    assert_str(text_fold(mem, STR("ﬁ")), "fi");
    assert_str(text_fold(mem, STR("")), "");
    assert_null(text_fold(mem, STR_NULL).data);
}

static void test_text_blocks(void **state)
{
    (void)state; /* not used */
    assert_str(text_blocks(mem, STR("One *two* **three** `four` & <b>\n\n- five")),
               "[[\"p\",\"One \",[\"em\",\"two\"],\" \",[\"strong\",\"three\"],\" \",[\"code\",\"four\"],\" & <b>\"],"
               "[\"ul\",[\"li\",\"five\"]]]");
    assert_str(text_blocks(mem, STR("| a | b |\n|---|--:|\n| 1 | 2 |")),
               "[[\"table\",[\"thead\",[\"tr\",[\"th\",\"a\"],[\"th.end\",\"b\"]]],"
               "[\"tbody\",[\"tr\",[\"td\",\"1\"],[\"td.end\",\"2\"]]]]]");
    assert_str(text_blocks(mem, STR("```sql\nSELECT \"a\"\n```")), "[[\"pre\",\"SELECT \\\"a\\\"\",\"\\n\"]]");
    assert_str(text_blocks(mem, STR("[a link](javascript:alert(1)) &lt;")), "[[\"p\",\"a link\",\" \",\"<\"]]");
    assert_str(text_blocks(mem, STR("")), "[]");
}

static void test_text_formats(void **state)
{
    (void)state;
    assert_true(text_is_email(STR("ana.b+c@example.com")));
    assert_true(text_is_email(STR("a@localhost")));
    assert_false(text_is_email(STR("a@")));
    assert_false(text_is_email(STR("@b.c")));
    assert_false(text_is_email(STR("a@b..c")));
    assert_false(text_is_email(STR("a@-b.c")));
    assert_false(text_is_email(STR("a b@c.d")));
    assert_false(text_is_email(STR("a@b.c\r\nBcc: x@y.z")));
    assert_true(text_is_url(STR("https://example.com:8443/hook?x=1")));
    assert_true(text_is_url(STR("http://[::1]/")));
    assert_false(text_is_url(STR("ftp://example.com/")));
    assert_false(text_is_url(STR("https:///x")));
    assert_false(text_is_url(STR("https://user@example.com/")));
    assert_false(text_is_url(STR("https://exa mple.com/")));
    assert_false(text_is_url(STR("/x")));
    assert_true(text_is_date(STR("2024-02-29")));
    assert_false(text_is_date(STR("2023-02-29")));
    assert_true(text_is_language(STR("pt-BR")));
    assert_true(text_is_language(STR("zh-Hant")));
    assert_false(text_is_language(STR("e")));
    assert_false(text_is_language(STR("pt-")));
    assert_false(text_is_language(STR("pt_BR")));
    assert_true(text_is_line(STR("José ávila")));
    assert_false(text_is_line(STR("a\nb")));
    assert_false(text_is_line(STR("a\xc2\x85z")));
    assert_false(text_is_line(STR("a\u2028z")));
}

/* --- random --------------------------------------------------------------- */

static void test_ids(void **state)
{
    int64_t id, again, last = 0;
    char    text[14];
    int     i;

    (void)state;
    id_node_set(7);
    for (i = 0; i < 20000; i++) {
        id = id_new();
        assert_true(id > last);
        assert_int_equal(id >> 12 & 1023, 7);
        last = id;
        id_text(id, text);
        assert_true(id_read(str_of(text), &again));
        assert_true(id == again);
    }
    id_node_set(0);
    id_text(INT64_MAX, text);
    assert_string_equal(text, "7zzzzzzzzzzzz");
    assert_true(id_read(STR("7ZZZZZZZZZZZZ"), &again));
    assert_true(again == INT64_MAX);
    assert_true(id_read(STR("00000000000Lo"), &again));
    assert_int_equal(again, 32);
    assert_false(id_read(STR("8000000000000"), &again));
    assert_false(id_read(STR("000000000000"), &again));
    assert_false(id_read(STR("000000000000u"), &again));
}

/* A millisecond's sequence begins where this process begins it, which is not where others do. */
static void test_ids_begin_apart(void **state)
{
    const struct timespec pause = { .tv_nsec = 20000000 }; /* the tests before ran ahead of the clock */
    int64_t first, second;

    (void)state;
    nanosleep(&pause, NULL);
    first = id_new();
    nanosleep(&pause, NULL);
    second = id_new();
    assert_true(first >> 22 < second >> 22);
    assert_true((first & 4095) > 0 && (first & 4095) <= 3072);
    assert_int_equal(first & 4095, second & 4095);
}

static void *make_ids(void *arg)
{
    int64_t *ids = arg;
    int      i;

    for (i = 0; i < 5000; i++)
        ids[i] = id_new();
    return NULL;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

static void test_ids_of_threads_differ(void **state)
{
    static int64_t ids[4 * 5000];
    pthread_t      threads[4];
    size_t         i;

    (void)state;
    for (i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, make_ids, ids + i * 5000), 0);
    for (i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    qsort(ids, 20000, sizeof ids[0], compare_ids);
    for (i = 1; i < 20000; i++)
        assert_true(ids[i] != ids[i - 1]);
}

static void test_hashes(void **state)
{
    struct buf    b = BUF(mem);
    unsigned char mac[32];
    str           data;

    (void)state;
    assert_str(hash_hex(mem, STR("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    hmac_sha256(STR("Jefe"), STR("what do ya want for nothing?"), mac); /* RFC 4231, case 2 */
    buf_hex(&b, mac, 32);
    assert_str(buf_end(&b), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assert_str(base64_text(mem, "hello", 5), "aGVsbG8=");
    assert_true(base64_read(mem, STR("aGVsbG8="), &data));
    assert_str(data, "hello");
    assert_false(base64_read(mem, STR("aGVsbG8"), &data));
    assert_false(base64_read(mem, STR("a GVsbG8="), &data));
    assert_true(base64_read(mem, STR(""), &data));
    assert_int_equal(data.len, 0);
}

static void test_secrets(void **state)
{
    str token = token_new(mem, 22), hash = password_hash(mem, STR("correct horse"));

    (void)state;
    assert_int_equal(token.len, 22);
    assert_false(str_eq(token, token_new(mem, 22)));
    assert_true(password_is(hash, STR("correct horse")));
    assert_false(password_is(hash, STR("wrong")));
    assert_false(password_is(STR("not a hash"), STR("wrong")));
    assert_true(secret_eq(STR("a"), STR("a")));
    assert_false(secret_eq(STR("a"), STR("b")));
    assert_false(secret_eq(STR_NULL, STR_NULL));
}

/* --- json ----------------------------------------------------------------- */

static void assert_json_refused(str text, int depth_max, const char *expected)
{
    const char *message = NULL;
    json_t     *json    = json_read(text, depth_max, &message);

    assert_null(json);
    assert_string_equal(message, expected);
}

static void test_json_refuses(void **state)
{
    (void)state;
    assert_json_refused(STR(""), 9, "must be JSON: it is empty");
    assert_json_refused(STR("{\"a\":1,\"a\":2}"), 9, "has the same member twice");
    assert_json_refused(STR("[[[]]]"), 2, "is nested too deeply");
    assert_json_refused(STR("{\"a\":{\"b\":[1]}}"), 2, "is nested too deeply");
    assert_json_refused(STR("\"\xc0\xaf\""), 9, "must be UTF-8");
    assert_json_refused(STR("\"\xed\xa0\x80\""), 9, "must be UTF-8");
    assert_json_refused(STR("\"\\u0000\""), 9, "must not contain the character U+0000");
    assert_json_refused(STR("[1"), 9, "must be whole JSON: it ends too early");
    assert_json_refused(STR("1 2"), 9, "must be one JSON value with nothing behind it");
    assert_json_refused(STR("99999999999999999999"), 9, "has a number that is too large");
    assert_json_refused(STR("{a:1}"), 9, "must be well-formed JSON");
    assert_json_refused((str){ "[1]\0", 4 }, 9, "must be one JSON value with nothing behind it");
}

static void test_json_quotes_names(void **state)
{
    static const char *const texts[][2] = {
        { "{ stage: \"REJ\" }", "{ \"stage\": \"REJ\" }" },
        { "{a:1,b : {_c$9:[d, e]}}", "{\"a\":1,\"b\" : {\"_c$9\":[d, e]}}" },
        { "{\"a, b: c\":\"{d: 1}\"}", "{\"a, b: c\":\"{d: 1}\"}" },
        { "{\"a\\\"{b:\": 1,\n\tc\n:2}", "{\"a\\\"{b:\": 1,\n\t\"c\"\n:2}" },
        { "{a", "{a" }, { "{", "{" }, { "", "" }, { "\"a{b:", "\"a{b:" }, { "\"\\", "\"\\" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_str(json_quote_names(mem, str_of(texts[i][0])), texts[i][1]);
}

static void test_json_reads_and_writes(void **state)
{
    static const char *const same[] = {
        "null", "true", "\"a\\\"é\"", "[1,-2,0.1,1.5e+300,\"]}\"]",
        "{\"b\":{\"x\":[]},\"a\":\"[[[[[[\"}", "12",
    };
    const char *message;
    size_t      i;

    (void)state;
    for (i = 0; i < sizeof same / sizeof same[0]; i++) {
        json_t *json = json_read(str_of(same[i]), 3, &message);
        assert_non_null(json);
        assert_str(json_text(mem, json), same[i]);
        json_close(json);
    }
}

/* --- config --------------------------------------------------------------- */

static struct config *config_of(int argc, const char **argv, const char **message)
{
    return config_new(argc, (char **)(uintptr_t)argv, 2, message);
}

static void test_config_precedence(void **state)
{
    char        folder[] = "/tmp/assay-config-XXXXXX", path[64], printed[8192] = "";
    const char *message = NULL, *name;
    FILE       *file;
    char      **args;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/assay.conf", folder);
    file = fopen(path, "w");
    fputs("# settings\n\nLOG = warn\nNODE_ID = 5\nTHREADS=3\n", file);
    fputs("SMTP_URL = smtp://ana:p@ss@mail.example:25\n", file);
    fclose(file);
    setenv("ASSAY_NODE_ID", "6", 1);
    setenv("ASSAY_LOG", "error", 1);
    setenv("ASSAY_AI_KEY", "sesame", 1);
    const char    *argv[] = { "assay", "serve", "--data", folder, "--log=debug", "--demo", "--name", "N",
                              "rest" };
    struct config *config = config_of(9, argv, &message);
    assert_non_null(config);
    assert_string_equal(config_text(config, SET_LOG), "debug");
    assert_int_equal(config_int(config, SET_NODE_ID), 6);
    assert_int_equal(config_int(config, SET_THREADS), 3);
    assert_string_equal(config_text(config, SET_LISTEN), "127.0.0.1:8080");
    assert_string_equal(config_text(config, SET_DATABASE), "");
    assert_false(config_on(config, SET_RATE_LIMITS));
    assert_string_equal(config_name(SET_SMTP_URL), "SMTP_URL");
    assert_int_equal(config_args(config, &args), 4);
    assert_true(config_switch(config, "--demo"));
    assert_false(config_switch(config, "--demo"));
    name = config_option(config, "--name");
    assert_string_equal(name, "N");
    assert_int_equal(config_args(config, &args), 1);
    assert_string_equal(args[0], "rest");
    file = fmemopen(printed, sizeof printed, "w");
    config_print(config, file);
    fclose(file);
    assert_non_null(strstr(printed, "SMTP_URL = smtp://ana:***@mail.example:25\n"));
    assert_non_null(strstr(printed, "AI_KEY = ***\n"));
    assert_null(strstr(printed, "sesame"));
    config_free(config);
    unsetenv("ASSAY_NODE_ID");
    unsetenv("ASSAY_LOG");
    unsetenv("ASSAY_AI_KEY");
    unlink(path);
    rmdir(folder);
}

static void test_config_refuses(void **state)
{
    static const char *const bad[] = {
        "--node-id=1024", "--node-id=x", "--log=loud", "--register=maybe", "--listen=8080", "--listen=::1:80",
        "--listen=a:99999", "--rate-limits=2", "--database=mysql", "--data=", "--threads",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const char *argv[] = { "assay", "serve", bad[i] }, *message = NULL;
        assert_null(config_of(3, argv, &message));
        assert_non_null(message);
    }
    const char    *argv[] = { "assay", "serve", "--listen", "[::1]:0" }, *message = NULL;
    struct config *config = config_of(4, argv, &message);
    assert_non_null(config);
    config_free(config);
}

/* --- shape, pool ---------------------------------------------------------- */

struct thing { int64_t count; str label; struct list tags; };
static const struct field thing_fields[] = {
    FIELD(thing, count, .doc = "How many"), FIELD(thing, label), FIELD(thing, tags, .item = TYPE_TEXT),
};
SHAPE(thing);

static void test_shape_field(void **state)
{
    struct thing thing = { .count = 3 };

    (void)state;
    assert_ptr_equal(shape_field(&thing_shape, STR("label")), &thing_fields[1]);
    assert_null(shape_field(&thing_shape, STR("labe")));
    assert_int_equal(shape_field(&thing_shape, STR("tags"))->type, TYPE_LIST);
    assert_int_equal(*(int64_t *)field_at(&thing_fields[0], &thing), 3);
    assert_int_equal(field_bytes(TYPE_LIST), sizeof(struct list));
}

struct counted { struct pool_task task; int number, *next; };

static void count_task(struct pool_task *task)
{
    struct counted *counted = (struct counted *)task;

    assert_int_equal(*counted->next, counted->number);
    ++*counted->next;
}

static void test_pool_keeps_order(void **state)
{
    static struct counted tasks[1000];
    struct pool          *pool = pool_new(1);
    int                   next = 0, i;

    (void)state;
    for (i = 0; i < 1000; i++) {
        tasks[i] = (struct counted){ .task.run = count_task, .number = i, .next = &next };
        pool_add(pool, &tasks[i].task);
    }
    pool_free(pool);
    assert_int_equal(next, 1000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_arena_zeroes_and_aligns), TEST(test_arena_grows_in_place),
        TEST(test_arena_rewind_gives_back), TEST(test_arena_leaves_when_full),
        TEST(test_arena_fails_the_nth_time),
        TEST(test_str_compares), TEST(test_str_cut), TEST(test_str_to_int), TEST(test_str_to_number),
        TEST(test_str_utf8), TEST(test_buf_numbers), TEST(test_buf_text),
        TEST(test_clock_writes), TEST(test_clock_reads), TEST(test_clock_round_trip), TEST(test_clock_words),
        TEST(test_clock_zones),
        TEST(test_text_fold), TEST(test_text_blocks), TEST(test_text_formats),
        TEST(test_ids), TEST(test_ids_begin_apart), TEST(test_ids_of_threads_differ), TEST(test_hashes), TEST(test_secrets),
        TEST(test_json_refuses), TEST(test_json_quotes_names), TEST(test_json_reads_and_writes),
        TEST(test_config_precedence), TEST(test_config_refuses), TEST(test_shape_field),
        TEST(test_pool_keeps_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
