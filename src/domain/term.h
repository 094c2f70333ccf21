/* term.h - words that a workspace sorts its things by: skills, categories, domains, careers.
 *
 * Whoever sorts something names a term by its id or by its name; a name that is new makes
 * a new term.  Two names with one slug are one term.  Tables: term, question_term.
 */
#ifndef DOMAIN_TERM_H
#define DOMAIN_TERM_H

#include "op/op.h"

#define TERM_CHARS_MAX     100
#define TERMS_OF_ONE_MAX   50

#define TERM_SKILL    "skill"
#define TERM_CATEGORY "category"
#define TERM_DOMAIN   "question_domain"
#define TERM_CAREER   "career"

struct term { int64_t id; str taxonomy, name, name_fold, slug; };
extern const struct shape term_shape;

/* What stands for a name in an address: "C++ & SQL" -> "cpp-sql".  Never empty. */
str  term_slug(struct arena *mem, str name);
/* The term of that name, made when there is none. */
int64_t term_of(struct call *c, const char *taxonomy, str name);
/* The workspace's own term of the name that another's term has, which a public question shows; 0 for any other. */
int64_t term_adopt(struct call *c, const char *taxonomy, int64_t id);
/* Is there such a term in the workspace? */
bool term_exists(struct call *c, const char *taxonomy, int64_t id);
/* Makes these (struct id) the terms of a taxonomy that the question has. */
void term_set(struct call *c, int64_t question_id, const char *taxonomy, struct list ids);

#endif
