-- Family doctor contracts: what happened to them, appended; and where each stands, which follows from it. Partner institutions of a benefit.

-- One event of one contract. Never changed: a mistake is taken back by a further event.
CREATE TABLE contract_event (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    contract_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('offered', 'accepted', 'signed', 'renewed', 'transferred', 'ended')),
    on_date TEXT NOT NULL,                  -- the day from which it holds
    at INTEGER NOT NULL,                    -- when it was written down
    by_user TEXT NOT NULL DEFAULT '',
    previous_id BLOB,                       -- renewed, transferred: the contract that this one follows
    team TEXT NOT NULL DEFAULT '',          -- terms, where the event states them
    doctor TEXT NOT NULL DEFAULT '',
    package TEXT NOT NULL DEFAULT '',       -- of contract_packages.csv
    since TEXT,
    until TEXT,
    signer TEXT NOT NULL DEFAULT '',        -- who signed for the person
    reason TEXT NOT NULL DEFAULT '',        -- ended: of contract_reasons.csv
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contract_event_resident ON contract_event (resident_pk, at);
CREATE INDEX contract_event_contract ON contract_event (contract_id);

CREATE TRIGGER contract_event_stays BEFORE UPDATE OF id, contract_id, kind, on_date, at, by_user, previous_id, team, doctor, package, since, until, signer, reason, note
ON contract_event BEGIN
    SELECT RAISE(ABORT, 'a contract event is never changed');
END;

-- Where a contract stands: derived from all events of its person.
CREATE TABLE contract (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('offered', 'accepted', 'signed', 'renewed', 'transferred', 'ended')),
    team TEXT NOT NULL,
    doctor TEXT NOT NULL,
    package TEXT NOT NULL,
    since TEXT NOT NULL,                    -- first day of the term
    until TEXT NOT NULL,                    -- last day of the term as agreed
    last_day TEXT,                          -- in force from `since` to this day; NULL: never signed
    previous_id BLOB,
    signed_on TEXT,
    ended_on TEXT,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contract_resident ON contract (resident_pk, since);
-- What lists and counts ask rides along, so that they read no rows.
CREATE INDEX contract_last ON contract (last_day, since, state, resident_pk) WHERE last_day IS NOT NULL;
CREATE INDEX contract_doctor ON contract (doctor, last_day, since, state);
CREATE INDEX contract_team ON contract (team, last_day, since, state);
CREATE INDEX contract_open ON contract (since) WHERE last_day IS NULL;
CREATE INDEX contract_previous ON contract (previous_id) WHERE previous_id IS NOT NULL;

-- 1+N: institutions beside the steward where the benefit holds too, each for its time.
CREATE TABLE entitlement_partner (
    entitlement_pk INTEGER NOT NULL REFERENCES entitlement (pk) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    institution TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,                             -- inclusive
    PRIMARY KEY (entitlement_pk, position)
) STRICT, WITHOUT ROWID;

-- The kept facts of a person hold the terms from now on: all are gathered anew.
DELETE FROM quality_fact;
INSERT OR IGNORE INTO quality_dirty SELECT pk FROM resident;

CREATE TRIGGER worklist_contract_added AFTER INSERT ON contract BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_contract_changed AFTER UPDATE ON contract BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_contract_gone AFTER DELETE ON contract BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER quality_contract_added AFTER INSERT ON contract BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_contract_changed AFTER UPDATE ON contract BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM quality_dirty);
END;

CREATE TRIGGER quality_contract_gone AFTER DELETE ON contract BEGIN
    INSERT INTO quality_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM quality_dirty);
END;
