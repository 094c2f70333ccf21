-- The hiring core of the Coodesh family: terms, questions, assessments made of them, share links, attempts' extras.

-- Skills, categories, domains of questions, careers: one list a taxonomy.  taxonomy: skill category question_domain career.
CREATE TABLE term (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    taxonomy TEXT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    slug TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX term_slug ON term (workspace_id, taxonomy, slug);

-- document: what the family's clients sent of it, as they sent it.  snapshot: code of the version that is sat
-- (domain/question.h); NULL: this version was never used and changes in place.  languages: as "pt,en".
CREATE TABLE question (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'created',
    scope TEXT NOT NULL DEFAULT 'private',
    level TEXT NOT NULL DEFAULT 'beginner',
    title TEXT NOT NULL,
    title_fold TEXT NOT NULL,
    slug TEXT NOT NULL,
    languages TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL,
    weight DOUBLE PRECISION NOT NULL DEFAULT 1,
    duration_s BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 1,
    snapshot TEXT,
    copy_of BIGINT,
    author_id BIGINT NOT NULL DEFAULT 0,
    subaccount_id BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX question_status ON question (workspace_id, status, id);
CREATE INDEX question_public ON question (status, id) WHERE scope = 'public';

CREATE TABLE question_term (
    workspace_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    term_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, question_id, term_id)
);
CREATE INDEX question_term_of ON question_term (workspace_id, term_id, question_id);

-- An assessment's status is draft active archived; only an active one can be invited to.
-- settings: of the family, as its clients sent them.
ALTER TABLE assessment ADD COLUMN settings TEXT;
ALTER TABLE assessment ADD COLUMN author_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE assessment ADD COLUMN career_id BIGINT;
ALTER TABLE assessment ADD COLUMN subaccount_id BIGINT;
ALTER TABLE assessment ADD COLUMN name_fold TEXT NOT NULL DEFAULT '';
ALTER TABLE assessment ADD COLUMN duration_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE assessment ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE assessment ADD COLUMN invited_at BIGINT;
UPDATE assessment SET name_fold = lower(name);

-- What it is made of, in order: a question, or a built-in instrument by its code.
CREATE TABLE assessment_question (
    workspace_id BIGINT NOT NULL,
    assessment_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    question_id BIGINT,
    instrument TEXT,
    weight DOUBLE PRECISION NOT NULL DEFAULT 1,
    PRIMARY KEY (workspace_id, assessment_id, position)
);
CREATE INDEX assessment_question_of ON assessment_question (workspace_id, question_id);

CREATE TABLE share_link (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    assessment_id BIGINT NOT NULL,
    token TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '',
    opens_at BIGINT,
    closes_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX share_link_token ON share_link (token);
CREATE INDEX share_link_assessment ON share_link (workspace_id, assessment_id);

-- tags: as "a,b".  open_at: not before (the family's custom_time_open).  hidden: the candidate does not see results.
ALTER TABLE attempt ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN open_at BIGINT;
ALTER TABLE attempt ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN phase TEXT NOT NULL DEFAULT 'none';
ALTER TABLE attempt ADD COLUMN notes TEXT;
ALTER TABLE attempt ADD COLUMN inviter_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN subaccount_id BIGINT;
