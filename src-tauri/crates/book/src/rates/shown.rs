//! The reference rates as they are shown: how far they go, which files brought them, which wait, and what may be fetched.

use giftbook_model::{Currency, Instant};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::brought::{FxHeld, HostSaid};
use super::ecb::shipped;
use super::{Fx, table};
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError, settings};

/// The reference rates on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FxShown {
    /// The last day the program's own rates are of.
    pub shipped_to: Option<Date>,
    /// The newest published day on or before the day asked for.
    pub newest: Option<Date>,
    /// Units of each currency for one euro: the newest, and its day.
    pub rates: Vec<(Currency, Date, Decimal)>,
    /// Files that brought rates, the newest first.
    pub files: Vec<FxFile>,
    /// Rates that were held back and still are.
    pub held: Vec<FxHeld>,
    /// The user allowed this book to fetch rates when asked to.
    pub may_fetch: bool,
}

/// A file that brought rates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FxFile {
    pub id: i64,
    pub at: Instant,
    pub name: String,
    pub fetched: bool,
    pub days: Option<(Date, Date)>,
    pub new: u64,
    pub held: u64,
    pub known: u64,
    pub unlike: u64,
    pub unreadable: u64,
    pub ignored: u64,
}

/// Where the user's word is kept.
const MAY_FETCH: &str = "fx_fetch";

impl Book {
    /// The reference rates as they stood on a day.
    pub fn fx(&self, on: Date) -> Result<FxShown, BookError> {
        self.file.read(|conn| {
            let fx = Fx::load(conn)?;
            let newest = |currency| fx.last(currency, on).map(|(day, rate)| (currency, day, rate));
            Ok(FxShown {
                shipped_to: shipped().days.last().copied(),
                newest: fx.published(on),
                rates: fx.currencies().into_iter().filter_map(newest).collect(),
                files: files(conn)?,
                held: held(conn, &fx)?,
                may_fetch: settings::text(conn, MAY_FETCH)?.is_some(),
            })
        })
    }

    /// Remembers, or forgets, that rates may be fetched when the user asks for it.
    pub fn set_may_fetch_rates(&self, may: bool, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let edit = Edit {
                area: Area::Setting,
                key: MAY_FETCH.to_owned(),
                after: may.then(|| Value::from("allowed")),
            };
            let params = json!({ MAY_FETCH: if may { "allowed" } else { "not allowed" } });
            history::change(tx, now, Name::Settings, &params, vec![edit])?;
            Ok(())
        })
    }

    /// What the host said when the file `name` was last fetched.
    pub fn fx_host_said(&self, name: &str) -> Result<HostSaid, BookError> {
        self.file.read(|conn| {
            let said = conn
                .prepare_cached(
                    "SELECT etag, modified FROM fx_batch WHERE fetched = 1 AND name = ?1 ORDER BY id DESC LIMIT 1",
                )?
                .query_row([name], |row| {
                    Ok(HostSaid {
                        etag: row.get(0)?,
                        modified: row.get(1)?,
                    })
                });
            Ok(said.optional()?.unwrap_or_default())
        })
    }
}

fn files(conn: &Connection) -> Result<Vec<FxFile>, BookError> {
    conn.prepare_cached(
        "SELECT id, at, name, fetched, known, unlike, unreadable, ignored, min(day), max(day),
            count(day) FILTER (WHERE standing = 0), count(day) FILTER (WHERE standing <> 0)
         FROM fx_batch LEFT JOIN fx_rate ON batch_id = id GROUP BY id ORDER BY id DESC",
    )?
    .query_and_then([], |row| {
        let days: Option<(i64, i64)> = row.get::<_, Option<i64>>(8)?.zip(row.get(9)?);
        Ok(FxFile {
            id: row.get(0)?,
            at: Instant::from_millis(row.get(1)?).map_err(|_| table::UNREADABLE)?,
            name: row.get(2)?,
            fetched: row.get(3)?,
            days: days
                .map(|(first, last)| Ok::<_, BookError>((table::day(first)?, table::day(last)?)))
                .transpose()?,
            new: row.get(10)?,
            held: row.get(11)?,
            known: row.get(4)?,
            unlike: row.get(5)?,
            unreadable: row.get(6)?,
            ignored: row.get(7)?,
        })
    })?
    .collect()
}

/// The rates held back whose day has no other rate yet, the earliest first.
pub(super) fn held(conn: &Connection, fx: &Fx) -> Result<Vec<FxHeld>, BookError> {
    let mut found = Vec::new();
    let mut query = conn.prepare_cached(
        "SELECT batch_id, day, currency, rate FROM fx_rate WHERE standing = 1 ORDER BY day, currency, batch_id",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let day = table::day(row.get(1)?)?;
        let currency = Currency::parse(&row.get::<_, String>(2)?)?;
        if fx.of(currency, day).is_none() {
            found.push(FxHeld {
                batch: row.get(0)?,
                day,
                currency,
                rate: Decimal::from_str_exact(&row.get::<_, String>(3)?).map_err(|_| table::UNREADABLE)?,
                before: fx.last(currency, day),
            });
        }
    }
    Ok(found)
}
