/* signing.c - the key that signs what goes to callback URLs.
 *
 * Operations: signing_secret.get.
 * Tables: workspace.
 */
#include "api/native/native.h"

struct signing_secret { str secret; };
static const struct field signing_secret_fields[] = {
    FIELD(signing_secret, secret, .doc = "Key of X-ESC-Signature and webhook-signature at callback URLs"),
};
SHAPE(signing_secret);

const struct op native_signing_ops[] = {
    { OP("signing_secret.get"), .method = GET, .path = "/assay/v1/signing-secret", .perm = PERM_WEBHOOK_WRITE,
      .summary = "Key that signs what goes to callback URLs", .out = &signing_secret_shape, .status = 200,
      .run = run_row, .source = "DESIGN.md 7",
      .sql = "SELECT signing_secret AS secret FROM workspace WHERE id = :workspace_id" },
    { 0 }
};
