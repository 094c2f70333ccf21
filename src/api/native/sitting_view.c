/* sitting_view.c - the sitting as the candidate's browser sees it: who asks, what,
 * where the clock stands, and once it runs the items with what was answered.
 */
#include "api/native/native.h"
#include "api/native/sitting_adaptive.h"
#include "api/native/sitting_code.h"
#include "core/text.h"
#include "core/random.h"
#include "domain/assessment.h"
#include "domain/attachment.h"
#include "domain/brand.h"
#include "domain/sitting.h"

static const struct field attachment_fields[] = {
    FIELD(attachment, id, .name = "file_id", .prefix = "fil_", .doc = "Id of the file"),
    FIELD(attachment, name,  .doc = "Name"),
    FIELD(attachment, type,  .doc = "Media type"),
    FIELD(attachment, bytes, .doc = "Length"),
    FIELD(attachment, path,  .flags = INTERNAL),
};
SHAPE(attachment);

static const struct field option_fields[] = {
    FIELD(option, value, .doc = "What to send as the answer"),
    FIELD(option, label, .doc = "What to show"),
};
SHAPE(option);

#define ITEM_TYPE_NAMES "likert|tetrad|adjectives|single|multiple|ranking|matching|number|date|text|essay|file|link" \
                        "|audio|video|whiteboard|code|sql"
static const struct field item_view_fields[] = {
    FIELD(item_view, item_id, .doc = "Id of the item"),
    FIELD(item_view, type, .one_of = ITEM_TYPE_NAMES, .doc = "Kind of question"),
    FIELD(item_view, stimulus, .flags = OPTIONAL,
          .doc = "What the question is about, shown above it: blocks, each a text or [name, block, ...]"),
    FIELD(item_view, text, .doc = "Statement or question"),
    FIELD_LIST(item_view, options, option, .doc = "Answers to choose from"),
    FIELD_LIST(item_view, targets, option, .flags = OPTIONAL, .doc = "What the options are matched with"),
    FIELD(item_view, min, .flags = OPTIONAL, .doc = "Least number, choices or words"),
    FIELD(item_view, max, .flags = OPTIONAL, .doc = "Largest number, most choices or characters"),
    FIELD(item_view, unit, .flags = OPTIONAL, .doc = "Unit of the number"),
    FIELD(item_view, accept, .flags = OPTIONAL, .doc = "Media types of a file, with commas"),
    FIELD(item_view, max_bytes, .flags = OPTIONAL, .doc = "Most bytes of a file"),
    FIELD_OBJECT(item_view, code, code_view, .flags = OPTIONAL,
                 .doc = "Of code; its answer is {language, source}, the source of at most 64 KiB"),
    FIELD_OBJECT(item_view, sql, sql_view, .flags = OPTIONAL,
                 .doc = "Of SQL; its answer is {source}, of at most 64 KiB"),
    FIELD(item_view, answer, .flags = OPTIONAL,
          .doc = "Value stored so far, null when it was taken back; absent when there is none"),
};
const struct shape item_view_shape = { "item_view", item_view_fields,
                                       sizeof item_view_fields / sizeof *item_view_fields, sizeof(struct item_view) };

struct part_view {
    str           part_id, type, title, instructions, status;
    int64_t       minutes, limit_s;
    struct moment started_at, deadline;
    struct list   items, practice, attachments;
    struct adaptive_view *adaptive;
};
static const struct field part_view_fields[] = {
    FIELD(part_view, part_id, .doc = "Id of the part"),
    FIELD(part_view, type, .one_of = "questionnaire|test", .doc = "Kind of part"),
    FIELD(part_view, title, .doc = "Heading"),
    FIELD(part_view, instructions, .doc = "What to do"),
    FIELD(part_view, minutes, .doc = "Minutes people usually need"),
    FIELD(part_view, limit_s, .doc = "Time limit of the part with the candidate's factor, seconds; 0 = none"),
    FIELD(part_view, status, .one_of = "waiting|open|done", .doc = "Where the part stands"),
    FIELD(part_view, started_at, .flags = NULLABLE, .doc = "When its clock was started"),
    FIELD(part_view, deadline, .flags = NULLABLE, .doc = "Last moment for its answers"),
    FIELD_LIST(part_view, items, item_view,
               .doc = "Items, once they may be seen; of an adaptive part only the one to be answered now"),
    FIELD_OBJECT(part_view, adaptive, adaptive_view, .flags = OPTIONAL,
               .doc = "How far it is, of a part that chooses each question by the answers so far"),
    FIELD_LIST(part_view, attachments, attachment, .flags = OPTIONAL,
               .doc = "Files that belong to its questions, once they may be seen"),
    FIELD_LIST(part_view, practice, item_view, .doc = "One unscored sample of each kind of question"),
};
SHAPE(part_view);

