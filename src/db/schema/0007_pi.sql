-- The Predictive Index family: what it knows of people, positions to compare them with, folders, custom fields.

-- gender: 0 unknown, 1 male, 2 female.  person_type: Unknown Candidate Other Employee 'Former Employee'.
-- folder: a path of `folder`.  external_person_id: the customer's own id.
ALTER TABLE person ADD COLUMN middle_name TEXT;
ALTER TABLE person ADD COLUMN external_person_id TEXT;
ALTER TABLE person ADD COLUMN gender BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN person_type TEXT NOT NULL DEFAULT 'Unknown';
ALTER TABLE person ADD COLUMN folder TEXT;
CREATE UNIQUE INDEX person_external ON person (workspace_id, external_person_id) WHERE external_person_id IS NOT NULL;

-- opened_at: the candidate's first look.  redirect_url: where the candidate goes after the end.
ALTER TABLE attempt ADD COLUMN opened_at BIGINT;
ALTER TABLE attempt ADD COLUMN redirect_url TEXT;
ALTER TABLE attempt ADD COLUMN position_id BIGINT;
CREATE INDEX attempt_external ON attempt (workspace_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX attempt_position ON attempt (workspace_id, position_id) WHERE position_id IS NOT NULL;

-- What only this family keeps of an attempt it made.  locale: as the caller wrote it.
-- expires_100ns: what the last moment has below its millisecond, 0..9999.
CREATE TABLE pi_assessment (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    locale TEXT NOT NULL,
    notify INTEGER NOT NULL DEFAULT 0,
    expires_100ns BIGINT NOT NULL DEFAULT 0,
    administered_by_first_name TEXT,
    administered_by_last_name TEXT,
    administered_by_email TEXT,
    administered_by_phone TEXT,
    PRIMARY KEY (workspace_id, attempt_id)
);

-- A position (the newer API says job) with its target: a range in sigma for each of the drives A to D,
-- or none where both ends are NULL.
CREATE TABLE job_position (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    external_id TEXT,
    a_low DOUBLE PRECISION,
    a_high DOUBLE PRECISION,
    b_low DOUBLE PRECISION,
    b_high DOUBLE PRECISION,
    c_low DOUBLE PRECISION,
    c_high DOUBLE PRECISION,
    d_low DOUBLE PRECISION,
    d_high DOUBLE PRECISION,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX job_position_title ON job_position (workspace_id, title);

CREATE TABLE folder (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    path TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX folder_path ON folder (workspace_id, path);

-- choices: JSON list of the values it takes; NULL: any text.
CREATE TABLE custom_field (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    choices TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX custom_field_name ON custom_field (workspace_id, name);

CREATE TABLE custom_value (
    workspace_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    field_id BIGINT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (workspace_id, attempt_id, field_id)
);

-- Where assessments without a webhook of their own report to.
ALTER TABLE workspace ADD COLUMN status_webhook TEXT;
