-- Who is expected when; and what was said about things to do, as it travels between desks.

-- Two desks that book the last place apart from each other both keep their row: a time is overbooked, never a person lost.
CREATE TABLE appointment (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('booked', 'fulfilled', 'noshow', 'cancelled', 'entered-in-error')),
    practitioner TEXT NOT NULL DEFAULT '',  -- whom they come to, as people write it
    reason TEXT NOT NULL DEFAULT '',        -- the kind of the thing to do that it was booked for
    by_user TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL                     -- when it was booked
) STRICT;
CREATE INDEX appointment_start ON appointment (start);
CREATE INDEX appointment_resident ON appointment (resident_pk, start);

-- Of a person's items those rest that a visit deals with, until the day of the booking.
ALTER TABLE worklist_item ADD COLUMN booked INTEGER;

ALTER TABLE worklist_act ADD COLUMN status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'entered-in-error'));

CREATE TRIGGER worklist_appointment_added AFTER INSERT ON appointment BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_appointment_changed AFTER UPDATE ON appointment BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_appointment_gone AFTER DELETE ON appointment BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;
