/* calc_instruments.c - kinds of `assay calc` about one sitting:
 * disc, drives, severity, response_time. */
#include <math.h>

#include "cli/calc.h"
#include "core/arena.h"
#include "domain/disc.h"
#include "domain/drives.h"
#include "domain/response_time.h"
#include "domain/severity.h"

/* --- disc: {"responses":[28 x {"most","least"}]}, places 0..3 --- */

static void write_factors(struct calc *c, const char *name, const int values[DISC_FACTORS])
{
    write_open(c->out, name, '{');
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++)
        write_int(c->out, (char[]){ disc_letter(f), '\0' }, values[f]);
    buf_char(c->out, '}');
}

static void write_graph(struct calc *c, const char *name, const struct disc_value values[DISC_FACTORS])
{
    write_open(c->out, name, '{');
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++) {
        write_open(c->out, (char[]){ disc_letter(f), '\0' }, '{');
        write_number(c->out, "z", values[f].z);
        write_int(c->out, "percent", values[f].percent);
        write_int(c->out, "segment", values[f].segment);
        buf_char(c->out, '}');
    }
    buf_char(c->out, '}');
}

bool calc_disc(struct calc *c)
{
    static const char *const graphs[DISC_GRAPHS] = { "I", "II", "III" };
    const json_t      *responses;
    struct disc_choice choices[DISC_GROUPS];
    struct disc_result r;

    if (!calc_array(c, c->in, "responses", &responses))
        return false;
    if (json_array_size(responses) != DISC_GROUPS)
        return calc_fail(c, "responses must have %d items", DISC_GROUPS);
    for (size_t g = 0; g < DISC_GROUPS; g++) {
        const json_t *response = json_array_get(responses, g);

        if (!calc_int(c, response, "most", 0, DISC_FACTORS - 1, &choices[g].most)
            || !calc_int(c, response, "least", 0, DISC_FACTORS - 1, &choices[g].least))
            return false;
    }
    if (!disc_score(choices, &r))
        return calc_fail(c, "most and least of a group must be two places");
    write_factors(c, "most", r.most);
    write_factors(c, "least", r.least);
    write_factors(c, "change", r.change);
    write_open(c->out, "graphs", '{');
    for (enum disc_graph g = 0; g < DISC_GRAPHS; g++)
        write_graph(c, graphs[g], r.graph[g]);
    buf_char(c->out, '}');
    write_text(c->out, "pattern", r.pattern);
    write_text(c->out, "blend", r.blend);
    write_number(c->out, "adaptation", r.adaptation);
    write_bool(c->out, "tight", r.tight);
    return true;
}

/* --- drives: {"raw_self":{"A".."E"},"raw_concept":{"A".."E"}} --- */

static bool read_drives(struct calc *c, const char *name, int raw[DRIVE_COUNT])
{
    const json_t *object;

    if (!calc_object(c, c->in, name, &object))
        return false;
    for (enum drive d = 0; d < DRIVE_COUNT; d++) {
        int max = drive_raw_max(d);

        if (!calc_int(c, object, (char[]){ drive_letter(d), '\0' }, -max, max, &raw[d]))
            return false;
    }
    return true;
}

static void write_drives(struct calc *c, const char *name, const double values[DRIVE_COUNT])
{
    write_open(c->out, name, '{');
    for (enum drive d = 0; d < DRIVE_COUNT; d++)
        write_number(c->out, (char[]){ drive_letter(d), '\0' }, values[d]);
    buf_char(c->out, '}');
}

static void write_nearest(struct calc *c, const char *name, const struct drives_profile *p)
{
    write_open(c->out, name, '{');
    write_text(c->out, "profile", p->profile);
    write_number(c->out, "distance", p->distance);
    write_text(c->out, "second", p->second);
    write_number(c->out, "second_distance", p->second_distance);
    write_bool(c->out, "mixed", p->mixed);
    buf_char(c->out, '}');
}

bool calc_drives(struct calc *c)
{
    int                  self[DRIVE_COUNT], concept[DRIVE_COUNT];
    struct drives_result r;

    if (!read_drives(c, "raw_self", self) || !read_drives(c, "raw_concept", concept))
        return false;
    if (!drives_score(self, concept, &r))
        return calc_fail(c, "a raw value is out of range");
    write_drives(c, "self", r.self);
    write_drives(c, "self_concept", r.concept);
    write_drives(c, "synthesis", r.synthesis);
    write_nearest(c, "nearest_self", &r.nearest_self);
    write_nearest(c, "nearest_synthesis", &r.nearest_synthesis);
    return true;
}

/* --- severity: {"events":{name: count},"analyses":{"rte","lz","similarity","copying_p"}} --- */

static bool read_events(struct calc *c, int counts[INTEGRITY_EVENTS])
{
    enum { COUNT_MAX = 1000000 };
    const json_t *events, *value;
    const char   *key;

    if (!calc_object(c, c->in, "events", &events))
        return false;
    json_object_foreach((json_t *)(uintptr_t)events, key, value) {
        enum integrity_event e = integrity_event_find(str_of(key));

        if (e == INTEGRITY_EVENTS)
            return calc_fail(c, "events: no event %s", key);
        if (!calc_int(c, events, key, 0, COUNT_MAX, &counts[e]))
            return false;
    }
    return true;
}

static bool read_analyses(struct calc *c, struct integrity_analyses *a)
{
    const struct { const char *name; double *value; } known[] = {
        { "rte", &a->rte },
        { "lz", &a->lz },
        { "similarity", &a->similarity },
        { "copying_p", &a->copying_p },
    };
    const json_t *analyses;

    if (!calc_object(c, c->in, "analyses", &analyses))
        return false;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const json_t *value = json_object_get(analyses, known[i].name);

        *known[i].value = NAN;
        if (value && !json_is_null(value) && !calc_number(c, analyses, known[i].name, known[i].value))
            return false;
    }
    return true;
}

bool calc_severity(struct calc *c)
{
    int                       counts[INTEGRITY_EVENTS] = { 0 };
    struct integrity_analyses analyses;
    struct severity           s;

    if (!read_events(c, counts) || !read_analyses(c, &analyses))
        return false;
    s = severity_weigh(counts, &analyses);
    write_int(c->out, "points", s.points);
    write_text(c->out, "severity", s.severity);
    write_text(c->out, "tier", s.tier);
    return true;
}

/* --- response_time: {"seconds":[]} of many persons on one item --- */

bool calc_response_time(struct calc *c)
{
    struct numbers       seconds;
    struct response_time r;

    if (!calc_numbers(c, c->in, "seconds", false, &seconds))
        return false;
    if (!response_time_analyse(c->mem, seconds.values, seconds.n, &r))
        return calc_fail(c, "seconds must be one or more times above 0");
    write_number(c->out, "median_log", r.median_log);
    write_number(c->out, "mad_log", r.mad_log);
    calc_write_numbers(c, "z", r.z, seconds.n);
    calc_write_bools(c, "flags", r.flags, seconds.n);
    write_number(c->out, "nt10_threshold", r.threshold_s);
    calc_write_bools(c, "rapid", r.rapid, seconds.n);
    write_number(c->out, "share_not_rapid", r.share_not_rapid);
    return true;
}
