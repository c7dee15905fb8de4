-- A hospital is a client of its own kind: it reads what is referred to it and answers. A CHECK is changed by making its table anew.
CREATE TABLE client_of_kinds (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium', 'hospital')),
    institution_pk INTEGER NOT NULL REFERENCES institution (pk),
    public_key TEXT NOT NULL,           -- PEM, P-384
    key_id TEXT NOT NULL,
    desk_name TEXT NOT NULL,
    practitioner_id TEXT NOT NULL,
    practitioner_name TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
    paired_at INTEGER NOT NULL,
    last_seen INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO client_of_kinds (pk, id, kind, institution_pk, public_key, key_id, desk_name, practitioner_id, practitioner_name, state, paired_at, last_seen)
    SELECT pk, id, kind, institution_pk, public_key, key_id, desk_name, practitioner_id, practitioner_name, state, paired_at, last_seen FROM client;
DROP TABLE client;
ALTER TABLE client_of_kinds RENAME TO client;

CREATE TABLE pair_code_of_kinds (
    pk INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    institution_pk INTEGER NOT NULL REFERENCES institution (pk),
    expires_at INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'desk' CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium', 'hospital'))
) STRICT;
INSERT INTO pair_code_of_kinds (pk, hash, institution_pk, expires_at, kind) SELECT pk, hash, institution_pk, expires_at, kind FROM pair_code;
DROP TABLE pair_code;
ALTER TABLE pair_code_of_kinds RENAME TO pair_code;
