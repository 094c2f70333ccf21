/* typescript.h - the browser's client (web/lib/api.ts), made from the operation table. */
#ifndef CLI_TYPESCRIPT_H
#define CLI_TYPESCRIPT_H

#include "op/op.h"

/* Writes an interface for every shape of the family and a function for every
 * operation: path values first, then the body or query, then options. */
void typescript_write(const struct family *family, struct buf *out);

#endif
