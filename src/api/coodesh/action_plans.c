/* action_plans.c - the library of what people can learn from, and which question recommends what.
 *
 * Operations: action_plans.list, action_plans.create, action_plans.fields, action_plans.get,
 * action_plans.update, action_plans.delete, question_action_plans.attach,
 * question_action_plans.detach.
 * A plan is of its workspace; a super admin's is public, for everybody to see and attach.  The
 * language of a plan is that of the request that made it (x-language).
 * Tables: action_plan, question_action_plan (src/db/schema/0021_library.sql), question.
 */
#include "api/coodesh/questions.h"
#include "api/coodesh/words.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/action_plan.h"
#include "domain/language.h"
#include "op/filter.h"

#define TITLE_MAX       100
#define DESCRIPTION_MAX 2000
#define WORD_MAX        40
#define PROVIDER_MAX    100
#define URL_MAX         2000
#define IDS_MAX         100
#define SEARCH_MAX      200
#define STATUSES        "created|published|archived"
#define MISSING         "no such action plan"

/* --- showing -------------------------------------------------------------------------- */

struct plan_out {
    struct id     id, company, author;
    str           title, description, url, type, provider, status, main_language, scope;
    struct map    languages;
    struct moment created, updated;
};
static const struct field plan_out_fields[] = {
    FIELD(plan_out, id, .name = "_id", .doc = "Id"),
    FIELD(plan_out, title,             .doc = "Title"),
    FIELD(plan_out, description,       .doc = "What one learns"),
    FIELD(plan_out, url,               .doc = "Where it is"),
    FIELD(plan_out, type,              .doc = "Kind, as course"),
    FIELD(plan_out, provider,          .doc = "Who offers it"),
    FIELD(plan_out, status,            .doc = STATUSES),
    FIELD(plan_out, main_language,     .doc = "Language it is described in"),
    FIELD(plan_out, languages,         .doc = "Title in each language that there is"),
    FIELD(plan_out, company, .flags = NULLABLE, .doc = "Its workspace; null: it is everybody's"),
    FIELD(plan_out, author, .flags = NULLABLE, .doc = "Member who made it; null: an API key, or another's"),
    FIELD(plan_out, created,           .doc = "When it was made"),
    FIELD(plan_out, updated,           .doc = "When it was changed last"),
};
SHAPE(plan_out);

static struct plan_out view(struct call *c, const struct action_plan *p)
{
    struct pair *title = ARENA_NEW(c->mem, struct pair);
    bool         is_own = p->owner_id == c->workspace_id;

    *title = (struct pair){ p->language, p->title };
    return (struct plan_out){
        .id = { p->id }, .company = { str_is(p->scope, "public") ? 0 : p->owner_id },
        .author = { is_own ? p->author_id : 0 }, .title = p->title, .description = p->description, .url = p->url,
        .type = p->type, .provider = p->provider, .status = p->status, .main_language = p->language,
        .languages = { title, 1 }, .created = p->created_at, .updated = p->updated_at,
    };
}

static bool plan_find(struct call *c, int64_t id, struct action_plan *p)
{
    struct coodesh_id key = { { id } };

    return db_row_with(c, (struct db_source){ &coodesh_id_shape, &key }, ACTION_PLAN_SELECT " AND p.id = :id",
                       (struct into){ &action_plan_shape, p }) || fail(c, 404, NULL, MISSING);
}

static bool action_plans_get(struct call *c)
{
    struct action_plan p = { 0 };
    struct plan_out    shown;

    if (!plan_find(c, ((struct coodesh_id *)c->in)->id.n, &p))
        return false;
    shown = view(c, &p);
    return reply(c, &shown);
}

/* --- the library ------------------------------------------------------------------------ */

