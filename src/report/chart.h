/* chart.h - the pictures of a profile: the T scale, the radar, and scales in SD units. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "report/draw.h"

/* The T scores a chart shows; what lies beyond is drawn at the edge. */
#define CHART_T_MIN 20.0
#define CHART_T_MAX 80.0

/* One score: NAN when there is none. */
struct chart_value {
    const char *label;
    const char *number; /* how it is written; a dash when there is none */
    double      t;
};

/* The x of a T score on a scale that begins at `x` and is `width` wide. */
double chart_x(double t, double x, double width);

/* The field behind rows of scores: the average zone in `zone`, lines each 10
 * points, the norm mean, and the numbers above it when `numbers` is set. */
void chart_scale(struct canvas *c, double x, double y, double width, double height, enum ink zone,
                 bool numbers);

/* One score on such a field, centred on y: a bar up to the dot, and the
 * confidence band of `half` T points at either side. */
void chart_bar(struct canvas *c, double x, double y, double width, double t, double half);

/* Dashed line of the norm mean, as used in scale and legend. */
void chart_mean(struct canvas *c, double x, double y1, double y2);

/* Radar of n >= 3 scores around (x, y), clockwise from the top, with labels
 * around it.  A missing score leaves a gap in the shape. */
void chart_radar(struct canvas *c, double x, double y, double radius, const struct chart_value *values,
                 int n);

/* Standard scores are drawn on a scale from -limit to limit; what lies beyond
 * stands at its edge. */

/* The field behind rows of standard scores: a line each SD, the mean, and the
 * numbers above it when `numbers` is set. */
void chart_z_scale(struct canvas *c, double x, double y, double width, double height, double limit,
                   bool numbers);

/* One standard score on such a field, centred on y, and the band of `half` SD at either side. */
void chart_z_band(struct canvas *c, double x, double y, double width, double limit, double z, double half);

/* A dot on such a field for each of n rows `step` high, neighbours joined. */
void chart_z_rows(struct canvas *c, double x, double y, double width, double step, double limit,
                  const double *z, int n);

/* From one score to another on a row centred on y: a ring, the way, a dot. */
void chart_z_pair(struct canvas *c, double x, double y, double width, double limit, double from, double to);

/* A ring as chart_z_pair draws it, for the legend. */
void chart_ring(struct canvas *c, double x, double y);

/* Scores as points over n columns, joined by lines: seven numbered segments of equal
 * height, the middle three tinted; letters and numbers stand below. */
void chart_z_columns(struct canvas *c, double x, double y, double width, double height, double limit,
                     const char *const *letters, const char *const *numbers, const double *z, int n);

/* A part of a whole, 0..1, as a filled track centred on y. */
void chart_part(struct canvas *c, double x, double y, double width, double part);

/* A flock of normal curves from x1 to x2 over a common base line, as decoration. */
void chart_hills(struct canvas *c, double x1, double x2, double base, double height, enum ink ink);

#endif
