/* invitation.h - what both kinds of assessment take, how it is checked and kept. */
#ifndef API_PI_INVITATION_H
#define API_PI_INVITATION_H

#include "api/pi/pi.h"

struct pi_invitation {
    struct id   assessment_id;  /* of the path, when one is changed */
    str         by_external_id; /* ?externalId=: finds the one to change */
    str         first_name, middle_name, last_name, email, expiration_date_time, administered_by_first_name,
                administered_by_last_name, administered_by_email, administered_by_phone,
                associated_position_title, person_type, assessment_status_web_hook, language_locale,
                external_id, external_person_id, folder_path, redirect_url;
    int64_t     gender, notify_assessment_available_using_email; /* INT_NULL: not given */
    struct json custom_fields;

    /* Found out by the checks; INTERNAL parameters of the statements. */
    int64_t     attempt_id, person_id, position_id, expires_ms, expires_100ns, row_id, state;
    str         known_email, email_fold, first_fold, last_fold, language;
};

/* What comes in the body of both. */
#define PI_INVITATION_FIELDS                                                                          \
    PI_TEXT(first_name, 100, "Given name; left out when somebody known is assessed again"),           \
    PI_TEXT(middle_name, 100, "Middle name"),                                                         \
    PI_TEXT(last_name, 100, "Family name; left out when somebody known is assessed again"),           \
    PI_TEXT(email, 254, "Address; left out when somebody known is assessed again"),                   \
    PI_TEXT(expiration_date_time, 40,                                                                 \
            "Last moment, UTC: a date (its end) or a time with up to seven decimals"),                \
    PI_TEXT(administered_by_first_name, 100, "Given name of who asks; the group comes whole or not at all"), \
    PI_TEXT(administered_by_last_name, 100, "Family name of who asks"),                               \
    PI_TEXT(administered_by_email, 254, "Address of who asks"),                                       \
    PI_TEXT(administered_by_phone, 50, "Telephone of who asks"),                                      \
    FIELD(pi_invitation, gender, .flags = NULLABLE, .one_of = PI_GENDERS,                             \
          .doc = "0 unknown, 1 male, 2 female; never used in scoring"),                               \
    FIELD(pi_invitation, person_type, .flags = NULLABLE, .one_of = PI_PERSON_TYPES,                   \
          .doc = "Type of the person; case matters"),                                                 \
    PI_TEXT(assessment_status_web_hook, 2000,                                                         \
            "URL that is told of creation and completion; may carry user and password"),              \
    PI_TEXT(language_locale, 35, "Language of the invitation; en-US when absent"),                    \
    FIELD(pi_invitation, notify_assessment_available_using_email, .flags = NULLABLE, .one_of = PI_FLAG, \
          .doc = "1: mail the invitation"),                                                           \
    PI_TEXT(external_id, 200, "The caller's id of the assessment"),                                   \
    PI_TEXT(external_person_id, 200, "The caller's id of the person"),                                \
    PI_TEXT(folder_path, 400, "Folder of the person; made when there is none of that path"),          \
    PI_TEXT(redirect_url, 2000, "Where the candidate goes after the end, with http:// or https://")
#define PI_TEXT(member, max_chars, what)                                                              \
    FIELD(pi_invitation, member, .flags = NULLABLE, .max = max_chars, .format = FORMAT_LINE, .doc = what)

/* What only a behavioral assessment takes. */
#define PI_BEHAVIORAL_FIELDS                                                                          \
    PI_TEXT(associated_position_title, 200, "Title of a position that exists"),                       \
    FIELD(pi_invitation, custom_fields,                                                               \
          .doc = "List of {fieldName, fieldValue}; what is not known or not allowed is not assigned")

#define PI_PARAMETERS                                                                                 \
    PI_PARAMETER(attempt_id), PI_PARAMETER(person_id), PI_PARAMETER(position_id), PI_PARAMETER(expires_ms), \
    PI_PARAMETER(expires_100ns), PI_PARAMETER(row_id), PI_PARAMETER(known_email), PI_PARAMETER(email_fold), \
    PI_PARAMETER(first_fold), PI_PARAMETER(last_fold), PI_PARAMETER(language)
#define PI_PARAMETER(member) FIELD(pi_invitation, member, .flags = INTERNAL)

