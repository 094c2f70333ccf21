/* attempt_judge.c - see attempt_judge.h. */
#include <string.h>
#include "core/arena.h"
#include "domain/attempt_judge.h"
#include "domain/authored.h"
#include "domain/coding_pack.h"
#include "domain/judge_report.h"
#include "domain/test.h"

#define JUDGED_MAX  2000
#define REVIEWS_MAX 2000
#define RUNS_READ   12 /* of an item, to find the last one that is over */

static const struct field judged_fields[] = {
    FIELD(judged, attempt_id), FIELD(judged, job_id), FIELD(judged, passed), FIELD(judged, total),
    FIELD(judged, item_id), FIELD(judged, state), FIELD(judged, verdict), FIELD(judged, language),
    FIELD(judged, report), FIELD(judged, mark), FIELD(judged, asked_at), FIELD(judged, judged_at),
};
SHAPE(judged);

/* --- marks ------------------------------------------------------------------------------- */

static const struct field review_fields[] = {
    FIELD(review, item_id), FIELD(review, mark), FIELD(review, verdict), FIELD(review, passed), FIELD(review, total),
};
SHAPE(review);

static bool is_judged(const struct instrument *instrument)
{
    const struct instrument *list[COMPONENTS_MAX];
    size_t                   n = instrument_components(instrument, list);

    for (size_t i = 0; i < n; i++)
        if (list[i]->test && test_is_judged(list[i]->test))
            return true;
    return false;
}

/* The judge's verdicts beside the marks that persons gave; where there is none, its mark too. */
static size_t verdicts_add(struct review *all, size_t n, const struct list *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct review *row = (const struct review *)rows->items + i;
        size_t               at = 0;

        while (at < n && !str_eq(all[at].item_id, row->item_id))
            at++;
        if (at == n) {
            all[n++] = *row;
        } else {
            all[at].verdict = row->verdict;
            all[at].passed  = row->passed;
            all[at].total   = row->total;
        }
    }
    return n;
}

const struct review *attempt_marks(struct call *c, int64_t attempt_id, const struct instrument *instrument, size_t *n)
{
    struct judged  key = { .attempt_id = attempt_id };
    struct list    given = db_rows_with(c, WITH(judged, &key), "SELECT item_id, mark FROM answer_review"
                                        " WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id",
                                        &review_shape, REVIEWS_MAX);
    struct list    rows;
    struct review *all;

    *n = given.n;
    if (!is_judged(instrument))
        return given.items;
    rows = db_rows_with(c, WITH(judged, &key), "SELECT item_id, mark, verdict, passed, total FROM answer_judged"
                        " WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id AND mark IS NOT NULL"
                        " ORDER BY item_id", &review_shape, JUDGED_MAX);
    all  = ARENA_ARRAY(c->mem, struct review, given.n + rows.n + 1);
    memcpy(all, given.items, given.n * sizeof *all);
    *n = verdicts_add(all, given.n, &rows);
    return all;
}

bool attempt_waits_for_judge(struct call *c, int64_t attempt_id, int pending)
{
    struct judged key = { .attempt_id = attempt_id };
    int64_t       waiting = 0;

    if (!pending)
        return false;
    db_int_with(c, WITH(judged, &key), "SELECT count(*) FROM answer_judged j WHERE workspace_id = :workspace_id"
                " AND attempt_id = :attempt_id AND state = 'waiting' AND mark IS NULL AND NOT EXISTS (SELECT 1"
                " FROM answer_review r WHERE r.workspace_id = j.workspace_id AND r.attempt_id = j.attempt_id"
                " AND r.item_id = j.item_id)", &waiting);
    return waiting >= pending;
}

struct list attempt_judged_list(struct call *c, int64_t attempt_id)
{
    struct judged key = { .attempt_id = attempt_id };

    return db_rows_with(c, WITH(judged, &key), "SELECT attempt_id, item_id, job_id, state, mark, verdict, passed,"
                        " total, language, report, asked_at, judged_at FROM answer_judged WHERE"
                        " workspace_id = :workspace_id AND attempt_id = :attempt_id ORDER BY item_id", &judged_shape,
                        JUDGED_MAX);
}

