/* sandbox.h - the inside of a run: the first process of its namespaces, and what it reports. */
#ifndef JUDGE_SANDBOX_H
#define JUDGE_SANDBOX_H

#include <sys/types.h>
#include "judge/request.h"

#define SLOT_UID_FIRST 64001 /* of slot 0; these users own nothing on the host */
#define INSIDE_UID     1000  /* what that is called in a user namespace */
#define COLLECT_FILES_MAX 1000

enum report_kind { REPORT_SETUP, REPORT_EXEC, REPORT_ENDED };
enum collect_refusal { COLLECT_FINE, COLLECT_MISSING, COLLECT_KIND, COLLECT_SIZE, COLLECT_COUNT };

/* What comes over the report pipe, whole or not at all: shorter than PIPE_BUF. */
struct sandbox_report {
    enum report_kind kind;
    int              error;       /* errno, of SETUP and EXEC */
    char             step[64];    /* SETUP: what failed */
    int              status;      /* ENDED: of the program, as wait4 gives it */
    int64_t          setup_cpu_us;/* ENDED: what building the sandbox took */
    int64_t          tree_cpu_us, tree_peak_bytes; /* ENDED: of all that was reaped, for level C */
    int64_t          collected;   /* ENDED: files sent */
    enum collect_refusal refusal; /* ENDED: why one was not; the first reason */
};

/* Goes before each file on the collect pipe. */
struct collect_head {
    char    name[256];
    int64_t bytes;
};

struct sandbox {
    const struct run_request *request;
    bool  has_cgroup;
    uid_t uid, gid;             /* of the program, as seen inside */
    int   go_fd;                /* reading end: a byte comes when the groups and maps are set */
    int   report_fd, collect_fd, stdin_fd, stdout_fd, stderr_fd;
};

/* Runs as the first process of the new namespaces; does not return. */
_Noreturn void sandbox_init(const struct sandbox *s);

/* sandbox_files.c: builds the file system.  Both leave with a report through
 * sandbox_fail when a step does not work. */
void sandbox_files(const struct sandbox *s);
_Noreturn void sandbox_fail(const struct sandbox *s, const char *step);

/* sandbox_collect.c: sends the files asked for, once nothing else lives in the
 * sandbox; fills `collected` and `refusal`. */
void sandbox_collect(const struct sandbox *s, struct sandbox_report *report);

#endif
