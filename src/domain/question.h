/* question.h - questions that a workspace writes, and what of them is sat. */
#ifndef DOMAIN_QUESTION_H
#define DOMAIN_QUESTION_H

#include "op/op.h"

/* The code of the question's present version as an instrument ("q:17", domain/authored.h):
 * stores a snapshot when this version has none.  From then on a change makes a new version.
 * A public question of another workspace is snapshotted into the call's own.  Fails 404, and
 * 400 when the question cannot be sat as it is (no key, no text), naming what is missing. */
bool question_snapshot(struct call *c, int64_t question_id, str *code);

#endif
