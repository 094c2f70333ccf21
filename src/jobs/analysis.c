/* analysis.c - computes what was asked of many attempts (domain/analysis.h).
 *
 * Kind: analysis.run (ref_id: analysis).  Each page of attempts is a read of its own, so that
 * nothing is held up meanwhile; 100,000 attempts of 40 items take some seconds.
 */
#include "domain/analysis.h"
#include "jobs/kind.h"

struct running {
    int64_t                 id;
    bool                    found;
    struct analysis_reading reading;
    struct json             units;
};

static bool start_step(struct call *c, void *arg)
{
    struct running          *r = arg;
    struct analysis_question question;

    r->found = analysis_question_read(c, r->id, &question) && analysis_start(c, &question, &r->reading);
    return true;
}

static bool page_step(struct call *c, void *arg)
{
    struct running *r = arg;

    analysis_page(c, &r->reading);
    return true;
}

static bool result_step(struct call *c, void *arg)
{
    struct running *r = arg;

    r->units = analysis_result(c, &r->reading);
    return true;
}

static bool store_step(struct call *c, void *arg)
{
    struct running *r = arg;

    analysis_store(c, r->id, r->found ? &r->reading : NULL, r->units);
    return true;
}

bool analysis_run(struct job_call *j)
{
    struct running r = { .id = j->job->ref_id };
    bool           good = call_read(j->c, start_step, &r);

    while (good && r.found && r.reading.more) {
        if (jobs_break_off(j->jobs)) {
            j->error = "the server stopped: it starts again from the first attempt";
            return false;
        }
        good = call_read(j->c, page_step, &r);
    }
    good = good && (!r.found || call_read(j->c, result_step, &r)) && call_write(j->c, store_step, &r);
    if (!good)
        j->error = "the store could not be read or written";
    return good;
}
