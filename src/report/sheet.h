/* sheet.h - the pages of a PDF report and what is alike on all of them.
 *
 * What a report says is composed first, then drawn page by page: composing may
 * leave the call, and drawing holds objects of the PDF library.  The bytes go into
 * one block of the arena that is taken before drawing begins: the library calls
 * back for each piece, and a callback must not leave by longjmp, so it copies
 * into the block, and refuses what would not fit.
 *
 * All content stands in structure elements; running header, footer and shapes
 * stand outside them, so a screen reader passes over them.  cairo 1.16 cannot
 * say the language of a document: sheet_close writes it afterwards.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "core/arena.h"
#include "core/str.h"
#include "report/draw.h"

#define PAGE_WIDTH   595.276 /* A4, in points */
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

/* What the cover, the running head and the document's properties say. */
struct sheet_words {
    const char *language;
    const char *title;     /* of the document */
    const char *product, *subtitle;
    const char *candidate_label, *candidate;
    const char *company_label, *company; /* "" when there is none */
    const char *contents_label, *confidential;
    const char *created;   /* ISO 8601 */
    const char *page_of;   /* "Page {1} of {2}" */
    int         pages;     /* of the whole document */
};

/* The head of a part, which stands on its first page in place of the running head. */
struct opening {
    const char *title, *facts; /* facts: a line below it, "" for none */
    const char *outcome;       /* at the right; NULL for none */
};

struct sheet {
    struct canvas             c;
    cairo_surface_t          *surface;
    struct sink               pdf;
    const struct sheet_words *says;
    const struct opening     *opening; /* of the part that begins with the next page; NULL for none */
    const char               *head;    /* of the part, at the left of every page */
    int                       page;    /* from 1 */
    int                       part;    /* bookmark of the part; 0 = the document's root */
    int                       section; /* bookmark of the last heading */
};

/* A line of the cover's table of facts; one without a value is left out. */
struct fact { const char *label, *value; };

struct chapter {
    const char *title;
    int         page;
};

/* Begins a PDF whose bytes live in `mem`; `says` must outlive it.  No allocation
 * may follow until sheet_close, which returns STR_NULL when the library failed. */
void sheet_open(struct arena *mem, struct sheet *s, const struct sheet_words *says);
str  sheet_close(struct sheet *s);

/* Ends a page and begins the next with its head. */
void page_begin(struct sheet *s);

/* Begins the first page: a coloured field, `panel` high, with the title, and below it
 * whom the document is about.  Returns the y below. */
double cover_begin(struct sheet *s, double panel);
/* Draws the whole first page of a document about one thing. */
void   cover_draw(struct sheet *s, const struct fact *facts, int facts_n, const struct chapter *chapters,
                  int chapters_n);
/* A label and below it a value of up to two lines; returns the y below. */
double fact_put(struct sheet *s, double x, double y, double width, const struct fact *fact);
/* An entry of the contents: what is drawn between leads to a page. */
void   entry_open(struct sheet *s, int page);
void   entry_close(struct sheet *s);

/* Text in the left-aligned standard case; returns the y below it. */
double text_put(struct sheet *s, const char *tag, enum style style, enum ink ink, double x, double y,
                double width, const char *text);
/* The same on one line, cut with an ellipsis when it is too long. */
void   line_put(struct sheet *s, const char *tag, enum style style, enum ink ink, enum align align,
                double x, double y, double width, const char *text);

/* Structure elements around several texts. */
void tag_open(struct sheet *s, const char *tag);
void tag_close(struct sheet *s, const char *tag);

/* A bookmark that shows the page from y on; returns its number. */
int bookmark_add(struct sheet *s, int parent, const char *title, double y);

/* A section's heading with its bookmark; returns the y below it. */
double heading(struct sheet *s, double y, const char *text);

/* A tinted box with a title and a text that ends at the bottom of the page. */
void notice_put(struct sheet *s, const char *title, const char *text);

/* Bytes of another surface: sink_add is its write function. */
void           sink_open(struct arena *mem, struct sink *sink, size_t room);
cairo_status_t sink_add(void *sink, const unsigned char *data, unsigned int len);
/* Ends a drawing; true when every byte of it has come. */
bool           surface_close(struct canvas *c, cairo_surface_t *surface);

#endif
