/* csv_read.c - see csv_read.h. */
#include "core/csv_read.h"

/* A cell that began with a quote, which is behind us; ends behind its closing one. */
static str quoted(struct arena *mem, str *rest)
{
    size_t end = 0, n = 0;
    char  *text;

    while (end < rest->len && (rest->data[end] != '"' || (end + 1 < rest->len && rest->data[end + 1] == '"')))
        end += rest->data[end] == '"' ? 2 : 1;
    text = arena_alloc(mem, end + 1);
    for (size_t i = 0; i < end; i++) {
        text[n++] = rest->data[i];
        i += rest->data[i] == '"'; /* two of them are one */
    }
    *rest = str_from(*rest, end + 1);
    return (str){ text, n };
}

/* Up to the next separator or end of line. */
static str plain(str *rest, char separator)
{
    size_t n = 0;
    str    cell;

    while (n < rest->len && rest->data[n] != separator && rest->data[n] != '\n' && rest->data[n] != '\r')
        n++;
    cell  = (str){ rest->data, n };
    *rest = str_from(*rest, n);
    return cell;
}

size_t csv_row(struct arena *mem, str *rest, char separator, str *cells, size_t max)
{
    size_t n = 0;
    bool   more = rest->len > 0;

    while (more) {
        str cell;

        if (rest->len && rest->data[0] == '"') {
            *rest = str_from(*rest, 1);
            cell  = quoted(mem, rest);
            plain(rest, separator); /* whatever stands between the quote and the separator */
        } else {
            cell = plain(rest, separator);
        }
        if (n < max)
            cells[n++] = cell;
        more = rest->len && rest->data[0] == separator;
        if (more)
            *rest = str_from(*rest, 1);
    }
    if (rest->len && rest->data[0] == '\r')
        *rest = str_from(*rest, 1);
    if (rest->len && rest->data[0] == '\n')
        *rest = str_from(*rest, 1);
    return n == 1 && !cells[0].len ? 0 : n;
}
