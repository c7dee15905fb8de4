-- Whoever wrote on something keeps it, sealed, when its patient leaves; until now only whoever wrote its first version did.
ALTER TABLE version ADD COLUMN written_here INTEGER NOT NULL DEFAULT 0;  -- the stream's institution wrote this or an earlier version
UPDATE version SET written_here = 1
    WHERE pk IN (SELECT version_pk FROM current) AND author = (SELECT s.id FROM stream s WHERE s.pk = version.stream_pk);
