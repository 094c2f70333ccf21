/* question_judge.c - what an author tries before a question is published: code and SQL that the judge
 * runs while the caller waits, stubs, languages.
 *
 * Operations: questions.run, questions.run_sql, questions.stub, questions.languages.
 * An author sees the whole of what comes out, as of samples: the cases are his own.
 * Tables: question; judge_job, by domain/judge.h.
 */
#include "api/coodesh/questions.h"
#include "core/random.h"
#include "domain/code_language.h"
#include "domain/code_stub.h"
#include "domain/coding.h"
#include "domain/json_write.h"
#include "domain/judge.h"
#include "domain/judge_report.h"
#include "domain/question_code.h"

#define CODE_MAX   262144
#define WAIT_MS    20000  /* beside the time of the tests: for compiling, and for others in the queue */
#define WAIT_MOST  120000
#define SQL_MS     45000
#define ROWS_SHOWN 200

/* The question, which must be one of these types; what it asks and its settings. */
struct judged { const json_t *asked, *settings; };

static bool judged_find(struct call *c, int64_t id, const char *types, struct judged *found)
{
    struct question_row q = { 0 };
    const json_t       *document;

    if (!question_find(c, id, &q))
        return false;
    if (!question_word(types, q.type))
        return failf(c, 400, NULL, "the question must be of type %s", types);
    document        = question_document(c, &q);
    found->asked    = question_asked(q.type, document);
    found->settings = json_object_get(document, "settings");
    return true;
}

/* The job that this call asked for, once it is over.  False: it waits, or failed. */
static bool job_wait(struct call *c, int64_t job_id, int64_t most_ms, struct judge_job *job, bool *waits)
{
    if (!judge_job_read(c, job_id, job))
        return fail(c, 503, NULL, "the judge has lost the program: try again");
    if (judge_job_is_over(job))
        return true;
    *waits = call_wait(c, JUDGE_DONE, job_id, most_ms < WAIT_MOST ? most_ms : WAIT_MOST);
    return *waits ? false : fail(c, 503, NULL, "the judge has not answered in time: try again");
}

/* --- code ----------------------------------------------------------------------------------- */

struct tried { str input, output, actual, stderr_text, verdict; bool passed; int64_t time_ms; double memory_mib; };
static const struct field tried_fields[] = {
    FIELD(tried, input,   .doc = "Standard input"),
    FIELD(tried, output,  .flags = NULLABLE, .doc = "Output that is right"),
    FIELD(tried, actual,  .flags = NULLABLE, .doc = "Beginning of the output, 4 KiB"),
    FIELD(tried, stderr_text, .name = "stderr", .flags = NULLABLE, .doc = "Beginning of what it said of errors"),
    FIELD(tried, verdict, .flags = NULLABLE, .doc = "AC, WA, RE, TLE, MLE, OLE or ILE; null: it was not run"),
    FIELD(tried, passed,  .doc = "Is the output right?"),
    FIELD(tried, time_ms, .flags = NULLABLE, .doc = "CPU time, milliseconds"),
    FIELD(tried, memory_mib, .flags = NULLABLE, .doc = "Most memory, MiB"),
};
SHAPE(tried);

