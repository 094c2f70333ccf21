/* invitation.c - see invitation.h.
 *
 * All rules are checked before anything is written, so that every bad member is named at
 * once.  An empty text says the same as null.
 * Tables: person, attempt, pi_assessment, job_position, folder, member, workspace.
 */
#include <string.h>
#include "api/pi/invitation.h"
#include "core/clock.h"
#include "core/fetch.h"
#include "core/random.h"
#include "core/text.h"
#include "domain/assessment.h"

#define EXPIRES_DAYS 30 /* when the caller does not say */

/* --- times --------------------------------------------------------------------- */

str pi_time_text(struct arena *mem, int64_t ms, int64_t below_100ns)
{
    struct buf b = BUF(mem);
    str        digits = str_printf(mem, "%04d", (int)below_100ns);

    clock_write(&b, ms, 7);
    for (size_t i = 0; i < 4; i++)
        b.data[b.len - 5 + i] = digits.data[i];
    return buf_end(&b);
}

/* "2026-01-31", which is its end, or "2026-01-31T23:59:59.0123456Z". */
static bool time_read(str text, int64_t *ms, int64_t *below_100ns)
{
    str rest = text, seconds = str_cut(&rest, '.');

    *below_100ns = 0;
    if (!clock_read(text, ms))
        return false;
    if (text.len == 10) {
        *ms += MS_PER_DAY - 1;
        *below_100ns = 9999;
        return true;
    }
    if (!str_has(seconds, 'T') || str_has(text, ',') || !str_ends(text, "Z") || rest.len > 8)
        return false;
    for (size_t i = 3; i < 7; i++)
        *below_100ns = *below_100ns * 10 + (i + 1 < rest.len ? rest.data[i] - '0' : 0);
    return true;
}

static bool expiry_check(struct call *c)
{
    struct pi_invitation *in = c->in;

    if (!in->expiration_date_time.len)
        return true;
    if (!time_read(in->expiration_date_time, &in->expires_ms, &in->expires_100ns))
        return fail(c, 400, "expirationDateTime",
                    "must be a date as 2026-01-31 or a time in UTC as 2026-01-31T23:59:59.0123456Z");
    return in->expires_ms > c->now_ms || fail(c, 400, "expirationDateTime", "must be in the future");
}

/* --- what the members must be ------------------------------------------------------ */

static bool email_check(struct call *c, const char *field, str value)
{
    return !value.len || text_is_email(value) || fail(c, 400, field, "must be an e-mail address");
}

/* The group comes whole or not at all; the telephone may be missing. */
static void administered_check(struct call *c)
{
    static const char missing[] = "is required when another administeredBy value is given";
    struct pi_invitation *in = c->in;

    if (!in->administered_by_first_name.len && !in->administered_by_last_name.len &&
        !in->administered_by_email.len && !in->administered_by_phone.len)
        return;
    if (!in->administered_by_first_name.len)
        fail(c, 400, "administeredByFirstName", missing);
    if (!in->administered_by_last_name.len)
        fail(c, 400, "administeredByLastName", missing);
    if (!in->administered_by_email.len)
        fail(c, 400, "administeredByEmail", missing);
    email_check(c, "administeredByEmail", in->administered_by_email);
}

/* User and password in the URL are sent to the receiver as Basic credentials. */
bool pi_webhook_check(struct call *c, const char *field, str url)
{
    unsigned    allow = FETCH_USER | (config_on(c->server->config, SET_OUTBOUND_PRIVATE) ? FETCH_PRIVATE : 0);
    const char *message;

    return !url.len || fetch_url_allowed(url, allow, &message) || fail(c, 400, field, message);
}

static bool position_check(struct call *c)
{
    struct pi_invitation *in = c->in;

    return !in->associated_position_title.len ||
           db_int(c, "SELECT id FROM job_position WHERE workspace_id = :workspace_id"
                  " AND title = :associated_position_title", &in->position_id) ||
           fail(c, 400, "associatedPositionTitle", "must be the title of a position that exists");
}

static void members_check(struct call *c)
{
    struct pi_invitation *in = c->in;

    email_check(c, "email", in->email);
    expiry_check(c);
    administered_check(c);
    position_check(c);
    pi_webhook_check(c, "assessmentStatusWebHook", in->assessment_status_web_hook);
    if (in->language_locale.len && !text_is_language(in->language_locale))
        fail(c, 400, "languageLocale", "must be a language tag as en-US");
    if (in->redirect_url.len && !text_is_url(in->redirect_url))
        fail(c, 400, "redirectUrl", "must be the full address with its protocol, as http://www.example.com");
}

