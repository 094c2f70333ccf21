/* question_lists.c - finding questions: the catalogue, the libraries, who wrote them, what
 * skills they ask for, and which go well with one.
 *
 * Operations: questions.list, questions.challenges, questions.library, questions.authors,
 * questions.challenge_skills, questions.list_skills, questions.skills,
 * questions.recommendations.
 * A challenge is a question of any type but `question`; the library has those of that type
 * alone.  What another workspace published is seen beside one's own.
 * Tables: question, question_term, term, member, workspace.
 */
#include <string.h>
#include "api/coodesh/named.h"
#include "api/coodesh/narrow.h"
#include "api/coodesh/questions.h"
#include "core/text.h"
#include "domain/language.h"
#include "domain/term.h"

#define ITEMS_MAX       50 /* of a list in the query */
#define SEARCH_MAX      200
#define RECOMMENDED_MAX 10

#define OWN     "(q.workspace_id = :workspace_id AND (:subaccount_id = 0 OR q.subaccount_id = :subaccount_id))"
#define PUBLIC  "(q.scope = 'public' AND q.status = 'published')"
#define VISIBLE "(" OWN " OR " PUBLIC ")"

/* --- rows ------------------------------------------------------------------------------ */

/* A row of the store; `skills` are lines of an id, a space and a name. */
struct found {
    int64_t       id, owner_id, version, author_id, duration_s, highlighted;
    double        weight;
    str           slug, type, kind, status, scope, level, title, languages, skills, author, company;
    struct json   titles;
    struct moment created_at, updated_at;
};
static const struct field found_fields[] = {
    FIELD(found, id), FIELD(found, owner_id), FIELD(found, version), FIELD(found, author_id),
    FIELD(found, duration_s), FIELD(found, highlighted), FIELD(found, weight), FIELD(found, slug),
    FIELD(found, type), FIELD(found, kind), FIELD(found, status), FIELD(found, scope), FIELD(found, level),
    FIELD(found, title), FIELD(found, languages), FIELD(found, skills), FIELD(found, author),
    FIELD(found, company), FIELD(found, titles), FIELD(found, created_at), FIELD(found, updated_at),
};
SHAPE(found);

/* The select of a list up to its WHERE; :highlight is ",id,id,". */
#define ROWS(position, join, line)                                                                           \
    "SELECT q.id, q.workspace_id AS owner_id, q.version, q.author_id, q.duration_s, q.weight, q.slug, q.type," \
    " q.kind, q.status, q.scope, q.level, q.title, q.titles, q.languages, q.created_at, q.updated_at,"      \
    " m.name AS author, w.name AS company, CASE WHEN " position "(:highlight, ',' || CAST(q.id AS TEXT)"     \
    " || ',') > 0 THEN 1 ELSE 0 END AS highlighted, (SELECT " join "(CAST(t.id AS TEXT) || ' ' || t.name, "  \
    line ") FROM question_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id"        \
    " AND t.taxonomy = 'skill' WHERE x.workspace_id = q.workspace_id AND x.question_id = q.id) AS skills"   \
    " FROM question q JOIN workspace w ON w.id = q.workspace_id LEFT JOIN member m ON"                       \
    " m.workspace_id = q.workspace_id AND m.id = q.author_id AND m.workspace_id = :workspace_id WHERE "
#define ROWS_SQLITE   ROWS("instr", "group_concat", "char(10)")
#define ROWS_POSTGRES ROWS("strpos", "string_agg", "chr(10)")
#define PAGE_END      " ORDER BY highlighted DESC, q.id DESC LIMIT :limit OFFSET :offset"
#define LIST(where)   SQL2(ROWS_SQLITE where PAGE_END, ROWS_POSTGRES where PAGE_END)

