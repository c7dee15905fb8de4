-- Whoever wrote on something keeps it, sealed, when its patient leaves; until now only whoever wrote its first version did.
ALTER TABLE version ADD COLUMN written_here boolean NOT NULL DEFAULT false;  -- the stream's institution wrote this or an earlier version
UPDATE version v SET written_here = true FROM current c WHERE v.stream = c.stream AND v.n = c.n AND v.author = v.stream;
