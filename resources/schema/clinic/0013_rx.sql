-- The herbs of a decoction, a line each: name, tab, grams, tab, how it is treated. What a pharmacist decided about rules is shared with the
-- clinic's other desks from now on, and what had stayed here goes out with the next round.

ALTER TABLE prescription_line ADD COLUMN herbs TEXT NOT NULL DEFAULT '';

-- An order without a product never had a price; its 0 said otherwise.
ALTER TABLE prescription_line ADD COLUMN price_known INTEGER NOT NULL DEFAULT 1;
UPDATE prescription_line SET price_known = 0 WHERE product = '' AND price = 0;

-- Fen of a pack that the clinic itself pays, where the pharmacy says so.
ALTER TABLE formulary_item ADD COLUMN cost INTEGER;

-- A decision is said once; taking it back is a row of its own, so that desks never have to merge two versions of one. The newest row about a
-- rule counts.
CREATE TABLE rule_decision_new (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('signed', 'unsigned', 'retired', 'restored')),
    rule TEXT NOT NULL,                 -- signed: the row of knowledge; retired: the rule as findings name it
    version TEXT NOT NULL,              -- of the row as it was then; a later one is a new question
    note TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'entered-in-error'))
) STRICT;
INSERT INTO rule_decision_new (id, kind, rule, version, note, by_user, at)
    SELECT id, kind, rule, version, note, by_user, at FROM rule_decision;
-- What made way for a decision about a later version was not taken back.
INSERT INTO rule_decision_new (id, kind, rule, version, note, by_user, at)
    SELECT randomblob(16), CASE d.kind WHEN 'signed' THEN 'unsigned' ELSE 'restored' END, d.rule, d.version, '', d.undone_by, d.undone_at
      FROM rule_decision d
     WHERE d.undone_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM rule_decision n WHERE n.kind = d.kind AND n.rule = d.rule AND n.pk <> d.pk AND n.at = d.undone_at);
DROP TABLE rule_decision;
ALTER TABLE rule_decision_new RENAME TO rule_decision;
CREATE INDEX rule_decision_at ON rule_decision (at, id);

INSERT INTO record (type, id, resident_id, state) SELECT 'Basic', id, NULL, 'dirty' FROM rule_decision;
INSERT INTO outbox (unit_id, type, id, kind, at, user_name) SELECT randomblob(16), 'Basic', id, 'insert', at, by_user FROM rule_decision;
