/* identity.c - see identity.h.
 *
 * Tables: member, member_token, member_session, workspace.
 */
#include "core/random.h"
#include "core/text.h"
#include "domain/identity.h"
#include "op/call.h"

#define WRONG_MAX    20 /* wrong passwords of one account ... */
#define WRONG_S      3600 /* ... in so many seconds */
#define TOKEN_CHARS  40

static const struct field identity_fields[] = {
    FIELD(identity, workspace_id), FIELD(identity, id), FIELD(identity, email), FIELD(identity, email_fold),
    FIELD(identity, name), FIELD(identity, role), FIELD(identity, provider), FIELD(identity, password),
    FIELD(identity, company), FIELD(identity, language), FIELD(identity, passwords), FIELD(identity, confirmed_at),
    FIELD(identity, created_at), FIELD(identity, invited_at),
};
const struct shape identity_shape = { "identity", identity_fields, sizeof identity_fields / sizeof identity_fields[0],
                                      sizeof(struct identity) };

#define COLUMNS                                                                                              \
    "m.workspace_id, m.id, m.email, m.email_fold, m.name, m.role, m.provider, m.password, m.confirmed_at,"  \
    " m.created_at, m.invited_at, coalesce(w.name, '') AS company, coalesce(w.language, '') AS language,"   \
    " coalesce(w.password_login, 1) AS passwords"

struct list identities_of(struct call *c, str email_fold)
{
    struct identity key = { .email_fold = email_fold };

    return db_rows_with(c, WITH(identity, &key), "SELECT " COLUMNS " FROM member m LEFT JOIN workspace w"
                        " ON w.id = m.workspace_id WHERE m.email_fold = :email_fold AND m.invited_at IS NULL"
                        " AND m.status = 'active' AND m.removed_at IS NULL ORDER BY m.signed_in_at DESC,"
                        " m.workspace_id DESC LIMIT 20", &identity_shape, IDENTITIES_MAX);
}

bool identity_of_workspace(struct call *c, int64_t workspace_id, str email_fold, struct identity *who)
{
    struct identity key = { .workspace_id = workspace_id, .email_fold = email_fold };

    return db_row_with(c, WITH(identity, &key), "SELECT " COLUMNS " FROM member m LEFT JOIN workspace w"
                       " ON w.id = m.workspace_id WHERE m.workspace_id = :workspace_id AND m.email_fold = :email_fold"
                       " AND m.status IN ('active', 'invited', 'draft') AND m.removed_at IS NULL", INTO(identity, who));
}

bool identity_by_id(struct call *c, int64_t id, struct identity *who)
{
    struct identity key = { .workspace_id = c->workspace_id, .id = id };

    return db_row_with(c, WITH(identity, &key), "SELECT " COLUMNS " FROM member m LEFT JOIN workspace w"
                       " ON w.id = m.workspace_id WHERE m.workspace_id = :workspace_id AND m.id = :id"
                       " AND m.removed_at IS NULL", INTO(identity, who));
}

bool identity_is_known(struct call *c, int64_t workspace_id, str email_fold)
{
    struct identity key = { .workspace_id = workspace_id, .email_fold = email_fold };
    int64_t         found;

    return db_int_with(c, WITH(identity, &key), "SELECT 1 FROM member WHERE workspace_id = :workspace_id"
                       " AND email_fold = :email_fold", &found);
}

/* --- passwords ------------------------------------------------------------------- */

/* The members of an address, read by a call of its own: no connection is kept while hashing. */
struct found { str email_fold; struct list members; };

static bool members_read(struct call *c, void *arg)
{
    struct found *found = arg;

    found->members = identities_of(c, found->email_fold);
    return true;
}

static void reader_close(void *reader)
{
    call_free(reader);
}

/* Counts `n` wrong passwords against the account, whether there is one or not. */
static bool may_guess(struct call *c, str email_fold, int n)
{
    static const char what[] = "wrong passwords";

    return rate_within(c, rate_key(email_fold.data, email_fold.len, (uint64_t)(uintptr_t)what), n, WRONG_MAX, WRONG_S);
}

/* A member who was asked to join by password has a copy of a hash: each is tried once. */
static bool is_tried(const struct identity *members, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (members[i].passwords && str_eq(members[i].password, members[n].password))
            return true;
    return false;
}

/* May this member's password be it?  Each hash is tried once. */
static bool is_candidate(const struct identity *members, size_t n, int64_t workspace_id)
{
    const struct identity *m = &members[n];

    return m->passwords && m->password.len && (workspace_id ? m->workspace_id == workspace_id : !is_tried(members, n));
}

enum guess identity_guess(struct call *c, str email_fold, str password, int64_t workspace_id, struct identity *found)
{
    struct call           *reader = call_new(c->server, 0, "nobody");
    struct found           all = { .email_fold = email_fold };
    const struct identity *m;
    size_t                 tried = 0;

