/* text.c - Unicode text (GLib behind it). */
#include <glib.h>
#include <md4c.h>
#include <string.h>
#include "core/arena.h"
#include "core/clock.h"
#include "core/buf.h"
#include "core/text.h"

#define EMAIL_BYTES_MAX    254 /* RFC 5321 4.5.3.1.3 without its angle brackets */
#define LABEL_BYTES_MAX    63
#define URL_BYTES_MAX      2048
#define LANGUAGE_BYTES_MAX 35
#define SUBTAG_BYTES_MAX   8

static bool is_ascii(str s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if ((unsigned char)s.data[i] >= 0x80)
            return false;
    return true;
}

/* The folded text in memory of GLib; NULL when `s` is not UTF-8.  Folding may
 * leave a text that is not normal any more, hence the second pass. */
static char *fold(str s)
{
    char *normal = g_utf8_normalize(s.data, (gssize)s.len, G_NORMALIZE_NFKC);
    char *folded, *result;

    if (normal == NULL)
        return NULL;
    folded = g_utf8_casefold(normal, -1);
    result = g_utf8_normalize(folded, -1, G_NORMALIZE_NFKC);
    g_free(normal);
    g_free(folded);
    return result == NULL ? NULL : g_strstrip(result);
}

/* Not plain ASCII: folds twice, the first time for the length, so that nothing
 * of GLib is held at the moment when the arena may leave. */
str text_fold(struct arena *mem, str s)
{
    char  *folded, *copy;
    size_t len;

    s = str_trim(s);
    if (is_ascii(s) || (folded = fold(s)) == NULL)
        return str_lower(mem, s);
    len = strlen(folded);
    g_free(folded);
    copy   = arena_alloc(mem, len + 1);
    folded = fold(s);
    memcpy(copy, folded, len);
    g_free(folded);
    return (str){ copy, len };
}

/* A label of a host name: letters, digits, and hyphens inside. */
static bool is_label(str s)
{
    size_t i;

    if (s.len == 0 || s.len > LABEL_BYTES_MAX || s.data[0] == '-' || s.data[s.len - 1] == '-')
        return false;
    for (i = 0; i < s.len; i++)
        if (!g_ascii_isalnum(s.data[i]) && s.data[i] != '-')
            return false;
    return true;
}

str text_like(struct arena *mem, const char *before, str s, const char *after)
{
    struct buf b = BUF(mem);

    buf_text(&b, before);
    for (size_t i = 0; i < s.len; i++) {
        if (s.data[i] == '%' || s.data[i] == '_' || s.data[i] == '!')
            buf_char(&b, '!');
        buf_char(&b, s.data[i]);
    }
    buf_text(&b, after);
    return buf_end(&b);
}

str text_like_part(struct arena *mem, str s)
{
    return s.len ? text_like(mem, "%", s, "%") : STR_NULL;
}

bool text_is_email(str s)
{
    str    host = s, local = str_cut(&host, '@');
    size_t i;

    if (s.len > EMAIL_BYTES_MAX || local.len == 0 || host.data == NULL)
        return false;
    for (i = 0; i < local.len; i++)
        if (!g_ascii_isalnum(local.data[i]) && strchr(".!#$%&'*+/=?^_`{|}~-", local.data[i]) == NULL)
            return false;
    while (host.data != NULL)
        if (!is_label(str_cut(&host, '.')))
            return false;
    return memchr(s.data, '\0', s.len) == NULL;
}

bool text_is_url(str s)
{
    char *text, *scheme = NULL, *user = NULL, *host = NULL;
    bool  good = false;

    if (s.len == 0 || s.len > URL_BYTES_MAX || !text_is_line(s) || str_has(s, ' '))
        return false;
    text = g_strndup(s.data, s.len);
    if (g_uri_split(text, G_URI_FLAGS_NONE, &scheme, &user, &host, NULL, NULL, NULL, NULL, NULL))
        good = scheme != NULL && user == NULL && host != NULL && host[0] != '\0'
            && (g_ascii_strcasecmp(scheme, "http") == 0 || g_ascii_strcasecmp(scheme, "https") == 0);
    g_free(text);
    g_free(scheme);
    g_free(user);
    g_free(host);
    return good;
}

bool text_is_date(str s)
{
    int64_t ms;

    return s.len == 10 && clock_read(s, &ms);
}

bool text_is_language(str s)
{
    str    tag;
    size_t i;
    bool   first = true;

    if (s.len == 0 || s.len > LANGUAGE_BYTES_MAX)
        return false;
    for (; s.data != NULL; first = false) {
        tag = str_cut(&s, '-');
        if (tag.len < (first ? 2u : 1u) || tag.len > SUBTAG_BYTES_MAX)
            return false;
        for (i = 0; i < tag.len; i++)
            if (first ? !g_ascii_isalpha(tag.data[i]) : !g_ascii_isalnum(tag.data[i]))
                return false;
    }
    return true;
}

