/* mail_contact.c - a company that asks to be contacted, told to whoever runs this server.
 *
 * Kind: mail.contact (payload {company, name, email, note}).  The operator's language is not
 * known, so it is in English.
 */
#include "core/config.h"
#include "core/json.h"
#include "jobs/kind.h"
#include "jobs/letter.h"
#include "jobs/mime.h"

static str told(struct job_call *j, const json_t *json, const char *name)
{
    return str_copy(j->c->mem, json_str(json_object_get(json, name)));
}

bool mail_contact(struct job_call *j)
{
    const char          *message;
    json_t              *json = json_read(j->job->payload, JSON_DEPTH_MAX, &message);
    struct letter        letter;
    struct letter_values values = { .company = told(j, json, "company"), .person = told(j, json, "name"),
                                    .contact = told(j, json, "email"), .note = told(j, json, "note"),
                                    .name = STR("") };

    json_close(json);
    letter = letter_write(j->c->mem, LETTER_CONTACT, "en", &values);
    return mail_letter(j, "contact", &letter, "en",
                       (struct mail_address){ STR(""), str_of(config_text(j->c->server->config, SET_CONTACT_EMAIL)) });
}
