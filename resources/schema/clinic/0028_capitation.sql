-- The clinic's money. What was heard and what was booked of it are appended and never changed: a correction is a line of its own.

-- A cost as it was heard of; heard again otherwise, it is another row.
CREATE TABLE ledger_event (
    pk INTEGER PRIMARY KEY,                 -- the order in which things were heard
    at INTEGER NOT NULL,
    origin_type TEXT NOT NULL,              -- 'MedicationDispense', 'Encounter', 'ExplanationOfBenefit' ...
    origin_id BLOB NOT NULL,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    on_date TEXT NOT NULL,
    category TEXT NOT NULL,
    place TEXT NOT NULL CHECK (place IN ('own', 'elsewhere')),
    institution TEXT NOT NULL,
    scheme TEXT NOT NULL,
    settlement_no TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,                     -- ATC of a medicine
    days INTEGER NOT NULL,
    class TEXT NOT NULL,
    icd10 TEXT NOT NULL,                    -- codes between semicolons
    fund INTEGER NOT NULL,                  -- fen: pooled fund, personal account, other funds, the person
    account INTEGER NOT NULL,
    other INTEGER NOT NULL,
    cash INTEGER NOT NULL,
    split_known INTEGER NOT NULL,
    refunds_type TEXT,                      -- the origin that this gives back
    refunds_id BLOB,
    standing INTEGER NOT NULL,              -- 0: taken back where it comes from
    doctor TEXT NOT NULL,                   -- whose the person was then
    grid TEXT NOT NULL,
    held TEXT NOT NULL                      -- why nothing could be booked of it then; empty: something was, or nothing had to be
) STRICT;
CREATE INDEX ledger_event_origin ON ledger_event (origin_type, origin_id, pk);
CREATE INDEX ledger_event_refunds ON ledger_event (refunds_type, refunds_id) WHERE refunds_id IS NOT NULL;

CREATE TABLE ledger_line (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    event_pk INTEGER NOT NULL REFERENCES ledger_event (pk),     -- at whose hearing it was booked
    fact_pk INTEGER NOT NULL REFERENCES ledger_event (pk),      -- what it is about
    kind TEXT NOT NULL CHECK (kind IN ('cost', 'refund', 'correction')),
    origin_type TEXT NOT NULL,
    origin_id BLOB NOT NULL,
    reverses BLOB REFERENCES ledger_line (id),
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    on_date TEXT NOT NULL,
    month TEXT NOT NULL GENERATED ALWAYS AS (substr(on_date, 1, 7)) STORED,
    category TEXT NOT NULL,
    place TEXT NOT NULL CHECK (place IN ('own', 'elsewhere')),
    fund INTEGER NOT NULL,
    account INTEGER NOT NULL,
    other INTEGER NOT NULL,
    cash INTEGER NOT NULL,
    total INTEGER NOT NULL GENERATED ALWAYS AS (fund + account + other + cash) STORED,
    counts INTEGER NOT NULL,                -- in scope by the rule named beside
    scope_rule TEXT NOT NULL,
    doctor TEXT NOT NULL,
    grid TEXT NOT NULL,
    CHECK ((kind = 'cost') = (reverses IS NULL)),
    CHECK (kind <> 'cost' OR fund + account + other + cash >= 0),
    CHECK (kind <> 'refund' OR fund + account + other + cash < 0)
) STRICT;
CREATE INDEX ledger_line_fact ON ledger_line (fact_pk);
CREATE INDEX ledger_line_reverses ON ledger_line (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX ledger_line_origin ON ledger_line (origin_type, origin_id, pk);
CREATE INDEX ledger_line_month ON ledger_line (month, resident_pk);
CREATE INDEX ledger_line_resident ON ledger_line (resident_pk, on_date);

-- Who counts in which month: one more, or one taken back.
CREATE TABLE enrolment_month (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    month TEXT NOT NULL,
    scheme TEXT NOT NULL CHECK (scheme IN ('employee', 'resident')),
    tier TEXT NOT NULL,
    change INTEGER NOT NULL CHECK (change IN (1, -1)),
    reverses BLOB REFERENCES enrolment_month (id),
    origin_type TEXT NOT NULL,
    origin_id BLOB NOT NULL,
    doctor TEXT NOT NULL,
    grid TEXT NOT NULL,
    accepted INTEGER NOT NULL,              -- 1: the hub's statement said so, and somebody accepted it
    CHECK ((change = 1) = (reverses IS NULL))
) STRICT;
CREATE INDEX enrolment_month_month ON enrolment_month (month, resident_pk);
CREATE INDEX enrolment_month_resident ON enrolment_month (resident_pk, month);
CREATE INDEX enrolment_month_reverses ON enrolment_month (reverses) WHERE reverses IS NOT NULL;

-- Money that comes and goes by the year's terms, each fund by itself.
CREATE TABLE fund_entry (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    fund TEXT NOT NULL,
    scheme TEXT NOT NULL,                   -- empty where the fund knows no schemes
    year INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('advance', 'assessment', 'clearing', 'appeal', 'distribution', 'income', 'correction')),
    fen INTEGER NOT NULL,
    reverses BLOB REFERENCES fund_entry (id),
    note TEXT NOT NULL,
    CHECK ((step = 'correction') = (reverses IS NOT NULL))
) STRICT;
CREATE INDEX fund_entry_year ON fund_entry (fund, year, scheme);

