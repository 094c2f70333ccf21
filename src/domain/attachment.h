/* attachment.h - files that a question shows to those who answer it.
 *
 * They are those the question has now: a file that its author corrects is corrected for
 * whoever sits an older version, too.
 * Tables: question_file, question_version, question.
 */
#ifndef DOMAIN_ATTACHMENT_H
#define DOMAIN_ATTACHMENT_H

#include "op/op.h"

#define ATTACHMENTS_MAX 15 /* of a question */

/* path: below DATA/media. */
struct attachment { struct id id; int64_t bytes; str name, type, path; };

/* The files of the authored question that an item of an attempt is from ("q:17.1"), in the order in
 * which they were attached; none for any other item.  A list of struct attachment. */
struct list attachments_of_item(struct call *c, str item_id);

/* One of these, of any authored question that an instrument's code names; false when it is none. */
bool attachment_find(struct call *c, str code, int64_t file_id, struct attachment *attachment);

/* Can a browser show a file of this type without running anything in it? */
bool attachment_is_shown(str type);

#endif
