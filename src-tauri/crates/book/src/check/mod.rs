//! Is the book sound, and what does it hold? `check` recomputes what the writer maintains and compares; its hash covers what the book says
//! (lives, events, people, entries), not how it came to know it, so it is the same however and in whatever order the files came.

mod hash;

use rusqlite::Connection;

use crate::{Book, BookError, history, lives, payout, recharge, totals};

/// What a check found. `hash` is 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The first thing found wrong of each kind; empty in a sound book.
    pub wrong: Vec<&'static str>,
    pub entries: u64,
    pub lives: u64,
    pub people: u64,
    pub sources: u64,
    pub hash: String,
}

impl Check {
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.wrong.is_empty()
    }
}

/// Laws of the rows, each as a query that finds a row breaking it.
const LAWS: &[(&str, &str)] = &[
    (
        "an entry does not sum to zero",
        "SELECT 1 FROM posting GROUP BY entry_id, unit, currency HAVING sum(amount) <> 0",
    ),
    (
        "an entry's worth is not its pieces times its price",
        "SELECT 1 FROM entry WHERE kind = 1 AND price > 0 AND units IS NOT pieces * price",
    ),
    (
        "an entry of several sources lacks its sightings",
        "SELECT 1 FROM entry WHERE source_id IS NULL AND flags & 128 = 0 AND (SELECT count(*) FROM sighting WHERE entry_id = entry.id) < 2",
    ),
    (
        "an entry of one source has sightings",
        "SELECT 1 FROM entry JOIN sighting ON entry_id = id WHERE entry.source_id IS NOT NULL",
    ),
    (
        "an entry's gift, person or live is not in the book",
        // Nothing is not in an empty table either: `NULL NOT IN ()` is true, so nothing is asked about it.
        "SELECT 1 FROM entry WHERE gift_id IS NOT NULL AND gift_id NOT IN (SELECT id FROM gift)
             OR person_id IS NOT NULL AND person_id NOT IN (SELECT id FROM person)
             OR receiver_id IS NOT NULL AND receiver_id NOT IN (SELECT id FROM person)
             OR live_id IS NOT NULL AND live_id NOT IN (SELECT id FROM live)",
    ),
    (
        "an entry's source is not in the book",
        "SELECT 1 FROM entry WHERE source_id IS NOT NULL AND source_id NOT IN (SELECT id FROM source)",
    ),
    (
        "a source's rows do not add up",
        "SELECT 1 FROM source WHERE read <> new + known + unreadable + ignored",
    ),
    (
        "a purchase is told of by a source it does not come from",
        "SELECT 1 FROM purchase_fact AS fact JOIN entry ON id = entry_id WHERE ifnull(entry.source_id, fact.source_id) <> fact.source_id
             OR entry.source_id IS NULL AND NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.entry_id = id AND sighting.source_id = fact.source_id)",
    ),
    (
        "an entry made by hand has a source",
        "SELECT 1 FROM entry WHERE flags & 128 <> 0 AND source_id IS NOT NULL",
    ),
];

impl Book {
    /// Makes the maintained totals anew from the rows.
    pub fn rebuild_totals(&self) -> Result<(), BookError> {
        self.file
            .write(|tx| totals::rebuild(tx, &crate::settings::read(tx)?.zone()?))
    }

    /// Looks through the whole book: the file itself, its laws, its maintained totals and the chain of its log.
    pub fn check(&self) -> Result<Check, BookError> {
        self.file.read(|conn| {
            let mut wrong = Vec::new();
            if conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0))? != "ok" {
                wrong.push("the file is damaged");
            }
            if exists(conn, "SELECT 1 FROM pragma_foreign_key_check")? {
                wrong.push("a row refers to one that is not there");
            }
            for (law, broken) in LAWS {
                if exists(conn, broken)? {
                    wrong.push(law);
                }
            }
            if let Some(table) = totals::difference(conn, &crate::settings::read(conn)?.zone()?)? {
                wrong.push(table);
            }
            if !lives::recorded_stands(conn)? {
                wrong.push("a live's recorded time is not what its rows tell");
            }
            if !recharge::marks_stand(conn)? {
                wrong.push("a purchase is not counted as its witnesses tell");
            }
            if !payout::entries_stand(conn)? {
                wrong.push("a payout's entries are not what was recorded");
            }
            if !recharge::receipts_stand(conn)? {
                wrong.push("a receipt is not what its digest says");
            }
            if !history::verify_chain(conn)? {
                wrong.push("the log was changed");
            }
            let count = |table: &str| -> Result<u64, BookError> {
                Ok(conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
            };
            Ok(Check {
                wrong,
                entries: count("entry")?,
                lives: count("live")?,
                people: count("person")?,
                sources: count("source")?,
                hash: hash::of(conn)?,
            })
        })
    }
}

/// Whether no row breaks a law. Asked of every copy before it counts as a backup and of a backup before it takes a book's place.
pub(crate) fn laws_hold(conn: &Connection) -> rusqlite::Result<bool> {
    for (_, broken) in LAWS {
        if exists(conn, broken)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn exists(conn: &Connection, query: &str) -> rusqlite::Result<bool> {
    conn.query_row(&format!("SELECT EXISTS ({query})"), [], |row| row.get(0))
}
