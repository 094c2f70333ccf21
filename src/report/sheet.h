/* sheet.h - pages of a report: what all of our PDF documents are made with.
 *
 * The bytes of a document go into one block of the arena that is taken before
 * drawing begins: the PDF library calls back for each piece, and a callback must
 * not leave by longjmp, so it copies into the block, and refuses what would not fit.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "core/arena.h"
#include "report/draw.h"

#define PAGE_WIDTH   595.276 /* A4 */
#define PAGE_HEIGHT  841.890
#define LEFT         56.0
#define RIGHT        (PAGE_WIDTH - 56.0)
#define WIDTH        (RIGHT - LEFT)
#define TOP          88.0    /* of the content */
#define BOTTOM       782.0

/* The bytes as they come from the library. */
struct sink {
    unsigned char *data;
    size_t         len, room;
};

struct words;

struct sheet {
    struct canvas       c;
    cairo_surface_t    *surface;
    const struct words *w;       /* of the report of one person; NULL in others */
    int                 page;    /* from 1 */
    int                 section; /* bookmark of the last heading */
};

/* A sink of REPORT_BYTES_MAX bytes, and what writes into it. */
struct sink    sink_new(struct arena *mem);
cairo_status_t sink_add(void *sink, const unsigned char *data, unsigned int len);
/* Ends a drawing; true when every byte of it has come. */
bool           sheet_end(struct sheet *s);
/* Says the document's language, and that its title is to be shown. */
void           pdf_add_language(struct sink *pdf, const char *language);

/* Text in the left-aligned standard case; returns the y below it. */
double put(struct sheet *s, const char *tag, enum style style, enum ink ink, double x, double y, double width,
           const char *text);
/* The same on one line, cut with an ellipsis when it is too long. */
void   put_line(struct sheet *s, const char *tag, enum style style, enum ink ink, enum align align, double x,
                double y, double width, const char *text);
void   tag_open(struct sheet *s, const char *tag);
void   tag_close(struct sheet *s, const char *tag);
/* A bookmark that shows the page from y on; returns its number. */
int    bookmark_add(struct sheet *s, int parent, const char *title, double y);
/* A heading with its bookmark; returns the y below it. */
double heading(struct sheet *s, double y, const char *text);

#endif
