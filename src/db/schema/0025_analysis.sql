-- What many attempts say together: stored analyses, group data for fairness, and attempts that look alike.

-- kind: items dif.  question: what was asked, the same text for the same question.  status: queued done failed.
-- asked_at: attempts are as they were then.  attempts_n: how many it read.  units: what came out, a list.
CREATE TABLE analysis (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    assessment_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts_n BIGINT NOT NULL DEFAULT 0,
    units TEXT NOT NULL DEFAULT '[]',
    asked_at BIGINT NOT NULL,
    computed_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX analysis_of ON analysis (workspace_id, assessment_id, kind, question);

-- Kept apart from scores, for counts alone; NULL: not told.  declared: by the person; an import does not change it.
CREATE TABLE group_data (
    workspace_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    sex TEXT,
    ethnicity TEXT,
    age_band TEXT,
    disability TEXT,
    declared INTEGER NOT NULL DEFAULT 0,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, person_id)
);

-- Fingerprints of code that was handed in.  prints: rising, eight hex digits each.
CREATE TABLE code_print (
    workspace_id BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    attempt_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    tokens BIGINT NOT NULL,
    prints TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, item_id, attempt_id)
);
CREATE INDEX code_print_attempt ON code_print (workspace_id, attempt_id);

-- Two attempts that look alike, for a person to look at.  kind: code answers.  item_id: of code; the code of the test
-- for answers.  attempt_id < other_id.  score: of code, shared fingerprints of the smaller one's; n: how many
-- fingerprints or answers they share.  p: of answers, corrected for the pairs compared.  status: open dismissed.
CREATE TABLE likeness (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    assessment_id BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    attempt_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    score DOUBLE PRECISION,
    p DOUBLE PRECISION,
    n BIGINT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    note TEXT,
    decided_by BIGINT,
    decided_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX likeness_pair ON likeness (workspace_id, attempt_id, other_id, kind, item_id);
CREATE INDEX likeness_other ON likeness (workspace_id, other_id);
CREATE INDEX likeness_listed ON likeness (workspace_id, assessment_id, status, id);
