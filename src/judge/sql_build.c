/* sql_build.c - assay-sql: tables of what staff uploaded as a dataset.
 *
 * A script is run as it is.  A CSV file becomes a table of its name (or "data",
 * when it is not in an archive): its first row has the names of the columns; a
 * column whose values are all whole numbers is INTEGER, all numbers REAL, else
 * TEXT; nothing between two commas is NULL, "" is an empty text.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/clock.h"
#include "judge/archive.h"
#include "judge/csv.h"
#include "judge/sql_session.h"

#define CSV_COLUMNS_MAX 200
#define NAME_BYTES_MAX  64

enum type { INTEGER, REAL, TEXT };

struct table {
    str       name;
    str       columns[CSV_COLUMNS_MAX];
    enum type types[CSV_COLUMNS_MAX];
    size_t    n;
};

static const char *wrong(struct session *s, str name, const char *message)
{
    return str_printf(s->mem, "%.*s %s", STR_ARG(name), message).data;
}

/* --- CSV ------------------------------------------------------------------------------- */

/* What a value can be; "007" and "+1" are texts, for they would not come back as they were. */
static enum type type_of(str value)
{
    str     digits = str_starts(value, "-") ? str_from(value, 1) : value;
    int64_t whole;
    double  real;

    if (digits.len == 0 || (digits.len > 1 && digits.data[0] == '0' && digits.data[1] != '.'))
        return TEXT;
    if (str_to_int(value, &whole))
        return INTEGER;
    return str_to_number(value, &real) ? REAL : TEXT;
}

static const char *read_head(struct session *s, struct csv *csv, struct table *t)
{
    bool   is_quoted;
    size_t i;

    do {
        if (t->n == CSV_COLUMNS_MAX)
            return wrong(s, t->name, "has more than 200 columns");
        if (!csv_value(csv, s->mem, &t->columns[t->n], &is_quoted))
            return wrong(s, t->name, "has a quote without an end in its first row");
        t->columns[t->n] = str_trim(t->columns[t->n]);
        if (t->columns[t->n].len == 0 || t->columns[t->n].len > NAME_BYTES_MAX)
            return wrong(s, t->name, "has a column whose name is empty or longer than 64 bytes");
        for (i = 0; i < t->n; i++)
            if (str_is_nocase(t->columns[i], str_z(s->mem, t->columns[t->n])))
                return wrong(s, t->name, "has two columns of one name");
        t->n++;
    } while (!csv->is_at_end_of_row);
    return NULL;
}

/* Reads one row: finds out the types of its values, or binds them.  False when it does not fit. */
static bool read_row(struct session *s, struct csv *csv, struct table *t, sqlite3_stmt *insert)
{
    str    value;
    bool   is_quoted;
    size_t i;

    for (i = 0; i == 0 || !csv->is_at_end_of_row; i++) {
        if (i == t->n || !csv_value(csv, s->mem, &value, &is_quoted))
            return false;
        if (value.len == 0 && !is_quoted)
            continue;
        if (insert != NULL)
            sqlite3_bind_text(insert, (int)i + 1, value.data, (int)value.len, SQLITE_TRANSIENT);
        else if (type_of(value) > t->types[i])
            t->types[i] = type_of(value);
    }
    return i == t->n;
}

static bool is_blank_line(const struct csv *csv)
{
    return csv->text.data[csv->at] == '\n' || csv->text.data[csv->at] == '\r';
}

static bool insert_row(sqlite3_stmt *insert)
{
    return sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK &&
           sqlite3_clear_bindings(insert) == SQLITE_OK;
}

/* Reads all rows; without `insert` only their types are found out. */
static const char *read_rows(struct session *s, struct csv csv, struct table *t, sqlite3_stmt *insert)
{
    struct arena_mark mark;
    int64_t           row = 1;

    while (csv_has_more(&csv)) {
        row++;
        if (t->n > 1 && is_blank_line(&csv)) {
            csv.at++;
            continue;
        }
        mark = arena_mark(s->mem);
        if (!read_row(s, &csv, t, insert))
            return str_printf(s->mem, "%.*s row %lld has not as many values as columns, or a quote without an end",
                              STR_ARG(t->name), (long long)row).data;
        if (insert != NULL && !insert_row(insert))
            return str_printf(s->mem, "%.*s row %lld: %s", STR_ARG(t->name), (long long)row,
                              sqlite3_errmsg(s->db)).data;
        arena_rewind(s->mem, mark);
    }
    return NULL;
}

