-- What the measures read of a person, kept in one row: a figure of the facts, like the latest values. Nothing here is the only copy of anything.

-- Where an encounter took place, when it was no ordinary one: readings taken in a ward or an emergency room are no readings of the clinic.
ALTER TABLE visit ADD COLUMN setting TEXT NOT NULL DEFAULT '' CHECK (setting IN ('', 'inpatient', 'emergency'));
UPDATE visit SET setting = coalesce((
    SELECT CASE WHEN json_extract(coalesce(r.body, r.base), '$.class.code') IN ('IMP', 'ACUTE', 'NONAC', 'OBSENC', 'SS') THEN 'inpatient'
                WHEN json_extract(coalesce(r.body, r.base), '$.class.code') = 'EMER' THEN 'emergency' ELSE '' END
      FROM record r WHERE r.type = 'Encounter' AND r.id = visit.id AND json_valid(coalesce(r.body, r.base))), '');

CREATE TABLE quality_fact (
    resident_pk INTEGER PRIMARY KEY,
    facts BLOB NOT NULL                 -- models/quality/fact_blob.h; begins with the digest of the tables it was gathered by
) STRICT;

-- Whose facts have to be gathered again. Filled below by every write of a fact, whoever writes it, in the same transaction.
CREATE TABLE quality_dirty (
    resident_pk INTEGER PRIMARY KEY
) STRICT;
INSERT INTO quality_dirty SELECT pk FROM resident;

-- By which tables the facts were gathered: one row, or none before the first time.
CREATE TABLE quality_basis (
    digest TEXT NOT NULL
) STRICT;

-- The key that signs this store's evidence packs; made with the first of them.
CREATE TABLE evidence_key (
    pk INTEGER PRIMARY KEY CHECK (pk = 1),
    public_key BLOB NOT NULL,
    secret_key BLOB NOT NULL
) STRICT;

CREATE TRIGGER quality_observation_added AFTER INSERT ON observation BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_observation_changed AFTER UPDATE ON observation BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_observation_gone AFTER DELETE ON observation BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_visit_added AFTER INSERT ON visit BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_visit_changed AFTER UPDATE ON visit BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_visit_gone AFTER DELETE ON visit BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_condition_added AFTER INSERT ON condition BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_condition_changed AFTER UPDATE ON condition BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_condition_gone AFTER DELETE ON condition BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_programme_added AFTER INSERT ON programme BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_programme_changed AFTER UPDATE ON programme BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_programme_gone AFTER DELETE ON programme BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_medication_line_added AFTER INSERT ON medication_line BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_medication_line_changed AFTER UPDATE ON medication_line BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_medication_line_gone AFTER DELETE ON medication_line BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_prescription_added AFTER INSERT ON prescription BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_prescription_changed AFTER UPDATE ON prescription BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_prescription_gone AFTER DELETE ON prescription BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_target_added AFTER INSERT ON target BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_target_changed AFTER UPDATE ON target BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_target_gone AFTER DELETE ON target BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_visit_form_added AFTER INSERT ON visit_form BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT (SELECT resident_pk FROM visit WHERE pk = NEW.visit_pk) AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_visit_form_changed AFTER UPDATE ON visit_form BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT (SELECT resident_pk FROM visit WHERE pk = NEW.visit_pk) AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_visit_form_gone AFTER DELETE ON visit_form BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT (SELECT resident_pk FROM visit WHERE pk = OLD.visit_pk) AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_prescription_line_added AFTER INSERT ON prescription_line BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT (SELECT resident_pk FROM prescription WHERE pk = NEW.prescription_pk) AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_prescription_line_changed AFTER UPDATE ON prescription_line BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT (SELECT resident_pk FROM prescription WHERE pk = NEW.prescription_pk) AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_prescription_line_gone AFTER DELETE ON prescription_line BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT (SELECT resident_pk FROM prescription WHERE pk = OLD.prescription_pk) AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_resident_added AFTER INSERT ON resident BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.pk AS v) WHERE v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_resident_changed AFTER UPDATE OF record_no, sex, birth_date, grid, doctor, contract_until, status, death_date, moved_on ON resident BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.pk AS v) WHERE v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_resident_gone AFTER DELETE ON resident BEGIN
    DELETE FROM quality_fact WHERE resident_pk = OLD.pk;
    DELETE FROM quality_dirty WHERE resident_pk = OLD.pk;
END;
