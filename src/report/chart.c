/* chart.c - scales, graphs, bars and radar, drawn alike on PDF and SVG. */
#include "report/chart.h"

#include <math.h>
#include <stdlib.h>

#define NORM_MEAN     50.0
#define LABEL_WIDTH   72.0
#define LABEL_GAP      8.0
#define HILLS         16
#define HILL_STEPS    12
#define SEGMENTS      7

/* Lines that look alike are one path: each stroke costs as much as a line of text. */
static void line_add(struct canvas *c, double x1, double y1, double x2, double y2)
{
    cairo_move_to(c->cr, x1, y1);
    cairo_line_to(c->cr, x2, y2);
}

static void lines_draw(struct canvas *c, double thick, enum ink ink)
{
    cairo_set_line_width(c->cr, thick);
    ink_set(c, ink, 1);
    cairo_stroke(c->cr);
}

/* A number of a scale, centred on x. */
static void scale_number(struct canvas *c, double x, double y, const char *number)
{
    text_draw(c, &(struct text_box){ x - 15, y, 30, STYLE_TINY, INK_SOFT, ALIGN_CENTER }, number);
}

double chart_x(double t, double x, double width)
{
    return x + width * (fmin(fmax(t, CHART_T_MIN), CHART_T_MAX) - CHART_T_MIN) / (CHART_T_MAX - CHART_T_MIN);
}

void chart_mean(struct canvas *c, double x, double y1, double y2)
{
    static const double dashes[] = { 2.2, 1.8 };

    cairo_set_dash(c->cr, dashes, 2, 0);
    line_draw(c, x, y1, x, y2, 0.9, INK_SOFT);
    cairo_set_dash(c->cr, NULL, 0, 0);
}

void chart_scale(struct canvas *c, double x, double y, double width, double height, enum ink zone,
                 bool numbers)
{
    double low = chart_x(45, x, width), high = chart_x(55, x, width);

    box_fill(c, low, y, high - low, height, 0, zone);
    for (int t = (int)CHART_T_MIN; t <= (int)CHART_T_MAX; t += 10)
        if (t != (int)NORM_MEAN)
            line_add(c, chart_x(t, x, width), y, chart_x(t, x, width), y + height);
    lines_draw(c, 0.4, INK_RULE);
    for (int t = (int)CHART_T_MIN; numbers && t <= (int)CHART_T_MAX; t += 10) {
        char number[16];

        g_snprintf(number, sizeof number, "%d", t);
        scale_number(c, chart_x(t, x, width), y - 12, number);
    }
    chart_mean(c, chart_x(NORM_MEAN, x, width), y, y + height);
}

void chart_bar(struct canvas *c, double x, double y, double width, double t, double half)
{
    double at = chart_x(t, x, width), low = chart_x(t - half, x, width), high = chart_x(t + half, x, width);

    box_fill(c, low, y - 6, high - low, 12, 6, INK_PALE);
    line_draw(c, x, y, at, y, 2.6, INK_ACCENT);
    dot_draw(c, at, y, 4.2);
}

/* The point of ring radius r on spoke i of n. */
static void spoke_point(double x, double y, double r, int i, int n, double *px, double *py)
{
    double angle = 2 * M_PI * i / n - M_PI / 2;

    *px = x + r * cos(angle);
    *py = y + r * sin(angle);
}

static void ring_add(struct canvas *c, double x, double y, double r, int n)
{
    cairo_new_sub_path(c->cr);
    for (int i = 0; i < n; i++) {
        double px, py;

        spoke_point(x, y, r, i, n, &px, &py);
        cairo_line_to(c->cr, px, py);
    }
    cairo_close_path(c->cr);
}

/* A ring each 10 points, and the spokes. */
static void web_draw(struct canvas *c, double x, double y, double radius, int n)
{
    cairo_new_path(c->cr);
    for (int t = (int)CHART_T_MIN + 10; t <= (int)CHART_T_MAX; t += 10)
        ring_add(c, x, y, chart_x(t, 0, radius), n);
    for (int i = 0; i < n; i++) {
        double px, py;

        spoke_point(x, y, radius, i, n, &px, &py);
        line_add(c, x, y, px, py);
    }
    lines_draw(c, 0.5, INK_RULE);
}

