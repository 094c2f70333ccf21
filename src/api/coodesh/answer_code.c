/* answer_code.c - what the judge said of code and SQL, as managers see it: verdicts and costs, never
 * a case that candidates do not see.
 */
#include "api/coodesh/answers.h"
#include "domain/json_write.h"
#include "domain/judge_report.h"

static void text_member(struct buf *b, const char *name, str text)
{
    write_member(b, name);
    buf_json(b, text);
}

static void number_member(struct buf *b, const char *name, int64_t number)
{
    write_number(b, name, number == INT_NULL ? NAN : (double)number);
}

static void cases_write(struct call *c, struct buf *b, str report)
{
    struct judge_report read = { .cases = { NULL, 0 } };

    judge_report_read(c->mem, report, &read);
    write_open(b, "cases", '[');
    for (size_t i = 0; i < read.cases.n; i++) {
        const struct report_case *one = (const struct report_case *)read.cases.items + i;

        write_item(b);
        buf_char(b, '{');
        text_member(b, "verdict", one->verdict);
        number_member(b, "cpu_ms", one->cpu_ms);
        write_number(b, "memory_mib", one->memory_mib);
        if (one->out.data)
            text_member(b, "stdout", one->out);
        if (one->err.data)
            text_member(b, "stderr", one->err);
        buf_char(b, '}');
    }
    buf_char(b, ']');
    text_member(b, "compiler_says", read.compiler_says.len ? read.compiler_says : STR_NULL);
}

void answer_judged_write(struct call *c, struct buf *b, const struct list *all, str item_id)
{
    const struct judged *one = all->items;
    size_t               i = 0;

    while (i < all->n && !str_eq(one[i].item_id, item_id))
        i++;
    if (i == all->n)
        return;
    one += i;
    write_open(b, "judge", '{');
    text_member(b, "state", one->state);
    text_member(b, "verdict", one->verdict);
    text_member(b, "language", one->language);
    number_member(b, "passed", one->passed);
    number_member(b, "total", one->total);
    cases_write(c, b, one->report);
    buf_char(b, '}');
}

double answer_judged_mark(const struct list *all, str item_id)
{
    const struct judged *one = all->items;

    for (size_t i = 0; i < all->n; i++)
        if (str_eq(one[i].item_id, item_id))
            return one[i].mark;
    return NAN;
}
