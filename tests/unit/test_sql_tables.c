/* test_sql_tables.c - the tables of a script of SQL, whatever pieces it comes in; and gzip files
 * unpacked piece by piece. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <zlib.h>

#include "core/inflate.h"
#include "domain/sql_tables.h"

static const char script[] =
    "-- CREATE TABLE not_one (a int);\n"
    "/* create table nor_this; '*/ create Table People (name text, city TEXT DEFAULT 'it''s; create table c');\n"
    "INSERT INTO people VALUES ('CREATE TABLE neither (x)', \"create table x\");\n"
    "CREATE TEMP TABLE IF NOT EXISTS \"Order Lines\"(id int);\n"
    "create table if not exists main.[preços] (id);create table`b`(x);CREATE TABLE people (again int);\n"
    "CREATE VIEW v AS SELECT 1; CREATE INDEX i ON people (name); SELECT created, table_x FROM t;\n"
    "CREATE TABLE last_one";

static void check(const struct sql_tables *t)
{
    static const char *const names[] = { "People", "Order Lines", "preços", "b", "last_one" };

    assert_false(t->not_text || t->too_many || t->name_long);
    for (size_t i = 0; i < 5 && i < t->n; i++)
        assert_string_equal(t->names[i], names[i]);
    assert_int_equal(t->n, 5);
}

static void pieces_of_any_size(void **state)
{
    (void)state;
    for (size_t size = 1; size < sizeof script; size++) {
        struct sql_tables t = { 0 };

        for (size_t at = 0; at < sizeof script - 1; at += size)
            sql_tables_read(&t, (str){ script + at, sizeof script - 1 - at < size ? sizeof script - 1 - at : size });
        sql_tables_end(&t);
        check(&t);
    }
}

static bool is_not_text(const char *text, size_t len, size_t size)
{
    struct sql_tables t = { 0 };

    for (size_t at = 0; at < len; at += size)
        sql_tables_read(&t, (str){ text + at, len - at < size ? len - at : size });
    sql_tables_end(&t);
    return t.not_text;
}

static void text_is_utf8(void **state)
{
    static const struct { const char *text; size_t len; bool wrong; } rows[] = {
        { "caf\xc3\xa9", 5, false }, { "\xf0\x9f\x98\x80 \xe2\x82\xac", 8, false }, { "caf\xe9 ", 5, true },
        { "\xc3", 1, true }, { "a\0b", 3, true }, { "\xf0\x9f\x98", 3, true }, { "\x80", 1, true },
        { "\xed\xa0\x80", 3, true }, { "\xff\xff\xff\xff x y", 8, true }, { "\xe2 ab", 4, true },
        { "", 0, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t size = 1; size <= 5; size++)
            assert_int_equal(is_not_text(rows[i].text, rows[i].len, size), rows[i].wrong);
}

static void limits(void **state)
{
    struct sql_tables t = { 0 };
    char              one[120];

    (void)state;
    for (int i = 0; i <= SQL_TABLES_MAX; i++) {
        assert_false(t.too_many);
        snprintf(one, sizeof one, "create table t%d (a);", i);
        sql_tables_read(&t, str_of(one));
    }
    assert_true(t.too_many);
    snprintf(one, sizeof one, "create table %065d (a);", 7);
    sql_tables_read(&t, str_of(one));
    assert_true(t.name_long);
}

/* --- inflate ----------------------------------------------------------------- */

static char path[] = "/tmp/test_inflate_XXXXXX";

struct seen { int64_t bytes, pieces, longest; };

static bool see(void *arg, str piece)
{
    struct seen *seen = arg;

    seen->bytes += (int64_t)piece.len;
    seen->pieces++;
    seen->longest = (int64_t)piece.len > seen->longest ? (int64_t)piece.len : seen->longest;
    return true;
}

static void write_file(const void *data, size_t n, const char *mode)
{
    FILE *f = fopen(path, mode);

    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, n, f), n);
    fclose(f);
}

/* A gzip file of so many zeros. */
static void write_gzip(size_t bytes, const char *mode)
{
    static char zeros[1 << 16];
    gzFile      f = gzopen(path, mode);

    assert_non_null(f);
    for (size_t left = bytes; left;) {
        unsigned n = (unsigned)(left < sizeof zeros ? left : sizeof zeros);

        assert_int_equal(gzwrite(f, zeros, n), n);
        left -= n;
    }
    gzclose(f);
}

static void files(void **state)
{
    struct seen seen = { 0 };

    (void)state;
    assert_true(close(mkstemp(path)) == 0);
    write_file("SELECT 1;", 9, "wb");
    assert_int_equal(inflate_file(path, 1000, see, &seen), INFLATED_NONE);
    write_file("", 0, "wb");
    assert_int_equal(inflate_file(path, 1000, see, &seen), INFLATED_NONE);
    write_file("PK\3\4 a zip archive, not gzip", 28, "wb");
    assert_int_equal(inflate_file(path, 1000, see, &seen), INFLATED_NONE);
    assert_int_equal(seen.bytes, 0);

    write_gzip(300000, "wb9");
    assert_int_equal(inflate_file(path, 300000, see, &seen), INFLATED_WHOLE);
    assert_int_equal(seen.bytes, 300000);
    write_gzip(5, "ab9"); /* a second member */
    assert_int_equal(inflate_file(path, 300005, see, &seen), INFLATED_WHOLE);
    write_file("x", 1, "ab");
    assert_int_equal(inflate_file(path, 400000, see, &seen), INFLATED_BROKEN);

    write_gzip(300000, "wb9");
    assert_int_equal(truncate(path, 200), 0);
    assert_int_equal(inflate_file(path, 300000, see, &seen), INFLATED_BROKEN);
    unlink(path);
    assert_int_equal(inflate_file(path, 300000, see, &seen), INFLATED_UNREAD);
}

/* 200 MB in 200 KB: stopped a piece at a time, at the limit, or soon after the first megabyte. */
static void bomb(void **state)
{
    struct seen seen = { 0 };

    (void)state;
    write_gzip(200u << 20, "wb9");
    assert_int_equal(inflate_file(path, 1 << 20, see, &seen), INFLATED_LARGE);
    assert_true(seen.bytes <= 1 << 20);
    seen = (struct seen){ 0 };
    assert_int_equal(inflate_file(path, 1ll << 40, see, &seen), INFLATED_DENSE);
    assert_true(seen.bytes <= 8 << 20);
    assert_true(seen.longest <= 1 << 16);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_any_size), cmocka_unit_test(text_is_utf8), cmocka_unit_test(limits),
        cmocka_unit_test(files), cmocka_unit_test(bomb),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
