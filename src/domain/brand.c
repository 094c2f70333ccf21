/* brand.c - see brand.h.  Table: workspace_logo. */
#include <math.h>
#include <string.h>
#include "core/random.h"
#include "core/svg.h"
#include "domain/brand.h"

static const struct field brand_theme_fields[] = {
    FIELD(brand_theme, accent, .doc = "Colour of links, buttons and what is chosen"),
    FIELD(brand_theme, strong, .doc = "The same under the pointer"),
    FIELD(brand_theme, on, .doc = "Colour of the text on a button"),
    FIELD(brand_theme, tint, .doc = "A breath of it, behind text"),
    FIELD(brand_theme, contrast, .doc = "Least contrast of accent with what it stands on, 4.5 or more"),
    FIELD(brand_theme, adjusted, .doc = "Was it darkened or lightened for that contrast?"),
};
const struct shape brand_theme_shape = { "brand_theme", brand_theme_fields, 6, sizeof(struct brand_theme) };

/* --- colours ------------------------------------------------------------- */

struct rgb { double part[3]; }; /* red, green, blue: 0 to 255 */

#define RGB(r, g, b) { { 0x##r, 0x##g, 0x##b } }

/* What a page is made of, as web/css/tokens.css has it; towards: where its colours move to. */
static const struct ground { struct rgb page, card, towards, on; double tint, strong; } grounds[2] = {
    { RGB(f5, f6, f4), RGB(ff, ff, ff), RGB(00, 00, 00), RGB(ff, ff, ff), 0.08, 0.25 },
    { RGB(12, 18, 1a), RGB(1a, 22, 25), RGB(ff, ff, ff), RGB(12, 18, 1a), 0.14, 0.3 },
};

static int hex_digit(char c)
{
    const char *at = c ? strchr("0123456789abcdef", c | 0x20) : NULL;

    return at ? (int)(at - "0123456789abcdef") : -1;
}

static bool colour_read(str text, struct rgb *out)
{
    if (text.len != 7 || text.data[0] != '#')
        return false;
    for (int i = 0; i < 3; i++) {
        int high = hex_digit(text.data[1 + 2 * i]), low = hex_digit(text.data[2 + 2 * i]);

        if (high < 0 || low < 0)
            return false;
        out->part[i] = high * 16 + low;
    }
    return true;
}

static str colour_text(struct arena *mem, struct rgb c)
{
    return str_printf(mem, "#%02x%02x%02x", (int)c.part[0], (int)c.part[1], (int)c.part[2]);
}

/* `share` of b in a, in whole steps as a browser shows it. */
static struct rgb mix(struct rgb a, struct rgb b, double share)
{
    struct rgb out;

    for (int i = 0; i < 3; i++)
        out.part[i] = floor(a.part[i] + (b.part[i] - a.part[i]) * share + 0.5);
    return out;
}

/* Relative luminance: WCAG 2.2, with the threshold of IEC 61966-2-1. */
static double luminance(struct rgb c)
{
    static const double weights[3] = { 0.2126, 0.7152, 0.0722 };
    double              sum = 0;

    for (int i = 0; i < 3; i++) {
        double v = c.part[i] / 255;

        sum += weights[i] * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(struct rgb a, struct rgb b)
{
    double la = luminance(a), lb = luminance(b);

    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

/* The least contrast of a colour with what it stands on. */
static double contrast_least(struct rgb colour, const struct ground *g)
{
    return fmin(fmin(contrast(colour, g->page), contrast(colour, g->card)),
                contrast(colour, mix(g->card, colour, g->tint)));
}

static struct brand_theme theme_of(struct arena *mem, struct rgb colour, const struct ground *g)
{
    struct rgb accent = colour;
    int        step = 0;

    while (contrast_least(accent, g) < BRAND_CONTRAST && step < 100)
        accent = mix(colour, g->towards, ++step / 100.0);
    return (struct brand_theme){
        .accent = colour_text(mem, accent), .strong = colour_text(mem, mix(accent, g->towards, g->strong)),
        .on = colour_text(mem, g->on), .tint = colour_text(mem, mix(g->card, accent, g->tint)),
        .contrast = floor(contrast_least(accent, g) * 100) / 100, .adjusted = step > 0,
    };
}

bool brand_is_colour(str text)
{
    struct rgb colour;

    return colour_read(text, &colour);
}

void brand_themes(struct arena *mem, str colour, struct brand_theme *light, struct brand_theme *dark)
{
    struct rgb given = { 0 };

    colour_read(colour, &given);
    *light = theme_of(mem, given, &grounds[0]);
    *dark  = theme_of(mem, given, &grounds[1]);
}

double brand_contrast(str a, str b)
{
    struct rgb first = { 0 }, second = { 0 };

    return colour_read(a, &first) && colour_read(b, &second) ? contrast(first, second) : NAN;
}

/* --- the logo ------------------------------------------------------------ */

#define SIDE_MAX 2000

static uint32_t number_read(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static const char *png_wrong(str data)
{
    static const char    start[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", end[] = "IEND\xae\x42\x60\x82";
    const unsigned char *bytes = (const unsigned char *)data.data;

    if (data.len < 45 || memcmp(bytes, start, 16) != 0 || memcmp(bytes + data.len - 8, end, 8) != 0)
        return "is not a whole PNG picture";
    if (number_read(bytes + 16) - 1 >= SIDE_MAX || number_read(bytes + 20) - 1 >= SIDE_MAX)
        return "must not be wider or higher than 2000 points";
    return NULL;
}

const char *brand_logo_wrong(str type, str data)
{
    if (str_is(type, "image/png"))
        return png_wrong(data);
    if (str_is(type, "image/svg+xml"))
        return svg_wrong(data);
    return "must be a picture of type image/png or image/svg+xml";
}

struct logo { str type, data; };
static const struct field logo_fields[] = { FIELD(logo, type), FIELD(logo, data) };
SHAPE(logo);

/* An SVG is a document: opened by itself it runs in a sandbox, without scripts and
 * without our origin, whatever it says.  In an <img> no browser runs any. */
bool brand_logo_reply(struct call *c)
{
    struct logo logo = { 0 };
    str         bytes;

    if (!db_row(c, "SELECT type, data FROM workspace_logo WHERE workspace_id = :workspace_id",
                INTO(logo, &logo)) || !base64_read(c->mem, logo.data, &bytes))
        return fail(c, 404, NULL, "there is no logo");
    reply_header(c, "Content-Security-Policy", STR("default-src 'none'; style-src 'unsafe-inline'; sandbox"));
    return reply_raw(c, str_is(logo.type, "image/png") ? "image/png" : "image/svg+xml", bytes);
}
