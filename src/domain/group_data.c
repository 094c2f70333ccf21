/* group_data.c - see group_data.h. */
#include "domain/group_data.h"

#include "core/arena.h"
#include "core/text.h"

struct stored { int64_t attempt_id; str email_fold, sex, ethnicity, age_band, disability; };
static const struct field stored_fields[] = {
    FIELD(stored, attempt_id), FIELD(stored, email_fold), FIELD(stored, sex), FIELD(stored, ethnicity),
    FIELD(stored, age_band), FIELD(stored, disability),
};
SHAPE(stored);

#define COLUMNS "group_data (workspace_id, person_id, sex, ethnicity, age_band, disability, declared, updated_at)"

int64_t group_data_import(struct call *c, const struct group_row *rows, size_t n)
{
    struct stored *list = ARENA_ARRAY(c->mem, struct stored, n + 1);

    for (size_t i = 0; i < n; i++)
        list[i] = (struct stored){ .email_fold = text_fold(c->mem, rows[i].email), .sex = rows[i].sex,
                                   .ethnicity = rows[i].ethnicity, .age_band = rows[i].age_band,
                                   .disability = rows[i].disability };
    return db_exec_many(c, &stored_shape, list, n,
                        "INSERT INTO " COLUMNS " SELECT workspace_id, id, :sex, :ethnicity, :age_band, :disability, 0,"
                        " :now_ms FROM person WHERE workspace_id = :workspace_id AND email_fold = :email_fold"
                        " AND anonymised_at IS NULL"
                        " ON CONFLICT (workspace_id, person_id) DO UPDATE SET"
                        " sex = coalesce(excluded.sex, group_data.sex),"
                        " ethnicity = coalesce(excluded.ethnicity, group_data.ethnicity),"
                        " age_band = coalesce(excluded.age_band, group_data.age_band),"
                        " disability = coalesce(excluded.disability, group_data.disability),"
                        " updated_at = excluded.updated_at WHERE group_data.declared = 0");
}

void group_data_declare(struct call *c, int64_t attempt_id, const struct group_row *row)
{
    struct stored s = { .attempt_id = attempt_id, .sex = row->sex, .ethnicity = row->ethnicity,
                        .age_band = row->age_band, .disability = row->disability };

    db_exec_with(c, WITH(stored, &s),
                 "INSERT INTO " COLUMNS " SELECT workspace_id, person_id, :sex, :ethnicity, :age_band, :disability, 1,"
                 " :now_ms FROM attempt WHERE workspace_id = :workspace_id AND id = :attempt_id"
                 " ON CONFLICT (workspace_id, person_id) DO UPDATE SET sex = excluded.sex,"
                 " ethnicity = excluded.ethnicity, age_band = excluded.age_band, disability = excluded.disability,"
                 " declared = 1, updated_at = excluded.updated_at");
}

bool group_data_is_within(struct call *c)
{
    int64_t n = 0;

    db_int(c, "SELECT count(DISTINCT ethnicity) FROM group_data WHERE workspace_id = :workspace_id", &n);
    return n <= GROUP_ETHNICITIES_MAX;
}
