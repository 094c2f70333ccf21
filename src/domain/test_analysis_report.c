/* test_analysis_report.c - statistics of what was added up: see test_analysis.h. */
#include <math.h>

#include "core/arena.h"
#include "domain/bigfive.h"
#include "domain/test_analysis_unit.h"

#define RELIABILITY_AIM 0.80
#define ITEMS_AIM_MAX   1000 /* no test is made that long */

static const struct field option_statistics_fields[] = {
    FIELD(option_statistics, value, .doc = "Number of the option"),
    FIELD(option_statistics, label, .doc = "What it says"),
    FIELD(option_statistics, key, .doc = "Does it earn anything?"),
    FIELD(option_statistics, flag, .doc = "Wrong, and chosen by people with a higher rest score than the key"),
    FIELD(option_statistics, n, .doc = "People who chose it"),
    FIELD(option_statistics, share, .flags = NULLABLE, .doc = "Their share, 0 to 1"),
    FIELD(option_statistics, mean_rest, .flags = NULLABLE, .doc = "Their mean total without the item"),
};
const struct shape option_statistics_shape = { "option_statistics", option_statistics_fields,
                                               sizeof option_statistics_fields / sizeof *option_statistics_fields,
                                               sizeof(struct option_statistics) };

#define NUMBER_OR_NULL(structure, member, text) FIELD(structure, member, .flags = NULLABLE, .doc = text)
static const struct field item_analysis_fields[] = {
    FIELD(item_analysis, item_id, .doc = "Id of the item"),
    FIELD(item_analysis, text, .doc = "What it asks"),
    FIELD(item_analysis, type, .doc = "How it is answered"),
    FIELD(item_analysis, reversed, .doc = "Of a questionnaire: does agreeing lower the score?"),
    FIELD(item_analysis, maximum, .doc = "Most it can earn"),
    NUMBER_OR_NULL(item_analysis, mean, "Mean score"),
    NUMBER_OR_NULL(item_analysis, sd, "Standard deviation of the scores"),
    NUMBER_OR_NULL(item_analysis, p, "Difficulty: mean score of the maximum, 0 to 1; null in a questionnaire"),
    NUMBER_OR_NULL(item_analysis, r_total, "Correlation with the total"),
    NUMBER_OR_NULL(item_analysis, r_rest, "Correlation with the total without the item"),
    NUMBER_OR_NULL(item_analysis, alpha_if_deleted, "Alpha of the scale without the item"),
    NUMBER_OR_NULL(item_analysis, omitted, "Share of all attempts without an answer to it, 0 to 1"),
    NUMBER_OR_NULL(item_analysis, mean_seconds, "Mean time to answer it, seconds"),
    FIELD(item_analysis, timed_n, .doc = "Answers whose time is known"),
    FIELD(item_analysis, flags, .item = TYPE_TEXT,
          .doc = "Reasons to look at it: too_hard, too_easy, low_discrimination, no_variance, distractor"),
    FIELD_LIST(item_analysis, options, option_statistics, .doc = "Options of a choice"),
};
const struct shape item_analysis_shape = { "item_analysis", item_analysis_fields,
                                           sizeof item_analysis_fields / sizeof *item_analysis_fields,
                                           sizeof(struct item_analysis) };

