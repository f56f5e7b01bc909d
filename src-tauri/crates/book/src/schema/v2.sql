-- Version 2: the supporter's side. Rates, recharges seen from several places, plans, the wallet, limits.

-- rates --------------------------------------------------------------------------------------------------------------------------
-- The user's own offers; those the program brings along are compiled in (rates::shipped). None is ever changed: a correction is a new
-- row that names what it replaces.
CREATE TABLE offer (
    id         INTEGER PRIMARY KEY,                            -- told as 'own:<id>'
    platform   INTEGER NOT NULL,
    unit       INTEGER NOT NULL,
    units      INTEGER NOT NULL CHECK (units > 0),
    channel    INTEGER NOT NULL,                               -- model::Channel
    region     TEXT    NOT NULL,                               -- ISO 3166 alpha-2; '' unknown
    currency   TEXT    NOT NULL,
    minor      INTEGER NOT NULL CHECK (minor > 0),
    any_amount INTEGER NOT NULL CHECK (any_amount IN (0, 1)),  -- the price holds in proportion for any number of units
    tax        INTEGER NOT NULL,                               -- rates::Tax
    seen_on    INTEGER NOT NULL,                               -- days since 1970-01-01
    source     TEXT    NOT NULL,
    trust      INTEGER NOT NULL,                               -- rates::Trust
    replaces   TEXT                                            -- the id of the offer it corrects, shipped or own
) STRICT;