/* The name and number of a spoke, beside the end it belongs to. */
static void spoke_label(struct canvas *c, double x, double y, double radius, int i, int n,
                        const struct chart_value *value)
{
    struct text_box name = { .width = LABEL_WIDTH, .style = STYLE_TINY, .ink = INK_TEXT, .lines_max = 2 };
    struct text_box number;
    double          px, py, side, down, height;

    spoke_point(0, 0, 1, i, n, &side, &down);
    spoke_point(x, y, radius + LABEL_GAP, i, n, &px, &py);
    name.align = fabs(side) < 0.2 ? ALIGN_CENTER : side < 0 ? ALIGN_RIGHT : ALIGN_LEFT;
    name.x     = px - LABEL_WIDTH * (name.align == ALIGN_CENTER ? 0.5 : name.align == ALIGN_RIGHT ? 1 : 0);
    height     = text_height(c, &name, value->label) + style_leading(STYLE_LABEL);
    name.y     = py - height * (1 - down) / 2;
    number       = name;
    number.style = STYLE_LABEL;
    number.ink   = INK_ACCENT;
    number.y     = name.y + text_draw(c, &name, value->label);
    text_draw(c, &number, value->number);
}

/* The shape as one path of triangles from the middle, one between any two
 * neighbours that both have a score. */
static void shape_fill(struct canvas *c, double x, double y, double radius, const struct chart_value *values,
                       int n)
{
    cairo_new_path(c->cr);
    for (int i = 0; i < n; i++) {
        const struct chart_value *from = &values[i], *to = &values[(i + 1) % n];
        double                    px, py;

        if (isnan(from->t) || isnan(to->t))
            continue;
        cairo_move_to(c->cr, x, y);
        spoke_point(x, y, chart_x(from->t, 0, radius), i, n, &px, &py);
        cairo_line_to(c->cr, px, py);
        spoke_point(x, y, chart_x(to->t, 0, radius), i + 1, n, &px, &py);
        cairo_line_to(c->cr, px, py);
        cairo_close_path(c->cr);
    }
    ink_set(c, INK_ACCENT, 0.16);
    cairo_fill(c->cr);
}

void chart_radar(struct canvas *c, double x, double y, double radius, const struct chart_value *values,
                 int n)
{
    static const double dashes[] = { 2.2, 1.8 };

    web_draw(c, x, y, radius, n);
    cairo_set_dash(c->cr, dashes, 2, 0);
    ring_add(c, x, y, chart_x(NORM_MEAN, 0, radius), n);
    lines_draw(c, 0.9, INK_SOFT);
    cairo_set_dash(c->cr, NULL, 0, 0);

    shape_fill(c, x, y, radius, values, n);
    for (int i = 0; i < n; i++) {
        const struct chart_value *from = &values[i], *to = &values[(i + 1) % n];
        double                    fx, fy, tx, ty;

        if (isnan(from->t) || isnan(to->t))
            continue;
        spoke_point(x, y, chart_x(from->t, 0, radius), i, n, &fx, &fy);
        spoke_point(x, y, chart_x(to->t, 0, radius), i + 1, n, &tx, &ty);
        line_add(c, fx, fy, tx, ty);
    }
    lines_draw(c, 1.5, INK_ACCENT);
    for (int i = 0; i < n; i++) {
        double px, py;

        if (!isnan(values[i].t)) {
            spoke_point(x, y, chart_x(values[i].t, 0, radius), i, n, &px, &py);
            dot_draw(c, px, py, 3.2);
        }
        spoke_label(c, x, y, radius, i, n, &values[i]);
    }
}

/* Where a standard score lies from 0 at -limit to 1 at limit. */
static double z_part(double z, double limit)
{
    return (fmin(fmax(z, -limit), limit) + limit) / (2 * limit);
}

void chart_z_scale(struct canvas *c, double x, double y, double width, double height, double limit,
                   bool numbers)
{
    double low = x + width * z_part(-0.5, limit), high = x + width * z_part(0.5, limit);

    box_fill(c, low, y, high - low, height, 0, INK_WASH);
    for (int z = -(int)limit; z <= (int)limit; z++)
        if (z != 0)
            line_add(c, x + width * z_part(z, limit), y, x + width * z_part(z, limit), y + height);
    lines_draw(c, 0.4, INK_RULE);
    for (int z = -(int)limit; numbers && z <= (int)limit; z++) {
        char number[16];

        g_snprintf(number, sizeof number, "%s%d", z > 0 ? "+" : z < 0 ? "−" : "", abs(z));
        scale_number(c, x + width * z_part(z, limit), y - 12, number);
    }
    chart_mean(c, x + width * z_part(0, limit), y, y + height);
}

void chart_z_band(struct canvas *c, double x, double y, double width, double limit, double z, double half)
{
    double low = x + width * z_part(z - half, limit), high = x + width * z_part(z + half, limit);

    box_fill(c, low, y - 6, high - low, 12, 6, INK_PALE);
    dot_draw(c, x + width * z_part(z, limit), y, 4.2);
}