static const struct field sitter_fields[] = {
    FIELD(sitter, first_name, .flags = NULLABLE, .doc = "Given name"),
    FIELD(sitter, last_name, .flags = NULLABLE, .doc = "Family name"),
    FIELD(sitter, email, .doc = "Address the invitation went to"),
    FIELD(sitter, confirmed, .doc = "Has the candidate said that the name is right?"),
};
const struct shape sitter_shape = { "sitter", sitter_fields, 4, sizeof(struct sitter) };

/* The employer's face; a member that is not set is left out. */
struct sitting_brand { str logo; struct brand_theme *light, *dark; };
static const struct field sitting_brand_fields[] = {
    FIELD(sitting_brand, logo, .flags = OPTIONAL, .doc = "Address of the logo on this server"),
    FIELD_OBJECT(sitting_brand, light, brand_theme, .flags = OPTIONAL, .doc = "Colours on a light page"),
    FIELD_OBJECT(sitting_brand, dark, brand_theme, .flags = OPTIONAL, .doc = "Colours on a dark page"),
};
SHAPE(sitting_brand);

struct sitting {
    str            status, title, employer, contact, locale, consent_version, accommodation, active_client,
                   redirect_url;
    struct sitter *person;
    struct sitting_brand *brand;
    struct list    locales, recorded, parts, flagged;
    int64_t        retention_days, time_factor, snapshot_s, item_count, answered, minutes;
    bool           can_go_back, can_request, paused;
    struct moment  now, deadline, opens_at;
};
static const struct field sitting_fields[] = {
    FIELD(sitting, status, .one_of = ATTEMPT_STATUSES, .doc = "Where the sitting stands"),
    FIELD(sitting, title, .doc = "Name of the assessment"),
    FIELD(sitting, employer, .doc = "Who asks"),
    FIELD(sitting, contact, .flags = NULLABLE, .doc = "Address to ask"),
    FIELD_OBJECT(sitting, brand, sitting_brand, .flags = OPTIONAL, .doc = "Logo and colours of who asks"),
    FIELD_OBJECT(sitting, person, sitter, .doc = "Who is asked"),
    FIELD(sitting, locale, .flags = NULLABLE, .doc = "Language asked for or chosen; null when nobody has said one"),
    FIELD(sitting, locales, .item = TYPE_TEXT, .doc = "Languages to choose from"),
    FIELD(sitting, consent_version, .doc = "Version of the consent text"),
    FIELD(sitting, retention_days, .doc = "Days the data are kept"),
    FIELD(sitting, recorded, .item = TYPE_TEXT, .doc = "What is recorded; once started, what was agreed to"),
    FIELD(sitting, can_go_back, .doc = "May earlier questions be seen again?"),
    FIELD(sitting, paused, .doc = "Has the employer stopped the clock?"),
    FIELD(sitting, time_factor, .doc = "Factor of all time limits, percent"),
    FIELD(sitting, accommodation, .one_of = "none|requested|granted|declined",
          .doc = "Where a request for another form stands"),
    FIELD(sitting, can_request, .doc = "Can more time or another form be asked for?"),
    FIELD(sitting, snapshot_s, .doc = "Seconds between camera snapshots; 0 = none"),
    FIELD(sitting, item_count, .doc = "Items in all"),
    FIELD(sitting, answered, .doc = "Items answered so far"),
    FIELD(sitting, minutes, .doc = "Minutes people usually need"),
    FIELD(sitting, active_client, .flags = NULLABLE,
          .doc = "Device that goes on with it; null when none has said so"),
    FIELD(sitting, flagged, .item = TYPE_TEXT, .doc = "Items the candidate wants to come back to"),
    FIELD(sitting, now, .doc = "The server's time"),
    FIELD(sitting, deadline, .doc = "Last moment for answers"),
    FIELD(sitting, opens_at, .flags = OPTIONAL, .doc = "When it opens, where that is settled"),
    FIELD(sitting, redirect_url, .flags = OPTIONAL, .doc = "Where the candidate goes after the end"),
    FIELD_LIST(sitting, parts, part_view, .doc = "Parts in order"),
};
const struct shape sitting_shape = { "sitting", sitting_fields, sizeof sitting_fields / sizeof sitting_fields[0],
                                     sizeof(struct sitting) };

