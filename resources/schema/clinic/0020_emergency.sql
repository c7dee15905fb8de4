-- Which records were written down on paper while the clinic could not be reached, and who vouches for them.

CREATE TABLE late_entry (
    pk INTEGER PRIMARY KEY,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    observation_id BLOB NOT NULL UNIQUE,
    form TEXT NOT NULL DEFAULT '',      -- the code on the sheet of paper
    happened INTEGER NOT NULL,
    entered INTEGER NOT NULL,
    written_by TEXT NOT NULL,           -- who filled the sheet in
    entered_by TEXT NOT NULL,
    verified_by TEXT NOT NULL           -- a user of this desk, not the one who typed
) STRICT;
CREATE INDEX late_entry_resident ON late_entry (resident_pk, happened);
