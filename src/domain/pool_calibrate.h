/* pool_calibrate.h - between pool_run.c and pool_calibrate.c: a turn of a run. */
#ifndef DOMAIN_POOL_CALIBRATE_H
#define DOMAIN_POOL_CALIBRATE_H

#include "core/arena.h"
#include "domain/pool_run.h"

struct pool_turn_state {
    struct server  *server;
    struct arena   *mem;          /* of the turn */
    int64_t         workspace_id, step_before;
    struct pool_run run;          /* step and progress are set anew by the turn */
    bool            queue;
    enum pool_turn  outcome;
    const char     *failed;       /* why the run cannot be done */
    str             report;       /* JSON */
    const void     *rows;         /* what `store` writes, with the end of the run */
    size_t          rows_n;
    void          (*store)(struct call *c, struct pool_turn_state *turn);
};

/* A read in a call of its own.  False: `failed` says why, or the store did not answer. */
bool pool_turn_call(struct pool_turn_state *turn, bool (*step)(struct call *c, void *arg), void *arg);

enum pool_turn pool_calibrate_turn(struct pool_turn_state *turn, int64_t ends_us);

#endif
