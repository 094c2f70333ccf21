/* assessment_links.c - links to an assessment: those by which people join, and those of people
 * who are invited.
 *
 * Operations: share_links.list, share_links.update, share_links.open, share_links.join,
 * invitation_links.list.
 * The vendor's page documents both lists without authorization.  They hold names, addresses and
 * secrets by which anybody could sit in another's place, so here a key or session is needed.
 * Tables: share_link, assessment, workspace, attempt, person.
 */
#include "api/coodesh/assessments.h"
#include "api/join.h"
#include "core/random.h"
#include "core/text.h"

#define LINK_TAGS_MAX   20
#define TAG_CHARS_MAX   50
#define TOKEN_CHARS     22
#define SHARE_PATH      "/share/"

struct share_link {
    struct id     id;
    str           token, url, tags_text;
    bool          active;
    int64_t       link_id, assessment_id, candidates;
    struct list   tags;
    struct moment opens_at, closes_at, created_at;
};
static const struct field share_link_fields[] = {
    FIELD(share_link, id, .name = "_id",  .doc = "Id"),
    FIELD(share_link, token,              .doc = "Secret in its address"),
    FIELD(share_link, url,                .doc = "Address of the page where people join"),
    FIELD(share_link, active,             .doc = "Can people join by it?"),
    FIELD(share_link, tags, .item = TYPE_TEXT, .doc = "Tags that attempts made by it get"),
    FIELD(share_link, opens_at, .flags = NULLABLE,  .doc = "Nobody joins before; null: at any time"),
    FIELD(share_link, closes_at, .flags = NULLABLE, .doc = "Nobody joins from then on; null: at any time"),
    FIELD(share_link, candidates,         .doc = "People who joined by it"),
    FIELD(share_link, created_at, .name = "createdAt", .doc = "When it was made"),
    FIELD(share_link, tags_text, .flags = INTERNAL),
    FIELD(share_link, link_id, .flags = INTERNAL), FIELD(share_link, assessment_id, .flags = INTERNAL),
};
SHAPE(share_link);

#define SHARE_LINKS \
    "SELECT id AS _id, id AS link_id, token, :public_url || '" SHARE_PATH "' || token AS url, active," \
    " tags AS tags_text, opens_at, closes_at, candidates_n AS candidates, created_at AS \"createdAt\"" \
    " FROM share_link WHERE workspace_id = :workspace_id AND assessment_id = :id ORDER BY id"

/* --- the list --------------------------------------------------------------------------- */

static struct list tags_cut(struct call *c, str tags)
{
    struct list list = { ARENA_ARRAY(c->mem, str, LINK_TAGS_MAX), 0 };

    while (tags.len && list.n < LINK_TAGS_MAX)
        ((str *)list.items)[list.n++] = str_cut(&tags, ',');
    return list;
}

static struct list links_of(struct call *c, int64_t assessment_id)
{
    struct coodesh_id  key = { { assessment_id } };
    struct list        list = db_rows_with(c, (struct db_source){ &coodesh_id_shape, &key }, SHARE_LINKS,
                                           &share_link_shape, SHARE_LINKS_MAX);
    struct share_link *links = list.items;

    for (size_t i = 0; i < list.n; i++)
        links[i].tags = tags_cut(c, links[i].tags_text);
    return list;
}

static bool share_links_list(struct call *c)
{
    const struct coodesh_id *in = c->in;
    struct assessed          row = { 0 };
    struct list              links;

    if (!assessed_find(c, in->id.n, &row))
        return false;
    links = links_of(c, row.id);
    return reply_page(c, links, (int64_t)links.n);
}

/* --- replacing ---------------------------------------------------------------------------- */

