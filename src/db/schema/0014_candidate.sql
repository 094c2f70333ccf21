-- The candidate's side: a name corrected before the start, flags, the device that goes on.

-- name_confirmed_at: when the candidate said that the name is right, corrected or not.
ALTER TABLE attempt ADD COLUMN name_confirmed_at BIGINT;
-- flags: ids of the items the candidate wants to come back to, a list.
ALTER TABLE attempt ADD COLUMN flags TEXT;
-- active_client: the device that goes on with it; NULL until one has said so.
ALTER TABLE attempt ADD COLUMN active_client TEXT;

-- state: whole; coming, in parts; dropped, to be removed.  bytes: of the whole, whatever has come.
ALTER TABLE upload ADD COLUMN state TEXT NOT NULL DEFAULT 'whole';
CREATE INDEX upload_unfinished ON upload (created_at) WHERE state <> 'whole';

-- A part of an upload: the file <upload.path>.<start>.
CREATE TABLE upload_part (
    workspace_id BIGINT NOT NULL,
    upload_id BIGINT NOT NULL,
    start BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, upload_id, start)
);

-- What candidates see of a workspace.  brand_name: in place of its name; brand_accent: #rrggbb as it was given.
ALTER TABLE workspace ADD COLUMN brand_name TEXT;
ALTER TABLE workspace ADD COLUMN brand_accent TEXT;

-- id: changes with the picture, so that a browser may keep it.  data: Base64.
CREATE TABLE workspace_logo (
    workspace_id BIGINT PRIMARY KEY,
    id BIGINT NOT NULL,
    type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    data TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
