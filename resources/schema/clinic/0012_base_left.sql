-- Whether the version that a record is based on is one of what has left: then the next one is somebody's work on it, and not
-- merely the move itself, whose content is that of the version before.

ALTER TABLE record ADD COLUMN base_left INTEGER NOT NULL DEFAULT 0;
UPDATE record SET base_left = 1 WHERE sealed = 1;
