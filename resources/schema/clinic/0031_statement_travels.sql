-- The statement travels: what is sent of it, what comes back, and what the clinic's desks have to say of that.

-- As it was submitted, at whichever desk: the head of its MeasureReports. A desk that did not freeze it has it in these words alone.
CREATE TABLE statement_sent (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,                -- the statement's
    institution TEXT NOT NULL,
    scheme TEXT NOT NULL CHECK (scheme IN ('employee', 'resident')),
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    streams TEXT NOT NULL,
    rules TEXT NOT NULL,
    basis TEXT NOT NULL,
    hash BLOB NOT NULL,
    frozen_at INTEGER NOT NULL,
    frozen_by TEXT NOT NULL,
    totals TEXT NOT NULL,                   -- figures in fen: JSON
    sheets INTEGER NOT NULL                 -- how many hold its lines
) STRICT;
CREATE TABLE statement_sheet (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    statement_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    lines TEXT NOT NULL                     -- a line each, its parts between tabs
) STRICT;
CREATE INDEX statement_sheet_statement ON statement_sheet (statement_id, position);
-- The Task: who signed, who submitted, and whether it was amended since.
CREATE TABLE statement_task (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    statement_id BLOB NOT NULL UNIQUE,
    signed_at INTEGER NOT NULL,
    signed_by TEXT NOT NULL,
    submitted_at INTEGER NOT NULL,
    submitted_by TEXT NOT NULL,
    amended_at INTEGER,
    amended_by TEXT NOT NULL DEFAULT ''
) STRICT;
-- A PaymentReconciliation: the payer's word.
CREATE TABLE statement_answer (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    statement_id BLOB NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('accepted', 'queried', 'rejected', 'paid')),
    at INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    note TEXT NOT NULL,
    fen INTEGER,                            -- what was paid
    differences TEXT NOT NULL,              -- a line each, its parts between tabs
    status TEXT NOT NULL DEFAULT 'active',
    effect TEXT NOT NULL DEFAULT ''         -- 'taken' once it has moved the statement; 'repeated' where it says nothing new
) STRICT;
CREATE INDEX statement_answer_statement ON statement_answer (statement_id, at);
-- What somebody decided about a difference, at whichever desk.
CREATE TABLE difference_decision (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    difference_id BLOB NOT NULL,
    statement_id BLOB NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('accepted', 'disputed')),
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX difference_decision_difference ON difference_decision (difference_id, at);
-- What somebody said of a finding of the compliance check.
CREATE TABLE compliance_decision (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    rule TEXT NOT NULL,
    finding TEXT NOT NULL,                  -- what it is about: the origins between spaces
    on_date TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('explained', 'corrected')),
    reason TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'active'
) STRICT;
CREATE INDEX compliance_decision_finding ON compliance_decision (resident_pk, rule, finding);
-- When the hub last heard of each desk of the clinic, as it said when it was last asked.
CREATE TABLE desk_heard (
    client_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    heard_at INTEGER,
    told_at INTEGER NOT NULL,
    own INTEGER NOT NULL
) STRICT;

ALTER TABLE statement ADD COLUMN travelled INTEGER NOT NULL DEFAULT 0;   -- 1: frozen at another desk; its lines are those of its sheets
ALTER TABLE statement ADD COLUMN override_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE statement_act ADD COLUMN answer_id BLOB;

-- Two desks may freeze the same month; the one that is submitted first counts, and the other's makes way.
DROP TRIGGER statement_kept;
DROP TRIGGER statement_act_kept;
CREATE TRIGGER statement_kept BEFORE DELETE ON statement WHEN EXISTS (SELECT 1 FROM statement_task t WHERE t.statement_id = OLD.id) AND NOT EXISTS (SELECT 1 FROM statement_sent s WHERE s.id = OLD.id AND s.hash <> OLD.hash)
BEGIN SELECT raise(ABORT, 'a frozen statement stays'); END;
CREATE TRIGGER statement_act_kept BEFORE DELETE ON statement_act WHEN EXISTS (SELECT 1 FROM statement_act a WHERE a.statement_pk = OLD.statement_pk AND a.act = 'submitted')
BEGIN SELECT raise(ABORT, 'a frozen statement stays'); END;
