/* csv.c - reading CSV (RFC 4180). */
#include <string.h>
#include "core/arena.h"
#include "judge/csv.h"

struct csv csv_open(str text)
{
    return (struct csv){ .text = text, .at = str_starts(text, "\xEF\xBB\xBF") ? 3 : 0 };
}

bool csv_has_more(const struct csv *csv)
{
    return csv->at < csv->text.len || (csv->at > 0 && !csv->is_at_end_of_row);
}

/* Goes behind the comma or the end of line that follows a value; false when something else does. */
static bool end_value(struct csv *csv)
{
    str rest = str_from(csv->text, csv->at);

    csv->is_at_end_of_row = !str_starts(rest, ",");
    if (rest.len == 0)
        return true;
    if (str_starts(rest, "\r\n"))
        csv->at++;
    csv->at++;
    return rest.data[0] == ',' || rest.data[0] == '\n' || rest.data[0] == '\r';
}

static bool quoted_value(struct csv *csv, struct arena *mem, str *value)
{
    str    rest = str_from(csv->text, ++csv->at);
    char  *text;
    size_t i, n = 0;

    for (i = 0; i < rest.len; i++)
        if (rest.data[i] == '"' && !(i + 1 < rest.len && rest.data[i + 1] == '"' && i++ < rest.len))
            break;
    if (i >= rest.len)
        return false;
    csv->at += i + 1;
    text = arena_alloc(mem, i + 1);
    rest.len = i;
    for (i = 0; i < rest.len; i++) {
        text[n++] = rest.data[i];
        i += rest.data[i] == '"'; /* the second one of two */
    }
    *value = (str){ text, n };
    return end_value(csv);
}

bool csv_value(struct csv *csv, struct arena *mem, str *value, bool *is_quoted)
{
    size_t start = csv->at;

    *is_quoted = start < csv->text.len && csv->text.data[start] == '"';
    if (*is_quoted)
        return quoted_value(csv, mem, value);
    while (csv->at < csv->text.len && strchr(",\r\n", csv->text.data[csv->at]) == NULL)
        csv->at++;
    *value = str_copy(mem, (str){ csv->text.data + start, csv->at - start });
    return end_value(csv);
}
