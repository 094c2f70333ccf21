/* verify.c - `assay verify [--json]`: is everything in the store as it was written?
 *
 *   the file itself      pages, indexes, constraints (SQLite)
 *   event log            each row's hash follows from the row and the one before,
 *                        and the end of the chain is the head kept with the attempt
 *   credits              the ledger of every workspace sums up to its balance
 *   results              scoring the stored answers again gives the stored bytes
 *   lists                what domain/listing.c counted is what there is
 *
 * It also prints rows and a digest of every table, by which two stores (a backup
 * and its restored copy, say) can be compared.
 */
#include <string.h>
#include "cli/cli.h"
#include "core/random.h"
#include "domain/attempt.h"
#include "domain/authored.h"
#include "op/call.h"

/* Tables with the order of their rows. */
static const struct { const char *table, *select; } tables[] = {
    { "workspace",    "SELECT * FROM workspace ORDER BY id" },
    { "member",       "SELECT * FROM member ORDER BY workspace_id, id" },
    { "member_trait", "SELECT * FROM member_trait ORDER BY workspace_id, member_id, kind, place" },
    { "subaccount",   "SELECT * FROM subaccount ORDER BY workspace_id, id" },
    { "subaccount_member", "SELECT * FROM subaccount_member ORDER BY workspace_id, subaccount_id, member_id" },
    { "api_key",      "SELECT * FROM api_key ORDER BY workspace_id, id" },
    { "person",       "SELECT * FROM person ORDER BY workspace_id, id" },
    { "attempt",      "SELECT * FROM attempt ORDER BY workspace_id, id" },
    { "answer_log",   "SELECT * FROM answer_log ORDER BY workspace_id, attempt_id, item_id, client, rev" },
    { "analysis",     "SELECT * FROM analysis ORDER BY workspace_id, id" },
    { "group_data",   "SELECT * FROM group_data ORDER BY workspace_id, person_id" },
    { "code_print",   "SELECT * FROM code_print ORDER BY workspace_id, item_id, attempt_id" },
    { "likeness",     "SELECT * FROM likeness ORDER BY workspace_id, id" },
    { "result",       "SELECT * FROM result ORDER BY workspace_id, attempt_id" },
    { "event",        "SELECT * FROM event ORDER BY workspace_id, id" },
    { "credit_entry", "SELECT * FROM credit_entry ORDER BY workspace_id, id" },
    { "job_profile",  "SELECT * FROM job_profile ORDER BY workspace_id, id" },
    { "team",         "SELECT * FROM team ORDER BY workspace_id, id" },
    { "team_member",  "SELECT * FROM team_member ORDER BY workspace_id, team_id, attempt_id" },
    { "credit_order", "SELECT * FROM credit_order ORDER BY workspace_id, id" },
    { "invoice",      "SELECT * FROM invoice ORDER BY workspace_id, id" },
    { "webhook",      "SELECT * FROM webhook ORDER BY workspace_id, id" },
    { "delivery",     "SELECT * FROM delivery ORDER BY workspace_id, id" },
    { "delivery_try", "SELECT * FROM delivery_try ORDER BY workspace_id, delivery_id, try" },
    { "job",          "SELECT * FROM job ORDER BY id" },
    { "attempt_part", "SELECT * FROM attempt_part ORDER BY workspace_id, attempt_id, part_id" },
    { "sitting_event", "SELECT * FROM sitting_event ORDER BY workspace_id, attempt_id, client, seq" },
    { "upload",       "SELECT * FROM upload ORDER BY workspace_id, id" },
    { "workspace_logo", "SELECT * FROM workspace_logo ORDER BY workspace_id" },
    { "upload_part",  "SELECT * FROM upload_part ORDER BY workspace_id, upload_id, start" },
    { "attempt_block", "SELECT * FROM attempt_block ORDER BY workspace_id, source, state, block" },
    { "assessment",   "SELECT * FROM assessment ORDER BY workspace_id, id" },
    { "member_session", "SELECT * FROM member_session ORDER BY workspace_id, id" },
    { "member_token", "SELECT * FROM member_token ORDER BY workspace_id, hash" },
    { "member_identity", "SELECT * FROM member_identity ORDER BY workspace_id, member_id, provider" },
    { "saml_provider", "SELECT * FROM saml_provider ORDER BY workspace_id, id" },
    { "saml_domain",  "SELECT * FROM saml_domain ORDER BY domain" },
    { "sign_in_once", "SELECT * FROM sign_in_once ORDER BY name" },
    { "term",         "SELECT * FROM term ORDER BY workspace_id, id" },
    { "question",     "SELECT * FROM question ORDER BY workspace_id, id" },
    { "question_file", "SELECT * FROM question_file ORDER BY workspace_id, id" },
    { "question_term", "SELECT * FROM question_term ORDER BY workspace_id, question_id, term_id" },
    { "assessment_question", "SELECT * FROM assessment_question ORDER BY workspace_id, assessment_id, position" },
    { "assessment_term", "SELECT * FROM assessment_term ORDER BY workspace_id, assessment_id, term_id" },
    { "assessment_file", "SELECT * FROM assessment_file ORDER BY workspace_id, id" },
    { "share_link",   "SELECT * FROM share_link ORDER BY workspace_id, id" },
    { "question_version", "SELECT * FROM question_version ORDER BY workspace_id, id" },
    { "item_parameter", "SELECT * FROM item_parameter ORDER BY workspace_id, question_id, item_key, version" },
    { "item_exposure", "SELECT * FROM item_exposure ORDER BY workspace_id, question_id, item_key" },
    { "pool_run",     "SELECT * FROM pool_run ORDER BY workspace_id, id" },
    { "answer_review", "SELECT * FROM answer_review ORDER BY workspace_id, attempt_id, item_id" },
    { "coding_pack",  "SELECT * FROM coding_pack ORDER BY workspace_id, sha256" },
    { "answer_judged", "SELECT * FROM answer_judged ORDER BY workspace_id, attempt_id, item_id" },
    { "answer_note",  "SELECT * FROM answer_note ORDER BY workspace_id, attempt_id, position" },
    { "public_link",  "SELECT * FROM public_link ORDER BY workspace_id, id" },
    { "pi_assessment", "SELECT * FROM pi_assessment ORDER BY workspace_id, attempt_id" },
    { "job_position", "SELECT * FROM job_position ORDER BY workspace_id, id" },
    { "folder",       "SELECT * FROM folder ORDER BY workspace_id, id" },
    { "custom_field", "SELECT * FROM custom_field ORDER BY workspace_id, id" },
    { "custom_value", "SELECT * FROM custom_value ORDER BY workspace_id, attempt_id, field_id" },
    { "attempt_tag",  "SELECT * FROM attempt_tag ORDER BY workspace_id, attempt_id, tag" },
    { "ats_attempt",  "SELECT * FROM ats_attempt ORDER BY workspace_id, attempt_id" },
    { "bulk_job",     "SELECT * FROM bulk_job ORDER BY workspace_id, id" },
    { "bulk_item",    "SELECT * FROM bulk_item ORDER BY workspace_id, bulk_id, position" },
    { "dataset",      "SELECT * FROM dataset ORDER BY workspace_id, id" },
    { "action_plan",  "SELECT * FROM action_plan ORDER BY workspace_id, id" },
    { "question_action_plan", "SELECT * FROM question_action_plan ORDER BY workspace_id, question_id, action_plan_id" },
    { "attempt_report", "SELECT * FROM attempt_report ORDER BY workspace_id, attempt_id" },
    { "judge_worker", "SELECT * FROM judge_worker ORDER BY id" },
    { "judge_job",    "SELECT * FROM judge_job ORDER BY workspace_id, id" },
    { "judge_blob",   "SELECT * FROM judge_blob ORDER BY workspace_id, sha256" },
    { "rating",       "SELECT * FROM rating ORDER BY workspace_id, attempt_id" },
};
#define TABLES (sizeof tables / sizeof tables[0])

