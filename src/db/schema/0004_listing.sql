-- Lists of attempts that answer at once anywhere in millions of rows (domain/listing.c).
-- number: counts the attempts of a workspace.  state: as lists filter it; state_before:
-- the one before its last change, so that an UPDATE can tell what it left.
-- attempt_block: how many attempts of a state have a number of that block of 1024.

ALTER TABLE workspace ADD COLUMN attempts_made BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN state_before TEXT NOT NULL DEFAULT '';

CREATE TABLE attempt_block (
    workspace_id BIGINT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    block BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, source, state, block)
)/*sqlite  WITHOUT ROWID*/;

UPDATE attempt SET number = ranked.number,
    state = CASE WHEN status = 'invited' AND sent_at IS NULL THEN 'pending' WHEN status = 'invited' THEN 'sent' ELSE status END
    FROM (SELECT id AS ranked_id, row_number() OVER (PARTITION BY workspace_id ORDER BY id) AS number FROM attempt) AS ranked
    WHERE ranked.ranked_id = attempt.id;
INSERT INTO attempt_block (workspace_id, source, state, block, n)
    SELECT workspace_id, source, state, number / 1024, count(*) FROM attempt GROUP BY workspace_id, source, state, number / 1024;
UPDATE workspace SET attempts_made = (SELECT count(*) FROM attempt WHERE attempt.workspace_id = workspace.id);

CREATE INDEX attempt_listed ON attempt (workspace_id, source, number);
CREATE INDEX attempt_listed_state ON attempt (workspace_id, source, state, number);
