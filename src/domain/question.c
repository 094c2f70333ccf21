/* question.c - see question.h. */
#include <string.h>
#include "core/random.h"
#include "core/text.h"
#include "domain/authored.h"
#include "domain/question.h"
#include "domain/term.h"

static const struct field question_row_fields[] = {
    FIELD(question_row, id), FIELD(question_row, owner_id), FIELD(question_row, version),
    FIELD(question_row, author_id), FIELD(question_row, copy_of), FIELD(question_row, duration_s),
    FIELD(question_row, weight), FIELD(question_row, type), FIELD(question_row, kind),
    FIELD(question_row, status), FIELD(question_row, scope), FIELD(question_row, level),
    FIELD(question_row, title), FIELD(question_row, title_fold), FIELD(question_row, titles),
    FIELD(question_row, slug),
    FIELD(question_row, languages), FIELD(question_row, document), FIELD(question_row, snapshot),
    FIELD(question_row, created_at), FIELD(question_row, updated_at),
};
const struct shape question_row_shape = { "question_row", question_row_fields,
                                          sizeof question_row_fields / sizeof *question_row_fields,
                                          sizeof(struct question_row) };

/* --- words ---------------------------------------------------------------------- */

bool question_word(const char *words, str word)
{
    str rest = str_of(words);

    while (rest.len)
        if (str_eq(str_cut(&rest, '|'), word))
            return true;
    return false;
}

int question_level(str level)
{
    if (str_is(level, "advanced"))
        return 3;
    return str_is(level, "intermediate") ? 2 : 1;
}

const char *question_instrument(str name)
{
    static const struct { const char *name, *code; } known[] = {
        { "disc-28", "disc-28" }, { "disc", "disc-28" }, { "b5-120", "b5-120" }, { "big_five", "b5-120" },
        { "bigfive", "b5-120" }, { "drives-86", "drives-86" }, { "drives", "drives-86" },
        { "types-16", "types-16" },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(name, known[i].name))
            return known[i].code;
    return NULL;
}

int64_t question_id_read(str text)
{
    uint64_t n = 0;

    if (text.len != 24)
        return 0;
    for (size_t i = 0; i < text.len; i++) {
        char lower = text.data[i] | 32;
        int  digit = text.data[i] >= '0' && text.data[i] <= '9' ? text.data[i] - '0'
                     : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;

        if (digit < 0 || (i < 8 && digit))
            return 0;
        n = n << 4 | (uint64_t)digit;
    }
    return (int64_t)n > 0 ? (int64_t)n : 0;
}

const json_t *question_asked(str type, const json_t *document)
{
    return json_object_getn(document, type.data, type.len);
}

bool question_needs_judge(str type, const json_t *document)
{
    return question_word("coding|sql|freecoding", type) ||
           (str_is(type, "question") &&
            str_is(json_str(json_object_get(question_asked(type, document), "type")), "freecoding"));
}

/* --- reading --------------------------------------------------------------------- */

bool question_find(struct call *c, int64_t question_id, struct question_row *q)
{
    struct question_row key = { .id = question_id };

    return db_row_with(c, WITH(question_row, &key), "SELECT q.*, q.workspace_id AS owner_id FROM question q"
                       " WHERE q.id = :id AND (q.workspace_id = :workspace_id OR (q.scope = 'public'"
                       " AND q.status = 'published'))", INTO(question_row, q)) ||
           fail(c, 404, NULL, "no such question");
}

json_t *question_document(struct call *c, const struct question_row *q)
{
    const char *message;
    json_t     *document = json_read(q->document, JSON_DEPTH_MAX, &message);

    if (!document)
        call_leave(c, 500, "the document of a question cannot be read");
    call_defer(c, json_close, document);
    return document;
}

/* --- storing --------------------------------------------------------------------- */

static str kind_of(struct call *c, str type, const json_t *document)
{
    str kind = json_str(json_object_get(question_asked(type, document), "type"));

    if (!str_is(type, "question"))
        return STR("");
    return kind.data ? str_copy(c->mem, kind) : STR("radio_multiple");
}

