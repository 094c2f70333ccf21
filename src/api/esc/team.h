/* team.h - teams, as the files that show them read them. */
#ifndef API_ESC_TEAM_H
#define API_ESC_TEAM_H

#include "api/esc/esc.h"

struct team {
    struct id     team_id;
    str           name, description;
    int64_t       member_count;
    struct moment created_at;
    struct list   members; /* struct team_member, where they are shown */
};
extern const struct shape team_shape;

/* The columns of struct team but its members, of a table `t`. */
#define TEAM_COLUMNS                                                                                      \
    "t.id AS team_id, t.name, t.description, t.created_at, (SELECT count(*) FROM team_member m"           \
    " WHERE m.workspace_id = t.workspace_id AND m.team_id = t.id) AS member_count"

/* Reads one team of the workspace; false: 404 said. */
bool team_read(struct call *c, int64_t id, struct team *team);

#endif