struct link_in { struct id id; str token; bool active; struct list tags; struct moment opens_at, closes_at; };
static const struct field link_in_fields[] = {
    FIELD(link_in, id, .name = "_id", .doc = "Id of a link there is; a new one when absent"),
    FIELD(link_in, token, .max = 40, .doc = "Secret of a link there is, instead of its id; new ones are made here"),
    FIELD(link_in, active, .initial = true, .doc = "Can people join by it?"),
    FIELD(link_in, tags, .item = TYPE_TEXT, .max = LINK_TAGS_MAX,
          .doc = "Tags of 1 to 50 characters, without commas"),
    FIELD(link_in, opens_at, .doc = "Nobody joins before"),
    FIELD(link_in, closes_at, .doc = "Nobody joins from then on"),
};
SHAPE(link_in);

struct links_in { struct id id; struct list links; };
static const struct field links_in_fields[] = {
    FIELD(links_in, id, .flags = REQUIRED, .doc = "Id of the assessment"),
    FIELD_LIST(links_in, links, link_in, .flags = REQUIRED, .max = SHARE_LINKS_MAX,
               .doc = "All links it has from now on; those left out are gone"),
};
SHAPE(links_in);

struct links_out { str message; struct list links; };
static const struct field links_out_fields[] = {
    FIELD(links_out, message, .doc = "What was done"),
    FIELD_LIST(links_out, links, share_link, .doc = "The links there are now"),
};
SHAPE(links_out);

static str tags_checked(struct call *c, size_t link, struct list tags)
{
    struct buf b = BUF(c->mem);

    for (size_t i = 0; i < tags.n; i++) {
        str tag = str_trim(((const str *)tags.items)[i]);

        if (!tag.len || str_chars(tag) > TAG_CHARS_MAX || str_has(tag, ',') || !text_is_line(tag))
            failf(c, 400, str_printf(c->mem, "links.%zu.tags.%zu", link, i).data,
                  "must have 1 to %d characters and no comma", TAG_CHARS_MAX);
        buf_printf(&b, "%s%.*s", i ? "," : "", STR_ARG(tag));
    }
    return b.len ? buf_end(&b) : STR("");
}

/* The link that one of the request stands for: one there is, or a new one. */
static struct share_link link_read(struct call *c, struct list known, const struct links_in *in, size_t index)
{
    const struct link_in    *wanted = (const struct link_in *)in->links.items + index;
    const struct share_link *links = known.items;
    struct share_link        link = { .id = { id_new() }, .token = token_new(c->mem, TOKEN_CHARS) };
    bool                     found = !wanted->id.n && !wanted->token.len;
    const char              *at = str_printf(c->mem, "links.%zu", index).data;

    for (size_t i = 0; i < known.n && !found; i++)
        if (wanted->id.n ? links[i].id.n == wanted->id.n : str_eq(links[i].token, wanted->token)) {
            link  = links[i];
            found = true;
        }
    if (!found)
        fail(c, 400, at, "is no link of this assessment");
    if (wanted->opens_at.ms && wanted->closes_at.ms && wanted->closes_at.ms <= wanted->opens_at.ms)
        fail(c, 400, str_printf(c->mem, "%s.closes_at", at).data, "must be later than opens_at");
    link.active        = wanted->active;
    link.opens_at      = wanted->opens_at;
    link.closes_at     = wanted->closes_at;
    link.tags_text     = tags_checked(c, index, wanted->tags);
    link.link_id       = link.id.n;
    link.assessment_id = in->id.n;
    return link;
}

/* Rows are updated or made, and what is not named goes. */
static void links_store(struct call *c, struct list known, const struct share_link *links, size_t n)
{
    const struct share_link *old = known.items;

    for (size_t i = 0; i < known.n; i++) {
        bool named = false;

        for (size_t j = 0; j < n; j++)
            named |= links[j].id.n == old[i].id.n;
        if (!named)
            db_exec_with(c, WITH(share_link, &old[i]), "DELETE FROM share_link WHERE workspace_id = :workspace_id"
                         " AND id = :link_id");
    }
    if (n)
        db_exec_many(c, &share_link_shape, links, n, "INSERT INTO share_link (workspace_id, id, assessment_id, token,"
                     " active, tags, opens_at, closes_at, created_at) VALUES (:workspace_id, :link_id, :assessment_id,"
                     " :token, :active, :tags_text, :opens_at, :closes_at, :now_ms) ON CONFLICT (workspace_id, id)"
                     " DO UPDATE SET active = excluded.active, tags = excluded.tags, opens_at = excluded.opens_at,"
                     " closes_at = excluded.closes_at");
}