static const struct field scale_analysis_fields[] = {
    FIELD(scale_analysis, code, .doc = "total, the number of a skill, or domain and facet of a questionnaire"),
    FIELD(scale_analysis, name, .doc = "Its name"),
    FIELD(scale_analysis, items_n, .doc = "Items"),
    NUMBER_OR_NULL(scale_analysis, alpha, "Cronbach's alpha; null under 2 items or 3 people, or when nothing varies"),
    NUMBER_OR_NULL(scale_analysis, alpha_low, "Lower end of its 95% interval"),
    NUMBER_OR_NULL(scale_analysis, alpha_high, "Upper end of its 95% interval"),
    NUMBER_OR_NULL(scale_analysis, alpha_std, "Alpha of standardised items"),
    NUMBER_OR_NULL(scale_analysis, omega, "Omega total, from 3 items on"),
    NUMBER_OR_NULL(scale_analysis, omega_std, "Omega total of standardised items, by least squares"),
    NUMBER_OR_NULL(scale_analysis, guttman6, "Guttman's lambda 6 of standardised items"),
    NUMBER_OR_NULL(scale_analysis, mean, "Mean total"),
    NUMBER_OR_NULL(scale_analysis, sd, "Standard deviation of the totals"),
    FIELD(scale_analysis, maximum, .doc = "Highest total"),
    NUMBER_OR_NULL(scale_analysis, sem, "Standard error of measurement"),
    NUMBER_OR_NULL(scale_analysis, band, "A score's 95% interval is so much up and down"),
    NUMBER_OR_NULL(scale_analysis, difference, "Two scores differ reliably from so much on"),
    NUMBER_OR_NULL(scale_analysis, alpha_half, "Reliability of half as many such items"),
    NUMBER_OR_NULL(scale_analysis, alpha_double, "Reliability of twice as many"),
    FIELD(scale_analysis, items_for_80, .flags = NULLABLE,
          .doc = "So many such items have a reliability of 0.80; null over 1000"),
    FIELD_LIST(scale_analysis, items, item_analysis, .doc = "Its items"),
};
const struct shape scale_analysis_shape = { "scale_analysis", scale_analysis_fields,
                                            sizeof scale_analysis_fields / sizeof *scale_analysis_fields,
                                            sizeof(struct scale_analysis) };

static const struct field unit_analysis_fields[] = {
    FIELD(unit_analysis, code, .doc = "Code of the test or questionnaire; questions: those that stand alone"),
    FIELD(unit_analysis, title, .doc = "Its title"),
    FIELD(unit_analysis, kind, .one_of = "test|questionnaire|questions", .doc = "What it is"),
    FIELD(unit_analysis, reason, .flags = NULLABLE, .doc = "Why there are no statistics"),
    FIELD(unit_analysis, attempts, .doc = "Attempts"),
    FIELD(unit_analysis, complete, .doc = "Complete rows: all statistics but omitted and mean_seconds are of these"),
    FIELD_LIST(unit_analysis, scales, scale_analysis, .doc = "The whole, then its skills or scales"),
};
const struct shape unit_analysis_shape = { "unit_analysis", unit_analysis_fields,
                                           sizeof unit_analysis_fields / sizeof *unit_analysis_fields,
                                           sizeof(struct unit_analysis) };

static const struct field item_dif_fields[] = {
    FIELD(item_dif, item_id, .doc = "Id of the item"),
    FIELD(item_dif, text, .doc = "What it asks"),
    FIELD(item_dif, reason, .flags = NULLABLE, .doc = "Why it has no statistics"),
    FIELD(item_dif, category, .flags = NULLABLE, .one_of = "A|B|C", .doc = "A negligible, B moderate, C large"),
    NUMBER_OR_NULL(item_dif, chi2, "Mantel-Haenszel chi-square, corrected for continuity"),
    NUMBER_OR_NULL(item_dif, p, "Its p-value"),
    NUMBER_OR_NULL(item_dif, odds_ratio, "Common odds ratio; above 1: easier for the reference group"),
    NUMBER_OR_NULL(item_dif, delta, "The same on the ETS scale; below 0: harder for the focal group"),
    NUMBER_OR_NULL(item_dif, se, "Standard error of the logarithm of the odds ratio"),
};
const struct shape item_dif_shape = { "item_dif", item_dif_fields, sizeof item_dif_fields / sizeof *item_dif_fields,
                                      sizeof(struct item_dif) };

static const struct field unit_dif_fields[] = {
    FIELD(unit_dif, code, .doc = "Code of the test; questions: those that stand alone"),
    FIELD(unit_dif, title, .doc = "Its title"),
    FIELD(unit_dif, reason, .flags = NULLABLE, .doc = "Why there are no statistics"),
    FIELD(unit_dif, reference_n, .flags = NULLABLE,
          .doc = "Complete rows of the reference group; null under 5"),
    FIELD(unit_dif, focal_n, .flags = NULLABLE, .doc = "Complete rows of the focal group; null under 5"),
    FIELD_LIST(unit_dif, items, item_dif, .doc = "Its items"),
};
const struct shape unit_dif_shape = { "unit_dif", unit_dif_fields, sizeof unit_dif_fields / sizeof *unit_dif_fields,
                                      sizeof(struct unit_dif) };

/* --- items ------------------------------------------------------------------------ */

