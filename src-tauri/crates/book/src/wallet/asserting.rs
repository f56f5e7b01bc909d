//! Writing down what the app shows.

use giftbook_model::{Instant, Platform};
use jiff::civil::Date;
use rusqlite::{Connection, Transaction};
use serde_json::{Value, json};

use super::asserted::Assertion;
use super::by_hand::MOST_UNITS;
use super::table;
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError, settings};

impl Book {
    /// "The app shows `units` on this day." A second one for the same day replaces the first. [`BookError::Invalid`] with
    /// `units_out_of_range` or `day_in_future`.
    pub fn wallet_assert(&self, asserted: &Assertion, now: Instant) -> Result<(), BookError> {
        if asserted.units.unsigned_abs() > MOST_UNITS.unsigned_abs() {
            return Err(BookError::Invalid {
                code: "units_out_of_range",
            });
        }
        self.file.write(|tx| {
            if asserted.on > now.day_in(&settings::read(tx)?.zone()?) {
                return Err(BookError::Invalid { code: "day_in_future" });
            }
            put(tx, now, Name::Assert, asserted, Some(asserted.units))
        })
    }

    /// Takes an assertion away. [`BookError::Unknown`] when there is none.
    pub fn wallet_assert_remove(&self, platform: Platform, on: Date, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let mut asserted = Assertion { platform, on, units: 0 };
            asserted.units = table::asserted(tx, &asserted)?.ok_or(BookError::Unknown { what: "assertion" })?;
            put(tx, now, Name::AssertRemove, &asserted, None)
        })
    }
}

fn put(tx: &Transaction<'_>, now: Instant, name: Name, of: &Assertion, after: Option<i64>) -> Result<(), BookError> {
    let params = json!({ "platform": of.platform.code(), "day": of.on.to_string(), "units": of.units.to_string() });
    let edit = Edit {
        area: Area::Assertion,
        key: format!("{}/{}", of.platform.code(), of.on),
        after: after.map(|units| Value::from(units.to_string())),
    };
    history::change(tx, now, name, &params, vec![edit])?;
    Ok(())
}

/// The day and platform the log names.
fn named(key: &str) -> Result<Assertion, BookError> {
    let parsed = key.split_once('/').and_then(|(platform, on)| {
        let platform = Platform::ALL.into_iter().find(|one| one.code() == platform)?;
        Some(Assertion {
            platform,
            on: on.parse().ok()?,
            units: 0,
        })
    });
    parsed.ok_or(BookError::Inconsistent {
        what: "the log names an assertion that cannot be",
    })
}

pub(crate) fn load(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    Ok(table::asserted(conn, &named(key)?)?.map(|units| Value::from(units.to_string())))
}

pub(crate) fn store(tx: &Transaction<'_>, key: &str, units: Option<&str>) -> Result<(), BookError> {
    let units = units.map(str::parse).transpose().map_err(|_| BookError::Inconsistent {
        what: "the log holds no number where one belongs",
    })?;
    table::put_asserted(tx, &named(key)?, units)
}
