/* guidebook.c - the reference profile of a completed behavioral assessment, in words.
 *
 * Operations: guidebook.get.
 * The texts are those of the PDF report, in the language of Accept-Language or else of
 * the assessment.  Traits are the strengths of the profile, then what the person's own
 * drives lean to; a drive in the middle says nothing.
 * Tables: attempt, result.
 */
#include <math.h>
#include "api/pi/pi.h"
#include "domain/accept_language.h"
#include "domain/instrument_texts.h"

#define LEANS 0.5 /* sigma from which on a drive leans to one of its ends */

struct reference_pattern { str name, description; struct list traits, challenges; };
static const struct field reference_pattern_fields[] = {
    FIELD(reference_pattern, name,        .doc = "Name of the reference profile"),
    FIELD(reference_pattern, description, .doc = "What it means at work"),
    FIELD(reference_pattern, traits,      .item = TYPE_TEXT, .doc = "Strengths, at least one"),
    FIELD(reference_pattern, challenges,  .item = TYPE_TEXT, .doc = "What to take care of, at least one"),
};
SHAPE(reference_pattern);

struct guidebook { struct reference_pattern *reference_pattern; };
static const struct field guidebook_fields[] = {
    FIELD_OBJECT(guidebook, reference_pattern, reference_pattern, .doc = "Reference profile of the person"),
};
SHAPE(guidebook);

struct guidebook_key { str company_id, accept_language; struct id assessment_id; };
static const struct field guidebook_key_fields[] = {
    FIELD(guidebook_key, company_id, .flags = REQUIRED, .max = 100, .doc = "Whatever it is: the key says whose"),
    FIELD(guidebook_key, assessment_id, .flags = REQUIRED, .doc = "Id of the behavioral assessment"),
    FIELD(guidebook_key, accept_language, .flags = IN_HEADER, .max = 1000,
          .doc = "Language of the texts: en, pt, es or de; without one of them that of the assessment"),
};
SHAPE(guidebook_key);

static str text_in(const struct translated *text, const char *language)
{
    return str_of(translated_text(text, language));
}

static struct list one_text(struct arena *mem, const struct translated *text, const char *language)
{
    str *only = ARENA_NEW(mem, str);

    *only = text_in(text, language);
    return (struct list){ only, 1 };
}

static struct list traits(struct arena *mem, const struct drive_profile_text *profile,
                          const struct drives_result *result, const char *language)
{
    str   *list = ARENA_ARRAY(mem, str, 1 + DRIVE_PROFILED);
    size_t n = 0;

    list[n++] = text_in(&profile->strengths, language);
    for (enum drive d = 0; d < DRIVE_PROFILED; d++)
        if (fabs(result->self[d]) >= LEANS)
            list[n++] = text_in(result->self[d] > 0 ? &drive_texts[d].high : &drive_texts[d].low, language);
    return (struct list){ list, n };
}

struct guided { str language, document; };
static const struct field guided_fields[] = { FIELD(guided, language), FIELD(guided, document) };
SHAPE(guided);

static bool guidebook_get(struct call *c)
{
    struct guidebook_key            *in = c->in;
    const char                      *language = accept_language(in->accept_language);
    const struct drive_profile_text *profile;
    struct reference_pattern         pattern;
    struct guided                    row = { 0 };
    struct drives_result             result;

    if (!db_row(c, "SELECT a.language, r.document FROM attempt a JOIN result r ON r.workspace_id = a.workspace_id"
                " AND r.attempt_id = a.id WHERE a.workspace_id = :workspace_id AND a.id = :assessment_id"
                " AND a.assessment_id = " PI_BEHAVIORAL_ID " AND a.deleted_at IS NULL", INTO(guided, &row)) ||
        !drives_result_read(row.document, &result))
        return fail(c, 404, NULL, "there is no guidebook before the assessment is completed");
    if (!language)
        language = language_near(row.language);
    profile = drive_profile_find(str_of(result.nearest_self.profile));
    pattern = (struct reference_pattern){
        .name = text_in(&profile->name, language), .description = text_in(&profile->says, language),
        .traits = traits(c->mem, profile, &result, language),
        .challenges = one_text(c->mem, &profile->cautions, language),
    };
    reply_header(c, "Content-Language", str_of(language));
    return reply(c, &(struct guidebook){ &pattern });
}

const struct op pi_guidebook_ops[] = {
    { OP("guidebook.get"), .method = GET,
      .path = "/api/v2/companies/{company_id}/behavioralassessments/{assessment_id}/guidebook",
      .perm = PERM_RESULT_READ, .summary = "The reference profile of a completed assessment in words",
      .in = &guidebook_key_shape, .out = &guidebook_shape, .status = 200, .run = guidebook_get,
      .source = "predictive-index.openapi.json getGuidebook" },
    { 0 }
};
