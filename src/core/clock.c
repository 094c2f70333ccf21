/* clock.c - time: Unix milliseconds UTC.
 *
 * Calendar arithmetic is our own, because every row shown has a time or two:
 * days are counted in the Gregorian calendar from 0000-03-01, so that the day
 * that comes and goes is the last one of its year.  Time zones are GLib's, which
 * reads the machine's table of them.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "core/arena.h"
#include "core/buf.h"
#include "core/clock.h"

#define MS_PER_DAY     86400000ll
#define DAYS_PER_ERA   146097 /* 400 years */
#define DAYS_TO_EPOCH  719468 /* from 0000-03-01 to 1970-01-01 */
#define ZONE_BYTES_MAX 64

struct date { int64_t year; int month, day; };

int64_t clock_now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_monotonic_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Days since 1970-01-01. */
static int64_t date_to_days(struct date d)
{
    int64_t year        = d.month > 2 ? d.year : d.year - 1;
    int64_t era         = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

    return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - DAYS_TO_EPOCH;
}

static struct date date_of_days(int64_t days)
{
    int64_t era, day_of_era, year_of_era, day_of_year, month;

    days += DAYS_TO_EPOCH;
    era         = floor_div(days, DAYS_PER_ERA);
    day_of_era  = days - era * DAYS_PER_ERA;
    year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    month       = (5 * day_of_year + 2) / 153;
    return (struct date){
        .year  = year_of_era + era * 400 + (month >= 10),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day   = (int)(day_of_year - (153 * month + 2) / 5 + 1),
    };
}

