/* sheet.c - see sheet.h.
 *
 * cairo 1.16 cannot say the language of a document: pdf_add_language writes it
 * afterwards.
 */
#include "report/sheet.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/report.h"

cairo_status_t sink_add(void *arg, const unsigned char *data, unsigned int len)
{
    struct sink *sink = arg;

    if (len > sink->room - sink->len)
        return CAIRO_STATUS_WRITE_ERROR;
    memcpy(sink->data + sink->len, data, len);
    sink->len += len;
    return CAIRO_STATUS_SUCCESS;
}

double put(struct sheet *s, const char *tag, enum style style, enum ink ink, double x, double y,
           double width, const char *text)
{
    return y + text_draw(&s->c, &(struct text_box){ x, y, width, style, ink, ALIGN_LEFT, 0, tag }, text);
}

void put_line(struct sheet *s, const char *tag, enum style style, enum ink ink, enum align align, double x,
              double y, double width, const char *text)
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
    s->section = bookmark_add(s, CAIRO_PDF_OUTLINE_ROOT, text, y - 20);
    return put(s, "H1", STYLE_H1, INK_ACCENT, LEFT, y, WIDTH, text) + 6;
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
void pdf_add_language(struct sink *pdf, const char *language)
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

struct sink sink_new(struct arena *mem)
{
    return (struct sink){ .data = arena_alloc(mem, REPORT_BYTES_MAX), .room = REPORT_BYTES_MAX };
}

bool sheet_end(struct sheet *s)
{
    bool is_whole;

    canvas_close(&s->c);
    cairo_surface_finish(s->surface);
    is_whole = cairo_surface_status(s->surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(s->surface);
    return is_whole;
}
