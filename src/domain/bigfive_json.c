/* bigfive_json.c - the stored document of a b5-120 result.
 *
 *   {"algorithm":"b5-120/1","norm":"pooled",
 *    "domains":{"N":{"sum":72,"t":53.2,"z":0.32,"percentile":63,"cubic":61,"sten":6,"level":3},...},
 *    "facets":{"N":[six of the same],...},
 *    "dimensions":{"achievement":{"raw":24,"t":..,"z":..,"percentile":..,"sten":..,"level":..},...},
 *    "quality":{"longest_runs":[5 numbers],"run_flag":false,...},
 *    "personality":"3-3-...","score_display":"3-3-...","type16":"ENFJ"}
 *
 * A scale or dimension without a score is null, and so are texts and numbers
 * that could not be had.
 */
#include "domain/bigfive.h"
#include "domain/norm.h"

#include <math.h>
#include <string.h>

#include "domain/json_read.h"
#include "domain/json_write.h"

/* A scale or a dimension as it is stored: one reader and one writer for both. */
struct stored_score {
    const char *raw_name;
    double      raw, t, z;
    int         percentile, sten, level;
    int        *cubic; /* NULL when there is no such member */
};

static void write_score(struct buf *b, struct stored_score s)
{
    if (isnan(s.t)) {
        buf_text(b, "null");
        return;
    }
    buf_char(b, '{');
    write_number(b, s.raw_name, s.raw);
    write_number(b, "t", s.t);
    write_number(b, "z", s.z);
    write_int(b, "percentile", s.percentile);
    if (s.cubic)
        write_int(b, "cubic", *s.cubic);
    write_int(b, "sten", s.sten);
    write_int(b, "level", s.level);
    buf_char(b, '}');
}

static void write_scale(struct buf *b, struct b5_score s)
{
    write_score(b, (struct stored_score){
        .raw_name = "sum", .raw = s.sum, .t = s.t, .z = s.z,
        .percentile = s.percentile, .cubic = &s.cubic, .sten = s.sten, .level = s.level });
}

static void write_quality(struct buf *b, const struct b5_quality *q)
{
    write_open(b, "quality", '{');
    write_open(b, "longest_runs", '[');
    for (int a = 0; a < 5; a++) {
        write_item(b);
        buf_int(b, q->longest_run[a]);
    }
    buf_char(b, ']');
    write_bool(b, "run_flag", q->run_flag);
    write_bool(b, "irv_flag", q->irv_flag);
    write_bool(b, "acquiescence_flag", q->acquiescence_flag);
    write_bool(b, "unanswered_flag", q->unanswered_flag);
    write_bool(b, "speed_flag", q->speed_flag);
    write_number(b, "irv", q->irv);
    write_number(b, "acquiescence", q->acquiescence);
    write_int(b, "unanswered", q->unanswered);
    write_number(b, "median_s", q->median_s);
    buf_char(b, '}');
}

void b5_result_json(struct buf *b, const struct b5_result *r)
{
    buf_char(b, '{');
    write_text(b, "algorithm", B5_VERSION);
    write_text(b, "norm", r->norm);
    write_open(b, "domains", '{');
    for (enum b5_domain d = 0; d < B5_DOMAINS; d++) {
        write_member(b, (char[]){ b5_domain_letter(d), '\0' });
        write_scale(b, r->domain[d]);
    }
    buf_char(b, '}');
    write_open(b, "facets", '{');
    for (enum b5_domain d = 0; d < B5_DOMAINS; d++) {
        write_open(b, (char[]){ b5_domain_letter(d), '\0' }, '[');
        for (int f = 0; f < B5_FACETS; f++) {
            write_item(b);
            write_scale(b, r->facet[d][f]);
        }
        buf_char(b, ']');
    }
    buf_char(b, '}');
    write_open(b, "dimensions", '{');
    for (enum dimension d = 0; d < DIM_COUNT; d++) {
        const struct dimension_score *s = &r->dimension[d];

        write_member(b, dimension_key(d));
        write_score(b, (struct stored_score){
            .raw_name = "raw", .raw = s->raw, .t = s->t, .z = s->z,
            .percentile = s->percentile, .sten = s->sten, .level = s->level });
    }
    buf_char(b, '}');
    write_quality(b, &r->quality);
    write_text(b, "personality", r->personality);
    write_text(b, "score_display", r->score_display);
    write_text(b, "type16", r->type16);
    buf_char(b, '}');
}

static bool read_score(const json_t *in, struct stored_score *s)
{
    s->raw = s->t = s->z = NAN;
    if (json_is_null(in))
        return true;
    return read_number(json_object_get(in, s->raw_name), &s->raw)
        && read_number(json_object_get(in, "t"), &s->t)
        && read_number(json_object_get(in, "z"), &s->z)
        && !isnan(s->raw) && !isnan(s->t) && !isnan(s->z)
        && read_int(json_object_get(in, "percentile"), 1, 99, &s->percentile)
        && read_int(json_object_get(in, "sten"), 1, 10, &s->sten)
        && read_int(json_object_get(in, "level"), 1, 5, &s->level)
        && (!s->cubic || read_int(json_object_get(in, "cubic"), 1, 99, s->cubic));
}

