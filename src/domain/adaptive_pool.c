/* adaptive_pool.c - see adaptive_pool.h. */
#include "domain/adaptive_pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "domain/json_write.h"
#include "domain/question.h"
#include "domain/term.h"

#define PARAMETERS_MAX 20000
#define KEY_CHARS      32

bool pool_is_adaptive(const json_t *asked)
{
    const json_t *adaptive = json_object_get(asked, "adaptive");

    return json_is_true(adaptive) || json_is_object(adaptive);
}

/* --- checking ----------------------------------------------------------------------------- */

/* The numbers among the rules. */
static const struct rule { const char *name; double low, high; bool whole; } rules[] = {
    { "se_target", 0, 2, false },
    { "information_min", 0, 25, false },
    { "items_min", 1, ADAPTIVE_GIVEN_MAX, true },
    { "items_max", 1, ADAPTIVE_GIVEN_MAX, true },
};

static const struct { const char *name, *one, *other; } words[] = {
    { "select", "information", "nearest" },
    { "estimator", "eap", "mle" },
};

#define WRONG(c, name, ...) failf(c, 400, str_printf((c)->mem, "fast.adaptive.%s", name).data, __VA_ARGS__)

static void check_number(struct call *c, const json_t *object, const char *prefix, const struct rule *rule)
{
    const json_t *value = json_object_get(object, rule->name);
    const char   *name = str_printf(c->mem, "%s%s", prefix, rule->name).data;

    if (!value || json_is_null(value))
        return;
    if (rule->whole ? !json_is_integer(value) : !json_is_number(value))
        WRONG(c, name, "must be a%s number", rule->whole ? " whole" : "");
    else if (!(json_number_value(value) >= rule->low && json_number_value(value) <= rule->high))
        WRONG(c, name, "must be between %.15g and %.15g", rule->low, rule->high);
}

static void check_targets(struct call *c, const json_t *list)
{
    double sum = 0;

    if (!list || json_is_null(list))
        return;
    if (!json_is_array(list) || json_array_size(list) > TEST_SKILLS_MAX) {
        WRONG(c, "targets", "must be a list of at most %d items", TEST_SKILLS_MAX);
        return;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i), *share = json_object_get(one, "share");
        const char   *name = str_printf(c->mem, "targets.%zu", i).data;

        sum += json_number_value(share);
        if (!json_string_length(json_object_get(one, "skill")) || !json_is_number(share) ||
            !(json_number_value(share) >= 0 && json_number_value(share) <= 1))
            WRONG(c, name, "must have a skill and a share from 0 to 1");
    }
    if (json_array_size(list) && fabs(sum - 1) > 0.01)
        WRONG(c, "targets", "must have shares that sum up to 1");
}

static void check_enemies(struct call *c, const json_t *groups, size_t questions)
{
    bool seen[QUESTION_ASKED_MAX + 1] = { false };

    if (!groups || json_is_null(groups))
        return;
    if (!json_is_array(groups) || json_array_size(groups) > QUESTION_ASKED_MAX) {
        WRONG(c, "enemies", "must be a list of at most %d lists", QUESTION_ASKED_MAX);
        return;
    }
    for (size_t g = 0; g < json_array_size(groups); g++) {
        const json_t *group = json_array_get(groups, g);
        const char   *name = str_printf(c->mem, "enemies.%zu", g).data;
        bool          good = json_array_size(group) >= 2;

        for (size_t i = 0; good && i < json_array_size(group); i++) {
            json_int_t number = json_integer_value(json_array_get(group, i));

            good = number >= 1 && number <= (json_int_t)questions && number <= QUESTION_ASKED_MAX && !seen[number];
            if (good)
                seen[number] = true;
        }
        if (!good)
            WRONG(c, name, "must be two numbers at least, from 1 to the number of questions, each in one list only");
    }
}

/* Only what has a key can decide about the next question. */
static void check_items(struct call *c, const json_t *list)
{
    size_t enabled = 0;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i), *type = json_object_get(one, "type");

        enabled += !json_is_false(json_object_get(one, "enabled"));
        if (json_is_string(type) && !question_word("radio_multiple|checkbox_multiple|number", json_str(type)))
            fail(c, 400, str_printf(c->mem, "fast.questions.%zu.type", i).data,
                 "must be radio_multiple, checkbox_multiple or number in an adaptive test");
    }
    if (enabled < 2)
        fail(c, 400, "fast.questions", "must have at least two that are enabled in an adaptive test");
}

