-- Formularies of the pharmacies that this hub publishes: whole versions, signed, with the files that desks fetch. The same on every
-- node of a cluster.

CREATE TABLE formulary_version (
    pk bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pharmacy text COLLATE "C" NOT NULL,
    epoch text NOT NULL,                    -- of its line of versions
    version bigint NOT NULL,
    valid_from date NOT NULL,
    manifest text NOT NULL,                 -- exactly the text that was signed
    signature bytea NOT NULL,
    snapshot bytea NOT NULL,                -- NDJSON, Zstandard
    UNIQUE (pharmacy, epoch, version)
);
-- Compressed already, and read in ranges.
ALTER TABLE formulary_version ALTER COLUMN snapshot SET STORAGE EXTERNAL;

CREATE TABLE formulary_delta (
    version_pk bigint NOT NULL REFERENCES formulary_version (pk) ON DELETE CASCADE,
    from_version bigint NOT NULL,
    bytes bytea NOT NULL,                   -- NDJSON, Zstandard
    PRIMARY KEY (version_pk, from_version)
);
ALTER TABLE formulary_delta ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The Ed25519 key that signs manifests. One for good: desks keep its public half from their pairing on.
CREATE TABLE publisher_key (
    one integer PRIMARY KEY CHECK (one = 1),
    seed bytea NOT NULL
);
