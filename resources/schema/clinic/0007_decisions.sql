-- A decision of the inbox can be taken back while its edit still waits: what was here before it, what both sides had
-- agreed on, and which edit it made.
ALTER TABLE conflict ADD COLUMN decided_at INTEGER;
ALTER TABLE conflict ADD COLUMN decided_by TEXT;
ALTER TABLE conflict ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;   -- 1: `choice` is mine, with a value typed in the inbox
ALTER TABLE conflict ADD COLUMN unit_id BLOB;       -- the decision's own unit in the outbox; NULL where nothing is sent
ALTER TABLE conflict ADD COLUMN before TEXT;        -- the resource as it was here; NULL where it was deleted here
ALTER TABLE conflict ADD COLUMN agreed TEXT;        -- record.conflict_base as it was
ALTER TABLE conflict ADD COLUMN released TEXT;      -- JSON array of op_id: what had waited for this decision
CREATE INDEX conflict_decided ON conflict (decided_at) WHERE decided_at IS NOT NULL;
