/* kind.h - between the files of jobs/: what kinds of jobs there are and how
 * one ends.
 *
 * A new kind is one row of job_kinds and a function in a file of its own.
 */
#ifndef JOBS_KIND_H
#define JOBS_KIND_H

#include "jobs/jobs.h"
#include "jobs/mime.h"

/* A claimed row. */
struct job {
    int64_t id, workspace_id, ref_id;
    int64_t tries;      /* this one included */
    int64_t created_at; /* Unix milliseconds */
    str     payload;
};

/* One run of a job on a worker thread. */
struct job_call {
    struct call      *c;    /* of the job's workspace; for call_read and call_write */
    const struct job *job;
    struct jobs      *jobs;
    const char       *error; /* why it failed, in words without personal data */
};

struct job_kind {
    const char *kind;
    /* Does the work; false: failed, to be tried again.  It may block for 30 s at
     * most, or the lease would not last.  NULL: the job goes to the outbox. */
    bool (*run)(struct job_call *j);
};

extern const struct job_kind job_kinds[];
extern const size_t          job_kinds_n;

/* Milliseconds to wait after the try of that number (from 1) failed; -1: give up. */
int64_t job_pause_ms(int64_t tries);

/* How a claimed job ends. */
enum job_outcome { JOB_DONE, JOB_FAILED, JOB_PUT_BACK };

struct job_end {
    int64_t          id, tries;
    enum job_outcome outcome;
    const char      *error;  /* JOB_FAILED */
    int64_t          run_at; /* JOB_PUT_BACK: when it is due again; this try does not count */
};

/* Writes the ends of `n` jobs; inside call_write. */
void job_end_write(struct call *c, struct jobs *jobs, const struct job_end *ends, size_t n);

struct server *jobs_server(const struct jobs *jobs);
/* Is the server stopping and its patience over?  Then work is broken off. */
bool           jobs_break_off(const struct jobs *jobs);

/* --- outbox.c: deliveries of webhooks, many at once in one thread ---------- */
struct outbox;

/* It lives in `mem`; NULL when there is no thread to be had. */
struct outbox *outbox_start(struct jobs *jobs, struct arena *mem);
void           outbox_stop(struct outbox *outbox);
/* How many more jobs it can take. */
size_t         outbox_room(struct outbox *outbox);
/* Takes over a claimed job. */
void           outbox_add(struct outbox *outbox, const struct job *job);

/* --- mail.c ---------------------------------------------------------------- */
bool mail_invitation(struct job_call *j); /* ref_id: attempt */
bool mail_reminder(struct job_call *j);   /* ref_id: attempt */
bool mail_welcome(struct job_call *j);    /* ref_id: member */
bool mail_accommodation(struct job_call *j); /* ref_id: attempt; goes to the employer */
bool mail_deletion(struct job_call *j);      /* the same */
bool mail_judge_failed(struct job_call *j);  /* the same */
bool mail_rejection(struct job_call *j);     /* ref_id: attempt */
bool mail_results(struct job_call *j);       /* ref_id: attempt */

/* Mails a letter in the name of the server itself; nobody is asked to reply to it. */
struct letter;
bool mail_letter(struct job_call *j, const char *kind, const struct letter *letter, const char *language,
                 struct mail_address to);

/* --- mail_account.c --------------------------------------------------------- */
bool mail_confirmation(struct job_call *j);  /* ref_id: member, or an address in the payload */
bool mail_reset(struct job_call *j);         /* the same */
bool mail_member_invite(struct job_call *j); /* ref_id: member */

/* --- mail_contact.c --------------------------------------------------------- */
bool mail_contact(struct job_call *j); /* payload: what a company told, JSON */

/* --- erase.c --------------------------------------------------------------- */
bool erase_files(struct job_call *j);     /* ref_id: person */

/* --- uploads.c ------------------------------------------------------------- */
int64_t uploads_sweep(struct call *c, int batch);

/* --- media.c --------------------------------------------------------------- */
bool media_remove(struct job_call *j);    /* payload: path below DATA/media */

/* --- bulk.c ---------------------------------------------------------------- */
bool bulk_run(struct job_call *j);        /* ref_id: bulk_job */

/* --- analysis.c ------------------------------------------------------------ */
bool analysis_run(struct job_call *j);    /* ref_id: analysis */
/* --- pool.c ---------------------------------------------------------------- */
bool pool_run(struct job_call *j);        /* ref_id: pool_run */

/* --- likeness.c ------------------------------------------------------------ */
bool likeness_code_run(struct job_call *j);    /* ref_id: attempt */
bool likeness_answers_run(struct job_call *j); /* ref_id: assessment */

/* --- expiry.c: what falls due by the clock --------------------------------- */
struct sweep {
    const char *name;
    int64_t     every_ms;
    int         batch; /* it is repeated while a batch was full */
    /* One batch, inside call_write; returns how many rows it changed.  Servers
     * may do it at the same time: each row is changed once. */
    int64_t   (*run)(struct call *c, int batch);
};
#define SWEEPS_N 11
extern const struct sweep sweeps[SWEEPS_N];

#endif