bool text_is_line(str s)
{
    const unsigned char *p = (const unsigned char *)s.data;
    size_t               i;

    for (i = 0; i < s.len; i++) {
        if (p[i] < 0x20 || p[i] == 0x7f)
            return false;
        if (p[i] == 0xc2 && i + 1 < s.len && p[i + 1] >= 0x80 && p[i + 1] < 0xa0) /* U+0080..U+009F */
            return false;
        if (p[i] == 0xe2 && i + 2 < s.len && p[i + 1] == 0x80 && (p[i + 2] == 0xa8 || p[i + 2] == 0xa9))
            return false; /* line and paragraph separator */
    }
    return str_is_utf8(s);
}

/* --- Markdown ------------------------------------------------------------- */

/* Opens a node: a comma where one is due, the bracket, the name. */
static void node_open(struct buf *out, const char *name)
{
    if (out->data[out->len - 1] != '[')
        buf_char(out, ',');
    buf_printf(out, "[\"%s\"", name);
}

/* Names of the nodes; NULL: what is in it stands in the node around it. */
static const char *block_name(MD_BLOCKTYPE type, const void *detail)
{
    static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

    switch (type) {
    case MD_BLOCK_P:     return "p";
    case MD_BLOCK_H:     return headings[((const MD_BLOCK_H_DETAIL *)detail)->level - 1];
    case MD_BLOCK_UL:    return "ul";
    case MD_BLOCK_OL:    return "ol";
    case MD_BLOCK_LI:    return "li";
    case MD_BLOCK_QUOTE: return "blockquote";
    case MD_BLOCK_HR:    return "hr";
    case MD_BLOCK_CODE:  return "pre";
    case MD_BLOCK_TABLE: return "table";
    case MD_BLOCK_THEAD: return "thead";
    case MD_BLOCK_TBODY: return "tbody";
    case MD_BLOCK_TR:    return "tr";
    case MD_BLOCK_TH:    return ((const MD_BLOCK_TD_DETAIL *)detail)->align == MD_ALIGN_RIGHT ? "th.end" : "th";
    case MD_BLOCK_TD:    return ((const MD_BLOCK_TD_DETAIL *)detail)->align == MD_ALIGN_RIGHT ? "td.end" : "td";
    default:             return NULL;
    }
}

/* Links and pictures lead out of the page: their text stays. */
static const char *span_name(MD_SPANTYPE type)
{
    return type == MD_SPAN_EM ? "em" : type == MD_SPAN_STRONG ? "strong" : type == MD_SPAN_CODE ? "code" : NULL;
}

static int block_enter(MD_BLOCKTYPE type, void *detail, void *out)
{
    const char *name = block_name(type, detail);

    if (name)
        node_open(out, name);
    return 0;
}

static int block_leave(MD_BLOCKTYPE type, void *detail, void *out)
{
    if (block_name(type, detail))
        buf_char(out, ']');
    return 0;
}

static int span_enter(MD_SPANTYPE type, void *detail, void *out)
{
    (void)detail;
    if (span_name(type))
        node_open(out, span_name(type));
    return 0;
}

static int span_leave(MD_SPANTYPE type, void *detail, void *out)
{
    (void)detail;
    if (span_name(type))
        buf_char(out, ']');
    return 0;
}

/* The character of an entity that texts need; any other stays as it was written. */
static str entity_text(str entity)
{
    static const struct { const char *name, *text; } known[] = {
        { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&nbsp;", "\u00a0" },
    };

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_is(entity, known[i].name))
            return str_of(known[i].text);
    return entity;
}

static int text_enter(MD_TEXTTYPE type, const char *text, unsigned n, void *arg)
{
    struct buf *out = arg;
    str         s = { text, n };

    if (type == MD_TEXT_BR) {
        node_open(out, "br");
        buf_char(out, ']');
        return 0;
    }
    if (type == MD_TEXT_SOFTBR)
        s = STR("\n");
    else if (type == MD_TEXT_NULLCHAR)
        s = STR("\ufffd");
    else if (type == MD_TEXT_ENTITY)
        s = entity_text(s);
    if (out->data[out->len - 1] != '[')
        buf_char(out, ',');
    buf_json(out, s);
    return 0;
}

str text_blocks(struct arena *mem, str markdown)
{
    struct buf out = BUF(mem);
    MD_PARSER  parser = { .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
                          .enter_block = block_enter, .leave_block = block_leave, .enter_span = span_enter,
                          .leave_span = span_leave, .text = text_enter };

    buf_char(&out, '[');
    md_parse(markdown.data, (unsigned)markdown.len, &parser, &out);
    buf_char(&out, ']');
    return buf_end(&out);
}
