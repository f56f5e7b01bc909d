//! What is worth a look: facts that call for the owner's eye, as a code with what its sentence needs.

use std::collections::BTreeMap;

use giftbook_model::Instant;
use rusqlite::{Connection, params};

use super::lives::LiveRow;
use super::official::instant;
use crate::BookError;
use crate::recharge::{Doubt, Doubted, Purchased, doubted};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// `official_above`: the platform counts more than was recorded (`more`, `unknown_minutes`).
    /// `not_recorded`: much of a live is unknown (`unknown_minutes`, `minutes`).
    /// `rows_unreadable`: rows of an import could not be read (`rows`, `of`).
    /// `purchase_reseller`, `purchase_seller` (`host`), `purchase_price` (`percent`): what speaks against a purchase.
    /// `found_by_time`: lives without a room id, put together by receiver and time (`lives`).
    pub code: &'static str,
    pub params: BTreeMap<&'static str, String>,
    pub at: Option<Instant>,
    /// Where to look: `lives/12`, `sources/3`, `lives`.
    pub place: String,
}

/// Older than this is history, not news.
const NEWS_MS: i64 = 60 * 24 * 3_600_000;
const MOST_EACH: usize = 3;
const MINUTE_MS: i64 = 60_000;

/// About lives, the newest first; `lives` come in that order.
pub(super) fn of_lives(lives: &[LiveRow], now: Instant) -> Vec<Notice> {
    let recent: Vec<&LiveRow> = lives
        .iter()
        .filter(|live| live.start.plus_millis(NEWS_MS) >= now && live.start <= now)
        .collect();
    let above = recent.iter().filter_map(|live| official_above(live)).take(MOST_EACH);
    let unknown = recent
        .iter()
        .filter(|live| official_above(live).is_none())
        .filter_map(|live| not_recorded(live))
        .take(MOST_EACH);
    let by_time = recent.iter().filter(|live| live.key.is_none()).count();
    let by_time = (by_time > 0).then(|| Notice {
        code: "found_by_time",
        params: BTreeMap::from([("lives", by_time.to_string())]),
        at: None,
        place: "lives".to_owned(),
    });
    above.chain(unknown).chain(by_time).collect()
}

fn unknown_minutes(live: &LiveRow) -> i64 {
    (live.length_ms - live.recorded_ms + MINUTE_MS / 2) / MINUTE_MS
}

fn official_above(live: &LiveRow) -> Option<Notice> {
    let more = live
        .official
        .as_ref()?
        .units?
        .checked_sub(live.units)
        .filter(|more| *more > 0)?;
    Some(Notice {
        code: "official_above",
        params: BTreeMap::from([
            ("more", more.to_string()),
            ("unknown_minutes", unknown_minutes(live).to_string()),
        ]),
        at: Some(live.start),
        place: format!("lives/{}", live.id),
    })
}

/// A tenth of a live and at least five minutes. A live nothing was recorded of is no news: the export alone told of it.
fn not_recorded(live: &LiveRow) -> Option<Notice> {
    let unknown = unknown_minutes(live);
    let much = unknown >= 5 && (live.length_ms - live.recorded_ms) * 10 >= live.length_ms;
    (much && live.recorded_ms > 0).then(|| Notice {
        code: "not_recorded",
        params: BTreeMap::from([
            ("unknown_minutes", unknown.to_string()),
            ("minutes", ((live.length_ms + MINUTE_MS / 2) / MINUTE_MS).to_string()),
        ]),
        at: Some(live.start),
        place: format!("lives/{}", live.id),
    })
}

/// About purchases, the newest first.
pub(super) fn of_purchases(conn: &Connection, now: Instant) -> Result<Vec<Notice>, BookError> {
    let news = |purchase: &Purchased| purchase.at.plus_millis(NEWS_MS) >= now && purchase.at <= now;
    let doubted = doubted(conn, news)?.into_iter().take(MOST_EACH);
    Ok(doubted
        .filter_map(|Doubted { purchase, doubts }| {
            let (code, param) = match doubts.into_iter().next()? {
                Doubt::Reseller => ("purchase_reseller", None),
                Doubt::Seller { host, .. } => ("purchase_seller", Some(("host", host))),
                Doubt::Price { percent, .. } => ("purchase_price", Some(("percent", percent.to_string()))),
            };
            Some(Notice {
                code,
                params: param.into_iter().collect(),
                at: Some(purchase.at),
                place: "wallet/purchases".to_owned(),
            })
        })
        .collect())
}

/// About imports, the newest first.
pub(super) fn of_sources(conn: &Connection, now: Instant) -> Result<Vec<Notice>, BookError> {
    let mut sources = conn.prepare_cached(
        "SELECT id, imported_at, unreadable, read FROM source WHERE unreadable > 0 AND imported_at BETWEEN ?1 AND ?2
         ORDER BY imported_at DESC, id DESC LIMIT ?3",
    )?;
    let mut rows = sources.query(params![now.plus_millis(-NEWS_MS).millis(), now.millis(), MOST_EACH])?;
    let mut notices = Vec::new();
    while let Some(row) = rows.next()? {
        let (unreadable, read): (i64, i64) = (row.get(2)?, row.get(3)?);
        notices.push(Notice {
            code: "rows_unreadable",
            params: BTreeMap::from([("rows", unreadable.to_string()), ("of", read.to_string())]),
            at: Some(instant(row.get(1)?)?),
            place: format!("sources/{}", row.get::<_, i64>(0)?),
        });
    }
    Ok(notices)
}