static bool share_links_update(struct call *c)
{
    struct links_in   *in = c->in;
    struct assessed    row = { 0 };
    struct share_link *links = ARENA_ARRAY(c->mem, struct share_link, in->links.n + 1);
    struct list        known;
    struct links_out   out = { .message = STR("the share links are updated") };

    if (!assessed_find(c, in->id.n, &row))
        return false;
    known = links_of(c, row.id);
    for (size_t i = 0; i < in->links.n; i++) {
        links[i] = link_read(c, known, in, i);
        for (size_t j = 0; j < i; j++)
            if (links[j].id.n == links[i].id.n)
                fail(c, 400, str_printf(c->mem, "links.%zu", i).data, "is the same link as one before it");
    }
    if (c->errors_n)
        return false;
    links_store(c, known, links, in->links.n);
    out.links = links_of(c, row.id);
    return reply(c, &out);
}

/* --- the page ------------------------------------------------------------------------------ */

#define TOKEN FIELD(join, secret, .name = "token", .flags = REQUIRED, .max = 40, .doc = "Secret of the share link")

static const struct field share_open_fields[] = { TOKEN, JOIN_OPEN_FIELDS };
static const struct shape share_open_shape = { "share_open", share_open_fields, 3, sizeof(struct join) };
static const struct field share_join_fields[] = { TOKEN, JOIN_FORM_FIELDS };
static const struct shape share_join_shape = { "share_join", share_join_fields, 6, sizeof(struct join) };

static bool link_find(struct call *c)
{
    struct join *in = c->in;

    if (!db_row(c, "SELECT l.id AS link_id, l.workspace_id, l.assessment_id, l.tags, s.code,"
                " coalesce(w.brand_name, w.name) AS company, w.email AS contact, s.language"
                " FROM share_link l JOIN workspace w ON w.id = l.workspace_id"
                " JOIN assessment s ON s.workspace_id = l.workspace_id AND s.id = l.assessment_id"
                " WHERE l.token = :token AND l.active = 1 AND s.status = 'active' AND s.deleted_at IS NULL"
                " AND (l.opens_at IS NULL OR l.opens_at <= :now_ms)"
                " AND (l.closes_at IS NULL OR l.closes_at > :now_ms)", INTO_FOUND(in)))
        return fail(c, 404, NULL, "no such record");
    c->workspace_id = in->workspace_id;
    return true;
}

static bool link_invite(struct call *c, struct invitation *wanted, struct attempt *made)
{
    struct join                *in = c->in;
    struct assessment_settings  settings = assessment_settings(c, in->assessment_id);

    wanted->product       = in->code;
    wanted->last_name     = wanted->last_name.len ? wanted->last_name : STR_NULL;
    wanted->source        = STR("coodesh");
    wanted->callback_form = STR("coodesh");
    wanted->expires_at    = c->now_ms + settings.invitation_days * MS_PER_DAY;
    wanted->snapshot_s    = settings.snapshot_s;
    wanted->once          = true;
    if (!attempt_invite(c, wanted, made))
        return false;
    in->attempt_id = made->id;
    db_exec_with(c, WITH_FOUND(in), settings.hidden_results
                 ? "UPDATE attempt SET share_link_id = :link_id, tags = :tags, hidden = 1"
                   " WHERE workspace_id = :workspace_id AND id = :attempt_id"
                 : "UPDATE attempt SET share_link_id = :link_id, tags = :tags"
                   " WHERE workspace_id = :workspace_id AND id = :attempt_id");
    db_exec_with(c, WITH_FOUND(in), "UPDATE share_link SET candidates_n = candidates_n + 1"
                 " WHERE workspace_id = :workspace_id AND id = :link_id");
    return true;
}

