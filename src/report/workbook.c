/* workbook.c - see workbook.h.  The parts are those of ECMA-376 that a reader must have. */
#include <stdio.h>
#include "core/arena.h"
#include "report/workbook.h"

#define XML           "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN          "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS     "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE       "http://schemas.openxmlformats.org/package/2006/"
#define CONTENT(part) "application/vnd.openxmlformats-officedocument.spreadsheetml." part "+xml"

static const char *const paths[WORKBOOK_SHEETS_MAX] = {
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml",
    "xl/worksheets/sheet5.xml", "xl/worksheets/sheet6.xml", "xl/worksheets/sheet7.xml", "xl/worksheets/sheet8.xml",
};

static void sheet_close(struct workbook *w, struct buf *out)
{
    zip_add(w->zip, out, STR("</sheetData></worksheet>"));
    zip_close(w->zip, out);
}

void workbook_sheet(struct workbook *w, struct buf *out, const char *name)
{
    if (w->n)
        sheet_close(w, out);
    zip_open(w->zip, out, paths[w->n]);
    w->names[w->n++] = name;
    zip_add(w->zip, out, STR(XML "<worksheet xmlns=\"" MAIN "\"><sheetData>"));
}

/* XML has no control characters but these three, not even escaped. */
static str without_controls(struct arena *mem, str s)
{
    struct buf b = BUF(mem);

    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.data[i] >= ' ' || s.data[i] == '\t' || s.data[i] == '\n' || s.data[i] == '\r')
            buf_char(&b, s.data[i]);
    return b.len ? buf_end(&b) : STR("");
}

void workbook_cell(struct buf *row, str value, bool is_number)
{
    if (!value.len) {
        buf_text(row, "<c/>");
        return;
    }
    buf_text(row, is_number ? "<c><v>" : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    buf_html(row, without_controls(row->mem, value));
    buf_text(row, is_number ? "</v></c>" : "</t></is></c>");
}

void workbook_row(struct workbook *w, struct buf *out, str cells)
{
    zip_add(w->zip, out, STR("<row>"));
    zip_add(w->zip, out, cells);
    zip_add(w->zip, out, STR("</row>"));
}

/* --- the parts beside the sheets ----------------------------------------------------------- */

static void part(struct workbook *w, struct buf *out, const char *name, str text)
{
    zip_open(w->zip, out, name);
    zip_add(w->zip, out, text);
    zip_close(w->zip, out);
}

/* The workbook names its sheets, says where each lies, and what every part is. */
void workbook_end(struct workbook *w, struct buf *out)
{
    struct buf book = BUF(out->mem), relations = BUF(out->mem), types = BUF(out->mem);

    sheet_close(w, out);
    buf_text(&book, XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS "\"><sheets>");
    buf_text(&relations, XML "<Relationships xmlns=\"" PACKAGE "relationships\">");
    buf_text(&types, XML "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" ContentType=\""
             "application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\""
             " ContentType=\"" CONTENT("sheet.main") "\"/>");
    for (size_t i = 0; i < w->n; i++) {
        buf_printf(&book, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", w->names[i], i + 1, i + 1);
        buf_printf(&relations, "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS "/worksheet\""
                   " Target=\"worksheets/sheet%zu.xml\"/>", i + 1, i + 1);
        buf_printf(&types, "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\"" CONTENT("worksheet")
                   "\"/>", i + 1);
    }
    buf_text(&book, "</sheets></workbook>");
    buf_text(&relations, "</Relationships>");
    buf_text(&types, "</Types>");
    part(w, out, "xl/workbook.xml", buf_end(&book));
    part(w, out, "xl/_rels/workbook.xml.rels", buf_end(&relations));
    part(w, out, "[Content_Types].xml", buf_end(&types));
    part(w, out, "_rels/.rels", STR(XML "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\""
                                    " Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/>"
                                    "</Relationships>"));
    zip_end(w->zip, out);
}