CREATE TRIGGER ledger_event_stays BEFORE UPDATE ON ledger_event BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_event_kept BEFORE DELETE ON ledger_event BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_line_stays BEFORE UPDATE ON ledger_line BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_line_kept BEFORE DELETE ON ledger_line BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER enrolment_month_stays BEFORE UPDATE ON enrolment_month BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER enrolment_month_kept BEFORE DELETE ON enrolment_month BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER fund_entry_stays BEFORE UPDATE ON fund_entry BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER fund_entry_kept BEFORE DELETE ON fund_entry BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

-- A statement as it was frozen: up to where it counts, by which figures, and the hash of its text. What happens to it is appended.
CREATE TABLE statement (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scheme TEXT NOT NULL CHECK (scheme IN ('employee', 'resident')),
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    line_cursor INTEGER NOT NULL,           -- the last ledger_line and enrolment_month that count
    month_cursor INTEGER NOT NULL,
    streams TEXT NOT NULL,                  -- where the desk stood in each stream of the hub: JSON
    rules TEXT NOT NULL,                    -- the version of the tables
    basis TEXT NOT NULL,                    -- the figures taken from them: JSON
    hash BLOB NOT NULL,                     -- SHA-256 of the statement's text
    frozen_at INTEGER NOT NULL,
    frozen_by TEXT NOT NULL,
    UNIQUE (scheme, month, revision)
) STRICT;
CREATE TABLE statement_act (
    pk INTEGER PRIMARY KEY,
    statement_pk INTEGER NOT NULL REFERENCES statement (pk),
    act TEXT NOT NULL CHECK (act IN ('signed', 'submitted', 'accepted', 'queried', 'rejected', 'amended', 'paid')),
    at INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX statement_act_statement ON statement_act (statement_pk, pk);
CREATE TRIGGER statement_stays BEFORE UPDATE ON statement BEGIN SELECT raise(ABORT, 'a frozen statement stays'); END;
CREATE TRIGGER statement_kept BEFORE DELETE ON statement BEGIN SELECT raise(ABORT, 'a frozen statement stays'); END;
CREATE TRIGGER statement_act_stays BEFORE UPDATE ON statement_act BEGIN SELECT raise(ABORT, 'a frozen statement stays'); END;
CREATE TRIGGER statement_act_kept BEFORE DELETE ON statement_act BEGIN SELECT raise(ABORT, 'a frozen statement stays'); END;

-- Where the hub says otherwise.
CREATE TABLE statement_difference (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    statement_pk INTEGER NOT NULL REFERENCES statement (pk),
    kind TEXT NOT NULL CHECK (kind IN ('missing-here', 'missing-there', 'amount', 'person', 'duplicate')),
    duplicate_here INTEGER NOT NULL DEFAULT 0,
    ours TEXT,                              -- a line of either side: JSON
    theirs TEXT,
    decision TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'accepted', 'disputed')),
    reason TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',      -- resources that a dispute names, a line each
    by_user TEXT NOT NULL DEFAULT '',
    at INTEGER
) STRICT;
CREATE INDEX statement_difference_open ON statement_difference (statement_pk, decision);

-- Whatever the clinic itself does that has a price. A later source is added by making this view anew.
CREATE VIEW priced_fact AS
    SELECT 'MedicationDispense' AS origin_type, d.id AS origin_id, d.resident_pk AS resident_pk,
           coalesce(d.on_date, date(d.since / 1000, 'unixepoch', '+8 hours'), p.written) AS on_date, 'medicine' AS category,
           CASE WHEN d.name <> '' THEN d.name ELSE l.name END AS name, l.atc AS code, l.days AS days, l.class AS class, p.diagnoses AS diagnoses,
           CASE WHEN l.price_known = 1 THEN l.price END AS price, l.share AS share, '' AS form,
           d.state = 'delivered' AND l.status <> 'entered-in-error' AS standing
      FROM dispense d JOIN prescription_line l ON l.id = d.line_id JOIN prescription p ON p.pk = l.prescription_pk
    UNION ALL
    SELECT 'Encounter', v.id, v.resident_pk, v.date, 'service', v.title, '', 0, '',
           coalesce((SELECT group_concat(json_extract(f.answers, '$.diagnoses'), char(10)) FROM visit_form f WHERE f.visit_pk = v.pk), ''),
           NULL, NULL, (SELECT group_concat(f.form, ';') FROM visit_form f WHERE f.visit_pk = v.pk), v.status = 'signed' AND v.contact = 1
      FROM visit v WHERE EXISTS (SELECT 1 FROM visit_form f WHERE f.visit_pk = v.pk)
    UNION ALL
    -- A test that was done; what it is for are the diagnoses of its visit, or else what the person has.
    SELECT 'ServiceRequest', o.id, o.resident_pk, date(coalesce(o.collected_at, o.signed_at) / 1000, 'unixepoch', '+8 hours'), 'test',
           CASE WHEN o.name_zh <> '' THEN o.name_zh ELSE o.name_en END, o.loinc, 0, '',
           coalesce((SELECT group_concat(json_extract(f.answers, '$.diagnoses'), char(10)) FROM visit v JOIN visit_form f ON f.visit_pk = v.pk WHERE v.id = o.visit_id),
                    (SELECT group_concat(c.icd10, char(10)) FROM condition c WHERE c.resident_pk = o.resident_pk AND c.status = 'active'), ''),
           o.price, NULL, '', o.status = 'completed' OR o.reported = 'final'
      FROM test_order o WHERE o.price IS NOT NULL;
