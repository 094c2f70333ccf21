-- Sitting: parts with a clock of their own, pause, accommodations, what happened meanwhile, uploads.

ALTER TABLE attempt ADD COLUMN paused_at BIGINT;
ALTER TABLE attempt ADD COLUMN accommodation TEXT NOT NULL DEFAULT 'none';
ALTER TABLE attempt ADD COLUMN accommodation_text TEXT;
ALTER TABLE attempt ADD COLUMN snapshot_s BIGINT NOT NULL DEFAULT 0;

-- Parts somebody started or ended.  deadline_at: NULL when the part has no limit.
CREATE TABLE attempt_part (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    part_id TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    deadline_at BIGINT,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, attempt_id, part_id)
);

-- Append-only: proctoring events.  They are shown and never change a score.
CREATE TABLE sitting_event (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    client TEXT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    item_id TEXT,
    at BIGINT NOT NULL,
    length_ms BIGINT,
    n BIGINT NOT NULL DEFAULT 1,
    detail TEXT,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id, client, seq)
)/*sqlite  WITHOUT ROWID*/;

-- path: below DATA/media.
CREATE TABLE upload (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    path TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX upload_attempt ON upload (workspace_id, attempt_id);

CREATE TABLE rating (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    stars BIGINT NOT NULL,
    text TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id)
);
