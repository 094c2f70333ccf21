/* authored.h - questions that a workspace wrote, as instruments.
 *
 * An authored question is compiled into a snapshot that never changes (question_version):
 * who was invited sits it and is scored by it, whatever becomes of the question.  Its code
 * "q:<id of the snapshot>" stands beside the built-in ones: "q:17+q:19+disc-28".
 *
 * The snapshot is a test (domain/test.h) as a document:
 *   {"title": T, "instructions": T, "minutes": 10, "limited": true, "skills": [T, ...],
 *    "questions": [{"id": "1", "type": "single", "skill": 0, "level": 2, "weight": 1, "review": false,
 *      "stimulus": T, "text": T, "options": [{"text": T, "credit": 1}, ...], "number": 5, "tolerance": 0,
 *      "min": 0, "max": 9, "unit": "", "accept": "image/png", "max_bytes": 1000, "explanation": T}, ...]}
 * and, when it is adaptive, "adaptive" as domain/adaptive_test.h says.
 * T: {"en": "...", "pt": "...", ...}, at least one language; a missing one is shown in the
 * first there is.  Members that say nothing may be left out.
 */
#ifndef DOMAIN_AUTHORED_H
#define DOMAIN_AUTHORED_H

#include "op/op.h"
#include "domain/instrument.h"

#define AUTHORED_PREFIX "q:"

/* Instruments in use, built once a server and kept as long as there is room. */
struct authored *authored_new(void);
void             authored_free(struct authored *authored);

/* The instrument of a code in the call's workspace, built-in, authored or composed of both;
 * it lives as long as the call.  NULL when a part is unknown. */
const struct instrument *instrument_of(struct call *c, str code);

/* Reads a snapshot into a test in `mem`.  NULL with a message (in `mem`) when it is none:
 * what somebody may have written is checked here. */
const struct test *authored_read(struct arena *mem, str code, str document, const char **message);

/* Stores a snapshot of a question; returns its code.  The document must be readable. */
str authored_store(struct call *c, int64_t question_id, int64_t version, str document);

#endif
