/* links.c - switching public links on and off.
 *
 * Operations: public_links.update.  What people find behind a link is join.c.
 * Tables: public_link.
 */
#include "api/testgorilla/link.h"

static const struct field tg_link_fields[] = {
    FIELD(tg_link, id, .doc = "Id of the link"),
    FIELD(tg_link, label, .doc = "Name it goes by"),
    FIELD(tg_link, public_uuid, .doc = "Secret of the link"),
    FIELD(tg_link, assessment, .doc = "Id of the assessment"),
    FIELD(tg_link, active, .doc = "Can people join?"),
    FIELD(tg_link, candidates_limit, .flags = NULLABLE, .doc = "Most people who may join, null for any number"),
    FIELD(tg_link, candidates_count, .doc = "People who joined"),
    FIELD(tg_link, invitation_link, .format = FORMAT_URL, .doc = "Page where people join"),
    FIELD(tg_link, short_invitation_link, .flags = NULLABLE, .format = FORMAT_URL, .doc = "Not used"),
};
const struct shape tg_link_shape = { "public_link", tg_link_fields, sizeof tg_link_fields / sizeof tg_link_fields[0],
                                     sizeof(struct tg_link) };

/* The vendor's page names a link by its number in the text and by its uuid in the sample. */
struct link_change {
    str     public_link_id, label;
    bool    active;
    int64_t assessment, candidates_limit, number;
};
static const struct field link_change_fields[] = {
    FIELD(link_change, public_link_id, .flags = REQUIRED, .max = 40, .doc = "Id of the link, or its uuid"),
    FIELD(link_change, active, .flags = REQUIRED, .doc = "Can people join?"),
    FIELD(link_change, label, .flags = REQUIRED, .min = 1, .max = 200, .format = FORMAT_LINE, .doc = "Name it goes by"),
    FIELD(link_change, assessment, .flags = REQUIRED, .min = 1, .max = TG_ID_MAX, .doc = "Id of its assessment"),
    FIELD(link_change, candidates_limit, .flags = NULLABLE, .min = 0, .max = TG_ID_MAX,
          .doc = "Most people who may join, 0 for any number; as it was when absent"),
    FIELD(link_change, number, .flags = INTERNAL),
};
SHAPE(link_change);

#define OF_LINK " WHERE workspace_id = :workspace_id AND (id = :number OR uuid = :public_link_id)"

static bool public_links_update(struct call *c)
{
    struct link_change *in = c->in;
    struct tg_link      link = { 0 };
    int64_t             assessment;

    if (!str_to_int(in->public_link_id, &in->number))
        in->number = 0;
    in->public_link_id = str_lower(c->mem, in->public_link_id);
    if (!db_int(c, "SELECT assessment_id FROM public_link" OF_LINK, &assessment))
        return fail(c, 404, NULL, "no such record");
    if (assessment != in->assessment)
        return fail(c, 400, "assessment", "must be the one the link is of");
    db_row(c, "UPDATE public_link SET active = :active, label = :label, candidates_limit ="
           " CASE WHEN :candidates_limit IS NULL THEN candidates_limit ELSE nullif(:candidates_limit, 0) END"
           OF_LINK " RETURNING " TG_LINK,
           (struct into){ &tg_link_shape, &link });
    return reply(c, &link);
}

const struct op testgorilla_links_ops[] = {
    { OP("public_links.update"), .method = PUT, .path = "/api/assessments/public_links/{public_link_id}",
      .perm = PERM_INVITE_WRITE, .summary = "Switch a public link on or off", .in = &link_change_shape,
      .out = &tg_link_shape, .status = 200, .run = public_links_update, .per_minute = 10,
      .source = "testgorilla.openapi.json updatePublicLink" },
    { 0 }
};
