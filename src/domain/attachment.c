/* attachment.c - see attachment.h. */
#include <string.h>
#include "domain/attachment.h"
#include "domain/authored.h"
#include "domain/composition.h"

static const struct field attachment_fields[] = {
    FIELD(attachment, id), FIELD(attachment, bytes), FIELD(attachment, name), FIELD(attachment, type),
    FIELD(attachment, path),
};
SHAPE(attachment);

struct key { int64_t snapshot_id, file_id; };
static const struct field key_fields[] = { FIELD(key, snapshot_id), FIELD(key, file_id) };
SHAPE(key);

#define FILES_OF                                                                                              \
    "SELECT f.id, f.bytes, f.name, f.type, f.path FROM question_version v JOIN question_file f ON"            \
    " f.question_id = v.question_id AND f.role = 'attachment' WHERE v.workspace_id = :workspace_id"           \
    " AND v.id = :snapshot_id AND (f.workspace_id = :workspace_id OR EXISTS (SELECT 1 FROM question q WHERE"  \
    " q.workspace_id = f.workspace_id AND q.id = f.question_id AND q.scope = 'public'))"

/* The snapshot of a code "q:17" or an item "q:17.1"; 0 for any other. */
static int64_t snapshot_of(str code)
{
    int64_t id = 0;

    if (!str_starts(code, AUTHORED_PREFIX))
        return 0;
    code = str_from(code, strlen(AUTHORED_PREFIX));
    return str_to_int(str_cut(&code, '.'), &id) ? id : 0;
}

struct list attachments_of_item(struct call *c, str item_id)
{
    struct key key = { .snapshot_id = snapshot_of(item_id) };

    if (!key.snapshot_id)
        return (struct list){ 0 };
    return db_rows_with(c, WITH(key, &key), FILES_OF " ORDER BY f.id LIMIT 15", &attachment_shape, ATTACHMENTS_MAX);
}

bool attachment_find(struct call *c, str code, int64_t file_id, struct attachment *attachment)
{
    while (code.len) {
        struct key key = { snapshot_of(component_cut(&code)), file_id };

        if (key.snapshot_id &&
            db_row_with(c, WITH(key, &key), FILES_OF " AND f.id = :file_id", INTO(attachment, attachment)))
            return true;
    }
    return false;
}

bool attachment_is_shown(str type)
{
    static const char *const types[] = { "image/png", "image/jpeg", "image/gif", "image/webp", "audio/mpeg",
                                         "audio/mp4", "audio/ogg", "audio/wav", "audio/webm", "video/mp4",
                                         "video/webm" };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is_nocase(type, types[i]))
            return true;
    return false;
}
