-- Answers of the Coodesh family, one for each component of an attempt, and what candidates record.

-- The server's own key, made here: it signs links and tokens (domain/signed.h) and is never shown.
CREATE TABLE server_key (
    id BIGINT PRIMARY KEY,
    secret TEXT NOT NULL
);
INSERT INTO server_key (id, secret) VALUES (1,
    /*sqlite lower(hex(randomblob(32)))*//*postgres replace(CAST(gen_random_uuid() AS TEXT) || CAST(gen_random_uuid() AS TEXT), '-', '')*/);

-- What people add to an answer.  position: of the component, from 1.  unlocked_at: its candidate may see it.
CREATE TABLE answer_note (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    review_notes TEXT,
    comment TEXT,
    repository_url TEXT,
    reviewer_id BIGINT NOT NULL DEFAULT 0,
    reviewed_at BIGINT,
    unlocked_at BIGINT,
    PRIMARY KEY (workspace_id, attempt_id, position)
);

-- purpose: answer presentation proctoring.  record: the client's name of a recording in parts, or the answer that
-- a snapshot was taken at.  agent: the browser that took it.
ALTER TABLE upload ADD COLUMN purpose TEXT NOT NULL DEFAULT 'answer';
ALTER TABLE upload ADD COLUMN record TEXT;
ALTER TABLE upload ADD COLUMN agent TEXT;
CREATE UNIQUE INDEX upload_record ON upload (workspace_id, attempt_id, item_id, record) WHERE state = 'coming';
