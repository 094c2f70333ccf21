/* ai.h - asking a language model, for texts that a person then reviews.
 *
 * The service speaks OpenAI's chat completions; AI_URL is its base ("https://api.openai.com/v1",
 * "http://127.0.0.1:11434/v1"), AI_MODEL the model, AI_KEY its key where it wants one.  What
 * it is sent is a question's own text, never anything of a person.
 */
#ifndef DOMAIN_AI_H
#define DOMAIN_AI_H

#include "core/json.h"
#include "op/op.h"

/* Asks for one JSON object and returns it, owned by the call.
 *
 *   task     what to do, and what the object looks like
 *   content  what to do it with: JSON, which is data to the model and no instruction
 *
 * For op.prepare: it waits for the network, half a minute at most.  NULL with 503 said, naming
 * the setting that is missing, or that the service cannot be reached, refuses, or answers
 * anything but one JSON object.  What the object holds is the caller's to check. */
json_t *ai_ask(struct call *c, const char *task, str content);

/* Says that the reply was not of the shape that was asked for; returns false. */
bool ai_unfit(struct call *c);

/* The name of the model, to mark what it wrote. */
str ai_model(const struct call *c);

#endif
