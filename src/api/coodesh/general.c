/* general.c - what anybody may ask: is it there, what time is it, what DISC is made of.
 *
 * Operations: general.status, general.welcome, general.robots, general.time,
 * general.sync_indexes, disc.patterns, disc.personalities.
 */
#include "api/coodesh/coodesh.h"
#include "core/clock.h"
#include "domain/instrument_texts.h"

static bool general_status(struct call *c)
{
    return coodesh_done(c, "RESTful API Assay v" ASSAY_VERSION " running");
}

static bool general_welcome(struct call *c)
{
    return coodesh_done(c, "Welcome to Assay v" ASSAY_VERSION);
}

static bool general_robots(struct call *c)
{
    return reply_raw(c, "text/plain", STR("User-agent: *\nDisallow: /\n"));
}

/* --- time ---------------------------------------------------------------------- */

struct zone_time { str tz, datetime, date, time, offset; int64_t timestamp; };
static const struct field zone_time_fields[] = {
    FIELD(zone_time, tz,        .flags = REQUIRED, .min = 1, .max = 64, .doc = "Time zone, as America/Sao_Paulo"),
    FIELD(zone_time, datetime,  .flags = READONLY, .doc = "Local date and time with its offset"),
    FIELD(zone_time, date,      .flags = READONLY, .doc = "Local date"),
    FIELD(zone_time, time,      .flags = READONLY, .doc = "Local time"),
    FIELD(zone_time, offset,    .flags = READONLY, .doc = "Offset from UTC"),
    FIELD(zone_time, timestamp, .flags = READONLY, .doc = "Unix milliseconds"),
};
SHAPE(zone_time);

static bool general_time(struct call *c)
{
    struct zone_time *in = c->in;

    in->datetime = clock_in_zone(c->mem, c->now_ms, in->tz);
    if (!in->datetime.data)
        return fail(c, 400, "tz", "must be a time zone, as America/Sao_Paulo");
    in->date      = (str){ in->datetime.data, 10 };
    in->time      = (str){ in->datetime.data + 11, 8 };
    in->offset    = str_from(in->datetime, in->datetime.len - 6);
    in->timestamp = c->now_ms;
    reply_header(c, "Cache-Control", STR("no-store"));
    return reply(c, in);
}

/* --- indexes -------------------------------------------------------------------- */

/* The vendor's names of models, and what they are here.  Indexes are there from the first on; what
 * goes stale are the numbers by which the store chooses among them. */
static const struct model { const char *name, *sql; } models[] = {
    { "User", "ANALYZE member" },           { "Participant", "ANALYZE person" },
    { "Partner", "ANALYZE workspace" },     { "Assessment", "ANALYZE assessment" },
    { "Attempt", "ANALYZE attempt" },       { "Answer", "ANALYZE answer_log" },
    { "Result", "ANALYZE result" },         { "Question", "ANALYZE question" },
    { "Skill", "ANALYZE term" },            { "ActionPlan", "ANALYZE action_plan" },
    { "Dataset", "ANALYZE dataset" },       { "Event", "ANALYZE event" },
    { "Delivery", "ANALYZE delivery" },     { "Job", "ANALYZE job" },
};
#define MODELS (sizeof models / sizeof *models)

struct sync { str blacklist; struct list synced; };
static const struct field sync_fields[] = {
    FIELD(sync, blacklist, .flags = IN_QUERY | WRITEONLY, .max = 1000, .doc = "Models to leave out, with commas"),
    FIELD(sync, synced, .flags = READONLY, .item = TYPE_TEXT, .doc = "Models whose indexes were looked after"),
};
SHAPE(sync);

static bool is_listed(str list, const char *name)
{
    while (list.len)
        if (str_is_nocase(str_trim(str_cut(&list, ',')), name))
            return true;
    return false;
}

static bool general_sync_indexes(struct call *c)
{
    struct sync *in = c->in;
    str         *names = ARENA_ARRAY(c->mem, str, MODELS);

    in->synced = (struct list){ names, 0 };
    for (size_t i = 0; i < MODELS; i++) {
        if (is_listed(in->blacklist, models[i].name))
            continue;
        db_exec(c, models[i].sql);
        names[in->synced.n++] = str_of(models[i].name);
    }
    return reply(c, in);
}

/* --- DISC ------------------------------------------------------------------------ */

struct pattern { str code, name, factors, text; };
static const struct field pattern_fields[] = {
    FIELD(pattern, code,    .doc = "Letters of the factors that are above, in the order D I S C"),
    FIELD(pattern, name,    .doc = "Name, in the language asked for"),
    FIELD(pattern, factors, .doc = "The factors, with commas"),
    FIELD(pattern, text,    .doc = "What it means at work, in the language asked for"),
};
SHAPE(pattern);

