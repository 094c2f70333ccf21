/* attempts_view.c - what is shown of an attempt beside its own row: what was asked and what came
 * of it, what was noticed, and the secret that opens it.
 *
 * Tables: question_version, question, attempt_tag; sitting_event by domain/integrity.c.
 */
#include "api/coodesh/attempts.h"
#include "api/coodesh/questions.h"
#include "domain/adaptive_test.h"
#include "domain/authored.h"
#include "domain/json_write.h"
#include "domain/personality.h"
#include "domain/signed.h"
#include "domain/test.h"
#include "op/call.h"

/* --- what was asked ------------------------------------------------------------------ */

#define COMPONENT_FIELDS                                                                                    \
    FIELD(component_view, name,            .doc = "Name, in the language asked for"),                       \
    FIELD(component_view, description,     .doc = "What it is about"),                                      \
    FIELD(component_view, type,            .doc = "Type of question", .one_of = QUESTION_TYPES),            \
    FIELD(component_view, type_formatted,  .doc = "Type, in the language asked for"),                       \
    FIELD(component_view, level,           .doc = "Level", .one_of = QUESTION_LEVELS),                      \
    FIELD(component_view, level_formatted, .doc = "Level, in the language asked for"),                      \
    FIELD(component_view, duration,        .doc = "Minutes it takes, or its limit"),                        \
    FIELD(component_view, duration_unit,   .doc = "minute")
static const struct field component_fields[] = { COMPONENT_FIELDS };
const struct shape component_shape = { "ats_question", component_fields, 8, sizeof(struct component_view) };

#define COMPONENT_RESULT_FIELDS                                                                               \
    COMPONENT_FIELDS,                                                                                         \
    FIELD(component_view, score,    .flags = NULLABLE, .doc = "Percent; null without a key, or while it waits"), \
    FIELD(component_view, result,   .flags = NULLABLE, .doc = "A personality in short; null for others"),     \
    FIELD(component_view, status,   .doc = "pending without a result or while the judge marks, pending_review"  \
                                           " while a person must, finished"),                                 \
    FIELD(component_view, answered, .flags = NULLABLE, .doc = "Questions with an answer"),                    \
    FIELD(component_view, asked,    .flags = NULLABLE, .doc = "Questions")
static const struct field component_result_fields[] = { COMPONENT_RESULT_FIELDS };
const struct shape component_result_shape = { "question_result", component_result_fields, 13,
                                              sizeof(struct component_view) };

static const struct field component_answer_fields[] = {
    FIELD(component_view, id, .name = "_id", .doc = "Id of the answer"),
    FIELD(component_view, token,             .doc = "Token of the answer"),
    COMPONENT_RESULT_FIELDS,
};
const struct shape component_answer_shape = { "attempt_answer", component_answer_fields, 15,
                                              sizeof(struct component_view) };

struct origin { int64_t id, duration_s; str type, level; };
static const struct field origin_fields[] = {
    FIELD(origin, id), FIELD(origin, duration_s), FIELD(origin, type), FIELD(origin, level),
};
SHAPE(origin);

/* Of a question of the workspace what it says of itself; one that was public elsewhere is a quick test. */
static struct origin origin_of(struct call *c, const struct instrument *i)
{
    struct origin o = { 0, -1, i->test ? STR("fast") : STR("softskill"), STR("intermediate") };
    str           code = str_of(i->code);

    if (str_starts(code, AUTHORED_PREFIX) && str_to_int(str_from(code, sizeof AUTHORED_PREFIX - 1), &o.id))
        db_row_with(c, WITH(origin, &o), "SELECT q.type, q.level, q.duration_s FROM question_version v JOIN question q"
                    " ON q.workspace_id = v.workspace_id AND q.id = v.question_id WHERE v.workspace_id ="
                    " :workspace_id AND v.id = :id", INTO(origin, &o));
    return o;
}

static int minutes_of(const struct instrument *i)
{
    int minutes = 0;

    for (size_t p = 0; p < i->parts_n; p++)
        minutes += i->parts[p].minutes;
    return minutes;
}

static str text_or_empty(const char *text)
{
    return text ? str_of(text) : STR("");
}

