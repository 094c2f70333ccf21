/* candidature_list.c - the candidates invited to an assessment, in any order.
 *
 * Operations: candidatures.list.
 *
 * A page is found in one of these ways, so that the millionth is as quick as the first:
 *
 *   id, created    the counted blocks of domain/listing.h give the first row; the page is
 *                  what follows it in the index
 *   _full_name     the first row is stepped to in the index
 *   avg_score      as id for those with an average; behind them, those without by id
 *   rating         sorted; most often nobody is rated, and it is the order by id
 *   and when few match, or when something is searched for: sorted
 *
 * Orders in which new candidates come in before the end would repeat rows on later pages;
 * and a deletion would make them skip some.  So the address of the next page names its first
 * row, from_id: whoever follows `next` sees everybody once, whatever happens meanwhile.
 * Tables: attempt, person, attempt_block.
 */
#include "api/testgorilla/candidature.h"
#include "domain/listing.h"
#include "core/text.h"

#define SORTED_MAX   2000 /* matches that are sorted rather than sought */
#define BEHIND_NAMES "\xf4\x8f\xbf\xbf\xf4\x8f\xbf\xbf" /* the last character there is, twice */

struct candidatures_query {
    int64_t assessment, test_taker, from_id;
    str     status, stage, ordering, search;
    /* Found out: where the page begins, and in which rows. */
    int64_t number, rest, person_id, mark_limit, other_number, other_limit;
    double  mark, mark_from, mark_before;
    str     name, pattern;
};
static const struct field candidatures_query_fields[] = {
    FIELD(candidatures_query, assessment, .flags = REQUIRED, .min = 1, .max = TG_ID_MAX,
          .doc = "Id of the assessment"),
    FIELD(candidatures_query, status,     .one_of = TG_STATUSES, .doc = "Only candidates who stand there"),
    FIELD(candidatures_query, stage,      .one_of = TG_STAGES, .doc = "Only candidates in this stage"),
    FIELD(candidatures_query, ordering,
          .one_of = "created|-created|_full_name|-_full_name|avg_score|-avg_score|rating|-rating",
          .doc = "Order, falling with a minus sign; by id when absent"),
    FIELD(candidatures_query, search,     .flags = FOLD_KEY, .max = 200, .doc = "Part of the address or the name"),
    FIELD(candidatures_query, test_taker, .flags = NULLABLE, .min = 1, .max = TG_ID_MAX,
          .doc = "Id of the candidate"),
    FIELD(candidatures_query, from_id,    .flags = NULLABLE, .min = 1, .max = TG_ID_MAX,
          .doc = "First candidature of the page, as `next` gives it"),
#define FOUND_OUT(member) FIELD(candidatures_query, member, .flags = INTERNAL)
    FOUND_OUT(number), FOUND_OUT(rest), FOUND_OUT(person_id), FOUND_OUT(mark_limit), FOUND_OUT(other_number),
    FOUND_OUT(other_limit), FOUND_OUT(mark), FOUND_OUT(mark_from), FOUND_OUT(mark_before), FOUND_OUT(name),
    FOUND_OUT(pattern),
};
SHAPE(candidatures_query);

/* --- statements -------------------------------------------------------------- */

enum order { BY_NUMBER, BY_NAME, BY_AVERAGE, BY_RATING, ORDERS };
enum filter { OF_ALL, OF_STATUS, OF_STAGE, OF_BOTH, FILTERS };

#define IN_ASSESSMENT " AND a.assessment_id = :assessment"
#define KEYS(columns) "SELECT " columns " FROM attempt a WHERE a.workspace_id = :workspace_id" IN_ASSESSMENT
#define ROWS          TG_CANDIDATURE TG_CANDIDATURE_FROM IN_ASSESSMENT

/* Said in full where they choose the index, and all at once where they do not. */
#define ALL    TG_SHOWN
#define STATUS " AND a.progress = :status"
#define STAGE  TG_SHOWN " AND a.stage = :stage"
#define BOTH   STATUS " AND a.stage = :stage"
#define GIVEN  TG_SHOWN " AND (:status IS NULL OR a.progress = :status) AND (:stage IS NULL OR a.stage = :stage)"