struct found_out {
    struct id         id;
    str               slug, type, type_formatted, kind, status, status_formatted, level, level_formatted, scope;
    str               title, duration_unit;
    double            weight, duration;
    int64_t           version;
    bool              highlighted;
    struct list       languages, skills;
    struct json       locale;
    struct coodesh_named *author, *company;
    struct moment     created_at, updated_at;
};
static const struct field found_out_fields[] = {
    FIELD(found_out, id, .name = "_id",  .doc = "Id"),
    FIELD(found_out, slug,               .doc = "Name in addresses"),
    FIELD(found_out, type,               .doc = "Type"),
    FIELD(found_out, type_formatted,     .doc = "Type, in the language asked for"),
    FIELD(found_out, kind,               .doc = "How a simple question is answered; empty for a challenge"),
    FIELD(found_out, status,             .doc = "created, published or archived"),
    FIELD(found_out, status_formatted,   .doc = "Status, in the language asked for"),
    FIELD(found_out, level,              .doc = "Level of skill it needs"),
    FIELD(found_out, level_formatted,    .doc = "Level, in the language asked for"),
    FIELD(found_out, scope,              .doc = "public or private"),
    FIELD(found_out, title,              .doc = "Title in the language asked for, else in its first"),
    FIELD(found_out, locale,             .doc = "Titles: [{code, title}]"),
    FIELD(found_out, languages, .item = TYPE_TEXT, .doc = "Languages of its heading"),
    FIELD(found_out, weight,             .doc = "Weight in an assessment"),
    FIELD(found_out, duration,           .doc = "Minutes to answer; 0 is without limit"),
    FIELD(found_out, duration_unit,      .doc = "minute"),
    FIELD(found_out, version,            .doc = "Grows when a question that is in use is changed"),
    FIELD_OBJECT(found_out, author, coodesh_named, .flags = NULLABLE, .doc = "Who made it; null: an API key"),
    FIELD_OBJECT(found_out, company, coodesh_named, .doc = "Its workspace"),
    FIELD_LIST(found_out, skills, coodesh_named, .doc = "Its skills"),
    FIELD(found_out, highlighted,        .doc = "Was it among the ids to highlight?"),
    FIELD(found_out, created_at, .name = "createdAt", .doc = "When it was made"),
    FIELD(found_out, updated_at, .name = "updatedAt", .doc = "When it was changed last"),
};
SHAPE(found_out);

static struct found_out found_view(struct call *c, const struct found *f, const char *language)
{
    struct list languages_of = { ARENA_ARRAY(c->mem, str, LANGUAGE_COUNT), 0 };

    for (str rest = f->languages; rest.len && languages_of.n < LANGUAGE_COUNT;)
        ((str *)languages_of.items)[languages_of.n++] = str_cut(&rest, ',');
    return (struct found_out){
        .id = { f->id }, .slug = f->slug, .type = f->type, .type_formatted = question_type_text(language, f->type),
        .kind = f->kind, .status = f->status, .status_formatted = question_status_text(language, f->status),
        .level = f->level, .level_formatted = question_level_text(language, f->level), .scope = f->scope,
        .title = question_title(c, f->titles, f->title, language),
        .locale = f->titles, .languages = languages_of, .weight = f->weight,
        .duration = (double)f->duration_s / 60, .duration_unit = STR("minute"), .version = f->version,
        .author = coodesh_named(c, f->author_id, f->author), .company = coodesh_named(c, f->owner_id, f->company),
        .skills = coodesh_named_lines(c, f->skills, QUESTION_TERMS_MAX), .highlighted = f->highlighted,
        .created_at = f->created_at, .updated_at = f->updated_at,
    };
}

static bool reply_found(struct call *c, struct list rows, int64_t total)
{
    const char *language = coodesh_language(c);
    struct list shown = { ARENA_ARRAY(c->mem, struct found_out, rows.n + 1), rows.n };

    for (size_t i = 0; i < rows.n; i++)
        ((struct found_out *)shown.items)[i] = found_view(c, (const struct found *)rows.items + i, language);
    return reply_page(c, shown, total);
}

/* --- what a request asks for ------------------------------------------------------------ */

struct question_query {
    struct list ids, types, levels, categories, skills, authors, locales;
    str         search, hl, query, question_domains, status, grouping, order, order_by, highlight;
};
#define LIST_FIELD(member, key, ...) \
    FIELD(question_query, member, .name = key, .item = TYPE_TEXT, .max = ITEMS_MAX, __VA_ARGS__)
#define QUERY_FIELDS                                                                                         \
    LIST_FIELD(levels, "level", .one_of = QUESTION_LEVELS, .doc = "Levels"),                                \
    LIST_FIELD(skills, "skills", .doc = "Ids of skills, any of them"),                                      \
    FIELD(question_query, search, .max = SEARCH_MAX, .doc = "Part of a title in any language"),             \
    FIELD(question_query, query, .max = JSONLOGIC_BYTES_MAX, .doc = "Base64 of a JSONLogic tree; fields:"   \
          " status, author, type, level, skills, company"),                                                  \
    FIELD(question_query, highlight, .flags = INTERNAL)

