/* sql.c - assay-sql: a candidate's SQL against a dataset, inside a sandbox.
 *
 *   assay-sql query  FILE   reads only; the file is opened immutable
 *   assay-sql change FILE   works on a copy in memory
 *   assay-sql build  FILE [DATASET sql|csv]   makes a dataset file: of what was uploaded, then of a script
 *   assay-sql version       SQLite's
 *
 * The statements come on stdin.  All are run; the last result set is written to
 * stdout: {"columns": [...], "rows": [[...], ...]}, or {"error": "...", "kind":
 * "prepare|run|time|memory|size"} and exit status 1.  Integers, reals and texts
 * are JSON numbers and texts; what JSON cannot hold is {"blob": "hex"} or
 * {"real": "inf"}.  With change a NUL byte may stand behind the statements, and
 * then others that look at what they did: their result is the one that counts.
 *
 * "query FILE reference" and "change FILE reference" are for the solution: if
 * its query has an ORDER BY, "groups": [...] says how many rows each have equal
 * keys, in order (sql_order.h).
 *
 * The limits here keep ordinary mistakes cheap; the sandbox around is what
 * holds against malice, for a single step of SQLite can run for seconds.
 */
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include "core/buf.h"
#include "core/clock.h"
#include "judge/asan.h"
#include "judge/sql_session.h"

#define HEAP_BYTES       (128 * (sqlite3_int64)MIB)
#define SQL_BYTES_MAX    65536
#define SCRIPT_BYTES_MAX (16 * MIB) /* of a dataset */
#define VALUES_MAX       1000000
#define RESULT_BYTES_MAX (8 * MIB)
#define STEPS_A_CALL     1000
#define CALLS_MAX        200000 /* 200 million steps */
#define TIME_US_MAX      5000000

/* --- what may be done ---------------------------------------------------------- */

static const char *const functions_refused[] = { "load_extension", "fts3_tokenizer", "printf", "format" };
static const char *const pragmas_allowed[]   = { "table_info", "table_list", "foreign_keys" };

