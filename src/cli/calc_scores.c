/* calc_scores.c - kinds of `assay calc` about one person's scores:
 * big_five, conversions, match, percentile_ranks, special_functions. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "cli/calc.h"
#include "core/arena.h"
#include "domain/bigfive.h"
#include "domain/match.h"
#include "domain/norm.h"

/* --- big_five: {"sex","age","responses":[120 x 1..5, 0 or null = not answered]} --- */

/* Name of a member that is one domain's. */
#define LETTER(domain) ((char[]){ b5_domain_letter(domain), '\0' })

static void write_sums(struct calc *c, const struct b5_result *r)
{
    write_open(c->out, "domain_sums", '{');
    for (enum b5_domain d = 0; d < B5_DOMAINS; d++)
        write_number(c->out, LETTER(d), r->domain[d].sum);
    buf_char(c->out, '}');
    write_open(c->out, "facet_sums", '{');
    for (enum b5_domain d = 0; d < B5_DOMAINS; d++) {
        double sums[B5_FACETS];

        for (int f = 0; f < B5_FACETS; f++)
            sums[f] = r->facet[d][f].sum;
        calc_write_numbers(c, LETTER(d), sums, B5_FACETS);
    }
    buf_char(c->out, '}');
}

/* Whole numbers that are 0 when there is no score are written as null. */
static void write_score_int(struct buf *b, const char *name, int value)
{
    if (value == 0)
        write_text(b, name, NULL);
    else
        write_int(b, name, value);
}

/* Everything that depends on the norm table. */
static void write_normed(struct calc *c, const char *name, const struct b5_result *r)
{
    struct buf *b = c->out;

    write_open(b, name, '{');
    write_text(b, "norm", r->norm);
    write_open(b, "domains", '{');
    for (enum b5_domain d = 0; d < B5_DOMAINS; d++) {
        const struct b5_score *s = &r->domain[d];

        write_open(b, LETTER(d), '{');
        write_number(b, "raw", s->sum);
        write_number(b, "T", s->t);
        write_score_int(b, "percentile_cubic", s->cubic);
        write_score_int(b, "percentile_normal", s->percentile);
        write_score_int(b, "sten", s->sten);
        write_score_int(b, "level", s->level);
        buf_char(b, '}');
    }
    buf_char(b, '}');
    write_open(b, "facets", '{');
    for (enum b5_domain d = 0; d < B5_DOMAINS; d++) {
        double t[B5_FACETS];

        for (int f = 0; f < B5_FACETS; f++)
            t[f] = r->facet[d][f].t;
        calc_write_numbers(c, LETTER(d), t, B5_FACETS);
    }
    buf_char(b, '}');
    write_open(b, "dimensions", '{');
    for (enum dimension d = 0; d < DIM_COUNT; d++) {
        write_open(b, dimension_key(d), '{');
        write_number(b, "z", r->dimension[d].z);
        write_number(b, "T", r->dimension[d].t);
        write_score_int(b, "sten", r->dimension[d].sten);
        buf_char(b, '}');
    }
    buf_char(b, '}');
    write_text(b, "personality", r->personality);
    write_text(b, "score_display", r->score_display);
    write_text(b, "type16", r->type16);
    buf_char(b, '}');
}

static bool read_responses(struct calc *c, int answers[B5_ITEMS])
{
    const json_t *responses;

    if (!calc_array(c, c->in, "responses", &responses))
        return false;
    if (json_array_size(responses) != B5_ITEMS)
        return calc_fail(c, "responses must have %d items", B5_ITEMS);
    for (size_t i = 0; i < B5_ITEMS; i++) {
        const json_t *value = json_array_get(responses, i);
        json_int_t    n     = json_integer_value(value); /* 0 for null */

        if ((!json_is_integer(value) && !json_is_null(value)) || n < 0 || n > 5)
            return calc_fail(c, "responses[%zu] must be 1..5, or 0 or null when not answered", i);
        answers[i] = (int)n;
    }
    return true;
}

