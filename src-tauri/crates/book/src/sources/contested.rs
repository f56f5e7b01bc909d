//! Sources that contradict each other about whom a gift went to or in which room. The one with the smaller key is believed: row numbers
//! tell only who was met first.

use rusqlite::Connection;

use crate::BookError;

/// Who has keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    People,
    /// Those with a room; one found by time has no key.
    Lives,
}

/// The one of two that is believed; where only one is named, that one.
pub(super) fn believed(
    conn: &Connection,
    of: Of,
    one: Option<i64>,
    two: Option<i64>,
) -> Result<Option<i64>, BookError> {
    let (Some(first), Some(second)) = (one, two) else {
        return Ok(one.or(two));
    };
    if first == second {
        return Ok(one);
    }
    let smaller_key = match of {
        Of::People => "SELECT id FROM person WHERE id IN (?1, ?2) ORDER BY key LIMIT 1",
        Of::Lives => "SELECT id FROM live WHERE id IN (?1, ?2) ORDER BY key LIMIT 1",
    };
    Ok(conn
        .prepare_cached(smaller_key)?
        .query_row([first, second], |row| row.get(0))?)
}
