/* link.h - links by which people invite themselves. */
#ifndef API_TESTGORILLA_LINK_H
#define API_TESTGORILLA_LINK_H

#include "api/testgorilla/testgorilla.h"

/* The page of a public link, in front of its uuid. */
#define TG_JOIN "/testtaker/publicinvitation/"

struct tg_link {
    int64_t id, assessment, candidates_limit, candidates_count;
    str     label, public_uuid, invitation_link, short_invitation_link;
    bool    active;
};
extern const struct shape tg_link_shape;

#define TG_LINK                                                                                     \
    "id, label, uuid AS public_uuid, assessment_id AS assessment, active, candidates_limit,"        \
    " candidates_count, :public_url || '" TG_JOIN "' || uuid AS invitation_link"
#define TG_LINK_SELECT "SELECT " TG_LINK " FROM public_link WHERE workspace_id = :workspace_id"

#endif