/* --- who is assessed ---------------------------------------------------------------- */

static const struct field known_fields[] = {
    FIELD(pi_invitation, person_id), FIELD(pi_invitation, known_email),
};
static const struct shape known_shape = { "known", known_fields, 2, sizeof(struct pi_invitation) };

struct taken { int64_t assessment_id; };
static const struct field taken_fields[] = { FIELD(taken, assessment_id) };
SHAPE(taken);

/* Finds the person that externalPersonId, or the assessment of externalId, is about. */
static bool known_find(struct call *c, int64_t assessment_id)
{
    struct pi_invitation *in = c->in, by_assessment = { 0 };
    struct into           person = { &known_shape, in }, other = { &known_shape, &by_assessment };
    struct taken          key = { assessment_id };

    if (in->external_person_id.len)
        db_row(c, "SELECT id AS person_id, email AS known_email FROM person WHERE workspace_id = :workspace_id"
               " AND external_person_id = :external_person_id", person);
    if (in->external_id.len)
        db_row_with(c, WITH(taken, &key), "SELECT p.id AS person_id, p.email AS known_email FROM attempt a"
                    " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
                    " WHERE a.workspace_id = :workspace_id AND a.external_id = :external_id"
                    " AND a.assessment_id = :assessment_id AND a.deleted_at IS NULL"
                    " ORDER BY a.number DESC LIMIT 1", other);
    if (in->person_id && by_assessment.person_id && by_assessment.person_id != in->person_id)
        return fail(c, 400, "externalId", "belongs to an assessment of another person than externalPersonId");
    if (!in->person_id) {
        in->person_id   = by_assessment.person_id;
        in->known_email = by_assessment.known_email;
    }
    return in->person_id != 0;
}

/* Names and address: all of a new person, none of one who is known. */
static void person_check(struct call *c, int64_t assessment_id)
{
    static const char forbidden[] = "must be left out when somebody known is assessed again";
    static const char required[] = "is required for a new person";
    struct pi_invitation *in = c->in;
    bool                  known = known_find(c, assessment_id);
    const struct { const char *field; str value; bool needed; } members[] = {
        { "firstName", in->first_name, true }, { "middleName", in->middle_name, false },
        { "lastName", in->last_name, true }, { "email", in->email, true },
    };

    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        if (known && members[i].value.len)
            fail(c, 400, members[i].field, forbidden);
        if (!known && members[i].needed && !members[i].value.len)
            fail(c, 400, members[i].field, required);
    }
}

/* --- what is kept --------------------------------------------------------------------- */

/* A folder begins to exist by being named. */
static void folder_store(struct call *c)
{
    struct pi_invitation *in = c->in;

    in->row_id = id_new();
    if (in->folder_path.len)
        db_exec(c, "INSERT INTO folder (workspace_id, id, path, created_at) VALUES (:workspace_id, :row_id,"
                " :folder_path, :now_ms) ON CONFLICT DO NOTHING");
}

/* Stores what this family knows of a person; what did not come stays.  False: 409 said. */
static bool person_store(struct call *c)
{
    struct pi_invitation *in = c->in;
    int64_t               other = 0;

    if (in->external_person_id.len &&
        db_int(c, "SELECT 1 FROM person WHERE workspace_id = :workspace_id AND id = :person_id"
               " AND external_person_id <> :external_person_id", &other))
        return fail(c, 409, "externalPersonId", "belongs to another person than the address: the address is known"
                    " under another externalPersonId");
    folder_store(c);
    return db_exec(c, "UPDATE person SET middle_name = coalesce(nullif(:middle_name, ''), middle_name),"
                   " external_person_id = coalesce(nullif(:external_person_id, ''), external_person_id),"
                   " gender = coalesce(:gender, gender), person_type = coalesce(:person_type, person_type),"
                   " folder = coalesce(nullif(:folder_path, ''), folder)"
                   " WHERE workspace_id = :workspace_id AND id = :person_id") > 0 ||
           fail(c, 409, "externalPersonId", "was given to another person at this moment");
}

struct administrator { int64_t attempt_id; str name, email, phone, first, last; };
static const struct field administrator_fields[] = {
    FIELD(administrator, attempt_id), FIELD(administrator, name), FIELD(administrator, email),
    FIELD(administrator, phone), FIELD(administrator, first), FIELD(administrator, last),
};
SHAPE(administrator);

