-- Pools of adaptive tests: what their items were found to be, and the runs that found it.

-- Parameters of an item of a pool (domain/adaptive_test.h): each calibration makes a new version of those
-- it had answers enough for.  item_key says what is asked and what is right: a changed item is another one.
CREATE TABLE item_parameter (
    workspace_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    item_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    model TEXT NOT NULL,
    a DOUBLE PRECISION NOT NULL,
    b DOUBLE PRECISION NOT NULL,
    c DOUBLE PRECISION NOT NULL,
    se_a DOUBLE PRECISION,
    se_b DOUBLE PRECISION,
    se_c DOUBLE PRECISION,
    responses BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, question_id, item_key, version)
);

-- Sympson-Hetter parameters of the last simulation of a pool.
CREATE TABLE item_exposure (
    workspace_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    item_key TEXT NOT NULL,
    exposure DOUBLE PRECISION NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, question_id, item_key)
);

-- A calibration or a simulation.  kind: calibration exposure; status: queued running done failed.
-- progress: where a run that was interrupted goes on, JSON; report: what came of it, JSON.
CREATE TABLE pool_run (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    model TEXT,
    dry_run INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'queued',
    step BIGINT NOT NULL DEFAULT 0,
    message TEXT,
    progress TEXT,
    report TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX pool_run_of ON pool_run (workspace_id, question_id, id);
