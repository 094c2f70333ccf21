/* assessment.h - what somebody can be invited to: an instrument or several, under a name.
 *
 * Every workspace has the built-in ones, with the same ids below ASSESSMENT_OWN, and
 * makes its own from the library.
 */
#ifndef DOMAIN_ASSESSMENT_H
#define DOMAIN_ASSESSMENT_H

#include "op/op.h"
#include "domain/attempt.h"

#define ASSESSMENT_OWN 1000 /* ids of a workspace's own are above */

struct assessment {
    int64_t                  id, credits;
    str                      code, name, status, language; /* name: null for a built-in one */
    const struct instrument *instrument;
    const struct product    *product; /* the view of dimensions; NULL for others */
    int                      minutes; /* people usually need */
};

/* The assessment of that code in the call's workspace; false when there is none. */
bool assessment_find(struct call *c, str code, struct assessment *out);
/* The one an attempt sits, from its row alone: id, code, name and what it asks. */
bool assessment_of(struct call *c, const struct attempt *attempt, struct assessment *out);
/* Its name, or the built-in one's in a language. */
str  assessment_title(const struct assessment *a, const char *language);

/* Writes the built-in ones of a new workspace. */
void assessments_built_in(struct call *c);
/* Makes one of the workspace's own; `instrument` names at least one of the library.
 * Fills its id and code.  Fails 422. */
bool assessment_create(struct call *c, str name, str instrument, str language, struct assessment *made);
/* Closes it: nobody is invited any more, and attempts that are not over end now (what was
 * answered is kept).  Does nothing when it is archived.  Fails 404. */
bool assessment_archive(struct call *c, int64_t id);
/* Opens it again for invitations; attempts that ended stay so.  Fails 404. */
bool assessment_restore(struct call *c, int64_t id);

#endif