struct writer {
    struct arena *mem;
    const char   *language;
};

static void flag_add(struct arena *mem, struct list *flags, const char *flag)
{
    /* The empty list stands in no memory of ours. */
    str *items = arena_grow(mem, flags->n ? flags->items : NULL, flags->n * sizeof *items,
                            (flags->n + 1) * sizeof *items);

    items[flags->n++] = str_of(flag);
    flags->items      = items;
}

/* Mean rest score of those who chose the key: of the best paid option of a single choice. */
static double key_rest(const struct unit_item *item)
{
    int best = 0;

    for (int o = 1; o < TEST_OPTIONS_MAX; o++)
        if (item->question->credit[o] > item->question->credit[best])
            best = o;
    return item->option_n[best] ? item->option_rest[best] / (double)item->option_n[best] : NAN;
}

static void options_report(const struct writer *w, const struct unit *u, const struct unit_item *item,
                           struct item_analysis *out)
{
    const struct question    *q = item->question;
    struct option_statistics *options = ARENA_ARRAY(w->mem, struct option_statistics, TEST_OPTIONS_MAX);
    bool                      any = false;
    size_t                    n = 0;

    if (q->type != ITEM_SINGLE && q->type != ITEM_MULTIPLE)
        return;
    for (; n < TEST_OPTIONS_MAX && q->options[n].in[LANGUAGE_EN]; n++) {
        int64_t chosen = item->option_n[n];

        options[n] = (struct option_statistics){
            .value = (int64_t)n + 1, .label = str_of(translated_text(&q->options[n], w->language)),
            .key = q->credit[n] > 0, .n = chosen,
            .share = u->complete ? (double)chosen / (double)u->complete : NAN,
            .mean_rest = chosen ? item->option_rest[n] / (double)chosen : NAN,
        };
        /* Options of a multiple choice are not rivals of a key: people choose several. */
        options[n].flag = q->type == ITEM_SINGLE && !options[n].key && options[n].mean_rest > key_rest(item);
        any |= options[n].flag;
    }
    out->options = (struct list){ options, n };
    if (any)
        flag_add(w->mem, &out->flags, "distractor");
}

static void item_report(const struct writer *w, const struct unit *u, size_t place,
                        const struct item_statistics *statistics, struct item_analysis *out)
{
    const struct unit_item *item = &u->items[place];
    struct item             asked;

    item->instrument->item(item->instrument, w->mem, item->place, w->language, &asked);
    *out = (struct item_analysis){
        .item_id = asked.item_id, .text = asked.text, .type = str_of(item_type_name(asked.type)),
        .reversed = item->reversed, .maximum = item->maximum, .timed_n = item->timed_n,
        .mean = NAN, .sd = NAN, .p = NAN, .r_total = NAN, .r_rest = NAN, .alpha_if_deleted = NAN,
        .omitted = u->attempts ? 1.0 - (double)item->answered / (double)u->attempts : NAN,
        .mean_seconds = item->timed_n ? item->seconds / (double)item->timed_n : NAN,
        .flags = { "", 0 }, .options = { "", 0 },
    };
    if (u->moments.persons > 0)
        out->mean = u->moments.first[place] + u->moments.sum[place] / u->moments.persons;
    if (item->question) {
        out->p = out->mean / item->maximum;
        if (out->p < 0.1)
            flag_add(w->mem, &out->flags, "too_hard");
        if (out->p > 0.95)
            flag_add(w->mem, &out->flags, "too_easy");
    }
    if (statistics) {
        out->sd               = statistics->sd;
        out->r_total          = statistics->r_total;
        out->r_rest           = statistics->r_rest;
        out->alpha_if_deleted = statistics->alpha_if_deleted;
        if (statistics->sd == 0)
            flag_add(w->mem, &out->flags, "no_variance");
        else if (statistics->r_rest < 0.15)
            flag_add(w->mem, &out->flags, "low_discrimination");
    }
    if (item->question)
        options_report(w, u, item, out);
}

/* --- scales ----------------------------------------------------------------------- */

