/* account.c - see account.h.  Tables: workspace, member, api_key, credit_entry. */
#include "core/random.h"
#include "core/text.h"
#include "domain/account.h"
#include "domain/assessment.h"

struct account_row {
    int64_t workspace_id, member_id, entry_id, credits;
    str     name, email, email_fold, language, password, source, signing_secret;
};
static const struct field account_row_fields[] = {
    FIELD(account_row, workspace_id), FIELD(account_row, member_id), FIELD(account_row, entry_id),
    FIELD(account_row, credits), FIELD(account_row, name), FIELD(account_row, email), FIELD(account_row, email_fold),
    FIELD(account_row, language), FIELD(account_row, password), FIELD(account_row, source),
    FIELD(account_row, signing_secret),
};
SHAPE(account_row);

struct api_key {
    int64_t id, perms;
    str     name, hash, tail;
};
static const struct field api_key_fields[] = {
    FIELD(api_key, id), FIELD(api_key, perms), FIELD(api_key, name), FIELD(api_key, hash), FIELD(api_key, tail),
};
SHAPE(api_key);

str api_key_create(struct call *c, str name, long long perms)
{
    str            token = token_new(c->mem, 32);
    str            secret = str_printf(c->mem, "pk_live_%.*s", STR_ARG(token));
    struct api_key key = { id_new(), perms, name, hash_hex(c->mem, secret), str_from(secret, secret.len - 4) };

    db_exec_with(c, WITH(api_key, &key), "INSERT INTO api_key (workspace_id, id, name, hash, tail, perms, created_at)"
                 " VALUES (:workspace_id, :id, :name, :hash, :tail, :perms, :now_ms)");
    return secret;
}

str signing_secret_new(struct arena *mem)
{
    unsigned char secret[24];

    random_bytes(secret, sizeof secret);
    return str_printf(mem, "whsec_%s", base64_text(mem, secret, sizeof secret).data);
}

bool account_create(struct call *c, struct account *account)
{
    struct account_row row = { .workspace_id = id_new(), .member_id = id_new(), .entry_id = id_new(),
                               .credits = account->credits, .name = account->name, .email = account->email,
                               .email_fold = text_fold(c->mem, account->email), .language = account->language,
                               .password = account->password, .source = account->source,
                               .signing_secret = signing_secret_new(c->mem) };

    if (db_exec_with(c, WITH(account_row, &row), "INSERT INTO workspace (id, name, email, email_fold, language,"
                     " credits, credits_purchased, signing_secret, source, created_at) VALUES (:workspace_id, :name,"
                     " :email, :email_fold, :language, :credits, :credits, :signing_secret, :source, :now_ms)"
                     " ON CONFLICT DO NOTHING") == 0)
        return fail(c, 409, "email", "this address has registered before");
    c->workspace_id = row.workspace_id;
    db_exec_with(c, WITH(account_row, &row), "INSERT INTO member (workspace_id, id, email, email_fold, role, password,"
                 " created_at) VALUES (:workspace_id, :member_id, :email, :email_fold, 'admin', :password, :now_ms)");
    if (row.credits)
        db_exec_with(c, WITH(account_row, &row), "INSERT INTO credit_entry (workspace_id, id, amount, reason, actor_id,"
                     " created_at) VALUES (:workspace_id, :entry_id, :credits, 'granted', :member_id, :now_ms)");
    assessments_built_in(c);
    account->workspace_id = row.workspace_id;
    account->member_id    = row.member_id;
    account->api_key      = api_key_create(c, STR("first key"), PERM_ALL);
    return true;
}