/* --- asking ------------------------------------------------------------------------------- */

/* Marks and verdicts of before stay; without a job it is a person's to mark. */
static void judged_ask(struct call *c, struct judged *row)
{
    row->asked_at.ms = c->now_ms;
    db_exec_with(c, WITH(judged, row), "INSERT INTO answer_judged (workspace_id, attempt_id, item_id, job_id, state,"
                 " language, asked_at) VALUES (:workspace_id, :attempt_id, :item_id, :job_id, :state, :language,"
                 " :asked_at) ON CONFLICT (workspace_id, attempt_id, item_id) DO UPDATE SET job_id = excluded.job_id,"
                 " state = excluded.state, language = excluded.language, asked_at = excluded.asked_at");
}

static void answer_ask(struct call *c, const struct answer *answer, const struct item *item, enum judge_kind kind)
{
    struct judge_ask ask = { .kind = kind, .attempt_id = answer->attempt_id, .item_id = answer->item_id };
    struct judged    row = { .attempt_id = answer->attempt_id, .item_id = answer->item_id, .state = STR("waiting") };
    size_t           errors = c->errors_n;

    if (item->code)
        code_submit(c, item->code, answer->value, &ask);
    else
        sql_submit(c, item->sql, answer->value, &ask);
    row.language = ask.language;
    if (!judge_ask(c, &ask, &row.job_id)) { /* handing in succeeds whatever the judge cannot take */
        c->errors_n = errors;
        row.state   = STR("failed");
    }
    judged_ask(c, &row);
}

/* What came of the candidate's last run of code that a person marks. */
static void run_keep(struct call *c, const struct answer *answer)
{
    struct list         jobs = judge_jobs_of(c, answer->attempt_id, answer->item_id, RUNS_READ);
    struct judge_report report;

    for (size_t i = 0; i < jobs.n; i++) {
        const struct judge_job *job = (const struct judge_job *)jobs.items + i;
        struct judged           row = { answer->attempt_id, job->id, 0, 0, answer->item_id, STR("run"), job->verdict,
                                        job->language, job->result, NAN, { c->now_ms }, job->done_at };

        if (!str_is(job->state, "done") || !judge_report_read(c->mem, job->result, &report))
            continue;
        row.passed = report.passed;
        row.total  = report.total;
        db_exec_with(c, WITH(judged, &row), "INSERT INTO answer_judged (workspace_id, attempt_id, item_id, job_id,"
                     " state, verdict, passed, total, language, report, asked_at, judged_at) VALUES (:workspace_id,"
                     " :attempt_id, :item_id, :job_id, :state, :verdict, :passed, :total, :language, :report,"
                     " :asked_at, :judged_at) ON CONFLICT DO NOTHING");
        return;
    }
}

/* Asks for the standing answers that the judge marks; returns how many. */
static int64_t answers_ask(struct call *c, const struct attempt *attempt, enum judge_kind kind)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    struct list              standing = attempt_answers(c, attempt->id);
    int64_t                  asked = 0;

    for (size_t i = 0; i < standing.n; i++) {
        const struct answer *answer = (const struct answer *)standing.items + i;
        int                  index = instrument->find(instrument, answer->item_id);
        struct item          item = { 0 };

        if (index < 0 || str_is(answer->value, "null"))
            continue;
        instrument->item(instrument, c->mem, index, "en", &item);
        if (item.sql || (item.code && item.code->pack.len)) {
            answer_ask(c, answer, &item, kind);
            asked++;
        } else if (item.code && kind == JUDGE_SUBMIT) {
            run_keep(c, answer);
        }
    }
    return asked;
}

/* Any code or SQL, free code too. */
static bool has_tasks(const struct instrument *instrument)
{
    const struct instrument *list[COMPONENTS_MAX];
    size_t                   n = instrument_components(instrument, list);

    for (size_t i = 0; i < n; i++)
        for (int q = 0; list[i]->test && q < list[i]->test->questions_n; q++)
            if (list[i]->test->questions[q].code || list[i]->test->questions[q].sql)
                return true;
    return false;
}