struct library { struct list authors; str status, search, type, language, order, orderBy; };
static const struct field library_fields[] = {
    FIELD(library, authors, .name = "author", .item = TYPE_TEXT, .max = IDS_MAX, .doc = "Ids of members who made it"),
    FIELD(library, status, .one_of = STATUSES, .doc = "Status"),
    FIELD(library, search, .max = SEARCH_MAX, .doc = "Part of title or description"),
    FIELD(library, type, .max = WORD_MAX, .doc = "Kind, as course"),
    FIELD(library, language, .max = 10, .doc = "Language it is described in, as pt"),
    FIELD(library, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the order"),
    FIELD(library, orderBy, .one_of = "_id|title|type|status|updated", .initial_text = "_id",
          .doc = "What to order by"),
};
SHAPE(library);

enum { BY_AUTHOR, BY_STATUS, BY_TEXT, BY_TYPE, BY_LANGUAGE, BY_ID, BY_TITLE, BY_UPDATED };
static const struct filter_field plan_fields[] = {
    [BY_AUTHOR]   = { .name = "author", .type = TYPE_ID, .column = "p.author_id" },
    [BY_STATUS]   = { .name = "status", .type = TYPE_TEXT, .column = "p.status" },
    [BY_TEXT]     = { .name = "search", .type = TYPE_TEXT, .folded = "p.title_fold" },
    [BY_TYPE]     = { .name = "type", .type = TYPE_TEXT, .column = "p.type" },
    [BY_LANGUAGE] = { .name = "language", .type = TYPE_TEXT, .column = "p.language" },
    [BY_ID]       = { .name = "_id", .type = TYPE_ID, .column = "p.id" }, /* ids rise with the time of making */
    [BY_TITLE]    = { .name = "title", .type = TYPE_TEXT, .folded = "p.title_fold" },
    [BY_UPDATED]  = { .name = "updated", .type = TYPE_TIME, .column = "p.updated_at" },
    { 0 }
};

/* Adds: the field is one of these texts, unless there is none. */
static bool narrow(struct filter_reader *r, struct refine *refine, int field, enum filter_op op, struct list texts)
{
    struct filter_literal *literals = ARENA_ARRAY(r->c->mem, struct filter_literal, texts.n + 1);
    const struct filter   *one;

    if (!texts.n)
        return true;
    for (size_t i = 0; i < texts.n; i++)
        literals[i].value = (struct filter_value){ TYPE_TEXT, .text = ((const str *)texts.items)[i] };
    r->param = plan_fields[field].name;
    one      = filter_compare(r, op, &plan_fields[field], literals, texts.n);
    if (one)
        refine->filter = refine->filter ? filter_join(r, FILTER_AND, refine->filter, one) : one;
    return one && refine->filter;
}

static bool narrow_one(struct filter_reader *r, struct refine *refine, int field, enum filter_op op, str text)
{
    return narrow(r, refine, field, op, (struct list){ &text, text.len > 0 });
}

static void order_read(const struct library *in, struct refine *refine)
{
    static const int orders[] = { BY_ID, BY_TITLE, BY_TYPE, BY_STATUS, BY_UPDATED };

    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (str_is(in->orderBy, plan_fields[orders[i]].name))
            refine->orders[refine->orders_n++] =
                (struct filter_order){ &plan_fields[orders[i]], !str_is(in->order, "asc") };
}

static bool action_plans_list(struct call *c)
{
    const struct library *in = c->in;
    struct filter_reader  r = { .c = c, .fields = plan_fields };
    struct refine         refine = { 0 };
    struct list           rows, shown;
    int64_t               total;

    if (!narrow(&r, &refine, BY_AUTHOR, FILTER_IN, in->authors) ||
        !narrow_one(&r, &refine, BY_STATUS, FILTER_EQ, in->status) ||
        !narrow_one(&r, &refine, BY_TEXT, FILTER_CONTAINS, str_trim(in->search)) ||
        !narrow_one(&r, &refine, BY_TYPE, FILTER_EQ, in->type) ||
        !narrow_one(&r, &refine, BY_LANGUAGE, FILTER_EQ, in->language))
        return false;
    order_read(in, &refine);
    rows  = db_rows_refined(c, ACTION_PLAN_SELECT " ORDER BY p.id DESC LIMIT :limit OFFSET :offset", &refine,
                            &action_plan_shape, &total);
    shown = (struct list){ ARENA_ARRAY(c->mem, struct plan_out, rows.n + 1), rows.n };
    for (size_t i = 0; i < rows.n; i++)
        ((struct plan_out *)shown.items)[i] = view(c, (const struct action_plan *)rows.items + i);
    return reply_page(c, shown, total);
}

/* --- making and changing ------------------------------------------------------------------ */

struct plan_in {
    struct id id, body_id, question;
    str       title, description, url, type, provider, status, title_fold, language, scope;
};
#define PLAN_FIELDS                                                                                          \
    FIELD(plan_in, title, .flags = REQUIRED, .min = 1, .max = TITLE_MAX, .format = FORMAT_LINE, .doc = "Title"), \
    FIELD(plan_in, description, .flags = REQUIRED, .min = 1, .max = DESCRIPTION_MAX, .doc = "What one learns"), \
    FIELD(plan_in, url, .flags = REQUIRED, .max = URL_MAX, .format = FORMAT_URL, .doc = "Where it is"),      \
    FIELD(plan_in, type, .flags = REQUIRED, .min = 1, .max = WORD_MAX, .format = FORMAT_LINE,                \
          .doc = "Kind, as course; any word may be used"),                                                   \
    FIELD(plan_in, provider, .flags = REQUIRED, .min = 1, .max = PROVIDER_MAX, .format = FORMAT_LINE,        \
          .doc = "Who offers it"),                                                                           \
    FIELD(plan_in, status, .one_of = STATUSES, .doc = "published when it is not said; only what is published" \
          " is recommended"),                                                                                \
    FIELD(plan_in, title_fold, .flags = INTERNAL), FIELD(plan_in, language, .flags = INTERNAL),             \
    FIELD(plan_in, scope, .flags = INTERNAL)

static const struct field plan_new_fields[] = { PLAN_FIELDS, FIELD(plan_in, id, .flags = INTERNAL) };
static const struct shape plan_new_shape = { "action_plan_new", plan_new_fields,
    sizeof plan_new_fields / sizeof *plan_new_fields, sizeof(struct plan_in) };

static const struct field plan_change_fields[] = {
    FIELD(plan_in, id, .flags = REQUIRED, .doc = "Id of the plan"),
    PLAN_FIELDS,
    FIELD(plan_in, body_id, .name = "_id", .doc = "The id again, as the vendor's clients send it"),
    FIELD(plan_in, question, .doc = "Id of a question of the workspace: the plan is attached to it, too"),
};
static const struct shape plan_change_shape = { "action_plan_change", plan_change_fields,
    sizeof plan_change_fields / sizeof *plan_change_fields, sizeof(struct plan_in) };

struct plan_made { struct id id; };
static const struct field plan_made_fields[] = { FIELD(plan_made, id, .name = "_id", .doc = "Id of the plan") };
SHAPE(plan_made);

/* What is searched. */
static str plan_fold(struct call *c, const struct plan_in *in)
{
    return text_fold(c->mem, str_printf(c->mem, "%.*s %.*s", STR_ARG(in->title), STR_ARG(in->description)));
}

static bool action_plans_create(struct call *c)
{
    struct plan_in *in = c->in;

    in->id.n       = id_new();
    in->title_fold = plan_fold(c, in);
    in->language   = str_of(coodesh_language(c));
    in->scope      = c->perms & PERM_SUPER_ADMIN ? STR("public") : STR("private");
    if (!in->status.data)
        in->status = STR("published");
    db_exec(c, "INSERT INTO action_plan (workspace_id, id, title, title_fold, description, url, type, provider, status,"
            " language, scope, author_id, created_at, updated_at) VALUES (:workspace_id, :id, :title, :title_fold,"
            " :description, :url, :type, :provider, :status, :language, :scope, :actor_id, :now_ms, :now_ms)");
    return reply(c, &(struct plan_made){ in->id });
}

struct redirect { str redirect_to; };
static const struct field redirect_fields[] = {
    FIELD(redirect, redirect_to, .doc = "Path of the plan"),
};
SHAPE(redirect);

static bool action_plans_update(struct call *c)
{
    struct plan_in     *in = c->in;
    struct question_row q = { 0 };

    if (in->body_id.n && in->body_id.n != in->id.n)
        return fail(c, 400, "_id", "must be the id of the path");
    if (in->question.n && !question_own(c, in->question.n, &q))
        return false;
    in->title_fold = plan_fold(c, in);
    if (!db_exec(c, "UPDATE action_plan SET title = :title, title_fold = :title_fold, description = :description,"
                 " url = :url, type = :type, provider = :provider, status = coalesce(:status, status),"
                 " updated_at = :now_ms WHERE workspace_id = :workspace_id AND id = :id"))
        return fail(c, 404, NULL, MISSING);
    if (in->question.n)
        action_plan_attach(c, in->question.n, in->id.n);
    return reply(c, &(struct redirect){ str_printf(c->mem, "/assessments/action-plans/%.*s",
                                                   STR_ARG(coodesh_id_text(c->mem, in->id.n))) });
}

/* --- many at once --------------------------------------------------------------------------- */

struct plans_in { struct id id; struct list ids; };
#define IDS_FIELD FIELD(plans_in, ids, .flags = REQUIRED, .item = TYPE_ID, .min = 1, .max = IDS_MAX, \
                        .doc = "Ids of action plans")
