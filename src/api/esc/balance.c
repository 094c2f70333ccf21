/* balance.c - credits left and used.
 *
 * Operations: balance.get.
 * Tables: workspace, attempt.
 */
#include "api/esc/esc.h"

struct balance { int64_t credits, credits_used, credits_purchased, invites_total, invites_completed; };
static const struct field balance_fields[] = {
    FIELD(balance, credits, .doc = "Credits left"),
    FIELD(balance, credits_used, .doc = "Credits spent so far"),
    FIELD(balance, credits_purchased, .doc = "Credits bought or granted so far"),
    FIELD(balance, invites_total, .doc = "Invitations made"),
    FIELD(balance, invites_completed, .doc = "Invitations completed"),
};
SHAPE(balance);

const struct op esc_balance_ops[] = {
    { OP("balance.get"), .method = GET, .path = "/api/v1/balance", .perm = PERM_CREDIT_READ,
      .summary = "Balance and usage", .out = &balance_shape, .status = 200, .run = run_row,
      .source = "esc.openapi.json getBalance",
      .sql = "SELECT w.credits, w.credits_used, w.credits_purchased,"
             " (SELECT count(*) FROM attempt a WHERE a.workspace_id = w.id AND a.source = 'api'"
             " AND a.deleted_at IS NULL) AS invites_total,"
             " (SELECT count(*) FROM attempt a WHERE a.workspace_id = w.id AND a.source = 'api'"
             " AND a.status = 'finished' AND a.deleted_at IS NULL) AS invites_completed"
              " FROM workspace w WHERE w.id = :workspace_id" },
    { 0 }
};