static const struct field catalogue_fields[] = {
    LIST_FIELD(types, "type", .one_of = QUESTION_TYPES, .doc = "Types"),
    LIST_FIELD(categories, "categories", .doc = "Ids of categories, any of them"),
    LIST_FIELD(ids, "_id", .doc = "Ids to highlight: they come first"),
    FIELD(question_query, hl, .max = 1300, .doc = "The same, with commas"),
    FIELD(question_query, question_domains, .max = 200, .doc = "Id or slug of a domain"),
    QUERY_FIELDS,
};
static const struct shape catalogue_shape = { "question_catalogue", catalogue_fields,
    sizeof catalogue_fields / sizeof *catalogue_fields, sizeof(struct question_query) };

#define STATUS_FIELDS                                                                                        \
    FIELD(question_query, status, .one_of = "created|published|archived",                                    \
          .doc = "Own ones of that status; not together with grouping"),                                     \
    FIELD(question_query, grouping, .one_of = "public|company",                                              \
          .doc = "public, or the workspace's own; not together with status")

static const struct field challenge_fields[] = {
    LIST_FIELD(types, "type", .one_of = "coding|freecoding|fast|project|essay|audio|video|conversational|sql"
               "|softskill|file|whiteboard", .doc = "Types"),
    LIST_FIELD(ids, "_id", .doc = "Ids, no others"),
    LIST_FIELD(authors, "author", .doc = "Ids of authors"),
    LIST_FIELD(locales, "locale", .doc = "Languages, any of them, as pt or pt-BR"),
    STATUS_FIELDS,
    FIELD(question_query, order, .one_of = "asc|desc", .initial_text = "desc", .doc = "Direction of the sort"),
    FIELD(question_query, order_by, .name = "orderBy", .initial_text = "_id",
          .one_of = "_id|title|type|status|level|duration|createdAt|updatedAt", .doc = "Field to sort by"),
    QUERY_FIELDS,
};
static const struct shape challenge_shape = { "question_challenges", challenge_fields,
    sizeof challenge_fields / sizeof *challenge_fields, sizeof(struct question_query) };

static const struct field library_fields[] = {
    LIST_FIELD(types, "type", .one_of = QUESTION_KINDS, .doc = "How they are answered"),
    LIST_FIELD(ids, "_id", .doc = "Ids, no others"),
    LIST_FIELD(authors, "author", .doc = "Ids of authors"),
    QUERY_FIELDS,
};
static const struct shape library_shape = { "question_library", library_fields,
    sizeof library_fields / sizeof *library_fields, sizeof(struct question_query) };

#define TERMS_OF_ROW \
    "question_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id" \
    " WHERE x.workspace_id = q.workspace_id AND x.question_id = q.id"

/* What a JSONLogic tree may name. */
static const struct filter_field logic_fields[] = {
    { .name = "status", .type = TYPE_TEXT, .column = "q.status" },
    { .name = "author", .type = TYPE_ID, .column = "q.author_id" },
    { .name = "type", .type = TYPE_TEXT, .column = "q.type" },
    { .name = "level", .type = TYPE_TEXT, .column = "q.level" },
    { .name = "skills", .type = TYPE_ID, .column = "t.id", .among = TERMS_OF_ROW },
    { .name = "company", .type = TYPE_ID, .column = "q.workspace_id" },
    { 0 }
};

/* What parameters of their own stand for. */
enum { BY_TYPE, BY_KIND, BY_LEVEL, BY_TERM, BY_SLUG, BY_AUTHOR, BY_LANGUAGE, BY_ID, BY_TITLE };
static const struct filter_field own_fields[] = {
    [BY_TYPE]     = { .name = "type", .type = TYPE_TEXT, .column = "q.type" },
    [BY_KIND]     = { .name = "kind", .type = TYPE_TEXT, .column = "q.kind" },
    [BY_LEVEL]    = { .name = "level", .type = TYPE_TEXT, .column = "q.level" },
    [BY_TERM]     = { .name = "term", .type = TYPE_ID, .column = "t.id", .among = TERMS_OF_ROW },
    [BY_SLUG]     = { .name = "slug", .type = TYPE_TEXT, .column = "t.slug",
                      .among = TERMS_OF_ROW " AND t.taxonomy = 'question_domain'" },
    [BY_AUTHOR]   = { .name = "author", .type = TYPE_ID, .column = "q.author_id" },
    [BY_LANGUAGE] = { .name = "locale", .type = TYPE_TEXT, .column = "q.languages" },
    [BY_ID]       = { .name = "_id", .type = TYPE_ID, .column = "q.id" },
    [BY_TITLE]    = { .name = "search", .type = TYPE_TEXT, .folded = "q.title_fold" },
    { 0 }
};

