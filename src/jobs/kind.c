/* kind.c - the table of kinds, and when a failed job is tried again. */
#include "jobs/kind.h"

const struct job_kind job_kinds[] = {
    { "mail.invitation", mail_invitation },
    { "mail.reminder",   mail_reminder },
    { "mail.welcome",    mail_welcome },
    { "mail.accommodation", mail_accommodation },
    { "mail.deletion",   mail_deletion },
    { "mail.judge_failed", mail_judge_failed },
    { "mail.rejection",  mail_rejection },
    { "mail.results",    mail_results },
    { "mail.confirmation", mail_confirmation },
    { "mail.reset",      mail_reset },
    { "mail.member_invite", mail_member_invite },
    { "mail.contact",    mail_contact },
    { "erase.files",     erase_files },
    { "media.remove",    media_remove },
    { "bulk.run",        bulk_run },
    { "analysis.run",    analysis_run },
    { "pool.run",        pool_run },
    { "likeness.code",   likeness_code_run },
    { "likeness.answers", likeness_answers_run },
    { "webhook.deliver", NULL },
};
const size_t job_kinds_n = sizeof job_kinds / sizeof job_kinds[0];

/* Nine tries within three days (DESIGN.md 7): the first at once, the others
 * after these pauses, the last of which is the "daily" one. */
static const int64_t pauses_ms[] = {
    5 * MS_PER_SECOND, 5 * MS_PER_MINUTE, 30 * MS_PER_MINUTE, 2 * MS_PER_HOUR,
    5 * MS_PER_HOUR,   10 * MS_PER_HOUR,  10 * MS_PER_HOUR,   MS_PER_DAY,
};

int64_t job_pause_ms(int64_t tries)
{
    if (tries < 1 || (size_t)tries > sizeof pauses_ms / sizeof pauses_ms[0])
        return -1;
    return pauses_ms[tries - 1];
}
