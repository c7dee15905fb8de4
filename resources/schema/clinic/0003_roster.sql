-- Residents and how they are found.

CREATE TABLE resident (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    record_no TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    name_pinyin TEXT NOT NULL DEFAULT '',   -- spaced: "Zeng Xiaoming"; also the sort key
    sex TEXT NOT NULL CHECK (sex IN ('male', 'female', 'other', 'unknown')),
    birth_date TEXT,
    birth_estimated INTEGER NOT NULL DEFAULT 0,
    citizen_id TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    phone2 TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    grid TEXT NOT NULL DEFAULT '',
    household TEXT NOT NULL DEFAULT '',
    insurance_scheme TEXT NOT NULL DEFAULT '' CHECK (insurance_scheme IN ('', 'employee', 'resident')),
    insurance_no TEXT NOT NULL DEFAULT '',
    ethnic_code TEXT NOT NULL DEFAULT '',
    emergency_name TEXT NOT NULL DEFAULT '',
    emergency_phone TEXT NOT NULL DEFAULT '',
    blood_group TEXT NOT NULL DEFAULT '',
    doctor TEXT NOT NULL DEFAULT '',
    contract_until TEXT,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'dead', 'moved', 'merged')),
    death_date TEXT,
    allergy_state TEXT NOT NULL DEFAULT 'not-asked' CHECK (allergy_state IN ('not-asked', 'none-known', 'listed')),
    -- Kept by the care room in the transaction that changes the facts; `jiayi verify` recomputes them.
    control_state TEXT NOT NULL DEFAULT 'not-checked'
        CHECK (control_state IN ('controlled', 'above', 'poor', 'not-checked')),
    hba1c_percent REAL,
    hba1c_date TEXT,
    last_visit TEXT,
    next_visit TEXT
) STRICT;
CREATE INDEX resident_pinyin ON resident (name_pinyin, pk);
CREATE INDEX resident_birth ON resident (birth_date, pk);
CREATE INDEX resident_grid ON resident (grid, name_pinyin, pk);
CREATE INDEX resident_doctor ON resident (doctor, name_pinyin, pk);
CREATE INDEX resident_control ON resident (control_state, name_pinyin, pk);
CREATE INDEX resident_next_visit ON resident (next_visit, pk) WHERE next_visit IS NOT NULL;
CREATE INDEX resident_contract ON resident (contract_until, pk);
CREATE INDEX resident_hba1c ON resident (hba1c_percent, pk);
CREATE INDEX resident_citizen ON resident (citizen_id) WHERE citizen_id <> '';
CREATE INDEX resident_record_no ON resident (record_no) WHERE record_no <> '';

-- Prefixes that find a resident: folded name and its tails, full pinyin, initials, and both ends of id, phone and
-- record number (the far end reversed, after '<').
CREATE TABLE search_key (
    key TEXT NOT NULL,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    PRIMARY KEY (key, resident_pk)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_key_resident ON search_key (resident_pk);

-- Foreign identifiers (a hospital's record number, a FHIR server's id) that link an import to its resident.
CREATE TABLE identifier (
    pk INTEGER PRIMARY KEY,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    system TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE INDEX identifier_value ON identifier (system, value);
CREATE INDEX identifier_resident ON identifier (resident_pk);

CREATE TABLE saved_list (
    pk INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    filter TEXT NOT NULL                -- JSON of RosterFilter
) STRICT;
