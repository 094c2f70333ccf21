/* bigfive.c - scoring of the instrument b5-120. */
#include "domain/bigfive.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/norm.h"
#include "domain/norms_table.h"

enum {
    DOMAIN_ITEMS = 24, DOMAIN_ANSWERS_MIN = 20, /* of a domain */
    FACET_ITEMS = 4, FACET_ANSWERS_MIN = 3,     /* of a facet */
    FACET_REVERSE = 24,                         /* 4 items x 6: what a facet sum and its mirror add up to */
    DOMAIN_REVERSE = 144,
    UNANSWERED_MAX = 12,
};
/* Longest credible run of one raw answer, for the answers 1..5. */
static const int RUN_MAX[5] = { 6, 9, 10, 14, 9 };

bool b5_item_minus(int item)
{
    assert(item >= 0 && item < B5_ITEMS);
    return b5_items[item].minus;
}

const char *b5_item_text(int item, const char *language)
{
    assert(item >= 0 && item < B5_ITEMS);
    return translated_text(&b5_items[item].text, language);
}

const char *b5_answer_label(int answer, const char *language)
{
    static const struct translated labels[5] = {
        { { "Not like me at all", "Nada a ver comigo",     "Nada propio de mí", "Trifft gar nicht zu" } },
        { { "Rather unlike me",   "Pouco a ver comigo",    "Poco propio de mí", "Trifft eher nicht zu" } },
        { { "In between",         "Nem sim, nem não",      "Ni sí ni no", "Teils, teils" } },
        { { "Rather like me",     "Bastante a ver comigo", "Bastante propio de mí", "Trifft eher zu" } },
        { { "Very much like me",  "Tudo a ver comigo",     "Muy propio de mí", "Trifft voll und ganz zu" } },
    };

    assert(answer >= 1 && answer <= 5);
    return translated_text(&labels[answer - 1], language);
}

char b5_domain_letter(enum b5_domain domain)
{
    return "NEOAC"[domain];
}

const char *b5_norm_name(const char *sex, int age)
{
    for (size_t i = 1; i < b5_norms_n && sex; i++)
        if (strcmp(sex, b5_norms[i].sex) == 0 && age >= b5_norms[i].age_min && age <= b5_norms[i].age_max)
            return b5_norms[i].name;
    return b5_norms[0].name;
}

/* NULL when there is no table of that name. */
static const struct b5_norms *norms_find(str name)
{
    for (size_t i = 0; i < b5_norms_n; i++)
        if (str_is(name, b5_norms[i].name))
            return &b5_norms[i];
    return NULL;
}

const char *b5_norm_find(str name)
{
    const struct b5_norms *norms = norms_find(name);

    return norms ? norms->name : NULL;
}

/* The traditional percentile: a cubic in T, from Johnson's scoring program. */
static int cubic_percentile(double t)
{
    if (t < 32.0)
        return 1;
    if (t > 73.0)
        return 99;
    return (int)(210.335958661 - 16.7379362643 * t + 0.405936512733 * t * t - 0.00270624341822 * t * t * t);
}

/* What the answers to the items of one scale come to. */
struct tally {
    int sum, answered;
};

/* The sum of `items` items, estimated from the mean when a few are missing;
 * NAN when fewer than `answers_min` were answered. */
static double tally_sum(struct tally tally, int items, int answers_min)
{
    if (tally.answered < answers_min)
        return NAN;
    return round_half_up((double)tally.sum / tally.answered * items);
}

static struct b5_score score_of_sum(double sum, double mean, double sd)
{
    struct b5_score score = { .sum = sum, .t = NAN, .z = NAN };

    if (isnan(sum))
        return score;
    score.t          = 50.0 + 10.0 * (sum - mean) / sd;
    score.z          = (score.t - 50.0) / 10.0;
    score.percentile = percentile_of_z(score.z);
    score.cubic      = cubic_percentile(score.t);
    score.sten       = sten_of_z(score.z);
    score.level      = level_of_t(score.t);
    return score;
}

