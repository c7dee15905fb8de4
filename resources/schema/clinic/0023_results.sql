-- Results of laboratories: what they sent, what people said about it, and where each report lies.

-- One row a report: sender and number. Everything from `resident_pk` on follows from its versions and acts and is told anew whenever these change.
CREATE TABLE report (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    sender TEXT NOT NULL,
    number TEXT NOT NULL,
    received_at INTEGER NOT NULL,               -- the first of it, at this desk
    -- As the newest version states them: by these a report is found when the person's own numbers become known.
    order_number TEXT NOT NULL DEFAULT '',
    citizen_id TEXT NOT NULL DEFAULT '',
    record_no TEXT NOT NULL DEFAULT '',
    insurance_no TEXT NOT NULL DEFAULT '',
    stated_name TEXT NOT NULL DEFAULT '',
    stated_patient BLOB,
    resident_pk INTEGER REFERENCES resident (pk) ON DELETE SET NULL,
    waits_for BLOB,                             -- matched to a person who is not here yet
    box TEXT NOT NULL DEFAULT 'arrived' CHECK (box IN ('arrived', 'critical', 'abnormal', 'normal', 'done', 'unmatched', 'aside')),
    issued_at INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT '',
    sender_name TEXT NOT NULL DEFAULT '',
    test TEXT NOT NULL DEFAULT '',
    gravity TEXT NOT NULL DEFAULT 'not-checked',
    items_done INTEGER NOT NULL DEFAULT 0,
    items_awaited INTEGER NOT NULL DEFAULT 0,
    corrected INTEGER NOT NULL DEFAULT 0,
    seen INTEGER NOT NULL DEFAULT 0,
    seen_by TEXT NOT NULL DEFAULT '',
    seen_at INTEGER,
    comments INTEGER NOT NULL DEFAULT 0,
    gravest TEXT NOT NULL DEFAULT '',           -- at most three items, as the inbox shows them
    why TEXT NOT NULL DEFAULT ''                -- unmatched: why no rule gave it to anybody
) STRICT;
CREATE INDEX report_box ON report (box, issued_at, pk);
CREATE INDEX report_unmatched_critical ON report (issued_at) WHERE box = 'unmatched' AND gravity = 'critical';
CREATE INDEX report_partial ON report (box) WHERE items_done < items_awaited;
CREATE INDEX report_resident ON report (resident_pk, issued_at, pk) WHERE resident_pk IS NOT NULL;
CREATE INDEX report_waits ON report (waits_for) WHERE waits_for IS NOT NULL;
CREATE INDEX report_citizen ON report (citizen_id) WHERE citizen_id <> '' AND resident_pk IS NULL;
CREATE INDEX report_record_no ON report (record_no) WHERE record_no <> '' AND resident_pk IS NULL;
CREATE INDEX report_insurance ON report (insurance_no) WHERE insurance_no <> '' AND resident_pk IS NULL;
CREATE INDEX report_stated ON report (stated_patient) WHERE stated_patient IS NOT NULL AND resident_pk IS NULL;
CREATE INDEX report_order ON report (order_number) WHERE order_number <> '';

-- What the laboratory said, each version whole and never changed. Lists are parted by char(30), their fields by char(31).
CREATE TABLE report_version (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    report_pk INTEGER NOT NULL REFERENCES report (pk) ON DELETE CASCADE,
    received_at INTEGER NOT NULL,
    issued TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    weight INTEGER NOT NULL,                    -- of two that were said at one instant the heavier stands
    status TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    addressed_to TEXT NOT NULL,
    order_number TEXT NOT NULL,
    test TEXT NOT NULL,                         -- system, code, display
    ordered_by TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    comments TEXT NOT NULL,
    name TEXT NOT NULL,
    sex INTEGER NOT NULL,
    birth_date TEXT,
    phone TEXT NOT NULL,
    identifiers TEXT NOT NULL,                  -- kind, system, value
    patient_id BLOB,
    specimen TEXT NOT NULL,                     -- number, type (system, code, display)
    collected TEXT NOT NULL,
    specimen_received TEXT NOT NULL
) STRICT;
CREATE INDEX report_version_order ON report_version (report_pk, issued_at, weight, id);

CREATE TABLE report_item (
    version_pk INTEGER NOT NULL REFERENCES report_version (pk) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    code TEXT NOT NULL,                         -- system, code, display
    also_coded TEXT NOT NULL,
    kind TEXT NOT NULL,
    number REAL,
    comparator TEXT NOT NULL,
    beyond INTEGER NOT NULL,
    text TEXT NOT NULL,
    coded TEXT NOT NULL,
    unit TEXT NOT NULL,
    method TEXT NOT NULL,
    range_text TEXT NOT NULL,
    range_low REAL,
    range_high REAL,
    range_open INTEGER NOT NULL,                -- 1: low exclusive, 2: high exclusive
    flag TEXT NOT NULL,
    status TEXT NOT NULL,
    observed TEXT NOT NULL,
    comments TEXT NOT NULL,
    observation_id BLOB,
    PRIMARY KEY (version_pk, position)
) STRICT, WITHOUT ROWID;

