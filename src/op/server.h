/* server.h - the one state of the process, made in main. */
#ifndef OP_SERVER_H
#define OP_SERVER_H

#include "core/config.h"
#include "core/log.h"
#include "core/pool.h"

struct jobs;
struct authored;
struct sessions;
struct cache;
struct waits;

struct server {
    struct config       *config;
    struct log          *log;
    struct db           *db;
    struct pool         *pool;      /* slow operations */
    struct pool         *prepare_pool; /* those that hash passwords or wait for others before their
                                        * transaction: a hundred of them hold up nobody else */
    struct router       *router;
    struct metrics      *metrics;
    const struct family *const *families; /* NULL-terminated */
    struct waits        *waits;     /* calls that wait for something, of op/wait.c */
    struct rates        *rates;     /* token buckets of op/rate.c */
    struct sessions     *sessions;  /* uses of members' sessions, of op/session.c */
    struct authored     *authored;  /* instruments in use, of domain/authored.c */
    struct cache        *cache;     /* replies of services that are asked for everybody alike */
    _Atomic(struct jobs *) jobs;    /* NULL in the command line */
    void               (*wake)(struct server *server); /* a transaction added a job; may be NULL */
    str                  public_url; /* without a slash at its end */
    int64_t            (*now_ms)(void);
    int64_t              started_ms;
    _Atomic bool         ready;     /* migrated and not stopping */
};

#endif
