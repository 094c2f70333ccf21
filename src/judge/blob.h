/* blob.h - what a request refers to by its hash. */
#ifndef JUDGE_BLOB_H
#define JUDGE_BLOB_H

#include "judge/judge_text.h"

#define BLOB_BYTES_MAX ((size_t)64 << 20)

/* Reads the blob that the member `field` names.  False with what is wrong: no
 * hash, not there, larger than 64 MiB. */
bool blob_read(struct arena *mem, const struct blobs *blobs, const char *field, str sha256, str *text,
               struct run_error *error);

/* Is it a SHA-256 as requests write it? */
bool blob_is_hash(str text);

/* A lookup in a folder whose files are called by their hash; content that does
 * not have it is not there.  `folder` outlives it; NULL = nothing is there. */
struct blobs blobs_of_folder(const char *folder);

#endif
