-- What the engine remembers from one round to the next.

-- Sealed by the hub at the stream's head after our newest confirmed write, and sent with every pull: a hub that has
-- lost what it acknowledged is found even when our own cursor is older than the loss.
ALTER TABLE cursor ADD COLUMN receipt TEXT;
ALTER TABLE cursor ADD COLUMN comparison INTEGER NOT NULL DEFAULT 0;    -- number of the last full comparison

-- A full comparison with a hub that is another one than it was ('epoch'), or that has forgotten deletions which we never
-- saw ('expired'). The row is there while it lasts; the counts are said in the log at its end.
CREATE TABLE comparison (
    stream TEXT PRIMARY KEY,
    cause TEXT NOT NULL CHECK (cause IN ('epoch', 'expired')),
    number INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    same INTEGER NOT NULL DEFAULT 0,
    taken INTEGER NOT NULL DEFAULT 0,       -- the hub had something that we had not
    again INTEGER NOT NULL DEFAULT 0,       -- pushed again: the hub had less than it once confirmed
    merged INTEGER NOT NULL DEFAULT 0,
    conflicts INTEGER NOT NULL DEFAULT 0,
    retired INTEGER NOT NULL DEFAULT 0      -- the hub no longer has it, and says so with reason
) STRICT;

ALTER TABLE record ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;  -- the last full comparison that dealt with it
ALTER TABLE record ADD COLUMN deleted_at INTEGER;               -- of a tombstone: when the hub says it was deleted

ALTER TABLE stage ADD COLUMN at INTEGER;            -- when the hub wrote this version
-- During a comparison. 0: nobody has looked; 1: an ordinary newer version; 2: the hub's line and ours have parted, and
-- `ancestor` is what both started from (NULL: nothing that is known).
ALTER TABLE stage ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stage ADD COLUMN ancestor TEXT;

DROP INDEX stage_patient;
CREATE INDEX stage_order ON stage (stream, patient, (type <> 'Patient'), pk);  -- the person before what refers to the person

ALTER TABLE hub ADD COLUMN practitioner BLOB;               -- the user who paired: signs what the engine itself sends
ALTER TABLE hub ADD COLUMN practitioners_hash BLOB;         -- of the users as the hub was last told
ALTER TABLE hub ADD COLUMN halted TEXT;                     -- why no round runs until a person acts
ALTER TABLE hub ADD COLUMN retry_at INTEGER;                -- Retry-After: no request before
ALTER TABLE hub ADD COLUMN clock_offset INTEGER;            -- hub's Date minus this desk's clock, milliseconds, when last heard
ALTER TABLE hub ADD COLUMN probed_at INTEGER;
ALTER TABLE hub ADD COLUMN capability TEXT;                 -- JSON: what the server said and showed it can
ALTER TABLE hub ADD COLUMN entry_cap INTEGER;               -- the most entries it takes in one transaction
ALTER TABLE hub ADD COLUMN digest_at INTEGER;               -- the last nightly comparison

-- Refused resources: when each is eligible again without anybody touching it.
CREATE TABLE quarantine (
    type TEXT NOT NULL,
    id BLOB NOT NULL,
    tries INTEGER NOT NULL,                 -- refusals in a row
    retry_at INTEGER NOT NULL,
    program TEXT NOT NULL,                  -- the version that was refused: another one may do better
    PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_due ON quarantine (retry_at);
INSERT INTO quarantine (type, id, tries, retry_at, program) SELECT type, id, 1, 0, '' FROM record WHERE state = 'quarantined';

ALTER TABLE outbox ADD COLUMN sent INTEGER NOT NULL DEFAULT 0;      -- 1: was in a flight, so the hub may have it
CREATE INDEX outbox_held ON outbox (waits_for) WHERE state = 'held';
ALTER TABLE flight ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;  -- answers of 500: at some point it is the bundle's fault

-- A type that the hub does not take from this desk: its edits wait, others go on.
CREATE TABLE paused_type (
    type TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    resume_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A chart too large for one short transaction is taken over in pieces; until the last it says so.
CREATE TABLE refreshing (
    resident_id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
