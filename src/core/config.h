/* config.h - the settings: flag, environment variable, line of assay.conf.
 *
 * One table (config.c) names each setting with its default and purpose; a flag
 * wins over ASSAY_NAME, that over the file DATA/assay.conf, that over the
 * default.
 */
#ifndef CORE_CONFIG_H
#define CORE_CONFIG_H

#include <stdio.h>
#include "core/str.h"

enum setting {
    SET_LISTEN, SET_DATA, SET_DATABASE, SET_PUBLIC_URL, SET_TLS_CERT, SET_TLS_KEY, SET_SMTP_URL,
    SET_MAIL_FROM, SET_OUTBOUND_PRIVATE, SET_REGISTER, SET_REGISTER_CREDITS, SET_RATE_LIMITS,
    SET_NODE_ID, SET_LOG, SET_THREADS,
    SET_WEB_DIR, SET_S3_URL, SET_S3_KEY, SET_S3_SECRET, SET_AI_URL, SET_AI_KEY, SET_AI_MODEL, SET_STRIPE_KEY,
    SET_STRIPE_WEBHOOK_SECRET, SET_STRIPE_URL, SET_WORDPRESS_URL, SET_CEP_URL, SET_DATASET_MB,
    SET_CONTACT_EMAIL,
    SET_GOOGLE_URL, SET_GOOGLE_CLIENT_ID, SET_GOOGLE_CLIENT_SECRET, SET_LINKEDIN_URL, SET_LINKEDIN_CLIENT_ID,
    SET_LINKEDIN_CLIENT_SECRET, SET_GITHUB_URL, SET_GITHUB_API_URL, SET_GITHUB_CLIENT_ID, SET_GITHUB_CLIENT_SECRET,
    SET_FACEBOOK_URL, SET_FACEBOOK_CLIENT_ID, SET_FACEBOOK_CLIENT_SECRET, SET_COUNT
};

struct config;

/* Reads the environment and, for `argv` from `first` on, the flags (--listen X
 * or --listen=X); what is not a flag of the table is left, in order, in the
 * returned arguments.  NULL with a message on a malformed setting. */
struct config *config_new(int argc, char **argv, int first, const char **message);
void           config_free(struct config *config);
const char    *config_text(const struct config *config, enum setting s); /* "" when it is not set */
int64_t        config_int(const struct config *config, enum setting s);
bool           config_on(const struct config *config, enum setting s);   /* on, yes, true, 1 */
const char    *config_name(enum setting s);                              /* "SMTP_URL" */
/* Arguments that were no settings. */
int            config_args(const struct config *config, char ***args);
/* Takes `--name` (a switch) out of the arguments; true when it was there. */
bool           config_switch(struct config *config, const char *name);
/* Takes `--name value`; NULL when it was not there. */
const char    *config_option(struct config *config, const char *name);
void           config_print(const struct config *config, FILE *out); /* effective values, secrets masked */

#endif
