-- Signing in: by what a member does it, the links of mails, identity providers, keys that tell of themselves.

-- A member of workspace 0 is an account that belongs to no workspace yet.
-- provider: what it signed in by last: local google github linkedin facebook saml.  confirmed_at: when the address was
-- proved to be the member's.  invited_at: since when an invitation is open that nobody has taken; such a member does not
-- sign in.  profile: what a sign-up told besides (UTM, privacy, address), JSON.
ALTER TABLE member ADD COLUMN provider TEXT NOT NULL DEFAULT 'local';
ALTER TABLE member ADD COLUMN confirmed_at BIGINT;
ALTER TABLE member ADD COLUMN invited_at BIGINT;
ALTER TABLE member ADD COLUMN signed_in_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN profile TEXT;
UPDATE member SET confirmed_at = created_at;

-- The secret of a link in a mail.  kind: confirm reset invite.  hash: SHA-256 of the secret, hex.  Used ones are removed.
CREATE TABLE member_token (
    workspace_id BIGINT NOT NULL,
    hash TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, hash)
);
CREATE UNIQUE INDEX member_token_hash ON member_token (hash);
CREATE INDEX member_token_of ON member_token (workspace_id, member_id, kind);
CREATE INDEX member_token_end ON member_token (expires_at);

-- The account of a provider that is a member's.  subject: the provider's id of it.
CREATE TABLE member_identity (
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, member_id, provider)
);
CREATE INDEX member_identity_subject ON member_identity (provider, subject);

-- The identity provider of a workspace, and the domains of addresses that lead to it.  role: of those who come the first time.
CREATE TABLE saml_provider (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    entity_id TEXT NOT NULL,
    metadata TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT 'user',
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE TABLE saml_domain (
    domain TEXT PRIMARY KEY,
    workspace_id BIGINT NOT NULL,
    provider_id BIGINT NOT NULL
);

-- What may come once only: codes and states of OAuth, ids of assertions; and requests that wait for their answer, with
-- the provider that was asked.
CREATE TABLE sign_in_once (
    name TEXT PRIMARY KEY,
    workspace_id BIGINT NOT NULL DEFAULT 0,
    provider_id BIGINT NOT NULL DEFAULT 0,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_once_end ON sign_in_once (expires_at);

-- Does the workspace let its members sign in by password?
ALTER TABLE workspace ADD COLUMN password_login INTEGER NOT NULL DEFAULT 1;

-- Who made a key, and its last use.
ALTER TABLE api_key ADD COLUMN author_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE api_key ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0;
