/* native.h - between the files of the native family. */
#ifndef API_NATIVE_NATIVE_H
#define API_NATIVE_NATIVE_H

#include "api/ops.h"

/* Writes the errors said so far as the object under "error". */
void native_error_write(const struct call *c, struct buf *out);

#endif
