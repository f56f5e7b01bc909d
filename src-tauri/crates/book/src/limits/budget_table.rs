//! The SQL of budgets, and how the log names them.

use giftbook_model::{Currency, Instant, Platform};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::envelope::FromMonth;
pub(super) use super::table::UNREADABLE;
use crate::BookError;
use crate::insight::{date_of, epoch_day};

/// Whose budget, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BudgetKey {
    pub(super) platform: Platform,
    /// Empty for the platform.
    pub(super) person: String,
}

/// A budget with its rows, the oldest first, each with its currency.
pub(super) struct Budget {
    pub(super) key: BudgetKey,
    /// The creator, where a source in the book names them.
    pub(super) person: Option<i64>,
    pub(super) name: String,
    pub(super) rows: Vec<(Currency, FromMonth)>,
}

/// Units given to somebody.
pub(super) struct Given {
    pub(super) person: i64,
    pub(super) at: Instant,
    pub(super) units: i64,
}

#[derive(Serialize, Deserialize)]
struct Logged {
    currency: String,
    minor: Option<i64>,
    carries: bool,
}

/// All budgets: platforms first, then creators by name.
pub(super) fn all(conn: &Connection) -> Result<Vec<Budget>, BookError> {
    let mut query = conn.prepare_cached(
        "SELECT budget.platform, budget.person, month, currency, minor, carries, person.id, ifnull(person.name, '')
         FROM budget LEFT JOIN person ON person.platform = budget.platform AND person.key = budget.person
         ORDER BY budget.person <> '', 8, budget.platform, budget.person, month",
    )?;
    let mut rows = query.query([])?;
    let mut all: Vec<Budget> = Vec::new();
    while let Some(row) = rows.next()? {
        let key = BudgetKey {
            platform: Platform::from_number(row.get(0)?).ok_or(UNREADABLE)?,
            person: row.get(1)?,
        };
        let from = FromMonth {
            month: date_of(row.get(2)?).ok_or(UNREADABLE)?,
            minor: row.get(4)?,
            carries: row.get(5)?,
        };
        let from = (Currency::parse(&row.get::<_, String>(3)?)?, from);
        match all.last_mut().filter(|last| last.key == key) {
            Some(last) => last.rows.push(from),
            None => all.push(Budget {
                key,
                person: row.get(6)?,
                name: row.get(7)?,
                rows: vec![from],
            }),
        }
    }
    Ok(all)
}

/// Every gift the owner sent that names its creator and its worth.
pub(super) fn given(conn: &Connection) -> Result<Vec<Given>, BookError> {
    let mut query = conn.prepare_cached(
        "SELECT person_id, at, units FROM entry WHERE kind <> 1 AND kind = 2 AND person_id IS NOT NULL AND at IS NOT NULL AND units IS NOT NULL",
    )?;
    let mut rows = query.query([])?;
    let mut given = Vec::new();
    while let Some(row) = rows.next()? {
        given.push(Given {
            person: row.get(0)?,
            at: Instant::from_millis(row.get(1)?).map_err(|_| UNREADABLE)?,
            units: row.get(2)?,
        });
    }
    Ok(given)
}

/// A row in the log: platform, month, and the creator's key, which may hold any letters, last.
pub(super) fn log_key(key: &BudgetKey, month: Date) -> String {
    format!("{}/{month}/{}", key.platform as u8, key.person)
}

pub(super) fn log_value(currency: Currency, minor: Option<i64>, carries: bool) -> Value {
    serde_json::json!({ "currency": currency.code(), "minor": minor, "carries": carries })
}

fn from_log(key: &str) -> Option<(u8, i64, &str)> {
    let mut parts = key.splitn(3, '/');
    let platform = parts.next()?.parse().ok()?;
    let month: Date = parts.next()?.parse().ok()?;
    Some((platform, epoch_day(month), parts.next()?))
}

/// The row the log names so; `None` where there is none.
pub(crate) fn load(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let (platform, month, person) = from_log(key).ok_or(UNREADABLE)?;
    let found = conn
        .prepare_cached(
            "SELECT currency, minor, carries FROM budget WHERE platform = ?1 AND month = ?2 AND person = ?3",
        )?
        .query_row(params![platform, month, person], |row| {
            Ok(Logged {
                currency: row.get(0)?,
                minor: row.get(1)?,
                carries: row.get(2)?,
            })
        })
        .optional()?;
    Ok(found.map(serde_json::to_value).transpose()?)
}

/// Puts the row the log names so, or takes it away.
pub(crate) fn store(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    let (platform, month, person) = from_log(key).ok_or(UNREADABLE)?;
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM budget WHERE platform = ?1 AND month = ?2 AND person = ?3")?
            .execute(params![platform, month, person])?;
        return Ok(());
    };
    let row = Logged::deserialize(value)?;
    tx.prepare_cached(
        "INSERT INTO budget (platform, person, month, currency, minor, carries) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT DO UPDATE SET currency = excluded.currency, minor = excluded.minor, carries = excluded.carries",
    )?
    .execute(params![platform, person, month, row.currency, row.minor, row.carries])?;
    Ok(())
}
