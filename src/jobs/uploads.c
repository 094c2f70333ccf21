/* uploads.c - a sweep: what was begun to be uploaded and never finished.
 *
 * An upload in parts that has not ended for a week is dropped, as is one that another
 * for the same item replaces; what is dropped is removed with its files the next time,
 * when no part of it can be on its way any more.
 * Tables: upload, upload_part.
 */
#include <unistd.h>
#include "jobs/kind.h"

#define UNFINISHED_KEPT_MS (7 * MS_PER_DAY)
#define PARTS_MAX          4000

struct dropped { int64_t workspace_id, id, before, batch; str path; };
static const struct field dropped_fields[] = {
    FIELD(dropped, workspace_id), FIELD(dropped, id), FIELD(dropped, before), FIELD(dropped, batch),
    FIELD(dropped, path),
};
SHAPE(dropped);

/* Removes the files of its parts, and the rows.  A file that stays does harm to nobody. */
static void upload_remove(struct call *c, struct dropped *upload)
{
    const char *data = config_text(c->server->config, SET_DATA);
    struct list parts;

    c->workspace_id = upload->workspace_id;
    parts = db_rows_with(c, WITH(dropped, upload), "SELECT start AS id FROM upload_part WHERE workspace_id ="
                         " :workspace_id AND upload_id = :id", &dropped_shape, PARTS_MAX);
    for (size_t i = 0; i < parts.n; i++)
        unlink(str_printf(c->mem, "%s/media/%.*s.%lld", data, STR_ARG(upload->path),
                          (long long)((struct dropped *)parts.items)[i].id).data);
    unlink(str_printf(c->mem, "%s/media/%.*s", data, STR_ARG(upload->path)).data); /* one that came at once */
    db_exec_with(c, WITH(dropped, upload), "DELETE FROM upload_part WHERE workspace_id = :workspace_id"
                 " AND upload_id = :id");
    db_exec_with(c, WITH(dropped, upload), "DELETE FROM upload WHERE workspace_id = :workspace_id"
                 " AND id = :id");
}

int64_t uploads_sweep(struct call *c, int batch)
{
    struct dropped key = { .before = c->now_ms - UNFINISHED_KEPT_MS, .batch = batch };
    int64_t        caller = c->workspace_id;
    struct list    rows = db_rows_with(c, WITH(dropped, &key), "SELECT workspace_id, id, path FROM upload"
                                       " WHERE state <> 'whole' AND state = 'dropped' ORDER BY created_at"
                                       " LIMIT :batch", &dropped_shape, (size_t)batch);

    for (size_t i = 0; i < rows.n; i++)
        upload_remove(c, (struct dropped *)rows.items + i);
    c->workspace_id = caller;
    db_exec_with(c, WITH(dropped, &key), "UPDATE upload SET state = 'dropped' WHERE state <> 'whole'"
                 " AND state = 'coming' AND created_at < :before");
    return (int64_t)rows.n;
}