#define FOUND                                                                                       \
    GIVEN " AND (:pattern IS NULL OR p.name_fold LIKE :pattern ESCAPE '!'"                          \
    " OR p.email_fold LIKE :pattern ESCAPE '!')"

/* The order of a column in which those without a value come last, by number. */
#define MARKED(select, column)                                                                      \
    { select " ORDER BY " column " IS NULL, " column ", a.number LIMIT :limit OFFSET :offset",      \
      select " ORDER BY " column " IS NULL, " column " DESC,"                                       \
             " CASE WHEN " column " IS NULL THEN a.number ELSE -a.number END LIMIT :limit OFFSET :offset" }
#define SORTED(select)                                                                              \
    { [BY_NUMBER]  = { select " ORDER BY a.number LIMIT :limit OFFSET :offset",                     \
                       select " ORDER BY a.number DESC LIMIT :limit OFFSET :offset" },              \
      [BY_NAME]    = { select " ORDER BY a.name_fold, a.number LIMIT :limit OFFSET :offset",        \
                       select " ORDER BY a.name_fold DESC, a.number DESC LIMIT :limit OFFSET :offset" }, \
      [BY_AVERAGE] = MARKED(select, "a.average"),                                                   \
      [BY_RATING]  = MARKED(select, "a.rating") }

static const char *const sorted[FILTERS][ORDERS][2] = {
    SORTED(ROWS ALL), SORTED(ROWS STATUS), SORTED(ROWS STAGE), SORTED(ROWS BOTH),
};
static const char *const searched[ORDERS][2] = SORTED(ROWS FOUND);
static const char *const of_person[ORDERS][2] = SORTED(ROWS " AND a.person_id = :person_id" FOUND);

/* The row :rest behind :number, and the rows from there on. */
#define NUMBER(filter)                                                                              \
    { KEYS("a.number") filter " AND a.number >= :number ORDER BY a.number LIMIT 1 OFFSET :rest",    \
      KEYS("a.number") filter " AND a.number <= :number ORDER BY a.number DESC LIMIT 1 OFFSET :rest" }
#define FROM_NUMBER(filter)                                                                         \
    { { ROWS filter " AND a.number >= :number ORDER BY a.number LIMIT :limit", NULL },              \
      { ROWS filter " AND a.number <= :number ORDER BY a.number DESC LIMIT :limit", NULL } }
static const char *const number[FILTERS][2] = { NUMBER(ALL), NUMBER(STATUS), NUMBER(STAGE), NUMBER(BOTH) };
static const char *const from_number[FILTERS][2][2] = {
    FROM_NUMBER(ALL), FROM_NUMBER(STATUS), FROM_NUMBER(STAGE), FROM_NUMBER(BOTH),
};

#define NAME(filter)                                                                                \
    { KEYS("a.name_fold AS name, a.number") filter " AND (a.name_fold, a.number) >= (:name, :number)" \
      " ORDER BY a.name_fold, a.number LIMIT 1 OFFSET :rest",                                       \
      KEYS("a.name_fold AS name, a.number") filter " AND (a.name_fold, a.number) <= (:name, :number)" \
      " ORDER BY a.name_fold DESC, a.number DESC LIMIT 1 OFFSET :rest" }
static const char *const name[FILTERS][2] = { NAME(ALL), NAME(STATUS), NAME(STAGE), NAME(BOTH) };
static const char *const from_name[][2] = {
    { ROWS GIVEN " AND (a.name_fold, a.number) >= (:name, :number) ORDER BY a.name_fold, a.number LIMIT :limit",
      NULL },
    { ROWS GIVEN " AND (a.name_fold, a.number) <= (:name, :number)"
      " ORDER BY a.name_fold DESC, a.number DESC LIMIT :limit", NULL },
};