    call_defer(c, reader_close, reader);
    if (!may_guess(c, email_fold, 0))
        return GUESS_REFUSED;
    if (!call_read(reader, members_read, &all)) {
        fail(c, 503, NULL, "the store cannot be read at the moment");
        return GUESS_REFUSED;
    }
    m = all.members.items;
    for (size_t i = 0; i < all.members.n; i++) {
        if (!is_candidate(m, i, workspace_id))
            continue;
        tried++;
        if (password_is(m[i].password, password)) {
            *found = m[i];
            return GUESS_RIGHT;
        }
    }
    if (!tried) /* takes as long as a wrong password: nobody learns who is a member */
        password_hash(c->mem, password);
    return may_guess(c, email_fold, 1) ? GUESS_WRONG : GUESS_REFUSED;
}

/* --- the secrets of links --------------------------------------------------------- */

static const struct { const char *name; int64_t good_ms; } kinds[] = {
    [TOKEN_CONFIRM] = { "confirm", 7 * MS_PER_DAY },
    [TOKEN_RESET]   = { "reset",   1 * MS_PER_HOUR },
    [TOKEN_INVITE]  = { "invite",  14 * MS_PER_DAY },
};

struct token { int64_t workspace_id, member_id, expires_at; str hash, kind; };
static const struct field token_fields[] = {
    FIELD(token, workspace_id), FIELD(token, member_id), FIELD(token, expires_at), FIELD(token, hash),
    FIELD(token, kind),
};
SHAPE(token);

int64_t identity_token_ends(const struct call *c, enum token_kind kind)
{
    return c->now_ms + kinds[kind].good_ms;
}

str identity_link(struct call *c, enum token_kind kind, str token)
{
    return str_printf(c->mem, "%.*s/account#%s=%.*s", STR_ARG(c->public_url), kinds[kind].name, STR_ARG(token));
}

str identity_token_new(struct call *c, enum token_kind kind, int64_t workspace_id, int64_t member_id)
{
    str          secret = token_new(c->mem, TOKEN_CHARS);
    struct token row = { workspace_id, member_id, identity_token_ends(c, kind), hash_hex(c->mem, secret),
                         str_of(kinds[kind].name) };

    db_exec_with(c, WITH(token, &row), "INSERT INTO member_token (workspace_id, hash, member_id, kind, created_at,"
                 " expires_at) VALUES (:workspace_id, :hash, :member_id, :kind, :now_ms, :expires_at)");
    return secret;
}

bool identity_by_token(struct call *c, enum token_kind kind, str token, struct identity *who)
{
    struct token key = { .hash = hash_hex(c->mem, token), .kind = str_of(kinds[kind].name) };

    return db_row_with(c, WITH(token, &key), "SELECT " COLUMNS " FROM member_token t JOIN member m"
                       " ON m.workspace_id = t.workspace_id AND m.id = t.member_id LEFT JOIN workspace w"
                       " ON w.id = m.workspace_id WHERE t.hash = :hash AND t.kind = :kind AND t.expires_at > :now_ms"
                       " AND (t.kind <> 'invite' OR m.invited_at IS NOT NULL)"
                       " AND m.status IN ('active', 'invited', 'draft') AND m.removed_at IS NULL",
                       INTO(identity, who));
}

bool identity_token_take(struct call *c, enum token_kind kind, str token, const struct identity *who)
{
    struct token key = { who->workspace_id, who->id, 0, hash_hex(c->mem, token), str_of(kinds[kind].name) };

    if (db_exec_with(c, WITH(token, &key), "DELETE FROM member_token WHERE workspace_id = :workspace_id"
                     " AND hash = :hash AND kind = :kind AND expires_at > :now_ms") == 0)
        return false;
    db_exec_with(c, WITH(token, &key), "DELETE FROM member_token WHERE workspace_id = :workspace_id"
                 " AND member_id = :member_id AND kind = :kind");
    return true;
}

str member_invite(struct call *c, int64_t member_id, bool by_mail)
{
    struct token key = { .workspace_id = c->workspace_id, .member_id = member_id };

    db_exec_with(c, WITH(token, &key), "UPDATE member SET invited_at = :now_ms WHERE workspace_id = :workspace_id"
                 " AND id = :member_id AND password IS NULL AND signed_in_at = 0");
    if (by_mail)
        job_add(c, "mail.member_invite", member_id);
    return identity_token_new(c, TOKEN_INVITE, c->workspace_id, member_id);
}

/* --- signing in --------------------------------------------------------------------- */

str identity_enter(struct call *c, const struct identity *who, const char *provider)
{
    struct identity row = *who;

    row.provider = str_of(provider);
    db_exec_with(c, WITH(identity, &row), "UPDATE member SET signed_in_at = :now_ms, provider = :provider"
                 " WHERE workspace_id = :workspace_id AND id = :id AND (signed_in_at < :now_ms - 60000"
                 " OR provider <> :provider)");
    c->workspace_id = who->workspace_id;
    c->actor_id     = who->id;
    c->actor        = "member";
    return session_create(c, who->workspace_id, who->id);
}

