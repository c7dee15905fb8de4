-- The hub's store. SYNC.md section 1: what was written is numbered per stream, without gaps, in commit order.

-- One per institution for now. `epoch` names this line of numbers; `head` is the last number given, `chain` its link,
-- `at` its time, which never runs backwards within a stream.
CREATE TABLE stream (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL,
    head INTEGER NOT NULL DEFAULT 0,
    chain BLOB NOT NULL,
    at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE institution (
    pk INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

-- Every version ever written. `body` is the resource's own text with meta set; NULL for a deletion.
CREATE TABLE version (
    pk INTEGER PRIMARY KEY,
    stream_pk INTEGER NOT NULL REFERENCES stream (pk),
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    n INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    body TEXT,
    hash BLOB NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (stream_pk, type, id, version)
) STRICT;

CREATE TABLE current (
    stream_pk INTEGER NOT NULL REFERENCES stream (pk),
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    version_pk INTEGER NOT NULL REFERENCES version (pk),
    PRIMARY KEY (stream_pk, type, id)
) STRICT, WITHOUT ROWID;

-- chain = SHA-256(previous chain, n, type, id, version, hash): a restored copy is found by it, not declared.
CREATE TABLE change (
    stream_pk INTEGER NOT NULL REFERENCES stream (pk),
    n INTEGER NOT NULL,
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('PUT', 'DELETE', 'ENTER', 'LEAVE')),
    at INTEGER NOT NULL,
    chain BLOB NOT NULL,
    version_pk INTEGER NOT NULL REFERENCES version (pk),
    PRIMARY KEY (stream_pk, n)
) STRICT, WITHOUT ROWID;
-- "Is this superseded within the round?"
CREATE INDEX change_record ON change (stream_pk, type, id, n);

CREATE TABLE client (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium')),
    institution_pk INTEGER NOT NULL REFERENCES institution (pk),
    public_key TEXT NOT NULL,           -- PEM, P-384
    key_id TEXT NOT NULL,
    desk_name TEXT NOT NULL,
    practitioner_id TEXT NOT NULL,
    practitioner_name TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
    paired_at INTEGER NOT NULL
) STRICT;

-- Kept 30 days: the same bundle gets the same answer.
CREATE TABLE answered (
    client_id TEXT NOT NULL,
    bundle_id TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    response BLOB NOT NULL,             -- gzip
    at INTEGER NOT NULL,
    PRIMARY KEY (client_id, bundle_id)
) STRICT;
CREATE INDEX answered_at ON answered (at);

-- Only the hash of a pairing code is kept; the code is in the hands of whoever pairs.
CREATE TABLE pair_code (
    pk INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    institution_pk INTEGER NOT NULL REFERENCES institution (pk),
    expires_at INTEGER NOT NULL
) STRICT;

-- Assertions are used once; a row is needed no longer than its assertion is valid.
CREATE TABLE used_assertion (
    client_id TEXT NOT NULL,
    jti TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (client_id, jti)
) STRICT, WITHOUT ROWID;
CREATE INDEX used_assertion_expiry ON used_assertion (expires_at);

-- HMAC keys of cursors and access tokens. The newest signs, all verify.
CREATE TABLE key (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    secret BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
