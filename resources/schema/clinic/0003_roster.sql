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
    next_visit TEXT,
    -- What the list sorts by: never NULL, so that a page can begin after any row. What is missing sorts last.
    birth_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(birth_date, '9999-12-31')) VIRTUAL,
    contract_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(contract_until, '9999-12-31')) VIRTUAL,
    hba1c_key REAL NOT NULL GENERATED ALWAYS AS (coalesce(hba1c_percent, 0.0)) VIRTUAL,
    last_visit_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(last_visit, '')) VIRTUAL,
    due_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(next_visit, '9999-12-31')) VIRTUAL
) STRICT;
-- One index per sort. `status` rides along, so that the list skips the few who left without reading their rows.
CREATE INDEX resident_name ON resident (name_pinyin, pk, status);
CREATE INDEX resident_birth ON resident (birth_key, pk, status);
CREATE INDEX resident_contract ON resident (contract_key, pk, status);
CREATE INDEX resident_hba1c ON resident (hba1c_key, pk, status);
CREATE INDEX resident_last_visit ON resident (last_visit_key, pk, status);
CREATE INDEX resident_due ON resident (due_key, pk, status);
-- One index per filter, in the order of the list's usual sort.
CREATE INDEX resident_grid ON resident (grid, name_pinyin, pk, status);
CREATE INDEX resident_doctor ON resident (doctor, name_pinyin, pk, status);
CREATE INDEX resident_control ON resident (control_state, name_pinyin, pk, status);
CREATE INDEX resident_gone ON resident (status, name_pinyin, pk) WHERE status <> 'active';
CREATE INDEX resident_citizen ON resident (citizen_id) WHERE citizen_id <> '';
CREATE INDEX resident_record_no ON resident (record_no) WHERE record_no <> '';
CREATE INDEX resident_same_person ON resident (name, birth_date);

-- Prefixes that find a resident. The first character of a key says what it is (models/roster/search_keys.h): a name
-- or its tail, full pinyin, initials, a given name's pinyin, a number, or a number backwards after '<'.
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
    filter TEXT NOT NULL                -- one "key=value" per line (models/roster/saved_list.h)
) STRICT;
