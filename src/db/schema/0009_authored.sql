-- Questions that workspaces write, as they are sat: snapshots that never change (domain/authored.h).

CREATE TABLE question_version (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX question_version_of ON question_version (workspace_id, question_id, version);

-- What a person gave an answer that has no key: mark 0..1 of the question's weight.
CREATE TABLE answer_review (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    mark DOUBLE PRECISION NOT NULL,
    notes TEXT,
    reviewer_id BIGINT NOT NULL,
    reviewed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id, item_id)
);
