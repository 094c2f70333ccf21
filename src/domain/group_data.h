/* group_data.h - who belongs to which group: told by the person or by the employer, kept apart from
 * scores, never shown of one person, and used in counts alone (domain/impact.h, domain/analysis.h).
 *
 * What a person told stands: an import does not change it, even where the person rather said nothing.
 * Table: group_data.
 */
#ifndef DOMAIN_GROUP_DATA_H
#define DOMAIN_GROUP_DATA_H

#include "op/op.h"

#define GROUP_SEXES       "female|male|other"
#define GROUP_AGE_BANDS   "under_40|40_and_over"
#define GROUP_DISABILITY  "yes|no"
#define GROUP_TEXT_MAX    60
#define GROUP_ETHNICITIES_MAX 40 /* different ones in a workspace */

struct group_row { str email, sex, ethnicity, age_band, disability; };

/* Stores what the employer knows; a value that is null leaves what is there.  Returns of how many
 * people something was stored: others are nobody here, or told it themselves. */
int64_t group_data_import(struct call *c, const struct group_row *rows, size_t n);
/* Stores what the person of an attempt tells, all of it. */
void    group_data_declare(struct call *c, int64_t attempt_id, const struct group_row *row);
/* Are there no more different ethnicities than that?  To be asked after an import. */
bool    group_data_is_within(struct call *c);

#endif
