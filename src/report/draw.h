/* draw.h - colours, type and text boxes on a cairo surface.
 *
 * All measures are points (1/72 inch); y grows downwards.
 */
#ifndef REPORT_DRAW_H
#define REPORT_DRAW_H

#include <cairo.h>
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stddef.h>

/* One accent colour; the greys are tinted with it.  No colour judges. */
enum ink { INK_TEXT, INK_SOFT, INK_RULE, INK_WASH, INK_ACCENT, INK_PALE, INK_WHITE, INK_ON_ACCENT,
           INK_ENGRAVED, INK_COUNT };

enum style {
    STYLE_TITLE, STYLE_NAME, STYLE_FIGURE, STYLE_H1, STYLE_LEAD, STYLE_H2, STYLE_BODY, STYLE_STRONG,
    STYLE_SMALL, STYLE_LABEL, STYLE_TINY, STYLE_COUNT
};

enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* A surface being drawn on; lives on one thread. */
struct canvas {
    cairo_t              *cr;
    PangoLayout          *layout;
    PangoFontDescription *fonts[STYLE_COUNT];
    double                laid_width; /* what the layout holds beside its text; 0 at first */
    enum style            laid_style;
    int                   laid_lines_max;
};

/* Where and how a text stands: its upper left corner and the width it wraps in. */
struct text_box {
    double      x, y, width;
    enum style  style;
    enum ink    ink;
    enum align  align;
    int         lines_max; /* the rest is cut with an ellipsis; 0 = as many as it takes */
    const char *tag;       /* structure element of the PDF: "P", "H1", "TD"; NULL for decoration */
};

void canvas_open(struct canvas *c, cairo_surface_t *surface, const char *language);
void canvas_close(struct canvas *c);

void   ink_set(struct canvas *c, enum ink ink, double opacity);
/* Draws a text and returns its height. */
double text_draw(struct canvas *c, const struct text_box *box, const char *text);
double text_height(struct canvas *c, const struct text_box *box, const char *text);
/* Height of a line of that style, and the height of its capitals. */
double style_leading(enum style style);
double style_capital(enum style style);

void box_fill(struct canvas *c, double x, double y, double width, double height, double radius, enum ink ink);
void line_draw(struct canvas *c, double x1, double y1, double x2, double y2, double thick, enum ink ink);
void dot_draw(struct canvas *c, double x, double y, double radius);

#endif
