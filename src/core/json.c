/* json.c - reading JSON (jansson behind it). */
#include "core/arena.h"
#include "core/buf.h"
#include "core/json.h"

/* Deepest nesting of arrays and objects, seen without parsing: jansson builds
 * the value first and has one fixed limit of its own. */
static bool is_deeper(str text, int depth_max)
{
    int    depth     = 0;
    bool   in_string = false;
    size_t i;
    char   c;

    for (i = 0; i < text.len; i++) {
        c = text.data[i];
        if (in_string) {
            if (c == '\\')
                i++;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > depth_max)
                return true;
        } else if (c == '}' || c == ']') {
            depth--;
        }
    }
    return false;
}

static const char *json_message(const json_error_t *error)
{
    switch (json_error_code(error)) {
    case json_error_invalid_utf8:
        return "must be UTF-8";
    case json_error_duplicate_key:
        return "has the same member twice";
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return "must not contain the character U+0000";
    case json_error_numeric_overflow:
        return "has a number that is too large";
    case json_error_premature_end_of_input:
        return "must be whole JSON: it ends too early";
    case json_error_end_of_input_expected:
        return "must be one JSON value with nothing behind it";
    default:
        return "must be well-formed JSON";
    }
}

json_t *json_read(str text, int depth_max, const char **message)
{
    json_error_t error;
    json_t      *json;

    if (text.len == 0) {
        *message = "must be JSON: it is empty";
        return NULL;
    }
    if (is_deeper(text, depth_max)) {
        *message = "is nested too deeply";
        return NULL;
    }
    json = json_loadb(text.data, text.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (json == NULL)
        *message = json_message(&error);
    return json;
}

/* Letters, digits, "_" and "$": what a name without quotes is made of. */
static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

static size_t skip_space(str text, size_t at)
{
    while (at < text.len && (text.data[at] == ' ' || (text.data[at] >= '\t' && text.data[at] <= '\r')))
        at++;
    return at;
}

/* Behind the string that begins at `at`. */
static size_t skip_string(str text, size_t at)
{
    for (at++; at < text.len && text.data[at] != '"'; at++)
        at += text.data[at] == '\\';
    return at < text.len ? at + 1 : text.len;
}

str json_quote_names(struct arena *mem, str text)
{
    struct buf out = BUF(mem);
    size_t     at = 0, end;
    char       c;

    while (at < text.len) {
        c   = text.data[at];
        end = c == '"' ? skip_string(text, at) : at + 1;
        buf_add(&out, text.data + at, end - at);
        at = end;
        if (c != '{' && c != ',')
            continue;
        end = skip_space(text, at);
        buf_add(&out, text.data + at, end - at);
        for (at = end; end < text.len && is_name(text.data[end]); end++)
            ;
        c = skip_space(text, end) < text.len ? text.data[skip_space(text, end)] : '\0';
        if (end > at && c == ':') {
            buf_printf(&out, "\"%.*s\"", (int)(end - at), text.data + at);
            at = end;
        }
    }
    return buf_end(&out);
}

void json_close(void *json)
{
    json_decref(json);
}

/* jansson's own writer shows every digit of a number (0.1 as
 * 0.10000000000000001), hence this one.  Its depth is that of json_read. */
static void json_write(struct buf *b, const json_t *json)
{
    json_t     *value, *object = (json_t *)(uintptr_t)json; /* json_object_foreach wants it so; unchanged */
    const char *key;
    size_t      i, n = 0;

    switch (json_typeof(json)) {
    case JSON_OBJECT:
        buf_char(b, '{');
        json_object_foreach(object, key, value) {
            if (n++ > 0)
                buf_char(b, ',');
            buf_json(b, str_of(key));
            buf_char(b, ':');
            json_write(b, value);
        }
        buf_char(b, '}');
        break;
    case JSON_ARRAY:
        buf_char(b, '[');
        json_array_foreach(json, i, value) {
            if (i > 0)
                buf_char(b, ',');
            json_write(b, value);
        }
        buf_char(b, ']');
        break;
    case JSON_STRING:
        buf_json(b, json_str(json));
        break;
    case JSON_INTEGER:
        buf_int(b, json_integer_value(json));
        break;
    case JSON_REAL:
        buf_number(b, json_real_value(json));
        break;
    case JSON_TRUE:
        buf_text(b, "true");
        break;
    case JSON_FALSE:
        buf_text(b, "false");
        break;
    case JSON_NULL:
        buf_text(b, "null");
        break;
    }
}

str json_text(struct arena *mem, const json_t *json)
{
    struct buf b = BUF(mem);

    if (json == NULL)
        return STR_NULL;
    json_write(&b, json);
    return buf_end(&b);
}

str json_str(const json_t *json)
{
    if (!json_is_string(json))
        return STR_NULL;
    return (str){ json_string_value(json), json_string_length(json) };
}
