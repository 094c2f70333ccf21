/* saml.c - how this server describes itself to identity providers.
 *
 * Operations: saml.metadata.
 */
#include "api/native/native.h"
#include "domain/saml.h"

static bool saml_metadata_get(struct call *c)
{
    return reply_raw(c, "application/samlmetadata+xml", saml_metadata(c));
}

const struct op native_saml_ops[] = {
    { OP("saml.metadata"), .method = GET, .path = "/assay/v1/saml/metadata", .perm = PERM_PUBLIC,
      .summary = "SAML 2.0 metadata of this server, for the administrator of an identity provider", .flags = OP_RAW,
      .media = "application/samlmetadata+xml", .status = 200, .run = saml_metadata_get,
      .source = "docs/reference/coodesh-sign-in.md" },
    { 0 }
};
