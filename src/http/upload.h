/* upload.h - the parts of a multipart body: values in memory, files on disk.
 *
 * A file streams into a temporary file, which is removed at the end of the
 * call; an operation keeps it by renaming it away before.
 */
#ifndef HTTP_UPLOAD_H
#define HTTP_UPLOAD_H

#include "op/op.h"

struct upload_reader;

/* Makes the folder for temporary files below `data_dir` and empties it of what
 * an earlier run left; returns its path in `mem`, NULL when it cannot be made. */
const char *upload_folder(struct arena *mem, const char *data_dir);

/* Makes a reader for a body of this Content-Type, in `mem`; NULL when that has
 * no usable boundary. */
struct upload_reader *upload_new(struct arena *mem, const char *folder, str content_type);
/* Takes the next bytes of the body; false from the first defect on. */
bool                  upload_feed(struct upload_reader *u, const char *data, size_t n);
/* Says that the body is complete; false at a defect, with the status to answer
 * and the message. */
bool                  upload_end(struct upload_reader *u, int *status, const char **message);
/* Parts in the order in which they came; they live in the reader's memory. */
const struct upload_part *upload_parts(const struct upload_reader *u, size_t *n);
bool                  upload_has_files(const struct upload_reader *u);
/* Forces the files to the disk and closes them: may take some milliseconds.
 * False when the disk refuses. */
bool                  upload_sync(struct upload_reader *u);
/* Closes and removes the files that nobody took. */
void                  upload_close(struct upload_reader *u);

#endif