struct verify {
    int64_t rows[TABLES];
    str     digest[TABLES];
    int64_t defects;
};

__attribute__((format(printf, 2, 3)))
static void defect(struct verify *v, const char *format, ...)
{
    va_list args;

    fputs("assay: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    v->defects++;
}

/* Walks the rows of a statement, each in memory given back after it. */
static void rows_walk(struct call *c, const char *sql, const struct shape *shape, void *row,
                      void (*each)(struct call *c, struct db_cursor *cursor, void *row, void *arg), void *arg)
{
    struct db_cursor *cursor;
    enum db_result    result = db_start(c->conn, sql, NULL, 0, shape, true, &cursor);

    while (result == DB_ROW || result == DB_DONE) {
        struct call_mark  mark = call_mark(c);

        if (shape)
            memset(row, 0, shape->bytes);
        result = db_next(cursor, c->mem, row);
        if (result != DB_ROW)
            break;
        each(c, cursor, row, arg);
        call_rewind(c, mark);
    }
    if (result != DB_DONE)
        call_leave(c, 503, db_conn_message(c->conn));
    db_end(cursor);
}

/* --- digests ------------------------------------------------------------- */

struct digest { int64_t rows; char hash[65]; };

static void digest_add(struct call *c, struct db_cursor *cursor, void *row, void *arg)
{
    struct digest *d = arg;
    struct buf     b = BUF(c->mem);

    (void)row;
    buf_text(&b, d->hash);
    for (size_t i = 0, n = db_columns(cursor); i < n; i++) {
        str value = db_column(cursor, i, c->mem);

        buf_printf(&b, "\n%zu:", value.data ? value.len : (size_t)-1);
        buf_str(&b, value);
    }
    memcpy(d->hash, hash_hex(c->mem, buf_end(&b)).data, 64);
    d->rows++;
}

static bool digests_make(struct call *c, void *arg)
{
    struct verify *v = arg;

    for (size_t t = 0; t < TABLES; t++) {
        struct digest d = { 0 };

        rows_walk(c, tables[t].select, NULL, NULL, digest_add, &d);
        v->rows[t]   = d.rows;
        v->digest[t] = str_copy(c->mem, str_of(d.hash));
    }
    return true;
}

/* --- the event log ------------------------------------------------------- */

static void event_check(struct call *c, struct db_cursor *cursor, void *row, void *arg)
{
    struct event *event = row;

    (void)cursor;
    if (!str_eq(event->hash, event_hash(c->mem, event)))
        defect(arg, "event %lld was changed after it was written", (long long)event->id);
}

struct broken { int64_t id; };
static const struct field broken_fields[] = { FIELD(broken, id) };
SHAPE(broken);

static void link_broken(struct call *c, struct db_cursor *cursor, void *row, void *arg)
{
    (void)c;
    (void)cursor;
    defect(arg, "event %lld does not follow an event of its attempt", (long long)((struct broken *)row)->id);
}

static void head_broken(struct call *c, struct db_cursor *cursor, void *row, void *arg)
{
    (void)c;
    (void)cursor;
    defect(arg, "the event log of attempt %lld misses an event or has one too many",
           (long long)((struct broken *)row)->id);
}

/* The chain is followed by its links: several servers' ids do not order it. */
static bool events_check(struct call *c, void *arg)
{
    struct event  event;
    struct broken broken;

    rows_walk(c, "SELECT * FROM event ORDER BY workspace_id, id", &event_shape, &event, event_check, arg);
    rows_walk(c, "SELECT e.id FROM event e WHERE e.previous <> '' AND NOT EXISTS (SELECT 1 FROM event p WHERE"
              " p.workspace_id = e.workspace_id AND p.attempt_id = e.attempt_id AND p.hash = e.previous)",
              &broken_shape, &broken, link_broken, arg);
    rows_walk(c, "SELECT a.id FROM attempt a WHERE (SELECT count(*) - count(DISTINCT e.previous) + abs(count(*) - 1"
              " - coalesce(sum(CASE WHEN e.previous = '' THEN 0 ELSE 1 END), 0)) + abs(1 - coalesce(sum(CASE WHEN"
              " e.hash = a.event_hash THEN 1 ELSE 0 END), 0)) + coalesce(sum(CASE WHEN e.previous = a.event_hash THEN 1"
              " ELSE 0 END), 0) FROM event e WHERE e.workspace_id = a.workspace_id AND e.attempt_id = a.id) <> 0",
              &broken_shape, &broken, head_broken, arg);
    return true;
}

/* --- credits ------------------------------------------------------------- */

struct ledger { int64_t id, credits, booked; };
static const struct field ledger_fields[] = { FIELD(ledger, id), FIELD(ledger, credits), FIELD(ledger, booked) };
SHAPE(ledger);

static void ledger_check(struct call *c, struct db_cursor *cursor, void *row, void *arg)
{
    struct ledger *ledger = row;

    (void)c;
    (void)cursor;
    if (ledger->credits != ledger->booked)
        defect(arg, "workspace %lld has %lld credits, its ledger says %lld", (long long)ledger->id,
               (long long)ledger->credits, (long long)ledger->booked);
}

static bool ledgers_check(struct call *c, void *arg)
{
    struct ledger ledger;

    rows_walk(c, "SELECT w.id, w.credits, coalesce((SELECT sum(e.amount) FROM credit_entry e"
              " WHERE e.workspace_id = w.id), 0) AS booked FROM workspace w ORDER BY w.id", &ledger_shape, &ledger,
              ledger_check, arg);
    return true;
}

/* --- lists --------------------------------------------------------------- */

struct counted { int64_t workspace_id, block, n; str source, state; };
static const struct field counted_fields[] = {
    FIELD(counted, workspace_id), FIELD(counted, block), FIELD(counted, n), FIELD(counted, source),
    FIELD(counted, state),
};
SHAPE(counted);

static void count_wrong(struct call *c, struct db_cursor *cursor, void *row, void *arg)
{
    struct counted *wrong = row;

    (void)c;
    (void)cursor;
    defect(arg, "workspace %lld: the list %.*s has %lld more of \"%.*s\" in block %lld than were counted",
           (long long)wrong->workspace_id, STR_ARG(wrong->source), (long long)wrong->n, STR_ARG(wrong->state),
           (long long)wrong->block);
}

static void numbers_wrong(struct call *c, struct db_cursor *cursor, void *row, void *arg)
{
    (void)c;
    (void)cursor;
    defect(arg, "assessment %lld has other numbers of candidates than were counted",
           (long long)((struct broken *)row)->id);
}

#define LISTED(source, state, block) \
    " UNION ALL SELECT workspace_id, " source ", " state ", " block ", 1 FROM attempt WHERE " state " <> ''"
#define SCORED(source, tenth)                                                                             \
    " UNION ALL SELECT workspace_id, " source ", progress, CASE WHEN average IS NULL THEN -1 - number / 1024" \
    " ELSE " tenth " END, 1 FROM attempt WHERE progress = 'completed'"
/* Counts of scores (domain/percentile.c) follow from the results, which no statement can read. */
#define COUNTED(tenth)                                                                                    \
    "SELECT workspace_id, source, state, block, sum(n) AS n FROM (SELECT workspace_id, source, state, block," \
    " -n AS n FROM attempt_block WHERE source NOT LIKE 'scores:%'"                                        \
    LISTED("source", "state", "number / 1024")                                                            \
    LISTED("'as:' || assessment_id", "progress", "number / 1024")                                         \
    LISTED("'as:' || assessment_id || ':' || stage", "progress", "number / 1024")                         \
    SCORED("'score:' || assessment_id", tenth) SCORED("'score:' || assessment_id || ':' || stage", tenth)     \
    ") AS counted GROUP BY workspace_id, source, state, block HAVING sum(n) <> 0"
#define OF(progress_)                                                                                     \
    "(SELECT count(*) FROM attempt a WHERE a.workspace_id = s.workspace_id AND a.assessment_id = s.id"    \
    " AND a.progress = '" progress_ "')"

static bool lists_check(struct call *c, void *arg)
{
    struct counted wrong;
    struct broken  broken;

    rows_walk(c, SQL2(COUNTED("CAST(average * 10 + 0.000001 AS INTEGER)"),
                      COUNTED("CAST(floor(average * 10 + 0.000001) AS BIGINT)")),
              &counted_shape, &wrong, count_wrong, arg);
    rows_walk(c, "SELECT s.id FROM assessment s WHERE s.invited_n <> " OF("invited") " OR s.started_n <> " OF("started")
              " OR s.completed_n <> " OF("completed"), &broken_shape, &broken, numbers_wrong, arg);
    return true;
}

/* --- results ------------------------------------------------------------- */

#define BATCH 200

/* Walked by key in batches: each check reads the answers on the same connection. */
struct stored { int64_t workspace_id, attempt_id; str norm, document, algorithm; };
static const struct field stored_fields[] = {
    FIELD(stored, workspace_id), FIELD(stored, attempt_id), FIELD(stored, norm), FIELD(stored, document),
    FIELD(stored, algorithm),
};
SHAPE(stored);

/* Results of this version of the algorithm must be reproduced to the byte. */
static void result_check(struct call *c, struct verify *v, const struct stored *stored)
{
    const struct instrument *instrument;
    struct attempt           attempt = { 0 };

    c->workspace_id = stored->workspace_id;
    if (!attempt_read(c, stored->attempt_id, &attempt)) {
        defect(v, "the result of attempt %lld has no attempt", (long long)stored->attempt_id);
        return;
    }
    instrument = instrument_of(c, attempt.instrument);
    if (!instrument || !str_is(stored->algorithm, instrument->algorithm ? instrument->algorithm : ""))
        return; /* of another version: nobody can say */
    if (!str_eq(attempt_document(c, &attempt, stored->norm), stored->document))
        defect(v, "the result of attempt %lld is not what its answers give", (long long)stored->attempt_id);
}

static bool results_check(struct call *c, void *arg)
{
    struct stored after = { 0 };
    size_t        n;

    do {
        struct call_mark  mark = call_mark(c);
        struct list       rows = db_rows_with(c, WITH(stored, &after), "SELECT workspace_id, attempt_id, norm,"
                                              " document, algorithm FROM result WHERE workspace_id > :workspace_id OR"
                                              " (workspace_id = :workspace_id AND attempt_id > :attempt_id)"
                                              " ORDER BY workspace_id, attempt_id LIMIT 200", &stored_shape, BATCH);

        n = rows.n;
        for (size_t i = 0; i < n; i++)
            result_check(c, arg, (const struct stored *)rows.items + i);
        if (n) {
            after              = ((const struct stored *)rows.items)[n - 1];
            after.norm         = STR_NULL; /* the texts go with the batch */
            after.document     = STR_NULL;
            after.algorithm    = STR_NULL;
        }
        call_rewind(c, mark);
    } while (n == BATCH);
    return true;
}

int cli_verify(struct cli *cli)
{
    static bool (*const checks[])(struct call *, void *) = { digests_make, events_check, ledgers_check, results_check,
                                                                     lists_check };
    bool          json = config_switch(cli->config, "--json");
    struct verify v = { 0 };
    const char   *message = "";
    struct call  *c = call_new(cli->server, 0, "system");

    if (!db_check(cli->server->db, cli->mem, &message))
        defect(&v, "the file is damaged: %s", message);
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++)
        if (!call_read(c, checks[i], &v)) {
            cli_failed(c);
            v.defects++;
        }
    if (json)
        printf("{\"defects\":%lld,\"tables\":{", (long long)v.defects);
    for (size_t t = 0; t < TABLES; t++)
        printf(json ? "%s\"%s\":{\"rows\":%lld,\"digest\":\"%.*s\"}" : "%s%-14s %10lld rows  %.*s\n",
               json && t ? "," : "", tables[t].table, (long long)v.rows[t], json ? (int)v.digest[t].len : 16,
               v.digest[t].data ? v.digest[t].data : "");
    if (json)
        puts("}}");
    else
        printf(v.defects ? "%lld defects\n" : "no defect\n", (long long)v.defects);
    call_free(c);
    return v.defects ? 1 : 0;
}
