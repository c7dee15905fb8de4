-- The queue, drafts that several desks fill, and the desks themselves.

-- This store as one desk among others. `last_number` counts what it wrote; key and certificate are made when they are first needed.
CREATE TABLE desk_self (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    desk BLOB NOT NULL,
    last_number INTEGER NOT NULL DEFAULT 0,
    private_key TEXT NOT NULL DEFAULT '',   -- PEM; inside the encrypted store
    certificate TEXT NOT NULL DEFAULT ''    -- PEM, signed by itself: other desks know it by its hash
) STRICT;

-- One field each, the latest value that is known here. No reference to `resident`: another desk may know somebody first.
CREATE TABLE desk_entry (
    kind INTEGER NOT NULL CHECK (kind IN (0, 1)),   -- 0: a place in the queue; 1: a resident's draft
    subject BLOB NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,                -- empty: taken away
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    desk BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, subject, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_entry_number ON desk_entry (desk, number);
CREATE INDEX desk_entry_day ON desk_entry (value, subject) WHERE kind = 0 AND field = 'day';

-- Up to which number is known here what each desk wrote.
CREATE TABLE desk_seen (
    desk BLOB PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Desks that were paired with this one.
CREATE TABLE desk_peer (
    fingerprint BLOB PRIMARY KEY,       -- SHA-256 of its certificate
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',   -- host:port; empty: it calls
    paired_at INTEGER NOT NULL,
    paired_by TEXT NOT NULL DEFAULT '', -- the user who typed the code, or showed it
    last_seen INTEGER
) STRICT, WITHOUT ROWID;
