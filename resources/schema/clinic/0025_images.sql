-- Pictures and documents of a person: what they are travels with sync, their bytes are fetched when somebody opens them.

CREATE TABLE picture (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    kind TEXT NOT NULL,                     -- fundus, ecg, photo, document, other
    side TEXT NOT NULL DEFAULT '' CHECK (side IN ('', 'left', 'right', 'both')),
    body_site TEXT NOT NULL DEFAULT '',     -- as people write it
    title TEXT NOT NULL DEFAULT '',
    device TEXT NOT NULL DEFAULT '',
    taken INTEGER NOT NULL,
    institution TEXT NOT NULL DEFAULT '',
    by_user TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('current', 'entered-in-error')),
    report BLOB,                            -- what it belongs to may come later or never: no foreign keys
    visit BLOB,
    ordered BLOB,
    binary_id BLOB NOT NULL,
    content_type TEXT NOT NULL,
    size INTEGER NOT NULL,                  -- 0: not said
    sha256 TEXT NOT NULL                    -- hex; empty: not said
) STRICT;
CREATE INDEX picture_resident ON picture (resident_pk, taken);
CREATE INDEX picture_binary ON picture (binary_id);
CREATE INDEX picture_report ON picture (report);

-- Bytes that are here, in pieces so that no transaction is long. What this desk took in and the hub has not got is `waiting`, and stays.
CREATE TABLE picture_bytes (
    pk INTEGER PRIMARY KEY,
    binary_id BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,        -- so many from the beginning
    proved INTEGER NOT NULL DEFAULT 0,      -- all here, and what the metadata says
    waiting INTEGER NOT NULL DEFAULT 0,
    refused TEXT NOT NULL DEFAULT '',       -- why the hub would not take them
    opened INTEGER NOT NULL                 -- last; who was opened longest ago makes room
) STRICT;
CREATE INDEX picture_bytes_opened ON picture_bytes (waiting, opened);

CREATE TABLE picture_piece (
    bytes_pk INTEGER NOT NULL REFERENCES picture_bytes (pk) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (bytes_pk, start)
) STRICT;

CREATE TABLE picture_thumbnail (
    binary_id BLOB PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- Nobody's bytes stay when their person goes.
CREATE TRIGGER picture_gone AFTER DELETE ON picture WHEN NOT EXISTS (SELECT 1 FROM picture WHERE binary_id = OLD.binary_id) BEGIN
    DELETE FROM picture_bytes WHERE binary_id = OLD.binary_id;
    DELETE FROM picture_thumbnail WHERE binary_id = OLD.binary_id;
END;
