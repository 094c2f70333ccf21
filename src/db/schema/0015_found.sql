-- Attempts at an assessment: a person's, and those of a caller's id.  Without statistics SQLite takes the index
-- that fits most columns, so these are longer than those they replace.

CREATE INDEX attempt_of_person ON attempt (workspace_id, person_id, assessment_id, number);
DROP INDEX attempt_person;
CREATE INDEX attempt_of_external ON attempt (workspace_id, external_id, assessment_id, number) WHERE external_id IS NOT NULL;
DROP INDEX attempt_external;
