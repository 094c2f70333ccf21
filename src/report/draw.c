/* draw.c - text boxes by Pango, shapes by cairo.
 *
 * The type is DejaVu Sans Condensed, from the packages fonts-dejavu-core and
 * -extra; characters it lacks come from whatever other font the machine has.
 * Pango keeps one font map a thread, so canvases of different threads share
 * nothing but fontconfig's read-only configuration.
 */
#include "report/draw.h"

#include <math.h>
#include <string.h>

static const struct { double size, leading; bool bold; } styles[STYLE_COUNT] = {
    [STYLE_TITLE]  = { 34.0, 40.0, true },
    [STYLE_NAME]   = { 22.0, 28.0, true },
    [STYLE_FIGURE] = { 30.0, 34.0, true },
    [STYLE_H1]     = { 20.0, 26.0, true },
    [STYLE_LEAD]   = { 12.5, 18.5, false },
    [STYLE_H2]     = { 12.0, 15.5, true },
    [STYLE_BODY]   = {  9.2, 13.0, false },
    [STYLE_STRONG] = {  9.2, 13.0, true },
    [STYLE_SMALL]  = {  8.2, 11.4, false },
    [STYLE_LABEL]  = {  8.2, 11.4, true },
    [STYLE_TINY]   = {  7.2,  9.6, false },
};

static const double inks[INK_COUNT][3] = {
    [INK_TEXT]      = { 0.106, 0.153, 0.200 },
    [INK_SOFT]      = { 0.345, 0.400, 0.455 },
    [INK_RULE]      = { 0.835, 0.863, 0.890 },
    [INK_WASH]      = { 0.949, 0.961, 0.973 },
    [INK_ACCENT]    = { 0.122, 0.310, 0.478 },
    [INK_PALE]      = { 0.749, 0.831, 0.898 },
    [INK_WHITE]     = { 1.000, 1.000, 1.000 },
    [INK_ENGRAVED]  = { 0.196, 0.388, 0.553 },
    [INK_ON_ACCENT] = { 0.816, 0.878, 0.929 },
};

void canvas_open(struct canvas *c, cairo_surface_t *surface, const char *language)
{
    PangoContext         *context;
    PangoAttrList        *features;
    cairo_font_options_t *options = cairo_font_options_create();

    /* Outlines as designed: hinting would fit them to the grid of one screen. */
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    *c        = (struct canvas){ .laid_width = 0 };
    c->cr     = cairo_create(surface);
    c->layout = pango_cairo_create_layout(c->cr);
    context   = pango_layout_get_context(c->layout);
    pango_cairo_context_set_font_options(context, options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language));
    pango_layout_context_changed(c->layout);
    cairo_font_options_destroy(options);
    /* A name of another script stays where the design puts it, and a line break
     * in one does not add a line. */
    pango_layout_set_auto_dir(c->layout, FALSE);
    pango_layout_set_single_paragraph_mode(c->layout, TRUE);
    pango_layout_set_wrap(c->layout, PANGO_WRAP_WORD_CHAR);
    /* Ligatures off: readers of the structure break words at them ("pro fi le"). */
    features = pango_attr_list_new();
    pango_attr_list_insert(features, pango_attr_font_features_new("liga=0, clig=0"));
    pango_layout_set_attributes(c->layout, features);
    pango_attr_list_unref(features);
    for (int i = 0; i < STYLE_COUNT; i++) {
        c->fonts[i] = pango_font_description_new();
        pango_font_description_set_family_static(c->fonts[i], "DejaVu Sans");
        pango_font_description_set_stretch(c->fonts[i], PANGO_STRETCH_SEMI_CONDENSED);
        pango_font_description_set_weight(c->fonts[i],
                                          styles[i].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(c->fonts[i], styles[i].size * PANGO_SCALE);
    }
}

void canvas_close(struct canvas *c)
{
    for (int i = 0; i < STYLE_COUNT; i++)
        pango_font_description_free(c->fonts[i]);
    g_object_unref(c->layout);
    cairo_destroy(c->cr);
}

void ink_set(struct canvas *c, enum ink ink, double opacity)
{
    cairo_set_source_rgba(c->cr, inks[ink][0], inks[ink][1], inks[ink][2], opacity);
}