static int days_of_month(int64_t year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool             leap   = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

/* Writes `n` digits with leading zeros; returns the place behind them. */
static char *put_digits(char *at, int64_t value, int n)
{
    int i;

    for (i = n - 1; i >= 0; i--) {
        at[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return at + n;
}

void clock_write(struct buf *b, int64_t ms, int decimals)
{
    static const int scale[] = { 1000, 100, 10, 1 };
    int64_t          days = floor_div(ms, MS_PER_DAY), rest = ms - days * MS_PER_DAY;
    struct date      d = date_of_days(days);
    char             text[40], *at = text;

    if (decimals < 0)
        decimals = rest % 1000 == 0 ? 0 : 3;
    at    = put_digits(at, d.year, 4);
    *at++ = '-';
    at    = put_digits(at, d.month, 2);
    *at++ = '-';
    at    = put_digits(at, d.day, 2);
    *at++ = 'T';
    at    = put_digits(at, rest / 3600000, 2);
    *at++ = ':';
    at    = put_digits(at, rest / 60000 % 60, 2);
    *at++ = ':';
    at    = put_digits(at, rest / 1000 % 60, 2);
    if (decimals > 0) {
        *at++ = '.';
        at    = put_digits(at, rest % 1000 / scale[decimals < 3 ? decimals : 3], decimals < 3 ? decimals : 3);
        at    = put_digits(at, 0, decimals < 3 ? 0 : decimals - 3);
    }
    *at++ = 'Z';
    buf_add(b, text, (size_t)(at - text));
}

/* Takes `n` digits off the front. */
static bool take_digits(str *s, int n, int *out)
{
    int i, value = 0;

    if (s->len < (size_t)n)
        return false;
    for (i = 0; i < n; i++) {
        if (s->data[i] < '0' || s->data[i] > '9')
            return false;
        value = value * 10 + (s->data[i] - '0');
    }
    *s   = str_from(*s, (size_t)n);
    *out = value;
    return true;
}

/* Takes one of the characters of `set` off the front. */
static bool take_char(str *s, const char *set)
{
    if (s->len == 0 || s->data[0] == '\0' || strchr(set, s->data[0]) == NULL)
        return false;
    *s = str_from(*s, 1);
    return true;
}

static bool take_date(str *s, struct date *d)
{
    int year;

    if (!take_digits(s, 4, &year) || !take_char(s, "-") || !take_digits(s, 2, &d->month) || !take_char(s, "-")
        || !take_digits(s, 2, &d->day))
        return false;
    d->year = year;
    return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= days_of_month(year, d->month);
}

/* ".123456789" or nothing; what is below a millisecond is cut off. */
static bool take_fraction(str *s, int *ms)
{
    int digit, i;

    *ms = 0;
    if (!take_char(s, ".,"))
        return true;
    for (i = 0; i < 9 && take_digits(s, 1, &digit); i++)
        if (i < 3)
            *ms += digit * (i == 0 ? 100 : i == 1 ? 10 : 1);
    return i > 0;
}

/* "Z", "+01:00" or, as PHP's DATE_ISO8601 writes it, "+0100". */
static bool take_offset(str *s, int *minutes)
{
    bool west = s->len > 0 && s->data[0] == '-';
    int  hour, minute;

    *minutes = 0;
    if (take_char(s, "Zz"))
        return true;
    if (!take_char(s, "+-") || !take_digits(s, 2, &hour))
        return false;
    take_char(s, ":");
    if (!take_digits(s, 2, &minute) || hour > 23 || minute > 59)
        return false;
    *minutes = (hour * 60 + minute) * (west ? -1 : 1);
    return true;
}

bool clock_read(str text, int64_t *ms)
{
    struct date d;
    int         hour = 0, minute = 0, second = 0, fraction = 0, offset = 0;

    if (!take_date(&text, &d))
        return false;
    if (text.len > 0) {
        if (!take_char(&text, "Tt ") || !take_digits(&text, 2, &hour) || !take_char(&text, ":")
            || !take_digits(&text, 2, &minute) || !take_char(&text, ":") || !take_digits(&text, 2, &second)
            || !take_fraction(&text, &fraction) || !take_offset(&text, &offset))
            return false;
        if (text.len > 0 || hour > 23 || minute > 59 || second > 59)
            return false;
    }
    *ms = date_to_days(d) * MS_PER_DAY + ((hour * 60 + minute - offset) * 60ll + second) * 1000 + fraction;
    return true;
}

str clock_date_words(struct arena *mem, int64_t ms, const char *language)
{
    /* What stands between day and month, and between month and year. */
    static const struct { const char *language, *before, *after, *months[12]; } words[] = {
        { "en", " ", " ",
          { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December" } },
        { "pt", " de ", " de ",
          { "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
            "outubro", "novembro", "dezembro" } },
        { "es", " de ", " de ",
          { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre" } },
        { "de", ". ", " ",
          { "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November", "Dezember" } },
    };
    struct date d    = date_of_days(floor_div(ms, MS_PER_DAY));
    str         rest = str_of(language), first = str_cut(&rest, '-');
    size_t      i, found = 0;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_is_nocase(first, words[i].language))
            found = i;
    return str_printf(mem, "%d%s%s%s%lld", d.day, words[found].before, words[found].months[d.month - 1],
                      words[found].after, (long long)d.year);
}

/* --- time zones ----------------------------------------------------------- */

/* The form of a name.  GLib takes more: rules such as "UTC+2" (which are west of
 * Greenwich), and any file in the folder of the zones. */
static bool is_zone_name(str name)
{
    if (!name.len || name.len > ZONE_BYTES_MAX || !g_ascii_isupper(name.data[0]))
        return false;
    for (size_t i = 1; i < name.len; i++)
        if (!g_ascii_isalnum(name.data[i]) && !strchr("_-/", name.data[i]) &&
            !(name.data[i] == '+' && str_starts(name, "Etc/")))
            return false;
    return true;
}

/* NULL when there is none of that name. */
static GTimeZone *zone_open(str name)
{
    char text[ZONE_BYTES_MAX + 1] = { 0 };

    if (!is_zone_name(name))
        return NULL;
    memcpy(text, name.data, name.len);
    return g_time_zone_new_identifier(text);
}

bool clock_is_zone(str name)
{
    GTimeZone *zone = zone_open(name);

    if (!zone)
        return false;
    g_time_zone_unref(zone);
    return true;
}

/* Minutes that a zone is ahead of UTC at a moment. */
static int zone_minutes(str name, int64_t ms)
{
    GTimeZone *zone = zone_open(name);
    int        minutes;

    if (!zone)
        return 0;
    minutes = g_time_zone_get_offset(zone, g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL,
                                                                     floor_div(ms, 1000))) / 60;
    g_time_zone_unref(zone);
    return minutes;
}

str clock_in_zone(struct arena *mem, int64_t ms, str zone)
{
    int        ahead;
    struct buf b = BUF(mem);

    if (!clock_is_zone(zone))
        return STR_NULL;
    ahead = zone_minutes(zone, ms);
    clock_write(&b, ms + ahead * 60000ll, 0);
    b.len--; /* the Z */
    buf_printf(&b, "%c%02d:%02d", ahead < 0 ? '-' : '+', abs(ahead) / 60, abs(ahead) % 60);
    return buf_end(&b);
}

str clock_time_words(struct arena *mem, int64_t ms, const char *language, str zone)
{
    int     ahead = zone_minutes(zone, ms);
    int64_t there = floor_div(ms, 60000) + ahead; /* minutes */
    int     minute = (int)(there - floor_div(there, 1440) * 1440);
    str     date = clock_date_words(mem, there * 60000, language);
    struct buf b = BUF(mem);

    buf_printf(&b, "%.*s, %02d:%02d (UTC", STR_ARG(date), minute / 60, minute % 60);
    if (ahead)
        buf_printf(&b, "%s%d", ahead > 0 ? "+" : "−", abs(ahead) / 60);
    if (ahead % 60)
        buf_printf(&b, ":%02d", abs(ahead) % 60);
    buf_char(&b, ')');
    return buf_end(&b);
}
