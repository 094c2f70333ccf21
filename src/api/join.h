/* join.h - joining an assessment by a link that anybody may have: what the families' pages share.
 *
 * The page asks who somebody is, says what is wrong with that beside the fields, invites, and
 * leads on to the candidate's app.  How a link is found, and how somebody is invited by it, is
 * the family's to say.
 */
#ifndef API_JOIN_H
#define API_JOIN_H

#include "api/join_page.h"
#include "domain/attempt.h"

/* What comes in, and what is found for it.  `secret`: of the link, under the name that the
 * family's path has for it. */
struct join {
    str     secret, lang, accept_language, first_name, last_name, email;
    int64_t link_id, workspace_id, assessment_id, attempt_id;
    str     code, company, contact, language, token, tags;
};

/* What the form sends has wide limits here: what is wrong with it is said on the page, in
 * the reader's language. */
#define JOIN_OPEN_FIELDS                                                                                    \
    FIELD(join, accept_language, .flags = IN_HEADER, .max = 1000, .doc = "Languages wanted, as browsers say it"), \
    FIELD(join, lang, .max = 35, .doc = "Language of the page, and of the assessment")
#define JOIN_FORM_FIELDS                                                                                    \
    JOIN_OPEN_FIELDS,                                                                                       \
    FIELD(join, first_name, .max = 1000, .doc = "Given name"),                                              \
    FIELD(join, last_name,  .max = 1000, .doc = "Family name"),                                             \
    FIELD(join, email,      .max = 1000, .doc = "Address, to which the link is mailed")

/* For the statements that find a link. */
extern const struct shape join_found_shape;
#define INTO_FOUND(join) ((struct into){ &join_found_shape, (join) })
#define WITH_FOUND(join) ((struct db_source){ &join_found_shape, (join) })

/* What stands on a page for the call's input. */
struct join_view join_view_of(struct call *c);
/* error_page of the operations. */
void join_error(struct call *c, struct buf *out);

/* Fills what is known of an open link into the input, and sets the call's workspace.  Fails 404. */
typedef bool join_find_fn(struct call *c);
/* Invites by the link that was found; `wanted` has who it is and the language. */
typedef bool join_invite_fn(struct call *c, struct invitation *wanted, struct attempt *made);

/* Shows the form. */
bool join_open(struct call *c, join_find_fn *find);
/* Takes the form: the page again with what is wrong, or an attempt, to which it leads on. */
bool join_submit(struct call *c, join_find_fn *find, join_invite_fn *invite);

#endif