struct run_in {
    struct id   id;
    str         code, language, solution, stub, verdict, compile_output;
    struct json tests;
    double      max_execution_time;
    int64_t     passed_tests, total_tests;
    bool        passed;
    struct list results;
};
static const struct field run_in_fields[] = {
    FIELD(run_in, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the question"),
    FIELD(run_in, code, .flags = REQUIRED | WRITEONLY, .min = 1, .max = CODE_MAX, .doc = "Code to run"),
    FIELD(run_in, language, .flags = REQUIRED, .min = 1, .max = 40, .doc = "Language of the code: its id or number"),
    FIELD(run_in, solution, .flags = WRITEONLY, .max = CODE_MAX,
          .doc = "Not looked at: what is right are the outputs of the tests"),
    FIELD(run_in, stub, .flags = WRITEONLY, .max = CODE_MAX, .doc = "Not looked at"),
    FIELD(run_in, tests, .flags = WRITEONLY,
          .doc = "Test cases instead of those of the question: [{input, output}], at most 100"),
    FIELD(run_in, max_execution_time, .flags = WRITEONLY, .min = 0.1, .max = 60, .initial = 10,
          .doc = "Seconds of CPU a test may take; at most 15 are given"),
    FIELD(run_in, verdict, .flags = READONLY, .doc = "AC: all passed; else what was wrong first"),
    FIELD(run_in, passed, .flags = READONLY, .doc = "Did all pass?"),
    FIELD(run_in, passed_tests, .flags = READONLY, .doc = "Tests that passed"),
    FIELD(run_in, total_tests, .flags = READONLY, .doc = "Tests in all"),
    FIELD(run_in, compile_output, .flags = READONLY | NULLABLE, .doc = "What the compiler said"),
    FIELD_LIST(run_in, results, tried, .flags = READONLY, .doc = "What came of each test, in order"),
};
SHAPE(run_in);

/* The tests of the call, else those of the question; fails 400. */
static bool tests_of(struct call *c, str text, const struct judged *q, const json_t **tests)
{
    const char *message;
    json_t     *own = text.data ? json_read(text, JSON_DEPTH_MAX, &message) : NULL;
    bool        good;

    call_defer(c, json_close, own);
    *tests = json_is_nothing(own) ? code_member(q->asked, q->settings, "tests") : own;
    good   = json_is_nothing(*tests) || (json_is_array(*tests) && json_array_size(*tests) <= CODE_CASES_MAX);
    for (size_t i = 0; good && i < json_array_size(*tests); i++)
        good = json_is_object(json_array_get(*tests, i));
    if (own && json_is_array(own) && !json_array_size(own))
        *tests = code_member(q->asked, q->settings, "tests");
    return good || failf(c, 400, "tests", "must be a list of at most %d objects", CODE_CASES_MAX);
}

static str test_text(const json_t *test, const char *name)
{
    return json_str(json_object_get(test, name));
}

static int64_t cpu_ms_of(const struct run_in *in)
{
    int64_t ms = (int64_t)(in->max_execution_time * 1000);

    return ms < CODE_CPU_MS_MAX ? ms : CODE_CPU_MS_MAX;
}

/* All cases as samples; without any it is run once. */
static str run_request(struct call *c, const struct run_in *in, const struct judged *q, str language,
                       const json_t *tests)
{
    const json_t *compare = code_member(q->asked, q->settings, "compare");
    const json_t *checker = code_member(q->asked, q->settings, "checker");
    struct buf    b = BUF(c->mem);

    buf_text(&b, "{\"language\":");
    buf_json(&b, language);
    write_member(&b, "source");
    buf_json(&b, in->code);
    write_int(&b, "cpu_ms", cpu_ms_of(in));
    if (json_is_string(compare)) {
        write_member(&b, "compare");
        buf_json(&b, json_str(compare));
    }
    if (json_is_object(checker)) {
        write_member(&b, "checker");
        buf_str(&b, json_text(c->mem, checker));
    }
    write_open(&b, "cases", '[');
    for (size_t i = 0; i < json_array_size(tests) || i == 0; i++) {
        const json_t *test = json_array_get(tests, i);
        str           input = test_text(test, "input"), output = test_text(test, "output");

        write_item(&b);
        buf_text(&b, "{\"input\":");
        buf_json(&b, input.data ? input : STR(""));
        write_member(&b, "expected");
        buf_json(&b, output);
        buf_text(&b, ",\"sample\":true}");
    }
    buf_text(&b, "]}");
    return buf_end(&b);
}

static bool run_ask(struct call *c, const struct run_in *in, const struct judged *q, const json_t *tests, int64_t *job)
{
    const struct code_language *language = code_language_find(in->language);
    struct judge_ask            ask = { .kind = JUDGE_PREVIEW };

    if (!language)
        return fail(c, 400, "language", "must be the id or the number of a language, as python or 71");
    ask.language = str_of(language->id);
    ask.request  = run_request(c, in, q, ask.language, tests);
    return judge_ask(c, &ask, job);
}

static void results_fill(struct call *c, const json_t *tests, const struct judge_report *report, struct run_in *out)
{
    const struct report_case *cases = report->cases.items;
    struct tried             *all = ARENA_ARRAY(c->mem, struct tried, report->cases.n + 1);

    out->results     = (struct list){ all, report->cases.n };
    out->total_tests = (int64_t)report->cases.n;
    for (size_t i = 0; i < report->cases.n; i++) {
        const json_t *test = json_array_get(tests, i);
        str           input = test_text(test, "input");

        all[i] = (struct tried){ .input = input.data ? input : STR(""), .output = test_text(test, "output"),
                                 .actual = cases[i].out, .stderr_text = cases[i].err, .verdict = cases[i].verdict,
                                 .passed = str_is(cases[i].verdict, "AC"), .time_ms = cases[i].cpu_ms,
                                 .memory_mib = cases[i].memory_mib };
        out->passed_tests += all[i].passed;
    }
}

static bool questions_run(struct call *c)
{
    struct run_in      *in = c->in;
    struct judged       q = { 0 };
    struct judge_job    job = { 0 };
    struct judge_report report = { .verdict = STR("SE") };
    const json_t       *tests;
    int64_t             job_id = call_waited(c);
    bool                waits = false;

    if (!judged_find(c, in->id.n, "coding|freecoding", &q) || !tests_of(c, in->tests.text, &q, &tests) ||
        (!job_id && !run_ask(c, in, &q, tests, &job_id)))
        return false;
    if (!job_wait(c, job_id, WAIT_MS + 3 * cpu_ms_of(in) * (int64_t)(json_array_size(tests) + 1), &job, &waits))
        return waits;
    judge_report_read(c->mem, job.result, &report);
    in->verdict        = report.verdict;
    in->passed         = str_is(report.verdict, "AC");
    in->compile_output = report.compiler_says.len ? report.compiler_says : STR_NULL;
    results_fill(c, tests, &report, in);
    return reply(c, in);
}

/* --- SQL -------------------------------------------------------------------------------------- */

struct run_sql_in {
    struct id   id;
    str         code, dataset_id, script, solution, language, mode, verdict, message;
    bool        passed, compared, truncated;
    int64_t     rows_count, time_ms;
    struct json columns, rows, expected;
};
static const struct field run_sql_in_fields[] = {
    FIELD(run_sql_in, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the question"),
    FIELD(run_sql_in, code, .flags = REQUIRED | WRITEONLY, .min = 1, .max = CODE_SOURCE_MAX, .doc = "SQL to run"),
    FIELD(run_sql_in, dataset_id, .flags = WRITEONLY, .max = 24, .doc = "Data set; goes before settings.dataset_id"),
    FIELD(run_sql_in, script, .flags = WRITEONLY, .max = CODE_MAX,
          .doc = "Script that makes the tables; goes before settings.script"),
    FIELD(run_sql_in, solution, .flags = WRITEONLY, .max = CODE_SOURCE_MAX,
          .doc = "SQL whose rows are expected; goes before the question's own"),
    FIELD(run_sql_in, language, .flags = WRITEONLY, .max = 40, .doc = "Dialect: 82 or sqlite"),
    FIELD(run_sql_in, mode, .flags = WRITEONLY, .one_of = "default|json", .initial_text = "default",
          .doc = "How rows come back: default as lists of values, json as objects"),
    FIELD(run_sql_in, verdict, .flags = READONLY, .doc = "AC; WA when other rows were expected; RE, TLE, MLE, OLE"),
    FIELD(run_sql_in, compared, .flags = READONLY, .doc = "Was there a solution to compare with?"),
    FIELD(run_sql_in, passed, .flags = READONLY, .doc = "Are the rows those that were expected, if any were?"),
    FIELD(run_sql_in, columns, .flags = READONLY, .doc = "Names of the columns"),
    FIELD(run_sql_in, rows, .flags = READONLY, .doc = "The first 200 rows"),
    FIELD(run_sql_in, rows_count, .flags = READONLY, .doc = "Rows in all"),
    FIELD(run_sql_in, truncated, .flags = READONLY, .doc = "Are there more rows than are shown?"),
    FIELD(run_sql_in, expected, .flags = READONLY | NULLABLE, .doc = "Rows that were expected"),
    FIELD(run_sql_in, time_ms, .flags = READONLY | NULLABLE, .doc = "CPU time, milliseconds"),
    FIELD(run_sql_in, message, .flags = READONLY | NULLABLE, .doc = "What was wrong with the SQL"),
};
SHAPE(run_sql_in);

static str own_or(str own, const struct judged *q, const char *name)
{
    return own.len ? own : json_str(code_member(q->asked, q->settings, name));
}

static void source_member(struct buf *b, const char *name, str text)
{
    if (!text.len)
        return;
    write_member(b, name);
    buf_json(b, text);
}

static bool run_sql_ask(struct call *c, const struct run_sql_in *in, const struct judged *q, str solution, int64_t *job)
{
    struct judge_ask ask = { .kind = JUDGE_PREVIEW, .language = STR("sql") };
    struct buf       b = BUF(c->mem);
    str              path = STR_NULL, *sha256 = ARENA_NEW(c->mem, str);

    if (!code_dataset(c, own_or(in->dataset_id, q, "dataset_id"), "dataset_id", &path, sha256))
        return false;
    buf_text(&b, "{\"language\":\"sql\"");
    source_member(&b, "source", in->code);
    source_member(&b, "mode", own_or(STR_NULL, q, "mode"));
    source_member(&b, "check", own_or(STR_NULL, q, "check"));
    source_member(&b, "script", own_or(in->script, q, "script"));
    source_member(&b, "solution", solution);
    source_member(&b, "dataset_sha256", *sha256);
    write_bool(&b, "names_matter", json_is_true(code_member(q->asked, q->settings, "names_matter")));
    write_bool(&b, "preview", !solution.len);
    write_int(&b, "rows_max", ROWS_SHOWN);
    buf_char(&b, '}');
    ask.request = buf_end(&b);
    ask.blobs   = sha256;
    ask.blobs_n = sha256->len > 0;
    return judge_ask(c, &ask, job);
}

/* Rows as objects by the names of their columns; of two of one name the later stays. */
static struct json rows_named(struct call *c, struct json columns, struct json rows)
{
    const char *message;
    json_t     *names = json_read(columns.text, JSON_DEPTH_MAX, &message);
    json_t     *list = json_read(rows.text, JSON_DEPTH_MAX, &message), *all = json_array();

    call_defer(c, json_close, names);
    call_defer(c, json_close, list);
    call_defer(c, json_close, all);
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *row = json_object();

        for (size_t k = 0; k < json_array_size(names); k++)
            json_object_set(row, json_string_value(json_array_get(names, k)),
                            json_array_get(json_array_get(list, i), k));
        json_array_append_new(all, row);
    }
    return (struct json){ json_text(c->mem, all) };
}

static void sql_fill(struct call *c, const struct judge_report *report, struct run_sql_in *in)
{
    const struct report_case *first = report->cases.items;
    bool                      named = str_is(in->mode, "json");
    struct json               none = { STR("[]") };

    in->verdict    = report->verdict;
    in->passed     = str_is(report->verdict, "AC");
    in->columns    = report->columns.text.data ? report->columns : none;
    in->rows       = report->rows.text.data ? report->rows : none;
    in->expected   = report->expected_rows;
    in->rows_count = report->rows_n;
    in->truncated  = report->truncated;
    in->time_ms    = report->cases.n ? first->cpu_ms : INT_NULL;
    in->message    = report->message.len ? report->message : STR_NULL;
    if (named && in->expected.text.data)
        in->expected = rows_named(c, in->columns, in->expected);
    if (named)
        in->rows = rows_named(c, in->columns, in->rows);
}

static bool questions_run_sql(struct call *c)
{
    struct run_sql_in  *in = c->in;
    struct judged       q = { 0 };
    struct judge_job    job = { 0 };
    struct judge_report report = { .verdict = STR("SE") };
    int64_t             job_id = call_waited(c);
    bool                waits = false;
    str                 solution;

    if (in->dataset_id.len && !question_id_read(in->dataset_id))
        fail(c, 400, "dataset_id", "must be an id as this server gave it");
    if (in->language.len && !question_word("82|sql|sqlite", in->language))
        fail(c, 400, "language", "must be 82, sql or sqlite");
    if (c->errors_n || !judged_find(c, in->id.n, "sql", &q))
        return false;
    solution = own_or(in->solution, &q, "solution");
    if ((!job_id && !run_sql_ask(c, in, &q, solution, &job_id)) || !job_wait(c, job_id, SQL_MS, &job, &waits))
        return waits;
    judge_report_read(c->mem, job.result, &report);
    in->compared = solution.len > 0;
    sql_fill(c, &report, in);
    return reply(c, in);
}

/* --- stubs and languages ------------------------------------------------------------------------ */

struct stub_in {
    struct id   id;
    int64_t     language;
    str         name, return_type, stub, editor;
    struct json parameters, settings;
};
static const struct field stub_in_fields[] = {
    FIELD(stub_in, id, .flags = REQUIRED | WRITEONLY, .doc = "Id of the question"),
    FIELD(stub_in, language, .flags = REQUIRED, .min = 1, .max = 100000, .doc = "Number of the language"),
    FIELD(stub_in, name, .flags = WRITEONLY, .max = 100, .doc = "Name of the function"),
    FIELD(stub_in, parameters, .flags = WRITEONLY,
          .doc = "Its parameters: [{name, type}]; a type is int, long, double, bool, string, int[] or int[][]"),
    FIELD(stub_in, return_type, .flags = WRITEONLY, .max = 40, .doc = "Type of what it returns; else int"),
    FIELD(stub_in, settings, .flags = WRITEONLY,
          .doc = "Coding settings of the question that is being edited: its signature counts when no name comes"),
    FIELD(stub_in, stub, .flags = READONLY, .doc = "Code to start from"),
    FIELD(stub_in, editor, .flags = READONLY, .doc = "What editors call the language"),
};
SHAPE(stub_in);

/* The signature as JSON: of the body, of the settings in it, or of the question; NULL for none. */
static const json_t *signature_of(struct call *c, const struct stub_in *in, const struct judged *q)
{
    const char *message;
    json_t     *settings = in->settings.text.data ? json_read(in->settings.text, JSON_DEPTH_MAX, &message) : NULL;
    json_t     *own = json_object(), *said;

    call_defer(c, json_close, settings);
    call_defer(c, json_close, own);
    if (in->name.len) {
        json_object_set_new(own, "name", json_stringn(in->name.data, in->name.len));
        json_object_set_new(own, "return_type", json_stringn(in->return_type.len ? in->return_type.data : "int",
                                                             in->return_type.len ? in->return_type.len : 3));
        if (in->parameters.text.data)
            json_object_set_new(own, "parameters", json_read(in->parameters.text, JSON_DEPTH_MAX, &message));
        return own;
    }
    said = json_object_get(settings, "signature");
    return json_is_nothing(said) ? code_member(q->asked, q->settings, "signature") : said;
}

static bool questions_stub(struct call *c)
{
    struct stub_in             *in = c->in;
    const struct code_language *language = code_language_numbered(in->language);
    struct code_signature       signature;
    struct judged               q = { 0 };
    const json_t               *said;
    const char                 *field = "", *wrong;

    if (!judged_find(c, in->id.n, "coding|freecoding", &q))
        return false;
    if (!language || !code_stub_has(str_of(language->id)))
        return fail(c, 400, "language", "must be the number of a language that stubs are made for");
    said = signature_of(c, in, &q);
    if (json_is_nothing(said)) {
        in->stub = code_stub(c->mem, str_of(language->id), NULL);
    } else {
        wrong = code_signature_read(c->mem, said, &signature, &field);
        if (wrong)
            return fail(c, 400, *field ? field : "signature", wrong);
        in->stub = code_stub(c->mem, str_of(language->id), &signature);
    }
    in->editor = str_of(language->editor);
    return reply(c, in);
}

struct language_in { str type; };
static const struct field language_in_fields[] = {
    FIELD(language_in, type, .one_of = "coding|freecoding", .doc = "Type of question: all are for both"),
};
SHAPE(language_in);

struct language_out { int64_t id; str name, language, editor, version; bool has_stub; };
static const struct field language_out_fields[] = {
    FIELD(language_out, id, .doc = "Number of the language"),
    FIELD(language_out, name, .doc = "What to show"),
    FIELD(language_out, language, .doc = "Its id"),
    FIELD(language_out, editor, .doc = "What editors call it"),
    FIELD(language_out, version, .doc = "Version that a judge worker has"),
    FIELD(language_out, has_stub, .doc = "Can stubs be made in it?"),
};
SHAPE(language_out);

/* Those that a living worker has. */
static bool questions_languages(struct call *c)
{
    struct list                  live = judge_languages(c);
    const struct judge_language *of = live.items;
    struct language_out         *rows = ARENA_ARRAY(c->mem, struct language_out, live.n + 1);
    size_t                       n = 0;

    for (size_t i = 0; i < code_languages_n; i++)
        for (size_t k = 0; k < live.n; k++)
            if (str_is(of[k].id, code_languages[i].id))
                rows[n++] = (struct language_out){ code_languages[i].number, str_of(code_languages[i].name), of[k].id,
                                                   str_of(code_languages[i].editor), of[k].version,
                                                   code_stub_has(of[k].id) };
    return live.n ? reply_page(c, (struct list){ rows, n }, (int64_t)n)
                  : fail(c, 503, NULL, "no judge worker is connected");
}

const struct op coodesh_question_judge_ops[] = {
    { OP("questions.run"), .method = POST, .path = "/questions/{id}/run", .perm = PERM_UPDATE_QUESTION,
      .summary = "Run code against test cases", .in = &run_in_shape, .out = &run_in_shape, .flags = OP_WAITS,
      .status = 201, .run = questions_run, .source = "coodesh.openapi.json runQuestionTests",
      .fails = "429: five wait, or twelve were made within a minute; 503: no judge worker is connected, or none has"
               " the language" },
    { OP("questions.run_sql"), .method = POST, .path = "/questions/{id}/run-sql", .perm = PERM_UPDATE_QUESTION,
      .summary = "Run SQL for a preview", .in = &run_sql_in_shape, .out = &run_sql_in_shape, .flags = OP_WAITS,
      .status = 201, .run = questions_run_sql, .source = "coodesh.openapi.json runSqlPreview",
      .fails = "429: five wait, or twelve were made within a minute; 503: no judge worker is connected" },
    { OP("questions.stub"), .method = POST, .path = "/questions/{id}/stubs/{language}",
      .perm = PERM_UPDATE_QUESTION, .summary = "Make the code that a candidate starts from", .in = &stub_in_shape,
      .out = &stub_in_shape, .flags = OP_READS, .status = 201, .run = questions_stub,
      .source = "coodesh.openapi.json generateCodingStub" },
    { OP("questions.languages"), .method = GET, .path = "/questions/languages", .perm = PERM_PUBLIC,
      .summary = "Languages that code can be written in", .in = &language_in_shape, .out = &language_out_shape,
      .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = questions_languages,
      .source = "coodesh.openapi.json listCodingLanguages", .fails = "503: no judge worker is connected" },
    { 0 }
};
