//! A source as the log sees it: in the book or not. Taking one out is `sources`' work; bringing one back is beyond the book.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{BookError, sources};

/// What is needed to find a source's file and import it as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceState {
    pub name: String,
    /// [`giftbook_model::Format`]'s code.
    pub format: String,
    /// BLAKE3 of the file, in hexadecimal: the name of its original.
    pub digest: String,
    /// What the format left open, by the question's code.
    pub answers: BTreeMap<String, String>,
}

pub(super) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    let row: Option<(String, String, [u8; 32], String)> = conn
        .prepare_cached("SELECT name, format, digest, answers FROM source WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((name, format, digest, answers)) = row else {
        return Ok(None);
    };
    let digest = blake3::Hash::from(digest).to_hex().to_string();
    let state = SourceState {
        name,
        format,
        digest,
        answers: serde_json::from_str(&answers)?,
    };
    Ok(Some(serde_json::to_value(state)?))
}

pub(super) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    match value {
        None => sources::revert_in(tx, id),
        Some(_) => Err(BookError::Inconsistent {
            what: "an import is brought back without its file",
        }),
    }
}
