-- Formularies of the pharmacies that serve this clinic, each version whole. A version that is being taken over writes rows that nothing
-- shows yet; proved, it becomes 'ready' in one short transaction, and is shown from its `valid_from` on.

CREATE TABLE formulary_pharmacy (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    tag TEXT NOT NULL DEFAULT '',       -- entity tag of the manifests that were dealt with last
    checked_at INTEGER,                 -- when the hub last said what there is
    refused_version INTEGER,            -- what could not be taken over, while that stands
    refused_reason TEXT,
    refused_at INTEGER
) STRICT;

-- `pk` counts upwards in the order of taking over: rows of the items name it.
CREATE TABLE formulary_version (
    pk INTEGER PRIMARY KEY AUTOINCREMENT,
    pharmacy_pk INTEGER NOT NULL REFERENCES formulary_pharmacy (pk),
    epoch TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    items INTEGER NOT NULL,
    root BLOB NOT NULL,                 -- what the items of this version are proved by
    state TEXT NOT NULL DEFAULT 'building' CHECK (state IN ('building', 'ready')),
    ready_at INTEGER,
    rows_kept INTEGER NOT NULL DEFAULT 1    -- 0: old, its items are gone; its prices stay
) STRICT;
CREATE INDEX formulary_version_pharmacy ON formulary_version (pharmacy_pk, state, valid_from);

-- What a pharmacy calls by one code, through all versions.
CREATE TABLE formulary_product (
    pk INTEGER PRIMARY KEY,
    pharmacy_pk INTEGER NOT NULL REFERENCES formulary_pharmacy (pk),
    code TEXT NOT NULL,
    UNIQUE (pharmacy_pk, code)
) STRICT;

-- An item as it is in the versions `since` <= version < `until`.
CREATE TABLE formulary_item (
    pk INTEGER PRIMARY KEY,
    product_pk INTEGER NOT NULL REFERENCES formulary_product (pk),
    pharmacy_pk INTEGER NOT NULL REFERENCES formulary_pharmacy (pk),
    since INTEGER NOT NULL REFERENCES formulary_version (pk),
    until INTEGER NOT NULL DEFAULT 9223372036854775807,
    inn TEXT NOT NULL,
    atc TEXT NOT NULL,
    nhsa TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    maker TEXT NOT NULL,
    form TEXT NOT NULL,
    strength TEXT NOT NULL,
    pack_size INTEGER NOT NULL,
    pack_unit TEXT NOT NULL,
    price INTEGER NOT NULL,             -- fen, of a pack
    stock INTEGER,                      -- packs
    stock_at INTEGER,
    class TEXT NOT NULL CHECK (class IN ('A', 'B', 'self')),
    essential INTEGER NOT NULL,
    procured INTEGER NOT NULL,
    agreed INTEGER,
    progress INTEGER,
    restriction_en TEXT NOT NULL,
    restriction_zh TEXT NOT NULL,
    long_rx TEXT NOT NULL,
    tier INTEGER NOT NULL,
    source TEXT NOT NULL,
    sort_key TEXT NOT NULL              -- the name's pinyin
) STRICT;
CREATE UNIQUE INDEX formulary_item_product ON formulary_item (product_pk, since);
CREATE INDEX formulary_item_name ON formulary_item (pharmacy_pk, sort_key, pk, since, until);
CREATE INDEX formulary_item_atc ON formulary_item (atc, pharmacy_pk);
CREATE INDEX formulary_item_since ON formulary_item (since);
CREATE INDEX formulary_item_until ON formulary_item (pharmacy_pk, until);

-- Every price that a product has had, and since which version; kept when the items of old versions go.
CREATE TABLE formulary_price (
    product_pk INTEGER NOT NULL REFERENCES formulary_product (pk),
    since INTEGER NOT NULL REFERENCES formulary_version (pk),
    price INTEGER NOT NULL,
    PRIMARY KEY (product_pk, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX formulary_price_since ON formulary_price (since);

-- Prefixes that find a product (models/pharmacy/formulary/formulary_keys.h), those of its former names too.
CREATE TABLE formulary_key (
    key TEXT NOT NULL,
    product_pk INTEGER NOT NULL REFERENCES formulary_product (pk),
    PRIMARY KEY (key, product_pk)
) STRICT, WITHOUT ROWID;
CREATE INDEX formulary_key_product ON formulary_key (product_pk);

-- Whose medicines a change touches.
CREATE INDEX medication_atc ON medication_line (atc, resident_pk) WHERE status = 'active' AND atc <> '';

ALTER TABLE hub ADD COLUMN formulary_key BLOB;      -- verifies manifests; learned at pairing
ALTER TABLE hub ADD COLUMN formulary_tag TEXT;      -- entity tag of the hub's list of pharmacies
ALTER TABLE hub ADD COLUMN formulary_failure TEXT;  -- why the last look at it came to nothing; NULL when it did not
