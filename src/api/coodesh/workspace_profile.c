/* workspace_profile.c - what the people of a workspace have done and can do.
 *
 * Operations: workspace_users.profile, workspace_users.profile_update, workspace_users.skills.
 * A career is kept as the document that came; what lists can be asked for stands beside it, a row
 * each (member_trait).  The page names no way to write one, so profile_update is ours.
 * Tables: member, member_trait.
 */
#include <math.h>
#include <string.h>
#include "api/coodesh/workspace_users.h"
#include "core/json.h"
#include "core/text.h"

#define BODY_MAX  (256u << 10)
#define LIST_MAX  100 /* items of one list */
#define TRAIT_MAX 200 /* characters */

struct profile {
    struct id     id, position, track, team;
    str           name, email, status, headline, bio, summary, external_id, position_name, track_name, team_name;
    double        years_experience, completeness_index;
    struct moment created, last_login, last_authenticated_at, last_onboarding_interaction;
    struct list   roles, tags;
    struct json   integrations, social_medias, experiences, social_causes, languages, educations, address, skills,
                  highlighted_skills, certifications, projects;
};

/* What can be written; the same members are read. */
#define CAREER_FIELDS                                                                                      \
    FIELD(profile, headline, .flags = NULLABLE, .max = 200, .doc = "One line of who it is"),              \
    FIELD(profile, bio, .flags = NULLABLE, .max = 5000, .doc = "A few words about oneself"),              \
    FIELD(profile, summary, .flags = NULLABLE, .max = 5000, .doc = "Summary of the career"),              \
    FIELD(profile, years_experience, .min = 0, .max = 80, .doc = "Years of work"),                        \
    FIELD(profile, experiences, .doc = "Jobs: [{title, company, start_date, end_date, description}]"),    \
    FIELD(profile, educations, .doc = "Education: [{school, degree, field_study, start_date, end_date}]"), \
    FIELD(profile, languages, .doc = "Languages: [{code, level}]"),                                       \
    FIELD(profile, skills, .doc = "Skills: [{name, level}]"),                                             \
    FIELD(profile, highlighted_skills, .doc = "Skills to be shown first: [{name}]"),                      \
    FIELD(profile, certifications, .doc = "Certificates: [{name, issuer, issued, expires, url}]"),        \
    FIELD(profile, projects, .doc = "Projects: [{name, description, url}]"),                              \
    FIELD(profile, social_causes, .doc = "Causes: [{name}]"),                                             \
    FIELD(profile, social_medias, .doc = "Addresses elsewhere: {linkedin, github, ...}"),                 \
    FIELD(profile, integrations, .doc = "What other systems know it by: {name: id}"),                     \
    FIELD(profile, address, .doc = "Where it lives: {city, state, country, full_location}")

static const struct field profile_in_fields[] = {
    FIELD(profile, id, .flags = REQUIRED, .doc = "Id of the user"), CAREER_FIELDS,
};
static const struct shape profile_in_shape = { "workspace_profile_in", profile_in_fields,
    sizeof profile_in_fields / sizeof *profile_in_fields, sizeof(struct profile) };

static const struct field profile_fields[] = {
    FIELD(profile, id, .name = "_id", .doc = "Id"),
    FIELD(profile, name, .name = "displayName", .doc = "Name"),
    FIELD(profile, email, .doc = "Address"),
    FIELD(profile, status, .doc = "Status"),
    FIELD(profile, roles, .item = TYPE_TEXT, .doc = "Its role, the only one"),
    CAREER_FIELDS,
    FIELD(profile, completeness_index, .doc = "Share of the profile that is filled, 0 to 1"),
    FIELD(profile, created, .doc = "When it was made"),
    FIELD(profile, last_login, .flags = NULLABLE, .doc = "When it signed in last"),
    FIELD(profile, last_authenticated_at, .flags = NULLABLE, .doc = "When a session of it was used last"),
    FIELD(profile, last_onboarding_interaction, .flags = NULLABLE, .doc = "When the profile was changed last"),
    FIELD(profile, external_id, .flags = NULLABLE, .doc = "Id in another system"),
    FIELD(profile, tags, .item = TYPE_TEXT, .doc = "Tags"),
    FIELD(profile, position, .flags = NULLABLE, .doc = "Id of the position"),
    FIELD(profile, position_name, .name = "positionName", .flags = NULLABLE, .doc = "Name of the position"),
    FIELD(profile, track, .flags = NULLABLE, .doc = "Id of the career track; null while there are no careers"),
    FIELD(profile, track_name, .name = "trackName", .flags = NULLABLE, .doc = "Name of the career track"),
    FIELD(profile, team, .flags = NULLABLE, .doc = "Id of the team"),
    FIELD(profile, team_name, .name = "teamName", .flags = NULLABLE, .doc = "Name of the team"),
};
SHAPE(profile);