int64_t device_time(const struct call *c, const struct attempt *attempt, struct moment at, struct moment sent_at)
{
    int64_t ms = sent_at.ms ? at.ms + (c->now_ms - sent_at.ms) : at.ms;

    if (ms > c->now_ms)
        ms = c->now_ms;
    return ms < attempt->started_at.ms ? attempt->started_at.ms : ms;
}

static struct list texts_list(struct call *c, const char *const *texts)
{
    struct list list = { 0 };

    while (texts[list.n])
        list.n++;
    list.items = ARENA_ARRAY(c->mem, str, list.n + 1);
    for (size_t i = 0; i < list.n; i++)
        ((str *)list.items)[i] = str_of(texts[i]);
    return list;
}

void item_show(struct arena *mem, const struct item *item, struct item_view *view)
{
    bool bounded = item->min != 0 || item->max != 0;

    *view = (struct item_view){
        .item_id = item->item_id, .type = str_of(item_type_name(item->type)), .text = item->text,
        .stimulus = { item->stimulus.len ? text_blocks(mem, item->stimulus) : STR_NULL },
        .unit = item->unit.len ? item->unit : STR_NULL, .accept = item->accept.len ? item->accept : STR_NULL,
        .options = { item->options, item->options_n },
        .targets = { item->targets_n ? item->targets : NULL, item->targets_n },
        .min = bounded ? item->min : NAN, .max = bounded ? item->max : NAN,
        .max_bytes = item->max_bytes ? item->max_bytes : INT_NULL,
    };
}

/* One practice item for each kind of question of the part, in the order they come. */
static struct list practice_list(struct call *c, const struct instrument *instrument, const struct part *part,
                                 const char *language)
{
    struct item_view *views = ARENA_ARRAY(c->mem, struct item_view, ITEM_TYPES);
    unsigned          seen = 0;
    size_t            n = 0;
    struct item       item;

    for (int i = part->first; i < part->first + part->n; i++) {
        struct arena_mark mark = arena_mark(c->mem);

        instrument->item(instrument, c->mem, i, language, &item);
        arena_rewind(c->mem, mark);
        if (seen >> item.type & 1)
            continue;
        seen |= 1u << item.type;
        item_practice(c->mem, item.type, language, &item);
        item_show(c->mem, &item, &views[n]);
        views[n].code  = code_view(c, item.code);
        views[n++].sql = sql_view(c, item.sql);
    }
    return (struct list){ views, n };
}

static struct list items_list(struct call *c, const struct instrument *instrument, const struct part *part,
                              const struct answer *const *answers, const char *language)
{
    struct item_view *views = ARENA_ARRAY(c->mem, struct item_view, (size_t)part->n);

    for (int i = 0; i < part->n; i++) {
        const struct answer *answer = answers[part->first + i];
        struct item          item;

        instrument->item(instrument, c->mem, part->first + i, language, &item);
        item_show(c->mem, &item, &views[i]);
        views[i].code = code_view(c, item.code);
        views[i].sql  = sql_view(c, item.sql);
        if (answer)
            views[i].answer.text = answer->value;
    }
    return (struct list){ views, (size_t)part->n };
}

/* The part that gives one question at a time: where it stands follows from its answers. */
static void adaptive_show(struct call *c, const struct attempt *attempt, const struct instrument *instrument,
                          const struct part *part, const struct answer *const *answers, const char *language,
                          struct part_view *view)
{
    struct adaptive_replay *replay = ARENA_NEW(c->mem, struct adaptive_replay);
    struct item_view       *open = ARENA_NEW(c->mem, struct item_view);
    struct item             item;

