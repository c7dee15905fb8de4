-- Where medicines are, and what the desks of a clinic share of prescribing beside orders. What had stayed on one desk so far goes out with
-- the next round: each of it as a unit of its own.

ALTER TABLE dispense ADD COLUMN name TEXT NOT NULL DEFAULT '';                -- of what is dispensed
ALTER TABLE dispense ADD COLUMN substitute_product TEXT NOT NULL DEFAULT '';  -- the pharmacy's code of what it asks leave to give
ALTER TABLE dispense ADD COLUMN since INTEGER;                                -- when this state began, where that is known
ALTER TABLE prescription_line ADD COLUMN substitution_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE prescription_line ADD COLUMN status_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX dispense_waiting ON dispense (state) WHERE state IN ('refused', 'out-of-stock');

ALTER TABLE entitlement ADD COLUMN status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'entered-in-error'));
ALTER TABLE long_assessment ADD COLUMN status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'entered-in-error'));

-- Two desks may save a template of one name before they hear of each other: the later id of the two is not shown.
CREATE TABLE prescription_template_new (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lines TEXT NOT NULL,                -- a line each: name, tab, ATC, tab, pharmacy, tab, product, tab, dosage, tab, days, tab, herbs
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retired'))
) STRICT;
INSERT INTO prescription_template_new (pk, id, name, lines) SELECT pk, randomblob(16), name, lines FROM prescription_template;
DROP TABLE prescription_template;
ALTER TABLE prescription_template_new RENAME TO prescription_template;
CREATE INDEX prescription_template_name ON prescription_template (name, id);

CREATE TABLE review_outcome_new (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('overridden', 'heeded', 'entered-in-error')),
    reason TEXT NOT NULL DEFAULT '',
    line_id BLOB,                       -- of the order that was signed in spite of it
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO review_outcome_new (pk, id, rule, outcome, reason, line_id, by_user, at)
    SELECT pk, randomblob(16), rule, outcome, reason, line_id, by_user, at FROM review_outcome;
DROP TABLE review_outcome;
ALTER TABLE review_outcome_new RENAME TO review_outcome;
CREATE INDEX review_outcome_rule ON review_outcome (rule, outcome);

-- Drugs that were asked for and could not be had (缺药登记).
CREATE TABLE shortage (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER REFERENCES resident (pk),   -- who needs it; NULL: nobody in particular
    name TEXT NOT NULL,
    atc TEXT NOT NULL DEFAULT '',
    pharmacy TEXT NOT NULL DEFAULT '',
    product TEXT NOT NULL DEFAULT '',   -- the pharmacy's code
    packs INTEGER NOT NULL DEFAULT 1,
    line_id BLOB,                       -- of the order that could not be filled
    asked_by TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'entered-in-error')),
    answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'stocked', 'substituted', 'elsewhere', 'unavailable')),
    note TEXT NOT NULL DEFAULT '',
    answered_by TEXT NOT NULL DEFAULT '',
    answered_at INTEGER
) STRICT;
CREATE INDEX shortage_state ON shortage (state, asked_at);
CREATE INDEX shortage_resident ON shortage (resident_pk);

-- Which pharmacies serve this clinic, the first one first. Those that are not named come after.
CREATE TABLE serving_pharmacy (
    position INTEGER PRIMARY KEY,
    pharmacy TEXT NOT NULL UNIQUE       -- its id, which may arrive later
) STRICT;

-- Hospitals whose own formularies hold the item too, a line each, as the pharmacy published it.
ALTER TABLE formulary_item ADD COLUMN also_at TEXT NOT NULL DEFAULT '';

INSERT INTO record (type, id, resident_id, state)
    SELECT 'Coverage', e.id, r.id, 'dirty' FROM entitlement e JOIN resident r ON r.pk = e.resident_pk
    UNION ALL SELECT 'QuestionnaireResponse', a.id, r.id, 'dirty' FROM long_assessment a JOIN resident r ON r.pk = a.resident_pk
    UNION ALL SELECT 'PlanDefinition', id, NULL, 'dirty' FROM prescription_template
    UNION ALL SELECT 'DetectedIssue', id, NULL, 'dirty' FROM review_outcome;
INSERT INTO outbox (unit_id, type, id, kind, at, user_name)
    SELECT randomblob(16), 'QuestionnaireResponse', id, 'insert', unixepoch() * 1000, assessor FROM long_assessment
    UNION ALL SELECT randomblob(16), 'DetectedIssue', id, 'insert', at, by_user FROM review_outcome
    UNION ALL SELECT randomblob(16), 'Coverage', id, 'insert', unixepoch() * 1000, coalesce((SELECT name FROM user ORDER BY pk LIMIT 1), '') FROM entitlement
    UNION ALL SELECT randomblob(16), 'PlanDefinition', id, 'insert', unixepoch() * 1000, coalesce((SELECT name FROM user ORDER BY pk LIMIT 1), '')
      FROM prescription_template;
