/* answer.c - what an answer is: its id, its token, what it answers, where it stands.
 *
 * See answers.h.  Tables: attempt, result, question_version, question.
 */
#include "api/coodesh/answers.h"
#include "api/coodesh/attempts.h"
#include "domain/authored.h"
#include "domain/signed.h"

/* --- ids ---------------------------------------------------------------------------------------- */

str answer_id(struct arena *mem, int64_t attempt_id, int position)
{
    return str_printf(mem, "%08x%016llx", (unsigned)position, (unsigned long long)attempt_id);
}

bool answer_id_read(str text, int64_t *attempt_id, int *position)
{
    uint64_t parts[2] = { 0, 0 };

    if (text.len != ANSWER_ID_CHARS)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        int  digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;

        if (digit < 0)
            return false;
        parts[i >= 8] = parts[i >= 8] << 4 | (uint64_t)digit;
    }
    *position   = (int)parts[0];
    *attempt_id = (int64_t)parts[1];
    return parts[0] >= 1 && parts[0] <= COMPONENTS_MAX && *attempt_id > 0;
}

str answer_token(struct call *c, int64_t attempt_id, int position)
{
    return signed_make(c, SIGNED_ANSWER, &(struct signed_ref){ .workspace_id = c->workspace_id, .id = attempt_id,
                                                               .part = position });
}

/* --- finding -------------------------------------------------------------------------------------- */

struct asked { int64_t id, version_id; str type, scope; };
static const struct field asked_fields[] = {
    FIELD(asked, id), FIELD(asked, version_id), FIELD(asked, type), FIELD(asked, scope),
};
SHAPE(asked);

/* What a component asks: a question of somebody, or one of our own instruments. */
static void question_fill(struct call *c, struct answer_of *a)
{
    struct asked q = { 0 };
    str          code = str_of(a->component->code);

    a->title = str_of(instrument_title(a->component, coodesh_language(c)));
    a->type  = a->component->test ? STR("fast") : STR("softskill");
    if (!str_starts(code, AUTHORED_PREFIX) || !str_to_int(str_from(code, sizeof AUTHORED_PREFIX - 1), &q.version_id))
        return;
    if (db_row_with(c, WITH(asked, &q), "SELECT q.id, q.type, q.scope FROM question_version v JOIN question q"
                    " ON q.id = v.question_id AND (q.workspace_id = :workspace_id OR q.scope = 'public')"
                    " WHERE v.workspace_id = :workspace_id AND v.id = :version_id", INTO(asked, &q))) {
        a->question_id = q.id;
        a->type        = q.type;
        a->is_public   = str_is(q.scope, "public");
    }
}

size_t answers_of_attempt(struct call *c, const struct attempt *attempt, struct answer_of list[COMPONENTS_MAX])
{
    const struct instrument *instrument = instrument_of(c, attempt->instrument);
    struct component_result *results = ARENA_ARRAY(c->mem, struct component_result, COMPONENTS_MAX);
    str                      document = STR_NULL;
    size_t                   n;

    if (!instrument)
        return 0;
    attempt_result(c, attempt->id, &document);
    n = component_results(c->mem, instrument, document, results);
    for (size_t i = 0; i < n; i++) {
        struct answer_of *a = &list[i];

        *a = (struct answer_of){ .attempt = *attempt, .component = results[i].instrument, .n = (int)n,
                                 .document = results[i].document, .position = (int)i + 1 };
        a->has_test = a->component->test && a->document.len && test_result_read(a->document, &a->test);
        question_fill(c, a);
    }
    return n;
}

static bool answer_at(struct call *c, int64_t attempt_id, int position, struct answer_of *answer)
{
    struct answer_of *list = ARENA_ARRAY(c->mem, struct answer_of, COMPONENTS_MAX);
    struct attempt    attempt = { 0 };

    if (!attempt_read(c, attempt_id, &attempt) || attempt.deleted_at.ms || position < 1 ||
        (size_t)position > answers_of_attempt(c, &attempt, list))
        return fail(c, 404, NULL, "there is no such answer");
    *answer = list[position - 1];
    return true;
}

bool answer_find(struct call *c, str id, struct answer_of *answer)
{
    int64_t attempt_id;
    int     position;

    if (!answer_id_read(id, &attempt_id, &position))
        return fail(c, 404, NULL, "there is no such answer");
    return answer_at(c, attempt_id, position, answer);
}

bool answer_by_token(struct call *c, str token, struct answer_of *answer)
{
    struct signed_ref ref;

    if (!signed_read(c, SIGNED_ANSWER, token, &ref) || (c->workspace_id && c->workspace_id != ref.workspace_id))
        return fail(c, 404, NULL, "there is no such answer");
    c->workspace_id = ref.workspace_id;
    return answer_at(c, ref.id, ref.part, answer);
}

bool is_reviewed(const struct instrument *component, int i)
{
    return component->test && component->test->questions[i].review;
}

bool is_judged(const struct instrument *component, int i)
{
    return component->test && question_is_judged(&component->test->questions[i]);
}

str answer_status(const struct answer_of *answer)
{
    if (str_is(answer->attempt.status, "pending_review") && !(answer->has_test && answer->test.pending))
        return STR("finished");
    return coodesh_status(&answer->attempt);
}
