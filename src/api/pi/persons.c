/* persons.c - the people of a workspace.
 *
 * Operations: persons.list, persons.get.
 * Whoever was anonymised is not shown any more.
 * Tables: person.
 */
#include "api/pi/odata.h"
#include "api/pi/pi.h"

/* Numbers here, as in the vendor's older methods; assessments spell the type out. */
#define PERSON_TYPE                                                                                       \
    "CASE p.person_type WHEN 'Other' THEN 2 WHEN 'Candidate' THEN 3 WHEN 'Employee' THEN 4"               \
    " WHEN 'Former Employee' THEN 5 ELSE 1 END"

struct pi_person {
    struct id assessment_user_id;
    str       first_name, middle_name, last_name, email, external_person_id, folder_path;
    int64_t   gender, person_type;
};
static const struct field pi_person_fields[] = {
    FIELD(pi_person, assessment_user_id, .doc = "Id of the person"),
    FIELD(pi_person, first_name,  .doc = "Given name, empty when it is not known"),
    FIELD(pi_person, middle_name, .flags = NULLABLE, .doc = "Middle name"),
    FIELD(pi_person, last_name,   .doc = "Family name, empty when it is not known"),
    FIELD(pi_person, email,       .doc = "Address"),
    FIELD(pi_person, gender,      .one_of = PI_GENDERS, .doc = "0 unknown, 1 male, 2 female"),
    FIELD(pi_person, person_type, .one_of = "1|2|3|4|5",
          .doc = "1 unknown, 2 other, 3 candidate, 4 employee, 5 former employee"),
    FIELD(pi_person, external_person_id, .flags = NULLABLE, .doc = "The caller's id of the person"),
    FIELD(pi_person, folder_path, .flags = NULLABLE, .doc = "Folder of the person"),
};
SHAPE(pi_person);

static const struct filter_field person_filters[] = {
    { .name = "assessmentUserId", .type = TYPE_ID, .column = "p.id", .is_key = true },
    { .name = "firstName", .type = TYPE_TEXT, .column = "coalesce(p.first_name, '')", .folded = "p.first_fold",
      .is_searched = true },
    { .name = "middleName", .type = TYPE_TEXT, .column = "p.middle_name" },
    { .name = "lastName", .type = TYPE_TEXT, .column = "coalesce(p.last_name, '')", .folded = "p.last_fold",
      .is_searched = true },
    { .name = "email", .type = TYPE_TEXT, .folded = "p.email_fold", .is_key = true, .is_email = true,
      .is_searched = true },
    { .name = "gender", .type = TYPE_INT, .column = "p.gender" },
    { .name = "personType", .type = TYPE_INT, .column = PERSON_TYPE },
    { .name = "externalPersonId", .type = TYPE_TEXT, .column = "p.external_person_id", .is_key = true },
    { .name = "folderPath", .type = TYPE_TEXT, .column = "p.folder" },
    { 0 }
};

struct person_key { struct id assessment_user_id; };
static const struct field person_key_fields[] = {
    FIELD(person_key, assessment_user_id, .flags = REQUIRED, .doc = "Id of the person"),
};
SHAPE(person_key);

static bool persons_list(struct call *c)
{
    return odata_list(c, c->in, person_filters);
}

#define PERSON_SELECT                                                                                     \
    "SELECT p.id AS assessment_user_id, coalesce(p.first_name, '') AS first_name, p.middle_name,"         \
    " coalesce(p.last_name, '') AS last_name, p.email, p.gender, " PERSON_TYPE " AS person_type,"         \
    " p.external_person_id, p.folder AS folder_path FROM person p"                                        \
    " WHERE p.workspace_id = :workspace_id AND p.anonymised_at IS NULL"

const struct op pi_persons_ops[] = {
    { OP("persons.list"), .method = GET, .path = "/api/v1/persons", .perm = PERM_INVITE_READ,
      .summary = "List people, in the order they became known", .in = &odata_search_shape, .out = &pi_person_shape,
      .flags = OP_LIST | OP_UNCOUNTED | OP_SLOW, .list = "persons", .status = 200, .run = persons_list,
      .source = "predictive-index.openapi.json listPersons",
      .sql = PERSON_SELECT " ORDER BY p.id LIMIT :limit OFFSET :offset" },
    { OP("persons.get"), .method = GET, .path = "/api/v1/persons/{assessment_user_id}", .perm = PERM_INVITE_READ,
      .summary = "One person", .in = &person_key_shape, .out = &pi_person_shape, .status = 200, .run = run_row,
      .source = "predictive-index.openapi.json getPerson", .sql = PERSON_SELECT " AND p.id = :assessment_user_id" },
    { 0 }
};
