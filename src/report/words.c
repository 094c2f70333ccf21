/* words.c - from scores to sentences. */
#include "report/words.h"

#include <math.h>

#include "core/buf.h"

static const char *whole(struct arena *mem, const struct words *w, double value)
{
    return number_text(mem, w->t, value, 0);
}

/* "A, B and C" of the names of dimensions. */
static const char *list_names(struct arena *mem, const struct report_texts *t,
                              const struct told *const *items, int n)
{
    struct buf b = BUF(mem);

    for (int i = 0; i < n; i++) {
        if (i > 0)
            buf_text(&b, i < n - 1 ? ", " : and_text(t, items[i]->name));
        buf_text(&b, items[i]->name);
    }
    return buf_end(&b).data;
}

static void compose_told(struct arena *mem, const struct product *product, struct words *w)
{
    const struct report_texts *t = w->t;

    w->n = product->n;
    for (int i = 0; i < w->n; i++) {
        struct told *d = &w->told[i];

        d->dimension  = product->dimensions[i];
        d->score      = &w->result.dimension[d->dimension];
        d->text       = &t->dimension[d->dimension];
        d->name       = dimension_name(d->dimension, t->language);
        d->is_scored  = d->score->sten > 0 && isfinite(d->score->t);
        d->level_name = t->level_name[d->is_scored ? d->score->level : 0];
        if (!d->is_scored) {
            d->say = SAY_MIDDLE;
            d->t = d->band = d->percentile = d->numbers = "–";
            d->level = t->missing_says;
            d->probe = d->text->probe[SAY_MIDDLE];
            continue;
        }
        d->say        = d->score->level < 3 ? SAY_LOW : d->score->level > 3 ? SAY_HIGH : SAY_MIDDLE;
        d->t          = whole(mem, w, d->score->t);
        d->percentile = whole(mem, w, d->score->percentile);
        d->band       = str_printf(mem, "%s–%s", whole(mem, w, d->score->t - BAND_T),
                                   whole(mem, w, d->score->t + BAND_T)).data;
        d->numbers    = FILL(mem, t->numbers, d->t, d->percentile, whole(mem, w, d->score->sten));
        d->level      = d->text->level[d->say];
        d->probe      = d->text->probe[d->say];
        if (d->score->level == 1 || d->score->level == 5)
            d->level = str_printf(mem, "%s %s", d->level, d->text->extreme[d->score->level == 5]).data;
    }
}

/* The scored dimensions, highest first; equal ones in the order of the product. */
static int rank(const struct words *w, const struct told **ranked)
{
    int n = 0;

    for (int i = 0; i < w->n; i++) {
        int at = n;

        if (!w->told[i].is_scored)
            continue;
        while (at > 0 && ranked[at - 1]->score->t < w->told[i].score->t) {
            ranked[at] = ranked[at - 1];
            at--;
        }
        ranked[at] = &w->told[i];
        n++;
    }
    return n;
}

static void sentence(struct buf *b, const char *text)
{
    if (b->len > 0)
        buf_char(b, ' ');
    buf_text(b, text);
}

/* The headline: what stands out, what stands back, what is missing. */
static void compose_lead(struct arena *mem, struct words *w)
{
    const struct report_texts *t = w->t;
    const struct told         *ranked[DIM_COUNT], *missing[DIM_COUNT], *low[PICKS_MAX];
    int                        n = rank(w, ranked), high_n = 0, low_n = 0, missing_n = 0;
    struct buf                 b = BUF(mem);
    bool is_even = n > 1 && ranked[0]->score->t - ranked[n - 1]->score->t < DIFFERENCE_T;

    while (high_n < n && high_n < PICKS_MAX && ranked[high_n]->score->level > 3)
        high_n++;
    while (low_n < n && low_n < PICKS_MAX && ranked[n - 1 - low_n]->score->level < 3) {
        low[low_n] = ranked[n - 1 - low_n];
        low_n++;
    }
    for (int i = 0; i < w->n; i++)
        if (!w->told[i].is_scored)
            missing[missing_n++] = &w->told[i];

    if (high_n > 0)
        sentence(&b, FILL(mem, t->says_high, list_names(mem, t, ranked, high_n)));
    else if (n > 0 && !is_even)
        sentence(&b, FILL(mem, t->says_no_high, ranked[0]->name));
    if (low_n > 0)
        sentence(&b, FILL(mem, t->says_low, list_names(mem, t, low, low_n)));
    else if (n > 1 && !is_even)
        sentence(&b, FILL(mem, t->says_no_low, ranked[n - 1]->name));
    if (is_even)
        sentence(&b, t->says_even);
    if (n == 0)
        sentence(&b, t->says_nothing);
    else if (missing_n > 0)
        sentence(&b, FILL(mem, t->says_missing, list_names(mem, t, missing, missing_n)));
    w->lead = buf_end(&b).data;

    w->picks = n / 2 < PICKS_MAX ? n / 2 : PICKS_MAX;
    for (int i = 0; i < w->picks; i++) {
        w->most[i]  = ranked[i];
        w->least[i] = ranked[n - 1 - i];
    }
}