void question_describe(struct call *c, struct question_row *q, const json_t *document)
{
    const json_t *locale = json_object_get(document, "locale");
    struct buf    fold = BUF(c->mem), titles = BUF(c->mem), tags = BUF(c->mem);

    for (size_t i = 0; i < json_array_size(locale); i++) {
        const json_t *one = json_array_get(locale, i);

        buf_printf(&fold, "%s%s", i ? "\n" : "", json_string_value(json_object_get(one, "title")));
        buf_printf(&titles, "%c{\"code\":\"%s\",\"title\":", i ? ',' : '[',
                   json_string_value(json_object_get(one, "code")));
        buf_json(&titles, json_str(json_object_get(one, "title")));
        buf_char(&titles, '}');
        buf_printf(&tags, "%s%s", i ? "," : "", json_string_value(json_object_get(one, "code")));
    }
    q->title      = str_copy(c->mem, json_str(json_object_get(json_array_get(locale, 0), "title")));
    q->title_fold = text_fold(c->mem, buf_end(&fold));
    buf_char(&titles, ']');
    q->titles     = buf_end(&titles);
    q->languages  = buf_end(&tags);
    q->kind       = kind_of(c, q->type, document);
    q->document   = json_text(c->mem, document);
}

void question_add(struct call *c, struct question_row *q)
{
    char text[14];

    q->id = id_new();
    id_text(q->id, text);
    q->slug       = str_printf(c->mem, "%.*s-%s", STR_ARG(term_slug(c->mem, q->title)), text);
    q->author_id  = strcmp(c->actor, "member") == 0 ? c->actor_id : 0;
    q->copy_of    = q->copy_of ? q->copy_of : INT_NULL;
    q->version    = 1;
    q->snapshot   = STR_NULL;
    q->owner_id   = c->workspace_id;
    q->created_at = q->updated_at = (struct moment){ c->now_ms };
    db_exec_with(c, WITH(question_row, q), "INSERT INTO question (workspace_id, id, type, kind, status, scope,"
                 " level, title, title_fold, titles, slug, languages, document, weight, duration_s, version, copy_of,"
                 " author_id, subaccount_id, created_at, updated_at) VALUES (:workspace_id, :id, :type, :kind,"
                 " :status, :scope, :level, :title, :title_fold, :titles, :slug, :languages, :document, :weight,"
                 " :duration_s, 1, :copy_of, :author_id, nullif(:subaccount_id, 0), :now_ms, :now_ms)");
}

/* --- snapshots --------------------------------------------------------------------- */

/* A snapshot that the workspace has of a question. */
struct kept { int64_t id, question_id; str document; };
static const struct field kept_fields[] = { FIELD(kept, id), FIELD(kept, question_id), FIELD(kept, document) };
SHAPE(kept);

/* The code of the newest snapshot when it says the same, else of a new one. */
static str code_of(struct call *c, const struct question_row *q, str snapshot)
{
    struct kept kept = { .question_id = q->id };

    if (db_row_with(c, WITH(kept, &kept), "SELECT id, question_id, document FROM question_version"
                    " WHERE workspace_id = :workspace_id AND question_id = :question_id ORDER BY id DESC LIMIT 1",
                    INTO(kept, &kept)) && str_eq(kept.document, snapshot))
        return str_printf(c->mem, AUTHORED_PREFIX "%lld", (long long)kept.id);
    return authored_store(c, q->id, q->version, snapshot);
}

static str soft_skill(const json_t *asked)
{
    return str_of(question_instrument(json_str(json_object_get(asked, "instrument"))));
}

bool question_snapshot(struct call *c, int64_t question_id, str *code)
{
    struct question_row q = { 0 };
    const json_t       *document;
    str                 snapshot;

    if (!question_find(c, question_id, &q))
        return false;
    document = question_document(c, &q);
    if (!question_check(c, q.type, document, true))
        return false;
    if (str_is(q.type, "softskill")) {
        *code = soft_skill(question_asked(q.type, document));
    } else {
        if (!question_build(c, &q, document, &snapshot))
            return false;
        *code = code_of(c, &q, snapshot);
    }
    q.snapshot = *code;
    db_exec_with(c, WITH(question_row, &q), "UPDATE question SET snapshot = :snapshot WHERE id = :id"
                 " AND workspace_id = :workspace_id");
    return true;
}
