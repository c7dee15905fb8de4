-- What desks ask the consortium for: a resident who has chosen another clinic leaves, or comes. The Task itself is in its stream; this is the list
-- of what there is to decide.
CREATE TABLE move_request (
    stream text COLLATE "C" NOT NULL,   -- of the institution that asks
    id text COLLATE "C" NOT NULL,       -- of its Task
    leaves boolean NOT NULL,            -- the person leaves that institution; else comes to it
    other text NOT NULL,
    patient text NOT NULL,
    identifier text NOT NULL,           -- of who comes, as stated
    reason text NOT NULL,
    wanted_on text NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'withdrawn', 'refused', 'done')),
    answer text NOT NULL,
    asked_at bigint NOT NULL,
    decided_at bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (stream, id)
);
CREATE INDEX move_request_asked ON move_request (asked_at);
CREATE INDEX partner_grant_holder ON partner_grant (institution);
