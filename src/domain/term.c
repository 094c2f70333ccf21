/* term.c - see term.h. */
#include <ctype.h>
#include "core/random.h"
#include "core/text.h"
#include "domain/term.h"

static const struct field term_fields[] = {
    FIELD(term, id), FIELD(term, taxonomy), FIELD(term, name), FIELD(term, name_fold), FIELD(term, slug),
};
const struct shape term_shape = { "term", term_fields, 5, sizeof(struct term) };

str term_slug(struct arena *mem, str name)
{
    struct buf b = BUF(mem);
    str        fold = text_fold(mem, name);
    bool       gap = false;

    for (size_t i = 0; i < fold.len; i++) {
        unsigned char ch = (unsigned char)fold.data[i];

        if (ch == '#' || ch == '+') { /* C, C# and C++ are three things */
            buf_text(&b, ch == '#' ? "sharp" : "p");
            continue;
        }
        if (!isalnum(ch) && ch < 0x80) {
            gap = true;
            continue;
        }
        if (gap && b.len)
            buf_char(&b, '-');
        gap = false;
        buf_char(&b, (char)ch);
    }
    return b.len ? buf_end(&b) : str_printf(mem, "t-%.16s", hash_hex(mem, name).data);
}

int64_t term_of(struct call *c, const char *taxonomy, str name)
{
    struct term t = { id_new(), str_of(taxonomy), name, text_fold(c->mem, name), term_slug(c->mem, name) };

    db_exec_with(c, WITH(term, &t), "INSERT INTO term (workspace_id, id, taxonomy, name, name_fold, slug,"
                 " created_at) VALUES (:workspace_id, :id, :taxonomy, :name, :name_fold, :slug, :now_ms)"
                 " ON CONFLICT DO NOTHING");
    db_int_with(c, WITH(term, &t), "SELECT id FROM term WHERE workspace_id = :workspace_id"
                " AND taxonomy = :taxonomy AND slug = :slug", &t.id);
    return t.id;
}

int64_t term_adopt(struct call *c, const char *taxonomy, int64_t id)
{
    struct term t = { .id = id, .taxonomy = str_of(taxonomy) };

    if (!db_str_with(c, WITH(term, &t), "SELECT t.name FROM term t JOIN question_term x ON"
                     " x.workspace_id = t.workspace_id AND x.term_id = t.id JOIN question q ON"
                     " q.workspace_id = x.workspace_id AND q.id = x.question_id WHERE t.id = :id"
                     " AND t.taxonomy = :taxonomy AND q.scope = 'public' AND q.status = 'published' LIMIT 1", &t.name))
        return 0;
    return term_of(c, taxonomy, t.name);
}

bool term_exists(struct call *c, const char *taxonomy, int64_t id)
{
    struct term t = { .id = id, .taxonomy = str_of(taxonomy) };
    int64_t     found;

    return db_int_with(c, WITH(term, &t), "SELECT 1 FROM term WHERE workspace_id = :workspace_id AND id = :id"
                       " AND taxonomy = :taxonomy", &found);
}

struct tie { int64_t question_id, term_id; str taxonomy; };
static const struct field tie_fields[] = { FIELD(tie, question_id), FIELD(tie, term_id), FIELD(tie, taxonomy) };
SHAPE(tie);

void term_set(struct call *c, int64_t question_id, const char *taxonomy, struct list ids)
{
    struct tie *ties = ARENA_ARRAY(c->mem, struct tie, ids.n + 1);

    ties[ids.n] = (struct tie){ .question_id = question_id, .taxonomy = str_of(taxonomy) };
    db_exec_with(c, WITH(tie, &ties[ids.n]), "DELETE FROM question_term WHERE workspace_id = :workspace_id"
                 " AND question_id = :question_id AND term_id IN (SELECT id FROM term WHERE"
                 " workspace_id = :workspace_id AND taxonomy = :taxonomy)");
    for (size_t i = 0; i < ids.n; i++)
        ties[i] = (struct tie){ question_id, ((const struct id *)ids.items)[i].n, str_of(taxonomy) };
    if (ids.n)
        db_exec_many(c, &tie_shape, ties, ids.n, "INSERT INTO question_term (workspace_id, question_id, term_id)"
                     " VALUES (:workspace_id, :question_id, :term_id) ON CONFLICT DO NOTHING");
}