struct career_row { int64_t id; str career; double completeness; struct moment career_at; };
static const struct field career_row_fields[] = {
    FIELD(career_row, id), FIELD(career_row, career), FIELD(career_row, completeness), FIELD(career_row, career_at),
};
SHAPE(career_row);

/* --- the document -------------------------------------------------------------------- */

static bool is_object(const struct field *f)
{
    return strcmp(f->name, "social_medias") == 0 || strcmp(f->name, "integrations") == 0 ||
           strcmp(f->name, "address") == 0;
}

/* Its document as JSON, owned by the call; an empty one when there is none. */
static json_t *career_read(struct call *c, str text)
{
    const char *message;
    json_t     *document = text.len ? json_read(text, JSON_DEPTH_MAX, &message) : NULL;

    if (!document)
        document = json_object();
    call_defer(c, json_close, document);
    return document;
}

/* Sections that count for completeness; an address is one, however much it says. */
static double completeness(const json_t *document)
{
    static const char *const sections[] = { "headline", "bio", "summary", "experiences", "educations", "languages",
                                            "skills", "certifications", "social_medias", "address" };
    size_t n = sizeof sections / sizeof *sections, filled = 0;

    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_object_get(document, sections[i]);

        filled += json_string_length(one) > 0 || json_array_size(one) > 0 || json_object_size(one) > 0;
    }
    return (double)filled / (double)n;
}

/* Fills the members of a document into the struct. */
static void career_fill(struct call *c, const json_t *document, struct profile *p)
{
    for (size_t i = 1; i < profile_in_shape.n; i++) {
        const struct field *f = &profile_in_shape.fields[i];
        const json_t       *one = json_object_get(document, f->name);

        if (f->type == TYPE_TEXT)
            *(str *)field_at(f, p) = one ? str_copy(c->mem, json_str(one)) : STR_NULL;
        else if (f->type == TYPE_NUMBER)
            *(double *)field_at(f, p) = json_number_value(one);
        else
            ((struct json *)field_at(f, p))->text = one ? json_text(c->mem, one) : is_object(f) ? STR("{}") : STR("[]");
    }
}

static bool profile_reply(struct call *c, int64_t id)
{
    struct career_row     key = { .id = id };
    struct user_row       row = { 0 };
    struct workspace_user u;
    struct profile        p = { 0 };
    str                  *role = ARENA_NEW(c->mem, str);
    json_t               *document;

    if (!db_row_with(c, WITH(career_row, &key), USERS(" AND m.id = :id"), INTO(user_row, &row)))
        return fail(c, 404, NULL, "no such user in this workspace");
    db_row_with(c, WITH(career_row, &key), "SELECT career, career_at FROM member WHERE workspace_id = :workspace_id"
                " AND id = :id", INTO(career_row, &key));
    document = career_read(c, key.career);
    user_view(c, &row, "en", &u);
    career_fill(c, document, &p);
    *role  = row.role;
    p.id   = u.id;
    p.name = u.name, p.email = u.email, p.status = u.status, p.external_id = u.external_id, p.tags = u.tags;
    p.roles = (struct list){ role, 1 };
    p.completeness_index = completeness(document);
    p.last_onboarding_interaction = key.career_at;
    p.created = u.created, p.last_login = u.last_login, p.last_authenticated_at = u.last_authenticated_at;
    p.position = u.position, p.position_name = u.position_name, p.team = u.team, p.team_name = u.team_name;
    return reply(c, &p);
}

