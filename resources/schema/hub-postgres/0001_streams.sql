-- The hub's store for a whole consortium: the tables of hub-sqlite, partitioned by stream.
-- Every key of what belongs to a stream begins with it, so a partition is all that one write needs to touch, and the
-- tables can be distributed by that column. Texts are compared by bytes: streams are locked in that order everywhere.

CREATE TABLE stream (
    id text COLLATE "C" PRIMARY KEY,
    epoch text NOT NULL,
    head bigint NOT NULL DEFAULT 0,
    chain bytea NOT NULL,
    at bigint NOT NULL DEFAULT 0,           -- of the last number: it never runs backwards
    floor bigint NOT NULL DEFAULT 0         -- up to here what was deleted or left is told no more
) PARTITION BY HASH (id);

-- Every version and its change: `n` is dense in its stream, chain = SHA-256(previous chain, n, type, id, version, hash).
CREATE TABLE version (
    stream text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    n bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('PUT', 'DELETE', 'ENTER', 'LEAVE')),
    sealed boolean NOT NULL,                -- of a LEAVE: kept, read-only
    body text COMPRESSION lz4,              -- the resource's own text with meta set; NULL for a deletion
    hash bytea NOT NULL,
    at bigint NOT NULL,                     -- milliseconds
    author text NOT NULL,                   -- the institution that wrote version 1
    patient text NOT NULL,                  -- whose compartment it is in; empty for none
    chain bytea NOT NULL,
    PRIMARY KEY (stream, n),
    UNIQUE (stream, type, id, version)
) PARTITION BY HASH (stream);

-- The newest version of everything; `live` unless it was deleted or has left.
CREATE TABLE current (
    stream text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    n bigint NOT NULL,
    live boolean NOT NULL,
    patient text COLLATE "C" NOT NULL,
    PRIMARY KEY (stream, type, id)
) PARTITION BY HASH (stream);
CREATE INDEX current_n ON current (stream, type, n);
CREATE INDEX current_dead ON current (stream, n) WHERE NOT live;
CREATE INDEX current_patient ON current (stream, patient) WHERE patient <> '';

-- What live resources can be found by.
CREATE TABLE search_key (
    stream text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    system text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (stream, type, name, value, system, id)  -- the id as well: asked from either end it is one look
) PARTITION BY HASH (stream);
CREATE INDEX search_key_resource ON search_key (stream, type, id);
CREATE TABLE search_date (
    stream text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    starts bigint NOT NULL,
    ends bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (stream, type, name, starts, ends, id)
) PARTITION BY HASH (stream);
CREATE INDEX search_date_resource ON search_date (stream, type, id);

-- Kept 30 days, with the first stream that the bundle was for: the same bundle gets the same answer.
CREATE TABLE answered (
    stream text COLLATE "C" NOT NULL,
    client_id text COLLATE "C" NOT NULL,
    bundle_id text COLLATE "C" NOT NULL,
    request_hash bytea NOT NULL,
    response bytea NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (stream, client_id, bundle_id)
) PARTITION BY HASH (stream);
CREATE INDEX answered_at ON answered (at);

DO $$
DECLARE
    parent text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['stream', 'version', 'current', 'search_key', 'search_date', 'answered'] LOOP
        FOR part IN 0..7 LOOP
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                           parent || '_' || part, parent, part);
            -- A counter or a newest version is written again and again: room for that beside the row.
            IF parent IN ('stream', 'current') THEN
                EXECUTE format('ALTER TABLE %I SET (fillfactor = 70)', parent || '_' || part);
            END IF;
        END LOOP;
    END LOOP;
END $$;

-- The same on every node of a cluster: few rows, asked by all.

CREATE TABLE institution (
    code text COLLATE "C" PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE client (
    pk bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium')),
    institution text COLLATE "C" NOT NULL REFERENCES institution (code),
    public_key text NOT NULL,               -- PEM, P-384
    key_id text NOT NULL,
    desk_name text NOT NULL,
    practitioner_id text NOT NULL,
    practitioner_name text NOT NULL,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
    paired_at bigint NOT NULL,
    last_seen bigint NOT NULL
);

-- Only the hash of a pairing code is kept; the code is in the hands of whoever pairs.
CREATE TABLE pair_code (
    hash bytea PRIMARY KEY,
    institution text COLLATE "C" NOT NULL REFERENCES institution (code),
    kind text NOT NULL CHECK (kind IN ('desk', 'laboratory', 'pharmacy', 'payer', 'consortium')),
    expires_at bigint NOT NULL
);

CREATE TABLE practitioner (
    institution text COLLATE "C" NOT NULL REFERENCES institution (code),
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    active boolean NOT NULL,
    PRIMARY KEY (institution, id)
);

-- Both days count.
CREATE TABLE partner_grant (
    pk bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    patient text COLLATE "C" NOT NULL,
    institution text COLLATE "C" NOT NULL REFERENCES institution (code),
    from_date date NOT NULL,
    to_date date NOT NULL
);
CREATE INDEX partner_grant_patient ON partner_grant (patient, institution);

CREATE TABLE move (
    pk bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    patient text NOT NULL,
    from_stream text NOT NULL,
    to_stream text NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX move_patient ON move (patient);

-- Assertions are used once; a row is needed no longer than its assertion is valid.
CREATE TABLE used_assertion (
    client_id text NOT NULL,
    jti text NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (client_id, jti)
);

-- HMAC keys of cursors and access tokens. The newest signs, all verify.
CREATE TABLE signing_key (
    pk bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    secret bytea NOT NULL,
    made_at bigint NOT NULL
);

CREATE TABLE search_rules (
    one integer PRIMARY KEY CHECK (one = 1),
    number bigint NOT NULL
);
INSERT INTO search_rules VALUES (1, 0);

-- The line of the server's own log in which the hubs last found everything that they had acknowledged.
CREATE TABLE server_line (
    one integer PRIMARY KEY CHECK (one = 1),
    name text NOT NULL
);
