/* questions.h - between the files of the questions of the Coodesh family. */
#ifndef API_COODESH_QUESTIONS_H
#define API_COODESH_QUESTIONS_H

#include "api/coodesh/coodesh.h"
#include "domain/question.h"


/* A question with all it has, as clients see it. */
struct question_out {
    struct id     id, copy_of;
    str           slug, type, type_formatted, status, status_formatted, level, level_formatted, scope, title;
    str           duration_unit;
    double        weight, duration;
    int64_t       version;
    bool          deleted;
    struct list   topics, languages;
    struct moment created_at, updated_at;
    struct json   criteria, author, company, skills, categories, question_domains, career, locale, settings,
                  internal_notes, subaccount_ids, attachments, recommendations, generated, warnings;
    struct json   fast, coding, sql, project, question, softskill, video, essay, audio, file, whiteboard, freecoding,
                  conversational;
};
extern const struct shape question_out_shape;

/* Fills it from a row.  `include`: which of author, skills and company are objects, not ids. */
void question_view(struct call *c, const struct question_row *q, str include, struct question_out *out);

/* The words of clients in the language of the answer; the word itself for an unknown one. */
str question_type_text(const char *language, str type);
str question_status_text(const char *language, str status);
str question_level_text(const char *language, str level);

/* The title in a language, of [{"code": "pt", "title": "..."}], else the other one. */
str question_title(struct call *c, struct json titles, str otherwise, const char *language);

/* Makes these the terms of a taxonomy that a question has, each named by id or name.
 * Says each that is not known (400). */
void question_terms(struct call *c, int64_t question_id, const char *taxonomy, struct list texts);

/* Reads a question of the workspace to change it.  Fails 404. */
bool question_own(struct call *c, int64_t question_id, struct question_row *q);
/* Stores the changed document of a question of the workspace: in place as long as it was
 * never used, else as a new version. */
void question_change(struct call *c, struct question_row *q);
/* Copies a question, with its terms and files, into the workspace: a private draft. */
void question_copy(struct call *c, const struct question_row *from, struct question_row *copy);

/* Takes away the files of a question that is deleted. */
void question_files_drop(struct call *c, int64_t question_id);

#endif
