/* spot.h - checking a JSON document member by member: what is wrong is said with its path,
 * as "fast.questions.2.choices.0.text is required" (400), and the rest is looked at all the same.
 *
 * A member that is not there, or is null, is right unless a function says that it is required.
 */
#ifndef DOMAIN_SPOT_H
#define DOMAIN_SPOT_H

#include "core/json.h"
#include "op/op.h"

/* A member and where it stands. */
struct spot { struct call *c; str path; };

struct spot spot_member(struct spot at, const char *name);
struct spot spot_item(struct spot at, size_t index);
void        spot_wrong(struct spot at, const char *format, ...) __attribute__((format(printf, 2, 3)));

bool json_is_nothing(const json_t *value); /* missing or null */
bool is_language_tag(const char *tag);     /* one of domain/language.h */

/* Is it a list of at most `most` items, or nothing? */
bool spot_list(struct spot at, const json_t *list, size_t most);
/* The same, with each item checked where it is one. */
void spot_each(struct spot at, const json_t *list, size_t most, void (*check)(struct spot at, const json_t *one));

/* A text of 1 to `most` characters; `line`: without control characters. */
void spot_one_text(struct spot at, const json_t *value, size_t most, bool line);
/* T of question.h: such a text, or one in each of some languages. */
void spot_text(struct spot at, json_t *value, size_t most, bool line);
void spot_required_text(struct spot at, json_t *value, size_t most);

/* The same of the member `name` of an object that stands at `at`. */
void spot_number(struct spot at, const json_t *object, const char *name, double least, double most);
void spot_word(struct spot at, const json_t *object, const char *name, const char *words);
void spot_bool(struct spot at, const json_t *object, const char *name);
/* A list of at most `most` short texts. */
void spot_words(struct spot at, const json_t *object, const char *name, size_t most, size_t chars);

#endif
