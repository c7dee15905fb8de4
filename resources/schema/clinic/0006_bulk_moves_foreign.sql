-- A first load in one piece, residents who move away, and hubs that are not ours.

-- The export that the hub makes for a first load. The row stays, given up, until paging has done the load instead.
CREATE TABLE bulk_job (
    stream TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    status_url TEXT NOT NULL,
    cursor TEXT NOT NULL DEFAULT '',        -- where pulling goes on; from the manifest
    state TEXT NOT NULL CHECK (state IN ('asked', 'loading', 'given-up'))
) STRICT;

-- Its files. A file is fetched, proved, staged, and its bytes are dropped again: nothing of it lies outside this store.
CREATE TABLE bulk_file (
    pk INTEGER PRIMARY KEY,
    stream TEXT NOT NULL REFERENCES bulk_job (stream) ON DELETE CASCADE,
    type TEXT NOT NULL,
    url TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    fetched INTEGER NOT NULL DEFAULT 0,     -- bytes
    staged INTEGER NOT NULL DEFAULT 0,      -- lines
    damaged INTEGER NOT NULL DEFAULT 0,     -- how often it did not prove to be what the manifest says
    state TEXT NOT NULL DEFAULT 'fetching' CHECK (state IN ('fetching', 'proved', 'staged'))
) STRICT;
CREATE INDEX bulk_file_stream ON bulk_file (stream, pk);

CREATE TABLE bulk_chunk (
    file_pk INTEGER NOT NULL REFERENCES bulk_file (pk) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (file_pk, start)
) STRICT;

-- How a resident's change is meant: '' an ordinary one, else 'enter', 'leave' or 'leave-sealed'.
ALTER TABLE stage ADD COLUMN change TEXT NOT NULL DEFAULT '';

-- The resident has left this institution. What becomes of the resource here once no unpushed work of the person waits:
-- 'leave' takes it off this desk, 'leave-sealed' keeps it for the legal term, read-only.
ALTER TABLE record ADD COLUMN leaving TEXT CHECK (leaving IN ('leave', 'leave-sealed'));
ALTER TABLE record ADD COLUMN leave_version TEXT;       -- the version by which it left
ALTER TABLE record ADD COLUMN left_at INTEGER;
ALTER TABLE record ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX record_leaving ON record (resident_id) WHERE leaving IS NOT NULL;
ALTER TABLE resident ADD COLUMN moved_on TEXT;          -- to another institution
ALTER TABLE resident ADD COLUMN arrived_on TEXT;        -- from another institution

-- A FHIR server that is not our hub: where its resources and its tokens are, and how changes are found there.
ALTER TABLE hub ADD COLUMN flavour TEXT NOT NULL DEFAULT 'jiayi' CHECK (flavour IN ('jiayi', 'foreign'));
ALTER TABLE hub ADD COLUMN base_path TEXT NOT NULL DEFAULT '/fhir';
ALTER TABLE hub ADD COLUMN token_path TEXT NOT NULL DEFAULT '/token';   -- empty: a test server that wants no token
ALTER TABLE hub ADD COLUMN swept_at INTEGER;                            -- when deletions were last looked for by listing all ids

-- The newest version of each resource that the last pulls of a foreign server brought: two pulls overlap, and the overlap
-- must not bring it again, nor an older one after it.
CREATE TABLE foreign_seen (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    updated INTEGER NOT NULL,
    page TEXT NOT NULL,                 -- the page that brought it: asked for again, it brings it again
    PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_seen_updated ON foreign_seen (updated);
CREATE INDEX foreign_seen_page ON foreign_seen (page);

-- Ids that another system gave: here a resource has a derived id of our own shape, there it keeps its name.
CREATE TABLE foreign_id (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    foreign_id TEXT NOT NULL,
    PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;