/* Who asks: the group of the request, else the member who calls, else who set up the workspace. */
static void administrator_find(struct call *c, struct administrator *who)
{
    struct pi_invitation *in = c->in;
    size_t                last = 0;

    if (in->administered_by_email.len) {
        *who = (struct administrator){
            .first = in->administered_by_first_name, .last = in->administered_by_last_name,
            .email = in->administered_by_email,
            .phone = in->administered_by_phone.len ? in->administered_by_phone : STR_NULL,
        };
        return;
    }
    if (!db_row(c, "SELECT name, email FROM member WHERE workspace_id = :workspace_id ORDER BY"
                " CASE WHEN id = :actor_id THEN 0 ELSE 1 END, created_at, id LIMIT 1", INTO(administrator, who)))
        db_row(c, "SELECT name, email FROM workspace WHERE id = :workspace_id", INTO(administrator, who));
    who->name = str_trim(who->name);
    for (size_t i = 0; i < who->name.len; i++)
        if (who->name.data[i] == ' ')
            last = i + 1;
    who->first = str_trim((str){ who->name.data, last });
    who->last  = str_from(who->name, last);
    if (!last) { /* one word is a given name */
        who->first = who->name;
        who->last  = STR("");
    }
}

static void administrator_store(struct call *c, int64_t attempt_id)
{
    struct administrator who = { 0 };

    administrator_find(c, &who);
    who.attempt_id = attempt_id;
    db_exec_with(c, WITH(administrator, &who), "UPDATE pi_assessment SET administered_by_first_name = :first,"
                 " administered_by_last_name = :last, administered_by_email = :email,"
                 " administered_by_phone = :phone WHERE workspace_id = :workspace_id AND attempt_id = :attempt_id");
}

str pi_assessment_url(struct call *c, str token, str locale)
{
    return str_printf(c->mem, "%.*s/t/%.*s?from=pi&lang=%.*s", STR_ARG(c->public_url), STR_ARG(token),
                      STR_ARG(locale));
}

/* --- inviting --------------------------------------------------------------------------- */

static struct invitation invitation_of(struct call *c, const char *assessment)
{
    struct pi_invitation *in = c->in;

    return (struct invitation){
        .email = in->known_email.len ? in->known_email : in->email, .product = str_of(assessment),
        .first_name = in->first_name.len ? in->first_name : STR_NULL,
        .last_name = in->last_name.len ? in->last_name : STR_NULL,
        .language = str_of(language_near(in->language_locale)), .expires_at = in->expires_ms,
        .callback_url = in->assessment_status_web_hook.len ? in->assessment_status_web_hook : STR_NULL,
        .external_id = in->external_id.len ? in->external_id : STR_NULL, .source = STR("pi"),
        .callback_form = STR("pi"), .send_mail = in->notify_assessment_available_using_email == 1,
    };
}

bool pi_invite(struct call *c, const char *assessment)
{
    struct pi_invitation *in = c->in;
    struct invitation     invitation;
    struct assessment     of;
    struct attempt        made;

    if (!assessment_find(c, str_of(assessment), &of))
        return fail(c, 409, NULL, "the workspace has no such assessment any more");
    if (!in->language_locale.len)
        in->language_locale = STR(PI_LOCALE);
    in->expires_ms = c->now_ms + EXPIRES_DAYS * MS_PER_DAY;
    members_check(c);
    person_check(c, of.id);
    if (c->errors_n)
        return false;
    invitation = invitation_of(c, assessment);
    if (!attempt_invite(c, &invitation, &made))
        return false;
    in->attempt_id = made.id;
    in->person_id  = made.person_id;
    if (!person_store(c))
        return false;
    db_exec(c, "INSERT INTO pi_assessment (workspace_id, attempt_id, locale, notify, expires_100ns)"
            " VALUES (:workspace_id, :attempt_id, :language_locale,"
            " coalesce(:notify_assessment_available_using_email, 0), :expires_100ns)");
    administrator_store(c, made.id);
    db_exec(c, "UPDATE attempt SET redirect_url = nullif(:redirect_url, ''),"
            " position_id = nullif(:position_id, 0) WHERE workspace_id = :workspace_id AND id = :attempt_id");
    pi_custom_assign(c, made.id, in->custom_fields);
    if (attempt_read(c, made.id, &made))
        pi_notify(c, &made, "created");
    return true;
}

/* --- changing --------------------------------------------------------------------------- */