static void add_name(struct buf *b, str name)
{
    size_t i;

    buf_char(b, '"');
    for (i = 0; i < name.len; i++) {
        if (name.data[i] == '"')
            buf_char(b, '"');
        buf_char(b, name.data[i]);
    }
    buf_char(b, '"');
}

static str create_text(struct session *s, const struct table *t)
{
    static const char *const types[] = { " INTEGER", " REAL", " TEXT" };
    struct buf b = BUF(s->mem);
    size_t     i;

    buf_text(&b, "CREATE TABLE ");
    add_name(&b, t->name);
    for (i = 0; i < t->n; i++) {
        buf_text(&b, i > 0 ? ", " : " (");
        add_name(&b, t->columns[i]);
        buf_text(&b, types[t->types[i]]);
    }
    buf_char(&b, ')');
    return buf_end(&b);
}

static str insert_text(struct session *s, const struct table *t)
{
    struct buf b = BUF(s->mem);
    size_t     i;

    buf_text(&b, "INSERT INTO ");
    add_name(&b, t->name);
    for (i = 0; i < t->n; i++)
        buf_text(&b, i > 0 ? ", ?" : " VALUES (?");
    buf_char(&b, ')');
    return buf_end(&b);
}

static const char *csv_load(struct session *s, str name, str text)
{
    struct table *t = ARENA_NEW(s->mem, struct table);
    struct csv    csv = csv_open(text);
    sqlite3_stmt *insert;
    const char   *message;

    t->name = name;
    if (text.len == csv.at)
        return wrong(s, name, "is empty");
    if ((message = read_head(s, &csv, t)) != NULL || (message = read_rows(s, csv, t, NULL)) != NULL)
        return message;
    sqlite3_limit(s->db, SQLITE_LIMIT_VARIABLE_NUMBER, CSV_COLUMNS_MAX);
    if (sqlite3_exec(s->db, create_text(s, t).data, NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(s->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(s->db, insert_text(s, t).data, -1, &insert, NULL) != SQLITE_OK)
        return wrong(s, name, str_printf(s->mem, "cannot be made: %s", sqlite3_errmsg(s->db)).data);
    message = read_rows(s, csv, t, insert);
    sqlite3_finalize(insert);
    if (message == NULL && sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        message = wrong(s, name, sqlite3_errmsg(s->db));
    return message;
}

/* --- files ------------------------------------------------------------------------------ */

static str base_name(str path)
{
    str last = path;

    while (path.len > 0)
        last = str_cut(&path, '/');
    return last;
}

/* Loads one file, whose name says what it is. */
static const char *file_load(struct session *s, str name, str text, bool is_csv)
{
    if (!str_is_utf8(text))
        return wrong(s, name, "must be UTF-8");
    if (is_csv)
        return csv_load(s, name, text);
    return statements_run(s, str_z(s->mem, text));
}

static const char *zip_load(struct session *s, str data)
{
    struct archive    archive;
    struct arena_mark mark;
    const char       *message = archive_open(s->mem, data, &archive);
    str               name, content;
    size_t            i;

    for (i = 0; message == NULL && i < archive.n; i++) {
        mark = arena_mark(s->mem);
        name = base_name(archive.entries[i].name);
        if (!str_ends(name, ".csv") && !str_ends(name, ".sql"))
            return wrong(s, name, "is neither .csv nor .sql");
        message = archive_entry(s->mem, &archive.entries[i], &content);
        if (message == NULL)
            message = file_load(s, (str){ name.data, name.len - 4 }, content, str_ends(name, ".csv"));
        if (message == NULL)
            arena_rewind(s->mem, mark);
    }
    return message == NULL && archive.n == 0 ? "the archive is empty" : message;
}

const char *dataset_load(struct session *s)
{
    int         fd = open(s->dataset, O_RDONLY | O_CLOEXEC);
    struct stat st;
    const char *message;
    str         data;

    if (fd < 0 || fstat(fd, &st) != 0 || st.st_size > ARCHIVE_ENTRY_BYTES_MAX)
        return "the dataset cannot be read, or is larger than 64 MiB";
    if (st.st_size == 0)
        return "the dataset is empty";
    data.len  = (size_t)st.st_size;
    data.data = mmap(NULL, data.len, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (data.data == MAP_FAILED)
        return "the dataset cannot be read";
    s->start_us = clock_monotonic_us();
    if (archive_is_zip(data)) {
        message = zip_load(s, data);
        return message == NULL ? NULL : wrong(s, STR("the archive:"), message);
    }
    if (archive_is_gzip(data) && (message = archive_gunzip(s->mem, data, &data)) != NULL)
        return wrong(s, STR("the dataset"), message);
    return file_load(s, STR("data"), data, s->is_csv);
}
