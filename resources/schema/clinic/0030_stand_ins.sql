-- What other systems record without a diagnosis is read from their resources as they came, so a write of one marks whose it is.
INSERT INTO quality_dirty SELECT pk FROM resident WHERE pk NOT IN (SELECT resident_pk FROM quality_dirty);

CREATE TRIGGER quality_record_added AFTER INSERT ON record
WHEN NEW.resident_id IS NOT NULL AND NEW.type IN ('Procedure', 'DeviceRequest', 'ServiceRequest', 'MedicationRequest', 'Encounter', 'Observation') BEGIN
    INSERT INTO quality_dirty SELECT pk FROM resident WHERE id = NEW.resident_id AND pk NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_record_changed AFTER UPDATE OF body, base, resident_id, state ON record
WHEN NEW.resident_id IS NOT NULL AND NEW.type IN ('Procedure', 'DeviceRequest', 'ServiceRequest', 'MedicationRequest', 'Encounter', 'Observation') BEGIN
    INSERT INTO quality_dirty SELECT pk FROM resident WHERE id IN (NEW.resident_id, OLD.resident_id) AND pk NOT IN (SELECT resident_pk FROM quality_dirty);
END;
