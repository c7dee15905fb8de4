-- What this clinic's pharmacist decided about rules of the review: that a row is right, or that a rule need not interrupt here. Appended; taking
-- a decision back is said in its row. It stays on this desk.
CREATE TABLE rule_decision (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('signed', 'retired')),
    rule TEXT NOT NULL,                 -- signed: the row of knowledge; retired: the rule as findings name it
    version TEXT NOT NULL,              -- of the row as it was then; a later one is a new question
    note TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL,
    undone_by TEXT,
    undone_at INTEGER
) STRICT;
CREATE UNIQUE INDEX rule_decision_in_force ON rule_decision (kind, rule) WHERE undone_at IS NULL;

CREATE INDEX prescription_written ON prescription (written);
