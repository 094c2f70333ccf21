/* judge.h - the judge family: its one table of operations. */
#ifndef API_JUDGE_H
#define API_JUDGE_H

#include "api/ops.h"

#endif
