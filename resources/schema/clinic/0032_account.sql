-- Sets of capitation tables as the consortium published them; the newest that has begun is in force, without any the built-in sample is.
CREATE TABLE capitation_set (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    version TEXT NOT NULL,
    publisher TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'entered-in-error'))
) STRICT;
CREATE INDEX capitation_set_valid ON capitation_set (status, valid_from);
CREATE TABLE capitation_set_file (
    set_pk INTEGER NOT NULL REFERENCES capitation_set (pk),
    name TEXT NOT NULL,                     -- 'capitation_rates.csv' ...
    content TEXT NOT NULL,
    PRIMARY KEY (set_pk, name)
) STRICT;
