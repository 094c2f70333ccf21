/* test_question.c - what of a question is sat: each type becomes an instrument whose items
 * are answered and marked; versions, public ones, and what cannot be sat.
 */
#include "store.h"
#undef fail /* ours has another meaning */
#include "api/ops.h"
#include "core/clock.h"
#include "core/json.h"
#include "domain/authored.h"
#include "domain/question.h"
#include "domain/test.h"
#include "op/call.h"

static struct server server;

static struct call *call_of(struct store *s, int64_t workspace_id)
{
    const char *message = "";

    assert_true(db_migrate(s->db, false, s->mem, &message) >= 0); /* nothing from the second time on */
    if (!server.authored)
        server.authored = authored_new();
    server = (struct server){ .db = s->db, .families = families, .now_ms = clock_now_ms, .authored = server.authored };
    return call_new(&server, workspace_id, "key");
}

struct made { const char *type, *document, *scope; struct question_row q; };

static bool make_step(struct call *c, void *arg)
{
    struct made *m = arg;
    const char  *message = "";
    json_t      *document = json_read(str_of(m->document), JSON_DEPTH_MAX, &message);

    if (!document)
        print_error("%s: %s\n", m->document, message);
    assert_non_null(document);
    call_defer(c, json_close, document);
    m->q = (struct question_row){ .type = str_of(m->type), .status = STR("published"), .level = STR("advanced"),
                                  .scope = str_of(m->scope ? m->scope : "private"), .weight = 1, .duration_s = 600 };
    question_describe(c, &m->q, document);
    question_add(c, &m->q);
    return true;
}

static int64_t make(struct store *s, int64_t workspace_id, const char *type, const char *document, const char *scope)
{
    struct call *c = call_of(s, workspace_id);
    struct made  m = { type, document, scope, { 0 } };

    assert_true(call_write(c, make_step, &m));
    call_free(c);
    return m.q.id;
}

struct sat { int64_t id; str code; const struct instrument *instrument; };

static bool sit_step(struct call *c, void *arg)
{
    struct sat *sat = arg;

    if (!question_snapshot(c, sat->id, &sat->code))
        return false;
    sat->instrument = instrument_of(c, sat->code);
    return true;
}

/* The code of a question; the instrument and all else lives in `c`. */
static struct sat sit(struct call *c, int64_t id)
{
    struct sat sat = { .id = id };

    if (!call_write(c, sit_step, &sat))
        print_error("%d %s %s\n", c->errors[0].status, c->errors[0].field, c->errors[0].message);
    assert_int_equal(c->errors_n, 0);
    assert_non_null(sat.instrument);
    return sat;
}

#define HEAD "\"locale\":[{\"code\":\"pt\",\"title\":\"Pergunta\",\"description\":\"*Leia*\"}]"

