-- Prescribing: a medicine is one line however often it is prescribed; each prescription form orders supplies of such lines.

ALTER TABLE medication_line ADD COLUMN held INTEGER NOT NULL DEFAULT 0;   -- active, and not to be taken for now
UPDATE medication_line SET held = 1
 WHERE status = 'active' AND EXISTS (SELECT 1 FROM record r WHERE r.type = medication_line.type AND r.id = medication_line.id
                                      AND json_valid(coalesce(r.body, r.base)) AND json_extract(coalesce(r.body, r.base), '$.status') = 'on-hold');

-- What happened to a medicine, appended and never changed; it travels within the line's resource.
CREATE TABLE medication_event (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    line_pk INTEGER NOT NULL REFERENCES medication_line (pk) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('started', 'renewed', 'dose-changed', 'held', 'resumed', 'stopped')),
    on_date TEXT NOT NULL,
    dose TEXT NOT NULL DEFAULT '',      -- from that day on
    daily_amount REAL,
    daily_unit TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    by_user TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX medication_event_line ON medication_event (line_pk, on_date);

-- A form (处方). It has no resource of its own: every line carries it, so the first that arrives makes it.
CREATE TABLE prescription (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'emergency', 'long', 'herbal')),
    diagnoses TEXT NOT NULL,            -- a line each: ICD-10, tab, words
    reason TEXT NOT NULL DEFAULT '',    -- for more than the ordinary quantity
    written TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    signed_by TEXT NOT NULL
) STRICT;
CREATE INDEX prescription_resident ON prescription (resident_pk, written);

CREATE TABLE prescription_line (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,            -- of the MedicationRequest
    prescription_pk INTEGER NOT NULL REFERENCES prescription (pk),
    position INTEGER NOT NULL,
    medication_id BLOB NOT NULL,        -- the medicine that it supplies
    previous_id BLOB,                   -- the order that it renews
    name TEXT NOT NULL,
    atc TEXT NOT NULL,
    pharmacy TEXT NOT NULL DEFAULT '',
    product TEXT NOT NULL DEFAULT '',   -- the pharmacy's code
    strength TEXT NOT NULL DEFAULT '',
    dose TEXT NOT NULL,                 -- as people read it
    amount REAL,
    unit TEXT NOT NULL DEFAULT '',
    times INTEGER,                      -- so many times in ...
    period INTEGER,                     -- ... so many days
    as_needed INTEGER NOT NULL DEFAULT 0,
    route TEXT NOT NULL DEFAULT '',
    days INTEGER NOT NULL,              -- of supply
    packs INTEGER NOT NULL,
    pack_size INTEGER NOT NULL,
    pack_unit TEXT NOT NULL DEFAULT '',
    price INTEGER NOT NULL,             -- fen, of all packs
    share INTEGER,                      -- fen that the person pays; NULL: not known
    class TEXT NOT NULL DEFAULT '',
    substitution INTEGER NOT NULL DEFAULT 1,
    overrides TEXT NOT NULL DEFAULT '', -- a line each: rule, tab, reason
    status TEXT NOT NULL CHECK (status IN ('active', 'completed', 'stopped', 'entered-in-error'))
) STRICT;
CREATE INDEX prescription_line_form ON prescription_line (prescription_pk, position);
CREATE INDEX prescription_line_medication ON prescription_line (medication_id);

-- What the pharmacy did with an order.
CREATE TABLE dispense (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    line_id BLOB NOT NULL,              -- of the order, which may arrive later
    state TEXT NOT NULL CHECK (state IN ('prepared', 'sent', 'delivered', 'refused', 'out-of-stock', 'entered-in-error')),
    on_date TEXT,
    tracking TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    substitute TEXT NOT NULL DEFAULT '' -- what the pharmacy asks leave to give instead
) STRICT;
CREATE INDEX dispense_line ON dispense (line_id);
CREATE INDEX dispense_resident ON dispense (resident_pk);

-- The pharmacist's look at a form.
CREATE TABLE prescription_review (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    prescription_id BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'returned', 'answered', 'entered-in-error')),
    comment TEXT NOT NULL DEFAULT '',   -- the pharmacist's
    answer TEXT NOT NULL DEFAULT '',    -- the doctor's
    reviewer TEXT NOT NULL DEFAULT '',
    requested INTEGER NOT NULL
) STRICT;
CREATE INDEX prescription_review_form ON prescription_review (prescription_id);
CREATE INDEX prescription_review_state ON prescription_review (state, requested);

-- Every time an interruptive rule was shown on this desk, and what came of it.
CREATE TABLE review_outcome (
    pk INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('overridden', 'heeded')),
    reason TEXT NOT NULL DEFAULT '',
    line_id BLOB,                       -- of the order that was signed in spite of it
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX review_outcome_rule ON review_outcome (rule, outcome);

-- Regimens to start from; they stay on this desk.
CREATE TABLE prescription_template (
    pk INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    lines TEXT NOT NULL                 -- a line each: name, tab, ATC, tab, pharmacy, tab, product, tab, dosage
) STRICT;

-- What more than four weeks ask for.
CREATE TABLE long_assessment (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    on_date TEXT NOT NULL,
    assessor TEXT NOT NULL,
    title TEXT NOT NULL,                -- 'resident', 'attending', 'associate-chief', 'chief'
    note TEXT NOT NULL,
    education TEXT NOT NULL,
    signature TEXT NOT NULL             -- who signed for the person
) STRICT;
CREATE INDEX long_assessment_resident ON long_assessment (resident_pk, on_date);

-- Which benefits a person has beside the scheme.
CREATE TABLE entitlement (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    benefit TEXT NOT NULL,              -- 'special-disease' (门特), 'two-disease' (两病)
    icd10 TEXT NOT NULL,                -- a root: 'E11'
    since TEXT NOT NULL,
    until TEXT,
    institution TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX entitlement_resident ON entitlement (resident_pk);
