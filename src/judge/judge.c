/* judge.c - assay-judge: the worker that judges candidates' programs.
 *
 *   assay-judge --selftest       what this machine can do, attacks and languages included
 *   assay-judge cost             what a run costs here, in milliseconds
 *   assay-judge languages        the languages, those missing with their package
 *   assay-judge work --server URL --token-file FILE [--slots N] [--languages A,B]
 *                                judges what a server has, until SIGTERM (work.h)
 *   assay-judge run FILE         judges one submission without a server; "-" reads stdin
 *
 * Options: --data FOLDER (cache; without it a temporary folder is used and
 * removed), --blobs FOLDER (what a submission refers to by hash: files called
 * by theirs), --allow-weak (level C), --slot N (of `work`: the first).
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/buf.h"
#include "judge/artefact.h"
#include "judge/blob.h"
#include "judge/cgroup.h"
#include "judge/selftest.h"
#include "judge/work.h"

#define WORKER_BYTES ((size_t)16 << 20)

static const char usage[] =
    "usage: assay-judge --selftest | cost | languages | run FILE [--blobs FOLDER]"
    " | work --server URL --token-file FILE [--slots N] [--languages A,B]\n"
    "       [--data FOLDER] [--slot N] [--allow-weak]\n";

struct options {
    const char         *command, *file, *folder, *blobs;
    int64_t             slot;
    bool                allow_weak;
    struct work_options work;
};

static bool options_read(int argc, char **argv, struct options *o)
{
    int i;

    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--allow-weak") == 0)
            o->allow_weak = true;
        else if (strcmp(argv[i], "--data") == 0 && i + 1 < argc)
            o->folder = argv[++i];
        else if (strcmp(argv[i], "--blobs") == 0 && i + 1 < argc)
            o->blobs = argv[++i];
        else if (strcmp(argv[i], "--server") == 0 && i + 1 < argc)
            o->work.server = argv[++i];
        else if (strcmp(argv[i], "--token-file") == 0 && i + 1 < argc)
            o->work.token_file = argv[++i];
        else if (strcmp(argv[i], "--languages") == 0 && i + 1 < argc)
            o->work.languages = argv[++i];
        else if (strcmp(argv[i], "--slots") == 0 && i + 1 < argc) {
            if (!str_to_int(str_of(argv[++i]), &o->work.slots) || o->work.slots < 1 || o->work.slots > SLOTS_MAX)
                return false;
        } else if (strcmp(argv[i], "--slot") == 0 && i + 1 < argc) {
            if (!str_to_int(str_of(argv[++i]), &o->slot) || o->slot < 0 || o->slot >= SLOTS_MAX)
                return false;
        } else if (o->command == NULL)
            o->command = argv[i];
        else if (o->file == NULL && strcmp(o->command, "run") == 0)
            o->file = argv[i];
        else
            return false;
    }
    o->work.slot = o->slot;
    if (o->command != NULL && strcmp(o->command, "work") == 0)
        return o->work.server != NULL && o->work.token_file != NULL && o->slot + o->work.slots <= SLOTS_MAX;
    return o->command != NULL && (strcmp(o->command, "run") != 0 || o->file != NULL);
}

/* The folder this program itself lies in: the others lie beside it. */
static const char *own_folder(struct arena *mem)
{
    char   *path = arena_alloc(mem, 4096);
    ssize_t n = readlink("/proc/self/exe", path, 4095);

    while (n > 0 && path[n - 1] != '/')
        n--;
    if (n > 0)
        path[n - 1] = '\0';
    return path;
}

static bool worker_open(struct worker *w, const struct options *o)
{
    const char *temporary = getenv("TMPDIR");
    char       *folder;
    str         why;

    w->programs   = own_folder(w->mem);
    w->slot       = o->slot;
    w->allow_weak = o->allow_weak;
    w->folder     = o->folder;
    if (o->folder == NULL) {
        folder    = (char *)(uintptr_t)str_printf(w->mem, "%s/assay-judge-XXXXXX",
                                                  temporary != NULL && temporary[0] == '/' ? temporary : "/tmp").data;
        w->folder = mkdtemp(folder);
    } else if (o->folder[0] != '/') {
        mkdir(o->folder, 0755); /* realpath says whether it is there */
        w->folder = realpath(o->folder, NULL);
    }
    if (w->folder == NULL || !artefact_open(w)) {
        fprintf(stderr, "assay-judge: the folder for its files cannot be made\n");
        return false;
    }
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    cgroup_prepare(); /* what is missing shows in the probe */
    cgroup_sweep();
    if (worker_probe(w, w->mem, &why))
        return true;
    fprintf(stderr, "assay-judge: no sandbox can be built on this machine\n%.*s", STR_ARG(why));
    return false;
}

/* All of a file, or of stdin. */
static bool request_read_all(struct arena *mem, const char *path, str *text)
{
    struct buf b = BUF(mem);
    FILE      *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    char       block[65536];
    size_t     n;

    if (file == NULL)
        return false;
    while ((n = fread(block, 1, sizeof block, file)) > 0 && b.len <= REQUEST_TEXT_BYTES_MAX)
        buf_add(&b, block, n);
    if (file != stdin)
        fclose(file);
    *text = buf_end(&b);
    return b.len <= REQUEST_TEXT_BYTES_MAX;
}

/* Judges one submission of a file; the exit status says only whether it was judged. */
static int run_file(struct worker *w, const struct options *o)
{
    struct arena *mem = arena_new(JUDGE_TEXT_BYTES);
    struct blobs  blobs = blobs_of_folder(o->blobs);
    struct judged judged;
    str           text;
    int           status = 2;

    if (!request_read_all(mem, o->file, &text)) {
        fprintf(stderr, "assay-judge: %s cannot be read, or is larger than 64 MiB\n", o->file);
    } else {
        judge_text(w, mem, text, &blobs, &judged);
        status = judged.refused.field != NULL ? 2 : judged.verdict == VERDICT_SE;
        if (status == 2)
            fprintf(stderr, "assay-judge: %s %s\n", judged.refused.field, judged.refused.message);
        else
            fwrite(judged.report.data, 1, judged.report.len, stdout);
    }
    arena_free(mem);
    return status;
}

static int command_run(struct worker *w, const struct options *o)
{
    if (strcmp(o->command, "--selftest") == 0)
        return selftest(w) ? 0 : 1;
    if (strcmp(o->command, "cost") == 0) {
        selftest_cost(w);
        return 0;
    }
    if (strcmp(o->command, "languages") == 0) {
        selftest_languages(w);
        return 0;
    }
    if (strcmp(o->command, "run") == 0)
        return run_file(w, o);
    if (strcmp(o->command, "work") == 0)
        return work(w, &o->work);
    fputs(usage, stderr);
    return 2;
}

int main(int argc, char **argv)
{
    struct worker  w = { 0 };
    struct options o = { 0 };
    int            status = 1;

    if (!options_read(argc, argv, &o)) {
        fputs(usage, stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    w.mem = arena_new(WORKER_BYTES);
    if (worker_open(&w, &o))
        status = command_run(&w, &o);
    if (o.folder == NULL && w.folder != NULL)
        folder_remove_all(w.folder);
    arena_free(w.mem);
    return status;
}
