/* test_csv_read.c - reading CSV. */
#include "core/csv_read.h"

#include "reference.h"

#define CELLS_MAX 4

/* The cells of all rows, each row ended by a '/'. */
static str all_of(struct arena *mem, const char *text, char separator)
{
    str    rest = str_of(text), cells[CELLS_MAX], out = STR("");

    while (rest.len) {
        size_t n = csv_row(mem, &rest, separator, cells, CELLS_MAX);

        for (size_t i = 0; i < n; i++)
            out = str_printf(mem, "%.*s[%.*s]", STR_ARG(out), STR_ARG(cells[i]));
        out = str_printf(mem, "%.*s/", STR_ARG(out));
    }
    return out;
}

static void test_rows(void **state)
{
    static const struct { const char *text, *want; } cases[] = {
        { "a,b\nc,d\n", "[a][b]/[c][d]/" },
        { "a,b\r\nc,d", "[a][b]/[c][d]/" },
        { "\"a,1\",\"say \"\"no\"\"\"\nb,", "[a,1][say \"no\"]/[b][]/" },
        { "\"two\nlines\",x\n", "[two\nlines][x]/" },
        { "\"never closed,x\ny", "[never closed,x\ny]/" },
        { "a\n\nb\n", "[a]//[b]/" },
        { "1,2,3,4,5,6\nx\n", "[1][2][3][4]/[x]/" },
        { "\"a\"b,c\n", "[a][c]/" },
        { ",\n", "[][]/" },
        { "\"\"\"\"", "[\"]/" },
        { "", "" },
    };
    struct arena *mem = arena_new(1 << 20);

    (void)state; /* not used */
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(all_of(mem, cases[i].text, ',').data, cases[i].want);
    assert_string_equal(all_of(mem, "a;b,c\n", ';').data, "[a][b,c]/");
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
