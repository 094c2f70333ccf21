/* submission.c - one submission: compiled once, run against its cases, judged.
 *
 * Expected outputs never enter a sandbox (but one of a checker written by
 * staff), and no word of a hidden case enters the report.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include "core/buf.h"
#include "judge/submission.h"

/* What all runs of one submission may take together. */
#define TOTAL_CPU_US_MAX  (120 * INT64_C(1000000))
#define TOTAL_WALL_US_MAX (300 * INT64_C(1000000))

#define MIB               (INT64_C(1) << 20)
#define RUN_CPU_MS_MAX    15000
#define RUN_MEMORY_MAX    (1024 * MIB)
#define SCRATCH_BYTES     ((size_t)512 << 20)
#define SHOWN_BYTES       4096
#define COMPILER_BYTES    16384
#define CHECKER_WRONG     1 /* exit status of a checker: 0 right, 1 wrong, others are its own failure */

/* --- command lines ------------------------------------------------------------------ */

static bool has_ending_of(str name, const char *source)
{
    const char *ending = strrchr(source, '.');

    return ending != NULL && str_ends(name, ending);
}

/* Fills in {F}, {S} and {M}; ends with NULL. */
static const char *const *command(struct arena *mem, const struct program *p, const char *const *form,
                                  int64_t memory_mib)
{
    const char **argv = ARENA_ARRAY(mem, const char *, LANGUAGE_ARGV_MAX + FILES_MAX + 1);
    const char  *mark;
    size_t       i, f, n = 0;

    for (i = 0; form[i] != NULL; i++) {
        if (strcmp(form[i], "{S}") == 0) {
            argv[n++] = str_printf(mem, "/in/%s", p->language->source).data;
        } else if (strcmp(form[i], "{F}") == 0) {
            for (f = 0; f < p->files_n; f++)
                if (has_ending_of(p->files[f].name, p->language->source))
                    argv[n++] = str_printf(mem, "/in/%.*s", STR_ARG(p->files[f].name)).data;
        } else if ((mark = strstr(form[i], "{M}")) != NULL) {
            argv[n++] = str_printf(mem, "%.*s%lld%s", (int)(mark - form[i]), form[i], (long long)memory_mib,
                                   mark + 3).data;
        } else {
            argv[n++] = form[i];
        }
    }
    return argv;
}

/* The beginning of what a program wrote, cut between two characters, as text. */
static str shown(struct arena *mem, str bytes, size_t max)
{
    char  *text;
    size_t i, len = bytes.len;

    if (len > max) {
        for (len = max; len > max - 4 && ((unsigned char)bytes.data[len] & 0xC0) == 0x80; len--)
            ;
    }
    bytes.len = len;
    if (str_is_utf8(bytes))
        return str_copy(mem, bytes);
    text = arena_alloc(mem, len + 1);
    for (i = 0; i < len; i++)
        text[i] = bytes.data[i] > 0 ? bytes.data[i] : '?';
    return (str){ text, len };
}

/* --- compiling ---------------------------------------------------------------------- */

/* What went wrong with compiling; VERDICT_AC when nothing did. */
static enum verdict compile_verdict(const struct stage_result *r, bool makes_files)
{
    if (r->error != NULL || r->exec_errno != 0)
        return VERDICT_SE;
    if (strcmp(r->limit, "cpu") == 0 || strcmp(r->limit, "wall") == 0 || strcmp(r->limit, "memory") == 0 ||
        r->signal == SIGXCPU || strcmp(r->collect_refused, "size") == 0 || strcmp(r->collect_refused, "count") == 0)
        return VERDICT_CTL;
    /* More messages than can be kept are those of a program that does not compile. */
    if (strcmp(r->limit, "none") != 0 || r->exit != 0)
        return VERDICT_CE;
    return !makes_files || (r->collected > 0 && strcmp(r->collect_refused, "none") == 0) ? VERDICT_AC : VERDICT_CE;
}

struct compiled {
    enum verdict verdict; /* VERDICT_AC: `folder` can be run */
    const char  *folder, *fault;
    str          says;
    bool         is_cached;
};

static bool write_sources(const char *folder, const struct program *p)
{
    size_t i;

    for (i = 0; i < p->files_n; i++)
        if (!folder_write(folder, p->files[i].name, p->files[i].text, false))
            return false;
    return true;
}