static void score_scales(const int answers[B5_ITEMS], const struct b5_norms *norms, struct b5_result *r)
{
    struct tally domains[B5_DOMAINS] = { 0 }, facets[B5_DOMAINS][B5_FACETS] = { 0 };

    for (int i = 0; i < B5_ITEMS; i++) {
        int           keyed  = b5_items[i].minus ? 6 - answers[i] : answers[i];
        struct tally *domain = &domains[i % B5_DOMAINS];
        struct tally *facet  = &facets[i % B5_DOMAINS][i / B5_DOMAINS % B5_FACETS];

        assert(answers[i] >= 0 && answers[i] <= 5);
        if (answers[i] == 0)
            continue;
        domain->sum += keyed;
        domain->answered++;
        facet->sum += keyed;
        facet->answered++;
    }
    for (int d = 0; d < B5_DOMAINS; d++) {
        r->domain[d] = score_of_sum(tally_sum(domains[d], DOMAIN_ITEMS, DOMAIN_ANSWERS_MIN),
                                    norms->domain_mean[d], norms->domain_sd[d]);
        for (int f = 0; f < B5_FACETS; f++)
            r->facet[d][f] = score_of_sum(tally_sum(facets[d][f], FACET_ITEMS, FACET_ANSWERS_MIN),
                                          norms->facet_mean[d][f], norms->facet_sd[d][f]);
    }
}

/* One of the two facets of a work dimension. */
struct part {
    enum b5_domain domain;
    int            facet; /* 1..6 as in the literature */
    int            sign;  /* -1 = reversed */
};

static const struct {
    const char       *key, *group;
    struct part       parts[2];
    struct translated name;
} dimensions[DIM_COUNT] = {
    [DIM_ACHIEVEMENT] = { "achievement", "drive", { { B5_C, 4, 1 }, { B5_C, 1, 1 } },
        { { "Achievement", "Orientação para resultados", "Orientación al logro", "Leistungsstreben" } } },
    [DIM_ASSERTIVENESS] = { "assertiveness", "drive", { { B5_E, 3, 1 }, { B5_E, 4, 1 } },
        { { "Assertiveness", "Assertividade", "Asertividad", "Durchsetzungskraft" } } },
    [DIM_SOCIABILITY] = { "sociability", "people", { { B5_E, 1, 1 }, { B5_E, 2, 1 } },
        { { "Sociability", "Sociabilidade", "Sociabilidad", "Kontaktfreude" } } },
    [DIM_ENTHUSIASM] = { "enthusiasm", "people", { { B5_E, 6, 1 }, { B5_E, 5, 1 } },
        { { "Enthusiasm", "Entusiasmo", "Entusiasmo", "Begeisterung" } } },
    [DIM_EMPATHY] = { "empathy", "people", { { B5_A, 6, 1 }, { B5_A, 3, 1 } },
        { { "Empathy", "Empatia", "Empatía", "Empathie" } } },
    [DIM_COOPERATION] = { "cooperation", "people", { { B5_A, 4, 1 }, { B5_A, 1, 1 } },
        { { "Cooperation", "Cooperação", "Cooperación", "Kooperation" } } },
    [DIM_INTEGRITY] = { "integrity", "reliability", { { B5_A, 2, 1 }, { B5_C, 3, 1 } },
        { { "Integrity", "Integridade", "Integridad", "Integrität" } } },
    [DIM_STRUCTURE] = { "structure", "reliability", { { B5_C, 2, 1 }, { B5_C, 6, 1 } },
        { { "Structure", "Organização", "Organización", "Strukturiertheit" } } },
    [DIM_PERSEVERANCE] = { "perseverance", "reliability", { { B5_C, 5, 1 }, { B5_N, 5, -1 } },
        { { "Perseverance", "Perseverança", "Perseverancia", "Ausdauer" } } },
    [DIM_STRESS_RESISTANCE] = { "stress_resistance", "resilience", { { B5_N, 1, -1 }, { B5_N, 6, -1 } },
        { { "Stress resistance", "Resistência ao estresse", "Resistencia al estrés", "Belastbarkeit" } } },
    [DIM_COMPOSURE] = { "composure", "resilience", { { B5_N, 2, -1 }, { B5_N, 4, -1 } },
        { { "Composure", "Serenidade", "Serenidad", "Gelassenheit" } } },
    [DIM_OPENNESS_TO_CHANGE] = { "openness_to_change", "openness", { { B5_O, 4, 1 }, { B5_O, 5, 1 } },
        { { "Openness to change", "Abertura à mudança", "Apertura al cambio", "Offenheit für Neues" } } },
};

