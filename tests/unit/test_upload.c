/* test_upload.c - multipart bodies: what is read, whatever the pieces, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "http/multipart.h"
#include "http/upload.h"
#include <cmocka.h> /* last: its macro fail would rename the function of op.h */

#define TYPE STR("multipart/form-data; boundary=\"xYz\"")

static struct arena *mem;
static char          data_dir[] = "/tmp/assay-upload-XXXXXX";
static const char   *folder;

static int folder_setup(void **state)
{
    (void)state;
    mem = arena_new(1u << 20);
    assert_non_null(mkdtemp(data_dir));
    folder = str_copy(mem, str_of(upload_folder(mem, data_dir))).data;
    return 0;
}

static int folder_teardown(void **state)
{
    (void)state;
    assert_int_equal(rmdir(folder), 0); /* so nothing was left in it */
    assert_int_equal(rmdir(data_dir), 0);
    arena_free(mem);
    return 0;
}

/* --- the reader: events as text ------------------------------------------- */

static bool event_open(void *arg, str name, str file, str type)
{
    struct buf *out = arg;

    buf_printf(out, "(%.*s", STR_ARG(name));
    if (file.data != NULL)
        buf_printf(out, " file=%.*s", STR_ARG(file));
    if (type.data != NULL)
        buf_printf(out, " type=%.*s", STR_ARG(type));
    buf_char(out, ':');
    return true;
}

static bool event_data(void *arg, const char *data, size_t n)
{
    buf_add(arg, data, n);
    return true;
}

static bool event_close(void *arg)
{
    buf_char(arg, ')');
    return true;
}

static const struct multipart_events events = { event_open, event_data, event_close };

/* What a body means when it comes in pieces of `piece` bytes: its events, or
 * the message of its refusal. */
static str events_of(struct arena *scratch, str body, size_t piece)
{
    struct buf        out = BUF(scratch);
    struct multipart *m   = multipart_new(scratch, TYPE, &events, &out);
    size_t            i;

    for (i = 0; i < body.len; i += piece)
        multipart_feed(m, body.data + i, body.len - i < piece ? body.len - i : piece);
    if (!multipart_end(m))
        return str_of(multipart_message(m));
    return buf_end(&out);
}

static void assert_events(str body, const char *expected)
{
    size_t piece;

    for (piece = 1; piece <= body.len; piece++) {
        struct arena *scratch = arena_new(1u << 20);
        str           got     = events_of(scratch, body, piece);

        if (!str_is(got, expected))
            fail_msg("in pieces of %zu: '%.*s' should be '%s'", piece, STR_ARG(got), expected);
        arena_free(scratch);
    }
}

#define FORM(name) "Content-Disposition: form-data; name=\"" name "\"\r\n"

static void test_reads_fields_and_files(void **state)
{
    (void)state;
    assert_events(STR("--xYz\r\n" FORM("a") "\r\none\r\n--xYz\r\n"
                      "content-type: text/plain\r\n"
                      "content-disposition: form-data; name=f; filename=\"C:\\x\\b.txt\"\r\n\r\n"
                      "two\r\n--xYz--\r\n"),
                  "(a:one)(f file=b.txt type=text/plain:two)");
    assert_events(STR("--xYz\r\n" FORM("empty") "\r\n\r\n--xYz--"), "(empty:)");
    assert_events(STR("--xYz--"), "");
    assert_events(STR("ignored\r\n--xYz \t\r\n" FORM("a") "\r\nx\r\n--xYz--ignored\r\n--xYz\r\n"), "(a:x)");
    assert_events(STR("--xYz\r\nContent-Disposition: form-data; name=a; filename=\"\"\r\n\r\n\r\n--xYz--"),
                  "(a file=:)");
}

static void test_almost_boundaries_are_data(void **state)
{
    (void)state;
    assert_events(STR("--xYz\r\n" FORM("a") "\r\n-xYz\r\n--xY\r\r\n-\r\n--xyz\n--xYz\r\n--xYz--"),
                  "(a:-xYz\r\n--xY\r\r\n-\r\n--xyz\n--xYz)");
    assert_events(STR("--xYz\r\n" FORM("a") "\r\n\r\r\r\n\n\r\n--xYz--"), "(a:\r\r\r\n\n)");
}

static void test_refuses_defects(void **state)
{
    (void)state;
    assert_events(STR(""), "the body must end with its boundary");
    assert_events(STR("--xYz\r\n" FORM("a") "\r\nx\r\n--xYz"), "the body must end with its boundary");
    assert_events(STR("--xYz\r\n" FORM("a")), "the body must end with its boundary");
    assert_events(STR("--xYzz\r\n"), "a boundary in the body must be followed by a line end");
    assert_events(STR("--xYz\r\n\r\nx\r\n--xYz--"),
                  "each part must have a Content-Disposition: form-data with a name");
    assert_events(STR("--xYz\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--xYz--"),
                  "each part must have a Content-Disposition: form-data with a name");
    assert_events(STR("--xYz\r\n" FORM("a\x01") "\r\nx\r\n--xYz--"),
                  "names of parts and files must be UTF-8 without control characters");
    assert_events(STR("--xYz\r\n" FORM("\xc3") "\r\nx\r\n--xYz--"),
                  "names of parts and files must be UTF-8 without control characters");
}

