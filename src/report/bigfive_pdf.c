/* bigfive_pdf.c - the section of b5-120: summary, profile, dimensions, how to read them; and its radar.
 *
 * What it says is composed in words.c.
 */
#include "report/section.h"

#include <cairo-svg.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "report/chart.h"
#include "report/words.h"

#define TILE_HEIGHT  116.0
#define PICK_HEIGHT  66.0

#define SVG_WIDTH    480.0
#define SVG_HEIGHT   360.0

/* The box of a summary tile with its label. */
static void tile(struct sheet *s, double x, double y, double width, const char *label)
{
    box_fill(&s->c, x, y, width, TILE_HEIGHT, 6, INK_WASH);
    line_put(s, "P", STYLE_LABEL, INK_SOFT, ALIGN_LEFT, x + 14, y + 12, width - 28, label);
}

static void summary_tiles(struct sheet *s, const struct words *w, double y)
{
    const struct report_texts *t = w->t;
    const double               width = (WIDTH - 16) / 2, x2 = LEFT + width + 16;
    double                     below;

    tile(s, LEFT, y, width, t->index);
    line_put(s, "P", STYLE_FIGURE, INK_ACCENT, ALIGN_LEFT, LEFT + 14, y + 26, 60, w->index);
    if (w->index_range) {
        line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_LEFT, LEFT + 70, y + 41, width - 84, w->index_range);
        chart_scale(&s->c, LEFT + 14, y + 66, width - 28, 18, INK_WHITE, false);
        chart_bar(&s->c, LEFT + 14, y + 75, width - 28, w->index_t, w->index_half);
    }
    text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT + 14, y + (w->index_range ? 92 : 66), width - 28,
             w->index_note);

    tile(s, x2, y, width, t->quality);
    below = text_put(s, "P", STYLE_H2, INK_ACCENT, x2 + 14, y + 31, width - 28, t->verdict[w->verdict]) + 2;
    text_put(s, "P", STYLE_SMALL, INK_TEXT, x2 + 14, below, width - 28, t->verdict_says[w->verdict]);
    line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_LEFT, x2 + 14, y + 92, width - 28, w->answered_long);
}

/* Three dimensions with a line each. */
static void picks_column(struct sheet *s, double x, double y, double width, const char *title,
                         const struct told *const *picks, int n)
{
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, x, y, width, title) + 8;
    for (int i = 0; i < n; i++) {
        char numbers[160];

        line_draw(&s->c, x, y, x + width, y, 0.6, INK_RULE);
        snprintf(numbers, sizeof numbers, "%s  ·  T %s", picks[i]->level_name, picks[i]->t);
        line_put(s, "P", STYLE_STRONG, INK_ACCENT, ALIGN_LEFT, x, y + 7, width - 86, picks[i]->name);
        line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_RIGHT, x + width - 92, y + 8, 92, numbers);
        line_put(s, "P", STYLE_BODY, INK_TEXT, ALIGN_LEFT, x, y + 21, width,
                 picks[i]->text->brief[picks[i]->say]);
        chart_scale(&s->c, x, y + 39, width, 16, INK_WASH, false);
        chart_bar(&s->c, x, y + 47, width, picks[i]->score->t, BAND_T);
        y += PICK_HEIGHT;
    }
}

/* What to do with the report; it names the pages on which the questions are. */
static void advice(struct sheet *s, const struct words *w, double y)
{
    const int first = s->page + PAGES_BEFORE_CARDS;
    char      number[16], from[16], to[16], text[600];

    snprintf(from, sizeof from, "%d", first);
    snprintf(to, sizeof to, "%d", first + w->cards_pages - 1);
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, WIDTH, w->t->before_title) + 8;
    tag_open(s, "L");
    for (int i = 0; i < 3; i++) {
        snprintf(number, sizeof number, "%d", i + 1);
        text_fill(text, sizeof text, w->t->before[i], (const char *const[]){ from, to }, 2);
        tag_open(s, "LI");
        text_put(s, "Lbl", STYLE_STRONG, INK_ACCENT, LEFT, y, 16, number);
        y = text_put(s, "LBody", STYLE_BODY, INK_TEXT, LEFT + 18, y, WIDTH - 18, text) + 6;
        tag_close(s, "LI");
    }
    tag_close(s, "L");
}