static const struct filter_field order_fields[] = {
    { .name = "title", .type = TYPE_TEXT, .folded = "q.title_fold" },
    { .name = "type", .type = TYPE_TEXT, .column = "q.type" },
    { .name = "status", .type = TYPE_TEXT, .column = "q.status" },
    { .name = "level", .type = TYPE_TEXT, .column = "q.level" },
    { .name = "duration", .type = TYPE_INT, .column = "q.duration_s" },
    { .name = "updatedAt", .type = TYPE_TIME, .column = "q.updated_at" },
    { .name = "_id", .type = TYPE_ID, .column = "q.id" }, /* ids rise with the time of making */
    { 0 }
};

/* In any of the languages. */
static bool narrow_languages(struct filter_reader *r, const struct filter **all, struct list tags)
{
    const struct filter *any = NULL;

    r->param = "locale";
    for (size_t i = 0; i < tags.n; i++) {
        str                   tag = ((const str *)tags.items)[i];
        str                   primary = { tag.data, tag.len < 2 ? tag.len : 2 };
        struct filter_literal literal = { { TYPE_TEXT, .text = str_lower(r->c->mem, primary) }, 0 };
        const struct filter  *one = filter_compare(r, FILTER_CONTAINS, &own_fields[BY_LANGUAGE], &literal, 1);

        any = i ? filter_join(r, FILTER_OR, any, one) : one;
    }
    return !tags.n || narrow(r, all, any);
}

static bool narrow_domain(struct filter_reader *r, const struct filter **all, str domain)
{
    struct list one = { &domain, domain.len > 0 };

    return narrow_to(r, all, "question_domains", question_id_read(domain) ? BY_TERM : BY_SLUG, one);
}

static void order_read(const struct question_query *in, struct refine *refine)
{
    for (const struct filter_field *f = order_fields; in->order_by.data && f->name; f++)
        if (str_is(in->order_by, f->name))
            refine->orders[refine->orders_n++] = (struct filter_order){ f, !str_is(in->order, "asc") };
}

/* `types`: whether type says a type of question, or how a simple one is answered. */
static bool query_read(struct call *c, const struct question_query *in, int types, bool ids_narrow,
                       struct refine *refine)
{
    struct filter_reader r = { .c = c, .fields = own_fields };
    const struct filter *all = NULL;
    bool                 good;

    *refine = (struct refine){ 0 };
    good = narrow_to(&r, &all, "type", types, in->types) && narrow_to(&r, &all, "level", BY_LEVEL, in->levels) &&
           narrow_to(&r, &all, "skills", BY_TERM, in->skills) &&
           narrow_to(&r, &all, "categories", BY_TERM, in->categories) &&
           narrow_to(&r, &all, "author", BY_AUTHOR, in->authors) && narrow_languages(&r, &all, in->locales) &&
           narrow_domain(&r, &all, in->question_domains) && narrow_search(&r, &all, BY_TITLE, in->search) &&
           (!ids_narrow || narrow_to(&r, &all, "_id", BY_ID, in->ids)) &&
           narrow_logic(&r, &all, logic_fields, in->query);
    refine->filter = all;
    order_read(in, refine);
    return good;
}

/* --- the catalogue ----------------------------------------------------------------------- */

/* ",17,19," of the ids to highlight; what is no id is nobody's. */
static str highlights(struct call *c, const struct question_query *in)
{
    struct buf b = BUF(c->mem);

    buf_char(&b, ',');
    for (size_t i = 0; i < in->ids.n; i++)
        buf_printf(&b, "%lld,", (long long)question_id_read(((const str *)in->ids.items)[i]));
    for (str rest = in->hl; rest.len;)
        buf_printf(&b, "%lld,", (long long)question_id_read(str_trim(str_cut(&rest, ','))));
    return buf_end(&b);
}

