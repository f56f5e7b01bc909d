//! One entry opened: its live, its postings, where it stands in its sources, and its history.

use std::collections::BTreeMap;

use giftbook_model::{Currency, EntryId, Instant, Unit};
use rusqlite::{Connection, OptionalExtension, Row};

use super::page::{self, PersonRef, TxRow, instant};
use super::rules::Amount;
use crate::{AccountKind, Book, BookError, Flags, history};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveRef {
    pub id: i64,
    pub title: Option<String>,
    /// From its room id, else as the platform says, else its first gift.
    pub start: Option<Instant>,
}

/// One side of a leg, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub account: AccountKind,
    /// Whose account, where it is somebody's.
    pub person: Option<i64>,
    pub of: Amount,
    /// Whole units, or minor units of the currency.
    pub amount: i64,
}

/// Where an entry stands in one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub source: i64,
    /// The source's name.
    pub name: String,
    pub imported_at: Instant,
    /// The original lies beside the book.
    pub kept: bool,
    /// 1-based.
    pub row: u64,
    /// Of the row's text in the decompressed file, in bytes.
    pub offset: u64,
    pub length: u32,
}

/// Something that happened to the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub at: Instant,
    pub name: history::Name,
    pub params: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    pub row: TxRow,
    pub live: Option<LiveRef>,
    /// Coins a piece.
    pub price: Option<i64>,
    /// Whom a gift in a live went to.
    pub receiver: Option<PersonRef>,
    /// A streak whose end was never seen.
    pub unfinished: bool,
    pub began_before_capture: bool,
    pub postings: Vec<Posting>,
    /// In the order of import.
    pub places: Vec<Place>,
    /// Oldest first.
    pub history: Vec<Event>,
}

impl Book {
    /// An entry with all that is known of it.
    pub fn transaction(&self, id: EntryId) -> Result<Detail, BookError> {
        self.file.read(|conn| {
            let unknown = || BookError::Unknown { what: "entry" };
            let row = page::rows(conn, &[id])
                .ok()
                .and_then(|mut rows| rows.pop())
                .ok_or_else(unknown)?;
            let facts = Facts::of(conn, id)?.ok_or_else(unknown)?;
            let places = places(conn, id)?;
            Ok(Detail {
                live: facts.live.map(|live| live_ref(conn, live)).transpose()?.flatten(),
                price: facts.price,
                receiver: facts
                    .receiver
                    .map(|person| person_ref(conn, person))
                    .transpose()?
                    .flatten(),
                unfinished: row.flags.has(Flags::STREAK) && !row.flags.has(Flags::ENDED),
                began_before_capture: row
                    .flags
                    .began_before_capture(facts.at, facts.seen_at, facts.first_pieces),
                postings: postings(conn, id)?,
                history: events(conn, id, &places)?,
                places,
                row,
            })
        })
    }
}

/// What the list does not show.
struct Facts {
    live: Option<i64>,
    price: Option<i64>,
    receiver: Option<i64>,
    at: Option<i64>,
    seen_at: Option<i64>,
    first_pieces: i64,
}

impl Facts {
    fn of(conn: &Connection, id: EntryId) -> Result<Option<Self>, BookError> {
        let mut query = conn
            .prepare_cached("SELECT live_id, price, receiver_id, at, seen_at, first_pieces FROM entry WHERE id = ?1")?;
        let read = |row: &Row<'_>| {
            Ok(Self {
                live: row.get(0)?,
                price: row.get(1)?,
                receiver: row.get(2)?,
                at: row.get(3)?,
                seen_at: row.get(4)?,
                first_pieces: row.get(5)?,
            })
        };
        Ok(query.query_row([id.0], read).optional()?)
    }
}