void attempt_submit(struct call *c, const struct attempt *attempt)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);

    if (!instrument || !has_tasks(instrument))
        return;
    /* Of one that was reopened and is handed in again nothing of before counts. */
    db_exec_with(c, WITH(judged, &(struct judged){ .attempt_id = attempt->id }), "DELETE FROM answer_judged"
                 " WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id");
    answers_ask(c, attempt, JUDGE_SUBMIT);
}

static bool is_handed_in(const struct attempt *attempt)
{
    return str_is(attempt->status, "finished") || str_is(attempt->status, "pending_review");
}

bool attempt_rejudge(struct call *c, const struct attempt *attempt, int64_t *asked)
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);

    *asked = 0;
    if (!is_handed_in(attempt))
        return failf(c, 409, "status", "it is %.*s and has nothing to judge again", STR_ARG(attempt->status));
    if (!instrument || !is_judged(instrument))
        return true;
    *asked = answers_ask(c, attempt, JUDGE_REJUDGE);
    if (*asked)
        attempt_event(c, attempt->id, "rejudged", str_printf(c->mem, "%lld", (long long)*asked));
    attempt_rescored(c, attempt);
    return true;
}

void attempt_recalculate(struct call *c, const struct attempt *attempt)
{
    int64_t asked;

    if (is_handed_in(attempt))
        attempt_rejudge(c, attempt, &asked);
    else
        attempt_score(c, attempt);
}

/* --- results -------------------------------------------------------------------------------- */

/* Of two results of one attempt at once the later waits here, and then sees the first. */
static void attempt_lock(struct call *c, int64_t attempt_id)
{
    struct judged key = { .attempt_id = attempt_id };
    int64_t       id;

    db_int_with(c, WITH(judged, &key), SQL2("SELECT id FROM attempt WHERE workspace_id = :workspace_id"
                                            " AND id = :attempt_id",
                                            "SELECT id FROM attempt WHERE workspace_id = :workspace_id"
                                            " AND id = :attempt_id FOR UPDATE"), &id);
}

/* False when another job was asked for since. */
static bool judged_store(struct call *c, const struct judge_job *job)
{
    struct judged       row = { .attempt_id = job->attempt_id, .job_id = job->id, .item_id = job->item_id,
                                .judged_at = { c->now_ms }, .mark = NAN };
    struct judge_report report;

    if (str_is(job->state, "failed") || !judge_report_read(c->mem, job->result, &report) ||
        str_is(report.verdict, "SE"))
        return db_exec_with(c, WITH(judged, &row), "UPDATE answer_judged SET state = CASE WHEN mark IS NULL THEN"
                            " 'failed' ELSE 'judged' END, verdict = coalesce(verdict, 'SE') WHERE"
                            " workspace_id = :workspace_id AND attempt_id = :attempt_id AND item_id = :item_id"
                            " AND job_id = :job_id AND state = 'waiting'") > 0;
    row.mark    = judge_report_mark(&report);
    row.verdict = report.verdict;
    row.passed  = report.passed;
    row.total   = report.total;
    row.report  = job->result;
    return db_exec_with(c, WITH(judged, &row), "UPDATE answer_judged SET state = 'judged', mark = :mark,"
                        " verdict = :verdict, passed = :passed, total = :total, report = :report,"
                        " judged_at = :judged_at WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id"
                        " AND item_id = :item_id AND job_id = :job_id AND state = 'waiting'") > 0;
}

void attempt_judged(struct call *c, const struct judge_job *job)
{
    struct attempt attempt = { 0 };

    attempt_lock(c, job->attempt_id);
    if (!attempt_read(c, job->attempt_id, &attempt) || !is_handed_in(&attempt) || !judged_store(c, job))
        return;
    attempt_event(c, attempt.id, "judged", job->item_id);
    attempt_rescored(c, &attempt);
}
