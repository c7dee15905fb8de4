-- Formularies of the pharmacies that this hub publishes: whole versions, signed, with the files that desks fetch.

CREATE TABLE formulary_version (
    pk INTEGER PRIMARY KEY,
    pharmacy TEXT NOT NULL,
    epoch TEXT NOT NULL,                -- of its line of versions
    version INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    manifest TEXT NOT NULL,             -- exactly the text that was signed
    signature BLOB NOT NULL,
    snapshot BLOB NOT NULL,             -- NDJSON, Zstandard
    UNIQUE (pharmacy, epoch, version)
) STRICT;

CREATE TABLE formulary_delta (
    version_pk INTEGER NOT NULL REFERENCES formulary_version (pk) ON DELETE CASCADE,
    from_version INTEGER NOT NULL,
    bytes BLOB NOT NULL,                -- NDJSON, Zstandard
    PRIMARY KEY (version_pk, from_version)
) STRICT;

-- The Ed25519 key that signs manifests. One for good: desks keep its public half from their pairing on.
CREATE TABLE publisher_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seed BLOB NOT NULL
) STRICT;
