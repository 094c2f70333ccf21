-- The candidate's side: a name corrected before the start, flags, the device that goes on.

-- name_confirmed_at: when the candidate said that the name is right, corrected or not.
ALTER TABLE attempt ADD COLUMN name_confirmed_at BIGINT;
-- flags: ids of the items the candidate wants to come back to, a list.
ALTER TABLE attempt ADD COLUMN flags TEXT;
-- active_client: the device that goes on with it; NULL until one has said so.
ALTER TABLE attempt ADD COLUMN active_client TEXT;
