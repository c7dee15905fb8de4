-- Moves, searches, roles: a version says what kind of change it was, who wrote it first and whose compartment it is in.

-- A version that enters another institution's stream is a version there, with a number of its own: version and change
-- are one to one and become one table.
ALTER TABLE version ADD COLUMN kind TEXT NOT NULL DEFAULT 'PUT' CHECK (kind IN ('PUT', 'DELETE', 'ENTER', 'LEAVE'));
ALTER TABLE version ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;    -- of a LEAVE: kept, read-only
ALTER TABLE version ADD COLUMN author TEXT NOT NULL DEFAULT '';      -- the institution that wrote version 1
ALTER TABLE version ADD COLUMN patient TEXT NOT NULL DEFAULT '';
ALTER TABLE version ADD COLUMN chain BLOB NOT NULL DEFAULT x'';      -- SHA-256(previous chain, n, type, id, version, hash)
UPDATE version SET
    kind = CASE WHEN deleted THEN 'DELETE' ELSE 'PUT' END,
    author = (SELECT s.id FROM stream s WHERE s.pk = version.stream_pk),
    chain = (SELECT c.chain FROM change c WHERE c.stream_pk = version.stream_pk AND c.n = version.n),
    patient = CASE WHEN type = 'Patient' THEN id ELSE '' END;
DROP TABLE change;
ALTER TABLE version DROP COLUMN deleted;
CREATE UNIQUE INDEX version_n ON version (stream_pk, n);

-- The newest version of everything; `live` unless it was deleted or has left.
CREATE TABLE newest (
    stream_pk INTEGER NOT NULL REFERENCES stream (pk),
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    n INTEGER NOT NULL,
    live INTEGER NOT NULL,
    patient TEXT NOT NULL,
    version_pk INTEGER NOT NULL REFERENCES version (pk),
    PRIMARY KEY (stream_pk, type, id)
) STRICT, WITHOUT ROWID;
INSERT INTO newest (stream_pk, type, id, n, live, patient, version_pk)
    SELECT c.stream_pk, c.type, c.id, v.n, NOT c.deleted, v.patient, c.version_pk
    FROM current c JOIN version v ON v.pk = c.version_pk;
DROP TABLE current;
ALTER TABLE newest RENAME TO current;
CREATE INDEX current_n ON current (stream_pk, type, n);
CREATE INDEX current_dead ON current (stream_pk, n) WHERE NOT live;
CREATE INDEX current_patient ON current (stream_pk, patient) WHERE patient <> '';

-- What live resources can be found by. Made by numbered rules: 0, nothing yet, so the first hub that knows rules makes it.
CREATE TABLE search_key (
    stream_pk INTEGER NOT NULL REFERENCES stream (pk),
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    system TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (stream_pk, type, name, value, system, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_key_resource ON search_key (stream_pk, type, id);
CREATE TABLE search_date (
    stream_pk INTEGER NOT NULL REFERENCES stream (pk),
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (stream_pk, type, name, starts, ends, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_date_resource ON search_date (stream_pk, type, id);
CREATE TABLE search_rules (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO search_rules VALUES (1, 0);

-- Up to `floor` what was deleted or left 400 days ago is told no more.
ALTER TABLE stream ADD COLUMN floor INTEGER NOT NULL DEFAULT 0;

CREATE TABLE move (
    pk INTEGER PRIMARY KEY,
    patient TEXT NOT NULL,
    from_stream TEXT NOT NULL,
    to_stream TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX move_patient ON move (patient);

CREATE TABLE practitioner (
    institution_pk INTEGER NOT NULL REFERENCES institution (pk),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY (institution_pk, id)
) STRICT, WITHOUT ROWID;

-- Both days count.
CREATE TABLE partner_grant (
    pk INTEGER PRIMARY KEY,
    patient TEXT NOT NULL,
    institution_pk INTEGER NOT NULL REFERENCES institution (pk),
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL
) STRICT;
CREATE INDEX partner_grant_patient ON partner_grant (patient, institution_pk);

ALTER TABLE client ADD COLUMN last_seen INTEGER NOT NULL DEFAULT 0;
UPDATE client SET last_seen = paired_at;
ALTER TABLE pair_code ADD COLUMN kind TEXT NOT NULL DEFAULT 'desk'
    CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium'));