static void reliability_report(const struct reliability *r, struct scale_analysis *out)
{
    double factor = RELIABILITY_AIM * (1 - r->alpha) / (r->alpha * (1 - RELIABILITY_AIM));

    out->alpha        = r->alpha;
    out->alpha_low    = r->alpha_low;
    out->alpha_high   = r->alpha_high;
    out->alpha_std    = r->alpha_std;
    out->omega        = r->omega_ml_raw;
    out->omega_std    = r->omega_minres_std;
    out->guttman6     = r->guttman6_std;
    out->mean         = r->mean_total;
    out->sd           = r->sd_total;
    out->sem          = r->sem;
    out->band         = 1.96 * r->sem;
    out->difference   = 1.96 * sqrt(2) * r->sem;
    out->alpha_half   = reliability_lengthened(r->alpha, 0.5);
    out->alpha_double = reliability_lengthened(r->alpha, 2);
    if (r->alpha > 0 && factor * (double)out->items_n <= ITEMS_AIM_MAX)
        out->items_for_80 = (int64_t)ceil(factor * (double)out->items_n - 1e-9);
}

/* `chosen`: the items of the unit that make the scale. */
static void scale_report(const struct writer *w, const struct unit *u, const size_t *chosen, size_t n,
                         struct scale_analysis *out)
{
    struct item_analysis   *items = ARENA_ARRAY(w->mem, struct item_analysis, n);
    struct item_statistics *statistics = ARENA_ARRAY(w->mem, struct item_statistics, n);
    struct reliability      r;
    bool                    known = reliability_of_moments(w->mem, &u->moments, chosen, n, statistics, &r);

    out->items_n      = (int64_t)n;
    out->items        = (struct list){ items, n };
    out->items_for_80 = INT_NULL;
    out->alpha = out->alpha_low = out->alpha_high = out->alpha_std = out->omega = out->omega_std = out->guttman6 = NAN;
    out->mean = out->sd = out->sem = out->band = out->difference = out->alpha_half = out->alpha_double = NAN;
    if (known)
        reliability_report(&r, out);
    for (size_t i = 0; i < n; i++) {
        item_report(w, u, chosen[i], known ? &statistics[i] : NULL, &items[i]);
        out->maximum += items[i].maximum;
    }
}

static bool in_skill(const struct unit_item *item, int skill)
{
    return item->question->skill == skill;
}

static void scale_add(const struct writer *w, const struct unit *u, struct list *scales, str code, str name,
                      const size_t *chosen, size_t n)
{
    struct scale_analysis *list = arena_grow(w->mem, scales->items, scales->n * sizeof *list,
                                             (scales->n + 1) * sizeof *list);

    list[scales->n] = (struct scale_analysis){ .code = code, .name = name };
    scale_report(w, u, chosen, n, &list[scales->n++]);
    scales->items = list;
}

static void skills_report(const struct writer *w, const struct unit *u, size_t *chosen, struct list *scales)
{
    const struct test *t = u->instrument->test;

    for (size_t s = 0; !u->is_questions && test_skills(t) > 1 && s < test_skills(t); s++) {
        size_t n = 0;

        for (size_t i = 0; i < u->items_n; i++)
            if (in_skill(&u->items[i], (int)s))
                chosen[n++] = i;
        if (n)
            scale_add(w, u, scales, str_printf(w->mem, "skill.%zu", s + 1),
                      str_of(translated_text(&t->skills[s], w->language)), chosen, n);
    }
}

/* Items i of domain i mod 5 and facet (i div 5) mod 6; facet -1: all of the domain. */
static size_t facet_items(const struct unit *u, int domain, int facet, size_t *chosen)
{
    size_t n = 0;

    for (size_t i = 0; i < u->items_n; i++)
        if ((int)(i % B5_DOMAINS) == domain && (facet < 0 || (int)(i / B5_DOMAINS % B5_FACETS) == facet))
            chosen[n++] = i;
    return n;
}

static void facets_report(const struct writer *w, const struct unit *u, size_t *chosen, struct list *scales)
{
    for (int d = 0; d < B5_DOMAINS; d++)
        for (int f = -1; f < B5_FACETS; f++) {
            size_t n = facet_items(u, d, f, chosen);
            char   letter = b5_domain_letter((enum b5_domain)d);
            str    code = f < 0 ? str_printf(w->mem, "%c", letter) : str_printf(w->mem, "%c%d", letter, f + 1);

            scale_add(w, u, scales, code, code, chosen, n);
        }
}

