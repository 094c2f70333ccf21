/* account.c - see account.h.
 *
 * Tables: workspace, member, member_session, api_key, credit_entry, installation.
 */
#include "core/random.h"
#include "core/text.h"
#include "domain/account.h"
#include "domain/assessment.h"
#include "domain/company.h"

struct account_row {
    int64_t workspace_id, member_id, entry_id, credits;
    str     name, email, email_fold, language, password, source, signing_secret, member, slug;
    struct moment confirmed_at; /* the operator knows whose address it is; who registers has said so only */
};
static const struct field account_row_fields[] = {
    FIELD(account_row, workspace_id), FIELD(account_row, member_id), FIELD(account_row, entry_id),
    FIELD(account_row, credits), FIELD(account_row, name), FIELD(account_row, email), FIELD(account_row, email_fold),
    FIELD(account_row, language), FIELD(account_row, password), FIELD(account_row, source),
    FIELD(account_row, signing_secret), FIELD(account_row, member), FIELD(account_row, confirmed_at),
    FIELD(account_row, slug),
};
SHAPE(account_row);

struct api_key {
    int64_t id, perms, author_id;
    str     name, hash, tail;
};
static const struct field api_key_fields[] = {
    FIELD(api_key, id), FIELD(api_key, perms), FIELD(api_key, name), FIELD(api_key, hash), FIELD(api_key, tail),
    FIELD(api_key, author_id),
};
SHAPE(api_key);

static str key_create(struct call *c, str name, long long perms, int64_t author_id)
{
    str            token = token_new(c->mem, 32);
    str            secret = str_printf(c->mem, "pk_live_%.*s", STR_ARG(token));
    struct api_key key = { id_new(), perms, author_id, name, hash_hex(c->mem, secret),
                           str_from(secret, secret.len - 4) };

    db_exec_with(c, WITH(api_key, &key), "INSERT INTO api_key (workspace_id, id, name, hash, tail, perms, author_id,"
                 " created_at) VALUES (:workspace_id, :id, :name, :hash, :tail, :perms, :author_id, :now_ms)");
    return secret;
}

str api_key_create(struct call *c, str name, long long perms)
{
    return key_create(c, name, perms, str_is(str_of(c->actor), "member") ? c->actor_id : 0);
}

str signing_secret_new(struct arena *mem)
{
    unsigned char secret[24];

    random_bytes(secret, sizeof secret);
    return str_printf(mem, "whsec_%s", base64_text(mem, secret, sizeof secret).data);
}

/* False when the address has registered, or the name in addresses is taken. */
static bool workspace_add(struct call *c, const struct account_row *row)
{
    return db_exec_with(c, WITH(account_row, row), "INSERT INTO workspace (id, name, email, email_fold, language,"
                        " credits, credits_purchased, signing_secret, source, slug, created_at) VALUES"
                        " (:workspace_id, :name, :email, :email_fold, :language, :credits, :credits,"
                        " :signing_secret, :source, :slug, :now_ms) ON CONFLICT DO NOTHING") > 0;
}

bool account_create(struct call *c, struct account *account)
{
    struct account_row row = { .workspace_id = id_new(), .member_id = id_new(), .entry_id = id_new(),
                               .credits = account->credits, .name = account->name, .email = account->email,
                               .email_fold = text_fold(c->mem, account->email), .language = account->language,
                               .password = account->password, .source = account->source,
                               .confirmed_at.ms = str_is(account->source, "register") ? 0 : c->now_ms,
                               .member = account->member.data ? account->member : STR(""),
                               .signing_secret = signing_secret_new(c->mem),
                               .slug = company_slug_new(c, account->name) };

    if (!workspace_add(c, &row)) {
        row.workspace_id = id_new();
        row.slug = company_slug_apart(c, account->name); /* another of that name may have come at once */
        if (!workspace_add(c, &row))
            return fail(c, 409, "email", "this address has registered before");
    }
    c->workspace_id = row.workspace_id;
    db_exec_with(c, WITH(account_row, &row), "INSERT INTO member (workspace_id, id, email, email_fold, name, role,"
                 " password, confirmed_at, created_at) VALUES (:workspace_id, :member_id, :email, :email_fold, :member,"
                 " 'admin', :password, :confirmed_at, :now_ms)");
    if (row.credits)
        db_exec_with(c, WITH(account_row, &row), "INSERT INTO credit_entry (workspace_id, id, amount, reason, actor_id,"
                     " created_at) VALUES (:workspace_id, :entry_id, :credits, 'granted', :member_id, :now_ms)");
    assessments_built_in(c);
    account->workspace_id = row.workspace_id;
    account->member_id    = row.member_id;
    if (!account->keyless)
        account->api_key = key_create(c, STR("first key"), PERM_ALL, row.member_id);
    return true;
}