static const char *const average[] = {
    KEYS("a.average AS mark, a.number") GIVEN " AND a.average >= :mark_from"
        " ORDER BY a.average, a.number LIMIT 1 OFFSET :rest",
    KEYS("a.average AS mark, a.number") GIVEN " AND a.average < :mark_before"
        " ORDER BY a.average DESC, a.number DESC LIMIT 1 OFFSET :rest",
};
#define UNAVERAGED GIVEN " AND a.average IS NULL"
static const char *const unaveraged =
    KEYS("a.number AS other_number") UNAVERAGED " AND a.number >= :other_number"
    " ORDER BY a.number LIMIT 1 OFFSET :rest";
#define FROM_UNAVERAGED                                                                             \
    ROWS UNAVERAGED " AND a.number >= :other_number ORDER BY a.number LIMIT :other_limit"
static const char *const from_average[][3] = {
    { ROWS GIVEN " AND (a.average, a.number) >= (:mark, :number) ORDER BY a.average, a.number LIMIT :mark_limit",
      FROM_UNAVERAGED, NULL },
    { ROWS GIVEN " AND (a.average, a.number) <= (:mark, :number)"
      " ORDER BY a.average DESC, a.number DESC LIMIT :mark_limit", FROM_UNAVERAGED, NULL },
};

static const char *const nothing[] = { NULL };

/* --- what is asked for --------------------------------------------------------- */

/* How the page is ordered and filtered, and how many rows match in all. */
struct asked {
    enum order         order;
    enum listing_order direction;
    enum filter        filter;
    str                list;  /* of domain/listing.h: all, or those of the stage */
    int64_t            total;
};

static struct asked ask(struct call *c, struct candidatures_query *in)
{
    static const char *const words[ORDERS] = { "created", "_full_name", "avg_score", "rating" };
    struct asked             a = { .order = BY_NUMBER };
    str                      word = in->ordering;

    if (str_starts(word, "-")) {
        a.direction = LISTING_FALLING;
        word        = str_from(word, 1);
    }
    for (enum order o = BY_NUMBER; o < ORDERS; o++)
        if (str_is(word, words[o]))
            a.order = o;
    a.filter    = in->stage.data ? in->status.data ? OF_BOTH : OF_STAGE : in->status.data ? OF_STATUS : OF_ALL;
    a.list      = listing_of_assessment(c->mem, in->assessment, in->stage);
    in->pattern = text_like_part(c->mem, in->search);
    return a;
}

/* --- pages by number and by name ------------------------------------------------- */

/* Runs one of the statements above that give a key, which goes into the input: what the
 * page begins with.  False when there is no such row. */
static bool step(struct call *c, const struct candidatures_query *from, const char *sql)
{
    return db_row_with(c, WITH(candidatures_query, from), sql, INTO(candidatures_query, c->in));
}

/* Finds the row that :from_id names; a deleted one still has its place. */
static bool step_to_known(struct call *c)
{
    struct candidatures_query *in = c->in;

    return in->from_id != INT_NULL &&
           step(c, in, KEYS("a.name_fold AS name, a.number") " AND a.number = :from_id");
}

/* The page that begins with the key in the input, if it was `found`.  The row behind it is
 * the first of the next one. */
static bool page_from_key(struct call *c, bool found, const char *key_sql, const char *const *row_sqls,
                          int64_t total)
{
    struct candidatures_query *in = c->in, first = *in, next = *in;

    next.rest    = c->limit;
    c->page_next = STR("");
    if (found && step(c, &next, key_sql))
        c->page_next = str_printf(c->mem, "from_id=%lld", (long long)in->number);
    *in = first;
    return run_page(c, found ? row_sqls : nothing, total);
}

static bool page_by_number(struct call *c, const struct asked *a)
{
    struct candidatures_query *in = c->in, key = *in;
    struct place               place = listing_seek(c, a->list, in->status, a->direction);

    const char                *sql = number[a->filter][a->direction];

    key.number = a->direction == LISTING_RISING ? place.number_from : place.number_before - 1;
    key.rest   = place.rest;
    return page_from_key(c, step_to_known(c) || step(c, &key, sql), sql, from_number[a->filter][a->direction],
                         place.total);
}