fn live_ref(conn: &Connection, id: i64) -> Result<Option<LiveRef>, BookError> {
    let mut query = conn.prepare_cached(
        "SELECT key, ifnull((SELECT min(start_at) FROM live_official WHERE live_id = live.id), first_at),
             ifnull((SELECT title FROM live_title WHERE live_id = live.id),
                    (SELECT title FROM live_official WHERE live_id = live.id AND title IS NOT NULL
                     ORDER BY source_id DESC, row DESC LIMIT 1))
         FROM live WHERE id = ?1",
    )?;
    let mut rows = query.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let key: Option<String> = row.get(0)?;
    let by_room = key
        .as_deref()
        .and_then(|key| key.strip_prefix("room:"))
        .and_then(Instant::from_snowflake);
    let start = match by_room {
        Some(start) => Some(start),
        None => instant(row.get(1)?)?,
    };
    Ok(Some(LiveRef {
        id,
        title: row.get(2)?,
        start,
    }))
}

fn person_ref(conn: &Connection, id: i64) -> Result<Option<PersonRef>, BookError> {
    let mut query = conn.prepare_cached("SELECT name, handle FROM person WHERE id = ?1")?;
    Ok(query
        .query_row([id], |row| {
            Ok(PersonRef {
                id,
                name: row.get(0)?,
                handle: row.get(1)?,
            })
        })
        .optional()?)
}

fn postings(conn: &Connection, id: EntryId) -> Result<Vec<Posting>, BookError> {
    const STRANGE: BookError = BookError::Inconsistent { what: "a posting" };
    let mut query = conn.prepare_cached(
        "SELECT account.kind, account.person_id, unit, currency, amount FROM posting JOIN account ON account.id = account_id
         WHERE entry_id = ?1 ORDER BY leg, amount DESC",
    )?;
    let mut rows = query.query([id.0])?;
    let mut postings = Vec::new();
    while let Some(row) = rows.next()? {
        let unit = row
            .get::<_, Option<u8>>(2)?
            .and_then(Unit::from_number)
            .map(Amount::Units);
        let currency = row
            .get::<_, Option<String>>(3)?
            .map(|code| Currency::parse(&code))
            .transpose()?;
        postings.push(Posting {
            account: AccountKind::from_number(row.get(0)?).ok_or(STRANGE)?,
            person: Some(row.get(1)?).filter(|person| *person != 0),
            of: unit.or(currency.map(Amount::Money)).ok_or(STRANGE)?,
            amount: row.get(4)?,
        });
    }
    Ok(postings)
}

fn places(conn: &Connection, id: EntryId) -> Result<Vec<Place>, BookError> {
    let mut query = conn.prepare_cached(
        "SELECT source.id, source.name, imported_at, kept, place.row, place.offset, place.length
         FROM (SELECT source_id, row, offset, length FROM entry WHERE id = ?1 AND source_id IS NOT NULL
               UNION ALL SELECT source_id, row, offset, length FROM sighting WHERE entry_id = ?1) place
         JOIN source ON source.id = place.source_id ORDER BY source.id, place.row",
    )?;
    query
        .query_and_then([id.0], |row| {
            Ok(Place {
                source: row.get(0)?,
                name: row.get(1)?,
                imported_at: instant(Some(row.get(2)?))?.ok_or(BookError::Inconsistent {
                    what: "an import's time",
                })?,
                kept: row.get(3)?,
                row: row.get(4)?,
                offset: row.get(5)?,
                length: row.get(6)?,
            })
        })?
        .collect()
}

/// The imports the entry stands in and what was done to it by hand.
fn events(conn: &Connection, id: EntryId, places: &[Place]) -> Result<Vec<Event>, BookError> {
    let imported = places.iter().map(|place| Event {
        at: place.imported_at,
        name: history::Name::Import,
        params: BTreeMap::from([
            ("name".to_owned(), place.name.clone()),
            ("row".to_owned(), place.row.to_string()),
        ]),
    });
    let edited = history::of_entry(conn, id)?;
    let edited = edited.into_iter().map(|done| Event {
        at: done.at,
        name: done.name,
        params: done.params,
    });
    let mut events: Vec<Event> = imported.chain(edited).collect();
    events.sort_by_key(|event| event.at);
    Ok(events)
}
