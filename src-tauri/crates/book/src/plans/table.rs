//! The SQL of plans.

use giftbook_model::{Currency, Instant, Money, Platform};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Deserialize;
use serde_json::Value;

use super::rules::{Kept, Plan, PlanState};
use crate::BookError;

const COLUMNS: &str = "name, platform, units, currency, minor, made_at, ripe_at, bought_at, dropped_at";
const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a plan cannot be read",
};

pub(super) fn all(conn: &Connection) -> Result<Vec<Plan>, BookError> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, id FROM plan
         ORDER BY ifnull(bought_at, dropped_at) IS NOT NULL, -ifnull(bought_at, dropped_at), ripe_at, id"
    ))?
    .query_and_then([], |row| plan(row.get(9)?, kept(row)?))?
    .collect()
}

pub(super) fn find(conn: &Connection, id: i64) -> Result<Option<Kept>, BookError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM plan WHERE id = ?1"))?
        .query_row([id], kept)
        .optional()?)
}

/// A number no plan has.
pub(super) fn unused(conn: &Connection) -> Result<i64, BookError> {
    Ok(conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM plan", [], |row| row.get(0))?)
}

/// A plan as the log sees it.
pub(crate) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    Ok(find(conn, id)?.map(serde_json::to_value).transpose()?)
}

pub(crate) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM plan WHERE id = ?1")?.execute([id])?;
        return Ok(());
    };
    let plan = Kept::deserialize(value)?;
    tx.prepare_cached(&format!(
        "INSERT OR REPLACE INTO plan (id, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    ))?
    .execute(params![
        id,
        plan.name,
        plan.platform,
        plan.units,
        plan.currency,
        plan.minor,
        plan.made,
        plan.ripe,
        plan.bought,
        plan.dropped
    ])?;
    Ok(())
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        name: row.get(0)?,
        platform: row.get(1)?,
        units: row.get(2)?,
        currency: row.get(3)?,
        minor: row.get(4)?,
        made: row.get(5)?,
        ripe: row.get(6)?,
        bought: row.get(7)?,
        dropped: row.get(8)?,
    })
}

fn plan(id: i64, kept: Kept) -> Result<Plan, BookError> {
    let platform = Platform::from_number(kept.platform).ok_or(UNREADABLE)?;
    let instant = |at: i64| Instant::from_millis(at).map_err(|_| UNREADABLE);
    let cost = match kept.currency.zip(kept.minor) {
        None => None,
        Some((code, minor)) => Some(Money {
            minor,
            currency: Currency::parse(&code)?,
        }),
    };
    let state = match (kept.bought, kept.dropped) {
        (Some(at), _) => PlanState::Bought {
            at: instant(at)?,
            early: at < kept.ripe,
        },
        (None, Some(at)) => PlanState::Dropped { at: instant(at)? },
        (None, None) => PlanState::Open,
    };
    Ok(Plan {
        id,
        name: kept.name,
        platform,
        unit: platform.bought(),
        units: kept.units,
        cost,
        made: instant(kept.made)?,
        ripe: instant(kept.ripe)?,
        state,
    })
}
