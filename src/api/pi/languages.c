/* languages.c - the languages an invitation can be sent in.
 *
 * Operations: languages.list.
 */
#include "api/pi/pi.h"

struct pi_language { str language_locale, name; };
static const struct field pi_language_fields[] = {
    FIELD(pi_language, language_locale, .doc = "Value for languageLocale", .example = "en-US"),
    FIELD(pi_language, name,            .doc = "Name of the language in English"),
};
SHAPE(pi_language);

static bool languages_list(struct call *c)
{
    static struct pi_language all[] = {
        { STR("de-DE"), STR("German") }, { STR("en-US"), STR("English") }, { STR("es-ES"), STR("Spanish") },
        { STR("pt-BR"), STR("Portuguese") },
    };
    int64_t n = sizeof all / sizeof all[0], from = c->offset < n ? c->offset : n;
    int64_t rest = n - from;

    return reply_page(c, (struct list){ all + from, (size_t)(rest < c->limit ? rest : c->limit) }, n);
}

const struct op pi_languages_ops[] = {
    { OP("languages.list"), .method = GET, .path = "/api/v1/languages", .perm = PERM_INVITE_READ,
      .summary = "Languages an invitation can be sent in", .out = &pi_language_shape, .flags = OP_LIST,
      .list = "languages", .status = 200, .run = languages_list,
      .source = "predictive-index.openapi.json listLanguages" },
    { 0 }
};