static void test_limits(void **state)
{
    struct buf body = BUF(mem);
    int        i;

    (void)state;
    for (i = 0; i < 65; i++)
        buf_text(&body, "--xYz\r\n" FORM("a") "\r\nx\r\n");
    buf_text(&body, "--xYz--");
    assert_true(str_is(events_of(mem, buf_end(&body), 1000), "the body has too many parts"));
    body = BUF(mem);
    buf_text(&body, "--xYz\r\nX: ");
    for (i = 0; i < 5000; i++)
        buf_char(&body, 'x');
    assert_true(str_is(events_of(mem, buf_end(&body), 7), "the headers of a part are too long"));
}

static void test_boundary(void **state)
{
    static const char *const bad[] = {
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x", "",
        "text/plain", "multipart/form-data; boundary=\"x", "multipart/form-data; charset=x",
        "multipart/form-data; boundary=1234567890123456789012345678901234567890"
        "1234567890123456789012345678901x",
    };
    struct buf out = BUF(mem);
    size_t     i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_null(multipart_new(mem, str_of(bad[i]), &events, &out));
    assert_non_null(multipart_new(mem, STR("Multipart/Form-Data; charset=x ; Boundary=x "), &events, &out));
    assert_null(multipart_new(mem, STR_NULL, &events, &out));
}

/* --- files ---------------------------------------------------------------- */

static struct upload_reader *upload_of(const char *body)
{
    struct upload_reader *u = upload_new(mem, folder, TYPE);
    size_t                i, n = strlen(body);

    assert_non_null(u);
    for (i = 0; i < n; i += 3)
        upload_feed(u, body + i, n - i < 3 ? n - i : 3);
    return u;
}

#define UPLOAD "--xYz\r\n" FORM("a") "\r\none\r\n--xYz\r\n"                                              \
    "Content-Disposition: form-data; name=\"f\"; filename=\"b.txt\"\r\n\r\nfile text\r\n--xYz\r\n"           \
    "Content-Disposition: form-data; name=\"g\"; filename=\"\"\r\n\r\n\r\n--xYz--"

static void test_stores_files(void **state)
{
    struct upload_reader     *u = upload_of(UPLOAD);
    const struct upload_part *parts;
    const char               *message;
    size_t                    n;
    int                       status;
    char                      text[32] = "";
    FILE                     *file;

    (void)state;
    assert_true(upload_end(u, &status, &message));
    assert_true(upload_has_files(u));
    assert_true(upload_sync(u));
    parts = upload_parts(u, &n);
    assert_int_equal(n, 2); /* the file input left empty is no part */
    assert_true(str_is(parts[0].name, "a") && str_is(parts[0].value, "one"));
    assert_null(parts[0].upload.path.data);
    assert_true(str_is(parts[1].upload.name, "b.txt"));
    assert_true(str_is(parts[1].upload.type, "application/octet-stream"));
    assert_int_equal(parts[1].upload.bytes, 9);
    file = fopen(parts[1].upload.path.data, "r");
    assert_non_null(file);
    assert_int_equal(fread(text, 1, sizeof text, file), 9);
    assert_string_equal(text, "file text");
    fclose(file);
    upload_close(u);
    assert_int_equal(access(parts[1].upload.path.data, F_OK), -1);
}

static void test_removes_files_of_a_cut_body(void **state)
{
    struct upload_reader *u = upload_of("--xYz\r\nContent-Disposition: form-data;"
                                        " name=f; filename=x\r\n\r\nab");
    const char           *message;
    int                   status;

    (void)state;
    assert_false(upload_end(u, &status, &message));
    assert_int_equal(status, 400);
    upload_close(u); /* folder_teardown finds the folder empty */
}

static void test_says_when_the_disk_refuses(void **state)
{
    const char           *message;
    int                   status;
    struct upload_reader *u = upload_new(mem, "/nonexistent", TYPE);

    (void)state;
    upload_feed(u, UPLOAD, strlen(UPLOAD));
    assert_false(upload_end(u, &status, &message));
    assert_int_equal(status, 503);
    upload_close(u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_fields_and_files), cmocka_unit_test(test_almost_boundaries_are_data),
        cmocka_unit_test(test_refuses_defects), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_boundary),
        cmocka_unit_test(test_stores_files), cmocka_unit_test(test_removes_files_of_a_cut_body),
        cmocka_unit_test(test_says_when_the_disk_refuses),
    };

    return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
