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

-- ECB reference rates the user brought in, on top of those compiled in: units of the currency for one euro.
CREATE TABLE fx_rate (
    day      INTEGER NOT NULL,                                 -- days since 1970-01-01
    currency TEXT    NOT NULL,
    rate     TEXT    NOT NULL,                                 -- exact decimal
    PRIMARY KEY (day, currency)
) STRICT, WITHOUT ROWID;

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

-- wallet -------------------------------------------------------------------------------------------------------------------------
-- "The app shows 1,234 on 3 March": what a platform showed at some moment of a day.
CREATE TABLE assertion (
    platform INTEGER NOT NULL,
    day      INTEGER NOT NULL,                                 -- days since 1970-01-01 in the book's zone
    units    INTEGER NOT NULL,
    PRIMARY KEY (platform, day)
) STRICT, WITHOUT ROWID;

-- limits -------------------------------------------------------------------------------------------------------------------------
