/* credits.c - the ledger of a workspace's credits, as the Coodesh family tells it.
 *
 * Operations: credits.list, credits.authors, credits.fields, credits.stats, credits.export.
 * The ledger is everybody's (domain/credit.h).  What an entry was for follows from its attempt:
 * one of our own personality questionnaires is soft skills, all else hard skills, and what was
 * bought or granted may be spent on both.  Credits do not expire here.
 * Tables: credit_entry, attempt, member, api_key, workspace.
 */
#include "api/coodesh/coodesh.h"
#include "api/coodesh/narrow.h"
#include "api/coodesh/words.h"
#include "domain/language.h"

#define ACTIONS    "credits_consumed|credits_returned|credits_purchased|credits_granted"
#define SEARCH_MAX 200

#define ACTION                                                                                              \
    "CASE WHEN e.reason = 'granted' THEN 'credits_granted' WHEN e.reason = 'order' THEN 'credits_purchased'" \
    " WHEN e.amount < 0 THEN 'credits_consumed' ELSE 'credits_returned' END"
#define KIND                                                                                                \
    "CASE WHEN a.id IS NULL THEN 'all' WHEN a.instrument IN ('b5-120', 'disc-28', 'drives-86')"             \
    " THEN 'soft_skills' ELSE 'hard_skills' END"
#define ENTRIES                                                                                             \
    " FROM credit_entry e LEFT JOIN attempt a ON a.workspace_id = e.workspace_id AND a.id = e.attempt_id"   \
    " LEFT JOIN member m ON m.workspace_id = e.workspace_id AND m.id = e.actor_id LEFT JOIN api_key k ON"   \
    " k.workspace_id = e.workspace_id AND k.id = e.actor_id WHERE e.workspace_id = :workspace_id"           \
    " AND (:subaccount_id = 0 OR a.subaccount_id = :subaccount_id)"

/* --- words -------------------------------------------------------------------------- */

static const struct coodesh_word actions[] = {
    { "credits_consumed",  TEXTS("Used", "Consumidos", "Consumidos", "Verbraucht") },
    { "credits_returned",  TEXTS("Given back", "Devolvidos", "Devueltos", "Zurückgegeben") },
    { "credits_purchased", TEXTS("Bought", "Comprados", "Comprados", "Gekauft") },
    { "credits_granted",   TEXTS("Granted", "Concedidos", "Concedidos", "Gewährt") },
    { NULL },
};
static const struct coodesh_word types[] = {
    { "hard_skills", TEXTS("Hard skills", "Habilidades técnicas", "Habilidades técnicas", "Fachliche Fähigkeiten") },
    { "soft_skills", TEXTS("Soft skills", "Habilidades comportamentais", "Habilidades blandas",
                           "Soziale Fähigkeiten") },
    { "all",         TEXTS("All", "Todas", "Todas", "Alle") },
    { NULL },
};

struct credit_words { struct list action, type; };
static const struct field credit_words_fields[] = {
    FIELD_LIST(credit_words, action, coodesh_choice, .doc = "What can happen to credits"),
    FIELD_LIST(credit_words, type, coodesh_choice, .doc = "What they are used for"),
};
SHAPE(credit_words);

static bool credits_fields(struct call *c)
{
    return reply(c, &(struct credit_words){ coodesh_choices(c, actions), coodesh_choices(c, types) });
}

/* --- history -------------------------------------------------------------------------- */

struct credit_author { struct id id; str name; };
static const struct field credit_author_fields[] = {
    FIELD(credit_author, id, .name = "_id", .doc = "Id of a user or an API key"),
    FIELD(credit_author, name,              .doc = "Name of it"),
};
SHAPE(credit_author);

struct credit_row { int64_t id, amount, actor_id, attempt_id; str action, type, author; struct moment created; };
static const struct field credit_row_fields[] = {
    FIELD(credit_row, id), FIELD(credit_row, amount), FIELD(credit_row, actor_id), FIELD(credit_row, attempt_id),
    FIELD(credit_row, action), FIELD(credit_row, type), FIELD(credit_row, author), FIELD(credit_row, created),
};
SHAPE(credit_row);

