/* severity.h - how much the integrity signals of an attempt weigh (PSYCHOMETRICS.md 11).
 *
 * Signals are shown to people and never change a score or a stage.
 */
#ifndef DOMAIN_SEVERITY_H
#define DOMAIN_SEVERITY_H

#include "core/str.h"

enum integrity_event {
    INTEGRITY_TAB_HIDDEN, INTEGRITY_FULLSCREEN_EXIT, INTEGRITY_PASTE, INTEGRITY_DEVTOOLS,
    INTEGRITY_CAMERA_OFF, INTEGRITY_COPY_ATTEMPT, INTEGRITY_NETWORK_CHANGE,
    INTEGRITY_COUNTRY_CHANGE, INTEGRITY_SECOND_SESSION, INTEGRITY_NO_FACE, INTEGRITY_MANY_FACES,
    INTEGRITY_EVENTS
};

/* What the analyses of an attempt gave; NAN = not made. */
struct integrity_analyses {
    double rte;        /* response-time effort, 0..1 */
    double lz;         /* person fit */
    double similarity; /* of code or text, 0..1 */
    double copying_p;  /* of answer copying, corrected for the pairs compared */
};

struct severity {
    int         points;
    const char *severity; /* "none", "low", "medium", "high" */
    const char *tier;     /* of family testgorilla: "no_issues", "some_issues", "major_issues" */
};

const char          *integrity_event_key(enum integrity_event event); /* "tab_hidden" */
/* INTEGRITY_EVENTS when there is none of that key. */
enum integrity_event integrity_event_find(str key);

/* Weighs how often each event happened (0 or more) and the analyses. */
struct severity severity_weigh(const int counts[INTEGRITY_EVENTS], const struct integrity_analyses *analyses);

#endif
