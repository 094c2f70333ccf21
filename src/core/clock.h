/* clock.h - time: Unix milliseconds UTC. */
#ifndef CORE_CLOCK_H
#define CORE_CLOCK_H

#include "core/str.h"

struct buf;

int64_t clock_now_ms(void);
int64_t clock_monotonic_us(void);

/* Writes ISO 8601 UTC: "2026-01-15T09:30:00Z"; milliseconds only when there are
 * some; `decimals` 0..7 forces that many, -1 the short form. */
void clock_write(struct buf *b, int64_t ms, int decimals);
/* Reads ISO 8601: a date (midnight UTC) or a date-time with Z or an offset
 * (+01:00, +0100) and up to nine decimals, of which three are kept.  False when
 * it is malformed or no such moment exists. */
bool clock_read(str text, int64_t *ms);
/* The UTC date as people of that language (en, pt, es, de; others: en) write
 * it: "22 November 2026", "22 de novembro de 2026", "22. November 2026". */
str  clock_date_words(struct arena *mem, int64_t ms, const char *language);

/* Is it the IANA name of a time zone that this machine knows ("Africa/Cairo", "UTC")? */
bool clock_is_zone(str name);
/* The moment in a time zone, ISO 8601: "2026-11-22T14:05:00+02:00".  STR_NULL when the zone is unknown. */
str  clock_in_zone(struct arena *mem, int64_t ms, str zone);
/* Date, time and distance from UTC in a time zone; in UTC when `zone` is null or
 * unknown: "22 November 2026, 14:05 (UTC+2)". */
str  clock_time_words(struct arena *mem, int64_t ms, const char *language, str zone);

#endif
