/* assessment.h - what somebody can be invited to: an instrument or several, under a name.
 *
 * Every workspace has the built-in ones, with the same ids below ASSESSMENT_OWN, and
 * makes its own, from the library or of questions it wrote.
 *
 * What is sat is assessment.instrument.  Of one that is made of questions it is composed when
 * the assessment is published: each question's version of that moment, kept whatever becomes of
 * the question, until the assessment is composed again.  Attempts keep the instrument they were
 * invited with.  A deleted assessment is archived, too, and its row stays for its attempts:
 * whoever lists assessments leaves out those with deleted_at.
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
/* Is it a draft, which nobody can be invited to and which may ask nothing yet? */
bool assessment_is_draft(struct call *c, str code);
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
/* Closes it for good: no list shows it, while its attempts and their results stay.  Fails 404. */
bool assessment_delete(struct call *c, int64_t id);
/* Opens an archived one again for invitations; attempts that ended stay so.  What was never
 * published is a draft again.  Fails 404. */
bool assessment_restore(struct call *c, int64_t id);

/* Makes a draft of the workspace's own that asks nothing yet; returns its id. */
int64_t assessment_draft(struct call *c, str name, str language);

/* One thing it is made of: a question, or a built-in test by its code. */
struct assessment_item {
    int64_t assessment_id, position, question_id; /* INT_NULL: a built-in test */
    double  weight;                               /* in the average */
    str     instrument, settings;                 /* settings: JSON of the family */
};
extern const struct shape assessment_item_shape;

/* What it is made of, in order: at most COMPONENTS_MAX of struct assessment_item.  Of one that was
 * made from the library, its tests. */
struct list assessment_items(struct call *c, int64_t id);
/* Makes these the whole of it, with the places they have in the list. */
void assessment_items_set(struct call *c, int64_t id, struct list items);
/* Composes what is sat from its items as they are now.  Fails 400 with each ("questions.2") that
 * is not fit to be sat, and when there is none. */
bool assessment_compose(struct call *c, int64_t id);

/* What its settings say of its invitations: {"invitation_days": 30, "hidden_results": true,
 * "integrity_settings": {"snapshot_seconds": 30}}. */
#define ASSESSMENT_INVITATION_DAYS     30
#define ASSESSMENT_INVITATION_DAYS_MAX 365
#define ASSESSMENT_SNAPSHOT_S_MAX      3600
struct assessment_settings {
    int64_t invitation_days, snapshot_s; /* snapshot_s: between camera snapshots; 0 = none */
    bool    hidden_results;              /* from the candidate */
};
struct assessment_settings assessment_settings(struct call *c, int64_t id);
struct assessment_settings assessment_settings_read(str text);
/* Seconds between camera snapshots that integrity settings by themselves ask for, 0 for none; INT_NULL
 * when they say nothing of it, -1 when they are no object or it is not one of 0..3600. */
int64_t integrity_settings_snapshot_s(str text);

#endif
