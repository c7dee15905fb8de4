-- What became of the cards of the guidance. A question is a rule, its version and the facts that it read of one person; its id is derived from
-- these, so every desk names it alike.

-- Shown at this desk: counted once a question, and never sent.
CREATE TABLE guidance_card (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,            -- of the question
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    rule TEXT NOT NULL,                 -- of guidance_rules.csv
    version TEXT NOT NULL,
    facts TEXT NOT NULL,                -- digest of what the rule read
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX guidance_card_rule ON guidance_card (rule, at);

-- What somebody said to a question, at whichever desk. Said once; of one question the newest counts.
CREATE TABLE guidance_answer (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    card_id BLOB NOT NULL,              -- of the question
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    rule TEXT NOT NULL,
    version TEXT NOT NULL,
    facts TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('accepted', 'dismissed', 'taken-back')),
    action TEXT NOT NULL DEFAULT '',    -- accepted: what was done
    reason TEXT NOT NULL DEFAULT '',    -- dismissed: why
    until TEXT,                         -- dismissed: shown again from this day; NULL: when the facts change
    by_user TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'entered-in-error'))
) STRICT;
CREATE INDEX guidance_answer_resident ON guidance_answer (resident_pk, at);
CREATE INDEX guidance_answer_rule ON guidance_answer (rule, at);
