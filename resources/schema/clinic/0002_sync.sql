-- What is known of the hub. SYNC.md sections 3 to 6.

-- One row per FHIR resource. `body` is the JSON that an import brought, until a base replaces it; `base` is the
-- hub's JSON, kept with elements that no table here knows. Types without tables live only here.
CREATE TABLE record (
    pk INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    id BLOB NOT NULL,
    stream TEXT NOT NULL DEFAULT '',
    resident_id BLOB,                   -- the compartment; NULL for what belongs to nobody
    body TEXT,
    base TEXT,
    base_version TEXT,
    base_hash BLOB,
    conflict_base TEXT,                 -- while in conflict: the last version that both sides agreed on
    foreign_id TEXT NOT NULL DEFAULT '',    -- what the imported file called it
    import_hash BLOB,                   -- of the resource as last imported: the same again changes nothing
    state TEXT NOT NULL DEFAULT 'clean'
        CHECK (state IN ('clean', 'dirty', 'conflict', 'quarantined', 'tombstone', 'leaving')),
    UNIQUE (type, id)
) STRICT;
CREATE INDEX record_resident ON record (resident_id, type);
CREATE INDEX record_state ON record (state) WHERE state <> 'clean';

CREATE TABLE outbox (
    op_id INTEGER PRIMARY KEY,
    unit_id BLOB NOT NULL,              -- one clinical save: it reaches the hub whole or not at all
    type TEXT NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
    base_version TEXT,
    at INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0,
    last_status INTEGER,
    outcome TEXT,                       -- the hub's OperationOutcome, when it refused
    waits_for TEXT,                     -- 'held': the resource in conflict that this one refers to
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'flying', 'held'))
) STRICT;
CREATE INDEX outbox_unit ON outbox (unit_id);
CREATE INDEX outbox_record ON outbox (type, id);
CREATE INDEX outbox_due ON outbox (state, next_at, op_id);

CREATE TABLE flight (
    bundle_id BLOB PRIMARY KEY,
    op_ids TEXT NOT NULL,               -- JSON array of op_id
    body BLOB NOT NULL,                 -- the exact request: after a lost answer the very same bytes go again
    body_hash BLOB NOT NULL,
    sent_at INTEGER NOT NULL
) STRICT;

-- A pull is a round: its pages are staged under `round_token` until the last has come, then applied patient by
-- patient, and only then does `token` move. A crash anywhere goes on from here.
CREATE TABLE cursor (
    stream TEXT PRIMARY KEY,
    token TEXT NOT NULL,                -- where the next round begins
    epoch TEXT NOT NULL,
    round_token TEXT,                   -- the next page of the round under way
    next_token TEXT,                    -- `token` of after the round; set when its last page is staged
    initial_done INTEGER NOT NULL DEFAULT 0,
    last_ok INTEGER
) STRICT;

CREATE TABLE stage (
    pk INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    patient BLOB NOT NULL,              -- zero-length for what belongs to nobody: applied first
    type TEXT NOT NULL,
    id BLOB NOT NULL,
    version TEXT NOT NULL,
    body TEXT                           -- NULL for a deletion
) STRICT;
CREATE INDEX stage_patient ON stage (stream, patient, pk);

CREATE TABLE conflict (
    id BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    rid BLOB NOT NULL,
    path TEXT NOT NULL,
    base TEXT,
    mine TEXT,
    theirs TEXT,
    their_version TEXT NOT NULL,
    amendment INTEGER NOT NULL DEFAULT 0,   -- 1: the hub's signed version stands, mine is a proposed amendment
    at INTEGER NOT NULL,
    choice TEXT CHECK (choice IN ('mine', 'theirs')),
    -- open: nobody has decided; decided: other fields of the resource are still open; closed: it may be pushed
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'decided', 'closed'))
) STRICT;
CREATE UNIQUE INDEX conflict_live ON conflict (type, rid, path) WHERE state <> 'closed';

CREATE TABLE sync_log (
    pk INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,                -- 'round', 'offline', 'refused' ...
    pulled INTEGER NOT NULL DEFAULT 0,
    pushed INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE hub (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    url TEXT NOT NULL,
    client_id TEXT NOT NULL,
    private_key TEXT NOT NULL,          -- PEM; inside the encrypted store
    key_id TEXT NOT NULL,
    ca TEXT NOT NULL DEFAULT ''         -- PEM; empty means the system's store
) STRICT;
