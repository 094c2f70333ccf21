/* erase.c - the half of erasing a person that no transaction can do.
 *
 * Kind: erase.files (ref_id: person).  Removes what the person uploaded and the
 * files of DATA/mail that have the id of one of the person's attempts in their name,
 * then has the store forget the bytes that the rewritten rows have left (db_forget).
 * The payload "again" marks the second look, which is for files alone.
 * Tables: attempt, upload, upload_part.
 */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "core/random.h"
#include "jobs/kind.h"

#define ATTEMPTS_MAX 10000
#define UPLOADS_MAX  100000

struct erased { int64_t id; str path; };
static const struct field erased_fields[] = { FIELD(erased, id), FIELD(erased, path) };
SHAPE(erased);

struct person_files {
    struct erased person;
    struct list   attempts, uploads, parts; /* struct erased */
};

#define ATTEMPTS "SELECT id FROM attempt WHERE workspace_id = :workspace_id AND person_id = :id"

static bool files_load(struct call *c, void *arg)
{
    struct person_files *files = arg;

    files->attempts = db_rows_with(c, WITH(erased, &files->person), ATTEMPTS, &erased_shape, ATTEMPTS_MAX);
    files->uploads  = db_rows_with(c, WITH(erased, &files->person), "SELECT id, path FROM upload"
                                   " WHERE workspace_id = :workspace_id AND attempt_id IN (" ATTEMPTS ")",
                                   &erased_shape, UPLOADS_MAX);
    files->parts    = db_rows_with(c, WITH(erased, &files->person), "SELECT u.id, u.path || '.' ||"
                                   " CAST(p.start AS TEXT) AS path FROM upload u JOIN upload_part p"
                                   " ON p.workspace_id = u.workspace_id AND p.upload_id = u.id"
                                   " WHERE u.workspace_id = :workspace_id AND u.attempt_id IN (" ATTEMPTS ")",
                                   &erased_shape, UPLOADS_MAX);
    return true;
}

static bool uploads_forget(struct call *c, void *arg)
{
    struct person_files *files = arg;

    db_exec_many(c, &erased_shape, files->uploads.items, files->uploads.n,
                 "DELETE FROM upload_part WHERE workspace_id = :workspace_id AND upload_id = :id");
    db_exec_many(c, &erased_shape, files->uploads.items, files->uploads.n,
                 "DELETE FROM upload WHERE workspace_id = :workspace_id AND id = :id");
    return true;
}

/* Removes a file; one that is not there is fine. */
static bool file_remove(struct arena *mem, const char *folder, const char *name)
{
    return unlink(str_printf(mem, "%s/%s", folder, name).data) == 0 || errno == ENOENT;
}

static bool uploads_remove(struct arena *mem, const struct list *uploads, const char *folder)
{
    bool clean = true;

    for (size_t i = 0; i < uploads->n; i++)
        clean &= file_remove(mem, folder, str_z(mem, ((const struct erased *)uploads->items)[i].path));
    return clean;
}

static bool is_about(const struct person_files *files, const char *name)
{
    for (size_t i = 0; i < files->attempts.n; i++) {
        char id[14];

        id_text(((const struct erased *)files->attempts.items)[i].id, id);
        if (strstr(name, id))
            return true;
    }
    return false;
}

static bool mails_remove(struct arena *mem, const struct person_files *files, const char *path)
{
    DIR           *folder = opendir(path);
    struct dirent *entry;
    bool           clean = true;

    if (!folder)
        return errno == ENOENT;
    while ((entry = readdir(folder)))
        if (is_about(files, entry->d_name))
            clean &= file_remove(mem, path, entry->d_name);
    closedir(folder);
    return clean;
}

bool erase_files(struct job_call *j)
{
    struct arena       *mem = j->c->mem;
    struct person_files files = { .person = { .id = j->job->ref_id } };
    const char         *data = config_text(j->c->server->config, SET_DATA);
    const char         *media = str_printf(mem, "%s/media", data).data;

    if (!call_read(j->c, files_load, &files)) {
        j->error = "the store cannot be read";
        return false;
    }
    if (!uploads_remove(mem, &files.uploads, media) || !uploads_remove(mem, &files.parts, media) ||
        !mails_remove(mem, &files, str_printf(mem, "%s/mail", data).data)) {
        j->error = str_printf(mem, "a file cannot be removed: %s", strerror(errno)).data;
        return false;
    }
    if (files.uploads.n && !call_write(j->c, uploads_forget, &files)) {
        j->error = "the store cannot be written to";
        return false;
    }
    return str_is(j->job->payload, "again") || db_forget(j->c->server->db, &j->error);
}
