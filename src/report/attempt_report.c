/* attempt_report.c - see attempt_report.h.  Tables: workspace. */
#include "report/attempt_report.h"

#include "domain/authored.h"
#include "report/report.h"

static const char *language_of(const struct attempt *attempt, const struct report_request *request)
{
    return request->language ? request->language : language_near(attempt->language);
}

str attempt_report_pdf(struct call *c, const struct attempt *attempt, str document,
                       const struct report_request *request)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    struct report            report = {
        .language = language_of(attempt, request), .candidate = person_name(c->mem, attempt),
        .assessment = attempt->assessment_name, .reference = attempt->external_id, .zone = request->zone,
        .completed_ms = attempt->finished_at.ms, .printed_ms = c->now_ms, .time_factor = attempt->time_factor,
        .product = request->view ? request->view : product_find(attempt->product) };

    db_str(c, "SELECT name FROM workspace WHERE id = :workspace_id", &report.company);
    return instrument ? report_pdf(c->mem, &report, instrument, document) : STR_NULL;
}

bool attempt_report(struct call *c, const struct attempt *attempt, str document,
                    const struct report_request *request)
{
    str pdf = attempt_report_pdf(c, attempt, document, request);
    str name = request->view ? str_of(request->view->code) : attempt->product;

    if (!pdf.data)
        return fail(c, 503, NULL, "the report cannot be drawn: rescore it with this version");
    reply_header(c, "Content-Disposition", str_printf(c->mem, "inline; filename=\"%.*s-%s.pdf\"", STR_ARG(name),
                                                      language_of(attempt, request)));
    return reply_raw(c, "application/pdf", pdf);
}