bool calc_big_five(struct calc *c)
{
    const json_t    *sex = json_object_get(c->in, "sex"), *age = json_object_get(c->in, "age");
    int              answers[B5_ITEMS], years = -1;
    struct b5_result pooled, group;

    if (!read_responses(c, answers))
        return false;
    if (sex && !json_is_null(sex) && !str_is(json_str(sex), "male") && !str_is(json_str(sex), "female"))
        return calc_fail(c, "sex must be \"male\", \"female\" or null");
    if (age && !json_is_null(age) && !calc_int(c, c->in, "age", 0, 200, &years))
        return false;
    b5_score(answers, NULL, "pooled", &pooled);
    b5_score(answers, NULL, b5_norm_name(json_string_value(sex), years), &group);
    write_sums(c, &pooled);
    write_normed(c, "pooled", &pooled);
    write_normed(c, "group", &group);
    write_open(c->out, "longest_runs", '{');
    for (int a = 0; a < 5; a++)
        write_int(c->out, (char[]){ (char)('1' + a), '\0' }, pooled.quality.longest_run[a]);
    buf_char(c->out, '}');
    write_bool(c->out, "run_flag", pooled.quality.run_flag);
    write_number(c->out, "irv", pooled.quality.irv);
    write_number(c->out, "acquiescence", pooled.quality.acquiescence);
    return true;
}

/* --- conversions: {"z"} --- */

bool calc_conversions(struct calc *c)
{
    double z;

    if (!calc_number(c, c->in, "z", &z))
        return false;
    write_number(c->out, "T", t_of_z(z));
    write_number(c->out, "iq", iq_of_z(z));
    write_int(c->out, "sten", sten_of_z(z));
    write_int(c->out, "stanine", stanine_of_z(z));
    write_int(c->out, "percentile", percentile_of_z(z));
    write_number(c->out, "phi", normal_cdf(z));
    return true;
}

/* --- match: {"z":[number or null],"target":[{"min","max","weight","required"}],"sem"} --- */

static bool read_target(struct calc *c, const json_t *in, struct match_target *target)
{
    target->weight   = 1.0;
    target->required = json_is_true(json_object_get(in, "required"));
    return calc_number(c, in, "min", &target->min)
        && calc_number(c, in, "max", &target->max)
        && (!json_object_get(in, "weight") || calc_number(c, in, "weight", &target->weight));
}

/* A percent is -1 when it cannot be said. */
static void write_percent(struct buf *b, const char *name, int percent)
{
    if (percent < 0)
        write_text(b, name, NULL);
    else
        write_int(b, name, percent);
}

bool calc_match(struct calc *c)
{
    const json_t           *targets;
    struct numbers          z;
    double                  sem = 0.0;
    struct match_target    *target;
    struct match_dimension *dimensions;
    struct match            m;

    if (!calc_numbers(c, c->in, "z", true, &z) || !calc_array(c, c->in, "target", &targets))
        return false;
    if (json_object_get(c->in, "sem") && !calc_number(c, c->in, "sem", &sem))
        return false;
    if (json_array_size(targets) != z.n)
        return calc_fail(c, "target must have as many items as z");
    target     = ARENA_ARRAY(c->mem, struct match_target, z.n);
    dimensions = ARENA_ARRAY(c->mem, struct match_dimension, z.n);
    for (size_t i = 0; i < z.n; i++)
        if (!read_target(c, json_array_get(targets, i), &target[i]))
            return false;
    if (!match_score(z.values, target, z.n, sem, dimensions, &m))
        return calc_fail(c, "a range must rise from min to max, a weight and sem must not be negative");
    write_open(c->out, "per_dimension", '[');
    for (size_t i = 0; i < z.n; i++) {
        write_item(c->out);
        buf_char(c->out, '{');
        write_number(c->out, "gap", dimensions[i].gap);
        write_number(c->out, "match", 100.0 * dimensions[i].match);
        write_bool(c->out, "knockout", dimensions[i].knockout);
        buf_char(c->out, '}');
    }
    buf_char(c->out, ']');
    write_percent(c->out, "percent", m.percent);
    write_number(c->out, "score", m.score);
    write_number(c->out, "rms_gap", m.rms_gap);
    write_number(c->out, "similarity", m.similarity);
    write_bool(c->out, "knockout", m.knockout);
    write_percent(c->out, "low", m.low);
    write_percent(c->out, "high", m.high);
    write_open(c->out, "missing", '[');
    for (size_t i = 0; i < z.n; i++)
        if (isnan(z.values[i])) {
            write_item(c->out);
            buf_int(c->out, (int64_t)i);
        }
    buf_char(c->out, ']');
    return true;
}