/* What stands, in the words of the request. */
static const struct field stored_fields[] = {
    FIELD(pi_invitation, first_name), FIELD(pi_invitation, middle_name), FIELD(pi_invitation, last_name),
    FIELD(pi_invitation, email), FIELD(pi_invitation, gender), FIELD(pi_invitation, person_type),
    FIELD(pi_invitation, external_person_id), FIELD(pi_invitation, folder_path), FIELD(pi_invitation, external_id),
    FIELD(pi_invitation, assessment_status_web_hook), FIELD(pi_invitation, redirect_url),
    FIELD(pi_invitation, language_locale), FIELD(pi_invitation, notify_assessment_available_using_email),
    FIELD(pi_invitation, person_id), FIELD(pi_invitation, position_id), FIELD(pi_invitation, expires_100ns),
    FIELD(pi_invitation, state),
};
static const struct shape stored_shape = { "stored", stored_fields, sizeof stored_fields / sizeof stored_fields[0],
                                           sizeof(struct pi_invitation) };

static bool stored_read(struct call *c, struct pi_invitation *stored)
{
    return db_row(c, "SELECT p.first_name, p.middle_name, p.last_name, p.email, p.gender, p.person_type,"
                  " p.external_person_id, p.folder AS folder_path, a.external_id, a.redirect_url, a.person_id,"
                  " a.position_id, a.callback_url AS assessment_status_web_hook,"
                  " coalesce(i.locale, '" PI_LOCALE "') AS language_locale, coalesce(i.expires_100ns, 0) AS"
                  " expires_100ns, coalesce(i.notify, 0) AS notify_assessment_available_using_email, " PI_STATE
                  " AS state FROM attempt a"
                  " JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"
                  " LEFT JOIN pi_assessment i ON i.workspace_id = a.workspace_id AND i.attempt_id = a.id"
                  " LEFT JOIN result r ON r.workspace_id = a.workspace_id AND r.attempt_id = a.id"
                  " WHERE a.workspace_id = :workspace_id AND a.id = :attempt_id",
                  (struct into){ &stored_shape, stored });
}

static bool is_member(const struct field *f)
{
    return !(f->flags & (INTERNAL | IN_QUERY | REQUIRED)); /* the id of the path is REQUIRED */
}

static bool any_given(const struct call *c)
{
    bool any = false;

    for (size_t i = 0; i < c->op->in->n; i++)
        any |= is_member(&c->op->in->fields[i]) && (c->given[i / 64] >> (i % 64) & 1);
    return any;
}

/* Fills the members that did not come from what stands. */
static void keep_rest(struct call *c, const struct pi_invitation *stored)
{
    const struct shape *shape = c->op->in;

    for (size_t i = 0; i < shape->n; i++) {
        const struct field *f = &shape->fields[i];

        if (is_member(f) && !(c->given[i / 64] >> (i % 64) & 1))
            memcpy(field_at(f, c->in), field_at(f, stored), field_bytes(f->type));
    }
}

/* What is between the caller, the candidate and a running assessment cannot change once it is over. */
static void over_check(struct call *c, int64_t state)
{
    static const struct { const char *name, *field; } members[] = {
        { "expiration_date_time", "expirationDateTime" }, { "language_locale", "languageLocale" },
        { "notify_assessment_available_using_email", "notifyAssessmentAvailableUsingEmail" },
        { "assessment_status_web_hook", "assessmentStatusWebHook" }, { "redirect_url", "redirectUrl" },
    };
    const char *what = state == PI_COMPLETED ? "completed" : state == PI_EXPIRED ? "expired"
                       : state == PI_FAILED ? "failed" : "aborted";

    for (size_t i = 0; state >= PI_COMPLETED && i < sizeof members / sizeof members[0]; i++)
        if (given(c, members[i].name))
            fail(c, 409, members[i].field, str_printf(c->mem, "cannot change: the assessment is already %s",
                                                      what).data);
}

/* Names and address cannot be taken away, and nobody gets those of another. */
static void names_check(struct call *c)
{
    struct pi_invitation *in = c->in;
    int64_t               other = 0;

    if (given(c, "first_name") && !in->first_name.len)
        fail(c, 400, "firstName", "must not be empty");
    if (given(c, "last_name") && !in->last_name.len)
        fail(c, 400, "lastName", "must not be empty");
    if (given(c, "email") && !in->email.len)
        fail(c, 400, "email", "must not be empty");
    in->email_fold = text_fold(c->mem, in->email);
    if (in->email.len && db_int(c, "SELECT 1 FROM person WHERE workspace_id = :workspace_id"
                                " AND email_fold = :email_fold AND id <> :person_id", &other))
        fail(c, 409, "email", "belongs to another person");
    if (in->external_person_id.len &&
        db_int(c, "SELECT 1 FROM person WHERE workspace_id = :workspace_id"
               " AND external_person_id = :external_person_id AND id <> :person_id", &other))
        fail(c, 409, "externalPersonId", "belongs to another person");
}