static bool found_list(struct call *c, const char *select, int types, bool ids_narrow)
{
    struct question_query *in = c->in;
    struct refine          refine;
    struct list            rows;
    int64_t                total;

    in->highlight = ids_narrow ? STR(",") : highlights(c, in);
    if (!query_read(c, in, types, ids_narrow, &refine))
        return false;
    rows = db_rows_refined(c, select, &refine, &found_shape, &total);
    return reply_found(c, rows, total);
}

static bool questions_list(struct call *c)
{
    return found_list(c, LIST("(" OWN " AND q.status <> 'archived' OR " PUBLIC ")"), BY_TYPE, false);
}

/* --- the libraries ------------------------------------------------------------------------ */

#define CHALLENGES " AND q.type <> 'question'"

static bool questions_challenges(struct call *c)
{
    const struct question_query *in = c->in;

    if (in->status.data && in->grouping.data)
        return fail(c, 400, "grouping", "must not come together with status");
    if (in->status.data)
        return found_list(c, LIST(OWN " AND q.status = :status" CHALLENGES), BY_TYPE, true);
    if (str_is(in->grouping, "public"))
        return found_list(c, LIST(PUBLIC CHALLENGES), BY_TYPE, true);
    if (in->grouping.data)
        return found_list(c, LIST(OWN " AND q.status <> 'archived'" CHALLENGES), BY_TYPE, true);
    return found_list(c, LIST("(" OWN " AND q.status <> 'archived' OR " PUBLIC ")" CHALLENGES), BY_TYPE, true);
}

static bool questions_library(struct call *c)
{
    return found_list(c, LIST("(" OWN " AND q.status <> 'archived' OR " PUBLIC ") AND q.type = 'question'"), BY_KIND,
                      true);
}

/* --- recommendations ------------------------------------------------------------------------ */

struct recommend { struct id id; str highlight; };
static const struct field recommend_fields[] = {
    FIELD(recommend, id, .flags = REQUIRED, .doc = "Id of the question"),
    FIELD(recommend, highlight, .flags = INTERNAL),
};
SHAPE(recommend);

/* How many skills it shares with the question, by their slugs: each workspace has its own terms. */
#define SHARED                                                                                               \
    "(SELECT count(*) FROM question_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id" \
    " JOIN term s ON s.taxonomy = t.taxonomy AND s.slug = t.slug JOIN question_term y ON"                    \
    " y.workspace_id = s.workspace_id AND y.term_id = s.id AND y.question_id = :id"                          \
    " WHERE x.workspace_id = q.workspace_id AND x.question_id = q.id AND t.taxonomy = 'skill')"
#define RECOMMENDED                                                                                          \
    VISIBLE " AND q.status = 'published' AND q.id <> :id AND " SHARED " > 0 ORDER BY " SHARED " DESC,"       \
    " q.id DESC LIMIT 10"

static bool questions_recommendations(struct call *c)
{
    struct recommend   *in = c->in;
    struct question_row q = { 0 };
    struct list         rows;

    if (!question_find(c, in->id.n, &q))
        return false;
    in->highlight = STR(",");
    rows = db_rows(c, SQL2(ROWS_SQLITE RECOMMENDED, ROWS_POSTGRES RECOMMENDED), &found_shape, RECOMMENDED_MAX);
    return reply_found(c, rows, (int64_t)rows.n);
}

/* --- authors ------------------------------------------------------------------------------- */

struct author_query { struct list ids; str search; };
static const struct field author_query_fields[] = {
    FIELD(author_query, ids, .name = "_id", .item = TYPE_TEXT, .max = ITEMS_MAX, .doc = "Ids, no others"),
    FIELD(author_query, search, .max = SEARCH_MAX, .doc = "Part of the name"),
};
SHAPE(author_query);

enum { AUTHOR_ID, AUTHOR_NAME };
static const struct filter_field author_fields[] = {
    [AUTHOR_ID]   = { .name = "_id", .type = TYPE_ID, .column = "m.id" },
    [AUTHOR_NAME] = { .name = "search", .type = TYPE_TEXT, .folded = "lower(m.name)" },
    { 0 }
};

