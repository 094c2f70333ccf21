/* sitting_code.h - what an item of code or SQL shows to the candidate. */
#ifndef API_NATIVE_SITTING_CODE_H
#define API_NATIVE_SITTING_CODE_H

#include "domain/coding.h"
#include "op/op.h"

struct code_view;
struct sql_view;
extern const struct shape code_view_shape, sql_view_shape;

/* NULL for an item of another type.  What is hidden is not in it, because it is not in the task. */
struct code_view *code_view(struct call *c, const struct code_task *task);
struct sql_view  *sql_view(struct call *c, const struct sql_task *task);

#endif
