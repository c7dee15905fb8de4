-- What has to be done, and why: a figure of the facts, like the latest values. Nothing here is the only copy of anything but `worklist_act`.

-- One row for each thing to do. It is there from the day on which the facts make it due in future: which of them stand on the list is asked
-- with the day, so that tomorrow's list is right without anybody writing.
CREATE TABLE worklist_item (
    resident_pk INTEGER NOT NULL,       -- 0: the clinic's own
    kind TEXT NOT NULL,                 -- of rules/worklist.csv
    queue TEXT NOT NULL,                -- whose work: '@' and a user, 'doctor:' and the resident's doctor, 'manager'
    side TEXT NOT NULL,                 -- 'doctor' or 'manager': given to one person it stays on the side of its rule
    due_on TEXT NOT NULL,
    shows_on TEXT NOT NULL,             -- due, less the lead of its kind; later while it is put off
    rank INTEGER NOT NULL,              -- day number of due_on, less the days that its benefit moves it up: the smaller the sooner
    facts TEXT NOT NULL,                -- flat JSON: the person's own numbers, for the reason
    snoozed_until TEXT,
    PRIMARY KEY (resident_pk, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX worklist_item_side ON worklist_item (side, kind, rank, shows_on, due_on);
CREATE INDEX worklist_item_queue ON worklist_item (queue, kind, rank, shows_on, due_on);
CREATE INDEX worklist_item_snoozed ON worklist_item (snoozed_until) WHERE snoozed_until IS NOT NULL;

-- What people said about a thing to do; appended, the newest counts.
CREATE TABLE worklist_act (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER REFERENCES resident (pk) ON DELETE CASCADE,   -- NULL: the clinic's own
    kind TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('snooze', 'assign', 'contact')),
    about TEXT NOT NULL DEFAULT '',     -- snooze: the item's facts then; other facts bring it back
    until TEXT,                         -- snooze
    who TEXT NOT NULL DEFAULT '',       -- assign: 'doctor', 'manager', '@' and a user, or empty: as the rule says
    how TEXT NOT NULL DEFAULT '',       -- contact: 'phone', 'message', 'home', 'clinic'
    outcome TEXT NOT NULL DEFAULT '',   -- contact: 'reached', 'no-answer', 'wrong-number', 'declined'
    note TEXT NOT NULL DEFAULT '',
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX worklist_act_item ON worklist_act (resident_pk, kind, act, at);

-- By which rules and formularies the items were told.
CREATE TABLE worklist_basis (
    name TEXT PRIMARY KEY,              -- 'rules', or 'formulary:' and a pharmacy's id
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whose items have to be told again. Filled below by every write of a fact, whoever writes it, in the same transaction.
CREATE TABLE worklist_dirty (
    resident_pk INTEGER PRIMARY KEY     -- 0: the clinic's own
) STRICT;

CREATE INDEX prescription_line_product ON prescription_line (pharmacy, product) WHERE product <> '';
CREATE INDEX visit_day ON visit (date);
CREATE INDEX resident_arrived ON resident (arrived_on) WHERE arrived_on IS NOT NULL;

CREATE TRIGGER worklist_observation_added AFTER INSERT ON observation BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_observation_changed AFTER UPDATE ON observation BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_observation_gone AFTER DELETE ON observation BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_visit_added AFTER INSERT ON visit BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_visit_changed AFTER UPDATE ON visit BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_visit_gone AFTER DELETE ON visit BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_visit_form_added AFTER INSERT ON visit_form BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT resident_pk FROM visit WHERE pk = NEW.visit_pk), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_visit_form_changed AFTER UPDATE ON visit_form BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT resident_pk FROM visit WHERE pk = NEW.visit_pk), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_visit_form_gone AFTER DELETE ON visit_form BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT resident_pk FROM visit WHERE pk = OLD.visit_pk), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_programme_added AFTER INSERT ON programme BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_programme_changed AFTER UPDATE ON programme BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_programme_gone AFTER DELETE ON programme BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_medication_line_added AFTER INSERT ON medication_line BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_medication_line_changed AFTER UPDATE ON medication_line BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_medication_line_gone AFTER DELETE ON medication_line BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_prescription_added AFTER INSERT ON prescription BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_prescription_changed AFTER UPDATE ON prescription BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_prescription_gone AFTER DELETE ON prescription BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_dispense_added AFTER INSERT ON dispense BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_dispense_changed AFTER UPDATE ON dispense BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_dispense_gone AFTER DELETE ON dispense BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_prescription_review_added AFTER INSERT ON prescription_review BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_prescription_review_changed AFTER UPDATE ON prescription_review BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_prescription_review_gone AFTER DELETE ON prescription_review BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

