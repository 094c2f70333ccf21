/* erase.h - removing what says who somebody is; scores stay without a name.
 *
 * Two halves.  person_erase rewrites the rows, in one transaction.  A job that it
 * adds (jobs/erase.c) then removes files - mails, media - and has the store forget
 * the old bytes of what was rewritten.
 */
#ifndef DOMAIN_ERASE_H
#define DOMAIN_ERASE_H

#include "op/op.h"

/* Anonymises a person of the workspace: name and address, texts among the
 * answers, what the customer attached to invitations, details of events,
 * payloads of webhooks, kept replies.  Invitations still open are cancelled,
 * sittings under way expired.  The event log says so; its chain is written anew.
 * `at_ms` receives the moment, that of the first time when it was done before.
 * Returns false, with nothing said, when there is no such person. */
bool person_erase(struct call *c, int64_t person_id, int64_t *at_ms);

#endif