static bool person_change(struct call *c)
{
    struct pi_invitation *in = c->in;

    folder_store(c);
    in->email_fold = text_fold(c->mem, in->email);
    in->first_fold = text_fold(c->mem, in->first_name);
    in->last_fold  = text_fold(c->mem, in->last_name);
    if (db_exec(c, "UPDATE person SET first_name = :first_name, middle_name = nullif(:middle_name, ''),"
                   " last_name = :last_name, email = :email, email_fold = :email_fold," PERSON_FOLDS ","
                   " gender = coalesce(:gender, 0), person_type = coalesce(:person_type, 'Unknown'),"
                   " folder = nullif(:folder_path, ''), external_person_id = nullif(:external_person_id, '')"
                   " WHERE workspace_id = :workspace_id AND id = :person_id AND anonymised_at IS NULL") <= 0)
        return fail(c, 409, NULL, "the person was anonymised, or another has the same address or id");
    person_listed(c, in->person_id);
    return true;
}

static void assessment_change(struct call *c)
{
    struct pi_invitation *in = c->in;

    if (!in->language_locale.len)
        in->language_locale = STR(PI_LOCALE);
    in->language = given(c, "language_locale") ? str_of(language_near(in->language_locale)) : STR("");
    db_exec(c, "UPDATE attempt SET external_id = nullif(:external_id, ''),"
            " redirect_url = nullif(:redirect_url, ''), position_id = nullif(:position_id, 0),"
            " modified_at = :now_ms, language = CASE WHEN status = 'invited' AND :language <> ''"
            " THEN :language ELSE language END"
            " WHERE workspace_id = :workspace_id AND id = :attempt_id");
    if (given(c, "assessment_status_web_hook"))
        db_exec(c, "UPDATE attempt SET callback_url = nullif(:assessment_status_web_hook, ''),"
                " callback_form = 'pi' WHERE workspace_id = :workspace_id AND id = :attempt_id");
    db_exec(c, "INSERT INTO pi_assessment (workspace_id, attempt_id, locale, notify, expires_100ns)"
            " VALUES (:workspace_id, :attempt_id, :language_locale,"
            " coalesce(:notify_assessment_available_using_email, 0), :expires_100ns)"
            " ON CONFLICT (workspace_id, attempt_id) DO UPDATE SET locale = excluded.locale,"
            " notify = excluded.notify, expires_100ns = excluded.expires_100ns");
    if (in->administered_by_email.len)
        administrator_store(c, in->attempt_id);
    pi_custom_assign(c, in->attempt_id, in->custom_fields);
    if (given(c, "notify_assessment_available_using_email") && in->notify_assessment_available_using_email == 1)
        attempt_send(c, in->attempt_id);
}

bool pi_change(struct call *c)
{
    struct pi_invitation *in = c->in, stored = { 0 };

    /* Of several changes of a person's assessments at once each waits here for the one before. */
    if (db_exec(c, "UPDATE person SET name_fold = name_fold WHERE workspace_id = :workspace_id AND id IN"
                " (SELECT person_id FROM attempt WHERE workspace_id = :workspace_id AND id = :attempt_id"
                " AND deleted_at IS NULL)") == 0 || !stored_read(c, &stored))
        return fail(c, 404, NULL, "no such record");
    if (!any_given(c))
        return fail(c, 400, NULL, "at least one member must be given");
    in->person_id = stored.person_id;
    members_check(c);
    names_check(c);
    if (!c->errors_n)
        over_check(c, stored.state);
    if (c->errors_n)
        return false;
    if (!in->expires_ms)
        in->expires_100ns = stored.expires_100ns;
    else if (!attempt_expires_at(c, in->attempt_id, in->expires_ms))
        return fail(c, 409, "expirationDateTime", "cannot change while the clock is stopped");
    if (!given(c, "associated_position_title"))
        in->position_id = stored.position_id;
    keep_rest(c, &stored);
    if (!person_change(c))
        return false;
    assessment_change(c);
    return true;
}