static bool read_scale(const json_t *in, struct b5_score *out)
{
    struct stored_score s = { .raw_name = "sum", .cubic = &out->cubic };

    if (!read_score(in, &s))
        return false;
    out->sum        = s.raw;
    out->t          = s.t;
    out->z          = s.z;
    out->percentile = s.percentile;
    out->sten       = s.sten;
    out->level      = s.level;
    return true;
}

static bool read_dimension(const json_t *in, struct dimension_score *out)
{
    struct stored_score s = { .raw_name = "raw" };

    if (!read_score(in, &s))
        return false;
    *out = (struct dimension_score){ s.raw, s.z, s.t, s.percentile, s.sten, s.level };
    return true;
}

static bool read_quality(const json_t *in, struct b5_quality *q)
{
    const json_t *runs = json_object_get(in, "longest_runs");

    for (size_t a = 0; a < 5; a++)
        if (!read_int(json_array_get(runs, a), 0, B5_ITEMS, &q->longest_run[a]))
            return false;
    return read_bool(json_object_get(in, "run_flag"), &q->run_flag)
        && read_bool(json_object_get(in, "irv_flag"), &q->irv_flag)
        && read_bool(json_object_get(in, "acquiescence_flag"), &q->acquiescence_flag)
        && read_bool(json_object_get(in, "unanswered_flag"), &q->unanswered_flag)
        && read_bool(json_object_get(in, "speed_flag"), &q->speed_flag)
        && read_number(json_object_get(in, "irv"), &q->irv)
        && read_number(json_object_get(in, "acquiescence"), &q->acquiescence)
        && read_int(json_object_get(in, "unanswered"), 0, B5_ITEMS, &q->unanswered)
        && read_number(json_object_get(in, "median_s"), &q->median_s);
}

static bool read_scores(const json_t *in, struct b5_result *r)
{
    const json_t *domains = json_object_get(in, "domains"), *facets = json_object_get(in, "facets");
    const json_t *dimensions = json_object_get(in, "dimensions");

    for (enum b5_domain d = 0; d < B5_DOMAINS; d++) {
        char          letter[2] = { b5_domain_letter(d), '\0' };
        const json_t *row       = json_object_get(facets, letter);

        if (!read_scale(json_object_get(domains, letter), &r->domain[d]))
            return false;
        for (size_t f = 0; f < B5_FACETS; f++)
            if (!read_scale(json_array_get(row, f), &r->facet[d][f]))
                return false;
    }
    for (enum dimension d = 0; d < DIM_COUNT; d++)
        if (!read_dimension(json_object_get(dimensions, dimension_key(d)), &r->dimension[d]))
            return false;
    return true;
}

static bool read_result(const json_t *in, struct b5_result *r)
{
    r->norm = b5_norm_find(json_str(json_object_get(in, "norm")));
    return str_is(json_str(json_object_get(in, "algorithm")), B5_VERSION)
        && r->norm
        && read_scores(in, r)
        && read_quality(json_object_get(in, "quality"), &r->quality)
        && read_text(json_object_get(in, "personality"), r->personality, sizeof r->personality)
        && read_text(json_object_get(in, "score_display"), r->score_display, sizeof r->score_display)
        && read_text(json_object_get(in, "type16"), r->type16, sizeof r->type16);
}

bool b5_result_read(str json, struct b5_result *result)
{
    const char      *message;
    struct b5_result r    = { 0 };
    json_t          *in   = json_read(json, JSON_DEPTH_MAX, &message);
    bool             good = in && read_result(in, &r);

    json_close(in);
    if (good)
        *result = r;
    return good;
}

/* --- the dimensions alone ------------------------------------------------- */

void dimensions_json(struct buf *b, const struct b5_result *result)
{
    for (enum dimension d = 0; d < DIM_COUNT; d++) {
        buf_char(b, d == 0 ? '[' : ',');
        buf_number(b, result->dimension[d].raw);
        buf_char(b, ',');
        buf_number(b, round_half_up(result->dimension[d].t * 100) / 100); /* NAN stays NAN */
    }
    buf_char(b, ']');
}

static bool number_take(str *rest, double *out)
{
    str part = str_cut(rest, ',');

    *out = NAN;
    return str_is(part, "null") || str_to_number(part, out);
}

bool dimensions_read(str json, struct dimension_score scores[DIM_COUNT])
{
    str rest = { json.data + 1, json.len - 2 };

    if (json.len < 2 || json.data[0] != '[' || json.data[json.len - 1] != ']')
        return false;
    for (enum dimension d = 0; d < DIM_COUNT; d++) {
        struct dimension_score *s = &scores[d];

        *s = (struct dimension_score){ 0 };
        if (!number_take(&rest, &s->raw) || !number_take(&rest, &s->t))
            return false;
        s->z = (s->t - 50) / 10;
    }
    return rest.len == 0;
}
