-- Members as workspace users, parts of a workspace, and what of a workspace anybody may see.

-- status: draft invited active paused inactive; only an active one is let in.
-- permissions: bits of op/perm.h in place of those of the role that have names; NULL: as the role.
-- name_fold: name and address, folded.  career: document of what the person has
-- done and can do.
-- removed_at: left the workspace; the row stays for the name on what it wrote.
ALTER TABLE member ADD COLUMN status TEXT NOT NULL DEFAULT 'active';
ALTER TABLE member ADD COLUMN permissions BIGINT;
ALTER TABLE member ADD COLUMN name_fold TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN external_id TEXT;
ALTER TABLE member ADD COLUMN position_id BIGINT;
ALTER TABLE member ADD COLUMN position_name TEXT;
ALTER TABLE member ADD COLUMN team_id BIGINT;
ALTER TABLE member ADD COLUMN team_name TEXT;
ALTER TABLE member ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE member ADD COLUMN career TEXT;
ALTER TABLE member ADD COLUMN career_at BIGINT;
ALTER TABLE member ADD COLUMN completeness DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN removed_at BIGINT;
UPDATE member SET name_fold = lower(name) || ' ' || email_fold;

-- What of a career is searched.  kind: education certification language location project skill.
-- detail: level, school or issuer.  starts, ends: days as they were told.
CREATE TABLE member_trait (
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    detail TEXT,
    starts TEXT,
    ends TEXT,
    url TEXT,
    PRIMARY KEY (workspace_id, member_id, kind, place)
);
CREATE INDEX member_trait_name ON member_trait (workspace_id, kind, name_fold);

CREATE TABLE subaccount (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    department TEXT,
    region TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE subaccount_member (
    workspace_id BIGINT NOT NULL,
    subaccount_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, subaccount_id, member_id)
);
CREATE INDEX subaccount_member_of ON subaccount_member (workspace_id, member_id);

CREATE INDEX assessment_subaccount ON assessment (workspace_id, subaccount_id) WHERE subaccount_id IS NOT NULL;
CREATE INDEX question_subaccount ON question (workspace_id, subaccount_id) WHERE subaccount_id IS NOT NULL;
CREATE INDEX attempt_subaccount ON attempt (workspace_id, subaccount_id) WHERE subaccount_id IS NOT NULL;

-- slug: its name in addresses.  is_public: anybody may see its page, which is `page`, a document.
ALTER TABLE workspace ADD COLUMN slug TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN is_public INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workspace ADD COLUMN page TEXT;
ALTER TABLE workspace ADD COLUMN updated_at BIGINT;
UPDATE workspace SET slug = 'company-' || CAST(id AS TEXT);
CREATE UNIQUE INDEX workspace_slug ON workspace (slug) WHERE slug <> '';
CREATE INDEX workspace_public ON workspace (id) WHERE is_public = 1;
