/* languages.h - the languages a worker knows, each a row. */
#ifndef JUDGE_LANGUAGES_H
#define JUDGE_LANGUAGES_H

#include "core/str.h"

#define LANGUAGE_ARGV_MAX 24

/* In the command lines: {F} stands for all files with the ending of the main
 * one, {S} for the main file, {M} for the memory limit in MiB. */
struct language {
    const char *id, *name;
    const char *package;                    /* of Debian 12 */
    const char *source;                     /* name of the main file */
    const char *version[LANGUAGE_ARGV_MAX]; /* shows that it works */
    const char *compile[LANGUAGE_ARGV_MAX]; /* empty: none */
    const char *run[LANGUAGE_ARGV_MAX];
    const char *collect[2];                 /* what compiling makes; empty: the sources themselves are run */
    const char *binds[4];                   /* configuration outside of /usr */
    const char *memory_words;               /* what its runtime says on stderr when it stops at its own memory limit */
    int         cpu_factor, memory_add_mib;
    bool        is_native;                  /* RLIMIT_AS can stand in for a memory cgroup at level C */
    const char *hello;                      /* a program that prints "hello" */
};

extern const struct language languages[];
extern const size_t          languages_n;

const struct language *language_find(str id);

#endif
