/* mail_account.c - mails of signing in: confirm the address, set a password anew, join a workspace.
 *
 * Kinds: mail.confirmation and mail.reset (payload "language address" when somebody asked for
 * one, else "language" with ref_id: member), mail.member_invite (ref_id: member).
 * Whether the address is anybody's is found out here: whoever asks must not learn it.  The
 * secret of the link is made here too, so that the store holds its hash alone.
 * Tables: member, member_token, workspace.
 */
#include "domain/identity.h"
#include "domain/language.h"
#include "jobs/kind.h"
#include "jobs/letter.h"
#include "jobs/mime.h"

struct account_mail {
    const struct job *job;
    enum token_kind   kind;
    bool              found;
    struct identity   who;
    str               language, link;
    int64_t           until_ms;
};

/* Is this the letter for that member now? */
static bool is_due(enum token_kind kind, const struct identity *who)
{
    switch (kind) {
    case TOKEN_CONFIRM: return !who->confirmed_at.ms;
    case TOKEN_RESET:   return who->passwords && !who->invited_at.ms;
    default:            return who->invited_at.ms != 0;
    }
}

/* The one used last of those it fits. */
static bool by_address(struct call *c, enum token_kind kind, str email_fold, struct identity *who)
{
    struct list            all = identities_of(c, email_fold);
    const struct identity *one = all.items;

    for (size_t i = 0; i < all.n; i++)
        if (is_due(kind, &one[i])) {
            *who = one[i];
            return true;
        }
    return false;
}

static bool account_load(struct call *c, void *arg)
{
    struct account_mail *m = arg;
    str                  address = m->job->payload;

    m->language = str_cut(&address, ' ');
    m->found    = address.len ? by_address(c, m->kind, address, &m->who)
                              : identity_by_id(c, m->job->ref_id, &m->who) && is_due(m->kind, &m->who);
    if (!m->found)
        return true;
    m->link     = identity_link(c, m->kind, identity_token_new(c, m->kind, m->who.workspace_id, m->who.id));
    m->until_ms = identity_token_ends(c, m->kind);
    if (!m->language.len)
        m->language = m->who.language;
    return true;
}

static bool mail_account(struct job_call *j, enum token_kind kind, enum letter_kind letter_kind, const char *name)
{
    struct account_mail  m = { .job = j->job, .kind = kind };
    const char          *language;
    struct letter        letter;
    struct letter_values values;

    if (!call_write(j->c, account_load, &m)) {
        j->error = "the store cannot be written to";
        return false;
    }
    if (!m.found)
        return true;
    language = language_near(m.language);
    values   = (struct letter_values){ .company = m.who.company.len ? m.who.company : STR("Assay"), .name = m.who.name,
                                       .contact = m.who.email, .link = m.link, .until_ms = m.until_ms };
    letter = letter_write(j->c->mem, letter_kind, language, &values);
    return mail_letter(j, name, &letter, language, (struct mail_address){ m.who.name, m.who.email });
}

bool mail_confirmation(struct job_call *j)
{
    return mail_account(j, TOKEN_CONFIRM, LETTER_CONFIRMATION, "confirmation");
}

bool mail_reset(struct job_call *j)
{
    return mail_account(j, TOKEN_RESET, LETTER_RESET, "reset");
}

bool mail_member_invite(struct job_call *j)
{
    return mail_account(j, TOKEN_INVITE, LETTER_MEMBER, "member_invite");
}
