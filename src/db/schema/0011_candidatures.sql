-- The attempts of an assessment in any order and of any stage, at once anywhere in millions.

-- What lists are ordered by: the person's name, or the address when none is known, case-folded.
ALTER TABLE attempt ADD COLUMN name_fold TEXT /*postgres COLLATE "C" */ NOT NULL DEFAULT '';
UPDATE attempt SET name_fold = (SELECT coalesce(nullif(p.name_fold, ''), p.email_fold) FROM person p
    WHERE p.workspace_id = attempt.workspace_id AND p.id = attempt.person_id);

CREATE INDEX attempt_progressed ON attempt (workspace_id, assessment_id, progress, number);
CREATE INDEX attempt_named ON attempt (workspace_id, assessment_id, name_fold, number, progress, stage);
DROP INDEX attempt_averaged;
CREATE INDEX attempt_averaged ON attempt (workspace_id, assessment_id, average, number, progress, stage);
CREATE INDEX attempt_rated ON attempt (workspace_id, assessment_id, rating, number, progress, stage) WHERE rating IS NOT NULL;

-- 'as:<id>:<stage>' and 'score:<id>:<stage>' count as 'as:<id>' and 'score:<id>' do (domain/listing.c).
DELETE FROM attempt_block WHERE source LIKE 'score:%';
INSERT INTO attempt_block (workspace_id, source, state, block, n)
    SELECT workspace_id, 'as:' || assessment_id || ':' || stage, progress, number / 1024, count(*) FROM attempt
    WHERE progress <> '' GROUP BY workspace_id, assessment_id, stage, progress, number / 1024;
INSERT INTO attempt_block (workspace_id, source, state, block, n)
    SELECT workspace_id, 'score:' || assessment_id, 'completed', block, count(*) FROM (
        SELECT workspace_id, assessment_id, CASE WHEN average IS NULL THEN -1 - number / 1024
            ELSE /*sqlite CAST(average * 10 + 0.000001 AS INTEGER) *//*postgres floor(average * 10 + 0.000001)::bigint */ END AS block
        FROM attempt WHERE progress = 'completed') AS scored GROUP BY workspace_id, assessment_id, block;
INSERT INTO attempt_block (workspace_id, source, state, block, n)
    SELECT workspace_id, 'score:' || assessment_id || ':' || stage, 'completed', block, count(*) FROM (
        SELECT workspace_id, assessment_id, stage, CASE WHEN average IS NULL THEN -1 - number / 1024
            ELSE /*sqlite CAST(average * 10 + 0.000001 AS INTEGER) *//*postgres floor(average * 10 + 0.000001)::bigint */ END AS block
        FROM attempt WHERE progress = 'completed') AS scored GROUP BY workspace_id, assessment_id, stage, block;
