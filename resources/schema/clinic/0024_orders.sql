-- Tests that were ordered, what laboratories say of them, and results of others that made an order needless.

CREATE TABLE test_order (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    number TEXT NOT NULL DEFAULT '',    -- of the tube; several tests may share one
    test TEXT NOT NULL DEFAULT '',      -- of orderables.csv
    loinc TEXT NOT NULL DEFAULT '',
    name_en TEXT NOT NULL DEFAULT '',
    name_zh TEXT NOT NULL DEFAULT '',
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    repeat_reason TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('active', 'completed', 'revoked', 'entered-in-error')),
    status_reason TEXT NOT NULL DEFAULT '',
    visit_id BLOB,                      -- no reference: the visit may be signed after it
    signed_at INTEGER NOT NULL,
    by_user TEXT NOT NULL DEFAULT '',
    collected_at INTEGER,
    collected_by TEXT NOT NULL DEFAULT '',
    hours INTEGER NOT NULL DEFAULT 0,   -- until it is overdue
    price INTEGER,                      -- fen
    reported TEXT NOT NULL DEFAULT '' CHECK (reported IN ('', 'partial', 'final')),   -- what the reports about it say
    -- Kept in the writing transaction from the above and the laboratory's word, for lists.
    state TEXT NOT NULL,
    due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX test_order_resident ON test_order (resident_pk, signed_at);
CREATE INDEX test_order_number ON test_order (number) WHERE number <> '';
CREATE INDEX test_order_open ON test_order (due_at) WHERE state IN ('signed', 'collected', 'received', 'partial', 'refused');

-- No reference to the order: the laboratory's word may come before it.
CREATE TABLE order_task (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    order_id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('requested', 'received', 'partial', 'completed', 'refused', 'entered-in-error')),
    reason TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX order_task_resident ON order_task (resident_pk);

-- What is chosen and not signed yet, at this desk.
CREATE TABLE order_draft (
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    test TEXT NOT NULL,
    urgent INTEGER NOT NULL DEFAULT 0,
    reuse INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (resident_pk, position)
) STRICT, WITHOUT ROWID;

-- Priced facts: the ledger credits what was saved.
CREATE TABLE reused_result (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    resident_pk INTEGER NOT NULL REFERENCES resident (pk) ON DELETE CASCADE,
    test TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    name_zh TEXT NOT NULL DEFAULT '',
    institution TEXT NOT NULL,          -- whose result it is
    measured TEXT NOT NULL,
    results TEXT NOT NULL,              -- ids of observations, divided by spaces
    saved INTEGER NOT NULL CHECK (saved >= 0),   -- fen
    on_date TEXT NOT NULL,
    visit_id BLOB,
    by_user TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'entered-in-error'))
) STRICT;
CREATE INDEX reused_result_resident ON reused_result (resident_pk, at);
CREATE INDEX reused_result_day ON reused_result (on_date);
CREATE TRIGGER reused_result_kept BEFORE UPDATE OF test, institution, measured, results, saved, on_date, at ON reused_result
WHEN NEW.test <> OLD.test OR NEW.institution <> OLD.institution OR NEW.measured <> OLD.measured OR NEW.results <> OLD.results OR NEW.saved <> OLD.saved
    OR NEW.on_date <> OLD.on_date OR NEW.at <> OLD.at
BEGIN
    SELECT RAISE(ABORT, 'a priced fact is never changed');
END;

CREATE TRIGGER worklist_test_order_added AFTER INSERT ON test_order BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_test_order_changed AFTER UPDATE ON test_order BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT NEW.resident_pk AS v UNION SELECT OLD.resident_pk) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;

CREATE TRIGGER worklist_test_order_gone AFTER DELETE ON test_order BEGIN
    INSERT INTO worklist_dirty SELECT v FROM (SELECT OLD.resident_pk AS v) WHERE v NOT IN (SELECT resident_pk FROM worklist_dirty);
END;