static bool is_one_of(const char *name, const char *const *names, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (name != NULL && strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool is_change(int action)
{
    static const int actions[] = {
        SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE, SQLITE_CREATE_TABLE, SQLITE_DROP_TABLE, SQLITE_CREATE_INDEX,
        SQLITE_DROP_INDEX, SQLITE_CREATE_VIEW, SQLITE_DROP_VIEW, SQLITE_ALTER_TABLE, SQLITE_TRANSACTION,
        SQLITE_SAVEPOINT, SQLITE_REINDEX /* asked for by CREATE INDEX */
    };
    size_t i;

    for (i = 0; i < sizeof actions / sizeof actions[0]; i++)
        if (action == actions[i])
            return true;
    return false;
}

static int authorize(void *arg, int action, const char *first, const char *second, const char *database,
                     const char *inner)
{
    const struct session *s = arg;

    (void)database; /* sqlite3's form: no other can be attached */
    (void)inner;
    if (!s->is_open || action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE)
        return SQLITE_OK;
    if (action == SQLITE_FUNCTION)
        return is_one_of(second, functions_refused, 4) ? SQLITE_DENY : SQLITE_OK;
    if (action == SQLITE_PRAGMA)
        return is_one_of(first, pragmas_allowed, s->mode == MODE_QUERY ? 2 : 3) ? SQLITE_OK : SQLITE_DENY;
    return s->mode != MODE_QUERY && is_change(action) ? SQLITE_OK : SQLITE_DENY;
}

static int progress(void *arg)
{
    struct session *s = arg;

    if (++s->calls > CALLS_MAX)
        s->stopped = "the statements take too many steps";
    else if (clock_monotonic_us() - s->start_us > (s->mode == MODE_BUILD ? 2 : 1) * TIME_US_MAX)
        s->stopped = "the statements take too long";
    return s->stopped != NULL;
}

/* --- opening --------------------------------------------------------------------- */

static bool settings(struct session *s)
{
    static const struct { int option, value; } options[] = {
        { SQLITE_DBCONFIG_DEFENSIVE, 1 }, { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 }, { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
        { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 }, { SQLITE_DBCONFIG_DQS_DDL, 0 },
    };
    const struct { int limit, value; } limits[] = {
        { SQLITE_LIMIT_LENGTH, (int)MIB }, { SQLITE_LIMIT_COLUMN, 200 }, { SQLITE_LIMIT_EXPR_DEPTH, 100 },
        { SQLITE_LIMIT_SQL_LENGTH, s->mode == MODE_BUILD ? SCRIPT_BYTES_MAX : SQL_BYTES_MAX },
        { SQLITE_LIMIT_COMPOUND_SELECT, 50 }, { SQLITE_LIMIT_VDBE_OP, 100000 }, { SQLITE_LIMIT_FUNCTION_ARG, 32 },
        { SQLITE_LIMIT_ATTACHED, 0 }, { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500 }, { SQLITE_LIMIT_VARIABLE_NUMBER, 50 },
        { SQLITE_LIMIT_TRIGGER_DEPTH, 10 }, { SQLITE_LIMIT_WORKER_THREADS, 0 },
    };
    size_t i;

    for (i = 0; i < sizeof options / sizeof options[0]; i++)
        if (sqlite3_db_config(s->db, options[i].option, options[i].value, NULL) != SQLITE_OK)
            return false;
    if (sqlite3_exec(s->db, "PRAGMA max_page_count = 16384; PRAGMA temp_store = memory; PRAGMA mmap_size = 0",
                     NULL, NULL, NULL) != SQLITE_OK)
        return false;
    if (s->mode == MODE_BUILD && /* nobody reads the file if this process does not end well */
        sqlite3_exec(s->db, "PRAGMA journal_mode = memory; PRAGMA synchronous = off", NULL, NULL, NULL) != SQLITE_OK)
        return false;
    for (i = 0; i < sizeof limits / sizeof limits[0]; i++)
        sqlite3_limit(s->db, limits[i].limit, limits[i].value);
    sqlite3_set_authorizer(s->db, authorize, s);
    sqlite3_progress_handler(s->db, STEPS_A_CALL, progress, s);
    s->is_open = true;
    return true;
}

/* The dataset, copied into memory. */
static bool copy_open(struct session *s, sqlite3 *from)
{
    sqlite3_backup *backup;

    if (sqlite3_open(":memory:", &s->db) != SQLITE_OK)
        return false;
    backup = sqlite3_backup_init(s->db, "main", from, "main");
    if (backup == NULL)
        return false;
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) == SQLITE_OK;
}

static bool dataset_open(struct session *s, const char *path)
{
    const char *uri = str_printf(s->mem, "file:%s?mode=ro&immutable=1", path).data;
    sqlite3    *file;
    bool        ok;

    if (s->mode == MODE_BUILD)
        return sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK;
    if (sqlite3_open_v2(uri, &file, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK)
        return false;
    if (s->mode == MODE_QUERY) {
        s->db = file;
        return true;
    }
    ok = copy_open(s, file);
    sqlite3_close(file);
    return ok;
}

/* --- results ----------------------------------------------------------------------- */

static void write_hex(struct buf *b, str bytes)
{
    buf_text(b, "{\"blob\":\"");
    buf_hex(b, bytes.data, bytes.len);
    buf_text(b, "\"}");
}

static void write_real(struct buf *b, double value)
{
    if (isfinite(value))
        buf_number(b, value);
    else
        buf_text(b, value > 0 ? "{\"real\":\"inf\"}" : "{\"real\":\"-inf\"}");
}

static void write_cell(struct buf *b, sqlite3_stmt *statement, int i)
{
    str bytes;

    switch (sqlite3_column_type(statement, i)) {
    case SQLITE_NULL:
        buf_text(b, "null");
        return;
    case SQLITE_INTEGER:
        buf_int(b, sqlite3_column_int64(statement, i));
        return;
    case SQLITE_FLOAT:
        write_real(b, sqlite3_column_double(statement, i));
        return;
    case SQLITE_TEXT:
        bytes.data = (const char *)sqlite3_column_text(statement, i);
        bytes.len  = (size_t)sqlite3_column_bytes(statement, i);
        if (bytes.data != NULL && str_is_utf8(bytes))
            buf_json(b, bytes);
        else
            write_hex(b, bytes);
        return;
    default:
        bytes.data = sqlite3_column_blob(statement, i);
        bytes.len  = (size_t)sqlite3_column_bytes(statement, i);
        write_hex(b, bytes);
    }
}

static void write_columns(struct session *s, sqlite3_stmt *statement, int n)
{
    struct buf *b = &s->result;
    int         i;

    buf_text(b, "{\"columns\":[");
    for (i = 0; i < n; i++) {
        buf_text(b, i > 0 ? "," : "");
        buf_json(b, s->names != NULL ? s->names[i] : str_of(sqlite3_column_name(statement, i)));
    }
    buf_text(b, "],\"rows\":[");
}

/* Says that the statements ended badly. */
static const char *stop(struct session *s, const char *kind, const char *message)
{
    s->kind = kind;
    /* The message may lie in the connection, which changes it with the next call. */
    return str_copy(s->mem, str_of(message)).data;
}

static const char *stop_failed(struct session *s, const char *kind)
{
    int code = sqlite3_errcode(s->db);

    if (s->stopped != NULL)
        return stop(s, "time", s->stopped);
    return stop(s, code == SQLITE_NOMEM ? "memory" : kind, sqlite3_errmsg(s->db));
}

static const char *write_row(struct session *s, sqlite3_stmt *statement, int columns)
{
    int i;

    if (++s->rows > ROWS_MAX)
        return stop(s, "size", "the result has more than 100000 rows");
    if (s->rows * columns > VALUES_MAX)
        return stop(s, "size", "the result has more than 1000000 values");
    buf_text(&s->result, s->rows > 1 ? ",\n[" : "\n[");
    for (i = 0; i < columns; i++) {
        buf_text(&s->result, i > 0 ? "," : "");
        write_cell(&s->result, statement, i);
        if (s->result.len > RESULT_BYTES_MAX)
            return stop(s, "size", "the result is larger than 8 MiB");
    }
    buf_char(&s->result, ']');
    return NULL;
}

const char *statement_run(struct session *s, sqlite3_stmt *statement, int columns)
{
    const char *message;
    int         code;

    if (columns > 0) {
        s->result.len = 0;
        s->rows       = 0;
        s->last       = sqlite3_stmt_readonly(statement) ? str_copy(s->mem, str_of(sqlite3_sql(statement))) : STR_NULL;
        write_columns(s, statement, columns);
    }
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if ((message = write_row(s, statement, columns)) != NULL)
            return message;
        if (s->ranks != NULL)
            s->ranks[s->rows - 1] = sqlite3_column_int64(statement, columns);
    }
    if (columns > 0)
        buf_char(&s->result, ']');
    return code == SQLITE_DONE ? NULL : stop_failed(s, "run");
}

const char *statements_run(struct session *s, const char *sql)
{
    sqlite3_stmt *statement;
    const char   *rest = sql, *message;

    s->start_us = clock_monotonic_us();
    while (*rest != '\0') {
        if (sqlite3_prepare_v2(s->db, rest, -1, &statement, &rest) != SQLITE_OK)
            return stop_failed(s, "prepare");
        if (statement == NULL)
            continue; /* a comment, or blanks */
        message = statement_run(s, statement, sqlite3_column_count(statement));
        sqlite3_finalize(statement);
        if (message != NULL)
            return message;
    }
    return NULL;
}

/* Runs what the candidate's statements are judged by.  What they left open is not done. */
static const char *check_run(struct session *s, const char *sql)
{
    if (sqlite3_get_autocommit(s->db) == 0 && sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
        return stop_failed(s, "run");
    s->result.len = 0;
    return statements_run(s, sql);
}

/* --- */

static bool input_read(struct session *s, size_t max, str *text)
{
    struct buf b = BUF(s->mem);
    char       block[65536];
    ssize_t    n;

    while ((n = read(0, block, sizeof block)) > 0 && b.len <= max)
        buf_add(&b, block, (size_t)n);
    *text = buf_end(&b);
    return b.len <= max;
}

static int answer_error(struct session *s, const char *message)
{
    struct buf b = BUF(s->mem);
    str        text;

    buf_text(&b, "{\"error\":");
    buf_json(&b, str_of(message));
    buf_printf(&b, ",\"kind\":\"%s\"}\n", s->kind != NULL ? s->kind : "prepare");
    text = buf_end(&b);
    fwrite(text.data, 1, text.len, stdout);
    return 1;
}

/* The statements of stdin; those behind a NUL are for afterwards. */
static const char *take_input(struct session *s, str *sql, str *check)
{
    size_t max = s->mode == MODE_BUILD ? SCRIPT_BYTES_MAX : SQL_BYTES_MAX;
    size_t len;

    if (!input_read(s, s->mode == MODE_CHANGE ? 2 * max + 1 : max, sql))
        return "the statements are too long";
    *check = STR_NULL;
    len    = strlen(sql->data);
    if (s->mode == MODE_CHANGE && len < sql->len) {
        *check   = str_from(*sql, len + 1);
        sql->len = len;
    }
    if (sql->len > max || check->len > max)
        return "the statements are too long";
    if (!str_is_utf8(*sql) || !str_is_utf8(*check))
        return "the statements must be UTF-8 without the character U+0000";
    return NULL;
}

static int run(struct session *s, const char *path)
{
    const char *message;
    str         sql, check;

    if ((message = take_input(s, &sql, &check)) != NULL)
        return answer_error(s, message);
    sqlite3_hard_heap_limit64(HEAP_BYTES);
    if (!dataset_open(s, path) || !settings(s))
        return answer_error(s, "the dataset cannot be opened");
    if (s->dataset != NULL && (message = dataset_load(s)) != NULL)
        return answer_error(s, message);
    message = statements_run(s, sql.data);
    if (message == NULL && check.data != NULL)
        message = check_run(s, check.data);
    if (message != NULL)
        return answer_error(s, message);
    if (s->result.len == 0)
        buf_text(&s->result, "{\"columns\":[],\"rows\":[]");
    else if (s->is_reference)
        solution_rank(s);
    buf_text(&s->result, "}\n");
    fwrite(s->result.data, 1, s->result.len, stdout);
    return 0;
}

/* Reads the command line; false when it is none. */
static bool arguments_read(struct session *s, int argc, char **argv)
{
    static const char *const modes[] = { "query", "change", "build" };
    int i;

    for (i = 0; argc >= 3 && i < 3 && strcmp(argv[1], modes[i]) != 0; i++)
        ;
    if (argc < 3 || i == 3)
        return false;
    s->mode         = (enum mode)i;
    s->is_reference = argc == 4 && s->mode != MODE_BUILD && strcmp(argv[3], "reference") == 0;
    if (argc == 5 && s->mode == MODE_BUILD) {
        s->dataset = argv[3];
        s->is_csv  = strcmp(argv[4], "csv") == 0;
        return s->is_csv || strcmp(argv[4], "sql") == 0;
    }
    return argc == 3 || s->is_reference;
}

int main(int argc, char **argv)
{
    struct session s = { .mem = arena_new(ARENA_BYTES) };
    int            status = 2;

    s.result = BUF(s.mem);
    if (argc == 2 && strcmp(argv[1], "version") == 0) {
        printf("SQLite %s\n", sqlite3_libversion());
        status = 0;
    } else if (arguments_read(&s, argc, argv)) {
        status = run(&s, argv[2]);
    } else {
        fputs("usage: assay-sql query|change FILE [reference] | build FILE [DATASET sql|csv] | version\n", stderr);
    }
    arena_free(s.mem);
    return status;
}
