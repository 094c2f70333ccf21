/* static.h - files of the web apps: built into the program, or from a folder
 * while they are being developed. */
#ifndef HTTP_STATIC_H
#define HTTP_STATIC_H

#include "op/op.h"

/* Answers with the file of that path ("/a/app-1f2e.js"), compressed as the
 * client accepts it; 304 when it has it already.  `web_dir` is the folder to
 * serve from, "" for the embedded files.  Returns false when there is no such
 * file; `out` is untouched then. */
bool static_reply(const char *web_dir, str path, const struct request *request, struct arena *mem,
                  struct reply *out);

/* Adds a header to a reply that has no call. */
void static_header(struct reply *out, const char *name, str value);

#endif
