-- Version 5: purchases and payouts are found by the same indexes as before, and every other entry is written in half the time.

-- A list of three or more in an index's condition is a table that SQLite fills and throws away for each row that is written. What asks for
-- these rows has to say so in the very same words.
DROP INDEX entry_of_purchase;
CREATE INDEX entry_of_purchase ON entry (at) WHERE kind = 3 OR kind = 4 OR kind = 7;
DROP INDEX entry_of_payout;
CREATE INDEX entry_of_payout ON entry (platform, at) WHERE kind = 5 OR kind = 9 OR kind = 10 OR kind = 11 OR kind = 12 OR kind = 13;
