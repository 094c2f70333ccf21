/* tools.c - our own programs that look at hostile things, in sandboxes. */
#include <string.h>
#include <unistd.h>
#include "judge/artefact.h"
#include "judge/tools.h"

#define PROGRAM_BYTES_MAX ((size_t)64 << 20)

static bool program_copy(struct worker *w, const char *folder, const char *name)
{
    struct arena *mem = arena_new(PROGRAM_BYTES_MAX);
    const char   *path = str_printf(mem, "%s/%s", w->programs, name).data;
    str           program;
    bool          ok;

    ok = file_read(mem, path, PROGRAM_BYTES_MAX / 2, &program) && folder_write(folder, str_of(name), program, true);
    arena_free(mem);
    return ok;
}

const char *tools_folder(struct worker *w)
{
    const char *folder;

    /* Another worker that begins in the same folder removes what it takes for left over. */
    if (w->tools != NULL && access(w->tools, X_OK) == 0)
        return w->tools;
    folder = folder_new(w, w->mem);
    if (folder == NULL || !program_copy(w, folder, "assay-sql") || !program_copy(w, folder, "assay-unpack"))
        return NULL;
    return w->tools = folder;
}

const char *sql_version(struct worker *w)
{
    static const char *const argv[] = { "/in/assay-sql", "version", NULL };
    struct stage        s = stage_sql;
    struct stage_result r;

    if (w->sql.is_tried)
        return w->sql.version;
    w->sql.is_tried = true;
    s.argv          = argv;
    s.in            = tools_folder(w);
    if (s.in == NULL)
        return NULL;
    stage_run(w, w->mem, &s, &r);
    w->sql.is_there = r.error == NULL && r.exit == 0;
    if (w->sql.is_there)
        w->sql.version = str_z(w->mem, str_trim(r.out));
    return w->sql.version;
}

bool archive_cases(struct worker *w, struct arena *mem, str archive, str *cases, struct run_error *error)
{
    static const char *const argv[] = { "/in/assay-unpack", NULL };
    struct stage        s = stage_unpack;
    struct stage_result r;

    error->field   = "cases_sha256";
    error->message = "cannot be unpacked: the programs of the judge cannot be copied";
    s.argv         = argv;
    s.input        = archive;
    s.in           = tools_folder(w);
    if (s.in == NULL)
        return false;
    stage_run(w, mem, &s, &r);
    *cases = r.out;
    if (r.error != NULL)
        error->message = r.error;
    else if (r.exit == 1 && r.err.len > 0)
        error->message = str_printf(mem, "archive %.*s", STR_ARG(r.err)).data;
    else
        error->message = "archive takes too much time or memory to unpack";
    return r.error == NULL && r.exit == 0 && strcmp(r.limit, "none") == 0;
}