/* The types that ask one thing: what kind of item, and whether a person marks it. */
static void each_type_is_sat(void **state)
{
    static const struct { const char *type, *asked; enum item_type item; bool review; } cases[] = {
        { "question", "\"question\":{\"choices\":[{\"text\":\"a\",\"correct\":true},{\"text\":\"b\"}]}",
          ITEM_SINGLE, 0 },
        { "question", "\"question\":{\"type\":\"checkbox_multiple\",\"choices\":[{\"text\":\"a\",\"correct\":true},"
          "{\"text\":{\"en\":\"b\",\"pt\":\"bê\"},\"credit\":1}]}", ITEM_MULTIPLE, 0 },
        { "question", "\"question\":{\"type\":\"number\",\"answer\":4,\"tolerance\":0.5,\"unit\":\"kg\"}",
          ITEM_NUMBER, 0 },
        { "question", "\"question\":{\"type\":\"link\"}", ITEM_LINK, 1 },
        { "question", "\"question\":{\"type\":\"text\",\"max_characters\":50}", ITEM_TEXT, 1 },
        { "essay", "\"essay\":{\"min_words\":20}", ITEM_ESSAY, 1 },
        { "audio", "\"audio\":null", ITEM_AUDIO, 1 },
        { "video", "\"video\":{\"max_megabytes\":5}", ITEM_VIDEO, 1 },
        { "whiteboard", "\"whiteboard\":{}", ITEM_WHITEBOARD, 1 },
        { "file", "\"file\":{\"accept\":[\"application/pdf\",\"image/png\"]}", ITEM_FILE, 1 },
        { "project", "\"project\":{}", ITEM_LINK, 1 },
        { "project", "\"project\":{\"delivery\":\"file\"}", ITEM_FILE, 1 },
        { "conversational", "\"conversational\":{}", ITEM_ESSAY, 1 },
        { "coding", "\"coding\":{\"tests\":[{\"output\":\"1\"}]}", ITEM_CODE, 0 },
        { "freecoding", "\"freecoding\":null", ITEM_CODE, 1 },
        { "question", "\"question\":{\"type\":\"freecoding\"}", ITEM_CODE, 1 },
        { "sql", "\"sql\":{\"solution\":\"SELECT 1\"}", ITEM_SQL, 0 },
    };
    struct store *s = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char  *document = str_printf(s->mem, "{" HEAD ",%s}", cases[i].asked).data;
        int64_t      id = make(s, 7, cases[i].type, document, NULL);
        struct call *c = call_of(s, 7);
        struct sat   sat = sit(c, id);
        struct item  item;

        assert_true(str_starts(sat.code, "q:"));
        assert_int_equal(sat.instrument->items, 1);
        assert_int_equal(sat.instrument->parts[0].limit_s, 600);
        sat.instrument->item(sat.instrument, c->mem, 0, "pt", &item);
        assert_int_equal(item.type, cases[i].item);
        assert_int_equal(sat.instrument->test->questions[0].review, cases[i].review);
        assert_int_equal(sat.instrument->test->questions[0].level, 3);
        assert_string_equal(item.text.data, "Pergunta");
        assert_string_equal(item.stimulus.data, "*Leia*");
        if (item_is_file(item.type))
            assert_true(item.max_bytes > 0 && item.accept.len > 0);
        if (item.type == ITEM_TEXT || item.type == ITEM_ESSAY)
            assert_null(item_check(c->mem, &item, STR("\"some words\"")));
        if (item.type == ITEM_LINK) {
            assert_null(item_check(c->mem, &item, STR("\"https://example.com/work\"")));
            assert_non_null(item_check(c->mem, &item, STR("\"javascript:alert(1)\"")));
            assert_non_null(item_check(c->mem, &item, STR("\"some words\"")));
        }
        call_free(c);
    }
}

/* A quiz: parts of its own, a question that stands by itself, one that is switched off. */
static void a_quiz_is_marked_by_its_key(void **state)
{
    struct store *s = *state;
    int64_t       one = make(s, 7, "question", "{" HEAD ",\"question\":{\"choices\":[{\"text\":\"a\"},"
                             "{\"text\":\"b\",\"correct\":true}]}}", NULL);
    int64_t       quiz = make(s, 7, "fast", str_printf(s->mem, "{" HEAD ",\"fast\":{\"questions\":[\"00000000%016llx\","
                              "{\"title\":\"Off\",\"enabled\":false,\"choices\":[{\"text\":\"a\",\"correct\":true},"
                              "{\"text\":\"b\"}]},{\"title\":{\"en\":\"Half\",\"pt\":\"Metade\"},\"weight\":3,"
                              "\"skills\":[\"Sums\"],\"choices\":[{\"text\":\"a\",\"correct\":true},"
                              "{\"text\":\"b\",\"credit\":0.5}]}]}}", (unsigned long long)one).data, NULL);
    struct call  *c = call_of(s, 7);
    struct sat    sat = sit(c, quiz);
    struct item   item;

    assert_int_equal(sat.instrument->items, 2);
    sat.instrument->item(sat.instrument, c->mem, 1, "en", &item);
    assert_string_equal(item.text.data, "Half");
    assert_true(str_ends(item.item_id, ".3")); /* the one that is off keeps its number */
    assert_int_equal(question_mark(&sat.instrument->test->questions[0], STR("2")), 1);
    assert_true(question_mark(&sat.instrument->test->questions[1], STR("2")) == 0.5);
    assert_string_equal(translated_text(&sat.instrument->test->instructions, "pt"), "*Leia*");
    assert_string_equal(translated_text(&sat.instrument->test->skills[0], "pt"), "Sums");
    call_free(c);
}

static void what_is_said_in_a_conversation_is_answered_in_turn(void **state)
{
    struct store *s = *state;
    int64_t       id = make(s, 7, "conversational",
                            "{" HEAD ",\"conversational\":{\"questions\":[\"Por quê?\",\"E?\"]}}", NULL);
    struct call  *c = call_of(s, 7);
    struct sat    sat = sit(c, id);
    struct item   item;

    assert_int_equal(sat.instrument->items, 2);
    sat.instrument->item(sat.instrument, c->mem, 1, "pt", &item);
    assert_string_equal(item.text.data, "E?");
    assert_int_equal(item.type, ITEM_ESSAY);
    call_free(c);
}