void chart_z_rows(struct canvas *c, double x, double y, double width, double step, double limit,
                  const double *z, int n)
{
    for (int i = 0; i + 1 < n; i++)
        line_add(c, x + width * z_part(z[i], limit), y + step * (i + 0.5),
                 x + width * z_part(z[i + 1], limit), y + step * (i + 1.5));
    lines_draw(c, 1.6, INK_PALE);
    for (int i = 0; i < n; i++)
        dot_draw(c, x + width * z_part(z[i], limit), y + step * (i + 0.5), 4.6);
}

void chart_ring(struct canvas *c, double x, double y)
{
    cairo_new_path(c->cr);
    cairo_arc(c->cr, x, y, 3.8, 0, 2 * M_PI);
    ink_set(c, INK_WHITE, 1);
    cairo_fill_preserve(c->cr);
    cairo_set_line_width(c->cr, 1.4);
    ink_set(c, INK_ACCENT, 1);
    cairo_stroke(c->cr);
}

void chart_z_pair(struct canvas *c, double x, double y, double width, double limit, double from, double to)
{
    double a = x + width * z_part(from, limit), b = x + width * z_part(to, limit);

    line_draw(c, a, y, b, y, 5, INK_PALE);
    chart_ring(c, a, y);
    dot_draw(c, b, y, 4.6);
}

void chart_z_columns(struct canvas *c, double x, double y, double width, double height, double limit,
                     const char *const *letters, const char *const *numbers, const double *z, int n)
{
    const double step = width / n, segment = height / SEGMENTS;

    box_fill(c, x, y + 2 * segment, width, 3 * segment, 0, INK_WASH);
    for (int i = 0; i <= SEGMENTS; i++)
        line_add(c, x, y + segment * i, x + width, y + segment * i);
    for (int i = 0; i < n; i++)
        line_add(c, x + step * (i + 0.5), y, x + step * (i + 0.5), y + height);
    lines_draw(c, 0.4, INK_RULE);
    line_draw(c, x + 12, y + height / 2, x + width, y + height / 2, 0.9, INK_SOFT); /* beside its number */
    for (int i = 0; i < SEGMENTS; i++) {
        const double middle = y + segment * (i + 0.5) - style_leading(STYLE_TINY) / 2;
        const char   number[] = { (char)('0' + SEGMENTS - i), '\0' };

        text_draw(c, &(struct text_box){ x + 3, middle, 12, STYLE_TINY, INK_SOFT, ALIGN_LEFT }, number);
    }

    cairo_new_path(c->cr);
    for (int i = 0; i < n; i++)
        cairo_line_to(c->cr, x + step * (i + 0.5), y + height * (1 - z_part(z[i], limit)));
    lines_draw(c, 1.6, INK_ACCENT);
    for (int i = 0; i < n; i++) {
        struct text_box letter = { x + step * i, y + height + 6, step, STYLE_H2, INK_ACCENT, ALIGN_CENTER, 1,
                                   "P" };
        struct text_box number = letter;

        dot_draw(c, x + step * (i + 0.5), y + height * (1 - z_part(z[i], limit)), 4.6);
        number.y     = letter.y + text_draw(c, &letter, letters[i]);
        number.style = STYLE_SMALL;
        number.ink   = INK_SOFT;
        text_draw(c, &number, numbers[i]);
    }
}

void chart_part(struct canvas *c, double x, double y, double width, double part)
{
    box_fill(c, x, y - 4, width, 8, 4, INK_PALE);
    if (part > 0)
        box_fill(c, x, y - 4, fmax(width * fmin(part, 1), 8), 8, 4, INK_ACCENT);
}

void chart_hills(struct canvas *c, double x1, double x2, double base, double height, enum ink ink)
{
    const double width = x2 - x1, step = width / HILL_STEPS;

    cairo_set_line_width(c->cr, 0.9);
    ink_set(c, ink, 1);
    for (int i = 0; i < HILLS; i++) {
        double part = (double)i / (HILLS - 1), top = height * (0.12 + 0.88 * part);
        double mean = x1 + width * (0.58 + 0.16 * part), spread = width * (0.30 - 0.17 * part);
        double y = 0, slope = 0;

        /* Each step is a cubic that has the curve's height and slope at both ends. */
        cairo_new_path(c->cr);
        for (int k = 0; k <= HILL_STEPS; k++) {
            double x = x1 + step * k, z = (x - mean) / spread, rise = top * exp(-z * z / 2);
            double next = base - rise, next_slope = rise * z / spread;

            if (k == 0)
                cairo_move_to(c->cr, x, next);
            else
                cairo_curve_to(c->cr, x - step * 2 / 3, y + slope * step / 3, x - step / 3,
                               next - next_slope * step / 3, x, next);
            y     = next;
            slope = next_slope;
        }
        cairo_stroke(c->cr);
    }
}
