-- What was answered to each card of the guidance. One row is one question: a rule, its version and the facts that it read of one person.

CREATE TABLE guidance_card (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,            -- derived from resident, rule, version and facts: every desk names it alike
    resident_pk INTEGER NOT NULL REFERENCES resident (pk),
    rule TEXT NOT NULL,                 -- of guidance_rules.csv
    version TEXT NOT NULL,
    facts TEXT NOT NULL,                -- digest of what the rule read
    state TEXT NOT NULL CHECK (state IN ('shown', 'accepted', 'dismissed', 'entered-in-error')),
    action TEXT NOT NULL DEFAULT '',    -- accepted: what was done
    reason TEXT NOT NULL DEFAULT '',    -- dismissed: why
    until TEXT,                         -- dismissed: shown again from this day; NULL: when the facts change
    by_user TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL                 -- when it was shown first, or answered
) STRICT;
CREATE INDEX guidance_card_resident ON guidance_card (resident_pk, rule);
CREATE INDEX guidance_card_rule ON guidance_card (rule, state);