static void summary_page(struct sheet *s, const struct words *w)
{
    const double width = (WIDTH - 28) / 2;
    double       y;

    page_begin(s);
    y = heading(s, TOP, w->t->summary);
    y = text_put(s, "P", STYLE_LEAD, INK_TEXT, LEFT, y, WIDTH, w->lead) + 20;
    summary_tiles(s, w, y);
    y += TILE_HEIGHT + 26;
    if (w->picks > 0) {
        picks_column(s, LEFT, y, width, w->t->most, w->most, w->picks);
        picks_column(s, LEFT + width + 28, y, width, w->t->least, w->least, w->picks);
        y += 24 + PICK_HEIGHT * w->picks + 16;
    }
    advice(s, w, y);
}

/* The columns of the profile table. */
enum { COLUMN_NAME, COLUMN_BAR, COLUMN_T, COLUMN_BAND, COLUMN_PERCENTILE, COLUMN_LEVEL, COLUMN_COUNT };
static const struct { double x, width; enum align align; } columns[COLUMN_COUNT] = {
    [COLUMN_NAME]       = { LEFT,       144, ALIGN_LEFT },
    [COLUMN_BAR]        = { LEFT + 152, 144, ALIGN_LEFT },
    [COLUMN_T]          = { LEFT + 304,  26, ALIGN_CENTER },
    [COLUMN_BAND]       = { LEFT + 332,  42, ALIGN_CENTER },
    [COLUMN_PERCENTILE] = { LEFT + 376,  46, ALIGN_CENTER },
    [COLUMN_LEVEL]      = { LEFT + 428,  56, ALIGN_LEFT },
};

static void cell(struct sheet *s, const char *tag, int column, enum style style, enum ink ink, double middle,
                 double width, const char *text)
{
    struct text_box box = { columns[column].x, 0, width, style, ink, columns[column].align, 2, tag };

    box.y = middle - text_height(&s->c, &box, text) / 2;
    text_draw(&s->c, &box, text);
}

static void profile_row(struct sheet *s, double middle, const struct told *d)
{
    tag_open(s, "TR");
    cell(s, "TH", COLUMN_NAME, STYLE_STRONG, INK_TEXT, middle, columns[COLUMN_NAME].width, d->name);
    if (d->is_scored) {
        chart_bar(&s->c, columns[COLUMN_BAR].x, middle, columns[COLUMN_BAR].width, d->score->t, BAND_T);
        cell(s, "TD", COLUMN_T, STYLE_STRONG, INK_ACCENT, middle, columns[COLUMN_T].width, d->t);
        cell(s, "TD", COLUMN_BAND, STYLE_SMALL, INK_SOFT, middle, columns[COLUMN_BAND].width, d->band);
        cell(s, "TD", COLUMN_PERCENTILE, STYLE_SMALL, INK_TEXT, middle, columns[COLUMN_PERCENTILE].width,
             d->percentile);
        cell(s, "TD", COLUMN_LEVEL, STYLE_SMALL, INK_TEXT, middle, columns[COLUMN_LEVEL].width,
             d->level_name);
    } else {
        cell(s, "TD", COLUMN_T, STYLE_SMALL, INK_SOFT, middle, RIGHT - columns[COLUMN_T].x, d->level_name);
    }
    tag_close(s, "TR");
}