static const struct field plans_in_fields[] = { IDS_FIELD };
SHAPE(plans_in);
static const struct field plans_of_fields[] = {
    FIELD(plans_in, id, .flags = REQUIRED, .doc = "Id of the question"), IDS_FIELD,
};
static const struct shape plans_of_shape = { "plans_of", plans_of_fields, 2, sizeof(struct plans_in) };

/* A plan, and the question it is one of. */
struct plan_key { int64_t action_plan_id, question_id; };
static const struct field plan_key_fields[] = { FIELD(plan_key, action_plan_id), FIELD(plan_key, question_id) };
SHAPE(plan_key);

/* Runs a statement for each id; says how many rows it changed, or that there was none. */
static bool plans_each(struct call *c, const char *sql, const char *word)
{
    const struct plans_in *in = c->in;
    int64_t                done = 0;

    for (size_t i = 0; i < in->ids.n; i++) {
        struct plan_key key = { ((const struct id *)in->ids.items)[i].n, in->id.n };

        done += db_exec_with(c, WITH(plan_key, &key), sql);
    }
    if (!done)
        return fail(c, 404, NULL, MISSING);
    return coodesh_done(c, str_printf(c->mem, "%lld of %zu action plans %s", (long long)done, in->ids.n, word).data);
}

/* Questions that recommend it do so no more. */
static bool action_plans_delete(struct call *c)
{
    const struct plans_in *in = c->in;

    for (size_t i = 0; i < in->ids.n; i++) {
        struct plan_key key = { .action_plan_id = ((const struct id *)in->ids.items)[i].n };

        db_exec_with(c, WITH(plan_key, &key), "DELETE FROM question_action_plan WHERE workspace_id = :workspace_id"
                     " AND action_plan_id = :action_plan_id AND EXISTS (SELECT 1 FROM action_plan p WHERE"
                     " p.workspace_id = :workspace_id AND p.id = :action_plan_id)");
    }
    return plans_each(c, "DELETE FROM action_plan WHERE workspace_id = :workspace_id AND id = :action_plan_id",
                      "deleted");
}