static bool share_links_open(struct call *c)
{
    return join_open(c, link_find);
}

static bool share_links_join(struct call *c)
{
    return join_submit(c, link_find, link_invite);
}

/* --- people who are invited ------------------------------------------------------------------ */

struct invitation_link { struct id id; str name, email, status, invite_url; };
static const struct field invitation_link_fields[] = {
    FIELD(invitation_link, id, .name = "_id", .doc = "Id of the attempt"),
    FIELD(invitation_link, name,              .doc = "Name of the participant; empty when none is known"),
    FIELD(invitation_link, email,             .doc = "Address"),
    FIELD(invitation_link, status,            .doc = "Where the attempt stands"),
    FIELD(invitation_link, invite_url,        .doc = "The participant's own link"),
};
SHAPE(invitation_link);

static bool invitation_links_list(struct call *c)
{
    const struct coodesh_id *in = c->in;
    struct assessed          row = { 0 };

    return assessed_find(c, in->id.n, &row) && run_rows(c);
}

const struct op coodesh_assessment_links_ops[] = {
    { OP("share_links.list"), .method = GET, .path = "/assessments/{id}/share-links", .perm = PERM_LIST_ASSESSMENTS,
      .summary = "Links by which anybody may join", .in = &coodesh_id_shape, .out = &share_link_shape,
      .flags = OP_LIST, .list = COODESH_ARRAY, .status = 200, .run = share_links_list,
      .source = "coodesh.openapi.json listAssessmentShareLinks" },
    { OP("share_links.update"), .method = PUT, .path = "/assessments/{id}/share-links",
      .perm = PERM_EDIT_ASSESSMENTS, .summary = "Replace the links by which anybody may join",
      .in = &links_in_shape, .out = &links_out_shape, .status = 200, .run = share_links_update,
      .source = "coodesh.openapi.json updateAssessmentShareLinks" },
    { OP("share_links.open"), .method = GET, .path = "/share/{token}", .perm = PERM_PUBLIC,
      .summary = "Page that asks who joins by a share link", .in = &share_open_shape, .flags = OP_RAW,
      .media = "text/html", .status = 200, .run = share_links_open, .error_page = join_error,
      .source = "ours: what listAssessmentShareLinks leads to" },
    { OP("share_links.join"), .method = POST, .path = "/share/{token}", .perm = PERM_PUBLIC,
      .summary = "Join by a share link: invites, and leads on to the assessment", .in = &share_join_shape,
      .flags = OP_RAW | OP_FORM, .media = "text/html", .status = 303, .run = share_links_join, .rate = 60,
      .rate_s = 600, .error_page = join_error, .source = "ours: what listAssessmentShareLinks leads to",
      .fails = "402: the employer has no credit left; 409: this address was invited before" },
    { OP("invitation_links.list"), .method = GET, .path = "/assessments/{id}/invitation-links",
      .perm = PERM_LIST_ATTEMPTS, .summary = "Links of people who are invited, the newest first",
      .in = &coodesh_id_shape, .out = &invitation_link_shape, .flags = OP_LIST, .list = COODESH_ARRAY,
      .status = 200, .run = invitation_links_list,
      .sql = "SELECT a.id AS _id, trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name,"
             " p.email, CASE WHEN a.status IN ('invited', 'started') AND a.expires_at <= coalesce(a.paused_at, :now_ms)"
             " THEN 'expired' ELSE a.status END AS status, :public_url || '/t/' || a.token AS invite_url"
             " FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
             " WHERE a.workspace_id = :workspace_id AND a.assessment_id = :id AND a.deleted_at IS NULL"
             " AND a.status <> 'cancelled' ORDER BY a.number DESC LIMIT :limit OFFSET :offset",
      .source = "coodesh.openapi.json listAssessmentInvitationLinks" },
    { 0 }
};
