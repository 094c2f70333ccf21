/* severity.c - how much the integrity signals of an attempt weigh. */
#include "domain/severity.h"

static const struct {
    const char *key;
    int         points, points_max; /* each, and at most */
} events[INTEGRITY_EVENTS] = {
    [INTEGRITY_TAB_HIDDEN]      = { "tab_hidden", 1, 6 },
    [INTEGRITY_FULLSCREEN_EXIT] = { "fullscreen_exit", 1, 6 },
    [INTEGRITY_PASTE]           = { "paste", 2, 8 },
    [INTEGRITY_DEVTOOLS]        = { "devtools", 3, 3 },
    [INTEGRITY_CAMERA_OFF]      = { "camera_off", 4, 4 },
    [INTEGRITY_COPY_ATTEMPT]    = { "copy_attempt", 1, 2 },
    [INTEGRITY_NETWORK_CHANGE]  = { "network_change", 1, 2 },
    [INTEGRITY_COUNTRY_CHANGE]  = { "country_change", 4, 4 },
    [INTEGRITY_SECOND_SESSION]  = { "second_session", 3, 6 },
    [INTEGRITY_NO_FACE]         = { "no_face", 1, 4 },
    [INTEGRITY_MANY_FACES]      = { "many_faces", 3, 6 },
};

const char *integrity_event_key(enum integrity_event event)
{
    return events[event].key;
}

enum integrity_event integrity_event_find(str key)
{
    enum integrity_event e = 0;

    while (e < INTEGRITY_EVENTS && !str_is(key, events[e].key))
        e++;
    return e;
}

struct severity severity_weigh(const int counts[INTEGRITY_EVENTS], const struct integrity_analyses *a)
{
    struct severity s = { 0 };

    for (enum integrity_event e = 0; e < INTEGRITY_EVENTS; e++) {
        int enough = events[e].points_max / events[e].points; /* the product of a huge count could overflow */

        s.points += counts[e] >= enough ? events[e].points_max : counts[e] * events[e].points;
    }
    /* Comparisons with NAN are false: an analysis that was not made gives no points. */
    s.points += a->rte < 0.8 ? 6 : a->rte < 0.9 ? 3 : 0;
    s.points += a->lz < -2.326 ? 3 : a->lz < -1.645 ? 1 : 0;
    s.points += a->similarity >= 0.8 ? 8 : a->similarity >= 0.6 ? 4 : 0;
    s.points += a->copying_p < 1e-6 ? 8 : a->copying_p < 1e-4 ? 4 : 0;
    s.severity = s.points < 2 ? "none" : s.points < 5 ? "low" : s.points < 10 ? "medium" : "high";
    s.tier     = s.points < 5 ? "no_issues" : s.points < 10 ? "some_issues" : "major_issues";
    return s;
}