/* Columns that both show, of attempt `a`, person `p`, `i` of pi_assessment and `r` of result. */
#define PI_ASSESSMENT_COLUMNS                                                                         \
    "a.id AS assessment_id, coalesce(p.first_name, '') AS first_name, p.middle_name,"                 \
    " coalesce(p.last_name, '') AS last_name, p.email, coalesce(a.finished_at, a.created_at) AS"      \
    " assessment_date_time, a.expires_at, coalesce(i.expires_100ns, 0) AS expires_100ns,"             \
    " i.administered_by_email, i.administered_by_phone, i.administered_by_first_name,"                \
    " i.administered_by_last_name, p.folder AS folder_path, p.gender, p.person_type,"                 \
    " CASE WHEN a.deleted_at IS NULL THEN 0 ELSE 1 END AS is_deleted, " PI_STATE " AS assessment_state," \
    " CASE WHEN a.callback_form = 'pi' THEN a.callback_url END AS assessment_status_web_hook,"        \
    " coalesce(i.notify, 0) AS notify_assessment_available_using_email, a.external_id,"               \
    " p.external_person_id, a.person_id AS assessment_user_id, a.redirect_url, a.token,"              \
    " coalesce(i.locale, '" PI_LOCALE "') AS language_locale,"                                        \
    " CASE WHEN a.source = 'pi' THEN 1 ELSE 0 END AS assessment_source"
#define PI_ASSESSMENT_FROM                                                                            \
    " FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id AND p.id = a.person_id"         \
    " LEFT JOIN result r ON r.workspace_id = a.workspace_id AND r.attempt_id = a.id"                  \
    " LEFT JOIN pi_assessment i ON i.workspace_id = a.workspace_id AND i.attempt_id = a.id"

/* What lists of both can be filtered and ordered by, for a select of attempt `a`, person `p`,
 * `i` of pi_assessment and `r` of result. */
#define PI_ASSESSMENT_FILTERS                                                                         \
    { .name = "assessmentId", .type = TYPE_ID, .column = "a.id", .is_key = true },                    \
    { .name = "externalId", .type = TYPE_TEXT, .column = "a.external_id", .is_key = true },           \
    { .name = "assessmentUserId", .type = TYPE_ID, .column = "a.person_id", .is_key = true },         \
    { .name = "externalPersonId", .type = TYPE_TEXT, .column = "p.external_person_id",                \
      .is_key = true },                                                                               \
    { .name = "firstName", .type = TYPE_TEXT, .column = "coalesce(p.first_name, '')",                 \
      .folded = "p.first_fold" },                                                                     \
    { .name = "middleName", .type = TYPE_TEXT, .column = "p.middle_name" },                           \
    { .name = "lastName", .type = TYPE_TEXT, .column = "coalesce(p.last_name, '')",                   \
      .folded = "p.last_fold" },                                                                      \
    { .name = "email", .type = TYPE_TEXT, .folded = "p.email_fold", .is_key = true,                   \
      .is_email = true },                                                                             \
    { .name = "gender", .type = TYPE_INT, .column = "p.gender" },                                     \
    { .name = "personType", .type = TYPE_TEXT, .column = "p.person_type" },                           \
    { .name = "folderPath", .type = TYPE_TEXT, .column = "p.folder" },                                \
    { .name = "assessmentState", .type = TYPE_INT, .column = PI_STATE,                                \
      .hints = (const struct filter_hint[]){ PI_STATE_HINTS } },                                      \
    { .name = "assessmentDateTime", .type = TYPE_TIME, .column = "coalesce(a.finished_at, a.created_at)" }, \
    { .name = "expirationDateTime", .type = TYPE_TIME, .column = "a.expires_at" },                    \
    { .name = "languageLocale", .type = TYPE_TEXT, .column = "coalesce(i.locale, '" PI_LOCALE "')" }, \
    { .name = "administeredByEmail", .type = TYPE_TEXT, .column = "i.administered_by_email" }

/* Invites to the built-in assessment of that code.  Fills in->attempt_id.  Fails 400, 402, 409. */
bool pi_invite(struct call *c, const char *assessment);

/* Changes the members that came; in->attempt_id says whose.  Fails 400, 409. */
bool pi_change(struct call *c);

/* May this URL be called later?  The empty one may.  Fails 400. */
bool pi_webhook_check(struct call *c, const char *field, str url);

/* Where the person answers: the candidate's link, ending in &lang= and the locale. */
str  pi_assessment_url(struct call *c, str token, str locale);

/* A moment with what it has below the millisecond: seven decimals. */
str  pi_time_text(struct arena *mem, int64_t ms, int64_t below_100ns);

/* --- custom fields ------------------------------------------------------------ */

#define CUSTOM_FIELDS_MAX 100 /* of a workspace */

struct pi_custom { str field_name, field_value; };
extern const struct shape pi_custom_shape;
/* Assigns what is known and allowed; a null value takes the old one away. */
void        pi_custom_assign(struct call *c, int64_t attempt_id, struct json fields);
/* For each of at most PI_PAGE_MAX attempts every field of the workspace with the attempt's
 * value or null: lists of struct pi_custom. */
void        pi_custom_read(struct call *c, const int64_t *attempt_ids, size_t n, struct list *lists);

#endif