-- An offer, shipped or own, that holds no longer from a day on.
CREATE TABLE offer_withdrawn (
    offer    TEXT    PRIMARY KEY,
    from_day INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A file of ECB reference rates brought in or fetched.
CREATE TABLE fx_batch (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    name       TEXT    NOT NULL,                               -- of the file
    fetched    INTEGER NOT NULL CHECK (fetched IN (0, 1)),
    etag       TEXT,                                           -- what the host said of the file, to ask for what is newer
    modified   TEXT,
    known      INTEGER NOT NULL,                               -- rates of the file that were in the book already
    unlike     INTEGER NOT NULL,                               -- rates that differ from the one in the book, which stays
    unreadable INTEGER NOT NULL,
    ignored    INTEGER NOT NULL
) STRICT;

-- Reference rates on top of those compiled in: units of the currency for one euro. Once in force a day's rate is never changed.
CREATE TABLE fx_rate (
    day      INTEGER NOT NULL,                                 -- days since 1970-01-01
    currency TEXT    NOT NULL,
    batch_id INTEGER NOT NULL REFERENCES fx_batch (id),
    rate     TEXT    NOT NULL,                                 -- exact decimal
    standing INTEGER NOT NULL CHECK (standing IN (0, 1, 2)),   -- in force, held back as an absurd jump, in force because the user says so
    PRIMARY KEY (day, currency, batch_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fx_rate_in_force ON fx_rate (day, currency) WHERE standing <> 1;

CREATE TABLE method (
    id       INTEGER PRIMARY KEY,
    name     TEXT    NOT NULL,
    kind     INTEGER NOT NULL,                                 -- rates::MethodKind
    currency TEXT                                              -- in which it is billed; NULL: in that of the price
) STRICT;

-- What a payment method costs, from a day on; a correction is a new row.
CREATE TABLE method_fee (
    id        INTEGER PRIMARY KEY,
    method_id INTEGER NOT NULL REFERENCES method (id),
    from_day  INTEGER NOT NULL,
    fee       TEXT    NOT NULL,                                -- of a purchase in another currency, as an exact decimal: 0.03 is 3 %
    markup    TEXT    NOT NULL                                 -- on the reference rate, likewise
) STRICT;

-- recharge -----------------------------------------------------------------------------------------------------------------------
-- What a store's receipt or a statement says of an entry, by source: more than an entry has room for. The entry's own time, units and money
-- are the merge of its facts (sources/purchase.rs); a source that is taken back takes its facts along. Entries the user made by hand and those
-- of a platform's own export have none.
CREATE TABLE purchase_fact (
    entry_id    INTEGER NOT NULL REFERENCES entry (id),        -- a Recharge, or a Refund where money came back
    source_id   INTEGER NOT NULL REFERENCES source (id),
    witness     INTEGER NOT NULL,                              -- model::Witness: 1 a store's own record, 2 a statement
    channel     INTEGER,                                       -- model::Channel
    at          INTEGER NOT NULL,                              -- as this source says; the start of the day where day_only
    day_only    INTEGER NOT NULL CHECK (day_only IN (0, 1)),
    units       INTEGER,                                       -- where the product's name says how many
    currency    TEXT,
    minor       INTEGER,                                       -- above zero, of a refund too
    transaction_id TEXT,                                       -- the order's number
    product     TEXT,                                          -- as written, as is method
    method      TEXT,
    country     TEXT,                                          -- ISO 3166 alpha-2
    PRIMARY KEY (entry_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_fact_by_source ON purchase_fact (source_id);
CREATE INDEX entry_of_purchase ON entry (at) WHERE kind IN (3, 4, 7);

-- What the user said of an entry made by hand beside its time and amounts.
CREATE TABLE hand_fact (
    entry_id       INTEGER PRIMARY KEY,
    day_only       INTEGER NOT NULL CHECK (day_only IN (0, 1)),
    channel        INTEGER,                                    -- model::Channel
    method_id      INTEGER,                                    -- of a payment method of the book
    transaction_id TEXT,
    country        TEXT                                        -- ISO 3166 alpha-2
) STRICT;

-- What the user decided about two entries: one purchase, or two. They outlive the entries' sources, so that a file reverted and imported
-- again finds them.
CREATE TABLE purchase_decision (
    one_id   INTEGER NOT NULL,
    other_id INTEGER NOT NULL CHECK (one_id < other_id),
    together INTEGER NOT NULL CHECK (together IN (0, 1)),
    PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;

-- Which purchase a refund is of: any entry that tells of it.
CREATE TABLE refund_of (
    refund_id INTEGER PRIMARY KEY,
    entry_id  INTEGER NOT NULL
) STRICT;

-- Receipts kept with recharges. Their bytes are there once for each digest, in pieces a row can hold.
CREATE TABLE receipt (
    entry_id INTEGER NOT NULL,
    digest   BLOB    NOT NULL REFERENCES receipt_file (digest),
    name     TEXT    NOT NULL,                                 -- as the file was called
    PRIMARY KEY (entry_id, digest)
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt_file (
    digest BLOB    PRIMARY KEY CHECK (length(digest) = 32),    -- BLAKE3
    bytes  INTEGER NOT NULL
) STRICT;
CREATE TABLE receipt_piece (
    digest BLOB    NOT NULL REFERENCES receipt_file (digest),
    nth    INTEGER NOT NULL,
    bytes  BLOB    NOT NULL,
    PRIMARY KEY (digest, nth)
) STRICT;


-- sources ------------------------------------------------------------------------------------------------------------------------
-- How the columns of a statement are to be read, as the user said once; found again by the names of the columns.
CREATE TABLE statement_profile (
    name    TEXT PRIMARY KEY,
    columns TEXT NOT NULL,                                     -- JSON array of names in lower case, sorted
    profile TEXT NOT NULL                                      -- as formats writes it
) STRICT, WITHOUT ROWID;

-- plans ------------------------------------------------------------------------------------------------------------------------
-- What is wished for and not yet bought. Nothing here is an entry: a plan never counts as spent.
CREATE TABLE plan (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    platform   INTEGER NOT NULL,
    units      INTEGER NOT NULL CHECK (units > 0),             -- of the unit the platform sells
    currency   TEXT,
    minor      INTEGER CHECK (minor > 0),                      -- what it would cost, as the user said
    made_at    INTEGER NOT NULL,
    ripe_at    INTEGER NOT NULL,                               -- from then on it may be bought
    bought_at  INTEGER,
    dropped_at INTEGER,
    CHECK (made_at <= ripe_at AND (bought_at IS NULL OR dropped_at IS NULL) AND (currency IS NULL) = (minor IS NULL))
) STRICT;

-- wallet -------------------------------------------------------------------------------------------------------------------------
-- "The app shows 1,234 on 3 March": what a platform showed at some moment of a day.
CREATE TABLE assertion (
    platform INTEGER NOT NULL,
    day      INTEGER NOT NULL,                                 -- days since 1970-01-01 in the book's zone
    units    INTEGER NOT NULL,
    PRIMARY KEY (platform, day)
) STRICT, WITHOUT ROWID;

-- limits -------------------------------------------------------------------------------------------------------------------------
-- What was done to the limits, only ever added to: what stands follows from all steps and the clock (limits::steps). Undo leaves them alone.
CREATE TABLE limit_step (
    id       INTEGER PRIMARY KEY,
    window   INTEGER NOT NULL,                                 -- limits::Window
    at       INTEGER NOT NULL,                                 -- the largest instant this book was ever shown
    clock    INTEGER NOT NULL CHECK (clock <= at),             -- what the machine's clock said
    what     INTEGER NOT NULL CHECK (what BETWEEN 1 AND 5),    -- limits::What
    currency TEXT,
    minor    INTEGER CHECK (minor >= 0),                       -- NULL where a raise asks for no limit, and where nothing is named
    CHECK ((currency IS NULL) = (minor IS NULL))
) STRICT;
CREATE TRIGGER limit_step_stays_as_it_is BEFORE UPDATE ON limit_step BEGIN SELECT raise(ABORT, 'a step of a limit is never changed'); END;
CREATE TRIGGER limit_step_stays BEFORE DELETE ON limit_step BEGIN SELECT raise(ABORT, 'a step of a limit is never taken away'); END;

-- Reminders that were given; window and percent 0: that the limits are to be looked at again.
CREATE TABLE limit_told (
    window  INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    month   INTEGER NOT NULL,                                  -- its first day, in days since 1970-01-01
    PRIMARY KEY (window, percent, at)
) STRICT, WITHOUT ROWID;

-- The largest instant this book was ever shown: one row.
CREATE TABLE limit_clock (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    latest INTEGER NOT NULL
) STRICT;

-- Budgets from a month on, until the next row of the same. People are named by their key, so that a file reverted and imported again finds them.
CREATE TABLE budget (
    platform INTEGER NOT NULL,
    person   TEXT    NOT NULL,                                 -- '': for the platform
    month    INTEGER NOT NULL,                                 -- its first day, in days since 1970-01-01
    currency TEXT    NOT NULL,
    minor    INTEGER CHECK (minor >= 0),                       -- NULL: no budget from then on
    carries  INTEGER NOT NULL CHECK (carries IN (0, 1)),       -- what a month leaves is added to the next
    PRIMARY KEY (platform, person, month)
) STRICT, WITHOUT ROWID;
