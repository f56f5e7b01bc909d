//! The gifts of one import: looked up once each, what was said of them gathered and written at the end.

use std::collections::BTreeMap;

use giftbook_model::{GiftSeen, Platform};
use rusqlite::{OptionalExtension, Transaction, params};

use super::catalogue::{CatalogueGift, find};
use super::known_by::known_by;
use crate::BookError;

/// The row number of a gift.
pub(crate) type GiftId = i64;

/// A gift as the book knows it, and where what was said of it is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MetGift {
    pub(crate) id: GiftId,
    /// Of the catalogue, not of other events: an event without a price must not depend on what was imported before it.
    pub(crate) usual_price: Option<i64>,
    said: usize,
}

/// Gifts an import has met so far, and what its rows said of them.
#[derive(Default)]
pub(crate) struct Register {
    catalogue: BTreeMap<GiftId, Option<&'static CatalogueGift>>,
    said: Vec<Said>,
}

/// What rows said of a gift, and when last.
struct Said {
    gift: GiftId,
    seen: GiftSeen,
    last: Option<i64>,
}

impl Register {
    /// The gift that rows call so, made when first met; `None` when they name none. To be asked once for the same words.
    pub(crate) fn meet(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        seen: &GiftSeen,
    ) -> Result<Option<MetGift>, BookError> {
        let Some(known) = known_by(platform, seen) else {
            return Ok(None);
        };
        let id = self.row(tx, platform, &known.key, known.catalogue, seen)?;
        self.catalogue.insert(id, known.catalogue);
        self.said.push(Said {
            gift: id,
            seen: seen.clone(),
            last: None,
        });
        Ok(Some(MetGift {
            id,
            usual_price: known.catalogue.map(|gift| gift.price),
            said: self.said.len() - 1,
        }))
    }

    /// A gift was called so, last at `last` (UTC milliseconds; `None` where no row gives a time).
    pub(crate) fn seen(&mut self, met: MetGift, last: Option<i64>) {
        if let Some(said) = self.said.get_mut(met.said) {
            said.last = said.last.max(last);
        }
    }

    fn row(
        &self,
        tx: &Transaction<'_>,
        platform: Platform,
        key: &str,
        catalogue: Option<&CatalogueGift>,
        seen: &GiftSeen,
    ) -> Result<GiftId, BookError> {
        let known: Option<GiftId> = tx
            .prepare_cached("SELECT id FROM gift WHERE platform = ?1 AND key = ?2")?
            .query_row(params![platform as u8, key], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        let name = catalogue
            .map(|gift| gift.name)
            .filter(|name| !name.is_empty())
            .or(seen.name.as_deref())
            .unwrap_or_default();
        let price = seen
            .price
            .filter(|price| *price > 0)
            .or(catalogue.map(|gift| gift.price));
        let kind = catalogue.and_then(|gift| gift.kind).or(seen.kind);
        let mut insert =
            tx.prepare_cached("INSERT INTO gift (platform, key, name, price, kind) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        Ok(insert.insert(params![platform as u8, key, name, price, kind])?)
    }

    /// Writes what `source` said of its gifts and gives each the newest name and price known of it.
    pub(crate) fn write_seen(self, tx: &Transaction<'_>, source: i64) -> Result<(), BookError> {
        let mut insert = tx.prepare_cached(
            "INSERT INTO gift_seen (gift_id, source_id, name, price, kind, last_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET last_at = max(ifnull(last_at, excluded.last_at), ifnull(excluded.last_at, last_at))",
        )?;
        for Said { gift, seen, last } in &self.said {
            let (name, price, kind) = (
                seen.name.as_deref().unwrap_or_default(),
                seen.price.unwrap_or(0),
                seen.kind.unwrap_or(0),
            );
            insert.execute(params![gift, source, name, price, kind, last])?;
        }
        for (gift, catalogue) in self.catalogue {
            show_newest(tx, gift, catalogue)?;
        }
        Ok(())
    }
}

/// The catalogue's name, else the newest seen; the newest price seen, else the catalogue's. Ties by the greater value, so that the order
/// of imports plays no part.
fn show_newest(tx: &Transaction<'_>, gift: GiftId, catalogue: Option<&CatalogueGift>) -> Result<(), BookError> {
    let newest = |what: &str, having: &str| -> Result<Option<rusqlite::types::Value>, BookError> {
        let sql = format!(
            "SELECT {what} FROM gift_seen WHERE gift_id = ?1 AND {having} ORDER BY last_at DESC NULLS LAST, {what} DESC LIMIT 1"
        );
        Ok(tx
            .prepare_cached(&sql)?
            .query_row([gift], |row| row.get(0))
            .optional()?)
    };
    let name = catalogue
        .map(|gift| gift.name)
        .filter(|name| !name.is_empty())
        .map(|name| rusqlite::types::Value::from(name.to_owned()));
    let name = match name {
        Some(name) => Some(name),
        None => newest("name", "name <> ''")?,
    };
    let price = newest("price", "price > 0")?.or(catalogue.map(|gift| gift.price.into()));
    let kind = match catalogue.and_then(|gift| gift.kind) {
        Some(kind) => Some(i64::from(kind).into()),
        None => newest("kind", "kind > 0")?,
    };
    tx.prepare_cached("UPDATE gift SET name = ifnull(?2, ''), price = ?3, kind = ?4 WHERE id = ?1")?
        .execute(params![gift, name, price, kind])?;
    Ok(())
}

/// Takes what a source said of gifts out of the book, and the gifts nothing refers to any more.
pub(crate) fn forget_source(tx: &Transaction<'_>, source: i64) -> Result<(), BookError> {
    let touched: Vec<(GiftId, String)> = tx
        .prepare_cached("SELECT DISTINCT id, key FROM gift_seen JOIN gift ON id = gift_id WHERE source_id = ?1")?
        .query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    tx.execute("DELETE FROM gift_seen WHERE source_id = ?1", [source])?;
    for (gift, key) in touched {
        show_newest(tx, gift, key.strip_prefix("id:").and_then(find))?;
    }
    tx.execute(
        "DELETE FROM gift WHERE id NOT IN (SELECT gift_id FROM entry WHERE gift_id IS NOT NULL UNION SELECT gift_id FROM gift_seen
            UNION SELECT gift_id FROM loose_frame)",
        [],
    )?;
    Ok(())
}

/// What one piece of a gift costs by the catalogue.
pub(crate) fn usual_price(tx: &Transaction<'_>, gift: GiftId) -> Result<Option<i64>, BookError> {
    let key: Option<String> = tx
        .prepare_cached("SELECT key FROM gift WHERE id = ?1")?
        .query_row([gift], |row| row.get(0))
        .optional()?;
    Ok(key
        .as_deref()
        .and_then(|key| key.strip_prefix("id:"))
        .and_then(find)
        .map(|gift| gift.price))
}