static bool workspace_users_profile(struct call *c)
{
    return profile_reply(c, ((struct coodesh_id *)c->in)->id.n);
}

/* --- what is searched ------------------------------------------------------------------ */

static const struct { const char *section, *kind, *name, *detail, *starts, *ends; } traits[] = {
    { "educations", "education", "field_study", "school", "start_date", "end_date" },
    { "certifications", "certification", "name", "issuer", "issued", "expires" },
    { "languages", "language", "code", "level", "", "" }, { "skills", "skill", "name", "level", "", "" },
    { "projects", "project", "name", "", "", "" },        { "address", "location", "full_location", "", "", "" },
};

struct trait { int64_t member_id, place; str kind, name, name_fold, detail, starts, ends, url; };
static const struct field trait_fields[] = {
    FIELD(trait, member_id), FIELD(trait, place), FIELD(trait, kind), FIELD(trait, name), FIELD(trait, name_fold),
    FIELD(trait, detail), FIELD(trait, starts), FIELD(trait, ends), FIELD(trait, url),
};
SHAPE(trait);

static str text_of(const json_t *item, const char *member)
{
    return json_str(json_object_get(item, member));
}

static void trait_add(struct call *c, int64_t member_id, size_t which, size_t place, const json_t *item)
{
    str          name = str_trim(text_of(item, traits[which].name));
    struct trait row = { member_id, (int64_t)place, str_of(traits[which].kind), name, text_fold(c->mem, name),
                         text_of(item, traits[which].detail), text_of(item, traits[which].starts),
                         text_of(item, traits[which].ends), text_of(item, "url") };

    if (name.len)
        db_exec_with(c, WITH(trait, &row), "INSERT INTO member_trait (workspace_id, member_id, kind, place, name,"
                     " name_fold, detail, starts, ends, url) VALUES (:workspace_id, :member_id, :kind, :place, :name,"
                     " :name_fold, :detail, :starts, :ends, :url)");
}

static void traits_set(struct call *c, int64_t member_id, const json_t *document)
{
    struct trait key = { .member_id = member_id };

    db_exec_with(c, WITH(trait, &key), "DELETE FROM member_trait WHERE workspace_id = :workspace_id"
                 " AND member_id = :member_id");
    for (size_t t = 0; t < sizeof traits / sizeof *traits; t++) {
        const json_t *section = json_object_get(document, traits[t].section);

        if (json_is_object(section))
            trait_add(c, member_id, t, 0, section);
        for (size_t i = 0; i < json_array_size(section); i++)
            trait_add(c, member_id, t, i, json_array_get(section, i));
    }
}

/* --- writing ---------------------------------------------------------------------------- */

/* A list of objects, or one; what is searched in it must be a text of a fitting length. */
static bool section_fits(struct call *c, const struct field *f, const json_t *value)
{
    if (is_object(f) ? !json_is_object(value) : !json_is_array(value))
        return fail(c, 400, f->name, is_object(f) ? "must be an object" : "must be a list of objects");
    if (json_array_size(value) > LIST_MAX)
        return failf(c, 400, f->name, "must have at most %d items", LIST_MAX);
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!json_is_object(json_array_get(value, i)))
            return fail(c, 400, f->name, "must be a list of objects");
    for (size_t t = 0; t < sizeof traits / sizeof *traits; t++)
        for (size_t i = 0; strcmp(traits[t].section, f->name) == 0 && i < json_array_size(value) + 1; i++) {
            const json_t *item = json_is_object(value) ? value : json_array_get(value, i);
            const json_t *name = json_object_get(item, traits[t].name);
            str           text = json_str(name);

            if (name && (!text.data || str_chars(text) > TRAIT_MAX || !text_is_line(text)))
                return failf(c, 400, f->name, "%s must be a text of at most %d characters", traits[t].name, TRAIT_MAX);
        }
    return true;
}

