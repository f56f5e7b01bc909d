//! What a programme asks for and no file tells: how many new followers a LIVE brought, how far the missions of a week were fulfilled. Its
//! creator sees it in the app and says so here.

use std::collections::BTreeMap;

use giftbook_model::{Instant, Platform};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::{Value, json};

use super::programme::Measure;
use crate::history::{self, Area, Edit, Name};
use crate::insight::epoch_day;
use crate::{Book, BookError};

impl Book {
    /// Says how many new followers a LIVE brought; `None`: it is not known. [`BookError::Unknown`] for a LIVE that is not in the book.
    pub fn live_followers_set(&self, live: i64, new: Option<u32>, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let edit = Edit {
                area: Area::LiveFollowers,
                key: history::live_reference(tx, live)?,
                after: new.map(Value::from),
            };
            let params = json!({ "live": live.to_string(), "new": new.map(|new| new.to_string()).unwrap_or_default() });
            history::change(tx, now, Name::LiveFollowers, &params, vec![edit])?;
            Ok(())
        })
    }

    /// Says how far a mission of the week was fulfilled that begins on `monday`: [`Measure::WeekTeam`] or [`Measure::WeekLeague`]; `None`: it is
    /// not known. [`BookError::Invalid`] `not_a_monday`, or `measure_is_counted` for what the book counts itself.
    pub fn week_level_set(
        &self,
        platform: Platform,
        monday: Date,
        measure: Measure,
        level: Option<u32>,
        now: Instant,
    ) -> Result<(), BookError> {
        if monday.weekday().to_monday_zero_offset() != 0 {
            return Err(BookError::Invalid { code: "not_a_monday" });
        }
        if !matches!(measure, Measure::WeekTeam | Measure::WeekLeague) {
            return Err(BookError::Invalid {
                code: "measure_is_counted",
            });
        }
        self.file.write(|tx| {
            let edit = Edit {
                area: Area::WeekLevel,
                key: format!("{}/{monday}/{}", platform.code(), measure.code()),
                after: level.map(Value::from),
            };
            let params = json!({
                "platform": platform.code(), "week": monday.to_string(), "measure": measure.code(),
                "level": level.map(|level| level.to_string()).unwrap_or_default(),
            });
            history::change(tx, now, Name::WeekLevel, &params, vec![edit])?;
            Ok(())
        })
    }
}

/// What was told of a platform's LIVEs and weeks.
pub(super) struct Told {
    /// New followers by the row number of the live.
    pub(super) followers: BTreeMap<i64, u32>,
    /// Levels by the week's first day in days since 1970-01-01 and the measure's code.
    levels: BTreeMap<(i64, String), u32>,
}

impl Told {
    pub(super) fn of(conn: &Connection, platform: Platform) -> Result<Self, BookError> {
        let mut followers = conn.prepare_cached("SELECT live_id, new FROM live_followers")?;
        let followers = followers.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut levels = conn.prepare_cached("SELECT monday, measure, level FROM week_level WHERE platform = ?1")?;
        let levels = levels.query_map([platform as u8], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        Ok(Self {
            followers: followers.collect::<Result<_, _>>()?,
            levels: levels.collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn level(&self, monday: Date, measure: Measure) -> Option<u32> {
        let key = (epoch_day(monday), measure.code().to_owned());
        self.levels.get(&key).copied()
    }
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "what was told of a week cannot be read",
};

fn number(value: &Value) -> Result<i64, BookError> {
    value.as_i64().ok_or(UNREADABLE)
}

pub(crate) fn load_followers(conn: &Connection, live: i64) -> Result<Option<Value>, BookError> {
    let new: Option<u32> = conn
        .prepare_cached("SELECT new FROM live_followers WHERE live_id = ?1")?
        .query_row([live], |row| row.get(0))
        .optional()?;
    Ok(new.map(Value::from))
}

pub(crate) fn store_followers(tx: &Transaction<'_>, live: i64, value: Option<&Value>) -> Result<(), BookError> {
    match value {
        None => tx.prepare_cached("DELETE FROM live_followers WHERE live_id = ?1")?.execute([live])?,
        Some(new) => tx
            .prepare_cached("INSERT INTO live_followers (live_id, new) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET new = excluded.new")?
            .execute(params![live, number(new)?])?,
    };
    Ok(())
}

/// Platform, day and measure of a key such as `tiktok/2026-11-23/week_team`.
fn of_key(key: &str) -> Result<(u8, i64, &str), BookError> {
    let mut parts = key.splitn(3, '/');
    let mut part = || parts.next().ok_or(UNREADABLE);
    let platform = Platform::from_code(part()?).ok_or(UNREADABLE)?;
    let monday: Date = part()?.parse().map_err(|_| UNREADABLE)?;
    Ok((platform as u8, epoch_day(monday), part()?))
}

pub(crate) fn load_level(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let (platform, monday, measure) = of_key(key)?;
    let level: Option<u32> = conn
        .prepare_cached("SELECT level FROM week_level WHERE platform = ?1 AND monday = ?2 AND measure = ?3")?
        .query_row(params![platform, monday, measure], |row| row.get(0))
        .optional()?;
    Ok(level.map(Value::from))
}

pub(crate) fn store_level(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    let (platform, monday, measure) = of_key(key)?;
    match value {
        None => tx
            .prepare_cached("DELETE FROM week_level WHERE platform = ?1 AND monday = ?2 AND measure = ?3")?
            .execute(params![platform, monday, measure])?,
        Some(level) => tx
            .prepare_cached(
                "INSERT INTO week_level (platform, monday, measure, level) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET level = excluded.level",
            )?
            .execute(params![platform, monday, measure, number(level)?])?,
    };
    Ok(())
}
