//! The gifts of one import: looked up once each, what was said of them gathered and written at the end.

use std::collections::hash_map::Entry;

use foldhash::HashMap;
use giftbook_model::{CompactString, GiftSeen, Platform};
use rusqlite::{OptionalExtension, Transaction, params};

use super::catalogue::{CatalogueGift, find, find_by_name};
use crate::BookError;

/// The row number of a gift.
pub(crate) type GiftId = i64;

/// A gift as the book knows it.
#[derive(Debug, Clone)]
pub(crate) struct MetGift {
    pub(crate) id: GiftId,
    pub(crate) key: CompactString,
    /// Of the catalogue, not of other events: an event without a price must not depend on what was imported before it.
    pub(crate) catalogue: Option<&'static CatalogueGift>,
}

/// Gifts an import has met so far, and what its rows said of them.
#[derive(Default)]
pub(crate) struct Register {
    /// Where what was said is kept, by the very words.
    met: HashMap<Platform, HashMap<GiftSeen, usize>>,
    gifts: Vec<MetGift>,
    by_id: HashMap<GiftId, usize>,
    said: Vec<Said>,
    /// The gift met last and what was said of it: frames of a streak repeat both.
    latest: Option<(Platform, GiftSeen, usize)>,
}

/// What rows said of a gift, and when last.
struct Said {
    gift: usize,
    seen: GiftSeen,
    last: Option<i64>,
}

impl Register {
    /// The gift a row names: by id, else by the catalogue's only gift of that name and price, else by its name alone. `None` when the
    /// row names none.
    pub(crate) fn meet(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        seen: &GiftSeen,
        at: Option<i64>,
    ) -> Result<Option<&MetGift>, BookError> {
        let latest = self
            .latest
            .as_ref()
            .filter(|(of, latest, _)| *of == platform && latest == seen);
        let said = match latest.map(|(_, _, said)| *said) {
            Some(said) => said,
            None => {
                let known = self.met.get(&platform).and_then(|met| met.get(seen)).copied();
                let Some(said) = known.map_or_else(|| self.add(tx, platform, seen), |said| Ok(Some(said)))? else {
                    return Ok(None);
                };
                self.latest = Some((platform, seen.clone(), said));
                said
            }
        };
        let Some(said) = self.said.get_mut(said) else {
            return Ok(None);
        };
        said.last = said.last.max(at);
        Ok(self.gifts.get(said.gift))
    }

    fn add(&mut self, tx: &Transaction<'_>, platform: Platform, seen: &GiftSeen) -> Result<Option<usize>, BookError> {
        let id = seen.id.as_deref().filter(|id| !id.is_empty());
        let name = seen.name.as_deref().filter(|name| !name.is_empty());
        let in_catalogue = match (platform, id, name, seen.price) {
            (Platform::TikTok, Some(id), _, _) => find(id),
            (Platform::TikTok, None, Some(name), Some(price)) => find_by_name(name, price),
            _ => None,
        };
        let key = match (in_catalogue, id, name) {
            (Some(gift), _, _) => compact_str::format_compact!("id:{}", gift.id),
            (None, Some(id), _) => compact_str::format_compact!("id:{id}"),
            (None, None, Some(name)) => compact_str::format_compact!("name:{name}"),
            (None, None, None) => return Ok(None),
        };
        let gift_id = self.row(tx, platform, &key, in_catalogue, seen)?;
        let index = match self.by_id.entry(gift_id) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                self.gifts.push(MetGift {
                    id: gift_id,
                    key,
                    catalogue: in_catalogue,
                });
                *new.insert(self.gifts.len() - 1)
            }
        };
        self.said.push(Said {
            gift: index,
            seen: seen.clone(),
            last: None,
        });
        self.met
            .entry(platform)
            .or_default()
            .insert(seen.clone(), self.said.len() - 1);
        Ok(Some(self.said.len() - 1))
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
            let Some(gift) = self.gifts.get(*gift) else { continue };
            let (name, price, kind) = (
                seen.name.as_deref().unwrap_or_default(),
                seen.price.unwrap_or(0),
                seen.kind.unwrap_or(0),
            );
            insert.execute(params![gift.id, source, name, price, kind, last])?;
        }
        for gift in &self.gifts {
            show_newest(tx, gift.id, gift.catalogue)?;
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