    if (attempt->started_at.ms)
        adaptive_replay(part->adaptive, attempt->id, answers + part->first, replay);
    view->adaptive = adaptive_view(c->mem, part, attempt->started_at.ms ? replay : NULL);
    if (!str_is(view->status, "open"))
        return;
    if (replay->open < 0) {
        view->status = STR("done");
        return;
    }
    instrument->item(instrument, c->mem, part->first + replay->open, language, &item);
    item_show(c->mem, &item, open);
    view->items = (struct list){ open, 1 };
}

static str part_status(const struct call *c, const struct attempt *attempt, const struct part *part,
                       const struct sitting_part *row, int64_t deadline)
{
    if (!attempt->started_at.ms)
        return STR("waiting");
    if (!str_is(attempt->status, "started"))
        return STR("done");
    if (part->limit_s && !row)
        return STR("waiting");
    if (row && (row->finished_at.ms || (row->deadline_at.ms && c->now_ms > deadline)))
        return STR("done");
    return STR("open");
}

static void part_show(struct call *c, const struct attempt *attempt, const struct instrument *instrument,
                      const struct part *part, const struct list *rows, const struct answer *const *answers,
                      const char *language, struct part_view *view)
{
    const struct sitting_part *row = sitting_part_find(rows, part->part_id);
    int64_t                    deadline = sitting_deadline(c, attempt, part, rows);

    *view = (struct part_view){
        .part_id = str_of(part->part_id), .type = str_of(part->type), .minutes = part->minutes,
        .title = str_of(translated_text(part->title, language)),
        .instructions = str_of(translated_text(part->instructions, language)),
        .limit_s = part->limit_s * attempt->time_factor / 100,
        .started_at = row ? row->started_at : (struct moment){ 0 },
        .deadline = { row && row->deadline_at.ms ? deadline : 0 },
        .status = part_status(c, attempt, part, row, deadline),
    };
    if (part->adaptive)
        adaptive_show(c, attempt, instrument, part, answers, language, view);
    else if (str_is(view->status, "open"))
        view->items = items_list(c, instrument, part, answers, language);
    if (view->items.n)
        view->attachments = attachments_of_item(c, ((struct item_view *)view->items.items)[0].item_id);
    if (str_is(view->status, "waiting"))
        view->practice = practice_list(c, instrument, part, language);
}

/* The standing answer of each item by its index; counts those that say something. */
static const struct answer **answers_index(struct call *c, const struct attempt *attempt,
                                           const struct instrument *instrument, int64_t *answered)
{
    const struct answer **index = ARENA_ARRAY(c->mem, const struct answer *, (size_t)instrument->items);
    struct list           standing = { 0 };
    const struct answer  *rows;

    if (attempt->started_at.ms)
        standing = attempt_answers(c, attempt->id);
    rows = standing.items;
    for (size_t i = 0; i < standing.n; i++) {
        int item = instrument->find(instrument, rows[i].item_id);

        if (item < 0)
            continue;
        index[item] = &rows[i];
        *answered += !str_is(rows[i].value, "null");
    }
    return index;
}

/* Who asks, and what of the attempt only this reply shows. */
struct asker {
    int64_t       attempt_id, retention_days, logo_id;
    str           name, email, accent;
    struct moment name_confirmed_at, open_at;
    struct list   flags;
};
static const struct field asker_fields[] = {
    FIELD(asker, attempt_id), FIELD(asker, retention_days), FIELD(asker, name), FIELD(asker, email),
    FIELD(asker, name_confirmed_at), FIELD(asker, flags, .item = TYPE_TEXT), FIELD(asker, logo_id),
    FIELD(asker, accent), FIELD(asker, open_at),
};
SHAPE(asker);

static struct sitting_brand *brand_of(struct call *c, const struct asker *asker, str token)
{
    struct sitting_brand *brand = ARENA_NEW(c->mem, struct sitting_brand);
    char                  id[14];

    if (asker->accent.len) {
        brand->light = ARENA_NEW(c->mem, struct brand_theme);
        brand->dark  = ARENA_NEW(c->mem, struct brand_theme);
        brand_themes(c->mem, asker->accent, brand->light, brand->dark);
    }
    if (asker->logo_id) {
        id_text(asker->logo_id, id);
        brand->logo = str_printf(c->mem, "/assay/v1/sittings/%.*s/logo?v=%s", STR_ARG(token), id);
    }
    return asker->accent.len || asker->logo_id ? brand : NULL;
}