static bool page_by_name(struct call *c, const struct asked *a)
{
    struct candidatures_query *in = c->in, key = *in;
    bool                       turn = c->offset > a->total / 2; /* from the nearer end */
    enum listing_order         from = turn ? !a->direction : a->direction;
    bool                       found;

    key.name   = from == LISTING_RISING ? STR("") : STR(BEHIND_NAMES);
    key.number = from == LISTING_RISING ? 0 : INT64_MAX;
    key.rest   = turn ? a->total - 1 - c->offset : c->offset;
    found      = step_to_known(c) || (c->offset < a->total && step(c, &key, name[a->filter][from]));
    return page_from_key(c, found, name[a->filter][a->direction], from_name[a->direction], a->total);
}

/* --- pages by average ------------------------------------------------------------- */

/* Finds the first row among those of its tenth of a mark, which may be many: from the nearer end. */
static bool step_to_average(struct call *c, struct candidatures_query *key, const struct average_place *place,
                            enum listing_order direction)
{
    bool turn = place->rest > place->n / 2;

    key->mark_from   = place->average_from;
    key->mark_before = place->average_before;
    key->rest        = turn ? place->n - 1 - place->rest : place->rest;
    return step(c, key, average[turn ? !direction : direction]);
}

static bool page_by_average(struct call *c, const struct asked *a)
{
    struct candidatures_query *in = c->in, key = *in;
    struct average_place       averaged = { 0 };
    struct place               others;
    int64_t                    behind; /* how far the page goes on behind those with an average */

    if (!in->status.data || str_is(in->status, "completed"))
        averaged = listing_seek_average(c, in->assessment, in->stage, a->direction);
    behind = c->offset + c->limit - averaged.total;
    others = listing_seek_unaveraged(c, in->assessment, in->stage, in->status,
                                     c->offset > averaged.total ? c->offset - averaged.total : 0);
    if (c->offset < averaged.total && step_to_average(c, &key, &averaged, a->direction))
        in->mark_limit = c->limit;
    key.other_number = others.number_from;
    key.rest         = others.rest;
    if (behind > 0 && step(c, &key, unaveraged))
        in->other_limit = behind < c->limit ? behind : c->limit;
    return run_page(c, from_average[a->direction], averaged.total + others.total);
}

/* --- the operation ------------------------------------------------------------------ */

static bool is_anybody_rated(struct call *c)
{
    int64_t found = 0;

    return db_int(c, KEYS("1") " AND a.rating IS NOT NULL LIMIT 1", &found);
}

static bool candidatures_list(struct call *c)
{
    struct candidatures_query *in = c->in;
    struct asked               a = ask(c, in);

    if (in->test_taker != INT_NULL) {
        db_int(c, "SELECT id FROM person WHERE workspace_id = :workspace_id AND number = :test_taker",
               &in->person_id);
        return run_select(c, of_person[a.order][a.direction]);
    }
    if (in->pattern.data)
        return run_select(c, searched[a.order][a.direction]);
    if (a.order == BY_RATING && !is_anybody_rated(c))
        a = (struct asked){ .filter = a.filter, .list = a.list }; /* all come by rising number, then */
    if (a.order == BY_NUMBER)
        return page_by_number(c, &a);
    a.total = listing_seek(c, a.list, in->status, a.direction).total;
    if (a.order == BY_NAME)
        return page_by_name(c, &a);
    if (a.order == BY_AVERAGE && a.total > SORTED_MAX)
        return page_by_average(c, &a);
    return run_select(c, sorted[a.filter][a.order][a.direction]);
}

const struct op testgorilla_candidature_list_ops[] = {
    /* On a worker: a search reads all candidates of the assessment. */
    { OP("candidatures.list"), .method = GET, .path = "/api/assessments/candidature", .perm = PERM_RESULT_READ,
      .summary = "Candidates invited to an assessment", .in = &candidatures_query_shape,
      .out = &tg_candidature_shape, .flags = OP_LIST | OP_SLOW, .list = "results", .status = 200,
      .run = candidatures_list, .source = "testgorilla.openapi.json listCandidatures" },
    { 0 }
};
