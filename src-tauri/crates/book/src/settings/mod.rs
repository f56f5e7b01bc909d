//! What the user set for this book. A change is a named operation and can be undone; a change of zone makes the totals by day anew.

mod rules;
#[cfg(test)]
mod tests;

use giftbook_model::Instant;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::{Map, Value};

pub use rules::{Role, Settings, Theme};

use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError, payout, totals};

impl Book {
    pub fn settings(&self) -> Result<Settings, BookError> {
        self.file.read(read)
    }

    /// Sets all of them and returns them as kept. A zone no one knows is refused ([`BookError::Invalid`], `unknown_zone`).
    pub fn set_settings(&self, settings: &Settings, now: Instant) -> Result<Settings, BookError> {
        settings.check()?;
        self.file.write(|tx| {
            let old = read(tx)?.texts();
            let changed: Vec<_> = settings
                .texts()
                .into_iter()
                .filter(|text| !old.contains(text))
                .collect();
            let params: Map<String, Value> = changed
                .iter()
                .map(|(key, value)| ((*key).to_owned(), Value::from(value.as_str())))
                .collect();
            let edits = changed
                .into_iter()
                .map(|(key, value)| Edit {
                    area: Area::Setting,
                    key: key.to_owned(),
                    after: Some(Value::from(value)),
                })
                .collect();
            history::change(tx, now, Name::Settings, &Value::Object(params), edits)?;
            read(tx)
        })
    }
}

/// All settings; what was never set has its default.
pub(crate) fn read(conn: &Connection) -> Result<Settings, BookError> {
    Settings::from_texts(|key| text(conn, key))
}

/// One setting as it is stored.
pub(crate) fn text(conn: &Connection, key: &str) -> Result<Option<String>, BookError> {
    let mut query = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

/// Stores one setting and does what follows from it.
pub(crate) fn put(tx: &Transaction<'_>, key: &str, value: Option<&str>) -> Result<(), BookError> {
    match value {
        None => tx
            .prepare_cached("DELETE FROM setting WHERE key = ?1")?
            .execute([key])?,
        Some(value) => tx
            .prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
            )?
            .execute([key, value])?,
    };
    if key == rules::ZONE {
        totals::rebuild_days(tx, &read(tx)?.zone()?)?;
        payout::restate(tx)?;
    }
    Ok(())
}
