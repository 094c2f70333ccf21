/* media.c - removing files that no row names any more.
 *
 * Kind: media.remove (payload: path below DATA/media).  It runs after the rows are gone for
 * good; copies of a question, or an assessment, share a file, which stays as long as one of
 * them names it.
 * Tables: question_file, assessment_file.
 */
#include <errno.h>
#include <unistd.h>
#include "jobs/kind.h"

struct media { str path; bool named; };
static const struct field media_fields[] = { FIELD(media, path) };
SHAPE(media);

static bool media_look(struct call *c, void *arg)
{
    struct media *media = arg;
    int64_t       n = 0;

    /* The file lies in the folder of the workspace that uploaded it, but a copy of a question may be another's. */
    db_int_with(c, WITH(media, media), "SELECT (SELECT count(*) FROM question_file WHERE path = :path)"
                " + (SELECT count(*) FROM assessment_file WHERE workspace_id = :workspace_id"
                " AND path = :path)", &n);
    media->named = n > 0;
    return true;
}

bool media_remove(struct job_call *j)
{
    struct media media = { .path = j->job->payload };
    const char  *data = config_text(j->c->server->config, SET_DATA);

    if (!call_read(j->c, media_look, &media)) {
        j->error = "the store cannot be read";
        return false;
    }
    if (media.named || unlink(str_printf(j->c->mem, "%s/media/%.*s", data, STR_ARG(media.path)).data) == 0 ||
        errno == ENOENT)
        return true;
    j->error = "the file cannot be removed";
    return false;
}
