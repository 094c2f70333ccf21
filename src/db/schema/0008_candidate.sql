-- The candidate's side: a name corrected before the start, flags, the device that goes on.

-- name_confirmed_at: when the candidate said that the name is right, corrected or not.
ALTER TABLE attempt ADD COLUMN name_confirmed_at BIGINT;
