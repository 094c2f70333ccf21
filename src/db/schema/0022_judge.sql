-- The queue between the server and the workers that run candidates' programs.

-- A worker, of the installation and not of a workspace.  hash: of its token.  What it says of itself at every
-- lease: languages is a list of {id, version}, language_ids the ids between commas (",c,python,").
CREATE TABLE judge_worker (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    tail TEXT NOT NULL,
    slots BIGINT NOT NULL DEFAULT 0,
    languages TEXT NOT NULL DEFAULT '[]',
    language_ids TEXT NOT NULL DEFAULT ',',
    level TEXT NOT NULL DEFAULT '',
    mode TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL DEFAULT 0,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX judge_worker_hash ON judge_worker (hash);
CREATE UNIQUE INDEX judge_worker_name ON judge_worker (name) WHERE revoked_at IS NULL;

-- kind: sample sql preview submit rejudge; priority: 0 the first three, 1, 2.  asker_id: the attempt, or the author
-- of a preview.  value: the answer that is judged; request and result: what the worker judges and says, JSON.
-- blobs: SHA-256s that it needs, between commas.  state: queued leased done failed.  tries: leases so far, the
-- `attempt` of the protocol.
CREATE TABLE judge_job (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    priority BIGINT NOT NULL,
    asker_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL DEFAULT 0,
    item_id TEXT,
    value TEXT,
    language TEXT NOT NULL,
    request TEXT NOT NULL,
    blobs TEXT NOT NULL DEFAULT ',',
    state TEXT NOT NULL DEFAULT 'queued',
    tries BIGINT NOT NULL DEFAULT 0,
    worker_id BIGINT NOT NULL DEFAULT 0,
    lease_until BIGINT NOT NULL DEFAULT 0,
    verdict TEXT,
    result TEXT,
    created_at BIGINT NOT NULL,
    leased_at BIGINT,
    done_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
-- What is leased next, and whose lease is over.
CREATE INDEX judge_job_queued ON judge_job (priority, id) WHERE state = 'queued';
CREATE INDEX judge_job_lapses ON judge_job (lease_until) WHERE state = 'leased';
-- One running job a candidate: the index decides between two servers.
CREATE UNIQUE INDEX judge_job_running ON judge_job (workspace_id, asker_id) WHERE state = 'leased';
-- What a candidate asked last, and how many.
CREATE INDEX judge_job_asked ON judge_job (workspace_id, asker_id, created_at);
-- What a worker names: the id alone.
CREATE UNIQUE INDEX judge_job_id ON judge_job (id);
CREATE INDEX judge_job_over ON judge_job (done_at) WHERE state IN ('done', 'failed');

-- Text that requests refer to by its SHA-256.
CREATE TABLE judge_blob (
    workspace_id BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, sha256)
);
CREATE INDEX judge_blob_used ON judge_blob (used_at);