static const struct {
    const char       *key;
    struct translated name;
} groups[] = {
    { "drive",       { { "Drive and influence", "Iniciativa e influência", "Iniciativa e influencia",
                       "Antrieb und Einfluss" } } },
    { "people",      { { "Working with people", "Relação com as pessoas", "Trato con las personas",
                       "Umgang mit Menschen" } } },
    { "reliability", { { "Reliability", "Confiabilidade", "Fiabilidad", "Zuverlässigkeit" } } },
    { "resilience",  { { "Resilience", "Resiliência", "Resiliencia", "Resilienz" } } },
    { "openness",    { { "Openness", "Abertura", "Apertura", "Offenheit" } } },
};

const char *dimension_key(enum dimension d)
{
    return dimensions[d].key;
}

const char *dimension_name(enum dimension d, const char *language)
{
    return translated_text(&dimensions[d].name, language);
}

enum dimension dimension_find(str key)
{
    enum dimension d = 0;

    while (d < DIM_COUNT && !str_is(key, dimensions[d].key))
        d++;
    return d;
}

const char *dimension_group(enum dimension d)
{
    return dimensions[d].group;
}

const char *dimension_group_name(const char *group, const char *language)
{
    size_t i = 0;

    while (strcmp(groups[i].key, group) != 0) {
        i++;
        assert(i < sizeof groups / sizeof groups[0]);
    }
    return translated_text(&groups[i].name, language);
}

static struct dimension_score score_dimension(const struct part parts[2], const struct b5_result *r)
{
    struct dimension_score score = { .raw = 0.0, .z = 0.0, .t = NAN };

    for (int i = 0; i < 2; i++) {
        const struct b5_score *facet = &r->facet[parts[i].domain][parts[i].facet - 1];

        score.raw += parts[i].sign > 0 ? facet->sum : FACET_REVERSE - facet->sum;
        score.z   += parts[i].sign * facet->z;
    }
    if (isnan(score.z))
        return score;
    /* The SD of the sum of two standard scores that correlate 0.5. */
    score.z         /= sqrt(3.0);
    score.t          = t_of_z(score.z);
    score.percentile = percentile_of_z(score.z);
    score.sten       = sten_of_z(score.z);
    score.level      = level_of_t(score.t);
    return score;
}

/* Writes the two encoded forms of family testgorilla: five levels, five raw
 * scores on the scale 10..50, neuroticism turned into emotional stability. */
static void encode_personality(struct b5_result *r)
{
    static const enum b5_domain order[B5_DOMAINS] = { B5_E, B5_A, B5_C, B5_N, B5_O };
    int level[B5_DOMAINS], raw[B5_DOMAINS];

    r->personality[0] = r->score_display[0] = '\0';
    for (int i = 0; i < B5_DOMAINS; i++) {
        const struct b5_score *score = &r->domain[order[i]];
        bool                   turn  = order[i] == B5_N;
        double                 sum   = turn ? DOMAIN_REVERSE - score->sum : score->sum;

        if (isnan(sum))
            return;
        level[i] = level_of_t(turn ? 100.0 - score->t : score->t);
        raw[i]   = (int)round_half_up(10.0 + (sum - 24.0) * 40.0 / 96.0);
    }
    snprintf(r->personality, sizeof r->personality, "%d-%d-%d-%d-%d_%d-%d-%d-%d-%d",
             level[0], level[1], level[2], level[3], level[4], raw[0], raw[1], raw[2], raw[3], raw[4]);
    snprintf(r->score_display, sizeof r->score_display, "%d-%d-%d-%d-%d_%d.0-%d.0-%d.0-%d.0-%d.0",
             level[0], level[1], level[2], level[3], level[4], raw[0], raw[1], raw[2], raw[3], raw[4]);
}

