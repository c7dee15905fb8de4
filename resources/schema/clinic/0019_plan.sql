-- What was agreed with a person: goals, what was explained, what is measured at home. A new agreement replaces the one before, which stays.

CREATE TABLE care_plan (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    agreed TEXT NOT NULL,               -- the day
    by_user TEXT NOT NULL,
    replaces BLOB,                      -- id of the plan before
    status TEXT NOT NULL CHECK (status IN ('active', 'revoked', 'entered-in-error'))
) STRICT;
CREATE INDEX care_plan_resident ON care_plan (resident_pk, status, agreed);

CREATE TABLE care_plan_item (
    plan_pk INTEGER NOT NULL REFERENCES care_plan (pk),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('goal', 'topic', 'measure')),
    item TEXT NOT NULL DEFAULT '',      -- of plan_items.csv; empty: in the person's own words
    words TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (plan_pk, position)
) STRICT, WITHOUT ROWID;