static void profile_legend(struct sheet *s, const struct words *w, double y)
{
    const struct report_texts *t = w->t;
    const double               middle = y + style_leading(STYLE_TINY) / 2;

    dot_draw(&s->c, LEFT + 5, middle, 4.2);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT + 16, y, 90, t->legend_score);
    box_fill(&s->c, LEFT + 110, middle - 4, 26, 8, 4, INK_PALE);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT + 142, y, 130, t->legend_band);
    chart_mean(&s->c, LEFT + 292, middle - 6, middle + 6);
    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT + 300, y, WIDTH - 300, t->legend_mean);
}

static void radar_values(const struct words *w, struct chart_value *values)
{
    for (int i = 0; i < w->n; i++)
        values[i] = (struct chart_value){ w->told[i].name, w->told[i].t,
                                          w->told[i].is_scored ? w->told[i].score->t : NAN };
}

static double profile_table(struct sheet *s, const struct words *w, double y)
{
    const struct report_texts *t = w->t;
    const double               step = w->n > 8 ? 23 : 31;
    const char                *titles[COLUMN_COUNT] = {
        [COLUMN_NAME] = t->column_dimension, [COLUMN_T] = t->column_t, [COLUMN_BAND] = t->column_band,
        [COLUMN_PERCENTILE] = t->column_percentile, [COLUMN_LEVEL] = t->column_level };

    tag_open(s, "Table");
    tag_open(s, "TR");
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (titles[i])
            line_put(s, "TH", STYLE_TINY, INK_SOFT, columns[i].align, columns[i].x, y, columns[i].width,
                     titles[i]);
    tag_close(s, "TR");
    y += 14;
    chart_scale(&s->c, columns[COLUMN_BAR].x, y, columns[COLUMN_BAR].width, step * w->n, INK_WASH, true);
    for (int i = 0; i < w->n; i++) {
        line_draw(&s->c, LEFT, y + step * i, columns[COLUMN_BAR].x - 8, y + step * i, 0.5, INK_RULE);
        line_draw(&s->c, columns[COLUMN_T].x, y + step * i, RIGHT, y + step * i, 0.5, INK_RULE);
        profile_row(s, y + step * (i + 0.5), &w->told[i]);
    }
    tag_close(s, "Table");
    return y + step * w->n;
}

static void profile_page(struct sheet *s, const struct words *w)
{
    struct chart_value         values[DIM_COUNT];
    double                     y, middle;

    page_begin(s);
    y = heading(s, TOP, w->t->profile);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, w->t->profile_lead) + 16;
    y = profile_table(s, w, y) + 10;
    profile_legend(s, w, y);

    y += 34;
    middle = (y + BOTTOM) / 2;
    radar_values(w, values);
    chart_radar(&s->c, RIGHT - 176, middle, fmin(100, (BOTTOM - y) / 2 - 32), values, w->n);
    y = middle - 70;
    y = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT, y, 118, w->t->radar_title) + 6;
    text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT, y, 118, w->t->radar_lead);
}

/* A question with its mark; returns the y below it. */
static double question(struct sheet *s, double x, double y, double width, const char *text)
{
    tag_open(s, "LI");
    text_put(s, "Lbl", STYLE_BODY, INK_ACCENT, x, y, 10, "–");
    y = text_put(s, "LBody", STYLE_BODY, INK_TEXT, x + 11, y, width - 11, text) + 2;
    tag_close(s, "LI");
    return y;
}

/* One dimension: name and score at the left, meaning and questions at the right;
 * returns the y below both. */
