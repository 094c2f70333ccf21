/* upload.c - see upload.h. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/random.h"
#include "domain/upload.h"

#define NAME_BYTES 200
#define PARTS_MAX  4000

static const struct field upload_row_fields[] = {
    FIELD(upload_row, id), FIELD(upload_row, attempt_id), FIELD(upload_row, bytes), FIELD(upload_row, start),
    FIELD(upload_row, received), FIELD(upload_row, item_id), FIELD(upload_row, name), FIELD(upload_row, type),
    FIELD(upload_row, path), FIELD(upload_row, state), FIELD(upload_row, purpose), FIELD(upload_row, record),
    FIELD(upload_row, agent), FIELD(upload_row, created_at),
};
const struct shape upload_row_shape = { "upload_row", upload_row_fields,
                                        sizeof upload_row_fields / sizeof *upload_row_fields,
                                        sizeof(struct upload_row) };

str upload_name(struct call *c, str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.data[i - 1] == '/' || name.data[i - 1] == '\\') {
            name = str_from(name, i);
            break;
        }
    if (name.len > NAME_BYTES || !str_is_utf8(name) || !name.len)
        return STR("file");
    return str_copy(c->mem, name);
}

bool upload_add(struct call *c, struct upload_row *row)
{
    row->id   = id_new();
    row->name = upload_name(c, row->name);
    row->path = str_printf(c->mem, "%lld/%lld", (long long)c->workspace_id, (long long)row->id);
    if (!row->purpose.data)
        row->purpose = STR("answer");
    row->created_at.ms = c->now_ms;
    return db_exec_with(c, WITH(upload_row, row),
                 "INSERT INTO upload (workspace_id, id, attempt_id, item_id, name, type, bytes, path, state, purpose,"
                 " record, agent, created_at) VALUES (:workspace_id, :id, :attempt_id, :item_id, :name, :type, :bytes,"
                 " :path, :state, :purpose, :record, :agent, :now_ms) ON CONFLICT DO NOTHING") > 0;
}

/* --- keeping -------------------------------------------------------------- */

/* Where a path of DATA/media is, with its folder, and nothing there yet; NULL when that cannot be.
 * What lies there is of a try that was not committed. */
static const char *place_of(struct call *c, str path)
{
    const char *media = str_printf(c->mem, "%s/media", config_text(c->server->config, SET_DATA)).data;
    const char *folder = str_printf(c->mem, "%s/%lld", media, (long long)c->workspace_id).data;
    const char *place = str_printf(c->mem, "%s/%.*s", media, STR_ARG(path)).data;

    if ((mkdir(folder, 0700) == 0 || errno == EEXIST) && (unlink(place) == 0 || errno == ENOENT))
        return place;
    return NULL;
}

/* A link, not a move: the transaction may be run again, and the call removes its own file at its end. */
bool upload_keep(struct call *c, const struct upload *file, str path)
{
    const char *place = place_of(c, path);

    return (place && link(file->path.data, place) == 0) ||
           fail(c, 503, NULL, "the file cannot be kept at the moment");
}

bool upload_keep_bytes(struct call *c, str bytes, str path)
{
    const char *place = place_of(c, path);
    int         file = place ? open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
    bool        kept = file >= 0;

    for (size_t done = 0; kept && done < bytes.len;) {
        ssize_t n = write(file, bytes.data + done, bytes.len - done);

        kept  = n > 0 || (n < 0 && errno == EINTR);
        done += n > 0 ? (size_t)n : 0;
    }
    if (kept)
        kept = fsync(file) == 0;
    if (file >= 0)
        close(file);
    return kept || fail(c, 503, NULL, "the file cannot be kept at the moment");
}

/* --- sending --------------------------------------------------------------- */

/* The parts of a file while they are sent one behind the other. */
struct parts {
    const char              *path; /* of the whole: theirs go on with .<start> */
    const struct upload_row *rows;
    size_t                   n, next;
    int                      file; /* the open one, -1 for none */
};

static void parts_close(void *arg)
{
    struct parts *p = arg;

    if (p->file >= 0)
        close(p->file);
    p->file = -1;
}

static bool parts_open_next(struct parts *p)
{
    char path[PATH_MAX];

    parts_close(p);
    snprintf(path, sizeof path, "%s.%lld", p->path, (long long)p->rows[p->next++].start);
    p->file = open(path, O_RDONLY | O_CLOEXEC);
    return p->file >= 0;
}

static int64_t parts_stream(void *arg, char *data, size_t room)
{
    struct parts *p = arg;
    ssize_t       n = 0;

    while (p->file < 0 || (n = read(p->file, data, room)) == 0) {
        if (p->next == p->n)
            return 0;
        if (!parts_open_next(p))
            return -1; /* a cut-off file must not look whole */
    }
    return n;
}

bool upload_send(struct call *c, const struct upload_row *row, const char *type)
{
    const char   *data = config_text(c->server->config, SET_DATA);
    struct list   rows = db_rows_with(c, WITH(upload_row, row), "SELECT start, bytes FROM upload_part WHERE"
                                      " workspace_id = :workspace_id AND upload_id = :id ORDER BY start",
                                      &upload_row_shape, PARTS_MAX);
    str           path = str_printf(c->mem, "%s/media/%.*s", data, STR_ARG(row->path));
    struct parts *parts;

    reply_raw(c, type, STR(""));
    if (!rows.n) { /* it came at once; an empty one is nothing but its row */
        c->reply.file = row->bytes ? path : STR_NULL;
        return true;
    }
    parts  = ARENA_NEW(c->mem, struct parts);
    *parts = (struct parts){ .path = path.data, .rows = rows.items, .n = rows.n, .file = -1 };
    call_defer(c, parts_close, parts);
    c->reply.stream     = parts_stream;
    c->reply.stream_arg = parts;
    return true;
}

/* --- signals ----------------------------------------------------------------- */

struct noted { int64_t attempt_id, seq; str kind, item_id, detail; };
static const struct field noted_fields[] = {
    FIELD(noted, attempt_id), FIELD(noted, seq), FIELD(noted, kind), FIELD(noted, item_id), FIELD(noted, detail),
};
SHAPE(noted);

void upload_noted(struct call *c, const struct upload_row *row, const char *kind)
{
    struct noted noted = { row->attempt_id, row->id, str_of(kind), row->record, STR_NULL };
    char         id[14];

    id_text(row->id, id);
    noted.detail = str_printf(c->mem, "up_%s", id);
    db_exec_with(c, WITH(noted, &noted), "INSERT INTO sitting_event (workspace_id, attempt_id, client, seq, kind,"
                 " item_id, at, n, detail, received_at) VALUES (:workspace_id, :attempt_id, 'server', :seq, :kind,"
                 " :item_id, :now_ms, 1, :detail, :now_ms)");
}