static bool question_action_plans_attach(struct call *c)
{
    const struct plans_in *in = c->in;
    struct question_row    q = { 0 };
    int64_t                n = 0;

    if (!question_own(c, in->id.n, &q))
        return false;
    for (size_t i = 0; i < in->ids.n; i++)
        if (!action_plan_attach(c, in->id.n, ((const struct id *)in->ids.items)[i].n))
            fail(c, 400, str_printf(c->mem, "ids.%zu", i).data, "is no action plan that this workspace may see");
    if (c->errors_n)
        return false;
    db_int(c, "SELECT count(*) FROM question_action_plan WHERE workspace_id = :workspace_id AND question_id = :id", &n);
    if (n > ACTION_PLANS_OF_ONE_MAX)
        return failf(c, 400, "ids", "would make more than the %d that a question may have", ACTION_PLANS_OF_ONE_MAX);
    return coodesh_done(c, str_printf(c->mem, "the question has %lld action plans", (long long)n).data);
}

static bool question_action_plans_detach(struct call *c)
{
    struct question_row q = { 0 };

    return question_own(c, ((struct plans_in *)c->in)->id.n, &q) &&
           plans_each(c, "DELETE FROM question_action_plan WHERE workspace_id = :workspace_id"
                      " AND question_id = :question_id AND action_plan_id = :action_plan_id", "detached");
}

/* --- what there is -------------------------------------------------------------------------- */

struct plan_choices { struct list statuses, types, languages; };
static const struct field plan_choices_fields[] = {
    FIELD_LIST(plan_choices, statuses, coodesh_choice,  .doc = "Words of status"),
    FIELD_LIST(plan_choices, types, coodesh_choice,     .doc = "Usual words of type; others may be used"),
    FIELD_LIST(plan_choices, languages, coodesh_choice, .doc = "Languages"),
};
SHAPE(plan_choices);

