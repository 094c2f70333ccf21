-- Foundation: tenants, callers, people, attempts, answers, results, and what follows from them.
-- Times are BIGINT milliseconds UTC, 0 or NULL = none; booleans INTEGER 0/1; documents TEXT.
-- workspace.signing_secret signs what goes to the callback_url of an invitation.
-- A marker  /*sqlite ... */  is kept for SQLite only,  /*postgres ... */  for PostgreSQL only.

CREATE TABLE workspace (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_fold TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'en',
    norm TEXT NOT NULL DEFAULT 'pooled',
    credits BIGINT NOT NULL DEFAULT 0 CHECK (credits >= 0),
    credits_used BIGINT NOT NULL DEFAULT 0,
    credits_purchased BIGINT NOT NULL DEFAULT 0,
    signing_secret TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'setup',
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX workspace_registered ON workspace (email_fold) WHERE source = 'register';

CREATE TABLE member (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    email TEXT NOT NULL,
    email_fold TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'admin',
    password TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX member_email ON member (workspace_id, email_fold);

-- hash: SHA-256 of the secret, hex.  perms: bits of op/perm.h.
CREATE TABLE api_key (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    tail TEXT NOT NULL,
    perms BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX api_key_hash ON api_key (hash);

CREATE TABLE person (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    email TEXT NOT NULL,
    email_fold TEXT NOT NULL,
    first_name TEXT,
    last_name TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX person_email ON person (workspace_id, email_fold);

-- status: draft scheduled invited started finished pending_review blocked expired cancelled.
-- token: secret of the candidate's link, shown again to the employer.
-- deadline_at: last moment for answers once started; time_factor in percent.
-- event_hash: head of the attempt's chain in `event`.
CREATE TABLE attempt (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    product TEXT NOT NULL,
    instrument TEXT NOT NULL,
    source TEXT NOT NULL,
    status TEXT NOT NULL,
    token TEXT NOT NULL,
    language TEXT NOT NULL,
    callback_url TEXT,
    external_id TEXT,
    metadata TEXT,
    reminders_sent BIGINT NOT NULL DEFAULT 0,
    credits BIGINT NOT NULL DEFAULT 0,
    time_factor BIGINT NOT NULL DEFAULT 100,
    consent TEXT,
    event_hash TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    started_at BIGINT,
    finished_at BIGINT,
    expires_at BIGINT NOT NULL,
    deadline_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX attempt_token ON attempt (token);
CREATE INDEX attempt_person ON attempt (workspace_id, person_id);
CREATE INDEX attempt_status ON attempt (workspace_id, status, id);
CREATE INDEX attempt_expiry ON attempt (expires_at) WHERE status IN ('invited', 'started');

-- Append-only: every accepted value.  at: server-adjusted moment of the answer;
-- scored = 0: came after the grace time, kept and shown but not scored.
CREATE TABLE answer_log (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    client TEXT NOT NULL,
    rev BIGINT NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    late INTEGER NOT NULL DEFAULT 0,
    scored INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (workspace_id, attempt_id, item_id, client, rev)
)/*sqlite  WITHOUT ROWID*/;

-- Derived: `assay rescore` makes the same document from the same answers.
-- dimensions: the part of it that is asked for most, in short.
CREATE TABLE result (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    algorithm TEXT NOT NULL,
    norm TEXT NOT NULL,
    document TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    scored_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id)
);

-- Append-only, chained per attempt: hash = SHA-256 of previous hash and row.
CREATE TABLE event (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_id BIGINT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX event_attempt ON event (workspace_id, attempt_id, id);

-- The ledger: its sum is workspace.credits.
CREATE TABLE credit_entry (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    reason TEXT NOT NULL,
    attempt_id BIGINT,
    actor_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE job_profile (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    dimensions TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE webhook (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    url TEXT NOT NULL,
    events TEXT NOT NULL,
    secret TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

-- One message owed to one address.  webhook_id NULL: the invitation's callback_url.
-- form: the family whose payload and headers it wears.  status: owed delivered failed.
CREATE TABLE delivery (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    webhook_id BIGINT,
    attempt_id BIGINT NOT NULL,
    form TEXT NOT NULL,
    event TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    payload TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'owed',
    tries BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    delivered_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX delivery_attempt ON delivery (workspace_id, attempt_id);

CREATE TABLE delivery_try (
    workspace_id BIGINT NOT NULL,
    delivery_id BIGINT NOT NULL,
    try BIGINT NOT NULL,
    at BIGINT NOT NULL,
    duration_ms BIGINT NOT NULL,
    status BIGINT NOT NULL,
    request TEXT NOT NULL,
    reply TEXT NOT NULL,
    PRIMARY KEY (workspace_id, delivery_id, try)
);
CREATE INDEX delivery_try_age ON delivery_try (at);

-- Background work, written in the transaction of its cause, claimed with a lease.
CREATE TABLE job (
    id BIGINT PRIMARY KEY,
    workspace_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    ref_id BIGINT NOT NULL,
    payload TEXT NOT NULL DEFAULT '',
    run_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    lease_until BIGINT NOT NULL DEFAULT 0,
    lease_owner TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
);
CREATE INDEX job_run ON job (kind, run_at);

-- Idempotency-Key: the reply to give again, kept 72 h.
CREATE TABLE idempotency (
    workspace_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    op TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- Values of the installation: the set-up token, keys of signed links.
CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
