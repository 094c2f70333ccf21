/* seccomp.h - the system calls a candidate's program may make. */
#ifndef JUDGE_SECCOMP_H
#define JUDGE_SECCOMP_H

#include <stdbool.h>

/* Puts the calling process, and all it will start, under the filter for the
 * rest of its life.  Needs no_new_privs.  False with errno. */
bool seccomp_enter(void);

#endif
