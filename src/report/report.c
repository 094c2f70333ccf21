/* report.c - a report as a document: its cover, and behind it the section of each instrument. */
#include "report/report.h"

#include <math.h>

#include "core/buf.h"
#include "core/clock.h"
#include "report/section.h"

/* What every cover says. */
struct cover {
    struct sheet_words sheet;
    struct fact        facts[4];
};
#define COVER_FACTS 4

/* Fills `w`, which must outlive the sheet. */
static void cover_compose(struct arena *mem, const struct report *report, const char *title,
                          const char *subtitle, int pages, struct cover *w)
{
    static const struct translated assessment = TEXTS("Assessment", "Avaliação", "Evaluación", "Einschätzung");
    const struct report_texts     *t   = report_texts_of(report->language);
    struct buf                     iso = BUF(mem);

    clock_write(&iso, report->printed_ms - report->printed_ms % 1000, 0);
    *w = (struct cover){
        .sheet = {
            .language = t->language, .product = title, .subtitle = subtitle, .candidate_label = t->candidate,
            .candidate = str_z(mem, report->candidate), .company_label = t->company,
            .company = str_z(mem, report->company), .contents_label = t->contents,
            .confidential = t->confidential, .created = buf_end(&iso).data, .page_of = t->page_of,
            .pages = pages },
        .facts = {
            { t->completed, clock_time_words(mem, report->completed_ms, t->language, report->zone).data },
            { t->printed, clock_time_words(mem, report->printed_ms, t->language, report->zone).data },
            { t->reference, report->reference.len ? str_z(mem, report->reference) : NULL },
            { translated_text(&assessment, t->language),
              report->assessment.len ? str_z(mem, report->assessment) : NULL } } };
    w->sheet.title = str_printf(mem, "%s: %s", title, w->sheet.candidate).data;
}

str section_pdf(struct arena *mem, const struct report *report, const struct section *section)
{
    struct cover   w;
    struct sheet   s;
    struct fact    facts[COVER_FACTS + SECTION_FACTS_MAX];
    struct chapter chapters[SECTION_CHAPTERS_MAX];

    cover_compose(mem, report, section->title, section->subtitle, 1 + section->pages, &w);
    memcpy(facts, w.facts, sizeof w.facts);
    memcpy(facts + COVER_FACTS, section->facts, sizeof section->facts);
    for (int i = 0; i < section->chapters_n; i++)
        chapters[i] = (struct chapter){ section->chapters[i].title, section->chapters[i].page + 1 };
    sheet_open(mem, &s, &w.sheet);
    cover_draw(&s, facts, COVER_FACTS + SECTION_FACTS_MAX, chapters, section->chapters_n);
    section->draw(&s, section->words);
    return sheet_close(&s);
}

str report_pdf(struct arena *mem, const struct report *report, const struct instrument *instrument, str document)
{
    struct component_result list[COMPONENTS_MAX];
    struct section          section;

    component_results(mem, instrument, document, list);
    section_compose(mem, report, &list[0], &section);
    return section.draw ? section_pdf(mem, report, &section) : STR_NULL;
}
