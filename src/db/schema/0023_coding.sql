-- Code and SQL that the judge marks (domain/coding.h, domain/attempt_judge.h).

-- What the judge needs of a question and candidates never see, by its SHA-256.
CREATE TABLE coding_pack (
    workspace_id BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, sha256)
);

-- What the judge said of the standing answer of an item.  job_id: asked last.  state: waiting judged failed (SE)
-- run (free code: what came of the candidate's last run).  mark: 0..1 of the last one that judged it; a new judging
-- that fails leaves it.
CREATE TABLE answer_judged (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    job_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    mark DOUBLE PRECISION,
    verdict TEXT,
    passed BIGINT,
    total BIGINT,
    language TEXT,
    report TEXT,
    asked_at BIGINT NOT NULL,
    judged_at BIGINT,
    PRIMARY KEY (workspace_id, attempt_id, item_id)
);

-- 1: handed in, and nobody but the judge is waited for.
ALTER TABLE attempt ADD COLUMN judging BIGINT NOT NULL DEFAULT 0;
