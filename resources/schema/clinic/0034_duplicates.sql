-- Who is one person: records that were merged, by a link that can be taken back, and pairs that may be one.

-- One row a record that says "I was merged into that one" (Patient.link, replaced-by): what it says, and whose its facts are shown as.
CREATE TABLE resident_link (
    resident_pk INTEGER PRIMARY KEY REFERENCES resident (pk) ON DELETE CASCADE,
    into_id BLOB NOT NULL,              -- the record it says; it may not be here yet, or have been merged itself
    root_pk INTEGER REFERENCES resident (pk),   -- at the end of that chain; NULL: not here, or it goes in a circle and this one stands
    at INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    reason TEXT NOT NULL,
    status_before TEXT NOT NULL,
    changed TEXT NOT NULL               -- flat JSON: field of the kept record -> what it was, a tab, what the merge made of it
) STRICT;
CREATE INDEX resident_link_into ON resident_link (into_id);
CREATE INDEX resident_link_root ON resident_link (root_pk);

-- What was done about it, appended and never changed. 'apart': somebody looked, and they are two people.
CREATE TABLE resident_link_act (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    act TEXT NOT NULL CHECK (act IN ('merge', 'unmerge', 'apart', 'apart-not')),
    one_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    other_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX resident_link_act_pair ON resident_link_act (one_pk, other_pk, pk);
CREATE TRIGGER resident_link_act_stays BEFORE UPDATE ON resident_link_act BEGIN SELECT raise(ABORT, 'what was done stays'); END;

-- Pairs worth a look: the smaller row number first. Kept from the marks beside by RefreshDuplicates.
CREATE TABLE duplicate_pair (
    one_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    other_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    band TEXT NOT NULL CHECK (band IN ('same', 'look')),
    points INTEGER NOT NULL,
    apart INTEGER NOT NULL DEFAULT 0,   -- somebody said that they are two people
    PRIMARY KEY (one_pk, other_pk)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_pair_other ON duplicate_pair (other_pk);
CREATE INDEX duplicate_pair_rank ON duplicate_pair (apart, points DESC, one_pk, other_pk);
CREATE TABLE duplicate_dirty (
    resident_pk INTEGER PRIMARY KEY
) STRICT;
INSERT INTO duplicate_dirty SELECT pk FROM resident WHERE status <> 'merged';
CREATE TRIGGER duplicate_resident_added AFTER INSERT ON resident BEGIN
    INSERT INTO duplicate_dirty SELECT v FROM (SELECT NEW.pk AS v) WHERE v NOT IN (SELECT resident_pk FROM duplicate_dirty);
END;
CREATE TRIGGER duplicate_resident_changed
    AFTER UPDATE OF name, name_pinyin, sex, birth_date, birth_estimated, citizen_id, phone, phone2, address, insurance_no, record_no, status, death_date, last_visit ON resident
    WHEN (NEW.name, NEW.name_pinyin, NEW.sex, NEW.birth_estimated, NEW.citizen_id, NEW.phone, NEW.phone2, NEW.address, NEW.insurance_no, NEW.record_no, NEW.status)
         <> (OLD.name, OLD.name_pinyin, OLD.sex, OLD.birth_estimated, OLD.citizen_id, OLD.phone, OLD.phone2, OLD.address, OLD.insurance_no, OLD.record_no, OLD.status)
        OR NEW.birth_date IS NOT OLD.birth_date OR NEW.death_date IS NOT OLD.death_date OR (NEW.last_visit IS NOT OLD.last_visit AND NEW.last_visit IS NOT NULL) BEGIN
    INSERT INTO duplicate_dirty SELECT v FROM (SELECT NEW.pk AS v) WHERE v NOT IN (SELECT resident_pk FROM duplicate_dirty);
END;
CREATE TRIGGER duplicate_resident_gone AFTER DELETE ON resident BEGIN
    DELETE FROM duplicate_dirty WHERE resident_pk = OLD.pk;
END;
-- What two records of one person may share: a number, or a name or address with the birth date.
CREATE INDEX resident_block_phone ON resident (phone) WHERE phone <> '';
CREATE INDEX resident_block_phone2 ON resident (phone2) WHERE phone2 <> '';
CREATE INDEX resident_block_insurance ON resident (insurance_no) WHERE insurance_no <> '';
CREATE INDEX resident_block_pinyin ON resident (birth_date, name_pinyin) WHERE birth_date IS NOT NULL;
CREATE INDEX resident_block_address ON resident (address, birth_date) WHERE address <> '';

-- A fact of a merged record is shown as a fact of the kept one: its resident_pk is the kept one's, and whose it is stands here. It is
-- sent as whose it is, and goes back there when the merge is taken back.
CREATE TABLE shown_row (
    table_name TEXT NOT NULL,
    row_pk INTEGER NOT NULL,
    owner_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    PRIMARY KEY (table_name, row_pk)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_row_owner ON shown_row (owner_pk, table_name);
-- Whose a resource is does not change because somebody edits it on the kept record's chart.
CREATE TRIGGER shown_record_stays AFTER UPDATE OF resident_id ON record WHEN OLD.resident_id IS NOT NEW.resident_id AND EXISTS (
    SELECT 1 FROM resident o JOIN resident_link l ON l.resident_pk = o.pk JOIN resident n ON n.pk = l.root_pk WHERE o.id = OLD.resident_id AND n.id = NEW.resident_id) BEGIN
    UPDATE record SET resident_id = OLD.resident_id WHERE pk = NEW.pk;
END;

-- The same four triggers for each table whose rows come together; README.md says how a later table joins.
CREATE TRIGGER shown_allergy_added AFTER INSERT ON allergy WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE allergy SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_allergy_changed AFTER UPDATE OF resident_pk ON allergy WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('allergy', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE allergy SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_allergy_home AFTER UPDATE OF resident_pk ON allergy WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'allergy' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'allergy' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_allergy_gone AFTER DELETE ON allergy WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'allergy' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'allergy' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_appointment_added AFTER INSERT ON appointment WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE appointment SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_appointment_changed AFTER UPDATE OF resident_pk ON appointment WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('appointment', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE appointment SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_appointment_home AFTER UPDATE OF resident_pk ON appointment WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'appointment' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'appointment' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_appointment_gone AFTER DELETE ON appointment WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'appointment' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'appointment' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_care_plan_added AFTER INSERT ON care_plan WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE care_plan SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_care_plan_changed AFTER UPDATE OF resident_pk ON care_plan WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('care_plan', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE care_plan SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_care_plan_home AFTER UPDATE OF resident_pk ON care_plan WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'care_plan' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'care_plan' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_care_plan_gone AFTER DELETE ON care_plan WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'care_plan' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'care_plan' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_condition_added AFTER INSERT ON condition WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE condition SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_condition_changed AFTER UPDATE OF resident_pk ON condition WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('condition', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE condition SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_condition_home AFTER UPDATE OF resident_pk ON condition WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'condition' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'condition' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_condition_gone AFTER DELETE ON condition WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'condition' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'condition' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_dispense_added AFTER INSERT ON dispense WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE dispense SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_dispense_changed AFTER UPDATE OF resident_pk ON dispense WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('dispense', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE dispense SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_dispense_home AFTER UPDATE OF resident_pk ON dispense WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'dispense' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'dispense' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_dispense_gone AFTER DELETE ON dispense WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'dispense' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'dispense' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_entitlement_added AFTER INSERT ON entitlement WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE entitlement SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_entitlement_changed AFTER UPDATE OF resident_pk ON entitlement WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('entitlement', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE entitlement SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_entitlement_home AFTER UPDATE OF resident_pk ON entitlement WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'entitlement' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'entitlement' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_entitlement_gone AFTER DELETE ON entitlement WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'entitlement' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'entitlement' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_guidance_answer_added AFTER INSERT ON guidance_answer WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE guidance_answer SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_guidance_answer_changed AFTER UPDATE OF resident_pk ON guidance_answer WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('guidance_answer', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE guidance_answer SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_guidance_answer_home AFTER UPDATE OF resident_pk ON guidance_answer WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'guidance_answer' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'guidance_answer' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_guidance_answer_gone AFTER DELETE ON guidance_answer WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'guidance_answer' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'guidance_answer' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_guidance_card_added AFTER INSERT ON guidance_card WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE guidance_card SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_guidance_card_changed AFTER UPDATE OF resident_pk ON guidance_card WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('guidance_card', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE guidance_card SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_guidance_card_home AFTER UPDATE OF resident_pk ON guidance_card WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'guidance_card' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'guidance_card' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_guidance_card_gone AFTER DELETE ON guidance_card WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'guidance_card' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'guidance_card' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_late_entry_added AFTER INSERT ON late_entry WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE late_entry SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_late_entry_changed AFTER UPDATE OF resident_pk ON late_entry WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('late_entry', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE late_entry SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_late_entry_home AFTER UPDATE OF resident_pk ON late_entry WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'late_entry' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'late_entry' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_late_entry_gone AFTER DELETE ON late_entry WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'late_entry' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'late_entry' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_long_assessment_added AFTER INSERT ON long_assessment WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE long_assessment SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_long_assessment_changed AFTER UPDATE OF resident_pk ON long_assessment WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('long_assessment', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE long_assessment SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_long_assessment_home AFTER UPDATE OF resident_pk ON long_assessment WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'long_assessment' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'long_assessment' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_long_assessment_gone AFTER DELETE ON long_assessment WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'long_assessment' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'long_assessment' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_medication_line_added AFTER INSERT ON medication_line WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE medication_line SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_medication_line_changed AFTER UPDATE OF resident_pk ON medication_line WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('medication_line', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE medication_line SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_medication_line_home AFTER UPDATE OF resident_pk ON medication_line WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'medication_line' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'medication_line' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_medication_line_gone AFTER DELETE ON medication_line WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'medication_line' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'medication_line' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_observation_added AFTER INSERT ON observation WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE observation SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_observation_changed AFTER UPDATE OF resident_pk ON observation WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('observation', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE observation SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_observation_home AFTER UPDATE OF resident_pk ON observation WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'observation' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'observation' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_observation_gone AFTER DELETE ON observation WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'observation' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'observation' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_order_task_added AFTER INSERT ON order_task WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE order_task SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_order_task_changed AFTER UPDATE OF resident_pk ON order_task WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('order_task', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE order_task SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_order_task_home AFTER UPDATE OF resident_pk ON order_task WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'order_task' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'order_task' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_order_task_gone AFTER DELETE ON order_task WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'order_task' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'order_task' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_picture_added AFTER INSERT ON picture WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE picture SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_picture_changed AFTER UPDATE OF resident_pk ON picture WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('picture', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE picture SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_picture_home AFTER UPDATE OF resident_pk ON picture WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'picture' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'picture' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_picture_gone AFTER DELETE ON picture WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'picture' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'picture' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_prescription_added AFTER INSERT ON prescription WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE prescription SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_prescription_changed AFTER UPDATE OF resident_pk ON prescription WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('prescription', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE prescription SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_prescription_home AFTER UPDATE OF resident_pk ON prescription WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'prescription' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'prescription' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_prescription_gone AFTER DELETE ON prescription WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'prescription' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'prescription' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_prescription_review_added AFTER INSERT ON prescription_review WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE prescription_review SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_prescription_review_changed AFTER UPDATE OF resident_pk ON prescription_review WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('prescription_review', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE prescription_review SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_prescription_review_home AFTER UPDATE OF resident_pk ON prescription_review WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'prescription_review' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'prescription_review' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_prescription_review_gone AFTER DELETE ON prescription_review WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'prescription_review' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'prescription_review' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_programme_added AFTER INSERT ON programme WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE programme SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_programme_changed AFTER UPDATE OF resident_pk ON programme WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('programme', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE programme SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_programme_home AFTER UPDATE OF resident_pk ON programme WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'programme' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'programme' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_programme_gone AFTER DELETE ON programme WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'programme' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'programme' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_referral_added AFTER INSERT ON referral WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE referral SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_changed AFTER UPDATE OF resident_pk ON referral WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('referral', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE referral SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_home AFTER UPDATE OF resident_pk ON referral WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_referral_gone AFTER DELETE ON referral WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_referral_message_added AFTER INSERT ON referral_message WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE referral_message SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_message_changed AFTER UPDATE OF resident_pk ON referral_message WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('referral_message', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE referral_message SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_message_home AFTER UPDATE OF resident_pk ON referral_message WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral_message' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral_message' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_referral_message_gone AFTER DELETE ON referral_message WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral_message' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral_message' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_referral_summary_added AFTER INSERT ON referral_summary WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE referral_summary SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_summary_changed AFTER UPDATE OF resident_pk ON referral_summary WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('referral_summary', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE referral_summary SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_summary_home AFTER UPDATE OF resident_pk ON referral_summary WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral_summary' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral_summary' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_referral_summary_gone AFTER DELETE ON referral_summary WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral_summary' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral_summary' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_referral_task_added AFTER INSERT ON referral_task WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE referral_task SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_task_changed AFTER UPDATE OF resident_pk ON referral_task WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('referral_task', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE referral_task SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_referral_task_home AFTER UPDATE OF resident_pk ON referral_task WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral_task' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral_task' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_referral_task_gone AFTER DELETE ON referral_task WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'referral_task' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'referral_task' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_report_added AFTER INSERT ON report WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE report SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_report_changed AFTER UPDATE OF resident_pk ON report WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('report', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE report SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_report_home AFTER UPDATE OF resident_pk ON report WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'report' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'report' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_report_gone AFTER DELETE ON report WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'report' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'report' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_reused_result_added AFTER INSERT ON reused_result WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE reused_result SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_reused_result_changed AFTER UPDATE OF resident_pk ON reused_result WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('reused_result', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE reused_result SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_reused_result_home AFTER UPDATE OF resident_pk ON reused_result WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'reused_result' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'reused_result' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_reused_result_gone AFTER DELETE ON reused_result WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'reused_result' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'reused_result' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_shortage_added AFTER INSERT ON shortage WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE shortage SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_shortage_changed AFTER UPDATE OF resident_pk ON shortage WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('shortage', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE shortage SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_shortage_home AFTER UPDATE OF resident_pk ON shortage WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'shortage' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'shortage' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_shortage_gone AFTER DELETE ON shortage WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'shortage' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'shortage' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_special_booking_added AFTER INSERT ON special_booking WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE special_booking SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_special_booking_changed AFTER UPDATE OF resident_pk ON special_booking WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('special_booking', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE special_booking SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_special_booking_home AFTER UPDATE OF resident_pk ON special_booking WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'special_booking' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'special_booking' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_special_booking_gone AFTER DELETE ON special_booking WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'special_booking' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'special_booking' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_target_added AFTER INSERT ON target WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE target SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_target_changed AFTER UPDATE OF resident_pk ON target WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('target', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE target SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_target_home AFTER UPDATE OF resident_pk ON target WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'target' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'target' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_target_gone AFTER DELETE ON target WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'target' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'target' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_test_order_added AFTER INSERT ON test_order WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE test_order SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_test_order_changed AFTER UPDATE OF resident_pk ON test_order WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('test_order', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE test_order SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_test_order_home AFTER UPDATE OF resident_pk ON test_order WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'test_order' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'test_order' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_test_order_gone AFTER DELETE ON test_order WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'test_order' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'test_order' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_visit_added AFTER INSERT ON visit WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE visit SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_visit_changed AFTER UPDATE OF resident_pk ON visit WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('visit', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE visit SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_visit_home AFTER UPDATE OF resident_pk ON visit WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'visit' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'visit' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_visit_gone AFTER DELETE ON visit WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'visit' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'visit' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_worklist_act_added AFTER INSERT ON worklist_act WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE worklist_act SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_worklist_act_changed AFTER UPDATE OF resident_pk ON worklist_act WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('worklist_act', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE worklist_act SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_worklist_act_home AFTER UPDATE OF resident_pk ON worklist_act WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'worklist_act' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'worklist_act' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_worklist_act_gone AFTER DELETE ON worklist_act WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'worklist_act' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'worklist_act' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_compliance_decision_added AFTER INSERT ON compliance_decision WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE compliance_decision SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_compliance_decision_changed AFTER UPDATE OF resident_pk ON compliance_decision WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('compliance_decision', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE compliance_decision SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_compliance_decision_home AFTER UPDATE OF resident_pk ON compliance_decision WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'compliance_decision' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'compliance_decision' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_compliance_decision_gone AFTER DELETE ON compliance_decision WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'compliance_decision' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'compliance_decision' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_contract_added AFTER INSERT ON contract WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE contract SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_contract_changed AFTER UPDATE OF resident_pk ON contract WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('contract', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE contract SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_contract_home AFTER UPDATE OF resident_pk ON contract WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'contract' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'contract' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_contract_gone AFTER DELETE ON contract WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'contract' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'contract' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_contract_event_added AFTER INSERT ON contract_event WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE contract_event SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_contract_event_changed AFTER UPDATE OF resident_pk ON contract_event WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('contract_event', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE contract_event SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_contract_event_home AFTER UPDATE OF resident_pk ON contract_event WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'contract_event' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'contract_event' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_contract_event_gone AFTER DELETE ON contract_event WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'contract_event' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'contract_event' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_move_request_added AFTER INSERT ON move_request WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE move_request SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_move_request_changed AFTER UPDATE OF resident_pk ON move_request WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('move_request', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE move_request SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_move_request_home AFTER UPDATE OF resident_pk ON move_request WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'move_request' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'move_request' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_move_request_gone AFTER DELETE ON move_request WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'move_request' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'move_request' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_handover_added AFTER INSERT ON handover WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE handover SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_handover_changed AFTER UPDATE OF resident_pk ON handover WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('handover', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE handover SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_handover_home AFTER UPDATE OF resident_pk ON handover WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'handover' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'handover' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_handover_gone AFTER DELETE ON handover WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'handover' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'handover' AND row_pk = OLD.pk;
END;

CREATE TRIGGER shown_arrival_added AFTER INSERT ON arrival WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    UPDATE arrival SET resident_pk = resident_pk WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_arrival_changed AFTER UPDATE OF resident_pk ON arrival WHEN EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    INSERT INTO shown_row (table_name, row_pk, owner_pk) VALUES ('arrival', NEW.pk, NEW.resident_pk)
        ON CONFLICT (table_name, row_pk) DO UPDATE SET owner_pk = excluded.owner_pk WHERE OLD.resident_pk IS NOT NEW.resident_pk;
    UPDATE arrival SET resident_pk = (SELECT root_pk FROM resident_link WHERE resident_pk = NEW.resident_pk) WHERE pk = NEW.pk;
END;
CREATE TRIGGER shown_arrival_home AFTER UPDATE OF resident_pk ON arrival WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'arrival' AND row_pk = NEW.pk)
    AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = NEW.resident_pk AND root_pk IS NOT NULL) BEGIN
    DELETE FROM shown_row WHERE table_name = 'arrival' AND row_pk = NEW.pk
        AND NOT EXISTS (SELECT 1 FROM resident_link WHERE resident_pk = owner_pk AND root_pk = NEW.resident_pk);
END;
CREATE TRIGGER shown_arrival_gone AFTER DELETE ON arrival WHEN EXISTS (SELECT 1 FROM shown_row WHERE table_name = 'arrival' AND row_pk = OLD.pk) BEGIN
    DELETE FROM shown_row WHERE table_name = 'arrival' AND row_pk = OLD.pk;
END;
