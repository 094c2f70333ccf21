/* svg.c - is an SVG picture nothing but a picture?
 *
 * What it may not have is listed, rather than what it may: drawing programs add
 * much that no browser heeds.  Who serves it sandboxes it all the same.
 */
#include <glib.h>
#include <string.h>
#include "core/svg.h"

static const char outside[] = "must have no scripts, links, animations or anything from outside";

struct look {
    const char *wrong;
    int         depth;
    bool        root;  /* it was seen */
    bool        style; /* inside of <style> */
};

/* The name without its namespace prefix. */
static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon ? colon + 1 : name;
}

static bool is_refused(const char *element)
{
    static const char *const refused[] = { "script", "foreignObject", "iframe", "embed", "object", "audio",
                                           "video", "handler", "listener", "a", "set", "animate",
                                           "animateTransform", "animateMotion", "link" };

    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        if (g_ascii_strcasecmp(local(element), refused[i]) == 0)
            return true;
    return false;
}

/* May it be named: a place in the picture itself, or a picture within the text? */
static bool is_inside(const char *address)
{
    static const char *const pictures[] = { "#", "data:image/png", "data:image/jpeg", "data:image/gif",
                                            "data:image/webp" };

    while (g_ascii_isspace(*address) || *address == '"' || *address == '\'')
        address++;
    for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++)
        if (g_ascii_strncasecmp(address, pictures[i], strlen(pictures[i])) == 0)
            return true;
    return false;
}

/* Styles: every url() stays inside, and nothing is imported or hidden by a backslash. */
static bool is_calm(const char *style)
{
    char       *lower = g_ascii_strdown(style, -1);
    const char *at = lower;
    bool        calm = !strchr(lower, '\\') && !strstr(lower, "@import") && !strstr(lower, "javascript:") &&
                !strstr(lower, "expression(");

    while (calm && (at = strstr(at, "url("))) {
        at += strlen("url(");
        calm = is_inside(at);
    }
    g_free(lower);
    return calm;
}

static void element_open(GMarkupParseContext *context, const char *element, const char **names,
                         const char **values, void *arg, GError **error)
{
    struct look *look = arg;

    (void)context;
    (void)error;
    if (look->depth++ == 0 && (look->root || strcmp(local(element), "svg") != 0))
        look->wrong = "is not an SVG picture";
    look->root = true;
    if (is_refused(element))
        look->wrong = outside;
    look->style = strcmp(local(element), "style") == 0;
    for (size_t i = 0; names[i]; i++) {
        const char *name = local(names[i]);
        bool        link = g_ascii_strcasecmp(name, "href") == 0 || g_ascii_strcasecmp(name, "src") == 0;
        bool        own  = name == names[i]; /* what has a prefix is no style */

        if (g_ascii_strncasecmp(name, "on", 2) == 0 || (link && !is_inside(values[i])) ||
            (!link && own && !is_calm(values[i])))
            look->wrong = outside;
    }
}

static void element_close(GMarkupParseContext *context, const char *element, void *arg, GError **error)
{
    struct look *look = arg;

    (void)context;
    (void)element;
    (void)error;
    look->depth--;
    look->style = false;
}

static void text_take(GMarkupParseContext *context, const char *text, gsize n, void *arg, GError **error)
{
    struct look *look = arg;

    (void)context;
    (void)n; /* it ends with a NUL as well */
    (void)error;
    if (look->style && !is_calm(text))
        look->wrong = outside;
}

/* Comments and the XML declaration do no harm; entities and style sheets of a document may. */
static void other_take(GMarkupParseContext *context, const char *text, gsize n, void *arg, GError **error)
{
    struct look *look = arg;

    (void)context;
    (void)n;
    (void)error;
    if (strncmp(text, "<!--", 4) != 0 && strncmp(text, "<?xml ", 6) != 0 &&
        !(look->style && strncmp(text, "<![CDATA[", 9) == 0 && is_calm(text)))
        look->wrong = "must have no DOCTYPE, entities or processing instructions";
}

const char *svg_wrong(str text)
{
    static const GMarkupParser parser = { element_open, element_close, text_take, other_take, NULL };
    struct look                look = { 0 };
    GMarkupParseContext       *context;
    bool                       whole;

    if (!str_is_utf8(text))
        return "is not an SVG picture in UTF-8";
    context = g_markup_parse_context_new(&parser, 0, &look, NULL);
    whole   = g_markup_parse_context_parse(context, text.data, (gssize)text.len, NULL) &&
            g_markup_parse_context_end_parse(context, NULL);
    g_markup_parse_context_free(context);
    return whole ? look.wrong : "is not a well-formed SVG picture";
}