/* --- units ------------------------------------------------------------------------ */

static void name_unit(const struct writer *w, const struct unit *u, str *code, str *title)
{
    static const struct translated questions = TEXTS("Questions", "Perguntas", "Preguntas", "Fragen");

    *code  = str_of(u->is_questions ? "questions" : u->instrument->code);
    *title = str_of(u->is_questions ? translated_text(&questions, w->language)
                                    : instrument_title(u->instrument, w->language));
}

static void unit_report(const struct writer *w, const struct unit *u, struct unit_analysis *out)
{
    size_t *chosen = ARENA_ARRAY(w->mem, size_t, u->items_n + 1);

    *out = (struct unit_analysis){
        .kind = str_of(u->is_questions ? "questions" : u->instrument->test ? "test" : "questionnaire"),
        .reason = str_of(u->reason), .attempts = u->attempts, .complete = u->complete, .scales = { "", 0 },
    };
    name_unit(w, u, &out->code, &out->title);
    if (u->reason)
        return;
    out->scales.items = NULL;
    if (u->instrument->test) {
        for (size_t i = 0; i < u->items_n; i++)
            chosen[i] = i;
        scale_add(w, u, &out->scales, STR("total"), out->title, chosen, u->items_n);
        skills_report(w, u, chosen, &out->scales);
    } else {
        facets_report(w, u, chosen, &out->scales);
    }
}

struct list analysis_units(struct arena *mem, const struct analysis *a, const char *language)
{
    const struct writer   w = { mem, language };
    struct unit_analysis *units = ARENA_ARRAY(mem, struct unit_analysis, a->units_n);

    for (size_t k = 0; k < a->units_n; k++)
        unit_report(&w, &a->units[k], &units[k]);
    return (struct list){ units, a->units_n };
}

/* --- differential item functioning ------------------------------------------------- */

static void dif_report(const struct writer *w, const struct unit *u, size_t place, struct item_dif *out)
{
    const struct unit_item *item = &u->items[place];
    struct item             asked;
    struct dif              d;

    item->instrument->item(item->instrument, w->mem, item->place, w->language, &asked);
    *out = (struct item_dif){ .item_id = asked.item_id, .text = asked.text, .chi2 = NAN, .p = NAN, .odds_ratio = NAN,
                              .delta = NAN, .se = NAN };
    if (!dif_of_strata(&u->strata[place * (u->items_n + 1)], u->items_n + 1, &d)) {
        out->reason = STR("too few answers of people who score alike");
        return;
    }
    out->chi2       = d.chi2_corrected;
    out->p          = d.p_corrected;
    out->odds_ratio = d.alpha;
    out->delta      = d.delta;
    out->se         = d.se_log_alpha;
    out->category   = str_printf(w->mem, "%c", d.category);
}

static int64_t shown(int64_t n)
{
    return n < FAIRNESS_CELL_MIN ? INT_NULL : n;
}

static void unit_dif(const struct writer *w, const struct unit *u, struct unit_dif *out)
{
    bool             few = u->reference_n < DIF_GROUP_MIN || u->focal_n < DIF_GROUP_MIN;
    struct item_dif *items;

    *out = (struct unit_dif){ .reference_n = INT_NULL, .focal_n = INT_NULL, .items = { "", 0 } };
    name_unit(w, u, &out->code, &out->title);
    if (!u->strata) {
        out->reason = str_of(u->reason ? u->reason : "only items that are right or wrong can be studied");
        return;
    }
    out->reference_n = shown(u->reference_n);
    out->focal_n     = shown(u->focal_n);
    if (few) {
        out->reason = STR("needs complete rows of at least 100 people of each group");
        return;
    }
    items = ARENA_ARRAY(w->mem, struct item_dif, u->items_n);
    for (size_t i = 0; i < u->items_n; i++)
        dif_report(w, u, i, &items[i]);
    out->items = (struct list){ items, u->items_n };
}

struct list analysis_dif(struct arena *mem, const struct analysis *a, const char *language)
{
    const struct writer w = { mem, language };
    struct unit_dif    *units = ARENA_ARRAY(mem, struct unit_dif, a->units_n);

    for (size_t k = 0; k < a->units_n; k++)
        unit_dif(&w, &a->units[k], &units[k]);
    return (struct list){ units, a->units_n };
}
