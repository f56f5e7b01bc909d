-- Version 4: who sells. What was looked at, where the user wants that remembered, and what they noted about a host.

-- What the checker was asked, and what it said then. It stands outside the log, which only grows, so that it can be cleared.
CREATE TABLE seller_check (
    id       INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    asked    TEXT    NOT NULL CHECK (asked <> ''),             -- as it was pasted
    kind     INTEGER NOT NULL CHECK (kind IN (1, 2)),          -- sellers::CheckKind: an address or a name, the text of an offer
    verdict  TEXT    NOT NULL,                                 -- as safety tells it, as are the reasons
    platform INTEGER,
    host     TEXT,
    reasons  TEXT    NOT NULL,                                 -- JSON array of {code, params}
    lists    TEXT    NOT NULL                                  -- the day of the lists it was held against
) STRICT;

-- The user's own words about a host. They stand beside a verdict and never enter it.
CREATE TABLE host_note (
    host TEXT PRIMARY KEY,                                     -- what somebody registered of it, as it is looked up
    note TEXT NOT NULL CHECK (note <> '')
) STRICT, WITHOUT ROWID;