/* Sets the canvas's layout to a text and returns its number of lines.  A text is often
 * measured and then drawn: laying it out is a good part of what a report costs. */
static int layout_text(struct canvas *c, const struct text_box *box, const char *text)
{
    static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };

    pango_layout_set_alignment(c->layout, alignments[box->align]);
    if (c->laid_width != box->width || c->laid_style != box->style || c->laid_lines_max != box->lines_max ||
        strcmp(pango_layout_get_text(c->layout), text)) {
        pango_layout_set_font_description(c->layout, c->fonts[box->style]);
        pango_layout_set_width(c->layout, (int)(box->width * PANGO_SCALE));
        pango_layout_set_ellipsize(c->layout, box->lines_max ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
        pango_layout_set_height(c->layout, box->lines_max ? -box->lines_max : -1);
        pango_layout_set_text(c->layout, text, -1);
        c->laid_width     = box->width;
        c->laid_style     = box->style;
        c->laid_lines_max = box->lines_max;
    }
    return pango_layout_get_line_count(c->layout);
}

double text_height(struct canvas *c, const struct text_box *box, const char *text)
{
    return layout_text(c, box, text) * styles[box->style].leading;
}

/* Lines stand on a grid of the style's leading, whatever fonts a name brings in. */
double text_draw(struct canvas *c, const struct text_box *box, const char *text)
{
    int              lines = layout_text(c, box, text);
    double           step  = styles[box->style].leading;
    double           first = (step + style_capital(box->style)) / 2;
    PangoLayoutIter *iter  = pango_layout_get_iter(c->layout);
    int              i     = 0;

    if (box->tag)
        cairo_tag_begin(c->cr, box->tag, NULL);
    ink_set(c, box->ink, 1);
    do {
        PangoRectangle place;

        pango_layout_iter_get_line_extents(iter, NULL, &place);
        cairo_move_to(c->cr, box->x + (double)place.x / PANGO_SCALE, box->y + first + step * i++);
        pango_cairo_show_layout_line(c->cr, pango_layout_iter_get_line_readonly(iter));
    } while (pango_layout_iter_next_line(iter));
    if (box->tag)
        cairo_tag_end(c->cr, box->tag);
    pango_layout_iter_free(iter);
    return lines * step;
}

double style_leading(enum style style)
{
    return styles[style].leading;
}

double style_capital(enum style style)
{
    return styles[style].size * 0.729; /* height of the capitals of DejaVu Sans, in em */
}

void box_fill(struct canvas *c, double x, double y, double width, double height, double radius, enum ink ink)
{
    double r = fmin(radius, fmin(width, height) / 2);

    cairo_new_path(c->cr);
    if (r <= 0) {
        cairo_rectangle(c->cr, x, y, width, height);
    } else {
        cairo_arc(c->cr, x + width - r, y + r, r, -M_PI / 2, 0);
        cairo_arc(c->cr, x + width - r, y + height - r, r, 0, M_PI / 2);
        cairo_arc(c->cr, x + r, y + height - r, r, M_PI / 2, M_PI);
        cairo_arc(c->cr, x + r, y + r, r, M_PI, 3 * M_PI / 2);
        cairo_close_path(c->cr);
    }
    ink_set(c, ink, 1);
    cairo_fill(c->cr);
}

void line_draw(struct canvas *c, double x1, double y1, double x2, double y2, double thick, enum ink ink)
{
    cairo_move_to(c->cr, x1, y1);
    cairo_line_to(c->cr, x2, y2);
    cairo_set_line_width(c->cr, thick);
    ink_set(c, ink, 1);
    cairo_stroke(c->cr);
}

void dot_draw(struct canvas *c, double x, double y, double radius)
{
    cairo_new_path(c->cr);
    cairo_arc(c->cr, x, y, radius, 0, 2 * M_PI);
    ink_set(c, INK_ACCENT, 1);
    cairo_fill_preserve(c->cr);
    cairo_set_line_width(c->cr, radius / 3);
    ink_set(c, INK_WHITE, 1);
    cairo_stroke(c->cr);
}