struct credit_out {
    struct id             id, attempt;
    int64_t               amount;
    str                   action, action_formatted, type, type_formatted;
    struct credit_author *author;
    struct moment         created, expires;
};
static const struct field credit_out_fields[] = {
    FIELD(credit_out, id, .name = "_id",  .doc = "Id"),
    FIELD(credit_out, action,             .doc = "What happened: " ACTIONS),
    FIELD(credit_out, action_formatted,   .doc = "The same, in the language asked for"),
    FIELD(credit_out, type,               .doc = "What for: hard_skills, soft_skills or all"),
    FIELD(credit_out, type_formatted,     .doc = "The same, in the language asked for"),
    FIELD(credit_out, amount,             .doc = "Credits; below 0 when they were used"),
    FIELD_OBJECT(credit_out, author, credit_author, .flags = NULLABLE,
                 .doc = "Who did it; null when it was neither a user nor a key"),
    FIELD(credit_out, attempt, .flags = NULLABLE, .doc = "Id of the attempt it was for"),
    FIELD(credit_out, created,            .doc = "When"),
    FIELD(credit_out, expires, .flags = NULLABLE, .doc = "Always null: credits do not expire here"),
};
SHAPE(credit_out);

struct credit_query { str query, order, order_by; };
static const struct field credit_query_fields[] = {
    FIELD(credit_query, query, .max = JSONLOGIC_BYTES_MAX,
          .doc = "Base64 of a JSONLogic tree; fields: author, action, type, created, expires"),
    FIELD(credit_query, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),
    FIELD(credit_query, order_by, .name = "orderBy", .initial_text = "_id",
          .one_of = "_id|created|action|type|amount", .doc = "Field to sort by"),
};
SHAPE(credit_query);

enum { BY_AUTHOR, BY_ACTION, BY_TYPE, BY_CREATED };
static const struct filter_field credit_fields[] = {
    [BY_AUTHOR]  = { .name = "author", .type = TYPE_ID, .column = "e.actor_id" },
    [BY_ACTION]  = { .name = "action", .type = TYPE_TEXT, .column = ACTION },
    [BY_TYPE]    = { .name = "type", .type = TYPE_TEXT, .column = KIND },
    [BY_CREATED] = { .name = "created", .type = TYPE_TIME, .column = "e.created_at" },
    { .name = "expires", .type = TYPE_TIME, .column = "CAST(NULL AS BIGINT)" },
    { 0 }
};
static const struct filter_field credit_orders[] = {
    { .name = "_id", .type = TYPE_ID, .column = "e.id" },
    { .name = "created", .type = TYPE_TIME, .column = "e.created_at" },
    { .name = "action", .type = TYPE_TEXT, .column = ACTION },
    { .name = "type", .type = TYPE_TEXT, .column = KIND },
    { .name = "amount", .type = TYPE_INT, .column = "e.amount" },
    { 0 }
};

static struct credit_out view(struct call *c, const struct credit_row *row, const char *language)
{
    struct credit_author *author = ARENA_NEW(c->mem, struct credit_author);

    *author = (struct credit_author){ { row->actor_id }, row->author };
    return (struct credit_out){
        .id = { row->id }, .action = row->action, .type = row->type, .amount = row->amount,
        .action_formatted = coodesh_label(actions, language, row->action),
        .type_formatted = coodesh_label(types, language, row->type),
        .author = row->author.data ? author : NULL, .created = row->created,
        .attempt = { row->attempt_id == INT_NULL ? 0 : row->attempt_id },
    };
}

