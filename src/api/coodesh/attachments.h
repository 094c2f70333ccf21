/* attachments.h - files that belong to a question or an assessment, which its workspace uploads.
 *
 * A file lies in DATA/media/<workspace>/<id>; its name and type are only data.  A copy of what
 * it belongs to shares it, and what no row names any more is removed by a job (jobs/media.c).
 * Each has a table of its own, whose statements stand where they run; here is what is alike.
 */
#ifndef API_COODESH_ATTACHMENTS_H
#define API_COODESH_ATTACHMENTS_H

#include "api/coodesh/coodesh.h"

#define ATTACHMENT_FILES_MAX 15            /* attachments of one */
#define ATTACHMENT_BODY_MAX  (220u << 20)

/* A row of the store. */
struct attachment_file { int64_t id, owner_id, bytes; str role, name, type, path; };
extern const struct shape attachment_file_shape;

struct attachment_out { struct id id; str name, type, path; int64_t bytes; };
extern const struct shape attachment_out_shape;
struct attachment_out attachment_view(const struct attachment_file *f);

/* What takes files and shows all there are. */
struct attachment_in { struct id id; struct upload files; struct list attachments; };
#define ATTACHMENT_IN_FIELDS(of)                                                                              \
    FIELD(attachment_in, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the " of),                          \
    FIELD(attachment_in, files, .flags = WRITEONLY, .doc = "One file or more, in parts of this name"),        \
    FIELD_LIST(attachment_in, attachments, attachment_out, .flags = READONLY, .doc = "All files of the " of)

/* The record of the path and a file of it, by its path in the store or by its id. */
struct attachment_key { struct id id, file_id; str path; };
#define ATTACHMENT_PATH_FIELDS(of)                                                                                \
    FIELD(attachment_key, id, .flags = REQUIRED, .doc = "Id of the " of),                                         \
    FIELD(attachment_key, path, .flags = REQUIRED, .min = 1, .max = 200, .doc = "Path of the file, as it was given")
#define ATTACHMENT_KEY_FIELDS(of)                                                                                 \
    FIELD(attachment_key, id, .flags = REQUIRED, .doc = "Id of the " of),                                         \
    FIELD(attachment_key, file_id, .flags = REQUIRED, .doc = "Id of the file")

/* How many parts of the request are files, however they are called.  0 when there is none, or
 * one that is too long, of no known type, or not of its type, which was said (400, 413). */
size_t attachments_checked(struct call *c);
/* Keeps each of them, with a row like `like` by an INSERT that names id, owner_id, role, name,
 * type, bytes, path.  Fails 503. */
bool attachments_keep(struct call *c, const struct attachment_file *like, const char *insert);
bool attachment_keep(struct call *c, struct attachment_file *f, const struct upload *from, const char *insert);
/* The files that a SELECT finds, as struct attachment_out. */
struct list attachments_list(struct call *c, const struct attachment_file *key, const char *select);
/* Deletes the rows that a SELECT of id and path finds, each by a DELETE that names id; has the
 * job look after the files.  Returns how many there were. */
size_t attachments_drop(struct call *c, const struct attachment_file *key, const char *select, const char *delete);
/* Gives the rows that a SELECT finds a second time to `owner_id`, by an INSERT as above. */
void attachments_copy(struct call *c, const struct attachment_file *key, const char *select, int64_t owner_id,
                const char *insert);
/* Answers with the bytes as a download: what somebody uploaded is never shown as a page of ours. */
bool attachment_send(struct call *c, str path);

#endif
