/* saml_check.c - what an answer of an identity provider must be, besides signed.
 *
 * Sources: SAML 2.0 Core, 2.3-2.7 and 3.2.2; Profiles, 4.1.4; on wrapped signatures Somorovsky
 * et al., "On Breaking SAML" (USENIX Security 2012): the document may hold one assertion only,
 * each signature must be a child of what it signs, and no id may be there twice.  Then what is
 * verified and what is read is the same element.
 */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>
#include <strings.h>
#include "core/clock.h"
#include "core/text.h"
#include "domain/saml.h"

#define SKEW_MS  (2 * MS_PER_MINUTE)
#define IDS_MAX  200
#define DEPTH_MAX 50
#define PROTOCOL  "urn:oasis:names:tc:SAML:2.0:protocol"
#define ASSERTION "urn:oasis:names:tc:SAML:2.0:assertion"
#define DSIG      "http://www.w3.org/2000/09/xmldsig#"
#define SUCCESS   "urn:oasis:names:tc:SAML:2.0:status:Success"
#define BEARER    "urn:oasis:names:tc:SAML:2.0:cm:bearer"

/* --- walking the tree ------------------------------------------------------------------ */

static bool is(const xmlNode *n, const char *ns, const char *name)
{
    return n && n->type == XML_ELEMENT_NODE && n->ns && strcmp((const char *)n->ns->href, ns) == 0 &&
           strcmp((const char *)n->name, name) == 0;
}

/* The first child of that name from `n` on. */
static const xmlNode *next(const xmlNode *n, const char *ns, const char *name)
{
    while (n && !is(n, ns, name))
        n = n->next;
    return n;
}

static const xmlNode *child(const xmlNode *parent, const char *ns, const char *name)
{
    return parent ? next(parent->children, ns, name) : NULL;
}

/* The text of an element that holds nothing else: there are no comments that could cut it. */
static str text_in(const xmlNode *n)
{
    if (!n || !n->children || n->children->next || n->children->type != XML_TEXT_NODE)
        return STR_NULL;
    return str_trim(str_of((const char *)n->children->content));
}