static double card(struct sheet *s, const struct words *w, double y, const struct told *d)
{
    const double side = 132, x = LEFT + side + 20, width = RIGHT - x;
    double       left;

    bookmark_add(s, s->section, d->name, y - 20);
    line_draw(&s->c, LEFT, y, RIGHT, y, 0.6, INK_RULE);
    left = text_put(s, "H2", STYLE_H2, INK_ACCENT, LEFT, y + 10, side, d->name) + 1;
    left = text_put(s, "P", STYLE_LABEL, INK_TEXT, LEFT, left, side, d->level_name) + 6;
    if (d->is_scored) {
        chart_scale(&s->c, LEFT, left, side, 18, INK_WASH, false);
        chart_bar(&s->c, LEFT, left + 9, side, d->score->t, BAND_T);
        left = text_put(s, "P", STYLE_TINY, INK_SOFT, LEFT, left + 22, side, d->numbers) + 5;
    }
    left = text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT, left, side, d->text->measures);

    y = text_put(s, "P", STYLE_BODY, INK_TEXT, x, y + 11, width, d->level) + 6;
    y = text_put(s, "P", STYLE_LABEL, INK_ACCENT, x, y, width, w->t->questions) + 2;
    tag_open(s, "L");
    y = question(s, x, y, width, d->text->ask);
    y = question(s, x, y, width, d->probe);
    tag_close(s, "L");
    return fmax(left, y);
}

/* Cards stand at equal distances, unless one needs more room than its share. */
static void card_pages(struct sheet *s, const struct words *w)
{
    double              top = TOP, step = 0, below = 0;

    for (int i = 0; i < w->n; i++) {
        int place = i % CARDS_PER_PAGE;

        if (place == 0) {
            page_begin(s);
            top = TOP - 12;
            if (i == 0) {
                top = heading(s, TOP, w->t->dimensions);
                top = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, top, WIDTH, w->t->dimensions_lead) + 10;
            }
            step  = (BOTTOM - top) / CARDS_PER_PAGE;
            below = 0;
        }
        below = card(s, w, fmax(top + step * place, below + 6), &w->told[i]);
    }
}

static double quality_table(struct sheet *s, const struct words *w, double y)
{
    const struct report_texts *t = w->t;
    const double               x2 = LEFT + 300, x3 = LEFT + 392;

    tag_open(s, "Table");
    tag_open(s, "TR");
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, y, 200, t->column_check);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x2, y, 88, t->column_seen);
    line_put(s, "TH", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x3, y, RIGHT - x3, t->column_verdict);
    tag_close(s, "TR");
    y += 13;
    for (int i = 0; i < CHECK_COUNT; i++) {
        const struct quality_text *check = &t->check[i];
        bool                       is_flagged = w->is_flagged[i];
        double                     below;

        line_draw(&s->c, LEFT, y, RIGHT, y, 0.5, INK_RULE);
        tag_open(s, "TR");
        tag_open(s, "TH");
        text_put(s, "P", STYLE_STRONG, INK_TEXT, LEFT, y + 4, 280, check->name);
        below = text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT, y + 16.5, 284,
                         is_flagged ? check->flagged : check->fine);
        tag_close(s, "TH");
        text_put(s, "TD", STYLE_SMALL, INK_TEXT, x2, y + 5, 88, w->seen[i]);
        if (is_flagged)
            text_put(s, "TD", STYLE_LABEL, INK_ACCENT, x3, y + 5, RIGHT - x3, t->check_flagged);
        else
            text_put(s, "TD", STYLE_SMALL, INK_TEXT, x3, y + 5, RIGHT - x3, t->check_fine);
        tag_close(s, "TR");
        y = below + 5;
    }
    tag_close(s, "Table");
    return y;
}

static void reading_page(struct sheet *s, const struct words *w)
{
    const struct report_texts *t = w->t;
    struct passage             passages[READ_COUNT];
    double                     y;

    page_begin(s);
    y = heading(s, TOP, t->quality);
    y = text_put(s, "P", STYLE_BODY, INK_TEXT, LEFT, y, WIDTH, t->quality_lead[w->verdict]) + 10;
    y = quality_table(s, w, y) + 20;

    y = heading(s, y, t->reading);
    for (int i = 0; i < READ_COUNT; i++)
        passages[i] = (struct passage){ t->read[i].title, w->reading[i] };
    passages_put(s, y, passages, READ_COUNT);
    notice_put(s, t->warning.title, t->warning.text);
}

