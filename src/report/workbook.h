/* workbook.h - tables as an Excel workbook (Office Open XML), a sheet each, written as they come.
 *
 * What is made goes into a buffer that may be emptied between any two calls, as with core/zip.h.
 * Texts are texts whatever they begin with: no cell is a formula.
 */
#ifndef REPORT_WORKBOOK_H
#define REPORT_WORKBOOK_H

#include "core/zip.h"

#define WORKBOOK_TYPE       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define WORKBOOK_SHEETS_MAX 8

/* `names`: of its sheets, letters and digits; they live as long as the workbook. */
struct workbook { struct zip *zip; const char *names[WORKBOOK_SHEETS_MAX]; size_t n; };

/* Ends the sheet before, if any, and begins one. */
void workbook_sheet(struct workbook *w, struct buf *out, const char *name);
/* Adds a cell to a row that is being made. */
void workbook_cell(struct buf *row, str value, bool is_number);
/* Writes a row, made of its cells. */
void workbook_row(struct workbook *w, struct buf *out, str cells);
/* Ends the last sheet and the workbook, which has one at least. */
void workbook_end(struct workbook *w, struct buf *out);

#endif