/* Puts what came into the document; null takes a member away. */
static void career_merge(struct call *c, const struct profile *in, json_t *document)
{
    const char *message;

    for (size_t i = 1; i < profile_in_shape.n; i++) {
        const struct field *f = &profile_in_shape.fields[i];
        const str          *text = field_at(f, in);
        json_t             *value;

        if (!given(c, f->name))
            continue;
        if (f->type == TYPE_NUMBER)
            value = json_real(*(const double *)field_at(f, in));
        else if (f->type == TYPE_TEXT)
            value = text->data ? json_stringn(text->data, text->len) : json_null();
        else
            value = json_read(((const struct json *)field_at(f, in))->text, JSON_DEPTH_MAX, &message);
        if (json_is_null(value))
            json_object_del(document, f->name);
        else if (f->type == TYPE_JSON && !section_fits(c, f, value))
            json_decref(value);
        else
            json_object_set_new(document, f->name, value);
    }
}

static bool workspace_users_profile_update(struct call *c)
{
    const struct profile *in = c->in;
    struct career_row     row = { .id = in->id.n };
    struct colleague      one;
    json_t               *document;

    if (!colleague_find(c, row.id, &one) || !member_within(c, perm_of_member(one.role, one.permissions)))
        return false;
    db_str_with(c, WITH(career_row, &row), "SELECT career FROM member WHERE workspace_id = :workspace_id AND id = :id",
                &row.career);
    document = career_read(c, row.career);
    career_merge(c, in, document);
    if (c->errors_n)
        return false;
    row.career       = json_text(c->mem, document);
    row.completeness = completeness(document);
    db_exec_with(c, WITH(career_row, &row), "UPDATE member SET career = :career, completeness = :completeness,"
                 " career_at = :now_ms WHERE workspace_id = :workspace_id AND id = :id");
    traits_set(c, row.id, document);
    return profile_reply(c, row.id);
}

/* --- skills ------------------------------------------------------------------------------ */

struct user_skills { struct json skills; };
static const struct field user_skills_fields[] = {
    FIELD(user_skills, skills, .doc = "Skills of the profile: [{name, level}]"),
};
SHAPE(user_skills);

static bool workspace_users_skills(struct call *c)
{
    struct career_row key = { .id = ((struct coodesh_id *)c->in)->id.n };
    struct colleague  one;
    struct profile    p = { 0 };
    str               career = STR_NULL;

    if (!colleague_find(c, key.id, &one))
        return false;
    db_str_with(c, WITH(career_row, &key), "SELECT career FROM member WHERE workspace_id = :workspace_id AND id = :id",
                &career);
    career_fill(c, career_read(c, career), &p);
    return reply(c, &(struct user_skills){ p.skills });
}

const struct op coodesh_workspace_profile_ops[] = {
    { OP("workspace_users.profile"), .method = GET, .path = "/workspace/users/{id}/profile", .perm = PERM_READ_USER,
      .summary = "What a user has done and can do", .in = &coodesh_id_shape, .out = &profile_shape, .status = 200,
      .run = workspace_users_profile, .source = "coodesh.openapi.json getWorkspaceUserProfile" },
    { OP("workspace_users.profile_update"), .method = PUT, .path = "/workspace/users/{id}/profile",
      .perm = PERM_UPDATE_USER, .summary = "Write it; members that do not come stay as they are",
      .in = &profile_in_shape, .out = &profile_shape, .flags = OP_PARTIAL, .status = 200,
      .run = workspace_users_profile_update,
      .body_max = BODY_MAX, .source = "ours: the page reads profiles and names no way to write one",
      .fails = "403: the user holds rights that you do not" },
    { OP("workspace_users.skills"), .method = GET, .path = "/workspace/users/{id}/skills", .perm = PERM_MEMBER,
      .summary = "The skills of a user, for every role", .in = &coodesh_id_shape, .out = &user_skills_shape,
      .status = 200, .run = workspace_users_skills, .source = "coodesh.openapi.json listWorkspaceUserSkills" },
    { 0 }
};