/* The value of an attribute without a namespace. */
static str attribute(const xmlNode *n, const char *name)
{
    for (const xmlAttr *a = n ? n->properties : NULL; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return a->children && !a->children->next ? str_of((const char *)a->children->content) : STR_NULL;
    return STR_NULL;
}

/* --- the form of the document ------------------------------------------------------------ */

struct form {
    str    ids[IDS_MAX];
    size_t ids_n, assertions, signatures;
    bool   broken;
};

static void id_note(struct form *f, str id)
{
    for (size_t i = 0; i < f->ids_n; i++)
        f->broken = f->broken || str_eq(f->ids[i], id);
    if (f->ids_n < IDS_MAX)
        f->ids[f->ids_n++] = id;
    else
        f->broken = true;
}

static bool is_one_of(str text, const char *const *names)
{
    while (*names && !str_is_nocase(text, *names))
        names++;
    return *names != NULL;
}

/* SHA-1 proves nothing any more, and what a transform may do to a document is best left to those
 * two that SAML asks for. */
static bool is_strong(const xmlNode *info, const xmlNode *reference)
{
    static const char *const methods[] = { "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
        NULL };
    static const char *const digests[] = { "http://www.w3.org/2001/04/xmlenc#sha256",
        "http://www.w3.org/2001/04/xmldsig-more#sha384", "http://www.w3.org/2001/04/xmlenc#sha512", NULL };
    static const char *const transforms[] = { DSIG "enveloped-signature", "http://www.w3.org/2001/10/xml-exc-c14n#",
                                              NULL };
    const xmlNode *one = child(child(reference, DSIG, "Transforms"), DSIG, "Transform");

    for (; one; one = next(one->next, DSIG, "Transform"))
        if (!is_one_of(attribute(one, "Algorithm"), transforms))
            return false;
    return is_one_of(attribute(child(info, DSIG, "SignatureMethod"), "Algorithm"), methods) &&
           is_one_of(attribute(child(reference, DSIG, "DigestMethod"), "Algorithm"), digests);
}

/* A signature must be of its own parent, as a whole: the answer or the assertion. */
static void signature_note(struct form *f, const xmlNode *n)
{
    const xmlNode *info = child(n, DSIG, "SignedInfo"), *reference = child(info, DSIG, "Reference");
    str            uri = attribute(reference, "URI"), id = attribute(n->parent, "ID");

    f->signatures++;
    f->broken = f->broken || !(is(n->parent, PROTOCOL, "Response") || is(n->parent, ASSERTION, "Assertion")) ||
                !reference || next(reference->next, DSIG, "Reference") || next(info->next, DSIG, "SignedInfo") ||
                !id.len || uri.len != id.len + 1 || uri.data[0] != '#' || !str_eq(str_from(uri, 1), id) ||
                !is_strong(info, reference) || child(n, DSIG, "Object") || next(n->next, DSIG, "Signature");
}

static void walk(struct form *f, const xmlNode *n, int depth)
{
    f->broken = f->broken || depth > DEPTH_MAX;
    for (; n && !f->broken; n = n->next) {
        if (n->type == XML_TEXT_NODE)
            continue;
        if (n->type != XML_ELEMENT_NODE) {
            f->broken = true;
            break;
        }
        for (const xmlAttr *a = n->properties; a; a = a->next)
            if (strcasecmp((const char *)a->name, "id") == 0)
                id_note(f, a->children ? str_of((const char *)a->children->content) : STR(""));
        f->assertions += strcmp((const char *)n->name, "Assertion") == 0;
        f->broken = f->broken || strcmp((const char *)n->name, "EncryptedAssertion") == 0;
        if (strcmp((const char *)n->name, "Signature") == 0)
            signature_note(f, n);
        walk(f, n->children, depth + 1);
    }
}

static const char *form_wrong(const xmlNode *root)
{
    struct form f = { 0 };

    if (!is(root, PROTOCOL, "Response") || root->next)
        return "the answer is no SAML response";
    walk(&f, root, 0);
    if (f.assertions != 1 || !child(root, ASSERTION, "Assertion"))
        return "the answer must hold one assertion, not encrypted";
    if (f.broken)
        return "the answer is not built as it must be";
    return f.signatures ? NULL : "the answer is not signed";
}

/* --- for us, now, and asked for -------------------------------------------------------------- */

/* A time that is there; `otherwise` when there is none; -1 when it is malformed. */
static int64_t time_of(const xmlNode *n, const char *name, int64_t otherwise)
{
    str     text = attribute(n, name);
    int64_t ms;

    if (!text.data)
        return otherwise;
    return clock_read(text, &ms) ? ms : -1;
}

static bool is_now(const xmlNode *n, int64_t now_ms)
{
    int64_t from = time_of(n, "NotBefore", 0), end = time_of(n, "NotOnOrAfter", INT64_MAX);

    return from >= 0 && end >= 0 && from - SKEW_MS <= now_ms && (end == INT64_MAX || now_ms < end + SKEW_MS);
}

/* Every restriction must name us among its audiences, and there must be one. */
static bool is_audience(const xmlNode *conditions, str audience)
{
    const xmlNode *one = child(conditions, ASSERTION, "AudienceRestriction");
    bool           all = one != NULL;

    for (; one; one = next(one->next, ASSERTION, "AudienceRestriction")) {
        const xmlNode *who = child(one, ASSERTION, "Audience");

        while (who && !str_eq(text_in(who), audience))
            who = next(who->next, ASSERTION, "Audience");
        all = all && who;
    }
    return all;
}

/* Is there a confirmation that fits?  Its end is until when the assertion could be shown again. */
static bool is_confirmed(const xmlNode *subject, const struct saml_expected *e, int64_t *ends_ms)
{
    for (const xmlNode *one = child(subject, ASSERTION, "SubjectConfirmation"); one;
         one = next(one->next, ASSERTION, "SubjectConfirmation")) {
        const xmlNode *data = child(one, ASSERTION, "SubjectConfirmationData");
        int64_t        end = time_of(data, "NotOnOrAfter", -1);

        if (str_is(attribute(one, "Method"), BEARER) && data && end >= 0 && is_now(data, e->now_ms) &&
            str_eq(attribute(data, "Recipient"), e->callback) &&
            str_eq(attribute(data, "InResponseTo"), e->request_id)) {
            *ends_ms = end + SKEW_MS;
            return true;
        }
    }
    return false;
}

static const char *meant_wrong(const xmlNode *response, const xmlNode *assertion, const struct saml_expected *e,
                               struct saml_person *person)
{
    const xmlNode *conditions = child(assertion, ASSERTION, "Conditions");
    const xmlNode *statement = child(assertion, ASSERTION, "AuthnStatement");
    const xmlNode *status = child(response, PROTOCOL, "Status"), *issuer = child(response, ASSERTION, "Issuer");
    str            destination = attribute(response, "Destination");

    if (!str_is(attribute(child(status, PROTOCOL, "StatusCode"), "Value"), SUCCESS))
        return "the identity provider did not sign anybody in";
    if (!str_eq(text_in(child(assertion, ASSERTION, "Issuer")), e->issuer) ||
        (issuer && !str_eq(text_in(issuer), e->issuer)))
        return "the answer is of another identity provider";
    if (destination.data && !str_eq(destination, e->callback))
        return "the answer is for another address";
    if (!str_eq(attribute(response, "InResponseTo"), e->request_id))
        return "the answer is to another request";
    if (!conditions || !is_audience(conditions, e->audience))
        return "the assertion is for somebody else";
    if (!is_now(conditions, e->now_ms) || time_of(statement, "SessionNotOnOrAfter", INT64_MAX) < e->now_ms)
        return "the assertion is over, or not good yet";
    if (!statement)
        return "the assertion does not say that anybody signed in";
    if (!is_confirmed(child(assertion, ASSERTION, "Subject"), e, &person->ends_ms))
        return "the assertion is not confirmed for this address, this request and this time";
    return NULL;
}

/* --- who it is ----------------------------------------------------------------------------------- */

/* The first value of the first attribute that has one of these names. */
static str value_of(const xmlNode *assertion, const char *const *names)
{
    for (const xmlNode *list = child(assertion, ASSERTION, "AttributeStatement"); list;
         list = next(list->next, ASSERTION, "AttributeStatement"))
        for (const xmlNode *one = child(list, ASSERTION, "Attribute"); one;
             one = next(one->next, ASSERTION, "Attribute"))
            if (is_one_of(attribute(one, "Name"), names) || is_one_of(attribute(one, "FriendlyName"), names))
                return text_in(child(one, ASSERTION, "AttributeValue"));
    return STR_NULL;
}

static void person_read(struct arena *mem, const xmlNode *assertion, struct saml_person *person)
{
    static const char *const mails[] = { "email", "mail", "emailAddress", "urn:oid:0.9.2342.19200300.100.1.3",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", NULL };
    static const char *const names[] = { "displayName", "name", "urn:oid:2.16.840.1.113730.3.1.241", "cn",
        "http://schemas.microsoft.com/identity/claims/displayname", NULL };
    static const char *const given[] = { "givenName", "firstName", "urn:oid:2.5.4.42",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", NULL };
    static const char *const family[] = { "sn", "surname", "lastName", "urn:oid:2.5.4.4",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname", NULL };
    str email = value_of(assertion, mails), name = value_of(assertion, names);

    if (!text_is_email(email))
        email = text_in(child(child(assertion, ASSERTION, "Subject"), ASSERTION, "NameID"));
    if (!name.len)
        name = str_trim(str_printf(mem, "%.*s %.*s", STR_ARG(value_of(assertion, given)),
                                   STR_ARG(value_of(assertion, family))));
    person->email        = text_is_email(email) ? str_copy(mem, email) : STR_NULL;
    person->name         = name.len <= 400 && text_is_line(name) ? str_copy(mem, name) : STR("");
    person->assertion_id = str_copy(mem, attribute(assertion, "ID"));
}

/* Nothing of XML that could reach for files, grow, or cut a text in two: no DOCTYPE, no comments,
 * no CDATA, no instruction but the declaration at the very start. */
static bool is_plain(str text)
{
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.data[i] == '<' && (text.data[i + 1] == '!' || (text.data[i + 1] == '?' && i > 0)))
            return false;
    return str_is_utf8(text);
}

static const char *document_check(struct arena *mem, const xmlNode *root, const struct saml_expected *expected,
                                  struct saml_person *person)
{
    const xmlNode *assertion = child(root, ASSERTION, "Assertion");
    const char    *wrong = form_wrong(root);

    if (!wrong)
        wrong = meant_wrong(root, assertion, expected, person);
    if (!wrong)
        person_read(mem, assertion, person);
    return wrong;
}

const char *saml_check(struct arena *mem, str text, const struct saml_expected *expected,
                       struct saml_person *person)
{
    xmlDoc     *document;
    const char *wrong;

    if (!is_plain(text))
        return "the answer holds what no SAML response needs: a DOCTYPE, comments or instructions";
    document = xmlReadMemory(text.data, (int)text.len, NULL, "UTF-8",
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!document)
        return "the answer is no XML";
    wrong = document_check(mem, xmlDocGetRootElement(document), expected, person);
    xmlFreeDoc(document);
    return wrong;
}
