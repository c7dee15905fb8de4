-- What a glucose sensor told. Apart from `observation`: nothing here is a laboratory's value, and nothing that counts those looks here.

CREATE TABLE cgm_day (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,            -- derived from resident and day: every desk names it alike; one FHIR Observation
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    day TEXT NOT NULL,                  -- in the institution's zone
    device TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('final', 'entered-in-error')),
    UNIQUE (resident_pk, day)
) STRICT;

CREATE TABLE cgm_reading (
    day_pk INTEGER NOT NULL REFERENCES cgm_day (pk),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    value REAL NOT NULL,                -- in its own unit
    unit TEXT NOT NULL CHECK (unit IN ('mmol/L', 'mg/dL')),
    beyond TEXT NOT NULL DEFAULT '' CHECK (beyond IN ('', 'below', 'above')),   -- LO, HI: `value` is the limit
    PRIMARY KEY (day_pk, minute)
) STRICT, WITHOUT ROWID;