static enum verdict compile_failed(struct compiled *c, const char *fault)
{
    c->fault = fault;
    return VERDICT_SE;
}

/* Compiles from `sources` and fills `made`; both are folders of this one. */
static enum verdict compile_into(struct worker *w, struct arena *mem, const struct program *p, const char *const *argv,
                                 const char *sources, const char *made, struct compiled *c)
{
    const struct language *l = p->language;
    struct stage           s = stage_compile;
    struct stage_result    r;
    struct buf             says = BUF(mem);
    enum verdict           verdict;

    s.argv    = argv;
    s.in      = sources;
    s.binds   = l->binds;
    s.collect = l->collect;
    stage_run(w, mem, &s, &r);
    verdict = compile_verdict(&r, l->collect[0] != NULL);
    buf_str(&says, r.err);
    buf_str(&says, r.out);
    c->says = shown(mem, buf_end(&says), COMPILER_BYTES);
    if (verdict == VERDICT_SE)
        return compile_failed(c, r.error != NULL ? r.error : "the compiler cannot be started");
    if (verdict == VERDICT_AC && l->collect[0] != NULL && !folder_write_collected(made, r.files))
        return compile_failed(c, "the compiled program cannot be kept");
    return verdict;
}

/* What compiling gives when it is not in the cache. */
static enum verdict compile_new(struct worker *w, struct arena *mem, const struct program *p, const char *const *argv,
                                struct compiled *c)
{
    const char  *sources = folder_new(w, mem), *made = folder_new(w, mem);
    enum verdict verdict = VERDICT_AC;

    if (sources == NULL || made == NULL || !write_sources(sources, p))
        return compile_failed(c, "the sources cannot be written");
    if (argv[0] != NULL)
        verdict = compile_into(w, mem, p, argv, sources, made, c);
    if (verdict == VERDICT_AC && !artefact_keep(w, mem, p->language->collect[0] != NULL ? made : sources, c->folder))
        verdict = compile_failed(c, "the compiled program cannot be moved to the cache");
    folder_remove_all(sources);
    folder_remove_all(made);
    return verdict;
}

static struct compiled compile(struct worker *w, struct arena *mem, const struct program *p)
{
    struct compiled    c = { .verdict = VERDICT_SE, .says = STR("") };
    const char *const *argv = command(mem, p, p->language->compile, 0);

    if (!worker_has_language(w, p->language)) {
        c.fault = str_printf(mem, "the language %s is not installed (package %s)", p->language->id,
                             p->language->package).data;
        return c;
    }
    c.folder = artefact_path(w, mem, str_of(p->language->id), str_of(w->detected[p->language - languages].version),
                             argv, p->files, p->files_n);
    c.is_cached = artefact_is_there(c.folder);
    c.verdict   = c.is_cached ? VERDICT_AC : compile_new(w, mem, p, argv, &c);
    return c;
}

/* --- running ------------------------------------------------------------------------ */

/* Did the runtime stop because its own heap was full?  It says so on either stream. */
static bool says_memory(const struct language *l, const struct stage_result *r)
{
    size_t len = l->memory_words == NULL ? 0 : strlen(l->memory_words);

    return len > 0 && (memmem(r->err.data, r->err.len, l->memory_words, len) != NULL ||
                       memmem(r->out.data, r->out.len, l->memory_words, len) != NULL);
}

/* What the run alone says; VERDICT_AC when it ended well. */
static enum verdict run_verdict(const struct language *l, const struct stage *s, const struct stage_result *r)
{
    bool failed = r->exit != 0 || r->signal != 0 || r->exec_errno != 0;

    if (r->error != NULL)
        return VERDICT_SE;
    if (strcmp(r->limit, "stdout") == 0 || strcmp(r->limit, "stderr") == 0)
        return VERDICT_OLE;
    if (r->oom_kills > 0 || strcmp(r->limit, "memory") == 0)
        return VERDICT_MLE;
    if (strcmp(r->limit, "cpu") == 0 || r->signal == SIGXCPU || r->cpu_us > s->cpu_ms * 1000)
        return VERDICT_TLE;
    if (strcmp(r->limit, "wall") == 0)
        return VERDICT_ILE;
    if (failed && says_memory(l, r))
        return VERDICT_MLE;
    return failed ? VERDICT_RE : VERDICT_AC;
}

