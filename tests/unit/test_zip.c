/* test_zip.c - archives that are written as they come, and workbooks made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

#include "core/arena.h"
#include "core/zip.h"
#include "report/workbook.h"

static uint32_t number(str archive, size_t at, int bytes)
{
    uint32_t value = 0;

    assert_true(at + (size_t)bytes <= archive.len);
    for (int i = bytes - 1; i >= 0; i--)
        value = value << 8 | (unsigned char)archive.data[at + (size_t)i];
    return value;
}

/* The place in the directory at its end of the file of that name. */
static size_t entry_of(str archive, const char *name)
{
    size_t end = archive.len - 22, at = number(archive, end + 16, 4), n = number(archive, end + 10, 2);

    assert_int_equal(number(archive, end, 4), 0x06054b50);
    for (size_t i = 0; i < n; i++) {
        str found = { archive.data + at + 46, number(archive, at + 28, 2) };

        assert_int_equal(number(archive, at, 4), 0x02014b50);
        if (str_is(found, name))
            return at;
        at += 46 + found.len;
    }
    fail_msg("%s is not in the archive", name);
    return 0;
}

static str unpacked(struct arena *mem, str archive, const char *name)
{
    size_t        entry = entry_of(archive, name), at = number(archive, entry + 42, 4);
    uint32_t      bytes = number(archive, entry + 24, 4), packed = number(archive, entry + 20, 4);
    unsigned char *data = arena_alloc(mem, bytes + 1);
    z_stream      z = { 0 };

    assert_int_equal(number(archive, at, 4), 0x04034b50);
    at += 30 + number(archive, at + 26, 2);
    assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
    z.next_in   = (unsigned char *)(uintptr_t)(archive.data + at);
    z.avail_in  = packed;
    z.next_out  = data;
    z.avail_out = bytes + 1;
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.total_out, bytes);
    inflateEnd(&z);
    assert_int_equal(number(archive, entry + 16, 4), crc32(crc32(0, NULL, 0), data, bytes));
    assert_int_equal(number(archive, at + packed, 4), 0x08074b50);
    assert_int_equal(number(archive, at + packed + 12, 4), bytes);
    return (str){ (char *)data, bytes };
}

/* A short file, an empty one, and one that is longer than any buffer on the way. */
static void test_files(void **state)
{
    struct arena *mem = arena_new(64u << 20);
    struct zip   *zip = zip_new();
    struct buf    out = BUF(mem);
    str           archive, rows;

    (void)state;
    zip_open(zip, &out, "a.csv");
    zip_add(zip, &out, STR("one,"));
    zip_add(zip, &out, STR("two\r\n"));
    zip_close(zip, &out);
    zip_open(zip, &out, "empty.csv");
    zip_close(zip, &out);
    zip_open(zip, &out, "long.csv");
    for (int i = 0; i < 100000; i++)
        zip_add(zip, &out, str_printf(mem, "%d,%d\n", i, i * 7919 % 104729));
    zip_close(zip, &out);
    assert_true(zip_end(zip, &out));
    archive = buf_end(&out);
    assert_true(str_is(unpacked(mem, archive, "a.csv"), "one,two\r\n"));
    assert_int_equal(unpacked(mem, archive, "empty.csv").len, 0);
    rows = unpacked(mem, archive, "long.csv");
    for (int i = 0; i < 100000; i++)
        assert_true(str_eq(str_cut(&rows, '\n'), str_printf(mem, "%d,%d", i, i * 7919 % 104729)));
    assert_int_equal(rows.len, 0);
    zip_free(zip);
    arena_free(mem);
}

/* The buffer may be emptied between any two calls. */
static void test_emptied(void **state)
{
    struct arena *mem = arena_new(1u << 20);
    struct zip   *zip = zip_new();
    struct buf    out = BUF(mem), all = BUF(mem);

    (void)state;
    for (int i = 0; i < 3; i++) {
        zip_open(zip, &out, i == 0 ? "0" : i == 1 ? "1" : "2");
        buf_str(&all, buf_end(&out));
        out.len = 0;
        zip_add(zip, &out, str_printf(mem, "file %d", i));
        zip_close(zip, &out);
        buf_str(&all, buf_end(&out));
        out.len = 0;
    }
    assert_true(zip_end(zip, &out));
    buf_str(&all, buf_end(&out));
    assert_true(str_is(unpacked(mem, buf_end(&all), "2"), "file 2"));
    assert_true(str_is(unpacked(mem, buf_end(&all), "0"), "file 0"));
    zip_free(zip);
    arena_free(mem);
}

/* Texts stay texts, numbers numbers; what XML cannot say is left out. */
static void test_workbook(void **state)
{
    struct arena   *mem = arena_new(1u << 20);
    struct workbook book = { .zip = zip_new() };
    struct buf      out = BUF(mem), row = BUF(mem);
    str             archive;

    (void)state;
    workbook_sheet(&book, &out, "results");
    workbook_cell(&row, STR("=1+1 <&> \x01é"), false);
    workbook_cell(&row, STR("76.5"), true);
    workbook_cell(&row, STR_NULL, true);
    workbook_row(&book, &out, buf_end(&row));
    workbook_sheet(&book, &out, "integrity");
    workbook_end(&book, &out);
    archive = buf_end(&out);
    assert_non_null(strstr(str_z(mem, unpacked(mem, archive, "xl/worksheets/sheet1.xml")),
                           "<row><c t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1 &lt;&amp;&gt; é</t></is></c>"
                           "<c><v>76.5</v></c><c/></row>"));
    assert_non_null(strstr(str_z(mem, unpacked(mem, archive, "xl/workbook.xml")), "name=\"integrity\" sheetId=\"2\""));
    assert_true(unpacked(mem, archive, "[Content_Types].xml").len > 0);
    assert_true(unpacked(mem, archive, "_rels/.rels").len > 0);
    zip_free(book.zip);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files), cmocka_unit_test(test_emptied), cmocka_unit_test(test_workbook),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