static bool disc_patterns_list(struct call *c)
{
    const char    *language = coodesh_language(c);
    struct pattern rows[DISC_PATTERNS];

    for (size_t i = 0; i < DISC_PATTERNS; i++) {
        const struct disc_pattern *p = &disc_patterns[i];
        struct buf                 factors = BUF(c->mem);

        for (const char *letter = p->code; *letter; letter++)
            buf_printf(&factors, "%s%c", factors.len ? "," : "", *letter);
        rows[i] = (struct pattern){ str_of(p->code), str_of(translated_text(&p->name, language)), buf_end(&factors),
                                    str_of(translated_text(&p->says, language)) };
    }
    return reply_page(c, (struct list){ rows, DISC_PATTERNS }, DISC_PATTERNS);
}

struct personality { int64_t id, group, d, i, s, c; str term; };
static const struct field personality_fields[] = {
    FIELD(personality, id,    .doc = "Number of the term, 1 to 112"),
    FIELD(personality, term,  .doc = "The term, in the language asked for"),
    FIELD(personality, group, .doc = "Group in which it is chosen, 1 to 28"),
    FIELD(personality, d, .name = "D", .doc = "1 when it stands for dominance, else 0"),
    FIELD(personality, i, .name = "I", .doc = "1 when it stands for influence, else 0"),
    FIELD(personality, s, .name = "S", .doc = "1 when it stands for steadiness, else 0"),
    FIELD(personality, c, .name = "C", .doc = "1 when it stands for conscientiousness, else 0"),
};
SHAPE(personality);

static bool disc_personalities_list(struct call *c)
{
    const char         *language = coodesh_language(c);
    struct personality *rows = ARENA_ARRAY(c->mem, struct personality, DISC_GROUPS * DISC_FACTORS);

    for (int i = 0; i < DISC_GROUPS * DISC_FACTORS; i++) {
        int              group = i / DISC_FACTORS, place = i % DISC_FACTORS;
        enum disc_factor factor = disc_factor_at(group, place);

        rows[i] = (struct personality){ i + 1, group + 1, factor == DISC_D, factor == DISC_I, factor == DISC_S,
                                        factor == DISC_C, str_of(disc_term(group, place, language)) };
    }
    return reply_page(c, (struct list){ rows, DISC_GROUPS * DISC_FACTORS }, DISC_GROUPS * DISC_FACTORS);
}

const struct op coodesh_general_ops[] = {
    { OP("general.status"), .method = GET, .path = "/", .perm = PERM_PUBLIC, .summary = "Is the API there?",
      .out = &coodesh_message_shape, .status = 200, .run = general_status,
      .source = "coodesh.openapi.json getApiStatus" },
    { OP("general.welcome"), .method = GET, .path = "/welcome", .perm = PERM_PUBLIC, .summary = "Name and version",
      .out = &coodesh_message_shape, .status = 200, .run = general_welcome,
      .source = "coodesh.openapi.json getWelcomeMessage" },
    { OP("general.robots"), .method = GET, .path = "/robots.txt", .perm = PERM_PUBLIC,
      .summary = "Robots are not wanted", .flags = OP_RAW, .media = "text/plain", .status = 200,
      .run = general_robots, .source = "coodesh.openapi.json getRobotsTxt" },
    { OP("general.time"), .method = GET, .path = "/time", .perm = PERM_PUBLIC,
      .summary = "Date and time in a zone; never cached", .in = &zone_time_shape, .out = &zone_time_shape,
      .status = 200, .run = general_time, .source = "coodesh.openapi.json getCurrentTime" },
    { OP("general.sync_indexes"), .method = POST, .path = "/sync-indexes", .perm = PERM_SUPER_ADMIN,
      .summary = "Renew what the store knows of its indexes; the vendor's page asks for no key, but it is work for"
      " the whole installation, so only its own people may ask for it", .in = &sync_shape, .out = &sync_shape,
      .flags = OP_SLOW, .status = 201, .run = general_sync_indexes,
      .source = "coodesh.openapi.json syncDatabaseIndexes" },
    { OP("disc.patterns"), .method = GET, .path = "/disc/patterns", .perm = PERM_PUBLIC,
      .summary = "The 14 patterns of DISC", .out = &pattern_shape, .flags = OP_LIST, .list = COODESH_ARRAY,
      .status = 200, .run = disc_patterns_list, .source = "coodesh.openapi.json listDiscPatterns" },
    { OP("disc.personalities"), .method = GET, .path = "/disc/personalities", .perm = PERM_PUBLIC,
      .summary = "The 112 terms of DISC", .out = &personality_shape, .flags = OP_LIST, .list = COODESH_ARRAY,
      .status = 200, .run = disc_personalities_list, .source = "coodesh.openapi.json listDiscPersonalities" },
    { 0 }
};
