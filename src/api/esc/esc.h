/* esc.h - between the files of the ESC family. */
#ifndef API_ESC_ESC_H
#define API_ESC_ESC_H

#include "api/ops.h"

#define ESC_VERSION  "1.4.0" /* of the vendor's API that we speak */
#define ESC_PRODUCTS "pa-standard|pa-leadership|pa-sales"
#define ESC_STATUSES "pending|sent|started|completed|expired|cancelled"
#define ESC_LANGUAGES "de|en|es|pt"

/* The vendor's word for the state of an attempt `a`; needs :now_ms. */
#define ESC_STATUS                                                                                        \
    "CASE WHEN a.status IN ('invited', 'started') AND a.expires_at <= coalesce(a.paused_at, :now_ms)"     \
    " THEN 'expired'"                                                                                     \
    " WHEN a.status = 'invited' AND a.sent_at IS NULL THEN 'pending' WHEN a.status = 'invited' THEN 'sent'" \
    " WHEN a.status IN ('finished', 'pending_review') THEN 'completed'"                                   \
    " WHEN a.status IN ('started', 'expired') THEN a.status ELSE 'cancelled' END"

/* The id of the path, under each name the vendor gives it. */
struct esc_id {
    union { struct id id, invite_id, profile_id, webhook_id, session_id, order_id; };
    str accept_language;
};

/* The header Accept-Language as a field of what comes in. */
#define ACCEPT_LANGUAGE(structure)                                                                        \
    FIELD(structure, accept_language, .flags = IN_HEADER, .max = 1000,                                     \
          .doc = "Languages wanted, as browsers say it")

/* Attempts of this family's products; others have results of another form. */
#define ESC_SHOWN " AND a.product IN ('pa-standard', 'pa-leadership', 'pa-sales') AND a.deleted_at IS NULL"

/* A completed attempt: the vendor calls it a session. */
#define ESC_COMPLETED " AND a.status = 'finished'" ESC_SHOWN

/* Given and family name of person `p`, or the address when no name is known. */
#define ESC_NAME                                                                                          \
    "coalesce(nullif(trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), ''), p.email)"
extern const struct shape esc_invite_id_shape; /* {id}: an invitation */

/* Adds what the vendor's webhooks owe for an event of an attempt. */
void esc_notify(struct call *c, const struct attempt *attempt, const char *event);

#endif