-- A line whose form is gone belongs to nobody any more: the clinic's own items are told again, which costs nothing.

CREATE TRIGGER worklist_order_added AFTER INSERT ON prescription_line BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT resident_pk FROM prescription WHERE pk = NEW.prescription_pk), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_order_changed AFTER UPDATE ON prescription_line BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT resident_pk FROM prescription WHERE pk = NEW.prescription_pk), 0) AS v UNION SELECT coalesce((SELECT resident_pk FROM prescription WHERE pk = OLD.prescription_pk), 0)) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_order_gone AFTER DELETE ON prescription_line BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT resident_pk FROM prescription WHERE pk = OLD.prescription_pk), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_resident_added AFTER INSERT ON resident BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_resident_changed AFTER UPDATE OF status, doctor, control_state, hba1c_percent, hba1c_date, last_visit, contract_until, arrived_on ON resident BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_resident_gone AFTER DELETE ON resident BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_act_added AFTER INSERT ON worklist_act BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce(NEW.resident_pk, 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_act_changed AFTER UPDATE ON worklist_act BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce(NEW.resident_pk, 0) AS v UNION SELECT coalesce(OLD.resident_pk, 0)) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_act_gone AFTER DELETE ON worklist_act BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce(OLD.resident_pk, 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_conflict_added AFTER INSERT ON conflict BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT r.pk FROM record c JOIN resident r ON r.id = c.resident_id WHERE c.type = NEW.type AND c.id = NEW.rid), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_conflict_changed AFTER UPDATE ON conflict BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT r.pk FROM record c JOIN resident r ON r.id = c.resident_id WHERE c.type = NEW.type AND c.id = NEW.rid), 0) AS v UNION SELECT coalesce((SELECT r.pk FROM record c JOIN resident r ON r.id = c.resident_id WHERE c.type = OLD.type AND c.id = OLD.rid), 0)) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_conflict_gone AFTER DELETE ON conflict BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT r.pk FROM record c JOIN resident r ON r.id = c.resident_id WHERE c.type = OLD.type AND c.id = OLD.rid), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_record_added AFTER INSERT ON record
    WHEN NEW.state IN ('conflict', 'quarantined') BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT pk FROM resident WHERE id = NEW.resident_id), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_record_changed AFTER UPDATE OF state, resident_id ON record
    WHEN NEW.state IN ('conflict', 'quarantined') OR OLD.state IN ('conflict', 'quarantined') BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT pk FROM resident WHERE id = NEW.resident_id), 0) AS v UNION SELECT coalesce((SELECT pk FROM resident WHERE id = OLD.resident_id), 0)) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_record_gone AFTER DELETE ON record
    WHEN OLD.state IN ('conflict', 'quarantined') BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT coalesce((SELECT pk FROM resident WHERE id = OLD.resident_id), 0) AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

-- What a formulary no longer knows at all cannot be called withdrawn.
CREATE TRIGGER worklist_product_gone AFTER DELETE ON formulary_item BEGIN
    INSERT INTO worklist_dirty SELECT DISTINCT p.resident_pk FROM formulary_product f JOIN formulary_pharmacy y ON y.pk = f.pharmacy_pk
        JOIN prescription_line l ON l.pharmacy = y.id AND l.product = f.code AND l.product <> '' JOIN prescription p ON p.pk = l.prescription_pk
        WHERE f.pk = OLD.product_pk AND p.resident_pk NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

INSERT INTO worklist_dirty SELECT pk FROM resident UNION SELECT 0;