static int64_t at_most(int64_t value, int64_t max)
{
    return value < max ? value : max;
}

/* How a case of this submission is run. */
static struct stage stage_of(struct arena *mem, const struct program *p, const char *folder, int64_t cpu_ms,
                             int64_t memory)
{
    struct stage s = stage_run_case;

    s.cpu_ms       = at_most(cpu_ms * p->language->cpu_factor, RUN_CPU_MS_MAX);
    s.wall_ms      = 3 * s.cpu_ms + 2000;
    s.memory_bytes = at_most(memory + p->language->memory_add_mib * MIB, RUN_MEMORY_MAX);
    if (p->language->is_native)
        s.address_bytes = s.memory_bytes;
    s.stdout_bytes = 16 * MIB;
    s.in           = folder;
    s.binds        = p->language->binds;
    s.argv         = command(mem, p, p->language->run, s.memory_bytes / MIB - p->language->memory_add_mib);
    return s;
}

/* Runs a stage; what ran into the wall with time left of its CPU limit gets a second chance. */
static enum verdict run_once_more(struct worker *w, struct arena *mem, const struct language *l, const struct stage *s,
                                  struct stage_result *r)
{
    enum verdict verdict;
    int          tries;

    for (tries = 0; tries < 2; tries++) {
        stage_run(w, mem, s, r);
        verdict = run_verdict(l, s, r);
        if (verdict != VERDICT_ILE)
            break;
    }
    return verdict;
}

/* --- judging ------------------------------------------------------------------------ */

struct judging {
    struct worker           *w;
    struct arena            *mem, *scratch;
    const struct submission *s;
    struct report           *report;
    struct compiled          program, checker;
    struct spent             spent;
};

static enum verdict fault(struct judging *j, const char *message)
{
    j->report->fault = str_copy(j->mem, str_of(message)).data;
    return VERDICT_SE;
}

/* A folder with the checker and the three files it compares. */
static const char *checker_folder(struct judging *j, const struct judge_case *c, str output)
{
    const char *folder = folder_new(j->w, j->scratch);

    if (folder == NULL || !folder_write(folder, STR("input"), c->input, false) ||
        !folder_write(folder, STR("expected"), c->expected, false) ||
        !folder_write(folder, STR("output"), output, false))
        return NULL;
    return folder;
}

static enum verdict check_with_program(struct judging *j, const struct judge_case *c, str output)
{
    const char         *data = checker_folder(j, c, output);
    struct stage        s;
    struct stage_result r;
    const char        **argv;
    size_t              n;

    if (data == NULL)
        return fault(j, "the files for the checker cannot be written");
    s    = stage_of(j->scratch, &j->s->checker, j->checker.folder, 5000, 256 * MIB);
    argv = ARENA_ARRAY(j->scratch, const char *, ARGV_MAX);
    for (n = 0; s.argv[n] != NULL; n++)
        argv[n] = s.argv[n];
    argv[n++] = "/data/input";
    argv[n++] = "/data/expected";
    argv[n++] = "/data/output";
    s.argv    = argv;
    s.data    = data;
    run_once_more(j->w, j->scratch, j->s->checker.language, &s, &r);
    folder_remove_all(data);
    if (r.error != NULL || strcmp(r.limit, "none") != 0 || r.signal != 0 || r.exec_errno != 0 || r.exit > CHECKER_WRONG)
        return fault(j, r.error != NULL ? r.error : "the checker failed");
    return r.exit == 0 ? VERDICT_AC : VERDICT_WA;
}

static enum verdict judge_output(struct judging *j, const struct judge_case *c, str output)
{
    if (c->expected.data == NULL)
        return VERDICT_AC;
    if (j->s->compare == COMPARE_CHECKER)
        return check_with_program(j, c, output);
    return compare_output(j->s->compare, c->expected, output) ? VERDICT_AC : VERDICT_WA;
}

void spent_add(struct spent *spent, const struct stage_result *run)
{
    spent->cpu_us += run->cpu_us;
    spent->wall_us += run->wall_us;
}

