-- What questions lean on: datasets for SQL, plans to learn by; and what others report of an attempt.

-- A script of SQL, gzip, in DATA/media/<path>, whose last part is the SHA-256 of the script: the same one
-- uploaded twice is one file.  tables: names it makes, a list.  scope: private public (of everybody).
CREATE TABLE dataset (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    path TEXT NOT NULL,
    tables TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    inflated_bytes BIGINT NOT NULL,
    scope TEXT NOT NULL DEFAULT 'private',
    author_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX dataset_public ON dataset (id) WHERE scope = 'public';

-- status: created published archived.  title_fold has the description, too: it is what is searched.
CREATE TABLE action_plan (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    title TEXT NOT NULL,
    title_fold TEXT NOT NULL,
    description TEXT NOT NULL,
    url TEXT NOT NULL,
    type TEXT NOT NULL,
    provider TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'published',
    language TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT 'private',
    author_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX action_plan_public ON action_plan (id) WHERE scope = 'public';

-- A plan of one's own, or a public one.
CREATE TABLE question_action_plan (
    workspace_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    action_plan_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, question_id, action_plan_id)
);
CREATE INDEX question_action_plan_of ON question_action_plan (workspace_id, action_plan_id);

-- What another system reported of an attempt last.  score: a number or a text, as it came.
CREATE TABLE attempt_report (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    status TEXT NOT NULL,
    score TEXT,
    title TEXT,
    application_id TEXT,
    assessment_id TEXT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id)
);

-- Who sits a snapshot is shown the files of its question, which may be another workspace's public one.
CREATE INDEX question_file_shown ON question_file (question_id);