-- What people said about a report, and what a rule said once; appended. It may come before its report does.
CREATE TABLE report_act (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    report_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('match', 'unmatch', 'aside', 'acknowledge', 'tell', 'comment')),
    resident_id BLOB,
    rule TEXT NOT NULL DEFAULT '',
    version BLOB,
    whom TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL DEFAULT '',
    told_at INTEGER,
    read_back INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    by_user TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'entered-in-error'))
) STRICT;
CREATE INDEX report_act_report ON report_act (report_id, at, id);

-- Which DiagnosticReport carried which report, and the Observations of their own that it names.
CREATE TABLE report_resource (
    id BLOB PRIMARY KEY,
    report_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE report_part (
    observation_id BLOB NOT NULL,
    resource_id BLOB NOT NULL,
    PRIMARY KEY (observation_id, resource_id)
) STRICT, WITHOUT ROWID;

-- Reports that have to be looked at again, and the rules by which all were.
CREATE TABLE report_dirty (
    report_pk INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE report_basis (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    rules TEXT NOT NULL
) STRICT;

CREATE INDEX resident_insurance ON resident (insurance_no) WHERE insurance_no <> '';
CREATE INDEX identifier_number ON identifier (value);

CREATE TRIGGER report_resident_added AFTER INSERT ON resident BEGIN
    INSERT INTO report_dirty SELECT v FROM (
        SELECT pk AS v FROM report WHERE waits_for = NEW.id AND waits_for IS NOT NULL
        UNION SELECT pk FROM report WHERE citizen_id = NEW.citizen_id AND citizen_id <> '' AND resident_pk IS NULL
        UNION SELECT pk FROM report WHERE record_no = NEW.record_no AND record_no <> '' AND resident_pk IS NULL
        UNION SELECT pk FROM report WHERE insurance_no = NEW.insurance_no AND insurance_no <> '' AND resident_pk IS NULL
        UNION SELECT pk FROM report WHERE stated_patient = NEW.id AND stated_patient IS NOT NULL AND resident_pk IS NULL
    ) WHERE v NOT IN (SELECT report_pk FROM report_dirty);
END;

CREATE TRIGGER report_resident_changed AFTER UPDATE OF name, sex, birth_date, citizen_id, record_no, insurance_no, status ON resident
    WHEN NEW.name <> OLD.name OR NEW.sex <> OLD.sex OR NEW.birth_date IS NOT OLD.birth_date OR NEW.citizen_id <> OLD.citizen_id OR NEW.record_no <> OLD.record_no
        OR NEW.insurance_no <> OLD.insurance_no OR NEW.status <> OLD.status BEGIN
    INSERT INTO report_dirty SELECT v FROM (
        SELECT pk AS v FROM report WHERE resident_pk = NEW.pk AND resident_pk IS NOT NULL
        UNION SELECT pk FROM report WHERE citizen_id = NEW.citizen_id AND citizen_id <> '' AND resident_pk IS NULL
        UNION SELECT pk FROM report WHERE record_no = NEW.record_no AND record_no <> '' AND resident_pk IS NULL
        UNION SELECT pk FROM report WHERE insurance_no = NEW.insurance_no AND insurance_no <> '' AND resident_pk IS NULL
        UNION SELECT pk FROM report WHERE stated_patient = NEW.id AND stated_patient IS NOT NULL AND resident_pk IS NULL
    ) WHERE v NOT IN (SELECT report_pk FROM report_dirty);
END;

-- What has to be done about results is told from where the reports lie; what lies unmatched is the clinic's own (0).
CREATE TRIGGER worklist_report_changed AFTER UPDATE OF resident_pk, box, gravity, issued_at, test, gravest ON report
    WHEN NEW.resident_pk IS NOT OLD.resident_pk OR NEW.box <> OLD.box OR NEW.gravity <> OLD.gravity OR NEW.issued_at <> OLD.issued_at
        OR NEW.test <> OLD.test OR NEW.gravest <> OLD.gravest BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce(NEW.resident_pk, 0) AS v UNION SELECT coalesce(OLD.resident_pk, 0)) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_report_gone AFTER DELETE ON report BEGIN
    DELETE FROM report_dirty WHERE report_pk = OLD.pk;
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce(OLD.resident_pk, 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;
