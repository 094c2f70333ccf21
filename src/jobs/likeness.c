/* likeness.c - looks for attempts that look alike (domain/likeness.h).
 *
 * Kinds: likeness.code (ref_id: attempt that was finished), likeness.answers (ref_id: assessment).
 */
#include "domain/likeness.h"
#include "jobs/kind.h"

static bool prints_step(struct call *c, void *arg)
{
    likeness_prints(c, arg);
    return true;
}

static bool compare_step(struct call *c, void *arg)
{
    likeness_compare(c, arg);
    return true;
}

static bool store_step(struct call *c, void *arg)
{
    const struct list *found = arg;

    likeness_store(c, found->items, found->n);
    return true;
}

bool likeness_code_run(struct job_call *j)
{
    struct likeness_code code = { .attempt_id = j->job->ref_id };
    bool                 good = call_write(j->c, prints_step, &code);

    if (good && code.items.n)
        good = call_read(j->c, compare_step, &code) && (!code.found.n || call_write(j->c, store_step, &code.found));
    if (!good)
        j->error = "the store could not be read or written, or there is too much code";
    return good;
}

/* --- answers ---------------------------------------------------------------------------- */

struct answers_job {
    int64_t                  assessment_id;
    struct likeness_answers *answers;
    struct analysis_reading  reading;
    struct list              found;
};

static bool answers_start(struct call *c, void *arg)
{
    struct answers_job      *job = arg;
    struct analysis_question question = { .assessment_id = job->assessment_id, .kind = STR("items") };

    job->answers = likeness_question(c, &question) && analysis_start(c, &question, &job->reading)
                 ? likeness_answers_new(c, &job->reading) : NULL;
    return true;
}

static bool answers_page(struct call *c, void *arg)
{
    analysis_page(c, &((struct answers_job *)arg)->reading);
    return true;
}

static bool answers_compare(struct call *c, void *arg)
{
    struct answers_job *job = arg;

    job->found = likeness_answers_compare(c, job->answers);
    return true;
}

bool likeness_answers_run(struct job_call *j)
{
    struct answers_job job = { .assessment_id = j->job->ref_id };
    bool               good = call_read(j->c, answers_start, &job);

    while (good && job.answers && job.reading.more && !jobs_break_off(j->jobs))
        good = call_read(j->c, answers_page, &job);
    if (good && job.answers && !job.reading.more)
        good = call_read(j->c, answers_compare, &job) && (!job.found.n || call_write(j->c, store_step, &job.found));
    if (good && job.answers && job.reading.more)
        good = false;
    if (!good)
        j->error = "it was broken off and starts again, or the store could not be read or written";
    return good;
}