void pool_check(struct call *c, const json_t *asked, bool whole)
{
    static const struct rule mean = { "mean", -IRT_THETA_MAX, IRT_THETA_MAX, false }, sd = { "sd", 0.2, 3, false };
    const json_t *adaptive = json_object_get(asked, "adaptive"), *prior = json_object_get(adaptive, "prior");
    const json_t *list = json_object_get(asked, "questions");

    if (!adaptive || json_is_null(adaptive) || json_is_false(adaptive))
        return;
    if (!json_is_true(adaptive) && !json_is_object(adaptive)) {
        fail(c, 400, "fast.adaptive", "must be true, false or an object with its rules");
        return;
    }
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        check_number(c, adaptive, "", &rules[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const json_t *value = json_object_get(adaptive, words[i].name);

        if (value && !json_is_null(value) && !str_is(json_str(value), words[i].one) &&
            !str_is(json_str(value), words[i].other))
            WRONG(c, words[i].name, "must be %s or %s", words[i].one, words[i].other);
    }
    if (json_object_get(adaptive, "exposure") && !json_is_boolean(json_object_get(adaptive, "exposure")))
        WRONG(c, "exposure", "must be true or false");
    if (prior && !json_is_null(prior) && !json_is_object(prior))
        WRONG(c, "prior", "must be an object");
    check_number(c, prior, "prior.", &mean);
    check_number(c, prior, "prior.", &sd);
    check_targets(c, json_object_get(adaptive, "targets"));
    check_enemies(c, json_object_get(adaptive, "enemies"), json_array_size(list));
    if (whole)
        check_items(c, list);
}

/* --- parameters --------------------------------------------------------------------------- */

static const struct field item_parameter_fields[] = {
    FIELD(item_parameter, question_id), FIELD(item_parameter, item_key), FIELD(item_parameter, version),
    FIELD(item_parameter, model), FIELD(item_parameter, a), FIELD(item_parameter, b), FIELD(item_parameter, c),
    FIELD(item_parameter, se_a), FIELD(item_parameter, se_b), FIELD(item_parameter, se_c),
    FIELD(item_parameter, exposure), FIELD(item_parameter, responses), FIELD(item_parameter, created_at),
};
const struct shape item_parameter_shape = { "item_parameter", item_parameter_fields,
                                            sizeof item_parameter_fields / sizeof *item_parameter_fields,
                                            sizeof(struct item_parameter) };

/* Items that were simulated without ever being calibrated come too, with version 0. */
struct list pool_parameters(struct call *c, int64_t question_id)
{
    struct item_parameter key = { .question_id = question_id };

    return db_rows_with(c, WITH(item_parameter, &key), "SELECT p.question_id, p.item_key, p.version, p.model, p.a,"
        " p.b, p.c, p.se_a, p.se_b, p.se_c, p.responses, p.created_at, e.exposure FROM item_parameter p"
        " LEFT JOIN item_exposure e ON e.workspace_id = p.workspace_id AND e.question_id = p.question_id"
        " AND e.item_key = p.item_key WHERE p.workspace_id = :workspace_id AND p.question_id = :question_id"
        " AND p.version = (SELECT max(n.version) FROM item_parameter n WHERE n.workspace_id = p.workspace_id"
        " AND n.question_id = p.question_id AND n.item_key = p.item_key)"
        " UNION ALL SELECT e.question_id, e.item_key, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, e.created_at,"
        " e.exposure FROM item_exposure e WHERE e.workspace_id = :workspace_id AND e.question_id = :question_id"
        " AND NOT EXISTS (SELECT 1 FROM item_parameter n WHERE n.workspace_id = e.workspace_id"
        " AND n.question_id = e.question_id AND n.item_key = e.item_key)",
        &item_parameter_shape, PARAMETERS_MAX);
}

static const struct item_parameter *parameter_of(const struct list *list, str key)
{
    const struct item_parameter *rows = list->items;

    for (size_t i = 0; i < list->n; i++)
        if (str_eq(rows[i].item_key, key))
            return &rows[i];
    return NULL;
}

/* --- the snapshot --------------------------------------------------------------------------- */

str pool_item_key(struct arena *mem, const json_t *question)
{
    static const char *const members[] = { "type", "text", "stimulus", "options", "number", "tolerance", "unit" };
    json_t                  *asked = json_object();
    char                    *text;
    str                      key;

    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        json_object_set(asked, members[i], json_object_get(question, members[i])); /* what is missing is left out */
    text = json_dumps(asked, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(17));
    key  = hash_hex(mem, str_of(text));
    free(text);
    json_decref(asked);
    return (str){ str_copy(mem, (str){ key.data, KEY_CHARS }).data, KEY_CHARS };
}

static double rule_of(const json_t *object, const char *name, double otherwise)
{
    const json_t *value = json_object_get(object, name);

    return json_is_number(value) ? json_number_value(value) : otherwise;
}

static bool says(const json_t *object, const char *name, const char *word)
{
    return str_is(json_str(json_object_get(object, name)), word);
}

static void rules_write(struct buf *b, const json_t *adaptive)
{
    struct adaptive_rules initial = adaptive_rules_initial();
    const json_t         *prior = json_object_get(adaptive, "prior");
    int                   most = (int)rule_of(adaptive, "items_max", initial.items_max);
    int                   least = (int)rule_of(adaptive, "items_min", initial.items_min);

    write_number(b, "se_target", rule_of(adaptive, "se_target", initial.se_target));
    write_int(b, "items_min", least < most ? least : most);
    write_int(b, "items_max", most);
    write_number(b, "information_min", rule_of(adaptive, "information_min", initial.information_min));
    write_bool(b, "exposure", !json_is_false(json_object_get(adaptive, "exposure")));
    write_text(b, "select", says(adaptive, "select", "nearest") ? "nearest" : "information");
    write_text(b, "estimator", says(adaptive, "estimator", "mle") ? "mle" : "eap");
    write_open(b, "prior", '{');
    write_number(b, "mean", rule_of(prior, "mean", initial.prior.mean));
    write_number(b, "sd", rule_of(prior, "sd", initial.prior.sd));
    buf_char(b, '}');
}

/* The share of a skill; a target names it by its name or by the id of the term. */
static double share_of(struct call *c, const json_t *targets, str skill)
{
    for (size_t i = 0; i < json_array_size(targets); i++) {
        const json_t *target = json_array_get(targets, i);
        str           name = json_str(json_object_get(target, "skill"));
        struct term   term = { .id = question_id_read(name) };

        if (term.id)
            db_str_with(c, (struct db_source){ &term_shape, &term }, "SELECT name FROM term WHERE"
                        " workspace_id = :workspace_id AND id = :id", &name);
        if (str_eq(name, skill))
            return json_number_value(json_object_get(target, "share"));
    }
    return 0;
}

static void targets_write(struct call *c, struct buf *b, const json_t *adaptive, const json_t *skills)
{
    const json_t *targets = json_object_get(adaptive, "targets");
    bool          equal = !json_is_array(targets);
    size_t        n = json_array_size(skills);

    write_open(b, "targets", '[');
    for (size_t i = 0; n > 1 && i < n && (equal || json_array_size(targets)); i++) {
        str skill = json_str(json_object_get(json_array_get(skills, i), "en"));

        write_item(b);
        buf_number(b, equal ? 1.0 / (double)n : share_of(c, targets, skill));
    }
    buf_char(b, ']');
}

/* The group that a question is in, from 1; 0 for none. */
static int enemies_of(const json_t *adaptive, const json_t *question)
{
    const json_t *groups = json_object_get(adaptive, "enemies");
    int64_t       number = 0;

    str_to_int(json_str(json_object_get(question, "id")), &number);
    for (size_t g = 0; g < json_array_size(groups); g++) {
        const json_t *group = json_array_get(groups, g);

        for (size_t i = 0; i < json_array_size(group); i++)
            if (json_integer_value(json_array_get(group, i)) == number)
                return (int)g + 1;
    }
    return 0;
}

static struct irt_item provisional_of(const json_t *question)
{
    bool single = says(question, "type", "single");

    return irt_provisional((int)json_integer_value(json_object_get(question, "level")),
                           single ? json_array_size(json_object_get(question, "options")) : 0);
}

static void item_write(struct buf *b, str key, const struct item_parameter *known, const json_t *question, int enemies)
{
    struct irt_item item = provisional_of(question);
    bool            calibrated = known && known->version > 0;
    double          se[] = { calibrated ? known->se_a : NAN, calibrated ? known->se_b : NAN,
                             calibrated ? known->se_c : NAN };

    if (calibrated)
        item = (struct irt_item){ known->a, known->b, known->c, 1 };
    write_item(b);
    buf_char(b, '{');
    write_text(b, "key", key.data);
    write_int(b, "version", calibrated ? known->version : 0);
    write_number(b, "a", item.a);
    write_number(b, "b", item.b);
    write_number(b, "c", item.c);
    write_number(b, "d", item.d);
    write_open(b, "se", '[');
    for (int i = 0; i < 3; i++) {
        write_item(b);
        buf_number(b, se[i]);
    }
    buf_char(b, ']');
    write_number(b, "exposure", known && !isnan(known->exposure) ? known->exposure : 0);
    write_int(b, "enemies", enemies);
    buf_char(b, '}');
}

void pool_write(struct call *c, struct buf *out, int64_t question_id, const json_t *asked, const json_t *so_far)
{
    const json_t *adaptive = json_object_get(asked, "adaptive"), *questions = json_object_get(so_far, "questions");
    struct list   known = pool_parameters(c, question_id);

    write_open(out, "adaptive", '{');
    rules_write(out, adaptive);
    targets_write(c, out, adaptive, json_object_get(so_far, "skills"));
    write_open(out, "items", '[');
    for (size_t i = 0; i < json_array_size(questions); i++) {
        const json_t *question = json_array_get(questions, i);
        str           key = pool_item_key(c->mem, question);

        item_write(out, key, parameter_of(&known, key), question, enemies_of(adaptive, question));
    }
    buf_text(out, "]}");
}