static void draw(struct sheet *s, const void *words)
{
    summary_page(s, words);
    profile_page(s, words);
    card_pages(s, words);
    reading_page(s, words);
}

void b5_section(struct arena *mem, const struct report *report, const struct b5_result *result,
                struct section *section)
{
    struct words              *w = ARENA_NEW(mem, struct words);
    const struct report_texts *t = report_texts_of(report->language);
    int                        last;

    words_compose(mem, report, result, w);
    last     = PAGES_BEFORE_CARDS + w->cards_pages + 1;
    *section = (struct section){
        .title = w->product, .subtitle = t->title, .score = NAN, .pages = last, .draw = draw, .words = w,
        .facts = { { t->norm, w->norm }, { t->answered, w->answered } }, .chapters_n = 5,
        .chapters = { { t->summary, 1 }, { t->profile, 2 }, { t->dimensions, PAGES_BEFORE_CARDS + 1 },
                      { t->quality, last }, { t->reading, last } } };
}

/* --- the radar alone ----------------------------------------------------------- */

/* Adds `text` as XML character data. */
static void xml_add(struct buf *b, const char *text)
{
    for (const char *in = text; *in; in++)
        if (*in == '<')
            buf_text(b, "&lt;");
        else if (*in == '&')
            buf_text(b, "&amp;");
        else
            buf_char(b, *in);
}

/* Says what the picture shows, for who cannot see it, and takes out the id of
 * its group: cairo counts it up through the life of the process. */
static str svg_finished(struct arena *mem, str svg, const char *title)
{
    const char *open  = memmem(svg.data, svg.len, "viewBox=", 8);
    const char *group = memmem(svg.data, svg.len, "<g id=\"surface", 14);
    struct buf  b     = BUF(mem);
    str         rest  = svg;

    open = open ? memchr(open, '>', svg.len - (size_t)(open - svg.data)) : NULL;
    if (!open || !group || group < open)
        return svg;
    buf_add(&b, svg.data, (size_t)(open - svg.data));
    buf_text(&b, " role=\"img\">\n<title>");
    xml_add(&b, title);
    buf_text(&b, "</title>");
    buf_add(&b, open + 1, (size_t)(group + 2 - open - 1));
    rest = str_from(svg, (size_t)(group + 2 - svg.data));
    str_cut(&rest, '>');
    buf_char(&b, '>');
    buf_str(&b, rest);
    return buf_end(&b);
}

/* The scores in words, for who cannot see them. */
static const char *radar_title(struct arena *mem, const struct report *report, const struct words *w)
{
    struct buf scores = BUF(mem);

    for (int i = 0; i < w->n; i++)
        buf_printf(&scores, "%s%s %s", i > 0 ? ", " : "", w->told[i].name, w->told[i].t);
    return FILL(mem, w->t->radar_alt, str_z(mem, report->candidate), buf_end(&scores).data);
}

str report_radar_svg(struct arena *mem, const struct report *report, const struct b5_result *result)
{
    struct words       w;
    struct sink        svg;
    struct canvas      c;
    cairo_surface_t   *surface;
    struct chart_value values[DIM_COUNT];
    const char        *title;

    words_compose(mem, report, result, &w);
    radar_values(&w, values);
    title = radar_title(mem, report, &w);
    sink_open(mem, &svg, REPORT_BYTES_MAX);
    surface = cairo_svg_surface_create_for_stream(sink_add, &svg, SVG_WIDTH, SVG_HEIGHT);
    canvas_open(&c, surface, w.t->language);
    chart_radar(&c, SVG_WIDTH / 2, SVG_HEIGHT / 2, 118, values, w.n);
    if (!surface_close(&c, surface))
        return STR_NULL;
    return svg_finished(mem, (str){ (const char *)svg.data, svg.len }, title);
}
