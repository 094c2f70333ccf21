/* selftest.c - shows an administrator what the judge can do on this machine. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>
#include "core/clock.h"
#include "judge/artefact.h"
#include "judge/selftest.h"
#include "judge/submission.h"
#include "judge/tools.h"
#define ATTACK_NAMES_ONLY
#include "judge/attack.h"
#include "judge/attack_table.h"

#define MIB           (INT64_C(1) << 20)
#define ROUNDS        101
#define SCRATCH_BYTES ((size_t)64 << 20)

/* --- the cost of a run --------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static double ms(int64_t us)
{
    return (double)us / 1000;
}

static int64_t bare_us(void)
{
    int64_t start = clock_monotonic_us();
    pid_t   pid = fork();

    if (pid == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(127);
    }
    waitpid(pid, NULL, 0);
    return clock_monotonic_us() - start;
}

void selftest_cost(struct worker *w)
{
    static const char *const argv[] = { "/bin/true", NULL };
    int64_t             bare[ROUNDS], boxed[ROUNDS];
    struct stage        s = stage_run_case;
    struct stage_result r;
    struct arena       *mem = arena_new(SCRATCH_BYTES);
    struct arena_mark   mark = arena_mark(mem);
    int                 i;

    s.argv = argv;
    for (i = 0; i < ROUNDS; i++) {
        arena_rewind(mem, mark);
        bare[i]  = bare_us();
        boxed[i] = clock_monotonic_us();
        stage_run(w, mem, &s, &r);
        boxed[i] = clock_monotonic_us() - boxed[i];
    }
    qsort(bare, ROUNDS, sizeof *bare, by_value);
    qsort(boxed, ROUNDS, sizeof *boxed, by_value);
    printf("a run: %.1f ms at the median, %.1f ms above a bare fork and exec (%.1f ms)", ms(boxed[ROUNDS / 2]),
           ms(boxed[ROUNDS / 2] - bare[ROUNDS / 2]), ms(bare[ROUNDS / 2]));
    printf("; at best %.1f ms, %.1f ms above\n", ms(boxed[0]), ms(boxed[0] - bare[0]));
    arena_free(mem);
}

/* --- attacks -------------------------------------------------------------------------- */

static bool attack_held(struct worker *w, struct arena *mem, const char *folder, const struct attack *a)
{
    static const char *const collect[] = { "prog", NULL };
    const char         *argv[] = { "/in/attack", a->name, NULL };
    struct stage        s = stage_run_case;
    struct stage_result r;

    s.argv          = argv;
    s.in            = folder;
    s.cpu_ms        = 1000;
    s.wall_ms       = strcmp(a->limit, "wall") == 0 ? 1500 : 20000;
    s.memory_bytes  = 128 * MIB;
    s.address_bytes = w->level == LEVEL_C ? 128 * MIB : 0;
    s.collect       = a->refusal == NULL ? NULL : collect;
    s.collect_bytes = MIB;
    stage_run(w, mem, &s, &r);
    if (r.error == NULL && strcmp(r.limit, a->limit) == 0 && (strcmp(a->limit, "none") != 0 || r.exit == 0) &&
        (a->refusal == NULL || (strcmp(r.collect_refused, a->refusal) == 0 && r.files.len == 0)))
        return true;
    printf("  attack %d %s NOT held: limit %s, exit %lld, signal %lld; %s%.*s\n", a->group, a->name, r.limit,
           (long long)r.exit, (long long)r.signal, r.error != NULL ? r.error : "", STR_ARG(str_trim(r.err)));
    return false;
}

/* A folder with the hostile program as "attack". */
static const char *attack_folder(struct worker *w, struct arena *mem)
{
    const char *folder = folder_new(w, mem);
    str         program;

    return folder != NULL && file_read(mem, str_printf(mem, "%s/assay-attack", w->programs).data, 4 * MIB, &program) &&
           folder_write(folder, STR("attack"), program, true) ? folder : NULL;
}

static bool attacks_run(struct worker *w, struct arena *mem)
{
    const char       *folder = attack_folder(w, mem);
    struct arena_mark mark;
    size_t            i, held = 0;

    if (folder == NULL) {
        printf("attacks: assay-attack is not there\n");
        return false;
    }
    for (i = 0; i < attacks_n; i++) {
        mark = arena_mark(mem);
        held += attack_held(w, mem, folder, &attacks[i]);
        arena_rewind(mem, mark);
    }
    folder_remove_all(folder);
    printf("attacks: %zu of %zu held\n", held, attacks_n);
    return held == attacks_n;
}

/* --- languages ------------------------------------------------------------------------ */

static bool language_runs(struct worker *w, struct arena *mem, const struct language *l)
{
    struct judge_case c = { .input = STR(""), .expected = STR("hello\n"), .weight = 1, .is_sample = true };
    struct submission s = { .cases = &c, .cases_n = 1, .cpu_ms = 5000, .memory_bytes = 256 * MIB };
    struct report     r;

    s.program.language = l;
    s.program.files[0] = (struct judge_file){ str_of(l->source), str_of(l->hello) };
    s.program.files_n  = 1;
    submission_judge(w, mem, &s, &r);
    if (r.verdict == VERDICT_AC) {
        printf("  %-11s %-50.50s %4lld ms CPU, %3lld MiB\n", l->id, w->detected[l - languages].version,
               (long long)r.cases[0].cpu_us / 1000, (long long)(r.cases[0].memory_peak_bytes / MIB));
        return true;
    }
    printf("  %-11s %s: %s %s %.*s\n", l->id, w->detected[l - languages].version, verdict_name(r.verdict),
           r.fault == NULL ? "" : r.fault, STR_ARG(r.compiler_says));
    return false;
}

static bool languages_run(struct worker *w, struct arena *mem)
{
    bool   all = true;
    size_t i;

    printf("languages:\n");
    for (i = 0; i < languages_n; i++)
        if (worker_has_language(w, &languages[i]))
            all = language_runs(w, mem, &languages[i]) && all;
    return all;
}

static void print_sql(struct worker *w)
{
    const char *version = sql_version(w);

    printf("  %-11s %s\n", "sql", version != NULL ? version : "assay-sql does not run");
}

static void print_missing(struct worker *w)
{
    size_t i;

    for (i = 0; i < languages_n; i++)
        if (!worker_has_language(w, &languages[i]))
            printf("  %-11s missing: apt-get install %s\n", languages[i].id, languages[i].package);
}

void selftest_languages(struct worker *w)
{
    size_t i;

    for (i = 0; i < languages_n; i++)
        if (worker_has_language(w, &languages[i]))
            printf("  %-11s %s\n", languages[i].id, w->detected[i].version);
    print_sql(w);
    print_missing(w);
}

bool selftest(struct worker *w)
{
    struct arena  *mem = arena_new(SCRATCH_BYTES);
    struct utsname machine;
    bool           held, run;

    uname(&machine);
    printf("machine: Linux %s, %s\nlevel %c (%s), mode %s\n", machine.release, machine.machine, "?ABC"[w->level],
           w->level == LEVEL_A ? "cgroup v2" : w->level == LEVEL_B ? "cgroup v1" : "no cgroup: for development only",
           w->mode == MODE_ROOT ? "root" : "user namespaces");
    selftest_cost(w);
    held = attacks_run(w, mem);
    run  = languages_run(w, mem) && sql_version(w) != NULL;
    print_sql(w);
    print_missing(w);
    arena_free(mem);
    return held && run;
}
