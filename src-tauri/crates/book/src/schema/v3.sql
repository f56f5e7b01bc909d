-- Version 3: payouts. What was taken out and what became of it, by which programme, and what only the creator can tell.

-- payout -------------------------------------------------------------------------------------------------------------------------
-- One payout and its life, as its owner recorded it. Days are days since 1970-01-01 as the platform or the bank names them. Its entries in the
-- journal follow from this row (payout::entries); `check` compares.
CREATE TABLE payout (
    id            INTEGER PRIMARY KEY,
    platform      INTEGER NOT NULL,
    units         INTEGER CHECK (units > 0),                   -- taken out of what was received; NULL: the platform pays money without units
    requested_day INTEGER,
    paid_day      INTEGER,                                     -- the platform sent it
    received_day  INTEGER,                                     -- it arrived
    returned_day  INTEGER,                                     -- refused, or sent and come back: the units are in the balance again
    currency      TEXT,                                        -- of gross and fee: the platform's
    gross         INTEGER CHECK (gross > 0),
    fee           INTEGER CHECK (fee >= 0),
    got_currency  TEXT,                                        -- of what arrived
    got           INTEGER CHECK (got > 0),
    method        TEXT    NOT NULL,                            -- id of a payout method; '' unknown
    reference     TEXT    NOT NULL,                            -- as platform or bank names it; '' unknown
    CHECK (coalesce(requested_day, paid_day, received_day) IS NOT NULL),
    CHECK (units IS NOT NULL OR gross IS NOT NULL OR got IS NOT NULL),
    CHECK ((currency IS NULL) = (gross IS NULL) AND (fee IS NULL OR gross IS NOT NULL)),
    CHECK ((got_currency IS NULL) = (got IS NULL) AND (got IS NULL OR received_day IS NOT NULL)),
    CHECK (returned_day IS NULL OR received_day IS NULL)
) STRICT;

-- What a platform took back: a gift that was charged back, units nobody named, or money of a payout.
CREATE TABLE reversal (
    id       INTEGER PRIMARY KEY,
    platform INTEGER NOT NULL,
    day      INTEGER NOT NULL,                                 -- days since 1970-01-01
    gift     INTEGER UNIQUE,                                   -- the entry of the gift that counts no longer; it may have left with its source
    units    INTEGER CHECK (units > 0),                        -- of what was received
    currency TEXT,
    minor    INTEGER CHECK (minor > 0),                        -- of what had been paid
    payout   INTEGER,                                          -- the payout that money was of
    CHECK ((currency IS NULL) = (minor IS NULL)),
    CHECK (units IS NOT NULL OR minor IS NOT NULL)
) STRICT;
CREATE INDEX entry_taken_back ON entry (live_id) WHERE flags & 512;
CREATE INDEX entry_of_payout ON entry (platform, at) WHERE kind IN (5, 9, 10, 11, 12, 13);

-- What the user decided about a payout and a statement's row of money that came in: its arrival, or not. It outlives the row's source, so
-- that a file reverted and imported again finds it.
CREATE TABLE payout_arrival (
    payout_id INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL,                                -- a Refund, as statements tell money that came in
    together  INTEGER NOT NULL CHECK (together IN (0, 1)),
    PRIMARY KEY (payout_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX arrival_of_one_payout ON payout_arrival (entry_id) WHERE together = 1;

-- Files of programmes and payout methods of the user's own, as they were written.
CREATE TABLE payout_file (
    id    INTEGER PRIMARY KEY,
    holds INTEGER NOT NULL CHECK (holds IN (1, 2)),            -- 1 programmes, 2 payout methods
    name  TEXT    NOT NULL,                                    -- of the file
    text  TEXT    NOT NULL
) STRICT;

-- By which programme a platform pays from a day on, until the next row of the platform.
CREATE TABLE programme_choice (
    platform  INTEGER NOT NULL,
    from_day  INTEGER NOT NULL,                                -- days since 1970-01-01
    programme TEXT    NOT NULL,                                -- its id, shipped or own
    PRIMARY KEY (platform, from_day)
) STRICT, WITHOUT ROWID;

-- What a programme asks for and no file tells: new followers of a live, and how far the missions of a week were fulfilled.
CREATE TABLE live_followers (
    live_id INTEGER PRIMARY KEY REFERENCES live (id),
    new     INTEGER NOT NULL CHECK (new >= 0)
) STRICT;
CREATE TABLE week_level (
    platform INTEGER NOT NULL,
    monday   INTEGER NOT NULL,                                 -- days since 1970-01-01
    measure  TEXT    NOT NULL,                                 -- payout::Measure
    level    INTEGER NOT NULL CHECK (level >= 0),
    PRIMARY KEY (platform, monday, measure)
) STRICT, WITHOUT ROWID;
