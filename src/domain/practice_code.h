/* practice_code.h - what a program and a query are tried at before the clock starts. */
#ifndef DOMAIN_PRACTICE_CODE_H
#define DOMAIN_PRACTICE_CODE_H

#include "domain/coding.h"

extern const struct code_task practice_code; /* two numbers are added, in any language */
extern const struct sql_task  practice_sql;  /* a table of towns */

#endif
