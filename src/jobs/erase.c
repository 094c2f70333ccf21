/* erase.c - the half of erasing a person that no transaction can do.
 *
 * Kind: erase.files (ref_id: person).  Files of DATA/mail and DATA/media that hold
 * the id of one of the person's attempts in their name are removed, then the
 * store forgets the bytes that the rewritten rows have left (db_forget).
 * Tables: attempt.
 */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/random.h"
#include "jobs/kind.h"

#define ATTEMPTS_MAX 10000
#define DEPTH_MAX    4

struct erased { int64_t id; };
static const struct field erased_fields[] = { FIELD(erased, id) };
SHAPE(erased);

struct marks {
    struct erased person;
    struct list   attempts; /* struct erased */
};

static bool marks_load(struct call *c, void *arg)
{
    struct marks *marks = arg;

    marks->attempts = db_rows_with(c, WITH(erased, &marks->person), "SELECT id FROM attempt"
                                   " WHERE workspace_id = :workspace_id AND person_id = :id", &erased_shape,
                                   ATTEMPTS_MAX);
    return true;
}

static bool is_marked(const struct marks *marks, const char *name)
{
    for (size_t i = 0; i < marks->attempts.n; i++) {
        char id[14];

        id_text(((const struct erased *)marks->attempts.items)[i].id, id);
        if (strstr(name, id))
            return true;
    }
    return false;
}

/* Removes what is marked in a folder, and everything in a marked folder; false
 * with errno when something stays. */
static bool folder_clean(struct arena *mem, const struct marks *marks, const char *path, bool all, int depth)
{
    DIR           *folder = opendir(path);
    struct dirent *entry;
    bool           clean = true;

    if (!folder)
        return errno == ENOENT;
    while ((entry = readdir(folder))) {
        const char *name = entry->d_name, *inside;
        bool        marked = all || is_marked(marks, name);
        struct stat is;

        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        inside = str_printf(mem, "%s/%s", path, name).data;
        if (lstat(inside, &is) == 0 && S_ISDIR(is.st_mode)) {
            clean &= depth < DEPTH_MAX && folder_clean(mem, marks, inside, marked, depth + 1);
            clean &= !marked || rmdir(inside) == 0;
        } else if (marked) {
            clean &= unlink(inside) == 0 || errno == ENOENT;
        }
    }
    closedir(folder);
    return clean;
}

bool erase_files(struct job_call *j)
{
    static const char *const folders[] = { "mail", "media" };
    struct marks             marks = { .person = { j->job->ref_id } };
    const char              *data = config_text(j->c->server->config, SET_DATA);
    bool                     clean = true;

    if (!call_read(j->c, marks_load, &marks)) {
        j->error = "the store cannot be read";
        return false;
    }
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        clean &= folder_clean(j->c->mem, &marks, str_printf(j->c->mem, "%s/%s", data, folders[i]).data, false, 0);
    if (!clean)
        j->error = str_printf(j->c->mem, "a file cannot be removed: %s", strerror(errno)).data;
    return clean && db_forget(j->c->server->db, &j->error);
}