static void a_soft_skill_is_one_of_our_instruments(void **state)
{
    struct store *s = *state;
    int64_t       id = make(s, 7, "softskill", "{" HEAD ",\"softskill\":{\"instrument\":\"disc\"}}", NULL);
    struct call  *c = call_of(s, 7);

    assert_string_equal(sit(c, id).code.data, "disc-28");
    call_free(c);
}

static str code_of(struct store *s, int64_t workspace_id, int64_t id)
{
    struct call *c = call_of(s, workspace_id);
    str          code = str_copy(s->mem, sit(c, id).code);

    call_free(c);
    return code;
}

#define ESSAY "{" HEAD ",\"essay\":{\"min_words\":20}}"

/* Sat twice it is one snapshot; changed it is another, and the first stays as it was. */
static void a_change_makes_another_snapshot(void **state)
{
    struct store *s = *state;
    int64_t       id = make(s, 7, "essay", ESSAY, NULL);
    str           first = code_of(s, 7, id), second;

    assert_true(str_eq(first, code_of(s, 7, id)));
    assert_int_equal(read_int(s, "SELECT count(*) FROM question WHERE snapshot IS NOT NULL"), 1);
    write_sql(s, "UPDATE question SET document = replace(document, 'Leia', 'Veja'), snapshot = NULL, version = 2");
    second = code_of(s, 7, id);
    assert_false(str_eq(first, second));
    assert_int_equal(read_int(s, "SELECT count(*) FROM question_version WHERE document LIKE '%Leia%'"), 1);
    assert_int_equal(read_int(s, "SELECT count(*) FROM question_version WHERE document LIKE '%Veja%'"
                              " AND version = 2"), 1);
}

static void a_public_one_is_snapshotted_into_ones_own_workspace(void **state)
{
    struct store *s = *state;
    int64_t       id = make(s, 8, "essay", ESSAY, "public");
    str           code = code_of(s, 7, id);

    assert_int_equal(read_int(s, "SELECT count(*) FROM question_version WHERE workspace_id = 7"), 1);
    assert_int_equal(read_int(s, "SELECT count(*) FROM question WHERE snapshot IS NOT NULL"), 0);
    assert_true(str_eq(code, code_of(s, 7, id)));
    assert_false(str_eq(code, code_of(s, 8, id)));
}

static void what_cannot_be_sat_is_said(void **state)
{
    static const struct {
        const char *type, *asked;
        int64_t     workspace_id;
        int         status;
        const char *message;
    } cases[] = {
        { "coding", "\"coding\":{}", 7, 400, "is required: what a program writes" },
        { "sql", "\"sql\":{}", 7, 400, "is required: its rows" },
        { "question", "\"question\":{\"choices\":[{\"text\":\"a\"},{\"text\":\"b\"}]}", 7, 400, "must have one that" },
        { "question", "\"question\":null", 7, 400, "is required" },
        { "fast", "\"fast\":{\"questions\":[]}", 7, 400, "must not be empty" },
        { "fast", "\"fast\":{\"questions\":[\"000000000000000000000001\"]}", 7, 400, "no such question" },
        { "fast", "\"fast\":{\"questions\":[{\"title\":\"x\",\"enabled\":false,\"type\":\"text\"}]}", 7, 400,
          "must have 1 to 500 questions" },
        { "essay", "\"essay\":{}", 8, 404, "no such question" },
    };
    struct store *s = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t      id = make(s, cases[i].workspace_id, cases[i].type,
                               str_printf(s->mem, "{" HEAD ",%s}", cases[i].asked).data, NULL);
        struct call *c = call_of(s, 7);
        struct sat   sat = { .id = id };

        assert_false(call_write(c, sit_step, &sat));
        assert_int_equal(c->errors[0].status, cases[i].status);
        if (!strstr(c->errors[0].message, cases[i].message))
            print_error("%s is not %s\n", c->errors[0].message, cases[i].message);
        assert_non_null(strstr(c->errors[0].message, cases[i].message));
        call_free(c);
    }
}

#define EACH(CASE)                                                                                        \
    CASE(each_type_is_sat) CASE(a_quiz_is_marked_by_its_key)                                             \
    CASE(what_is_said_in_a_conversation_is_answered_in_turn) CASE(a_soft_skill_is_one_of_our_instruments) \
    CASE(a_change_makes_another_snapshot) CASE(a_public_one_is_snapshotted_into_ones_own_workspace)      \
    CASE(what_cannot_be_sat_is_said)

int main(void)
{
    STORE_TESTS(EACH);
}
