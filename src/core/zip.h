/* zip.h - a ZIP archive written from its beginning to its end (zlib behind it).
 *
 * What is made goes into a buffer, which may be emptied between any two calls: files of any
 * length need little memory.  Sizes follow the data, and a directory ends the archive.
 */
#ifndef CORE_ZIP_H
#define CORE_ZIP_H

#include "core/buf.h"

#define ZIP_FILES_MAX 16
#define ZIP_BYTES_MAX 0xffffffffll /* of one file, and of the archive */

struct zip;
struct zip *zip_new(void);
void        zip_free(void *zip);

/* Begins a file; `name` lives as long as the archive. */
void zip_open(struct zip *zip, struct buf *out, const char *name);
/* More of the file that was begun. */
void zip_add(struct zip *zip, struct buf *out, str data);
/* Ends the file. */
void zip_close(struct zip *zip, struct buf *out);
/* Ends the archive.  False when something in it became longer than ZIP_BYTES_MAX: it is none then. */
bool zip_end(struct zip *zip, struct buf *out);

#endif
