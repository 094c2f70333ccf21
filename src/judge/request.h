/* request.h - what assay-run is asked for: one run of one command.
 *
 * The request is a JSON object of typed members (table in request.c).  Every
 * number has a floor and a ceiling; a value outside is refused, never bent, so
 * that the worker's own mistakes show.
 */
#ifndef JUDGE_REQUEST_H
#define JUDGE_REQUEST_H

#include "core/arena.h"
#include "core/str.h"

#define REQUEST_BYTES_MAX (256 * 1024)
#define ARGV_MAX          64
#define BINDS_MAX         8
#define COLLECT_MAX       8
#define SLOTS_MAX         64

enum run_mode  { MODE_USER, MODE_ROOT };                       /* with a user namespace, or as root without one */
enum run_level { LEVEL_AUTO, LEVEL_A, LEVEL_B, LEVEL_C };      /* cgroup v2, v1, none */

struct run_request {
    enum run_mode  mode;
    enum run_level level;
    bool           allow_weak;       /* level C may be used */
    const char    *argv[ARGV_MAX + 1];
    const char    *in, *data;        /* directories shown read-only as /in and /data; NULL = none */
    const char    *binds[BINDS_MAX + 1];
    const char    *collect[COLLECT_MAX + 1]; /* names in /box, or "*.ending" */
    int64_t        slot;
    int64_t        cpu_ms, wall_ms;
    int64_t        memory_bytes, address_bytes; /* address_bytes: RLIMIT_AS, at level C only; 0 = none */
    int64_t        pids;             /* processes and threads, the sandbox's own init included */
    int64_t        stdout_bytes, stderr_bytes, file_bytes;
    int64_t        box_bytes, tmp_bytes;
    int64_t        collect_bytes;    /* of all collected files together */
};

struct run_error {
    const char *field;
    const char *message;
};

/* Reads a request.  Texts live in `mem`.  False with `error` filled when
 * anything is missing, unknown, of a wrong type or out of range. */
bool request_read(struct arena *mem, str text, struct run_request *request, struct run_error *error);

#endif