static bool questions_authors(struct call *c)
{
    const struct author_query *in = c->in;
    struct filter_reader       r = { .c = c, .fields = author_fields };
    struct refine              refine = { 0 };

    return narrow_to(&r, &refine.filter, "_id", AUTHOR_ID, in->ids) &&
           narrow_search(&r, &refine.filter, AUTHOR_NAME, in->search) && run_refined(c, &refine);
}

/* --- skills --------------------------------------------------------------------------------- */

struct skill_out { struct id id; str name, slug; };
static const struct field skill_out_fields[] = {
    FIELD(skill_out, id, .name = "_id", .doc = "Id"),
    FIELD(skill_out, name,              .doc = "Name"),
    FIELD(skill_out, slug,              .doc = "Name in addresses"),
};
SHAPE(skill_out);

/* DISTINCT orders by what it shows alone. */
#define SKILLS(where) \
    "SELECT DISTINCT t.id AS _id, t.name, t.slug, t.name_fold FROM term t JOIN question_term x ON" \
    " x.workspace_id = t.workspace_id AND x.term_id = t.id JOIN question q ON q.workspace_id = x.workspace_id" \
    " AND q.id = x.question_id WHERE t.taxonomy = 'skill' AND " where \
    " ORDER BY t.name_fold, t.id LIMIT :limit OFFSET :offset"

struct skill_query { struct list ids, skills, types; str search, status, grouping; };
static const struct field challenge_skill_fields[] = {
    FIELD(skill_query, ids, .name = "_id", .item = TYPE_TEXT, .max = ITEMS_MAX, .doc = "Ids, no others"),
    FIELD(skill_query, skills, .item = TYPE_TEXT, .max = ITEMS_MAX, .doc = "Ids, no others"),
    FIELD(skill_query, types, .name = "type", .item = TYPE_TEXT, .max = ITEMS_MAX, .one_of = QUESTION_TYPES,
          .doc = "Types of the challenges"),
    FIELD(skill_query, search, .max = SEARCH_MAX, .doc = "Part of the name"),
    FIELD(skill_query, status, .one_of = "created|published|archived",
          .doc = "Of own challenges of that status; not together with grouping"),
    FIELD(skill_query, grouping, .one_of = "public|company",
          .doc = "Of public challenges, or of the workspace's own; not together with status"),
};
static const struct shape challenge_skill_shape = { "challenge_skills", challenge_skill_fields, 6,
                                                    sizeof(struct skill_query) };
static const struct field skill_query_fields[] = {
    FIELD(skill_query, ids, .item = TYPE_TEXT, .max = ITEMS_MAX, .doc = "Ids, no others"),
    FIELD(skill_query, search, .max = SEARCH_MAX, .doc = "Part of the name"),
};
SHAPE(skill_query);

enum { SKILL_ID, SKILL_NAME, SKILL_TYPE };
static const struct filter_field skill_fields[] = {
    [SKILL_ID]   = { .name = "_id", .type = TYPE_ID, .column = "t.id" },
    [SKILL_NAME] = { .name = "search", .type = TYPE_TEXT, .folded = "t.name_fold" },
    [SKILL_TYPE] = { .name = "type", .type = TYPE_TEXT, .column = "q.type" },
    { 0 }
};

static bool skills_list(struct call *c, const char *select)
{
    const struct skill_query *in = c->in;
    struct filter_reader      r = { .c = c, .fields = skill_fields };
    struct refine             refine = { 0 };
    struct list               rows;
    int64_t                   total;

    if (!narrow_to(&r, &refine.filter, "_id", SKILL_ID, in->ids) ||
        !narrow_to(&r, &refine.filter, "skills", SKILL_ID, in->skills) ||
        !narrow_to(&r, &refine.filter, "type", SKILL_TYPE, in->types) ||
        !narrow_search(&r, &refine.filter, SKILL_NAME, in->search))
        return false;
    rows = db_rows_refined(c, select, &refine, &skill_out_shape, &total);
    return reply_page(c, rows, total);
}

static bool questions_challenge_skills(struct call *c)
{
    const struct skill_query *in = c->in;

    if (in->status.data && in->grouping.data)
        return fail(c, 400, "grouping", "must not come together with status");
    if (in->status.data)
        return skills_list(c, SKILLS(OWN " AND q.status = :status" CHALLENGES));
    if (str_is(in->grouping, "public"))
        return skills_list(c, SKILLS(PUBLIC CHALLENGES));
    if (in->grouping.data)
        return skills_list(c, SKILLS(OWN " AND q.status <> 'archived'" CHALLENGES));
    return skills_list(c, SKILLS("(" OWN " AND q.status <> 'archived' OR " PUBLIC ")" CHALLENGES));
}

