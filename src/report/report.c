/* report.c - a report as a document: its cover, and behind it the section of each instrument. */
#include "report/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/clock.h"
#include "report/chart.h"
#include "report/section.h"

enum cover_fact { FACT_COMPLETED, FACT_PRINTED, FACT_REFERENCE, FACT_ASSESSMENT, COVER_FACTS };

/* What every cover says. */
struct cover {
    struct sheet_words sheet;
    struct fact        facts[COVER_FACTS];
};

static const char *time_words(struct arena *mem, const struct report *report, int64_t ms)
{
    return clock_time_words(mem, ms, report->language, report->zone).data;
}

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
            [FACT_COMPLETED] = { t->completed, time_words(mem, report, report->completed_ms) },
            [FACT_PRINTED] = { t->printed, time_words(mem, report, report->printed_ms) },
            [FACT_REFERENCE] = { t->reference, report->reference.len ? str_z(mem, report->reference) : NULL },
            [FACT_ASSESSMENT] = { translated_text(&assessment, t->language),
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

/* --- several instruments --------------------------------------------------------- */

/* The list of sections: one column while it is short, else two, and what the cover
 * does not hold stands on the page behind it. */
#define LIST_SHORT   12
#define LIST_COVER   30
#define LIST_PAGE    80
#define LIST_BOTTOM  786.0
#define LIST_STEP    24.0 /* at the most */
_Static_assert(COMPONENTS_MAX <= LIST_COVER + LIST_PAGE, "the list has room for all");

/* Everything the overview says, composed before the first line is drawn. */
struct overview {
    struct cover   cover;
    enum language  l;
    struct section sections[COMPONENTS_MAX];
    struct opening openings[COMPONENTS_MAX];
    int            first[COMPONENTS_MAX]; /* page; 0 without a result */
    size_t         n;
    double         average;               /* NAN: no score */
    const char    *score, *score_says;
};

static const struct translated
    overall    = TEXTS("Overall score", "Pontuação geral", "Puntuación global", "Gesamtergebnis"),
    score_mean = TEXTS("From the scores of the tests that have right and wrong answers. Questionnaires have"
                       " none and do not enter.",
                       "Das pontuações dos testes com respostas certas e erradas. Questionários não têm e não"
                       " entram.",
                       "De las puntuaciones de los tests con respuestas correctas e incorrectas. Los"
                       " cuestionarios no las tienen y no entran.",
                       "Aus den Ergebnissen der Tests mit richtigen und falschen Antworten. Fragebogen haben"
                       " keine und gehen nicht ein."),
    no_result  = TEXTS("no result", "sem resultado", "sin resultado", "kein Ergebnis"),
    profile    = TEXTS("Profile", "Perfil", "Perfil", "Profil");

/* "Questions answered: 119 of 120  ·  Compared with: ..." */
static const char *facts_line(struct arena *mem, const struct section *section)
{
    struct buf b = BUF(mem);

    for (int i = 0; i < SECTION_FACTS_MAX; i++)
        if (section->facts[i].value)
            buf_printf(&b, "%s%s: %s", b.len ? "  ·  " : "", section->facts[i].label, section->facts[i].value);
    return buf_end(&b).data;
}

static const char *titles_line(struct arena *mem, const struct overview *o)
{
    struct buf b = BUF(mem);

    for (size_t i = 0; i < o->n; i++)
        buf_printf(&b, "%s%s", i ? "  ·  " : "", o->sections[i].title);
    return buf_end(&b).data;
}

/* The sections in the order of the components; the questions of the workspace are one. */
static void overview_sections(struct arena *mem, const struct report *report, const struct component_result *list,
                              size_t n, struct overview *o)
{
    bool own = false;

    for (size_t i = 0; i < n; i++) {
        struct section *section = &o->sections[o->n];
        bool            is_own = is_own_question(list[i].instrument);

        if (is_own && own)
            continue;
        if (is_own)
            own_section(mem, report, list, n, section);
        else
            section_compose(mem, report, &list[i], section);
        own |= is_own;
        o->openings[o->n++] = (struct opening){ section->title, facts_line(mem, section), section->outcome };
    }
}

/* Says on which page each section begins; returns the number of pages. */
static int overview_pages(struct overview *o)
{
    int pages = o->n > LIST_COVER ? 2 : 1;

    for (size_t i = 0; i < o->n; i++)
        if (o->sections[i].draw) {
            o->first[i] = pages + 1;
            pages += o->sections[i].pages;
        }
    return pages;
}

static void overview_compose(struct arena *mem, const struct report *report, const struct component_result *list,
                             size_t n, double average, struct overview *o)
{
    const struct report_texts *t = report_texts_of(report->language);
    const char                *name = report->assessment.len ? str_z(mem, report->assessment) : NULL;

    *o = (struct overview){ .l = language_find(t->language), .average = average };
    o->score      = percent_text(mem, t, average);
    o->score_says = score_mean.in[o->l];
    overview_sections(mem, report, list, n, o);
    cover_compose(mem, report, name ? name : t->title, name ? t->title : titles_line(mem, o), overview_pages(o),
                  &o->cover);
}

static void entry_draw(struct sheet *s, const struct overview *o, size_t i, double x, double y, double width)
{
    const struct section *section = &o->sections[i];
    const double          outcome = 112, bar = width > 300 ? 110 : 0, right = x + width;
    const double          name = width - 34 - outcome - (bar ? bar + 12 : 0);
    char                  number[16];

    if (!o->first[i]) {
        line_put(s, "P", STYLE_BODY, INK_SOFT, ALIGN_LEFT, x, y, name, section->title);
        line_put(s, "P", STYLE_SMALL, INK_SOFT, ALIGN_RIGHT, right - 26 - outcome, y + 1, outcome,
                 no_result.in[o->l]);
        return;
    }
    snprintf(number, sizeof number, "%d", o->first[i]);
    entry_open(s, o->first[i]);
    line_put(s, NULL, STYLE_BODY, INK_ACCENT, ALIGN_LEFT, x, y, name, section->title);
    if (bar && !isnan(section->score))
        chart_part(&s->c, x + name + 4, y + 6.5, bar, section->score / 100);
    line_put(s, NULL, STYLE_STRONG, INK_TEXT, ALIGN_RIGHT, right - 26 - outcome, y, outcome,
             section->outcome ? section->outcome : profile.in[o->l]);
    line_put(s, NULL, STYLE_BODY, INK_SOFT, ALIGN_RIGHT, right - 24, y, 24, number);
    entry_close(s);
}

/* Entries first..end of the list, from y down. */
static void list_draw(struct sheet *s, const struct overview *o, size_t first, size_t end, double y)
{
    const size_t n = end - first, columns = o->n > LIST_SHORT ? 2 : 1, rows = (n + columns - 1) / columns;
    const double gap = 28, width = columns == 1 ? WIDTH : (WIDTH - gap) / 2;
    double       step;

    tag_open(s, "TOC");
    line_put(s, "Caption", STYLE_TINY, INK_SOFT, ALIGN_LEFT, LEFT, y, WIDTH, s->says->contents_label);
    y += 13;
    step = fmin(LIST_STEP, (LIST_BOTTOM - y) / (double)rows);
    for (size_t i = 0; i < n; i++) {
        double x = LEFT + (double)(i / rows) * (width + gap), top = y + step * (double)(i % rows);

        entry_draw(s, o, first + i, x, top + (step - 16) / 2, width);
        line_draw(&s->c, x, top + step, x + width, top + step, 0.5, INK_RULE);
    }
    tag_close(s, "TOC");
}

static void overview_draw(struct sheet *s, const struct overview *o)
{
    static const double widths[] = { [FACT_COMPLETED] = 178, [FACT_PRINTED] = 178, [FACT_REFERENCE] = 103 };
    double              y = cover_begin(s, 250), top = y, x = LEFT;

    for (int i = FACT_COMPLETED; i <= FACT_REFERENCE; x += widths[i++] + 12)
        if (o->cover.facts[i].value)
            y = fmax(y, fact_put(s, x, top, widths[i], &o->cover.facts[i]));
    if (!isnan(o->average)) {
        box_fill(&s->c, LEFT, y, WIDTH, 58, 6, INK_WASH);
        line_put(s, "P", STYLE_LABEL, INK_SOFT, ALIGN_LEFT, LEFT + 14, y + 9, 150, overall.in[o->l]);
        line_put(s, "P", STYLE_NAME, INK_ACCENT, ALIGN_LEFT, LEFT + 14, y + 23, 100, o->score);
        chart_part(&s->c, LEFT + 112, y + 38, 120, o->average / 100);
        text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT + 260, y + 13, WIDTH - 274, o->score_says);
        y += 58 + 18;
    }
    list_draw(s, o, 0, o->n < LIST_COVER ? o->n : LIST_COVER, y);
    if (o->n > LIST_COVER) {
        page_begin(s);
        list_draw(s, o, LIST_COVER, o->n, TOP - 12);
    }
}

static bool has_results(const struct overview *o)
{
    for (size_t i = 0; i < o->n; i++)
        if (o->sections[i].draw)
            return true;
    return false;
}

static str overview_pdf(struct arena *mem, const struct report *report, const struct component_result *list,
                        size_t n, double average)
{
    struct overview *o = ARENA_NEW(mem, struct overview);
    struct sheet     s;

    overview_compose(mem, report, list, n, average, o);
    if (!has_results(o))
        return STR_NULL;
    sheet_open(mem, &s, &o->cover.sheet);
    overview_draw(&s, o);
    for (size_t i = 0; i < o->n; i++)
        if (o->sections[i].draw) {
            s.opening = &o->openings[i];
            o->sections[i].draw(&s, o->sections[i].words);
        }
    return sheet_close(&s);
}

str report_pdf(struct arena *mem, const struct report *report, const struct instrument *instrument, str document)
{
    struct component_result list[COMPONENTS_MAX];
    struct section          section;
    size_t                  n = component_results(mem, instrument, document, list);

    if (instrument->components_n)
        return overview_pdf(mem, report, list, n, composition_average(document));
    section_compose(mem, report, &list[0], &section);
    return section.draw ? section_pdf(mem, report, &section) : STR_NULL;
}
