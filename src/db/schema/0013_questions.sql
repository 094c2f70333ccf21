-- Questions: what lists show without the document; files that belong to one.

-- kind: how a simple one is answered.  titles: [{"code": "pt", "title": "..."}].
ALTER TABLE question ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE question ADD COLUMN titles TEXT NOT NULL DEFAULT '[]';

-- role: attachment bootstrap.  The file lies in DATA/media/<path>; a copy of a question shares it.
CREATE TABLE question_file (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    path TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX question_file_of ON question_file (workspace_id, question_id);
CREATE INDEX question_file_path ON question_file (workspace_id, path);
