-- Assessments of a workspace: the built-in ones (id below 1000, the same everywhere) and its own.
-- instrument: codes joined by "+", sat in that order.  status: active archived.
-- Families with small ids show assessment.id, person.number and attempt.number.

ALTER TABLE workspace ADD COLUMN assessments_made BIGINT NOT NULL DEFAULT 1000;
ALTER TABLE workspace ADD COLUMN persons_made BIGINT NOT NULL DEFAULT 0;

CREATE TABLE assessment (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    instrument TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    language TEXT NOT NULL DEFAULT 'en',
    credits BIGINT NOT NULL DEFAULT 1,
    invited_n BIGINT NOT NULL DEFAULT 0,
    started_n BIGINT NOT NULL DEFAULT 0,
    completed_n BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX assessment_code ON assessment (workspace_id, code);

INSERT INTO assessment (workspace_id, id, code, name, instrument, credits, created_at, modified_at)
    SELECT w.id, b.id, b.code, b.name, b.instrument, b.credits, w.created_at, w.created_at FROM workspace w CROSS JOIN (
        SELECT 1 AS id, 'pa-standard' AS code, 'Standard' AS name, 'b5-120' AS instrument, 1 AS credits
        UNION ALL SELECT 2, 'pa-leadership', 'Leadership', 'b5-120', 1
        UNION ALL SELECT 3, 'pa-sales', 'Sales', 'b5-120', 1
        UNION ALL SELECT 4, 'disc-28', 'Working style', 'disc-28', 1
        UNION ALL SELECT 5, 'drives-86', 'Drives at work', 'drives-86', 1
        UNION ALL SELECT 6, 'types-16', '16 types', 'types-16', 1
        UNION ALL SELECT 11, 'numerical', 'Numerical reasoning', 'numerical', 1
        UNION ALL SELECT 12, 'verbal', 'Verbal reasoning', 'verbal', 1
        UNION ALL SELECT 13, 'logical', 'Logical patterns', 'logical', 1
        UNION ALL SELECT 14, 'attention', 'Attention to detail', 'attention', 1
        UNION ALL SELECT 15, 'judgement', 'Situational judgement', 'judgement', 1
        UNION ALL SELECT 16, 'sql', 'SQL basics', 'sql', 1
        UNION ALL SELECT 17, 'reasoning', 'Reasoning', 'reasoning', 1
        UNION ALL SELECT 91, 'sample-all', 'All kinds of questions', 'sample-all', 0
        UNION ALL SELECT 92, 'sample-timed', 'A timed test', 'sample-timed', 0) b;

ALTER TABLE person ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
UPDATE person SET number = ranked.number
    FROM (SELECT id AS ranked_id, row_number() OVER (PARTITION BY workspace_id ORDER BY id) AS number FROM person) AS ranked
    WHERE ranked.ranked_id = person.id;
UPDATE workspace SET persons_made = (SELECT count(*) FROM person WHERE person.workspace_id = workspace.id);
CREATE INDEX person_number ON person (workspace_id, number);

-- progress: invited started completed; '' when it is cancelled or deleted.  progress_before as state_before.
-- average: mean score 0..100 of the tests with a key, NULL without.
-- uuid: another secret of the candidate's link, for families that spell it so.
ALTER TABLE attempt ADD COLUMN assessment_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN progress TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN progress_before TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN average DOUBLE PRECISION;
ALTER TABLE attempt ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
-- callback_form: the family whose payload and headers callback_url gets.
ALTER TABLE attempt ADD COLUMN callback_form TEXT NOT NULL DEFAULT 'esc';
ALTER TABLE attempt ADD COLUMN deleted_at BIGINT;
ALTER TABLE attempt ADD COLUMN modified_at BIGINT NOT NULL DEFAULT 0;

UPDATE attempt SET modified_at = coalesce(finished_at, started_at, created_at),
    assessment_id = (SELECT id FROM assessment s WHERE s.workspace_id = attempt.workspace_id AND s.code = attempt.product),
    progress = CASE WHEN status IN ('finished', 'pending_review') THEN 'completed' WHEN status = 'cancelled' THEN ''
                    WHEN started_at IS NOT NULL THEN 'started' ELSE 'invited' END,
    uuid = /*sqlite lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))) *//*postgres gen_random_uuid()::text */;

UPDATE assessment SET
    invited_n = (SELECT count(*) FROM attempt a WHERE a.workspace_id = assessment.workspace_id AND a.assessment_id = assessment.id AND a.progress = 'invited'),
    started_n = (SELECT count(*) FROM attempt a WHERE a.workspace_id = assessment.workspace_id AND a.assessment_id = assessment.id AND a.progress = 'started'),
    completed_n = (SELECT count(*) FROM attempt a WHERE a.workspace_id = assessment.workspace_id AND a.assessment_id = assessment.id AND a.progress = 'completed');

-- The lists of an assessment: 'as:<id>' counts by progress and block of numbers, 'score:<id>' counts
-- those completed by average (tenths; negative: none, by block of numbers).
INSERT INTO attempt_block (workspace_id, source, state, block, n)
    SELECT workspace_id, 'as:' || assessment_id, progress, number / 1024, count(*) FROM attempt
    WHERE progress <> '' GROUP BY workspace_id, assessment_id, progress, number / 1024;
INSERT INTO attempt_block (workspace_id, source, state, block, n)
    SELECT workspace_id, 'score:' || assessment_id, 'completed', -1 - number / 1024, count(*) FROM attempt
    WHERE progress = 'completed' GROUP BY workspace_id, assessment_id, number / 1024;

CREATE UNIQUE INDEX attempt_uuid ON attempt (uuid);
CREATE INDEX attempt_assessed ON attempt (workspace_id, assessment_id, number);
CREATE INDEX attempt_averaged ON attempt (workspace_id, assessment_id, average, number);
CREATE INDEX attempt_numbered ON attempt (workspace_id, number);
