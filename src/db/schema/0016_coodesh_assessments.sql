-- Assessments made of a workspace's own questions: what they ask for, their files, what was deleted.

-- deleted_at: it is archived too, and no list shows it; the row stays for the attempts at it.  subaccount_ids: JSON.
ALTER TABLE assessment ADD COLUMN deleted_at BIGINT;
ALTER TABLE assessment ADD COLUMN subaccount_ids TEXT NOT NULL DEFAULT '[]';
-- settings: of the family, as its clients sent them.
ALTER TABLE assessment_question ADD COLUMN settings TEXT;
CREATE INDEX assessment_status ON assessment (workspace_id, status, id);

CREATE TABLE assessment_term (
    workspace_id BIGINT NOT NULL,
    assessment_id BIGINT NOT NULL,
    term_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, assessment_id, term_id)
);
CREATE INDEX assessment_term_of ON assessment_term (workspace_id, term_id, assessment_id);

-- The file lies in DATA/media/<path>; a copy of the assessment shares it.
CREATE TABLE assessment_file (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    assessment_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    path TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX assessment_file_of ON assessment_file (workspace_id, assessment_id);
CREATE INDEX assessment_file_path ON assessment_file (workspace_id, path);

-- candidates_n: how many joined by the link.  share_link_id: the link by which somebody joined.
ALTER TABLE share_link ADD COLUMN candidates_n BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN share_link_id BIGINT;
