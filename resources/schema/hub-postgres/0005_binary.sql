-- Raw Binaries: pictures and documents, in pieces, beside the streams of resources.

CREATE TABLE raw_binary (
    pk bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    author text NOT NULL,
    patient text NOT NULL,                  -- whose it is; empty for none
    content_type text NOT NULL,
    size bigint NOT NULL,                   -- of the whole
    sha256 text NOT NULL,
    held bigint NOT NULL DEFAULT 0,         -- so many from the beginning
    whole boolean NOT NULL DEFAULT false,   -- all here, and proved
    begun bigint NOT NULL,
    UNIQUE (stream, id)
);
CREATE INDEX raw_binary_id ON raw_binary (id);

CREATE TABLE raw_binary_piece (
    binary_pk bigint NOT NULL REFERENCES raw_binary (pk) ON DELETE CASCADE,
    start bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (binary_pk, start)
);
-- Compressed already.
ALTER TABLE raw_binary_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
