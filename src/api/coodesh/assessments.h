/* assessments.h - between the files of the assessments of the Coodesh family. */
#ifndef API_COODESH_ASSESSMENTS_H
#define API_COODESH_ASSESSMENTS_H

#include "api/coodesh/attachments.h"
#include "api/coodesh/coodesh.h"
#include "api/coodesh/named.h"
#include "domain/assessment.h"

#define ASSESSMENT_STATUSES  "draft|published|archived"
#define ASSESSMENT_LANGUAGES "pt|en|es|de"
/* The tests of ours that one may be made of. */
#define ASSESSMENT_INSTRUMENTS \
    "disc-28|b5-120|drives-86|types-16|numerical|verbal|logical|attention|judgement|sql|reasoning"
#define ASSESSMENT_SKILLS_MAX 50
#define ASSESSMENT_TAGS_MAX   20
#define SHARE_LINKS_MAX       50

/* A row of the store; `skills` are lines of an id, a space and a name. */
struct assessed {
    int64_t       id, author_id, career_id, duration_s, questions_n, invited, started, finished;
    str           code, name, instrument, status, language, tags, author, company, career, skills;
    struct json   settings, subaccount_ids;
    struct moment invited_at, created_at, modified_at;
};
extern const struct shape assessed_shape;

/* The store's word for a published one is active. */
#define ASSESSED_STATUS "(CASE s.status WHEN 'active' THEN 'published' ELSE s.status END)"

/* The select of assessments `s` up to where its WHERE goes on. */
#define ASSESSED_ROWS(join, line)                                                                           \
    "SELECT s.id, s.code, s.name, s.instrument, " ASSESSED_STATUS " AS status, s.language, s.settings, s.tags," \
    " s.author_id, s.career_id, s.duration_s, s.subaccount_ids, s.invited_n AS invited, s.started_n AS started," \
    " s.completed_n AS finished, s.invited_at, s.created_at, s.modified_at, m.name AS author, w.name AS company," \
    " k.name AS career, (SELECT count(*) FROM assessment_question a WHERE a.workspace_id = s.workspace_id"  \
    " AND a.assessment_id = s.id) AS questions_n, (SELECT " join "(CAST(t.id AS TEXT) || ' ' || t.name, "   \
    line ") FROM assessment_term x JOIN term t ON t.workspace_id = x.workspace_id AND t.id = x.term_id"     \
    " WHERE x.workspace_id = s.workspace_id AND x.assessment_id = s.id) AS skills FROM assessment s"        \
    " JOIN workspace w ON w.id = s.workspace_id LEFT JOIN member m ON m.workspace_id = s.workspace_id"      \
    " AND m.id = s.author_id LEFT JOIN term k ON k.workspace_id = s.workspace_id AND k.id = s.career_id"    \
    " WHERE s.workspace_id = :workspace_id AND s.deleted_at IS NULL"
#define ASSESSED(rest) \
    SQL2(ASSESSED_ROWS("group_concat", "char(10)") rest, ASSESSED_ROWS("string_agg", "chr(10)") rest)

/* Reads one of the workspace.  Fails 404. */
bool assessed_find(struct call *c, int64_t id, struct assessed *row);

/* An assessment as lists show it, and with all it has. */
struct assessment_out {
    struct id             id;
    str                   code, name, status, status_formatted, language, duration_unit;
    double                duration;
    int64_t               questions_count;
    bool                  built_in;
    struct coodesh_named *author, *company, *career;
    struct assessment_counts { int64_t invited, started, finished; } *attempts;
    struct list           skills, tags, questions, attachments;
    struct json           settings, subaccount_ids, last_interaction;
    struct moment         created_at, updated_at;
};
extern const struct shape assessment_listed_shape, assessment_out_shape;

/* The word in a language; the word itself for an unknown one. */
str assessment_status_text(const char *language, str status);

/* As a list shows it, in a language. */
struct assessment_out assessment_listed(struct call *c, const struct assessed *row, const char *language);
/* Its files, as struct attachment_out; taking them away, and giving them to a copy as well. */
struct list assessment_files(struct call *c, int64_t assessment_id);
void        assessment_files_drop(struct call *c, int64_t assessment_id);
void        assessment_files_copy(struct call *c, int64_t from, int64_t to);

/* Answers with all of one.  Fails 404. */
bool assessment_reply(struct call *c, int64_t id);

#endif
