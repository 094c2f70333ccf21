/* company_contact.c - a company that asks to be contacted, told to whoever runs this server.
 *
 * Operations: company_contact.create.
 * It is mailed to the address of the setting CONTACT_EMAIL and kept nowhere else.
 */
#include "api/coodesh/coodesh.h"
#include "core/config.h"
#include "core/json.h"
#include "core/text.h"
#include "op/call.h"

#define CONTACTS   5 /* by one address ... */
#define CONTACTS_S 3600 /* ... in so many seconds */

struct representative { str name, email, phone, role; };
static const struct field representative_fields[] = {
    FIELD(representative, name,  .flags = REQUIRED, .min = 1, .max = 100, .format = FORMAT_LINE, .doc = "Name"),
    FIELD(representative, email, .flags = REQUIRED, .max = 254, .format = FORMAT_EMAIL, .doc = "Address"),
    FIELD(representative, phone, .max = 40, .format = FORMAT_LINE, .doc = "Telephone number"),
    FIELD(representative, role,  .max = 100, .format = FORMAT_LINE, .doc = "What the person does there"),
};
SHAPE(representative);

struct contact { str company_name, tech_size, origin, medium; struct representative *representative; };
static const struct field contact_fields[] = {
    FIELD(contact, company_name, .flags = REQUIRED, .min = 1, .max = 100, .format = FORMAT_LINE,
          .doc = "Name of the company"),
    FIELD_OBJECT(contact, representative, representative, .flags = REQUIRED, .doc = "Who is to be called back"),
    FIELD(contact, tech_size, .max = 50, .format = FORMAT_LINE, .doc = "Size of its technology team, as 51-200"),
    FIELD(contact, origin, .max = 100, .format = FORMAT_LINE, .doc = "Where the visitor came from"),
    FIELD(contact, medium, .max = 100, .format = FORMAT_LINE, .doc = "By what, as cpc"),
};
SHAPE(contact);

static void member_set(json_t *json, const char *name, str text)
{
    if (text.data)
        json_object_set_new(json, name, json_stringn(text.data, text.len));
}

static bool company_contact_create(struct call *c)
{
    const struct contact        *in = c->in;
    const struct representative *who = in->representative;
    json_t                      *told = json_object();
    struct buf                   note = BUF(c->mem);
    const str                    more[] = { who->role, who->phone, in->tech_size, in->origin, in->medium };

    call_defer(c, json_close, told);
    if (!text_is_email(str_of(config_text(c->server->config, SET_CONTACT_EMAIL))))
        return fail(c, 503, NULL, "nobody is there to be told: the setting CONTACT_EMAIL is not set");
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i].len)
            buf_printf(&note, "%s%.*s", note.len ? ", " : "", STR_ARG(more[i]));
    member_set(told, "company", in->company_name);
    member_set(told, "name", who->name);
    member_set(told, "email", who->email);
    member_set(told, "note", buf_end(&note));
    job_add_at(c, "mail.contact", 0, c->now_ms, json_text(c->mem, told));
    return coodesh_done(c, "your request was sent");
}

const struct op coodesh_company_contact_ops[] = {
    { OP("company_contact.create"), .method = POST, .path = "/users/company_contact", .perm = PERM_PUBLIC,
      .summary = "Ask to be contacted as a company", .in = &contact_shape, .out = &coodesh_message_shape,
      .status = 201, .run = company_contact_create, .rate = CONTACTS, .rate_s = CONTACTS_S,
      .source = "coodesh.openapi.json submitCompanyContact" },
    { 0 }
};
