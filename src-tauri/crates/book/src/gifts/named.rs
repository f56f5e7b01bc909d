//! A gift looked for by its name: those the book has met, and those of the catalogue.

use std::collections::BTreeMap;

use giftbook_model::Platform;
use rusqlite::Connection;

use super::catalogue::{CatalogueGift, catalogue};
use crate::transactions::Needle;
use crate::{Book, BookError};

/// Most gifts one search answers with.
const MOST: usize = 30;

/// A gift that can be wished for: it has a name and a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedGift {
    /// By which it is known on its platform: `id:5655`, else `name:Rose`.
    pub key: String,
    pub name: String,
    /// Units of its platform for one piece, as last known.
    pub price: i64,
    /// It occurs in the book.
    pub met: bool,
    /// The newest public list it stood in, `YYYY-MM-DD`; `None` where none names it.
    pub listed: Option<&'static str>,
}

impl Book {
    /// Gifts of a platform whose name holds `text`, at most 30: first the name itself, then names that begin with it; of those, gifts the
    /// book has met first, the rest by name and price. For blanks those met.
    pub fn gifts_named(&self, platform: Platform, text: &str) -> Result<Vec<NamedGift>, BookError> {
        let needle = Needle::new(text);
        let mut found = self.file.read(|conn| all(conn, platform))?;
        found.retain(|gift| needle.as_ref().map_or(gift.met, |needle| needle.is_in(&gift.name)));
        found.sort_by_cached_key(|gift| {
            let begins = needle.as_ref().is_some_and(|needle| needle.begins(&gift.name));
            let is_it = begins && gift.name.chars().count() == text.trim().chars().count();
            (!is_it, !begins, !gift.met, gift.name.clone(), gift.price)
        });
        found.truncate(MOST);
        Ok(found)
    }

    /// The gift known by a key; `None` where there is none with a price.
    pub fn gift_known_by(&self, platform: Platform, key: &str) -> Result<Option<NamedGift>, BookError> {
        let all = self.file.read(|conn| all(conn, platform))?;
        Ok(all.into_iter().find(|gift| gift.key == key))
    }
}

/// Every gift with a name and a price; of several with the same two the one met, else the one listed last.
fn all(conn: &Connection, platform: Platform) -> Result<Vec<NamedGift>, BookError> {
    let listed: &[CatalogueGift] = if platform == Platform::TikTok { catalogue() } else { &[] };
    let mut by_key: BTreeMap<String, NamedGift> = listed.iter().map(named).collect();
    let mut met = conn.prepare_cached("SELECT key, name, price FROM gift WHERE platform = ?1 AND name <> ''")?;
    let mut rows = met.query([platform as u8])?;
    while let Some(row) = rows.next()? {
        let (key, name, price): (String, String, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let listed = by_key.get(&key).and_then(|gift| gift.listed);
        let Some(price) = price.or_else(|| by_key.get(&key).map(|gift| gift.price)) else {
            continue;
        };
        let gift = NamedGift {
            key: key.clone(),
            name,
            price,
            met: true,
            listed,
        };
        by_key.insert(key, gift);
    }
    let mut by_name: BTreeMap<(String, i64), NamedGift> = BTreeMap::new();
    for gift in by_key.into_values().filter(|gift| !gift.name.is_empty()) {
        let held = by_name
            .entry((gift.name.clone(), gift.price))
            .or_insert_with(|| gift.clone());
        if (gift.met, gift.listed) > (held.met, held.listed) {
            *held = gift;
        }
    }
    Ok(by_name.into_values().collect())
}

fn named(gift: &CatalogueGift) -> (String, NamedGift) {
    let key = format!("id:{}", gift.id);
    let named = NamedGift {
        key: key.clone(),
        name: gift.name.to_owned(),
        price: gift.price,
        met: false,
        listed: Some(gift.last_seen),
    };
    (key, named)
}

#[cfg(test)]
mod tests {
    use giftbook_model::Platform;

    use crate::transactions::seed;

    #[test]
    fn a_gift_is_found_by_its_name_in_either_case_the_one_itself_first() {
        let (_folder, book) = seed::book(&[]);
        let found = book.gifts_named(Platform::TikTok, "gaLAxy").expect("read");
        assert_eq!((found[0].name.as_str(), found[0].price), ("Galaxy", 1_000));
        assert_eq!(
            found[0].key, "id:11046",
            "of two with one name and price the one listed last"
        );
        assert!(found.len() > 1 && found.iter().all(|gift| gift.name.to_lowercase().contains("galaxy")));
        let same = |gift: &&super::NamedGift| gift.name == "Galaxy" && gift.price == 1_000;
        assert_eq!(found.iter().filter(same).count(), 1);
        assert_eq!(
            book.gift_known_by(Platform::TikTok, &found[0].key).expect("read"),
            Some(found[0].clone())
        );
        assert_eq!(book.gift_known_by(Platform::TikTok, "id:999").expect("read"), None);
    }

    #[test]
    fn gifts_met_come_first_and_are_all_there_is_where_nothing_is_typed() {
        let (_folder, book) = seed::book(&[]);
        let met = book.gifts_named(Platform::TikTok, " ").expect("read");
        assert!(met.iter().all(|gift| gift.met));
        let names: Vec<_> = met.iter().map(|gift| gift.name.as_str()).collect();
        assert!(names.contains(&"Éclair"), "{names:?}");
        assert!(!names.contains(&"100% Love_Heart"), "it has no price");
        let roses = book.gifts_named(Platform::TikTok, "rose").expect("read");
        assert!(roses[0].met && roses.iter().any(|gift| !gift.met));
        assert_eq!(book.gifts_named(Platform::Twitch, "rose").expect("read"), []);
    }
}
