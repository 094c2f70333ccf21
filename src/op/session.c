/* session.c - sessions of members: a secret of 40 hex digits that lasts an hour after
 * its last use.  The last uses of keys are kept the same way.
 *
 * A read must not write, so uses are noted in memory, and a sweep (jobs/expiry.c)
 * stores them.  A server that dies forgets those of the last half minute.  What a session may
 * do follows from its member as it is now: role, permissions, and whether it is active.
 * Tables: member_session, member, api_key.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "op/call.h"
#include "core/random.h"

#define SESSION_MS  MS_PER_HOUR
#define NOTED_MAX   1024
#define HASH_CHARS  64

/* Uses that are not stored yet. */
struct sessions {
    pthread_mutex_t lock;
    char            hash[NOTED_MAX][HASH_CHARS];
    size_t          n;
};

struct sessions *sessions_new(void)
{
    struct sessions *noted = calloc(1, sizeof *noted);

    if (noted)
        pthread_mutex_init(&noted->lock, NULL);
    return noted;
}

void sessions_free(struct sessions *noted)
{
    pthread_mutex_destroy(&noted->lock);
    free(noted);
}

struct session_row {
    int64_t       workspace_id, id, member_id, since_ms, permissions;
    str           hash, role;
    struct moment used_at;
};
static const struct field session_row_fields[] = {
    FIELD(session_row, workspace_id), FIELD(session_row, id), FIELD(session_row, member_id),
    FIELD(session_row, since_ms), FIELD(session_row, hash), FIELD(session_row, used_at),
    FIELD(session_row, role), FIELD(session_row, permissions),
};
SHAPE(session_row);

void secret_note(struct call *c, str hash, int64_t used_ms)
{
    struct sessions *noted = c->server->sessions;
    size_t           i = 0;

    if (!noted || used_ms >= c->now_ms - MS_PER_MINUTE)
        return;
    if (pthread_mutex_trylock(&noted->lock) != 0)
        return; /* no request waits for another here: the next use is noted */
    while (i < noted->n && memcmp(noted->hash[i], hash.data, HASH_CHARS) != 0)
        i++;
    if (i == noted->n && noted->n < NOTED_MAX) /* a full list is soon emptied: the next use counts */
        memcpy(noted->hash[noted->n++], hash.data, HASH_CHARS);
    pthread_mutex_unlock(&noted->lock);
}

str session_create(struct call *c, int64_t workspace_id, int64_t member_id)
{
    unsigned char      secret[20];
    struct buf         token = BUF(c->mem);
    struct session_row row = { .workspace_id = workspace_id, .id = id_new(), .member_id = member_id };

    random_bytes(secret, sizeof secret);
    buf_hex(&token, secret, sizeof secret);
    row.hash = hash_hex(c->mem, buf_end(&token));
    db_exec_with(c, WITH(session_row, &row), "INSERT INTO member_session (workspace_id, id, member_id, hash,"
                 " created_at, used_at) VALUES (:workspace_id, :id, :member_id, :hash, :now_ms, :now_ms)");
    return buf_end(&token);
}

bool session_find(struct call *c, str token)
{
    struct session_row s = { .hash = hash_hex(c->mem, token), .since_ms = c->now_ms - SESSION_MS };

    if (!db_row_with(c, WITH(session_row, &s), "SELECT s.workspace_id, s.member_id, s.used_at, m.role,"
                     " m.permissions FROM member_session s JOIN member m ON m.workspace_id = s.workspace_id"
                     " AND m.id = s.member_id WHERE s.hash = :hash AND s.used_at > :since_ms"
                     " AND m.status = 'active'", INTO(session_row, &s)))
        return false;
    c->workspace_id = s.workspace_id;
    c->actor_id     = s.member_id;
    c->perms        = perm_of_member(s.role, s.permissions);
    c->actor        = "member";
    secret_note(c, s.hash, s.used_at.ms);
    return true;
}

int64_t sessions_store(struct call *c, int batch)
{
    struct sessions   *noted = c->server->sessions;
    struct session_row row = { .since_ms = c->now_ms - SESSION_MS };
    int64_t            changed = 0;
    size_t             n;

    pthread_mutex_lock(&noted->lock);
    n = noted->n < (size_t)batch ? noted->n : (size_t)batch;
    noted->n -= n;
    row.hash = str_copy(c->mem, (str){ noted->hash[noted->n], n * HASH_CHARS });
    pthread_mutex_unlock(&noted->lock);
    for (size_t i = 0; i < n; i++, row.hash = str_from(row.hash, HASH_CHARS)) {
        struct session_row one = { .hash = { row.hash.data, HASH_CHARS } };

        changed += db_exec_with(c, WITH(session_row, &one), "UPDATE member_session SET used_at = :now_ms"
                                " WHERE hash = :hash");
        changed += db_exec_with(c, WITH(session_row, &one), "UPDATE api_key SET used_at = :now_ms"
                                " WHERE hash = :hash");
    }
    db_exec_with(c, WITH(session_row, &row), "DELETE FROM member_session WHERE used_at < :since_ms");
    return changed;
}
