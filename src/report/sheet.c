/* sheet.c - pages of a PDF report: see sheet.h. */
#include "report/sheet.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/chart.h"
#include "report/report.h"
#include "report/texts.h"

#define OUTCOME_SHORT  8 /* characters that stand large in the head of a part */
#define PAGE_BYTES_MAX ((size_t)24 << 10) /* of what one page adds to the fonts */

cairo_status_t sink_add(void *arg, const unsigned char *data, unsigned int len)
{
    struct sink *sink = arg;

    if (len > sink->room - sink->len)
        return CAIRO_STATUS_WRITE_ERROR;
    memcpy(sink->data + sink->len, data, len);
    sink->len += len;
    return CAIRO_STATUS_SUCCESS;
}

double text_put(struct sheet *s, const char *tag, enum style style, enum ink ink, double x, double y,
                double width, const char *text)
{
    return y + text_draw(&s->c, &(struct text_box){ x, y, width, style, ink, ALIGN_LEFT, 0, tag }, text);
}

void line_put(struct sheet *s, const char *tag, enum style style, enum ink ink, enum align align,
              double x, double y, double width, const char *text)
{
    text_draw(&s->c, &(struct text_box){ x, y, width, style, ink, align, 1, tag }, text);
}

void tag_open(struct sheet *s, const char *tag)
{
    cairo_tag_begin(s->c.cr, tag, NULL);
}

void tag_close(struct sheet *s, const char *tag)
{
    cairo_tag_end(s->c.cr, tag);
}