const struct type16_letter type16_letters[TYPE16_LETTERS] = {
    { B5_E, 'E', 'I' }, { B5_O, 'N', 'S' }, { B5_A, 'F', 'T' }, { B5_C, 'J', 'P' },
};

static void derive_type16(struct b5_result *r)
{
    r->type16[0] = r->type16[TYPE16_LETTERS] = '\0';
    for (int i = 0; i < TYPE16_LETTERS; i++)
        if (isnan(r->domain[type16_letters[i].domain].t))
            return;
    for (int i = 0; i < TYPE16_LETTERS; i++) {
        const struct type16_letter *letter = &type16_letters[i];

        r->type16[i] = r->domain[letter->domain].t >= 50.0 ? letter->high : letter->low;
    }
}

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Median of the times that are known; NAN when none is. */
static double median_seconds(const double *seconds)
{
    double known[B5_ITEMS];
    size_t n = 0;

    for (int i = 0; i < B5_ITEMS && seconds; i++)
        if (!isnan(seconds[i]))
            known[n++] = seconds[i];
    if (n == 0)
        return NAN;
    qsort(known, n, sizeof known[0], compare_numbers);
    return (known[(n - 1) / 2] + known[n / 2]) / 2.0;
}

static struct b5_quality quality_of(const int answers[B5_ITEMS], const double *seconds)
{
    struct b5_quality q = { .irv = NAN, .acquiescence = NAN, .median_s = median_seconds(seconds) };
    int    run = 0, answered = 0, sum = 0;
    double squares = 0.0;

    for (int i = 0; i < B5_ITEMS; i++) {
        int answer = answers[i];

        run = i > 0 && answer == answers[i - 1] ? run + 1 : 1;
        if (answer == 0)
            continue;
        if (run > q.longest_run[answer - 1])
            q.longest_run[answer - 1] = run;
        answered++;
        sum += answer;
    }
    q.unanswered = B5_ITEMS - answered;
    if (answered > 0)
        q.acquiescence = (double)sum / answered;
    for (int i = 0; i < B5_ITEMS; i++)
        if (answers[i] != 0)
            squares += (answers[i] - q.acquiescence) * (answers[i] - q.acquiescence);
    if (answered > 1)
        q.irv = sqrt(squares / (answered - 1));
    for (int a = 0; a < 5; a++)
        q.run_flag |= q.longest_run[a] > RUN_MAX[a];
    /* Comparisons with NAN are false: what is not known raises no flag. */
    q.irv_flag          = q.irv < 0.5;
    q.acquiescence_flag = q.acquiescence < 2.0 || q.acquiescence > 4.0;
    q.unanswered_flag   = q.unanswered > UNANSWERED_MAX;
    q.speed_flag        = q.median_s < 2.0;
    return q;
}

void b5_score(const int answers[B5_ITEMS], const double *seconds, const char *norm, struct b5_result *result)
{
    const struct b5_norms *norms = norms_find(str_of(norm));

    if (!norms)
        norms = &b5_norms[0];
    *result = (struct b5_result){ .norm = norms->name };
    score_scales(answers, norms, result);
    for (enum dimension d = 0; d < DIM_COUNT; d++)
        result->dimension[d] = score_dimension(dimensions[d].parts, result);
    encode_personality(result);
    derive_type16(result);
    result->quality = quality_of(answers, seconds);
}
