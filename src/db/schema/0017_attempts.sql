-- Attempts as the Coodesh family manages them: drafts, schedules, bulk operations, and attempts that an ATS makes.

-- close_at: it ends then, whatever else.  answer_by: the last moment for answers once started; NULL: expires_at.
ALTER TABLE attempt ADD COLUMN close_at BIGINT;
ALTER TABLE attempt ADD COLUMN answer_by BIGINT;
-- expiry_fixed: expires_at was asked for; else an invitation lasts 30 days from when it can be opened.
ALTER TABLE attempt ADD COLUMN expiry_fixed INTEGER NOT NULL DEFAULT 0;
-- quiet: the candidate gets neither the invitation nor the results by mail.
ALTER TABLE attempt ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN integrity_settings TEXT;
ALTER TABLE attempt ADD COLUMN change_reason TEXT;
ALTER TABLE attempt ADD COLUMN reopened_at BIGINT;
CREATE INDEX attempt_opening ON attempt (open_at) WHERE status = 'scheduled';
-- IANA name of the zone of times in texts for an ATS; NULL: UTC.
ALTER TABLE workspace ADD COLUMN time_zone TEXT;

-- An attempt that an ATS made.  ats: generic gupy recrutai.  request_key: what makes a request the same as one before.
CREATE TABLE ats_attempt (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    ats TEXT NOT NULL,
    candidate_ref TEXT,
    company_ref TEXT,
    job_ref TEXT,
    request_key TEXT,
    document TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id)
);
CREATE UNIQUE INDEX ats_attempt_request ON ats_attempt (workspace_id, request_key) WHERE request_key IS NOT NULL;

-- One operation on many attempts.  operation: a row of domain/bulk.c.  arguments: a document of struct bulk_args.
-- status: running finished.  position: items up to it are over.
CREATE TABLE bulk_job (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    operation TEXT NOT NULL,
    arguments TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'running',
    actor TEXT NOT NULL,
    actor_id BIGINT NOT NULL,
    total BIGINT NOT NULL,
    position BIGINT NOT NULL DEFAULT 0,
    done BIGINT NOT NULL DEFAULT 0,
    failed BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);

-- reason: why it was not done; NULL: it was, or will be.
CREATE TABLE bulk_item (
    workspace_id BIGINT NOT NULL,
    bulk_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    reason TEXT,
    PRIMARY KEY (workspace_id, bulk_id, position)
)/*sqlite  WITHOUT ROWID*/;
CREATE INDEX bulk_item_failed ON bulk_item (workspace_id, bulk_id, position) WHERE reason IS NOT NULL;

-- The tags of an attempt one by one, for lists; attempt.tags is what is shown.
CREATE TABLE attempt_tag (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id, tag)
)/*sqlite  WITHOUT ROWID*/;
CREATE INDEX attempt_tag_of ON attempt_tag (workspace_id, tag, attempt_id);
CREATE UNIQUE INDEX bulk_item_attempt ON bulk_item (workspace_id, bulk_id, attempt_id);