/* --- percentile_ranks: {"scores":[],"queries":[{"x"}]} --- */

bool calc_percentile_ranks(struct calc *c)
{
    const json_t  *queries;
    struct numbers scores;

    if (!calc_numbers(c, c->in, "scores", false, &scores) || !calc_array(c, c->in, "queries", &queries))
        return false;
    write_open(c->out, "queries", '[');
    for (size_t i = 0; i < json_array_size(queries); i++) {
        double x;

        if (!calc_number(c, json_array_get(queries, i), "x", &x))
            return false;
        write_item(c->out);
        buf_char(c->out, '{');
        write_number(c->out, "x", x);
        write_number(c->out, "percent_below", percent_below(scores.values, scores.n, x));
        write_number(c->out, "percentile_rank_mid", percentile_rank_mid(scores.values, scores.n, x));
        buf_char(c->out, '}');
    }
    buf_char(c->out, ']');
    return true;
}

/* --- special_functions: {"f","args":[]} --- */

static double f_normal_cdf(const double *a)      { return normal_cdf(a[0]); }
static double f_normal_quantile(const double *a) { return gsl_cdf_ugaussian_Pinv(a[0]); }
static double f_chi2_upper(const double *a)      { return gsl_cdf_chisq_Q(a[0], a[1]); }
static double f_f_upper(const double *a)         { return gsl_cdf_fdist_Q(a[0], a[1], a[2]); }
static double f_f_quantile(const double *a)      { return gsl_cdf_fdist_Pinv(a[0], a[1], a[2]); }
static double f_t_upper(const double *a)         { return gsl_cdf_tdist_Q(a[0], a[1]); }
static double f_beta_cdf(const double *a)        { return gsl_cdf_beta_P(a[0], a[1], a[2]); }

static double f_hypergeometric_lower(const double *a)
{
    for (int i = 0; i < 4; i++)
        if (a[i] != floor(a[i]) || a[i] < 0.0 || a[i] > 1e9)
            return NAN;
    return gsl_cdf_hypergeometric_P((unsigned)a[0], (unsigned)a[1], (unsigned)a[2], (unsigned)a[3]);
}

bool calc_special_functions(struct calc *c)
{
    static const struct { const char *name; size_t args; double (*f)(const double *); } functions[] = {
        { "normal_cdf", 1, f_normal_cdf }, { "normal_quantile", 1, f_normal_quantile },
        { "chi2_upper", 2, f_chi2_upper }, { "f_upper", 3, f_f_upper },
        { "f_quantile", 3, f_f_quantile }, { "t_upper", 2, f_t_upper },
        { "beta_cdf", 3, f_beta_cdf },     { "hypergeometric_lower", 4, f_hypergeometric_lower },
    };
    str            name = json_str(json_object_get(c->in, "f"));
    struct numbers args;
    size_t         i    = 0;
    double         value;

    if (!calc_numbers(c, c->in, "args", false, &args))
        return false;
    while (i < sizeof functions / sizeof functions[0] && !str_is(name, functions[i].name))
        i++;
    if (i == sizeof functions / sizeof functions[0])
        return calc_fail(c, "f must be one of normal_cdf normal_quantile chi2_upper f_upper f_quantile"
                            " t_upper beta_cdf hypergeometric_lower");
    if (args.n != functions[i].args)
        return calc_fail(c, "%s takes %zu arguments", functions[i].name, functions[i].args);
    value = functions[i].f(args.values);
    if (!isfinite(value))
        return calc_fail(c, "%s is not defined for these arguments", functions[i].name);
    write_number(c->out, "value", value);
    return true;
}
