/* shape_json.h - fields as JSON documents of the store.
 *
 * What has no column type of its own - lists, maps, objects, either - is kept
 * in a TEXT column as compact JSON.  This is the form of the store, not of any
 * wire: all fields of a nested shape travel whatever their flags, times and ids
 * are whole numbers, and members that say "nothing" are left out.
 */
#ifndef CORE_SHAPE_JSON_H
#define CORE_SHAPE_JSON_H

#include "core/buf.h"
#include "core/json.h"
#include "core/shape.h"

/* Does the member at `value` say "nothing" (see shape.h)?  An empty map or list
 * whose pointer is set is not nothing. */
bool shape_json_is_null(const struct field *f, const void *value);

/* Writes a map as a JSON object of texts; the same in the store and on every wire. */
void map_write(struct buf *out, const struct map *map);

/* Writes the member at `value` as one JSON value; null for nothing. */
void shape_json_write(struct buf *out, const struct field *f, const void *value);

/* Fills the member at `value` from a JSON value; NULL or JSON null make it say
 * nothing.  Texts are copied into `mem`.  False when the JSON is of another
 * type than the field. */
bool shape_json_read(const json_t *json, const struct field *f, void *value, struct arena *mem);

#endif
