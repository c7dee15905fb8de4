-- Residents choose their clinic: who asks to leave or to come, what the old clinic hands over, who takes people in.

-- A request to the consortium; a Task. Of somebody who lives elsewhere there is no resident here until they have come.
CREATE TABLE move_request (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('leave', 'arrive')),
    resident_pk INTEGER REFERENCES resident (pk) ON DELETE CASCADE,
    name TEXT NOT NULL DEFAULT '',          -- arrive: as the person says them
    identifier TEXT NOT NULL DEFAULT '',
    other TEXT NOT NULL DEFAULT '',         -- code of the other institution; may be empty of who wants to come
    reason TEXT NOT NULL DEFAULT '',        -- of departure_reasons.csv
    note TEXT NOT NULL DEFAULT '',
    wanted_on TEXT,
    announced INTEGER NOT NULL DEFAULT 0,   -- the consortium says that the person asked elsewhere
    state TEXT NOT NULL CHECK (state IN ('asked', 'withdrawn', 'refused', 'done', 'entered-in-error')),
    answer TEXT NOT NULL DEFAULT '',        -- why refused or withdrawn
    at INTEGER NOT NULL,
    decided_at INTEGER,
    by_user TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX move_request_resident ON move_request (resident_pk, at);
CREATE INDEX move_request_open ON move_request (at) WHERE state = 'asked';
CREATE INDEX move_request_decided ON move_request (decided_at) WHERE decided_at IS NOT NULL;

-- What the leaving clinic hands over; a Composition. Frozen when a doctor confirms it.
CREATE TABLE handover (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    request_id BLOB NOT NULL,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    clinic TEXT NOT NULL,                   -- the leaving one's name
    made INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',          -- to the next doctor
    status TEXT NOT NULL CHECK (status IN ('preliminary', 'final', 'entered-in-error')),
    confirmed_at INTEGER,
    confirmed_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX handover_resident ON handover (resident_pk, made);
CREATE INDEX handover_request ON handover (request_id);

CREATE TABLE handover_line (
    handover_pk INTEGER NOT NULL REFERENCES handover (pk) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    section TEXT NOT NULL,                  -- of handover_sections.csv
    state TEXT NOT NULL CHECK (state IN ('stated', 'nothing-recorded', 'not-asked', 'none-known')),
    en TEXT NOT NULL DEFAULT '',
    zh TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (handover_pk, position)
) STRICT, WITHOUT ROWID;

-- What the new clinic said of somebody who came on that day; a Task. Nobody has taken them in where there is none, or only a question.
CREATE TABLE arrival (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    arrived_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'asked-back', 'entered-in-error')),
    doctor TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL DEFAULT '',      -- to the clinic that handed over
    allergies TEXT NOT NULL DEFAULT '' CHECK (allergies IN ('', 'confirmed', 'corrected')),
    contract TEXT NOT NULL DEFAULT '' CHECK (contract IN ('', 'signed', 'to-sign')),
    at INTEGER NOT NULL,
    by_user TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX arrival_resident ON arrival (resident_pk, arrived_on);

CREATE INDEX resident_moved_on ON resident (moved_on) WHERE moved_on IS NOT NULL;

CREATE TRIGGER worklist_move_request_added AFTER INSERT ON move_request BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_move_request_changed AFTER UPDATE ON move_request BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_move_request_gone AFTER DELETE ON move_request BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v IS NOT NULL AND v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_handover_added AFTER INSERT ON handover BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_handover_changed AFTER UPDATE ON handover BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_handover_gone AFTER DELETE ON handover BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_arrival_added AFTER INSERT ON arrival BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_arrival_changed AFTER UPDATE ON arrival BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_arrival_gone AFTER DELETE ON arrival BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;