/* What is asked at the most; how large a pool is, is nobody's business. */
static int64_t item_count(const struct list *parts, const struct instrument *instrument)
{
    const struct part_view *views = parts->items;
    int64_t                 count = 0;

    for (size_t p = 0; p < parts->n; p++)
        count += views[p].adaptive ? views[p].adaptive->items_max : instrument->parts[p].n;
    return count;
}

bool sitting_reply(struct call *c, const struct attempt *attempt, str locale)
{
    static const char *const  plain[] = { "answers", "times", NULL };
    static const char *const  recorded[] = { "answers", "times", "events", NULL };
    static const char *const  with_camera[] = { "answers", "times", "events", "snapshots", NULL };
    str                       chosen = locale.len ? locale : attempt->language;
    const char               *language = language_near(chosen);
    struct assessment         assessment;
    const struct instrument  *instrument;
    const struct answer     **answers;
    struct list               rows = sitting_parts(c, attempt->id);
    struct part_view         *parts;
    struct asker              asker = { .attempt_id = attempt->id };
    struct sitter             person = { attempt->first_name, attempt->last_name, attempt->email, false };
    int64_t                   paused_ms = attempt->paused_at.ms ? c->now_ms - attempt->paused_at.ms : 0;
    struct sitting            s = { .status = attempt->status, .person = &person,
                                    .accommodation = attempt->accommodation,
                                    .redirect_url = attempt->redirect_url,
                                    .consent_version = STR(CONSENT_VERSION), .time_factor = attempt->time_factor,
                                    .snapshot_s = attempt->snapshot_s,
                                    .active_client = attempt->active_client,
                                    .can_go_back = true, .paused = attempt->paused_at.ms != 0, .now = { c->now_ms } };

    if (!assessment_of(c, attempt, &assessment))
        return fail(c, 503, NULL, "this version does not know the assessment");
    instrument = assessment.instrument;
    answers    = answers_index(c, attempt, instrument, &s.answered);
    parts      = ARENA_ARRAY(c->mem, struct part_view, instrument->parts_n);
    for (size_t p = 0; p < instrument->parts_n; p++)
        part_show(c, attempt, instrument, &instrument->parts[p], &rows, answers, language, &parts[p]);
    db_row_with(c, WITH(asker, &asker), "SELECT coalesce(w.brand_name, w.name) AS name, w.email,"
                " w.retention_days, w.brand_accent AS accent, a.name_confirmed_at, a.flags, a.open_at,"
                " coalesce((SELECT l.id FROM workspace_logo l WHERE l.workspace_id = w.id), 0) AS logo_id"
                " FROM workspace w JOIN attempt a ON a.workspace_id = w.id AND a.id = :attempt_id"
                " WHERE w.id = :workspace_id", INTO(asker, &asker));
    person.confirmed = asker.name_confirmed_at.ms != 0;
    s.brand       = brand_of(c, &asker, attempt->token);
    s.flagged     = asker.flags;
    if (asker.open_at.ms > c->now_ms)
        s.opens_at = asker.open_at;
    s.title       = assessment_title(&assessment, language);
    s.employer    = asker.name;
    s.retention_days = asker.retention_days;
    s.contact     = asker.email.len ? asker.email : STR_NULL;
    s.locale      = chosen.len ? str_of(language) : STR_NULL;
    s.locales     = texts_list(c, languages);
    s.recorded    = texts_list(c, attempt->started_at.ms && !str_ends(attempt->consent, CONSENT_RECORDED)
                                      ? plain : attempt->snapshot_s ? with_camera : recorded);
    s.can_request = str_is(attempt->status, "invited") && str_is(attempt->accommodation, "none");
    s.parts       = (struct list){ parts, instrument->parts_n };
    s.item_count  = item_count(&s.parts, instrument);
    s.minutes     = assessment.minutes;
    s.deadline.ms = (attempt->deadline_at.ms ? attempt->deadline_at.ms : attempt->expires_at.ms) + paused_ms;
    return reply(c, &s);
}