static void asked_fill(struct call *c, const struct instrument *i, const char *language, struct component_view *v)
{
    struct origin o = origin_of(c, i);

    *v = (struct component_view){
        .name = text_or_empty(instrument_title(i, language)), .type = o.type,
        .description = text_or_empty(i->test ? translated_text(&i->test->summary, language) : NULL),
        .type_formatted = question_type_text(language, o.type), .level = o.level,
        .level_formatted = question_level_text(language, o.level), .duration_unit = STR("minute"),
        .duration = o.duration_s >= 0 ? (double)o.duration_s / 60 : minutes_of(i), .score = NAN,
        .status = STR("pending"), .answered = INT_NULL, .code = str_of(i->code),
        .asked = i->test && i->test->adaptive ? adaptive_asked(i->test) : i->items,
    };
}

static void result_fill(struct call *c, const struct attempt *attempt, const struct component_result *r,
                        struct component_view *v)
{
    struct test_result scored;

    if (!r->document.len)
        return;
    v->status = STR("finished");
    if (!r->instrument->test) {
        v->result = personality_notation(c->mem, r, false);
        v->result = v->result.len ? v->result : STR_NULL;
    } else if (test_result_read(r->document, &scored)) {
        v->answered = scored.answered;
        v->score    = scored.pending ? NAN : floor(scored.score * 100 + 0.5) / 100;
        if (scored.pending)
            v->status = attempt && attempt->judging ? STR("pending") : STR("pending_review");
    }
}

struct list components_view(struct call *c, const struct attempt *attempt, const struct instrument *instrument,
                            str document, const char *language)
{
    struct component_result  list[COMPONENTS_MAX];
    size_t                   n = component_results(c->mem, instrument, document, list);
    struct component_view   *views = ARENA_ARRAY(c->mem, struct component_view, n + 1);

    for (size_t i = 0; i < n; i++) {
        asked_fill(c, list[i].instrument, language, &views[i]);
        result_fill(c, attempt, &list[i], &views[i]);
    }
    return (struct list){ views, n };
}

/* --- what was noticed ----------------------------------------------------------------------- */

static const struct field proctoring_fields[] = {
    FIELD(proctoring_view, severity, .one_of = "none|low|medium|high",
          .doc = "What all signals weigh together; never part of a score"),
    FIELD(proctoring_view, tier,     .one_of = "no_issues|some_issues|major_issues", .doc = "The same in three tiers"),
    FIELD(proctoring_view, points,   .doc = "Points behind the severity"),
    FIELD(proctoring_view, events,   .doc = "How often what was noticed: {tab_hidden: 2}"),
    FIELD(proctoring_view, recorded, .doc = "Was anything recorded at all?"),
};
const struct shape proctoring_shape = { "proctoring", proctoring_fields, 5, sizeof(struct proctoring_view) };

void proctoring_view(struct call *c, int64_t attempt_id, struct proctoring_view *out)
{
    struct integrity found;
    struct buf       b = BUF(c->mem);

    integrity_read(c, attempt_id, &found);
    buf_char(&b, '{');
    for (int i = 0; i < INTEGRITY_EVENTS; i++)
        if (found.counts[i])
            write_int(&b, integrity_event_key((enum integrity_event)i), found.counts[i]);
    buf_char(&b, '}');
    *out = (struct proctoring_view){ str_of(found.severity.severity), str_of(found.severity.tier),
                                     found.severity.points, { buf_end(&b) }, found.recorded };
}

