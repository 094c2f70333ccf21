/* call.h - the way of a request through its operation, for whoever carries the
 * bytes (http/).  Operations themselves need only op.h.
 *
 *   call_open    finds the route; the call can be answered from then on
 *   call_answer  caller, permission, decode, run in one transaction, encode
 *   call_close   frees everything
 */
#ifndef OP_CALL_H
#define OP_CALL_H

#include "op/op.h"

/* Opens a call for a request, which must live until call_close.  An unknown
 * path or a wrong method is a call as well, answered 404 or 405. */
struct call *call_open(struct server *server, struct request *request);
/* The most bytes its body may have; 0 when it takes none. */
size_t       call_body_max(const struct call *c);
/* True when call_answer will be done before it returns. */
bool         call_is_now(const struct call *c);
/* Does everything; `done` is called once c->reply is final, on whatever thread. */
void         call_answer(struct call *c, void (*done)(struct call *c, void *arg), void *arg);
/* Makes an error of the transport the reply, in the form of the operation or its family. */
void         call_refuse(struct call *c, int status, const char *message);
/* Makes the reply 413 that way. */
void         call_too_large(struct call *c);
void         call_close(struct call *c);

/* --- between the files of op/ -------------------------------------------- */

struct route {
    const struct op     *op;
    const struct family *family;
};

/* Builds the table of all routes of `families`; NULL with a message when two
 * are equal.  It lives in `mem`. */
struct router *router_new(const struct family *const *families, struct arena *mem, const char **message);
/* Finds the route and fills request->params.  NULL: not found; then *family is
 * the owner of the prefix (or NULL) and *allowed has a bit per method that the
 * path knows. */
const struct route *route_find(const struct router *router, struct request *request, const struct family **family,
                               unsigned *allowed);
extern const char *const method_names[METHOD_COUNT];

/* Does the operation change nothing? */
bool op_is_read(const struct op *op);
/* Fills c->in from the request; all bad fields go to c->errors. */
bool decode(struct call *c);
/* Decodes one JSON text into a struct of `shape` the same way, for tests and tools. */
bool decode_json(struct call *c, const struct shape *shape, str text, void *row);
/* Reads an id in the family's spelling; false (nothing said) when it is none. */
bool id_from_text(struct call *c, const struct field *f, str text, int64_t *id);
void encode(struct call *c, struct buf *out, const struct shape *shape, const void *row);
/* The key of a field in the family's spelling; writes at most 64 bytes into `room`. */
str  key_spell(enum key_spelling keys, const char *name, char room[64]);
/* The name of the header that an IN_HEADER field is read from. */
void header_name(const struct field *f, char *out, size_t room);

/* The page {"<.list>": [rows], "total", "limit", "offset"}, for the families that spell it so. */
void page_open(struct call *c, struct buf *out);
void page_close(struct call *c, struct buf *out, int64_t total);
void page_schema(const struct op *op, struct buf *out);

/* Rows that are written while the reply is being sent (op/stream.c). */
struct stream_form {
    const char *type;    /* media type of the reply */
    const char *between; /* two rows */
    void (*row)(struct call *c, struct arena *mem, struct buf *out, const void *row); /* `mem`: for this row only */
};
/* Answers with a head, the rows of the statements one after the other (an array that
 * ends with NULL), and a tail.  All of it, and the row of `with`, one more source of
 * parameters or none, lives as long as the call.  False: 503 said. */
bool stream_rows(struct call *c, const struct stream_form *form, struct db_source with, const char *const *sqls,
                 str head, str tail);
/* The sources of a statement's parameters, `with` in front; returns how many. */
#define CALL_SOURCES_MAX 3
size_t call_sources(struct call *c, struct db_source with, struct db_source from[CALL_SOURCES_MAX]);

/* Keeps the connection of a read until the call is closed.  At most half of all are kept,
 * so that short calls always find one.  False: 503 said. */
bool            call_keep(struct call *c);
struct db_conn *call_kept(const struct call *c);

/* Counts `n` calls (0 or 1) against a bucket; false when it is empty.  Fills the seconds to
 * wait (until it is full again when it was not empty) and the calls left. */
struct rates *rates_new(void);
void          rates_free(struct rates *rates);
bool          rate_take(struct rates *rates, uint64_t key, int n, int most, int seconds, int64_t now_ms,
                        int *wait_s, int *left);
uint64_t      rate_key(const void *data, size_t n, uint64_t seed);
/* The same for a call, whose reply says in its headers how it stands.  False: 429 said. */
bool          rate_within(struct call *c, uint64_t key, int n, int most, int seconds);

/* Who is calling, by API key or the token of a member's session: sets workspace_id,
 * actor_id, perms.  False: nobody has that secret, nothing said. */
bool caller_find(struct call *c, str secret);
/* The same, for families whose texts nobody compares.  False: 401 said. */
bool caller_by_key(struct call *c, str secret);
/* Uses of sessions, noted until a sweep stores them; one a server. */
struct sessions *sessions_new(void);
void             sessions_free(struct sessions *noted);
/* Begins a session of a member, inside of a write; returns its secret. */
str  session_create(struct call *c, int64_t workspace_id, int64_t member_id);
/* Who is calling, by such a secret; false when it is none or its hour is over. */
bool session_find(struct call *c, str token);
/* Notes the use of a key or a session by the hash of its secret, a minute after the one before. */
void secret_note(struct call *c, str hash, int64_t used_ms);
/* Stores uses of sessions and keys and forgets what is over: a sweep of jobs/expiry.c. */
int64_t sessions_store(struct call *c, int batch);
/* ... by the path's {token}: the candidate of an attempt.  False: 404 said. */
bool caller_by_link(struct call *c);
/* The value of `Authorization: <scheme> value`; STR_NULL when it is another one. */
str  authorization(const struct request *r, const char *scheme);

/* Leaves a call because of what the store said of a statement. */
_Noreturn void call_leave_store(struct call *c, enum db_result result);
/* The transaction added a job: the workers are woken once it is committed. */
void           call_added_job(struct call *c);

/* Checks every row of every family; returns the number of defects, each printed. */
int  ops_check(const struct family *const *families);
/* Writes the OpenAPI 3.1 document of a family. */
void openapi_write(const struct family *family, str public_url, struct buf *out);
/* Statuses of an operation: success, `.fails`, and those its row implies.  Fills
 * `statuses` (room for 24), rising; returns how many. */
size_t op_statuses(const struct family *family, const struct op *op, int statuses[24]);
/* Do its fields come in a body, unless they say otherwise? */
bool   op_has_body(const struct op *op);
/* The field that is the whole body, a bare array; NULL when the body is an object. */
const struct field *op_whole_body(const struct op *op);
/* What `.fails` says of a status; STR_NULL when it does not name it. */
str    op_fails(const struct op *op, int status);
const char *perm_name(long long perm);
/* Bits of a comma-separated list of names, "all" or "none"; -1 when one is unknown. */
long long   perm_read(str names);

#endif
