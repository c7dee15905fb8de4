-- Conditions, medicines, observations and visits. Clinical facts are append-only: an amended one points back.

CREATE TABLE condition (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    icd10 TEXT NOT NULL DEFAULT '',     -- of conditions.csv; empty when the code is none of ours
    system TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    display TEXT NOT NULL DEFAULT '',
    onset TEXT NOT NULL DEFAULT '',     -- FHIR text, with its precision
    status TEXT NOT NULL CHECK (status IN ('active', 'resolved', 'entered-in-error')),
    recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX condition_resident ON condition (resident_pk, status);
CREATE INDEX condition_icd10 ON condition (icd10, resident_pk) WHERE icd10 <> '';

CREATE TABLE allergy (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    system TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    display TEXT NOT NULL,
    severity TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'entered-in-error')),
    recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX allergy_resident ON allergy (resident_pk);

CREATE TABLE medication_line (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL CHECK (type IN ('MedicationStatement', 'MedicationRequest')),
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    name TEXT NOT NULL,
    atc TEXT NOT NULL DEFAULT '',
    dose TEXT NOT NULL DEFAULT '',      -- as people read it: "1 g bid"
    daily_amount REAL,                  -- in `daily_unit`; what the width of a treatment lane shows
    daily_unit TEXT NOT NULL DEFAULT '',
    start_date TEXT,
    end_date TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'stopped', 'completed', 'entered-in-error')),
    stop_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX medication_resident ON medication_line (resident_pk, status, start_date);

CREATE TABLE programme (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    code TEXT NOT NULL,                 -- 'T2DM', 'HTN'
    since TEXT,
    until TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'finished', 'entered-in-error'))
) STRICT;
CREATE INDEX programme_resident ON programme (resident_pk, code);
CREATE INDEX programme_code ON programme (code, status, resident_pk);

CREATE TABLE target (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    code TEXT NOT NULL,                 -- an observation code: 'HBA1C_NGSP'
    low REAL,
    high REAL,
    unit TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    set_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX target_resident ON target (resident_pk, code, valid_from);

CREATE TABLE visit (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,            -- the Encounter's id; its QuestionnaireResponse has a derived one
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    form TEXT NOT NULL,                 -- 'diabetes'; empty for an encounter that carries no form
    date TEXT NOT NULL,
    mode TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',     -- what an imported encounter calls itself
    place TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('signed', 'amended', 'imported', 'entered-in-error')),
    answers TEXT NOT NULL DEFAULT '{}', -- the form as signed: JSON object field -> text
    class TEXT NOT NULL DEFAULT '',     -- '1'..'4', 'not-assessable'
    next_date TEXT,
    override_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    signed_by TEXT NOT NULL DEFAULT '',
    signed_at INTEGER,
    amends BLOB,                        -- id of the version that this one replaces
    amend_reason TEXT NOT NULL DEFAULT '',
    -- Read off the answers when the row is written: phone, video and relatives never count as face to face.
    contact INTEGER NOT NULL DEFAULT 1, -- 0: lost or dead
    face_to_face INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX visit_resident ON visit (resident_pk, date);
CREATE INDEX visit_form ON visit (form, date) WHERE form <> '';

-- Saved all the time while a visit is being written, so a crash loses nothing. Stays on this desk until signed.
CREATE TABLE visit_draft (
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    form TEXT NOT NULL,
    answers TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT '{}',   -- who measured what, what is still to confirm, decisions and their reasons
    user_name TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (resident_pk, form)
) STRICT;

CREATE TABLE observation (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    code TEXT NOT NULL DEFAULT '',      -- of observations.csv; empty when it is none of ours
    system TEXT NOT NULL DEFAULT '',
    source_code TEXT NOT NULL DEFAULT '',
    display TEXT NOT NULL DEFAULT '',
    effective TEXT NOT NULL,            -- FHIR text
    effective_at INTEGER NOT NULL,      -- its first instant, for order
    value REAL,                         -- in `unit`, the code's own unit
    unit TEXT NOT NULL DEFAULT '',
    original TEXT NOT NULL DEFAULT '',  -- value and unit as they came: "59.568 mmol/mol"
    text_value TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,               -- FHIR: final, amended, corrected, entered-in-error ...
    origin TEXT NOT NULL CHECK (origin IN ('lab', 'clinic', 'self', 'estimated', 'import')),
    doubt TEXT NOT NULL DEFAULT '',     -- why the value is not believed: never drawn, counted or compared
    performer TEXT NOT NULL DEFAULT '',
    device TEXT NOT NULL DEFAULT '',
    visit_id BLOB,
    panel_id BLOB                       -- the resource that carries this row as a component
) STRICT;
CREATE INDEX observation_series ON observation (resident_pk, code, effective_at);
CREATE INDEX observation_time ON observation (resident_pk, effective_at);
CREATE INDEX observation_visit ON observation (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX observation_panel ON observation (panel_id) WHERE panel_id IS NOT NULL;

-- The newest believed value of each code, kept in the transaction that writes the observation.
CREATE TABLE latest_observation (
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    code TEXT NOT NULL,
    observation_pk INTEGER NOT NULL REFERENCES observation (pk),
    PRIMARY KEY (resident_pk, code)
) STRICT, WITHOUT ROWID;