static const struct translated none = TEXTS("none", "nenhuma", "ninguna", "keine");
static const struct translated events[INTEGRITY_EVENTS] = {
    [INTEGRITY_TAB_HIDDEN] = TEXTS("left the page", "saiu da página", "salió de la página", "Seite verlassen"),
    [INTEGRITY_FULLSCREEN_EXIT] = TEXTS("left full screen", "saiu da tela cheia", "salió de la pantalla completa",
                                        "Vollbild verlassen"),
    [INTEGRITY_PASTE] = TEXTS("pasted text", "colou texto", "pegó texto", "Text eingefügt"),
    [INTEGRITY_DEVTOOLS] = TEXTS("opened developer tools", "abriu as ferramentas de desenvolvedor",
                                 "abrió las herramientas de desarrollo", "Entwicklerwerkzeuge geöffnet"),
    [INTEGRITY_CAMERA_OFF] = TEXTS("camera off", "câmera desligada", "cámara apagada", "Kamera aus"),
    [INTEGRITY_COPY_ATTEMPT] = TEXTS("tried to copy", "tentou copiar", "intentó copiar", "Kopierversuch"),
    [INTEGRITY_NETWORK_CHANGE] = TEXTS("changed networks", "mudou de rede", "cambió de red", "Netz gewechselt"),
    [INTEGRITY_COUNTRY_CHANGE] = TEXTS("changed countries", "mudou de país", "cambió de país", "Land gewechselt"),
    [INTEGRITY_SECOND_SESSION] = TEXTS("second session", "segunda sessão", "segunda sesión", "zweite Sitzung"),
    [INTEGRITY_NO_FACE] = TEXTS("no face", "nenhum rosto", "ningún rostro", "kein Gesicht"),
    [INTEGRITY_MANY_FACES] = TEXTS("several faces", "vários rostos", "varios rostros", "mehrere Gesichter"),
};

str proctoring_text(struct call *c, int64_t attempt_id, const char *language)
{
    struct integrity found;
    struct buf       b = BUF(c->mem);

    integrity_read(c, attempt_id, &found);
    for (int i = 0; i < INTEGRITY_EVENTS; i++)
        if (found.counts[i])
            buf_printf(&b, "%s%s (%d)", b.len ? ", " : "", translated_text(&events[i], language), found.counts[i]);
    return b.len ? buf_end(&b) : str_of(translated_text(&none, language));
}

/* --- the secret that opens it ------------------------------------------------------------------ */

str result_token(struct call *c, int64_t attempt_id, int64_t for_ms)
{
    struct signed_ref opens = { .workspace_id = c->workspace_id, .id = attempt_id, .expires_ms = c->now_ms + for_ms };

    return signed_make(c, SIGNED_RESULT, &opens);
}

str result_link(struct call *c, int64_t attempt_id)
{
    return str_printf(c->mem, "%.*s/share/assessments/%.*s?accessToken=%.*s", STR_ARG(c->public_url),
                      STR_ARG(coodesh_id_text(c->mem, attempt_id)),
                      STR_ARG(result_token(c, attempt_id, RESULT_LINK_MS)));
}

/* --- tags ------------------------------------------------------------------------------------------ */

struct tag_row { int64_t id; str tag; };
static const struct field tag_row_fields[] = { FIELD(tag_row, id), FIELD(tag_row, tag) };
SHAPE(tag_row);

struct list tags_list(struct call *c, str tags)
{
    struct list list = { ARENA_ARRAY(c->mem, str, TAGS_MAX), 0 };

    while (tags.len && list.n < TAGS_MAX)
        ((str *)list.items)[list.n++] = str_cut(&tags, ',');
    return list;
}

/* A comma in a tag would make two of it where they are kept together. */
static str tag_of(struct call *c, str text)
{
    struct buf b = BUF(c->mem);

    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++)
        buf_char(&b, text.data[i] == ',' ? ' ' : text.data[i]);
    return b.len ? str_trim(buf_end(&b)) : STR("");
}

void attempt_tags(struct call *c, int64_t attempt_id, struct list tags)
{
    struct tag_row row = { .id = attempt_id };
    struct buf     all = BUF(c->mem);

    db_exec_with(c, WITH(tag_row, &row), "DELETE FROM attempt_tag WHERE workspace_id = :workspace_id"
                 " AND attempt_id = :id");
    for (size_t i = 0; i < tags.n; i++) {
        row.tag = tag_of(c, ((const str *)tags.items)[i]);
        if (row.tag.len &&
            db_exec_with(c, WITH(tag_row, &row), "INSERT INTO attempt_tag (workspace_id, attempt_id, tag)"
                         " VALUES (:workspace_id, :id, :tag) ON CONFLICT DO NOTHING") > 0)
            buf_printf(&all, "%s%.*s", all.len ? "," : "", STR_ARG(row.tag));
    }
    row.tag = all.len ? buf_end(&all) : STR("");
    db_exec_with(c, WITH(tag_row, &row), "UPDATE attempt SET tags = :tag WHERE workspace_id = :workspace_id"
                 " AND id = :id");
}
