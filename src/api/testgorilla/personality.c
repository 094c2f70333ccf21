/* personality.c - what the result of a personality test means, as a piece of HTML.
 *
 * Operations: tests.personality.
 * Texts and letters come from our own tables; of the request only numbers are written back.
 */
#include "api/testgorilla/testgorilla.h"
#include "domain/instrument_texts.h"
#include "domain/personality_texts.h"
#include "report/texts.h"

/* The piece that is being written. */
struct piece {
    struct buf  html;
    const char *language;
};

/* <tag>words</tag>; the words are ours and need no escapes. */
static void element(struct piece *p, const char *tag, const struct translated *text)
{
    buf_printf(&p->html, "<%s>%s</%s>\n", tag, translated_text(text, p->language), tag);
}

static void big_5_write(struct piece *p, const struct personality *of)
{
    const struct report_texts *t = report_texts_of(p->language);

    for (enum trait i = 0; i < TRAITS; i++) {
        enum trait_say say = of->level[i] < 3 ? TRAIT_LOW : of->level[i] > 3 ? TRAIT_HIGH : TRAIT_MIDDLE;

        element(p, "h3", &trait_texts[i].name);
        buf_printf(&p->html, "<p><strong>%s</strong>", t->level_name[of->level[i]]);
        if (!isnan(of->raw[i]))
            buf_printf(&p->html, " (%g, 10–50)", of->raw[i]);
        buf_text(&p->html, "</p>\n");
        element(p, "p", &trait_texts[i].says[say]);
    }
}

static void said_write(struct piece *p, const struct translated *strengths, const struct translated *watch,
                       const struct translated *talk)
{
    element(p, "h3", &says_strengths);
    element(p, "p", strengths);
    element(p, "h3", &says_watch);
    element(p, "p", watch);
    element(p, "h3", &says_talk);
    element(p, "p", talk);
}

static void type_write(struct piece *p, const struct personality *of)
{
    const struct type_text *type = type_find(str_of(of->type));

    buf_printf(&p->html, "<h2>%s</h2>\n", type->code);
    element(p, "p", &type->says);
    buf_text(&p->html, "<ul>\n");
    for (int i = 0; i < TYPE16_LETTERS; i++) {
        const struct type_letter_text *l = &type_letter_texts[i];
        bool                           high = type->code[i] == "ENFJ"[i];

        buf_printf(&p->html, "<li><strong>%c · %s</strong>: %s</li>\n", type->code[i],
                   translated_text(high ? &l->high_name : &l->low_name, p->language),
                   translated_text(high ? &l->high : &l->low, p->language));
    }
    buf_text(&p->html, "</ul>\n");
    element(p, "p", &letters_uncertain);
    said_write(p, &type->strengths, &type->watch, &type->talk);
}

static void pattern_write(struct piece *p, const struct personality *of)
{
    const struct disc_pattern *pattern = disc_pattern_find(str_of(of->pattern));

    if (!pattern) {
        element(p, "h2", &disc_balanced);
        element(p, "p", &disc_balanced_says);
        return;
    }
    buf_printf(&p->html, "<h2>%s (%s)</h2>\n", translated_text(&pattern->name, p->language), pattern->code);
    element(p, "p", &pattern->says);
    said_write(p, &pattern->strengths, &pattern->watch, &pattern->talk);
}

struct personality_key { str algorithm, score, accept_language; };
static const struct field personality_key_fields[] = {
    FIELD(personality_key, algorithm, .flags = REQUIRED, .one_of = TG_ALGORITHMS, 
          .doc = "How the test is scored"),
    FIELD(personality_key, score,     .flags = REQUIRED, .min = 1, .max = 64,
          .doc = "Result in short: score_display or personality", .example = "INTJ"),
    TG_ACCEPT_LANGUAGE(personality_key),
};
SHAPE(personality_key);

static bool tests_personality(struct call *c)
{
    struct personality_key *in = c->in;
    struct piece            p = { BUF(c->mem), tg_language(c) };
    struct personality      personality;

    if (!personality_read(in->algorithm, in->score, &personality))
        return fail(c, 404, NULL, "there is no text for such a result");
    buf_printf(&p.html, "<section lang=\"%s\">\n", p.language);
    if (personality.type[0])
        type_write(&p, &personality);
    else if (personality.level[0])
        big_5_write(&p, &personality);
    else
        pattern_write(&p, &personality);
    buf_text(&p.html, "</section>\n");
    reply_header(c, "Content-Language", str_of(p.language));
    return reply_raw(c, "text/html; charset=utf-8", buf_end(&p.html));
}

const struct op testgorilla_personality_ops[] = {
    { OP("tests.personality"), .method = GET, .path = "/api/tests/personality/{algorithm}/{score}",
      .perm = PERM_RESULT_READ, .summary = "Text for a personality result", .in = &personality_key_shape,
      .flags = OP_RAW, .media = "text/html", .status = 200, .run = tests_personality,
      .source = "testgorilla.openapi.json getPersonalityText",
      .fails = "404: there is no text for such a result" },
    { 0 }
};
