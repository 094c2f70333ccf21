/* attack.h - hostile programs, and what the sandbox must make of each.
 *
 * One table serves three: the program assay-attack runs one of them inside,
 * `assay-judge --selftest` runs them all on the administrator's machine, and
 * tests/judge does so in the test suite.  A program that only tries something
 * forbidden ends with 0 when it was stopped, with 1 and a sentence when not.
 * All are bounded: at most 500 forks, 1 GiB, 30 s.
 */
#ifndef JUDGE_ATTACK_H
#define JUDGE_ATTACK_H

#include <stddef.h>

struct attack {
    int         group;    /* of JUDGE.md 8 */
    const char *name;
    const char *limit;    /* which limit must end it: the word of the result */
    const char *refusal;  /* what becomes of /box/prog when that is asked for; NULL: it is not */
    int       (*run)(void);
};

extern const struct attack attacks[];
extern const size_t        attacks_n;

/* Says what was possible and should not have been; returns 1. */
int breach(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* attack_limits.c: what a limit ends, or files bound. */
int attack_fork_bomb(void);
int attack_daemon(void);
int attack_child_keeps_stdout(void);
int attack_malloc_bomb(void);
int attack_shared_mmap(void);
int attack_memfd(void);
int attack_fill_files(void);
int attack_stdout_flood(void);
int attack_stderr_flood(void);
int attack_busy_loop(void);
int attack_sleep(void);
int attack_four_burners(void);
int attack_large_files(void);
int attack_core_dump(void);
int attack_grandchild_memory(void);
int attack_leave_state(void);
int attack_find_state(void);
int attack_artefact_link(void);
int attack_artefact_above(void);
int attack_artefact_fifo(void);
int attack_artefact_folder(void);
int attack_artefact_large(void);
int attack_artefact_device(void);

/* attack_rights.c: what must not be allowed. */
int attack_read_host(void);
int attack_read_proc(void);
int attack_sockets(void);
int attack_trace(void);
int attack_kill(void);
int attack_setuid(void);
int attack_keyring(void);
int attack_machinery(void);
int attack_namespaces(void);
int attack_mounts(void);
int attack_other_abi(void);
int attack_unknown_calls(void);
int attack_scheduling(void);
int attack_raise_limits(void);
int attack_descriptors(void);
int attack_environment(void);
int attack_neighbours(void);

#endif
