/* section.c - which section an instrument has, and what sections have in common. */
#include "report/section.h"

#include <assert.h>
#include <math.h>

#include "domain/adaptive_test.h"
#include "report/chart.h"

#define PASSAGES_MAX 8

const struct section_texts section_texts = {
    .glance    = TEXTS("Profile at a glance", "Perfil em resumo", "Perfil de un vistazo", "Profil auf einen Blick"),
    .meaning   = TEXTS("What it means at work", "O que significa no trabalho", "Qué significa en el trabajo",
                       "Was es für die Arbeit bedeutet"),
    .strengths = TEXTS("Brings to a team", "O que traz à equipe", "Lo que aporta", "Bringt ein"),
    .watch     = TEXTS("Worth watching", "Pontos de atenção", "A tener en cuenta", "Zu beachten"),
};

/* Read into the arena: it is large. */
static void adaptive_compose(struct arena *mem, const struct report *report, const struct component_result *result,
                             struct section *section)
{
    struct adaptive_result *adaptive = ARENA_NEW(mem, struct adaptive_result);

    if (adaptive_result_read(result->document, adaptive))
        adaptive_section(mem, report, result->instrument->test, adaptive, section);
}

void section_compose(struct arena *mem, const struct report *report, const struct component_result *result,
                     struct section *section)
{
    const struct instrument *i = result->instrument;
    struct b5_result         b5;
    struct disc_result       disc;
    struct drives_result     drives;
    struct test_result       test;

    *section = (struct section){ .title = instrument_title(i, report->language), .score = NAN };
    if (i == &instrument_b5 && b5_result_read(result->document, &b5))
        b5_section(mem, report, &b5, section);
    else if (i == &instrument_types && b5_result_read(result->document, &b5))
        types_section(mem, report, &b5, section);
    else if (i == &instrument_disc && disc_result_read(result->document, &disc))
        disc_section(mem, report, &disc, section);
    else if (i == &instrument_drives && drives_result_read(result->document, &drives))
        drives_section(mem, report, &drives, section);
    else if (i->test && i->test->adaptive)
        adaptive_compose(mem, report, result, section);
    else if (i->test && test_result_read(result->document, &test))
        test_section(mem, report, i->test, &test, section);
}

double passages_put(struct sheet *s, double y, const struct passage *passages, int n)
{
    const double width = (WIDTH - 28) / 2;
    double       end   = y;

    for (int i = 0; i < n; i++) {
        double x = LEFT + i % 2 * (width + 28), below;

        if (i % 2 == 0)
            y = end;
        below = text_put(s, "H2", STYLE_STRONG, INK_TEXT, x, y, width, passages[i].title);
        below = text_put(s, "P", STYLE_SMALL, INK_TEXT, x, below, width, passages[i].text) + 10;
        end   = fmax(end, below);
    }
    return end;
}

double passages_say(struct sheet *s, double y, enum language l, const struct translated *titles,
                    const struct translated *texts, int n)
{
    struct passage passages[PASSAGES_MAX];

    assert(n <= PASSAGES_MAX);
    for (int i = 0; i < n; i++)
        passages[i] = (struct passage){ titles[i].in[l], texts[i].in[l] };
    return passages_put(s, y, passages, n);
}

double outcome_put(struct sheet *s, double y, const struct outcome *o)
{
    const double half = WIDTH / 2, side = LEFT + half + 44, height = o->line ? 84 : 62;

    box_fill(&s->c, LEFT, y, WIDTH, height, 6, INK_WASH);
    line_put(s, "P", STYLE_LABEL, INK_SOFT, ALIGN_LEFT, LEFT + 14, y + 9, half, o->label);
    line_put(s, "P", o->line ? STYLE_TITLE : STYLE_NAME, INK_ACCENT, ALIGN_LEFT, LEFT + 14, y + (o->line ? 18 : 24),
             half + 20, o->headline);
    if (o->line)
        line_put(s, "P", STYLE_BODY, INK_TEXT, ALIGN_LEFT, LEFT + 14, y + 62, half + 20, o->line);
    line_put(s, "P", STYLE_LABEL, INK_SOFT, ALIGN_LEFT, side, y + 9, half - 58, o->side_label);
    text_put(s, "P", STYLE_STRONG, INK_TEXT, side, y + 24, half - 58, o->side);
    return y + height;
}

double columns_put(struct sheet *s, double y, const struct passage *columns, int n)
{
    const double gap = 20, width = (WIDTH - gap * (n - 1)) / n;
    double       end = y;

    for (int i = 0; i < n; i++) {
        double x = LEFT + i * (width + gap), below;

        box_fill(&s->c, x, y, width, 2, 1, INK_ACCENT);
        below = text_put(s, "H2", STYLE_LABEL, INK_ACCENT, x, y + 10, width, columns[i].title) + 2;
        end   = fmax(end, text_put(s, "P", STYLE_BODY, INK_TEXT, x, below, width, columns[i].text));
    }
    return end;
}

/* What the two ends of a scale mean, under it; the end that z tends to is set off. */
static double poles_put(struct sheet *s, double x, double y, double width, const struct trait *t)
{
    const double    half = (width - 16) / 2;
    const bool      low = !t->is_middle && t->z < 0, high = !t->is_middle && t->z > 0;
    struct text_box left  = { x, y, half, low ? STYLE_LABEL : STYLE_SMALL, low ? INK_TEXT : INK_SOFT, ALIGN_LEFT, 0,
                              "P" };
    struct text_box right = { x + half + 16, y, half, high ? STYLE_LABEL : STYLE_SMALL, high ? INK_TEXT : INK_SOFT,
                              ALIGN_RIGHT, 0, "P" };
    double          height = text_draw(&s->c, &left, t->low);

    return y + fmax(height, text_draw(&s->c, &right, t->high));
}

double trait_put(struct sheet *s, double y, const struct trait *t)
{
    const double x = LEFT + 190, width = x - LEFT - 52;
    double       left, right;

    line_draw(&s->c, LEFT, y, RIGHT, y, 0.6, INK_RULE);
    text_put(s, NULL, STYLE_FIGURE, INK_ACCENT, LEFT, y + 8, 34, t->letter);
    left = text_put(s, "H2", STYLE_H2, INK_TEXT, LEFT + 36, y + 10, width, t->name);
    left = text_put(s, "P", STYLE_SMALL, INK_SOFT, LEFT + 36, left, width, t->meaning);
    chart_z_scale(&s->c, x, y + 12, RIGHT - x, 16, t->limit, false);
    if (!isnan(t->z))
        chart_z_rows(&s->c, x, y + 12, RIGHT - x, 16, t->limit, &t->z, 1);
    right = poles_put(s, x, y + 32, RIGHT - x, t);
    return fmax(left, right);
}
