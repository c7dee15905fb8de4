-- What desks ask the consortium for: a resident who has chosen another clinic leaves, or comes. The Task itself is in its stream; this is the list
-- of what there is to decide.
CREATE TABLE move_request (
    stream TEXT NOT NULL,               -- of the institution that asks
    id TEXT NOT NULL,                   -- of its Task
    leaves INTEGER NOT NULL,            -- the person leaves that institution; else comes to it
    other TEXT NOT NULL,
    patient TEXT NOT NULL,
    identifier TEXT NOT NULL,           -- of who comes, as stated
    reason TEXT NOT NULL,
    wanted_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'withdrawn', 'refused', 'done')),
    answer TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    decided_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX move_request_asked ON move_request (asked_at);
CREATE INDEX partner_grant_holder ON partner_grant (institution_pk);