int bookmark_add(struct sheet *s, int parent, const char *title, double y)
{
    char place[64];

    snprintf(place, sizeof place, "page=%d pos=[%d %d]", s->page, (int)LEFT, (int)y);
    return cairo_pdf_surface_add_outline(s->surface, parent, title, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

double heading(struct sheet *s, double y, const char *text)
{
    s->section = bookmark_add(s, s->part, text, y - 20);
    return text_put(s, "H1", STYLE_H1, INK_ACCENT, LEFT, y, WIDTH, text) + 6;
}

static void running_head(struct sheet *s)
{
    line_put(s, NULL, STYLE_SMALL, INK_SOFT, ALIGN_LEFT, LEFT, 38, WIDTH * 0.45, s->head);
    line_put(s, NULL, STYLE_SMALL, INK_SOFT, ALIGN_RIGHT, LEFT + WIDTH * 0.45, 38, WIDTH * 0.55,
             s->says->candidate);
    line_draw(&s->c, LEFT, 56, RIGHT, 56, 0.6, INK_RULE);
}

static void opening_head(struct sheet *s)
{
    const struct opening *o = s->opening;
    const bool            is_short = o->outcome && str_chars(str_of(o->outcome)) <= OUTCOME_SHORT;

    box_fill(&s->c, 0, 0, PAGE_WIDTH, 72, 0, INK_ACCENT);
    s->part = bookmark_add(s, CAIRO_PDF_OUTLINE_ROOT, o->title, 0);
    line_put(s, "H1", STYLE_H1, INK_WHITE, ALIGN_LEFT, LEFT, 29, WIDTH - 170, o->title);
    line_put(s, "P", STYLE_SMALL, INK_ON_ACCENT, ALIGN_LEFT, LEFT, 54, WIDTH - 170, o->facts);
    if (o->outcome)
        line_put(s, "P", is_short ? STYLE_H1 : STYLE_H2, INK_WHITE, ALIGN_RIGHT, RIGHT - 160, is_short ? 29 : 36,
                 160, o->outcome);
    s->head    = o->title;
    s->opening = NULL;
}

static void footer(struct sheet *s)
{
    const struct sheet_words *w = s->says;
    char                      page[16], pages[16], text[80];

    snprintf(page, sizeof page, "%d", s->page);
    snprintf(pages, sizeof pages, "%d", w->pages);
    text_fill(text, sizeof text, w->page_of, (const char *const[]){ page, pages }, 2);
    line_put(s, NULL, STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, 806, WIDTH * 0.75, w->confidential);
    line_put(s, NULL, STYLE_TINY, INK_SOFT, ALIGN_RIGHT, RIGHT - WIDTH * 0.25, 806, WIDTH * 0.25, text);
}

void page_begin(struct sheet *s)
{
    s->page++;
    if (s->page == 1)
        return;
    cairo_show_page(s->c.cr);
    if (s->opening)
        opening_head(s);
    else
        running_head(s);
    footer(s);
}

double fact_put(struct sheet *s, double x, double y, double width, const struct fact *fact)
{
    struct text_box box = { x, y + 11, width, STYLE_BODY, INK_TEXT, ALIGN_LEFT, 2, "P" };

    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, x, y, width, fact->label);
    return box.y + text_draw(&s->c, &box, fact->value) + 9;
}

void entry_open(struct sheet *s, int page)
{
    char target[48];

    snprintf(target, sizeof target, "page=%d pos=[%d %d]", page, (int)LEFT, 40);
    cairo_tag_begin(s->c.cr, "TOCI", NULL);
    cairo_tag_begin(s->c.cr, CAIRO_TAG_LINK, target);
}

void entry_close(struct sheet *s)
{
    cairo_tag_end(s->c.cr, CAIRO_TAG_LINK);
    cairo_tag_end(s->c.cr, "TOCI");
}

static void chapter_draw(struct sheet *s, double x, double y, double width,
                         const struct chapter *chapter)
{
    char number[16];

    snprintf(number, sizeof number, "%d", chapter->page);
    entry_open(s, chapter->page);
    line_put(s, NULL, STYLE_BODY, INK_ACCENT, ALIGN_LEFT, x, y, width - 24, chapter->title);
    line_put(s, NULL, STYLE_BODY, INK_SOFT, ALIGN_RIGHT, x + width - 24, y, 24, number);
    entry_close(s);
    line_draw(&s->c, x, y + 16.5, x + width, y + 16.5, 0.5, INK_RULE);
}

double cover_begin(struct sheet *s, double panel)
{
    const struct sheet_words *w = s->says;
    struct text_box           name = { LEFT, panel + 52, WIDTH, STYLE_NAME, INK_TEXT, ALIGN_LEFT, 3, "P" };
    struct text_box           title = { LEFT, 0, WIDTH, STYLE_TITLE, INK_WHITE, ALIGN_LEFT, 2, "H1" };

    page_begin(s);
    box_fill(&s->c, 0, 0, PAGE_WIDTH, panel, 0, INK_ACCENT);
    chart_hills(&s->c, 0, PAGE_WIDTH, panel * 0.67, panel * 0.55, INK_ENGRAVED);

    if (w->company[0]) {
        line_put(s, "P", STYLE_TINY, INK_ON_ACCENT, ALIGN_LEFT, LEFT, 54, WIDTH, w->company_label);
        line_put(s, "P", STYLE_H2, INK_WHITE, ALIGN_LEFT, LEFT, 65, WIDTH, w->company);
    }
    title.y = panel - 52 - text_height(&s->c, &title, w->product);
    bookmark_add(s, CAIRO_PDF_OUTLINE_ROOT, w->product, 0);
    text_draw(&s->c, &title, w->product);
    line_put(s, "P", STYLE_LEAD, INK_ON_ACCENT, ALIGN_LEFT, LEFT, panel - 50, WIDTH, w->subtitle);

    line_put(s, "P", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, 806, WIDTH, w->confidential);
    text_put(s, "P", STYLE_TINY, INK_SOFT, LEFT, panel + 40, WIDTH, w->candidate_label);
    return name.y + text_draw(&s->c, &name, w->candidate) + 20;
}

/* The two columns stand side by side: facts at the left, contents at the right. */
void cover_draw(struct sheet *s, const struct fact *facts, int facts_n, const struct chapter *chapters,
                int chapters_n)
{
    const double right = LEFT + 268, column = RIGHT - right;
    double       y = cover_begin(s, 452);

    tag_open(s, "TOC");
    line_put(s, "Caption", STYLE_TINY, INK_SOFT, ALIGN_LEFT, right, y, column, s->says->contents_label);
    for (int i = 0; i < chapters_n; i++)
        chapter_draw(s, right, y + 13 + 20 * i, column, &chapters[i]);
    tag_close(s, "TOC");
    for (int i = 0; i < facts_n; i++)
        if (facts[i].value)
            y = fact_put(s, LEFT, y, 220, &facts[i]);
}

void notice_put(struct sheet *s, const char *title, const char *text)
{
    struct text_box box    = { .x = LEFT + 18, .width = WIDTH - 32, .style = STYLE_BODY, .tag = "P" };
    double          height = 22 + style_leading(STYLE_H2) + text_height(&s->c, &box, text);
    double          y      = BOTTOM - height;

    box_fill(&s->c, LEFT, y, WIDTH, height, 6, INK_WASH);
    box_fill(&s->c, LEFT, y, 4, height, 2, INK_ACCENT);
    box.y = text_put(s, "H2", STYLE_H2, INK_ACCENT, box.x, y + 10, box.width, title);
    text_draw(&s->c, &box, text);
}

/* The last `needle` of the text, or NULL. */
static char *find_last(char *text, size_t len, const char *needle)
{
    size_t n = strlen(needle);

    for (size_t i = len < n ? 0 : len - n + 1; i > 0; i--)
        if (!memcmp(text + i - 1, needle, n))
            return text + i - 1;
    return NULL;
}

/* Says the document's language, and that its title is to be shown, in the
 * catalog.  That is the last object cairo writes, so only the place of the
 * cross-reference table behind it moves.  A file of another form stays as it is. */
static void pdf_add_language(struct sink *pdf, const char *language)
{
    char   added[96], *data = (char *)pdf->data;
    char  *start   = find_last(data, pdf->len, "\nstartxref\n");
    char  *catalog = find_last(data, pdf->len, "/Type /Catalog");
    char  *end     = find_last(data, pdf->len, "endobj\nxref\n");
    size_t n, at;
    long   xref;

    n = (size_t)snprintf(added, sizeof added,
                         "\n   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>", language);
    /* The table's place may need one more digit. */
    if (!start || !catalog || !end || catalog > end || n + 8 > pdf->room - pdf->len)
        return;
    xref = end + strlen("endobj\n") - data;
    if (strtol(start + strlen("\nstartxref\n"), NULL, 10) != xref ||
        memmem(catalog, (size_t)(end - catalog), "endobj", 6))
        return;
    at = (size_t)(catalog - data) + strlen("/Type /Catalog");
    memmove(data + at + n, data + at, pdf->len - at);
    memcpy(data + at, added, n);
    pdf->len = (size_t)(start - data) + n;
    pdf->len += (size_t)snprintf(data + pdf->len, pdf->room - pdf->len, "\nstartxref\n%ld\n%%%%EOF\n",
                                 xref + (long)n);
}

static void metadata_set(struct sheet *s)
{
    cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_TITLE, s->says->title);
    cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_AUTHOR, s->says->company);
    cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_SUBJECT, s->says->subtitle);
    cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_CREATOR, "Assay");
    cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_CREATE_DATE, s->says->created);
    cairo_pdf_surface_set_metadata(s->surface, CAIRO_PDF_METADATA_MOD_DATE, s->says->created);
}

void sink_open(struct arena *mem, struct sink *sink, size_t room)
{
    *sink = (struct sink){ .data = arena_alloc(mem, room), .room = room };
}

bool surface_close(struct canvas *c, cairo_surface_t *surface)
{
    bool is_whole;

    canvas_close(c);
    cairo_surface_finish(surface);
    is_whole = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return is_whole;
}

void sheet_open(struct arena *mem, struct sheet *s, const struct sheet_words *says)
{
    *s = (struct sheet){ .says = says, .head = says->product };
    sink_open(mem, &s->pdf, REPORT_BYTES_MAX + PAGE_BYTES_MAX * (size_t)says->pages);
    s->surface = cairo_pdf_surface_create_for_stream(sink_add, &s->pdf, PAGE_WIDTH, PAGE_HEIGHT);
    metadata_set(s);
    canvas_open(&s->c, s->surface, says->language);
    tag_open(s, "Document");
}

str sheet_close(struct sheet *s)
{
    tag_close(s, "Document");
    if (!surface_close(&s->c, s->surface))
        return STR_NULL;
    pdf_add_language(&s->pdf, s->says->language);
    return (str){ (const char *)s->pdf.data, s->pdf.len };
}
