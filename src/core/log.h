/* log.h - one line an event: JSON, or plain text on a terminal.
 *
 * Personal data, secrets and links with tokens never go into a line.
 */
#ifndef CORE_LOG_H
#define CORE_LOG_H

#include "core/str.h"

struct log;
enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

/* `level` is "debug", "info", "warn", "error" or "off"; writes to stderr. */
struct log *log_new(const char *level);
void        log_free(struct log *log);
bool        log_has(const struct log *log, enum log_level level);

struct log_field { const char *name; str text; int64_t number; bool is_number; };
#define LOG_TEXT(n, s)   ((struct log_field){ .name = (n), .text = (s) })
#define LOG_NUMBER(n, v) ((struct log_field){ .name = (n), .number = (v), .is_number = true })

/* Writes one line with the time, the level, the message and the fields. */
void log_line(struct log *log, enum log_level level, const char *message, const struct log_field *fields,
              size_t n);
#define LOG(log, level, message, ...)                                                               \
    log_line((log), (level), (message), (const struct log_field[]){ __VA_ARGS__ },                   \
             sizeof((const struct log_field[]){ __VA_ARGS__ }) / sizeof(struct log_field))

#endif