static const struct coodesh_word status_words[] = {
    { "created",   TEXTS("Draft", "Rascunho", "Borrador", "Entwurf") },
    { "published", TEXTS("Published", "Publicado", "Publicado", "Veröffentlicht") },
    { "archived",  TEXTS("Archived", "Arquivado", "Archivado", "Archiviert") },
    { NULL },
};
static const struct coodesh_word type_words[] = {
    { "course",        TEXTS("Course", "Curso", "Curso", "Kurs") },
    { "article",       TEXTS("Article", "Artigo", "Artículo", "Artikel") },
    { "book",          TEXTS("Book", "Livro", "Libro", "Buch") },
    { "video",         TEXTS("Video", "Vídeo", "Vídeo", "Video") },
    { "podcast",       TEXTS("Podcast", "Podcast", "Pódcast", "Podcast") },
    { "documentation", TEXTS("Documentation", "Documentação", "Documentación", "Dokumentation") },
    { "certification", TEXTS("Certification", "Certificação", "Certificación", "Zertifizierung") },
    { "mentoring",     TEXTS("Mentoring", "Mentoria", "Mentoría", "Mentoring") },
    { "event",         TEXTS("Event", "Evento", "Evento", "Veranstaltung") },
    { "other",         TEXTS("Other", "Outro", "Otro", "Anderes") },
    { NULL },
};
static const struct coodesh_word language_words[] = {
    { "pt", TEXTS("Portuguese", "Português", "Portugués", "Portugiesisch") },
    { "en", TEXTS("English", "Inglês", "Inglés", "Englisch") },
    { "es", TEXTS("Spanish", "Espanhol", "Español", "Spanisch") },
    { NULL },
};

static bool action_plans_fields(struct call *c)
{
    struct plan_choices shown = { coodesh_choices(c, status_words),
                                  coodesh_choices(c, type_words),
                                  coodesh_choices(c, language_words) };

    reply_header(c, "Cache-Control", STR("public, max-age=86400"));
    reply_header(c, "Vary", STR("x-language"));
    return reply(c, &shown);
}

const struct op coodesh_action_plans_ops[] = {
    { OP("action_plans.list"), .method = GET, .path = "/action-plans", .perm = PERM_READ_QUESTION,
      .summary = "Action plans of the workspace, and those of everybody", .in = &library_shape,
      .out = &plan_out_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = action_plans_list,
      .source = "coodesh.openapi.json listActionPlans" },
    { OP("action_plans.create"), .method = POST, .path = "/action-plans", .perm = PERM_CREATE_QUESTION,
      .summary = "Create an action plan; a super admin's is everybody's", .in = &plan_new_shape,
      .out = &plan_made_shape, .status = 201, .run = action_plans_create,
      .source = "coodesh.openapi.json createActionPlan" },
    { OP("action_plans.delete"), .method = DELETE, .path = "/action-plans", .perm = PERM_DELETE_QUESTION,
      .summary = "Delete action plans of the workspace", .in = &plans_in_shape, .out = &coodesh_message_shape,
      .flags = OP_BODY, .status = 200, .run = action_plans_delete,
      .source = "coodesh.openapi.json deleteActionPlans", .fails = "404: none of them is of this workspace" },
    { OP("action_plans.fields"), .method = GET, .path = "/action-plans/fields", .perm = PERM_PUBLIC,
      .summary = "Words for status, type and language; may be kept for a day", .out = &plan_choices_shape,
      .status = 200, .run = action_plans_fields, .source = "coodesh.openapi.json getActionPlanFields" },
    { OP("action_plans.get"), .method = GET, .path = "/action-plans/{id}", .perm = PERM_READ_QUESTION,
      .summary = "One action plan", .in = &coodesh_id_shape, .out = &plan_out_shape, .status = 200,
      .run = action_plans_get, .source = "coodesh.openapi.json getActionPlan" },
    { OP("action_plans.update"), .method = PUT, .path = "/action-plans/{id}", .perm = PERM_UPDATE_QUESTION,
      .summary = "Change an action plan of the workspace", .in = &plan_change_shape, .out = &redirect_shape,
      .status = 200, .run = action_plans_update, .source = "coodesh.openapi.json updateActionPlan" },
    { OP("question_action_plans.attach"), .method = POST, .path = "/questions/{id}/action-plans",
      .perm = PERM_UPDATE_QUESTION, .summary = "Attach action plans to a question of the workspace",
      .in = &plans_of_shape, .out = &coodesh_message_shape, .status = 201, .run = question_action_plans_attach,
      .source = "coodesh.openapi.json attachActionPlans" },
    { OP("question_action_plans.detach"), .method = DELETE, .path = "/questions/{id}/action-plans",
      .perm = PERM_UPDATE_QUESTION, .summary = "Detach action plans from a question", .in = &plans_of_shape,
      .out = &coodesh_message_shape, .flags = OP_BODY, .status = 200, .run = question_action_plans_detach,
      .source = "coodesh.openapi.json detachActionPlans" },
    { 0 }
};