static void compose_index(struct arena *mem, double index, struct words *w)
{
    double half  = BAND_T / sqrt(w->n); /* the dimensions share no item, so their errors are independent */

    if (!isfinite(index)) {
        w->index      = "–";
        w->index_note = w->t->index_missing;
        return;
    }
    w->index_t     = index;
    w->index_half  = half;
    w->index       = whole(mem, w, index);
    w->index_note  = FILL(mem, w->t->index_of, whole(mem, w, w->n));
    w->index_range = FILL(mem, w->t->index_range, whole(mem, w, index - half), whole(mem, w, index + half));
}

static void compose_quality(struct arena *mem, const struct b5_quality *q, struct words *w)
{
    const struct report_texts *t = w->t;
    int                        longest = 0, flags = 0;

    for (int i = 0; i < 5; i++)
        longest = q->longest_run[i] > longest ? q->longest_run[i] : longest;
    w->answered = FILL(mem, t->answered_of, whole(mem, w, B5_ITEMS - q->unanswered), whole(mem, w, B5_ITEMS));

    w->answered_long = str_printf(mem, "%s: %s", t->answered, w->answered).data;

    w->is_flagged[CHECK_ANSWERED]  = q->unanswered_flag;
    w->is_flagged[CHECK_RUN]       = q->run_flag;
    w->is_flagged[CHECK_VARIETY]   = q->irv_flag;
    w->is_flagged[CHECK_AGREEMENT] = q->acquiescence_flag;
    w->is_flagged[CHECK_SPEED]     = q->speed_flag;
    w->seen[CHECK_ANSWERED]  = FILL(mem, t->check[CHECK_ANSWERED].value, w->answered);
    w->seen[CHECK_RUN]       = FILL(mem, t->check[CHECK_RUN].value, whole(mem, w, longest));
    w->seen[CHECK_VARIETY]   = FILL(mem, t->check[CHECK_VARIETY].value, number_text(mem, t, q->irv, 2));
    w->seen[CHECK_AGREEMENT] = FILL(mem, t->check[CHECK_AGREEMENT].value, number_text(mem, t, q->acquiescence, 2));
    w->seen[CHECK_SPEED]     = isnan(q->median_s) ? t->not_measured :
                               FILL(mem, t->check[CHECK_SPEED].value, number_text(mem, t, q->median_s, 1));
    for (int i = 0; i < CHECK_COUNT; i++)
        flags += w->is_flagged[i];
    w->verdict = flags < 2 ? flags : 2;
}

/* "male 21-40" in words; anything unknown is the pooled table. */
static const char *norm_words(struct arena *mem, const struct report_texts *t, const char *norm)
{
    str name = str_of(norm);

    if (str_starts(name, "male "))
        return FILL(mem, t->norm_male, str_from(name, 5).data);
    if (str_starts(name, "female "))
        return FILL(mem, t->norm_female, str_from(name, 7).data);
    return t->norm_pooled;
}

static void compose_reading(struct arena *mem, struct words *w)
{
    const struct report_texts *t = w->t;

    for (int i = 0; i < READ_COUNT; i++)
        w->reading[i] = t->read[i].text;
    w->reading[READ_BAND] = FILL(mem, t->read[READ_BAND].text, number_text(mem, t, RELIABILITY, 2),
                                 number_text(mem, t, SEM_T, 1), whole(mem, w, BAND_T), whole(mem, w, DIFFERENCE_T));
    w->reading[READ_NORM] = FILL(mem, t->read[READ_NORM].text, w->norm);
}

void words_compose(struct arena *mem, const struct report *report, const struct b5_result *result,
                   struct words *w)
{
    const struct product *product = report->product ? report->product : &products[0];

    *w = (struct words){ .t = report_texts_of(report->language), .result = *result };
    w->product     = product_name(product, report->language);
    w->norm        = norm_words(mem, w->t, result->norm);
    w->cards_pages = (product->n + CARDS_PER_PAGE - 1) / CARDS_PER_PAGE;
    compose_told(mem, product, w);
    compose_lead(mem, w);
    compose_index(mem, product_index(product, result), w);
    compose_quality(mem, &result->quality, w);
    compose_reading(mem, w);
}
