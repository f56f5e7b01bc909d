-- Version 1 of the book. One file tells it all; each table belongs to the area named above it, and only that area's table.rs writes it.
-- Times are UTC milliseconds. Units are whole; money is whole minor units of its currency. Numbers of kinds, platforms and units are
-- those of the enums in `model` and in the area's rules.

-- sources ------------------------------------------------------------------------------------------------------------------------
CREATE TABLE source (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL,
    format      TEXT    NOT NULL,
    digest      BLOB    NOT NULL CHECK (length(digest) = 32),
    bytes       INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    answers     TEXT    NOT NULL,                              -- JSON object: what the format left open and was answered
    sections    TEXT    NOT NULL,                              -- JSON array of {name, state, rows}
    read        INTEGER NOT NULL,
    new         INTEGER NOT NULL,
    known       INTEGER NOT NULL,
    unreadable  INTEGER NOT NULL,
    ignored     INTEGER NOT NULL,
    kept        INTEGER NOT NULL CHECK (kept IN (0, 1)),       -- the original lies beside the book under its digest
    CHECK (read = new + known + unreadable + ignored)
) STRICT;
CREATE INDEX source_by_digest ON source (digest);

CREATE TABLE source_problem (
    source_id INTEGER NOT NULL REFERENCES source (id),
    row       INTEGER NOT NULL,
    offset    INTEGER NOT NULL,
    length    INTEGER NOT NULL,
    code      TEXT    NOT NULL,
    detail    TEXT    NOT NULL,
    raw       TEXT    NOT NULL,
    PRIMARY KEY (source_id, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_count (
    source_id INTEGER NOT NULL REFERENCES source (id),
    kind      TEXT    NOT NULL CHECK (kind IN ('ignored', 'unknown_key')),
    what      TEXT    NOT NULL,
    count     INTEGER NOT NULL,
    PRIMARY KEY (source_id, kind, what)
) STRICT, WITHOUT ROWID;

-- people -------------------------------------------------------------------------------------------------------------------------
CREATE TABLE person (
    id       INTEGER PRIMARY KEY,
    platform INTEGER NOT NULL,
    key      TEXT    NOT NULL,                                 -- 'id:…', else 'handle:…', else 'name:…'
    name     TEXT    NOT NULL,                                 -- shown: the newest of person_name, kept by the writer
    handle   TEXT,
    UNIQUE (platform, key)
) STRICT;

-- Every name a person was seen under, by source, so that a reverted source takes its names along.
CREATE TABLE person_name (
    person_id INTEGER NOT NULL REFERENCES person (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    handle    TEXT    NOT NULL,                                -- '' where the row had none
    name      TEXT    NOT NULL,
    first_at  INTEGER,
    last_at   INTEGER,
    PRIMARY KEY (person_id, source_id, handle, name)
) STRICT, WITHOUT ROWID;

-- gifts --------------------------------------------------------------------------------------------------------------------------
CREATE TABLE gift (
    id       INTEGER PRIMARY KEY,
    platform INTEGER NOT NULL,
    key      TEXT    NOT NULL,                                 -- 'id:5655', else 'name:Rose'
    name     TEXT    NOT NULL,
    price    INTEGER CHECK (price > 0),                        -- coins a piece, as last known; entries keep their own
    kind     INTEGER,                                          -- the platform's type, where known
    UNIQUE (platform, key)
) STRICT;

-- What a source said about a gift: a gift not in the catalogue is learnt from here.
CREATE TABLE gift_seen (
    gift_id   INTEGER NOT NULL REFERENCES gift (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    name      TEXT    NOT NULL,
    price     INTEGER NOT NULL,                                -- 0 where the row had none
    kind      INTEGER NOT NULL,                                -- 0 where the row had none
    last_at   INTEGER,
    PRIMARY KEY (gift_id, source_id, name, price, kind)
) STRICT, WITHOUT ROWID;

-- lives --------------------------------------------------------------------------------------------------------------------------
CREATE TABLE live (
    id          INTEGER PRIMARY KEY,
    platform    INTEGER NOT NULL,
    key         TEXT,                                          -- 'room:…', 'start:…' (from an export without room), NULL: found by receiver and time
    host_id     INTEGER REFERENCES person (id),
    first_at    INTEGER,                                       -- of what was recorded
    last_at     INTEGER,
    recorded_ms INTEGER NOT NULL DEFAULT 0,                    -- length of its coverage
    UNIQUE (platform, key)
) STRICT;
CREATE INDEX live_by_host ON live (host_id, first_at);

-- Who received gifts in a live: how many with the room named, and from when to when. Kept by the writer; decides who hosts the live and
-- where gifts without a room belong.
CREATE TABLE live_receiver (
    live_id     INTEGER NOT NULL REFERENCES live (id),
    receiver_id INTEGER NOT NULL,                              -- 0: the gifts name nobody
    named       INTEGER NOT NULL,
    first_at    INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    PRIMARY KEY (live_id, receiver_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE live_official (
    live_id      INTEGER NOT NULL REFERENCES live (id),
    source_id    INTEGER NOT NULL REFERENCES source (id),
    row          INTEGER NOT NULL,
    start_at     INTEGER NOT NULL,
    end_at       INTEGER,
    title        TEXT,
    earning_text TEXT,
    likes        INTEGER,
    views        INTEGER,
    gifters      INTEGER,
    PRIMARY KEY (live_id, source_id, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE viewer_count (
    live_id   INTEGER NOT NULL REFERENCES live (id),
    at        INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source (id),
    viewers   INTEGER NOT NULL CHECK (viewers >= 0),
    PRIMARY KEY (live_id, at, source_id)
) STRICT, WITHOUT ROWID;

-- Viewer counts that name no room: which live each belongs to is worked out anew from where the gifts of its source are.
CREATE TABLE loose_viewer_count (
    platform  INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source (id),
    viewers   INTEGER NOT NULL CHECK (viewers >= 0),
    live_id   INTEGER,                                         -- the live in whose viewer_count it stands for now
    PRIMARY KEY (platform, at, source_id)
) STRICT, WITHOUT ROWID;

-- Battles and goals as the platform named them, by source.
CREATE TABLE segment_seen (
    live_id   INTEGER NOT NULL REFERENCES live (id),
    kind      INTEGER NOT NULL CHECK (kind IN (1, 2)),         -- battle, goal
    key       TEXT    NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source (id),
    name      TEXT    NOT NULL,
    from_at   INTEGER NOT NULL,
    to_at     INTEGER,
    PRIMARY KEY (live_id, kind, key, source_id)
) STRICT, WITHOUT ROWID;

-- The user's own stretches and titles.
CREATE TABLE segment (
    id      INTEGER PRIMARY KEY,
    live_id INTEGER NOT NULL REFERENCES live (id),
    name    TEXT    NOT NULL,
    from_at INTEGER NOT NULL,
    to_at   INTEGER NOT NULL,
    CHECK (from_at < to_at)
) STRICT;
CREATE TABLE live_title (
    live_id INTEGER PRIMARY KEY REFERENCES live (id),
    title   TEXT NOT NULL
) STRICT;

-- journal ------------------------------------------------------------------------------------------------------------------------
CREATE TABLE account (
    id        INTEGER PRIMARY KEY,
    kind      INTEGER NOT NULL,                                -- journal::AccountKind
    platform  INTEGER NOT NULL,
    person_id INTEGER NOT NULL DEFAULT 0,                      -- 0: nobody in particular
    UNIQUE (kind, platform, person_id)
) STRICT;

-- An entry moves units from one account to another and, for some kinds, money from one account to another. Each leg takes from one
-- what it gives the other, so an entry cannot but sum to zero; the view `posting` shows both sides with their signs.
CREATE TABLE entry (
    id           INTEGER PRIMARY KEY,                          -- 63 bits of the key's digest (model::Key)
    key_rest     INTEGER NOT NULL,
    kind         INTEGER NOT NULL,                             -- journal::EntryKind
    platform     INTEGER NOT NULL,
    at           INTEGER,                                      -- NULL: the source gives no time
    seen_at      INTEGER,                                      -- first and last frame really seen
    last_at      INTEGER,
    live_id      INTEGER,                                      -- these four are held by laws of `check`: a foreign key would look each up
    gift_id      INTEGER,                                      -- for every row of an import, and read all entries to delete a person
    person_id    INTEGER,                                      -- the other side: gifter of a gift received, creator of a gift sent
    receiver_id  INTEGER,                                      -- whom a gift in a live went to
    pieces       INTEGER NOT NULL CHECK (pieces >= 0),
    first_pieces INTEGER NOT NULL,                             -- the smallest count seen of a streak
    price        INTEGER,                                      -- coins a piece, as the event itself said
    unit         INTEGER,
    units        INTEGER CHECK (units > 0),
    from_account INTEGER,
    to_account   INTEGER,
    currency     TEXT,
    minor        INTEGER CHECK (minor <> 0),
    money_from   INTEGER,
    money_to     INTEGER,
    flags        INTEGER NOT NULL,                             -- journal::Flags
    source_id    INTEGER,                                      -- its only source; NULL: several, see sighting
    row          INTEGER,
    offset       INTEGER,
    length       INTEGER,
    CHECK (units IS NULL AND unit IS NULL AND from_account IS NULL AND to_account IS NULL
        OR units IS NOT NULL AND unit IS NOT NULL AND from_account IS NOT NULL AND to_account IS NOT NULL),
    CHECK (minor IS NULL AND currency IS NULL AND money_from IS NULL AND money_to IS NULL
        OR minor IS NOT NULL AND currency IS NOT NULL AND money_from IS NOT NULL AND money_to IS NOT NULL),
    CHECK (from_account <> to_account AND money_from <> money_to)
) STRICT;
CREATE INDEX entry_by_live ON entry (live_id, at);            -- by time, too: a book has hundreds of lives, each asked for its part
CREATE INDEX entry_without_time ON entry (gift_id, live_id) WHERE at IS NULL AND kind = 1;
CREATE INDEX entry_to_guest ON entry (live_id) WHERE flags & 16;
CREATE INDEX entry_estimated ON entry (person_id, gift_id) WHERE flags & 8 <> 0;
CREATE INDEX entry_by_source ON entry (source_id) WHERE kind <> 1;

-- What each source saw of an entry that stands in several; an entry is the merge of its sightings.
CREATE TABLE sighting (
    entry_id     INTEGER NOT NULL REFERENCES entry (id),
    source_id    INTEGER NOT NULL REFERENCES source (id),
    row          INTEGER NOT NULL,
    offset       INTEGER NOT NULL,
    length       INTEGER NOT NULL,
    at           INTEGER,
    seen_at      INTEGER,
    last_at      INTEGER,
    live_id      INTEGER,                                      -- only where this source itself named the room
    receiver_id  INTEGER,
    pieces       INTEGER NOT NULL,
    first_pieces INTEGER NOT NULL,
    price        INTEGER,
    flags        INTEGER NOT NULL,
    PRIMARY KEY (entry_id, source_id)
) STRICT, WITHOUT ROWID;

-- Frames of streaks that carry no streak id: which of them belong together is worked out anew from all of them.
CREATE TABLE loose_frame (
    id          INTEGER NOT NULL,                              -- 63 bits of the frame's key
    source_id   INTEGER NOT NULL REFERENCES source (id),
    row         INTEGER NOT NULL,
    offset      INTEGER NOT NULL,
    length      INTEGER NOT NULL,
    platform    INTEGER NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    gift_id     INTEGER NOT NULL REFERENCES gift (id),
    receiver_id INTEGER REFERENCES person (id),
    live_id     INTEGER REFERENCES live (id),                  -- only where the frame named the room
    at          INTEGER NOT NULL,
    pieces      INTEGER NOT NULL,
    price       INTEGER,
    ended       INTEGER NOT NULL CHECK (ended IN (0, 1)),
    PRIMARY KEY (id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX loose_frame_by_streak ON loose_frame (person_id, gift_id, at);

CREATE VIEW posting (entry_id, leg, account_id, unit, currency, amount) AS
    SELECT id, 1, to_account, unit, NULL, units FROM entry WHERE units IS NOT NULL
    UNION ALL SELECT id, 1, from_account, unit, NULL, -units FROM entry WHERE units IS NOT NULL
    UNION ALL SELECT id, 2, money_to, NULL, currency, minor FROM entry WHERE minor IS NOT NULL
    UNION ALL SELECT id, 2, money_from, NULL, currency, -minor FROM entry WHERE minor IS NOT NULL;

-- The user's words on an entry. They outlive the entry's sources, so that a file reverted and imported again finds them.
CREATE TABLE annotation (
    entry_id INTEGER PRIMARY KEY,
    note     TEXT NOT NULL,
    category TEXT NOT NULL
) STRICT;

-- totals: kept by the writer over gifts received by hosts (not by guests), rebuilt and compared by `check` ------------------------
-- The columns by_… are the total's parts, packed (totals::Parts): number, events, pieces, units of each. 0 stands for nobody and nowhere.
CREATE TABLE total_gift (
    gift_id INTEGER PRIMARY KEY, events INTEGER NOT NULL, pieces INTEGER NOT NULL, units INTEGER NOT NULL, gifters INTEGER NOT NULL,
    by_gifter BLOB NOT NULL
) STRICT;
CREATE TABLE total_gifter (
    person_id INTEGER PRIMARY KEY, events INTEGER NOT NULL, pieces INTEGER NOT NULL, units INTEGER NOT NULL, lives INTEGER NOT NULL
) STRICT;
CREATE TABLE total_live (
    live_id INTEGER PRIMARY KEY, events INTEGER NOT NULL, pieces INTEGER NOT NULL, units INTEGER NOT NULL, gifters INTEGER NOT NULL,
    by_gifter BLOB NOT NULL, by_gift BLOB NOT NULL
) STRICT;
CREATE TABLE total_day (
    day INTEGER PRIMARY KEY, events INTEGER NOT NULL, pieces INTEGER NOT NULL, units INTEGER NOT NULL,
    by_gift BLOB NOT NULL
) STRICT;                                                      -- day: days since 1970-01-01 in the book's zone

-- history ------------------------------------------------------------------------------------------------------------------------
CREATE TABLE operation (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    name     TEXT    NOT NULL,                                 -- history::Name
    params   TEXT    NOT NULL,                                 -- JSON object: what a sentence about it needs
    reverses INTEGER REFERENCES operation (id),                -- undo and redo name what they reverse
    changes  TEXT    NOT NULL,                                 -- JSON array of {area, key, before, after}
    previous BLOB    NOT NULL,                                 -- hash of the operation before it
    hash     BLOB    NOT NULL
) STRICT;
CREATE TRIGGER operation_is_never_changed BEFORE UPDATE ON operation BEGIN SELECT raise(ABORT, 'the log only grows'); END;
CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