void identity_password(struct call *c, const struct identity *who, str password_hash)
{
    struct identity row = *who;

    row.password = password_hash;
    db_exec_with(c, WITH(identity, &row), "UPDATE member SET password = :password, invited_at = NULL,"
                 " status = 'active' WHERE workspace_id = :workspace_id AND id = :id");
    db_exec_with(c, WITH(identity, &row), "DELETE FROM member_session WHERE workspace_id = :workspace_id"
                 " AND member_id = :id");
    db_exec_with(c, WITH(identity, &row), "DELETE FROM member_token WHERE workspace_id = :workspace_id"
                 " AND member_id = :id AND kind = 'reset'");
}

struct told { int64_t workspace_id, id; str name, name_fold, profile; };
static const struct field told_fields[] = {
    FIELD(told, workspace_id), FIELD(told, id), FIELD(told, name), FIELD(told, name_fold), FIELD(told, profile),
};
SHAPE(told);

bool identity_create(struct call *c, struct identity *who, str profile)
{
    who->id            = id_new();
    who->created_at.ms = c->now_ms;
    if (db_exec_with(c, WITH(identity, who), "INSERT INTO member (workspace_id, id, email, email_fold, name, role,"
                 " password, provider, confirmed_at, created_at) VALUES (:workspace_id, :id, :email, :email_fold,"
                 " :name, :role, :password, :provider, :confirmed_at, :now_ms) ON CONFLICT DO NOTHING") == 0)
        return fail(c, 400, "email", "has an account already: sign in");
    identity_name(c, who);
    identity_profile(c, who, profile);
    return true;
}

void identity_profile(struct call *c, const struct identity *who, str profile)
{
    struct told row = { .workspace_id = who->workspace_id, .id = who->id, .profile = profile };

    db_exec_with(c, WITH(told, &row), "UPDATE member SET profile = :profile WHERE workspace_id = :workspace_id"
                 " AND id = :id");
}

void identity_name(struct call *c, const struct identity *who)
{
    str         text = str_printf(c->mem, "%.*s %.*s", STR_ARG(who->name), STR_ARG(who->email_fold));
    struct told row = { who->workspace_id, who->id, who->name, text_fold(c->mem, text), STR_NULL };

    db_exec_with(c, WITH(told, &row), "UPDATE member SET name = :name, name_fold = :name_fold"
                 " WHERE workspace_id = :workspace_id AND id = :id");
}

/* --- the word of a provider ------------------------------------------------------------- */

struct linked { int64_t workspace_id, member_id; str provider, subject, name; int64_t expires_at; };
static const struct field linked_fields[] = {
    FIELD(linked, workspace_id), FIELD(linked, member_id), FIELD(linked, provider), FIELD(linked, subject),
    FIELD(linked, name), FIELD(linked, expires_at),
};
SHAPE(linked);

bool once_take(struct call *c, str name, int64_t good_ms)
{
    struct linked row = { .name = name, .expires_at = c->now_ms + good_ms };

    return db_exec_with(c, WITH(linked, &row), "INSERT INTO sign_in_once (name, expires_at) VALUES (:name, :expires_at)"
                        " ON CONFLICT DO NOTHING") > 0;
}

bool identity_by_subject(struct call *c, const char *provider, str subject, struct identity *who)
{
    struct linked key = { .provider = str_of(provider), .subject = subject };

    return db_row_with(c, WITH(linked, &key), "SELECT " COLUMNS " FROM member_identity i JOIN member m"
                       " ON m.workspace_id = i.workspace_id AND m.id = i.member_id LEFT JOIN workspace w"
                       " ON w.id = m.workspace_id WHERE i.provider = :provider AND i.subject = :subject"
                       " AND m.invited_at IS NULL AND m.status = 'active' AND m.removed_at IS NULL"
                       " ORDER BY m.signed_in_at DESC, m.workspace_id DESC LIMIT 1", INTO(identity, who));
}

bool identity_link_subject(struct call *c, const struct identity *who, const char *provider, str subject)
{
    struct linked row = { .workspace_id = who->workspace_id, .member_id = who->id, .provider = str_of(provider),
                          .subject = subject };
    str           own = STR_NULL;

    db_exec_with(c, WITH(linked, &row), "INSERT INTO member_identity (workspace_id, member_id, provider, subject,"
                 " created_at) VALUES (:workspace_id, :member_id, :provider, :subject, :now_ms)"
                 " ON CONFLICT DO NOTHING");
    return db_str_with(c, WITH(linked, &row), "SELECT subject FROM member_identity WHERE workspace_id = :workspace_id"
                       " AND member_id = :member_id AND provider = :provider", &own) && str_eq(own, subject);
}

void identity_confirm(struct call *c, struct identity *who)
{
    who->confirmed_at.ms = c->now_ms;
    db_exec_with(c, WITH(identity, who), "UPDATE member SET confirmed_at = :now_ms WHERE workspace_id = :workspace_id"
                 " AND id = :id AND confirmed_at IS NULL");
}

void identity_proved(struct call *c, struct identity *who)
{
    if (who->confirmed_at.ms)
        return;
    if (who->password.len)
        identity_password(c, who, STR_NULL);
    who->password = STR_NULL;
    identity_confirm(c, who);
}