/* --- members ------------------------------------------------------------- */

static const struct field member_fields[] = {
    FIELD(member, id), FIELD(member, email), FIELD(member, email_fold), FIELD(member, name), FIELD(member, role),
    FIELD(member, password), FIELD(member, created_at),
};
const struct shape member_shape = { "member", member_fields, 7, sizeof(struct member) };

struct member_key { int64_t id; str email_fold, password; };
static const struct field member_key_fields[] = {
    FIELD(member_key, id), FIELD(member_key, email_fold), FIELD(member_key, password),
};
SHAPE(member_key);

bool member_create(struct call *c, struct member *member)
{
    member->id         = id_new();
    member->email_fold = text_fold(c->mem, member->email);
    return db_exec_with(c, WITH(member, member), "INSERT INTO member (workspace_id, id, email, email_fold, name,"
                        " role, password, confirmed_at, created_at) VALUES (:workspace_id, :id, :email, :email_fold,"
                        " :name, :role, :password, :now_ms, :now_ms) ON CONFLICT DO NOTHING") > 0 ||
           fail(c, 409, "email", "is the address of a member already");
}

static bool member_find(struct call *c, struct member_key *key, str email)
{
    key->email_fold = text_fold(c->mem, email);
    return db_int_with(c, WITH(member_key, key), "SELECT id FROM member WHERE workspace_id = :workspace_id"
                       " AND email_fold = :email_fold", &key->id) ||
           fail(c, 404, "email", "is the address of no member");
}

static void sessions_end(struct call *c, const struct member_key *key)
{
    db_exec_with(c, WITH(member_key, key), "DELETE FROM member_session WHERE workspace_id = :workspace_id"
                 " AND member_id = :id");
}

bool member_password(struct call *c, str email, str password_hash)
{
    struct member_key key = { .password = password_hash };

    if (!member_find(c, &key, email))
        return false;
    db_exec_with(c, WITH(member_key, &key), "UPDATE member SET password = :password"
                 " WHERE workspace_id = :workspace_id AND id = :id");
    sessions_end(c, &key);
    return true;
}

bool member_remove(struct call *c, str email)
{
    struct member_key key = { 0 };

    if (!member_find(c, &key, email))
        return false;
    if (db_exec_with(c, WITH(member_key, &key), "DELETE FROM member WHERE workspace_id = :workspace_id"
                     " AND id = :id AND (role <> 'admin' OR EXISTS (SELECT 1 FROM member o WHERE"
                     " o.workspace_id = :workspace_id AND o.role = 'admin' AND o.status = 'active'"
                     " AND o.removed_at IS NULL AND o.id <> :id))") == 0)
        return fail(c, 409, "email", "is that of the last administrator");
    sessions_end(c, &key);
    return true;
}

/* --- the first workspace -------------------------------------------------- */

#define SETUP_TOKEN_CHARS 22
#define SETUP_TOKEN_MS    MS_PER_DAY

/* Kept under its hash: the store does not know the link. */
struct setup_token { str name; int64_t since_ms; };
static const struct field setup_token_fields[] = { FIELD(setup_token, name), FIELD(setup_token, since_ms) };
SHAPE(setup_token);

static struct setup_token setup_token_row(struct call *c, str token)
{
    return (struct setup_token){ str_printf(c->mem, "setup %.*s", STR_ARG(hash_hex(c->mem, token))),
                                 c->now_ms - SETUP_TOKEN_MS };
}

str setup_token_create(struct call *c)
{
    str                token = token_new(c->mem, SETUP_TOKEN_CHARS);
    struct setup_token row = setup_token_row(c, token);

    setup_token_forget(c);
    db_exec_with(c, WITH(setup_token, &row), "INSERT INTO installation (name, value, created_at)"
                 " VALUES (:name, '', :now_ms)");
    return token;
}

bool setup_token_is(struct call *c, str token)
{
    struct setup_token row = setup_token_row(c, token);
    int64_t            found = 0;

    return db_int_with(c, WITH(setup_token, &row), "SELECT 1 FROM installation WHERE name = :name"
                       " AND created_at > :since_ms", &found);
}

bool setup_token_take(struct call *c, str token)
{
    struct setup_token row = setup_token_row(c, token);

    return db_exec_with(c, WITH(setup_token, &row), "DELETE FROM installation WHERE name = :name"
                        " AND created_at > :since_ms") > 0;
}

void setup_token_forget(struct call *c)
{
    db_exec(c, "DELETE FROM installation WHERE name LIKE 'setup %'");
}
