//! What the platform itself says of a live, from its creator's export. It stands beside what was recorded and is never mixed with it.

use foldhash::HashMap;
use giftbook_model::Instant;
use rusqlite::Connection;

use crate::BookError;

/// The platform's totals of a live, of the newest import that has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    pub source: i64,
    pub title: Option<String>,
    pub start: Instant,
    pub end: Option<Instant>,
    /// The earning as written; its unit is the platform's secret.
    pub text: Option<String>,
    /// The earning where it is written as a plain whole number, taken for units.
    pub units: Option<i64>,
    pub likes: Option<i64>,
    pub views: Option<i64>,
    pub gifters: Option<i64>,
}

impl Official {
    /// Units the platform counts beyond those recorded: below zero where it counts fewer, `None` where it names no units.
    #[must_use]
    pub fn units_beyond(&self, recorded: i64) -> Option<i64> {
        self.units?.checked_sub(recorded)
    }

    /// Gifters the platform counts beyond those recorded, as `units_beyond`.
    #[must_use]
    pub fn gifters_beyond(&self, recorded: i64) -> Option<i64> {
        self.gifters?.checked_sub(recorded)
    }
}

/// By live.
pub(super) fn all(conn: &Connection) -> Result<HashMap<i64, Official>, BookError> {
    let mut newest_last = conn.prepare_cached(
        "SELECT live_id, source_id, title, start_at, end_at, earning_text, likes, views, gifters FROM live_official
         ORDER BY live_id, source_id, row",
    )?;
    let mut rows = newest_last.query([])?;
    let mut officials = HashMap::default();
    while let Some(row) = rows.next()? {
        let text: Option<String> = row.get(5)?;
        let official = Official {
            source: row.get(1)?,
            title: row.get(2)?,
            start: instant(row.get(3)?)?,
            end: row.get::<_, Option<i64>>(4)?.map(instant).transpose()?,
            units: text.as_deref().and_then(whole_units),
            text,
            likes: row.get(6)?,
            views: row.get(7)?,
            gifters: row.get(8)?,
        };
        officials.insert(row.get(0)?, official);
    }
    Ok(officials)
}

pub(super) fn instant(millis: i64) -> Result<Instant, BookError> {
    Instant::from_millis(millis).map_err(|_| BookError::Inconsistent {
        what: "a time beyond the calendar",
    })
}

/// `"1234"` and `"1234 diamonds"` are units; anything with decimals or another word is not for us to guess.
fn whole_units(text: &str) -> Option<i64> {
    let mut words = text.split_ascii_whitespace();
    let number = words
        .next()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))?;
    let unit_is_plain = words
        .next()
        .is_none_or(|word| ["diamond", "diamonds"].contains(&word.to_ascii_lowercase().as_str()));
    if unit_is_plain && words.next().is_none() {
        number.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_whole_number_is_units() {
        assert_eq!(whole_units("10310"), Some(10_310));
        assert_eq!(whole_units(" 10310 Diamonds "), Some(10_310));
        for other in [
            "",
            "10,310",
            "51.55",
            "51.55 USD",
            "10310 USD",
            "-5",
            "1 2",
            "diamonds",
            "99999999999999999999",
        ] {
            assert_eq!(whole_units(other), None, "{other:?}");
        }
    }
}
