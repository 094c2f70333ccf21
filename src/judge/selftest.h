/* selftest.h - shows an administrator what the judge can do on this machine. */
#ifndef JUDGE_SELFTEST_H
#define JUDGE_SELFTEST_H

#include "judge/worker.h"

/* Prints one line a finding; true when all attacks were held and every language
 * that is installed ran. */
bool selftest(struct worker *w);
/* Prints what a run costs above a bare fork and exec. */
void selftest_cost(struct worker *w);
/* Prints the languages, those missing with their package. */
void selftest_languages(struct worker *w);

#endif
