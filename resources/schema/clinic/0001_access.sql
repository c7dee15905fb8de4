-- Who works at this desk, and the chain of what was seen and changed.

CREATE TABLE institution (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    code TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    sample INTEGER NOT NULL DEFAULT 0   -- 1: a demo clinic; every screen says so
) STRICT;

CREATE TABLE user (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,          -- what is typed at the prompt; also the key slot's name
    display_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('doctor', 'nurse', 'manager', 'pharmacist', 'director', 'administrator')),
    active INTEGER NOT NULL DEFAULT 1
) STRICT;

-- hash = SHA-256(previous hash, every other column): a row that is changed or taken away breaks the chain.
CREATE TABLE audit (
    pk INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    action TEXT NOT NULL,               -- 'resident.edit', 'visit.sign', 'chart.view' ...
    entity TEXT NOT NULL DEFAULT '',    -- FHIR type and id, 'Patient/0190...'
    detail TEXT NOT NULL DEFAULT '',
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_entity ON audit (entity, pk);
CREATE INDEX audit_at ON audit (at);
