/* question_judge.c - what needs the judge: running code and SQL, stubs, languages.
 *
 * Operations: questions.run, questions.run_sql, questions.stub, questions.languages.
 * Everything that can be wrong of a request is told; then, as no judge worker can be
 * connected to this server, 503 says what is missing.
 */
#include "api/coodesh/questions.h"

#define CODE_MAX  262144
#define TESTS_MAX 100

static bool no_judge(struct call *c)
{
    return fail(c, 503, NULL, "no judge worker is connected");
}

/* The question, which must be one of these types. */
static bool judged_find(struct call *c, int64_t id, const char *types)
{
    struct question_row q = { 0 };

    if (!question_find(c, id, &q))
        return false;
    return question_word(types, q.type) || failf(c, 400, NULL, "the question must be of type %s", types);
}

/* --- code ----------------------------------------------------------------------------------- */

struct run_in { struct id id; str code, language, solution, stub; struct json tests; double max_execution_time; };
static const struct field run_in_fields[] = {
    FIELD(run_in, id, .flags = REQUIRED, .doc = "Id of the question"),
    FIELD(run_in, code, .flags = REQUIRED, .min = 1, .max = CODE_MAX, .doc = "Code to run"),
    FIELD(run_in, language, .flags = REQUIRED, .min = 1, .max = 40, .doc = "Language of the code"),
    FIELD(run_in, solution, .max = CODE_MAX, .doc = "Solution to compare with"),
    FIELD(run_in, stub, .max = CODE_MAX, .doc = "What the candidate starts from"),
    FIELD(run_in, tests, .doc = "Test cases instead of those of the question: [{input, output}], at most 100"),
    FIELD(run_in, max_execution_time, .min = 0.1, .max = 60, .initial = 10, .doc = "Seconds a test may take"),
};
SHAPE(run_in);

static bool tests_check(struct call *c, str text)
{
    const char *message;
    json_t     *tests = json_read(text.data ? text : STR("[]"), JSON_DEPTH_MAX, &message);
    bool        good = json_is_array(tests) && json_array_size(tests) <= TESTS_MAX;

    for (size_t i = 0; good && i < json_array_size(tests); i++)
        good = json_is_object(json_array_get(tests, i));
    json_close(tests);
    return good || failf(c, 400, "tests", "must be a list of at most %d objects", TESTS_MAX);
}

static bool questions_run(struct call *c)
{
    const struct run_in *in = c->in;

    return judged_find(c, in->id.n, "coding|freecoding") && tests_check(c, in->tests.text) && no_judge(c);
}

/* --- SQL -------------------------------------------------------------------------------------- */

struct run_sql_in { struct id id; str code, dataset_id, script, solution, language, mode; };
static const struct field run_sql_in_fields[] = {
    FIELD(run_sql_in, id, .flags = REQUIRED, .doc = "Id of the question"),
    FIELD(run_sql_in, code, .flags = REQUIRED, .min = 1, .max = CODE_MAX, .doc = "SQL to run"),
    FIELD(run_sql_in, dataset_id, .max = 24, .doc = "Data set; goes before settings.dataset_id"),
    FIELD(run_sql_in, script, .max = CODE_MAX, .doc = "Script that makes the tables; goes before settings.script"),
    FIELD(run_sql_in, solution, .max = CODE_MAX, .doc = "SQL whose rows are expected"),
    FIELD(run_sql_in, language, .max = 40, .doc = "Dialect"),
    FIELD(run_sql_in, mode, .one_of = "default|json", .initial_text = "default", .doc = "How rows come back"),
};
SHAPE(run_sql_in);

static bool questions_run_sql(struct call *c)
{
    const struct run_sql_in *in = c->in;

    if (in->dataset_id.len && !question_id_read(in->dataset_id))
        fail(c, 400, "dataset_id", "must be an id as this server gave it");
    return c->errors_n == 0 && judged_find(c, in->id.n, "sql") && no_judge(c);
}

/* --- stubs and languages ------------------------------------------------------------------------ */

struct stub_in { struct id id; int64_t language; str name; struct json parameters, settings; };
static const struct field stub_in_fields[] = {
    FIELD(stub_in, id, .flags = REQUIRED, .doc = "Id of the question"),
    FIELD(stub_in, language, .flags = REQUIRED, .min = 1, .max = 100000, .doc = "Number of the language"),
    FIELD(stub_in, name, .max = 100, .doc = "Name of the function"),
    FIELD(stub_in, parameters, .doc = "Its parameters: [{name, type}]"),
    FIELD(stub_in, settings, .doc = "Coding settings of the question that is being edited"),
};
SHAPE(stub_in);

static bool questions_stub(struct call *c)
{
    const struct stub_in *in = c->in;

    return judged_find(c, in->id.n, "coding|freecoding") && no_judge(c);
}

struct language_in { str type; };
static const struct field language_in_fields[] = {
    FIELD(language_in, type, .one_of = "coding|freecoding", .doc = "Type of question that they are for"),
};
SHAPE(language_in);

const struct op coodesh_question_judge_ops[] = {
    { OP("questions.run"), .method = POST, .path = "/questions/{id}/run", .perm = PERM_UPDATE_QUESTION,
      .summary = "Run code against test cases", .in = &run_in_shape, .flags = OP_READS, .status = 201,
      .run = questions_run, .source = "coodesh.openapi.json runQuestionTests",
      .fails = "503: no judge worker is connected" },
    { OP("questions.run_sql"), .method = POST, .path = "/questions/{id}/run-sql", .perm = PERM_UPDATE_QUESTION,
      .summary = "Run SQL for a preview", .in = &run_sql_in_shape, .flags = OP_READS, .status = 201,
      .run = questions_run_sql, .source = "coodesh.openapi.json runSqlPreview",
      .fails = "503: no judge worker is connected" },
    { OP("questions.stub"), .method = POST, .path = "/questions/{id}/stubs/{language}",
      .perm = PERM_UPDATE_QUESTION, .summary = "Make the code that a candidate starts from", .in = &stub_in_shape,
      .flags = OP_READS, .status = 201, .run = questions_stub, .source = "coodesh.openapi.json generateCodingStub",
      .fails = "503: no judge worker is connected" },
    { OP("questions.languages"), .method = GET, .path = "/questions/languages", .perm = PERM_PUBLIC,
      .summary = "Languages that code can be written in", .in = &language_in_shape, .status = 200, .run = no_judge,
      .source = "coodesh.openapi.json listCodingLanguages", .fails = "503: no judge worker is connected" },
    { 0 }
};