enum verdict spent_verdict(const struct spent *spent)
{
    if (spent->cpu_us > TOTAL_CPU_US_MAX)
        return VERDICT_TLE;
    return spent->wall_us > TOTAL_WALL_US_MAX ? VERDICT_ILE : VERDICT_NONE;
}

static void judge_case(struct judging *j, const struct judge_case *c, struct case_report *report)
{
    struct stage        s = stage_of(j->scratch, &j->s->program, j->program.folder, j->s->cpu_ms, j->s->memory_bytes);
    struct stage_result r;

    report->verdict = spent_verdict(&j->spent);
    if (report->verdict != VERDICT_NONE)
        return;
    s.input         = c->input;
    report->verdict = run_once_more(j->w, j->scratch, j->s->program.language, &s, &r);
    if (report->verdict == VERDICT_SE)
        fault(j, r.error);
    if (report->verdict == VERDICT_AC)
        report->verdict = judge_output(j, c, r.out);
    report->cpu_us            = r.cpu_us;
    report->wall_us           = r.wall_us;
    report->memory_peak_bytes = r.memory_peak_bytes;
    report->exit              = r.exit;
    report->signal            = r.signal;
    spent_add(&j->spent, &r);
    j->report->level = str_copy(j->mem, str_of(r.level)).data;
    j->report->mode  = str_copy(j->mem, str_of(r.mode)).data;
    if (c->is_sample) {
        report->out = shown(j->mem, r.out, SHOWN_BYTES);
        report->err = shown(j->mem, r.err, SHOWN_BYTES);
    }
}

/* The first of the list that applies to any case. */
static enum verdict verdict_of_all(const struct report *report, size_t n)
{
    enum verdict worst = VERDICT_AC;
    size_t       i;

    for (i = 0; i < n; i++)
        if (report->cases[i].verdict != VERDICT_NONE && report->cases[i].verdict != VERDICT_AC) {
            if (report->cases[i].verdict == VERDICT_SE)
                return VERDICT_SE;
            if (worst == VERDICT_AC)
                worst = report->cases[i].verdict;
        }
    return worst;
}

static void judge_cases(struct judging *j)
{
    struct arena_mark mark;
    size_t            i;
    bool              goes_on = true;

    for (i = 0; i < j->s->cases_n; i++) {
        struct case_report *c = &j->report->cases[i];

        j->report->weight_total += j->s->cases[i].weight;
        if (!goes_on)
            continue;
        mark = arena_mark(j->scratch);
        judge_case(j, &j->s->cases[i], c);
        arena_rewind(j->scratch, mark);
        if (c->verdict == VERDICT_AC)
            j->report->weight_passed += j->s->cases[i].weight;
        goes_on = c->verdict != VERDICT_SE && (c->verdict == VERDICT_AC || !j->s->stop_at_failure);
    }
    j->report->verdict = verdict_of_all(j->report, j->s->cases_n);
}

/* Compiles both programs; true when the cases can be run. */
static bool judge_compile(struct judging *j)
{
    j->program = compile(j->w, j->scratch, &j->s->program);
    j->report->verdict       = j->program.verdict;
    j->report->fault         = j->program.fault == NULL ? NULL : str_copy(j->mem, str_of(j->program.fault)).data;
    j->report->compiler_says = str_copy(j->mem, j->program.says);
    j->report->is_cached     = j->program.is_cached;
    if (j->program.verdict != VERDICT_AC || j->s->compare != COMPARE_CHECKER)
        return j->program.verdict == VERDICT_AC;
    j->checker = compile(j->w, j->scratch, &j->s->checker);
    if (j->checker.verdict == VERDICT_AC)
        return true;
    j->report->verdict = fault(j, j->checker.fault != NULL ? j->checker.fault : "the checker does not compile");
    return false;
}

void submission_judge(struct worker *w, struct arena *mem, const struct submission *s, struct report *report)
{
    struct judging j = { .w = w, .mem = mem, .scratch = arena_new(SCRATCH_BYTES), .s = s, .report = report };

    *report       = (struct report){ .level = "", .mode = "" };
    report->cases = ARENA_ARRAY(mem, struct case_report, s->cases_n + 1);
    if (judge_compile(&j))
        judge_cases(&j);
    arena_free(j.scratch);
}
