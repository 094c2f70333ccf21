/* shape.c - looking into shapes. */
#include <assert.h>
#include "core/shape.h"

const struct field *shape_field(const struct shape *shape, str name)
{
    size_t i;

    for (i = 0; i < shape->n; i++)
        if (str_is(name, shape->fields[i].name))
            return &shape->fields[i];
    return NULL;
}

size_t field_bytes(enum field_type type)
{
    static const size_t bytes[] = {
        [TYPE_BOOL]   = sizeof(bool),          [TYPE_INT]    = sizeof(int64_t),
        [TYPE_NUMBER] = sizeof(double),        [TYPE_TEXT]   = sizeof(str),
        [TYPE_TIME]   = sizeof(struct moment), [TYPE_ID]     = sizeof(struct id),
        [TYPE_JSON]   = sizeof(struct json),   [TYPE_MAP]    = sizeof(struct map),
        [TYPE_EITHER] = sizeof(struct either), [TYPE_LIST]   = sizeof(struct list),
        [TYPE_UPLOAD] = sizeof(struct upload), [TYPE_OBJECT] = sizeof(void *),
    };

    assert(type > TYPE_NONE && (size_t)type < sizeof bytes / sizeof bytes[0]);
    return bytes[type];
}
