/* compress.h - gzip of what clients read as text. */
#ifndef HTTP_COMPRESS_H
#define HTTP_COMPRESS_H

#include "op/op.h"

/* Does an Accept-Encoding name this coding with a weight above zero? */
bool accepts_coding(str header, const char *coding);

/* Replaces a JSON or text body of some size by its gzip, in `mem`, when the client
 * takes it; says in Vary that it depends.  Files, streams and what has a coding
 * already stay as they are. */
void compress_reply(struct arena *mem, const struct request *request, struct reply *reply);

#endif
