/* rescore.c - `assay rescore --all | --workspace W`: scores every finished attempt again
 * from its stored answers.  The same answers give the same document, so a second
 * run changes nothing.
 */
#include "cli/cli.h"
#include "domain/attempt.h"
#include "op/call.h"

#define BATCH 200

/* Where the walk stands: (workspace, id) rises. */
struct walk {
    int64_t workspace, after_workspace, after_id, batch;
};
static const struct field walk_fields[] = {
    FIELD(walk, workspace), FIELD(walk, after_workspace), FIELD(walk, after_id), FIELD(walk, batch),
};
SHAPE(walk);

/* One batch; `after` and `changed` are only taken over once it is committed. */
struct step {
    struct walk from, to;
    int64_t     seen, changed;
};

struct finished { int64_t workspace_id, id; };
static const struct field finished_fields[] = { FIELD(finished, workspace_id), FIELD(finished, id) };
SHAPE(finished);

static bool batch_score(struct call *c, void *arg)
{
    struct step *step = arg;
    struct list  rows = db_rows_with(c, WITH(walk, &step->from), "SELECT workspace_id, id FROM attempt WHERE"
                                     " status = 'finished' AND (workspace_id > :after_workspace OR"
                                     " (workspace_id = :after_workspace AND id > :after_id)) AND"
                                     " (:workspace = 0 OR workspace_id = :workspace)"
                                     " ORDER BY workspace_id, id LIMIT :batch", &finished_shape, BATCH);

    step->to      = step->from;
    step->seen    = (int64_t)rows.n;
    step->changed = 0;
    for (size_t i = 0; i < rows.n; i++) {
        struct finished  *f = (struct finished *)rows.items + i;
        struct attempt    attempt = { 0 };
        struct call_mark  mark = call_mark(c);

        c->workspace_id = f->workspace_id;
        if (attempt_read(c, f->id, &attempt))
            step->changed += attempt_score(c, &attempt);
        call_rewind(c, mark);
        step->to.after_workspace = f->workspace_id;
        step->to.after_id        = f->id;
    }
    return true;
}

int cli_rescore(struct cli *cli)
{
    struct step step = { .from = { .batch = BATCH } };
    int64_t     seen = 0, changed = 0;
    bool        all = config_switch(cli->config, "--all");

    if (!all && !(step.from.workspace = cli_workspace(cli)))
        return cli_usage("rescore --all | --workspace ID_OR_NAME");
    do {
        struct call *c = call_new(cli->server, 0, "system");
        bool         kept = call_write(c, batch_score, &step);

        if (!kept)
            cli_failed(c);
        call_free(c);
        if (!kept)
            return 1;
        step.from = step.to;
        seen     += step.seen;
        changed  += step.changed;
    } while (step.seen == BATCH);
    printf("%lld results looked at, %lld changed\n", (long long)seen, (long long)changed);
    return 0;
}
