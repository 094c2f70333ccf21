/* narrow.h - conditions of the lists of the Coodesh family, made of the parameters of a request.
 *
 * A list begins without a condition; each function adds one, which must hold as well, unless
 * its parameter did not come.  False when something is wrong, which has been said.
 */
#ifndef API_COODESH_NARROW_H
#define API_COODESH_NARROW_H

#include "op/jsonlogic.h"

/* Adds a condition to those there are; false when it could not be made (NULL). */
bool narrow(struct filter_reader *r, const struct filter **all, const struct filter *one);
/* The field, by its place in r->fields, is one of the texts. */
bool narrow_to(struct filter_reader *r, const struct filter **all, const char *param, int field, struct list texts);
/* The field contains the text of the parameter "search", in any case. */
bool narrow_search(struct filter_reader *r, const struct filter **all, int field, str search);
/* The base64 JSONLogic of the parameter "query" holds, over fields of its own. */
bool narrow_logic(struct filter_reader *r, const struct filter **all, const struct filter_field *fields, str query);

#endif
