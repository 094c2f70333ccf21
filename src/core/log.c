/* log.c - one line an event: JSON, or plain text on a terminal. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "core/arena.h"
#include "core/buf.h"
#include "core/clock.h"
#include "core/log.h"

#define FIELDS_MAX      32
#define TEXT_BYTES_MAX  1024 /* of one field; longer ones are cut */
#define LINE_BYTES_MAX  (1 << 20) /* more than all fields can take, escaped */

struct log {
    int  level; /* the lowest that is written */
    bool plain;
};

static const char *const level_names[] = { "debug", "info", "warn", "error", "off" };

struct log *log_new(const char *level)
{
    struct log *log = calloc(1, sizeof *log);
    int         i;

    if (log == NULL)
        abort();
    log->level = LOG_INFO;
    log->plain = isatty(STDERR_FILENO) == 1;
    for (i = 0; i < (int)(sizeof level_names / sizeof level_names[0]); i++)
        if (str_is_nocase(str_of(level), level_names[i]))
            log->level = i;
    return log;
}

void log_free(struct log *log)
{
    free(log);
}

bool log_has(const struct log *log, enum log_level level)
{
    return (int)level >= log->level;
}

static str text_cut(str text)
{
    if (text.len <= TEXT_BYTES_MAX)
        return text;
    text.len = TEXT_BYTES_MAX;
    while (text.len > 0 && ((unsigned char)text.data[text.len] & 0xc0) == 0x80) /* not inside a character */
        text.len--;
    return text;
}

static void write_json(struct buf *b, enum log_level level, str message, const struct log_field *fields,
                       size_t n)
{
    size_t i;

    buf_text(b, "{\"time\":\"");
    clock_write(b, clock_now_ms(), 3);
    buf_printf(b, "\",\"level\":\"%s\",\"message\":", level_names[level]);
    buf_json(b, message);
    for (i = 0; i < n; i++) {
        buf_char(b, ',');
        buf_json(b, str_of(fields[i].name));
        buf_char(b, ':');
        if (fields[i].is_number)
            buf_int(b, fields[i].number);
        else
            buf_json(b, text_cut(fields[i].text));
    }
    buf_text(b, "}\n");
}

/* A field's text on a terminal: as it is when it is one plain word, else as a
 * JSON string, so that nothing in it can move the cursor. */
static void write_word(struct buf *b, str text)
{
    size_t i;

    for (i = 0; i < text.len; i++)
        if (text.data[i] <= ' ' || text.data[i] > '~' || text.data[i] == '"')
            break;
    if (i == text.len && text.len > 0)
        buf_str(b, text);
    else
        buf_json(b, text);
}

static void write_plain(struct buf *b, enum log_level level, str message, const struct log_field *fields,
                        size_t n)
{
    size_t i;

    clock_write(b, clock_now_ms(), 3);
    buf_printf(b, " %-5s ", level_names[level]);
    buf_str(b, message);
    for (i = 0; i < n; i++) {
        buf_printf(b, " %s=", fields[i].name);
        if (fields[i].is_number)
            buf_int(b, fields[i].number);
        else
            write_word(b, text_cut(fields[i].text));
    }
    buf_char(b, '\n');
}

void log_line(struct log *log, enum log_level level, const char *message, const struct log_field *fields,
              size_t n)
{
    struct arena *mem;
    struct buf    b;
    ssize_t       written;

    if (!log_has(log, level))
        return;
    mem = arena_new(LINE_BYTES_MAX);
    b   = BUF(mem);
    if (n > FIELDS_MAX)
        n = FIELDS_MAX;
    (log->plain ? write_plain : write_json)(&b, level, text_cut(str_of(message)), fields, n);
    written = write(STDERR_FILENO, b.data, b.len);
    (void)written; /* where the log itself cannot be written, there is nobody to tell */
    arena_free(mem);
}
