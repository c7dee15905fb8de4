-- Raw Binaries: pictures and documents, in pieces, beside the streams of resources.

CREATE TABLE raw_binary (
    pk INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    patient TEXT NOT NULL,              -- whose it is; empty for none
    content_type TEXT NOT NULL,
    size INTEGER NOT NULL,              -- of the whole
    sha256 TEXT NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,    -- so many from the beginning
    whole INTEGER NOT NULL DEFAULT 0,   -- all here, and proved
    begun INTEGER NOT NULL,
    UNIQUE (stream, id)
) STRICT;
CREATE INDEX raw_binary_id ON raw_binary (id);

CREATE TABLE raw_binary_piece (
    binary_pk INTEGER NOT NULL REFERENCES raw_binary (pk) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (binary_pk, start)
) STRICT;