static bool credits_list(struct call *c)
{
    const struct credit_query *in = c->in;
    const char                *language = coodesh_language(c);
    struct filter_reader       r = { .c = c, .fields = credit_fields };
    struct refine              refine = { 0 };
    struct list                rows;
    struct credit_out         *shown;
    int64_t                    total;

    if (!narrow_logic(&r, &refine.filter, credit_fields, in->query))
        return false;
    for (const struct filter_field *f = credit_orders; f->name; f++)
        if (str_is(in->order_by, f->name))
            refine.orders[refine.orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
    rows  = db_rows_refined(c, "SELECT e.id, e.amount, e.actor_id, e.attempt_id, e.created_at AS created, " ACTION
                            " AS action, " KIND " AS type, coalesce(nullif(m.name, ''), m.email, k.name) AS author"
                            ENTRIES " ORDER BY e.id DESC LIMIT :limit OFFSET :offset", &refine, &credit_row_shape,
                            &total);
    shown = ARENA_ARRAY(c->mem, struct credit_out, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        shown[i] = view(c, (const struct credit_row *)rows.items + i, language);
    return reply_page(c, (struct list){ shown, rows.n }, total);
}

/* --- authors --------------------------------------------------------------------------- */

struct credit_search { str search; };
static const struct field credit_search_fields[] = {
    FIELD(credit_search, search, .max = SEARCH_MAX, .doc = "Part of the name"),
};
SHAPE(credit_search);

static bool credits_authors(struct call *c)
{
    static const struct filter_field fields[] = { { .name = "search", .type = TYPE_TEXT, .folded = "lower(x.name)" },
                                                  { 0 } };
    struct filter_reader r = { .c = c, .fields = fields };
    struct refine        refine = { 0 };

    return narrow_search(&r, &refine.filter, 0, ((const struct credit_search *)c->in)->search) &&
           run_refined(c, &refine);
}

/* --- numbers ---------------------------------------------------------------------------- */

struct credit_use { int64_t used, entries; };
static const struct field credit_use_fields[] = {
    FIELD(credit_use, used,    .doc = "Credits used, less those given back"),
    FIELD(credit_use, entries, .doc = "Entries of the history"),
};
SHAPE(credit_use);

struct credit_stats {
    int64_t            total, totalDocs, usage, hard_used, hard_n, soft_used, soft_n;
    struct credit_use *hard_skills, *soft_skills;
    struct moment      updated;
};
static const struct field credit_stats_fields[] = {
    FIELD(credit_stats, total,     .doc = "Credits there are"),
    FIELD(credit_stats, totalDocs, .doc = "Entries of the history"),
    FIELD_OBJECT(credit_stats, hard_skills, credit_use, .doc = "Used for hard skills"),
    FIELD_OBJECT(credit_stats, soft_skills, credit_use, .doc = "Used for soft skills"),
    FIELD(credit_stats, usage,     .doc = "Credits used in all"),
    FIELD(credit_stats, updated, .flags = NULLABLE, .doc = "When the last entry was made"),
    FIELD(credit_stats, hard_used, .flags = INTERNAL), FIELD(credit_stats, hard_n, .flags = INTERNAL),
    FIELD(credit_stats, soft_used, .flags = INTERNAL), FIELD(credit_stats, soft_n, .flags = INTERNAL),
};
SHAPE(credit_stats);

#define SUM_OF(kind, what) "coalesce(sum(CASE WHEN " KIND " = '" kind "' THEN " what " ELSE 0 END), 0)"

static bool credits_stats(struct call *c)
{
    struct credit_stats s = { 0 };

    db_row(c, "SELECT count(*) AS \"totalDocs\", max(e.created_at) AS updated, "
           SUM_OF("hard_skills", "-e.amount") " AS hard_used, " SUM_OF("hard_skills", "1") " AS hard_n, "
           SUM_OF("soft_skills", "-e.amount") " AS soft_used, " SUM_OF("soft_skills", "1") " AS soft_n" ENTRIES,
           INTO(credit_stats, &s));
    db_int(c, "SELECT credits FROM workspace WHERE id = :workspace_id", &s.total);
    s.usage       = s.hard_used + s.soft_used;
    s.hard_skills = &(struct credit_use){ s.hard_used, s.hard_n };
    s.soft_skills = &(struct credit_use){ s.soft_used, s.soft_n };
    return reply(c, &s);
}

/* --- export ------------------------------------------------------------------------------ */

struct credit_range { str start_date, end_date, action; int64_t from_ms, until_ms; };
static const struct field credit_range_fields[] = {
    FIELD(credit_range, start_date, .name = "startDate", .max = 30, .doc = "First day, as 2026-01-31"),
    FIELD(credit_range, end_date, .name = "endDate", .max = 30, .doc = "Last day"),
    FIELD(credit_range, action, .one_of = ACTIONS, .doc = "Entries of that action alone"),
    FIELD(credit_range, from_ms, .flags = INTERNAL), FIELD(credit_range, until_ms, .flags = INTERNAL),
};
SHAPE(credit_range);

struct credit_line { struct id id, attempt; int64_t amount; str action, type, author; struct moment created; };
static const struct field credit_line_fields[] = {
    FIELD(credit_line, id, .name = "_id", .doc = "Id"),
    FIELD(credit_line, created,           .doc = "When"),
    FIELD(credit_line, action,            .doc = "What happened"),
    FIELD(credit_line, type,              .doc = "What for"),
    FIELD(credit_line, amount,            .doc = "Credits; below 0 when they were used"),
    FIELD(credit_line, author, .flags = NULLABLE,  .doc = "Who did it"),
    FIELD(credit_line, attempt, .flags = NULLABLE, .doc = "Id of the attempt it was for"),
};
SHAPE(credit_line);

static bool credits_export(struct call *c)
{
    struct credit_range *in = c->in;
    struct filter_reader r = { .c = c, .fields = credit_fields };
    struct list          one = { &in->action, in->action.len > 0 };
    struct refine        refine = { 0 };

    if (!(coodesh_day(c, "startDate", in->start_date, false, &in->from_ms) &
          coodesh_day(c, "endDate", in->end_date, true, &in->until_ms)) ||
        !narrow_to(&r, &refine.filter, "action", BY_ACTION, one) ||
        !run_export_refined(c, "SELECT e.id AS _id, e.amount, e.attempt_id AS attempt, e.created_at AS created, " ACTION
                            " AS action, " KIND " AS type, coalesce(nullif(m.name, ''), m.email, k.name) AS author"
                            ENTRIES " AND (:from_ms = 0 OR e.created_at >= :from_ms)"
                            " AND (:until_ms = 0 OR e.created_at < :until_ms) ORDER BY e.id DESC", &refine))
        return false;
    reply_header(c, "Content-Disposition", STR("attachment; filename=\"credits.csv\""));
    return true;
}

const struct op coodesh_credits_ops[] = {
    { OP("credits.list"), .method = GET, .path = "/workspace/credits", .perm = PERM_CREDIT_READ,
      .summary = "The history of credits", .in = &credit_query_shape, .out = &credit_out_shape, .flags = OP_LIST,
      .list = COODESH_DOCS, .status = 200, .run = credits_list, .source = "coodesh.openapi.json listCredits" },
    { OP("credits.authors"), .method = GET, .path = "/workspace/credits/authors", .perm = PERM_CREDIT_READ,
      .summary = "Users and API keys who changed them", .in = &credit_search_shape, .out = &credit_author_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = credits_authors,
      .source = "coodesh.openapi.json listCreditsAuthors",
      .sql = "SELECT x.id AS _id, x.name FROM (SELECT m.workspace_id, m.id, coalesce(nullif(m.name, ''), m.email)"
             " AS name FROM member m UNION ALL SELECT k.workspace_id, k.id, k.name FROM api_key k) x"
             " WHERE x.workspace_id = :workspace_id AND x.id IN (SELECT e.actor_id FROM credit_entry e"
             " WHERE e.workspace_id = :workspace_id) ORDER BY x.name, x.id LIMIT :limit OFFSET :offset" },
    { OP("credits.fields"), .method = GET, .path = "/workspace/credits/fields", .perm = PERM_CREDIT_READ,
      .summary = "The words of the history", .out = &credit_words_shape, .status = 200, .run = credits_fields,
      .source = "coodesh.openapi.json getCreditsFields" },
    { OP("credits.stats"), .method = GET, .path = "/workspace/credits/stats", .perm = PERM_CREDIT_READ,
      .summary = "How many there are, and what they were used for", .out = &credit_stats_shape, .status = 200,
      .run = credits_stats, .source = "coodesh.openapi.json getCreditsStats" },
    { OP("credits.export"), .method = POST, .path = "/workspace/credits/export", .perm = PERM_CREDIT_READ,
      .summary = "The history as CSV", .in = &credit_range_shape, .out = &credit_line_shape,
      .flags = OP_RAW | OP_READS | OP_SLOW, .media = "text/csv|application/json", .status = 201, .run = credits_export,
      .source = "coodesh.openapi.json exportCreditsCsv" },
    { 0 }
};