/* The seed asks for no key here: without one, what is public is told. */
static bool questions_list_skills(struct call *c)
{
    return coodesh_caller_maybe(c) &&
           skills_list(c, SKILLS("(" OWN " AND q.status <> 'archived' OR " PUBLIC ")" CHALLENGES));
}

static bool questions_skills(struct call *c)
{
    struct coodesh_id  *in = c->in;
    struct question_row q = { 0 };
    struct list         rows;
    int64_t             total;

    if (!coodesh_caller_maybe(c) || !question_find(c, in->id.n, &q))
        return false;
    rows = db_rows_refined(c, SKILLS(VISIBLE " AND q.id = :id"), &(struct refine){ 0 }, &skill_out_shape, &total);
    return reply_page(c, rows, total);
}

const struct op coodesh_question_lists_ops[] = {
    { OP("questions.list"), .method = GET, .path = "/questions", .perm = PERM_READ_QUESTION,
      .summary = "The catalogue: what is public, and the workspace's own", .in = &catalogue_shape,
      .out = &found_out_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = questions_list,
      .source = "coodesh.openapi.json listQuestionCatalog" },
    { OP("questions.challenges"), .method = GET, .path = "/questions/challenges", .perm = PERM_READ_QUESTION,
      .summary = "Challenges to manage", .in = &challenge_shape, .out = &found_out_shape, .flags = OP_LIST,
      .list = COODESH_DOCS, .status = 200, .run = questions_challenges,
      .source = "coodesh.openapi.json listChallengesLibrary" },
    { OP("questions.library"), .method = GET, .path = "/questions/library", .perm = PERM_READ_QUESTION,
      .summary = "Simple questions, no challenges", .in = &library_shape, .out = &found_out_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = questions_library,
      .source = "coodesh.openapi.json listQuestionsLibrary" },
    { OP("questions.authors"), .method = GET, .path = "/questions/authors", .perm = PERM_READ_QUESTION,
      .summary = "Members who have made questions", .in = &author_query_shape, .out = &coodesh_named_shape,
      .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = questions_authors,
      .sql = "SELECT m.id AS _id, m.name FROM member m WHERE m.workspace_id = :workspace_id AND EXISTS (SELECT 1 FROM"
             " question q WHERE q.workspace_id = m.workspace_id AND q.author_id = m.id) ORDER BY m.name, m.id"
             " LIMIT :limit OFFSET :offset", .source = "coodesh.openapi.json listQuestionAuthors" },
    { OP("questions.challenge_skills"), .method = GET, .path = "/questions/challenges/skills",
      .perm = PERM_READ_QUESTION, .summary = "Skills that challenges ask for", .in = &challenge_skill_shape,
      .out = &skill_out_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200,
      .run = questions_challenge_skills, .source = "coodesh.openapi.json listChallengeSkills" },
    { OP("questions.list_skills"), .method = GET, .path = "/questions/skills", .perm = PERM_PUBLIC,
      .summary = "Skills that public challenges ask for; with a key, those of the workspace too",
      .in = &skill_query_shape, .out = &skill_out_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200,
      .run = questions_list_skills, .source = "coodesh.openapi.json listQuestionSkills",
      .fails = "401: a key came that is not valid" },
    { OP("questions.skills"), .method = GET, .path = "/questions/{id}/skills", .perm = PERM_PUBLIC,
      .summary = "Skills of a public question; with a key, of one of the workspace too", .in = &coodesh_id_shape,
      .out = &skill_out_shape, .flags = OP_LIST, .list = COODESH_DOCS, .status = 200, .run = questions_skills,
      .source = "coodesh.openapi.json listSkillsOfQuestion", .fails = "401: a key came that is not valid" },
    { OP("questions.recommendations"), .method = GET, .path = "/questions/{id}/recommendations",
      .perm = PERM_READ_QUESTION, .summary = "Questions that ask for the same skills", .in = &recommend_shape,
      .out = &found_out_shape, .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200,
      .run = questions_recommendations, .source = "coodesh.openapi.json listQuestionRecommendations" },
    { 0 }
};
