-- What lists are searched and ordered by, case-folded (core/text.h).  SQL folds only ASCII here; the next
-- change of the row folds the rest.

ALTER TABLE person ADD COLUMN first_fold TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN last_fold TEXT NOT NULL DEFAULT '';
UPDATE person SET first_fold = lower(trim(coalesce(first_name, ''))), last_fold = lower(trim(coalesce(last_name, '')));
ALTER TABLE job_position ADD COLUMN title_fold TEXT NOT NULL DEFAULT '';
UPDATE job_position SET title_fold = lower(trim(title));

-- Pages of people, and of candidates, in the order they were made.
CREATE INDEX person_listed ON person (workspace_id, id) WHERE anonymised_at IS NULL;
CREATE INDEX person_candidate ON person (workspace_id, id) WHERE anonymised_at IS NULL AND person_type = 'Candidate';
CREATE INDEX job_position_made ON job_position (workspace_id, created_at, id);
