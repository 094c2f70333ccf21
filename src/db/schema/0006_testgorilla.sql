-- The TestGorilla family: sessions of members, public links, and what an employer notes of an attempt.

CREATE TABLE member_session (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX member_session_hash ON member_session (hash);
CREATE INDEX member_session_used ON member_session (used_at);
CREATE INDEX member_address ON member (email_fold);

-- Whoever opens it may invite himself.  id: of an assessment's first link ("Main") the assessment's own,
-- of others counted from 1000001.
CREATE TABLE public_link (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    assessment_id BIGINT NOT NULL,
    label TEXT NOT NULL,
    uuid TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 0,
    candidates_limit BIGINT,
    candidates_count BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX public_link_uuid ON public_link (uuid);
CREATE INDEX public_link_assessment ON public_link (workspace_id, assessment_id);
ALTER TABLE workspace ADD COLUMN links_made BIGINT NOT NULL DEFAULT 1000000;
INSERT INTO public_link (workspace_id, id, assessment_id, label, uuid, created_at)
    SELECT workspace_id, id, id, 'Main',
    /*sqlite lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))) *//*postgres gen_random_uuid()::text */,
    created_at FROM assessment;

-- stage: of hiring.  rating, review: the employer's.  personality: what the first personality test gave, in short.
ALTER TABLE attempt ADD COLUMN stage TEXT NOT NULL DEFAULT 'NYE';
ALTER TABLE attempt ADD COLUMN rating DOUBLE PRECISION;
ALTER TABLE attempt ADD COLUMN review TEXT;
ALTER TABLE attempt ADD COLUMN rejected_at BIGINT;
ALTER TABLE attempt ADD COLUMN results_sent_at BIGINT;
ALTER TABLE attempt ADD COLUMN personality TEXT;
ALTER TABLE attempt ADD COLUMN personality_algorithm TEXT;
ALTER TABLE attempt ADD COLUMN public_link_id BIGINT;
CREATE INDEX attempt_staged ON attempt (workspace_id, assessment_id, stage, number);
