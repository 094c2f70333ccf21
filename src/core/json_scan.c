/* json_scan.c - see json_scan.h. */
#include "core/json_scan.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool take_in_text(struct json_scan *s, char c)
{
    if (s->escaped)
        s->escaped = false;
    else if (c == '\\')
        s->escaped = true;
    else if (c == '"')
        s->in_text = false;
    return (unsigned char)c >= ' ';
}

static bool take_open(struct json_scan *s, char c)
{
    if (s->done || s->depth == JSON_SCAN_DEPTH)
        return false;
    s->open[s->depth++] = c;
    return true;
}

static bool take_close(struct json_scan *s, char c)
{
    if (!s->depth || s->open[--s->depth] != (c == ']' ? '[' : '{'))
        return false;
    s->done = !s->depth;
    return true;
}

static bool take_one(struct json_scan *s, char c)
{
    if (s->in_text)
        return take_in_text(s, c);
    if (c == '[' || c == '{')
        return take_open(s, c);
    if (c == ']' || c == '}')
        return take_close(s, c);
    s->in_text = c == '"';
    return is_space(c) || s->depth > 0; /* around the whole there is nothing else */
}

bool json_scan_take(void *scan, str piece)
{
    for (size_t i = 0; i < piece.len; i++)
        if (!take_one(scan, piece.data[i]))
            return false;
    return true;
}

bool json_scan_end(const struct json_scan *scan)
{
    return scan->done && !scan->in_text;
}
