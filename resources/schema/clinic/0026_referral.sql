-- Referrals up and down, questions to a specialist, joint clinics and online return visits.

-- What whoever refers has written; a ServiceRequest. A question to a specialist has the same shape.
CREATE TABLE referral (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('up', 'down', 'consult')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'revoked', 'completed', 'entered-in-error')),
    reason TEXT NOT NULL DEFAULT '',        -- of referral_reasons.csv
    urgency TEXT NOT NULL DEFAULT '',       -- of referral_urgencies.csv
    specialty TEXT NOT NULL DEFAULT '',     -- of referral_specialties.csv
    institution TEXT NOT NULL DEFAULT '',   -- the other side, as people write it
    receiver TEXT NOT NULL DEFAULT '',      -- the doctor there
    impression TEXT NOT NULL DEFAULT '',    -- the four texts of the national form; what a question asks is its history
    history TEXT NOT NULL DEFAULT '',
    past TEXT NOT NULL DEFAULT '',
    treatment TEXT NOT NULL DEFAULT '',
    visit_id BLOB,                          -- the visit that it came of
    valid_from TEXT,
    valid_until TEXT,                       -- inclusive
    by_user TEXT NOT NULL DEFAULT '',
    made INTEGER NOT NULL,
    sent INTEGER,
    read_state TEXT NOT NULL DEFAULT ''     -- the last answer that somebody here has read
) STRICT;
CREATE INDEX referral_resident ON referral (resident_pk, made);
CREATE INDEX referral_open ON referral (made) WHERE status IN ('draft', 'active');

CREATE TABLE referral_attachment (
    referral_pk INTEGER NOT NULL REFERENCES referral (pk) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,                     -- resource type of what is attached
    target BLOB NOT NULL,                   -- its id: it travels by itself
    title TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (referral_pk, position)
) STRICT, WITHOUT ROWID;

-- How far it has come and what the other side said; a Task. It may arrive before what it is about.
CREATE TABLE referral_task (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    referral_id BLOB NOT NULL,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('sent', 'seen', 'accepted', 'refused', 'replied', 'returned', 'closed', 'withdrawn', 'entered-in-error')),
    at INTEGER NOT NULL,                    -- since when it stands there
    by_whom TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',          -- why refused or withdrawn, what was answered
    diagnosis TEXT NOT NULL DEFAULT '',     -- the texts of the form's second half
    findings TEXT NOT NULL DEFAULT '',
    advice TEXT NOT NULL DEFAULT '',
    case_no TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    visit_by TEXT                           -- the day by which the person is to be seen here again
) STRICT;
CREATE INDEX referral_task_referral ON referral_task (referral_id);
CREATE INDEX referral_task_resident ON referral_task (resident_pk);

-- The summary as it was sent; a Composition.
CREATE TABLE referral_summary (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    referral_id BLOB NOT NULL,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    made INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('final', 'entered-in-error'))
) STRICT;
CREATE INDEX referral_summary_referral ON referral_summary (referral_id);

CREATE TABLE referral_summary_line (
    summary_pk INTEGER NOT NULL REFERENCES referral_summary (pk) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    section TEXT NOT NULL,                  -- of referral_sections.csv
    state TEXT NOT NULL CHECK (state IN ('stated', 'nothing-recorded', 'not-asked', 'none-known')),
    en TEXT NOT NULL DEFAULT '',            -- empty where the section says only its state
    zh TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (summary_pk, position)
) STRICT, WITHOUT ROWID;

-- What both sides say about it; a Communication. Said once; that it was read is added.
CREATE TABLE referral_message (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    referral_id BLOB NOT NULL,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('clinic', 'other')),
    words TEXT NOT NULL,
    by_whom TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    read_at INTEGER,
    read_by TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('completed', 'entered-in-error'))
) STRICT;
CREATE INDEX referral_message_referral ON referral_message (referral_id, at);

-- A day on which a specialist sees people together with the clinic; a Schedule of the clinic's.
CREATE TABLE joint_session (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    start INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    seats INTEGER NOT NULL,
    specialty TEXT NOT NULL DEFAULT '',
    institution TEXT NOT NULL DEFAULT '',
    specialist TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'cancelled', 'entered-in-error')),
    by_user TEXT NOT NULL DEFAULT '',
    made INTEGER NOT NULL
) STRICT;
CREATE INDEX joint_session_start ON joint_session (start);

-- A place at a joint clinic, or an online return visit; an Appointment of its own kind.
CREATE TABLE special_booking (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('joint', 'online')),
    session_id BLOB,
    start INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('booked', 'fulfilled', 'noshow', 'cancelled', 'entered-in-error')),
    outcome TEXT NOT NULL DEFAULT '',
    unchecked TEXT NOT NULL DEFAULT '',     -- conditions of an online visit that nobody could check, by their ids
    reason TEXT NOT NULL DEFAULT '',        -- why it was booked all the same
    by_user TEXT NOT NULL DEFAULT '',
    made INTEGER NOT NULL
) STRICT;
CREATE INDEX special_booking_session ON special_booking (session_id);
CREATE INDEX special_booking_resident ON special_booking (resident_pk, start);

-- What is open about them is a thing to do.
CREATE TRIGGER worklist_referral_added AFTER INSERT ON referral BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_changed AFTER UPDATE ON referral BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_gone AFTER DELETE ON referral BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_task_added AFTER INSERT ON referral_task BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_task_changed AFTER UPDATE ON referral_task BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_task_gone AFTER DELETE ON referral_task BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_message_added AFTER INSERT ON referral_message BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_message_changed AFTER UPDATE ON referral_message BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_referral_message_gone AFTER DELETE ON referral_message BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;
