/* jsonlogic.h - conditions that a request writes as base64 of JSONLogic.
 *
 *   {"and": [{"in": [{"var": "status"}, ["active", "pending"]]}, {"!": {"==": [{"var": "n"}, 3]}}]}
 *
 * Operators: == != < <= > >= in and or ! !!, over {"var": name} of the fields that a list
 * can be filtered by, and literals.  < and <= take a field between two literals, too.  A
 * field alone is true when it is neither null, false, 0 nor empty.  `in` is true of a field
 * among literals, of a literal among the values of a field, and of a part of a text.
 */
#ifndef OP_JSONLOGIC_H
#define OP_JSONLOGIC_H

#include "op/filter.h"

#define JSONLOGIC_BYTES_MAX 8192 /* of base64 */

/* Reads one; NULL text gives no filter.  False with what is wrong said of the parameter. */
bool jsonlogic_read(struct call *c, const char *param, str base64, const struct filter_field *fields,
                    const struct filter **filter);

#endif
