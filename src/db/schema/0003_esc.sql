-- The rest of the ESC family: searching people, teams, orders, invoices, retention and erasure.

-- name_fold: given and family name, case-folded (core/text.h), for searching.  SQL folds only
-- ASCII here; the next invitation of a person folds the rest.
ALTER TABLE person ADD COLUMN name_fold TEXT NOT NULL DEFAULT '';
UPDATE person SET name_fold = lower(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')));
-- When name and address were removed; the row stays, its results count on.
ALTER TABLE person ADD COLUMN anonymised_at BIGINT;
CREATE INDEX person_kept ON person (workspace_id, created_at) WHERE anonymised_at IS NULL;

-- Days after their last activity until people are due to be anonymised.
ALTER TABLE workspace ADD COLUMN retention_days BIGINT NOT NULL DEFAULT 730;

CREATE INDEX attempt_finished ON attempt (workspace_id, finished_at, id) WHERE status = 'finished';

-- order_id: the order that a purchase belongs to.
ALTER TABLE credit_entry ADD COLUMN order_id BIGINT;

CREATE TABLE team (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

-- A member is a completed attempt.
CREATE TABLE team_member (
    workspace_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, team_id, attempt_id)
);
CREATE INDEX team_member_attempt ON team_member (workspace_id, attempt_id);

-- status: pending paid cancelled.  checkout_id: the session at Stripe; NULL: an administrator grants it.
CREATE TABLE credit_order (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    package TEXT NOT NULL,
    credits BIGINT NOT NULL,
    amount_cents BIGINT NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    checkout_id TEXT,
    checkout_url TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    paid_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX credit_order_checkout ON credit_order (checkout_id);

-- number: counted up within a year over all workspaces, without gaps.
CREATE TABLE invoice (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    number TEXT NOT NULL,
    company TEXT NOT NULL,
    credits BIGINT NOT NULL,
    amount_cents BIGINT NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX invoice_order ON invoice (workspace_id, order_id);
CREATE UNIQUE INDEX invoice_number ON invoice (number);
