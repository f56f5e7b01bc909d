//! The catalogue of TikTok gifts that comes with the program: ids, names, prices and types gathered from public lists of 2023 to 2026,
//! which agree on every price they share. Names may be empty; no list is complete.

use std::sync::OnceLock;

/// A gift of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogueGift {
    pub id: u32,
    /// Empty where no list names it in English.
    pub name: &'static str,
    /// Coins for one piece.
    pub price: i64,
    /// The platform's type, where known.
    pub kind: Option<u8>,
    /// The newest list it stood in, `YYYY-MM-DD`.
    pub last_seen: &'static str,
    /// Letters of the lists it stood in; the head of `catalogue.tsv` says which.
    pub lists: &'static str,
}

const TABLE: &str = include_str!("catalogue.tsv");

/// All of it, by ascending id.
pub fn catalogue() -> &'static [CatalogueGift] {
    static GIFTS: OnceLock<Vec<CatalogueGift>> = OnceLock::new();
    GIFTS.get_or_init(|| {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(parse)
            .collect()
    })
}

/// The gift with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static CatalogueGift> {
    let id: u32 = id.parse().ok()?;
    let gifts = catalogue();
    gifts
        .binary_search_by_key(&id, |gift| gift.id)
        .ok()
        .and_then(|place| gifts.get(place))
}

/// The one gift with this name and price; `None` when there is none or when several share both.
pub(super) fn find_by_name(name: &str, price: i64) -> Option<&'static CatalogueGift> {
    let mut fitting = catalogue()
        .iter()
        .filter(|gift| gift.name == name && gift.price == price);
    fitting.next().filter(|_| fitting.next().is_none())
}

fn parse(line: &'static str) -> Option<CatalogueGift> {
    let mut cells = line.split('\t');
    let id = cells.next()?.parse().ok()?;
    let name = cells.next()?;
    let price = cells.next()?.parse().ok()?;
    let kind = cells.next()?.parse().ok();
    Some(CatalogueGift {
        id,
        name,
        price,
        kind,
        last_seen: cells.next()?,
        lists: cells.next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_gift_and_ids_ascend() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(catalogue().len(), lines);
        assert_eq!(lines, 1_709);
        assert!(catalogue().is_sorted_by(|one, next| one.id < next.id));
        assert!(catalogue().iter().all(|gift| gift.price > 0));
    }

    #[test]
    fn well_known_gifts_have_their_prices() {
        for (id, name, price) in [
            ("5655", "Rose", 1),
            ("11046", "Galaxy", 1_000),
            ("5879", "Doughnut", 30),
            ("6369", "Lion", 29_999),
        ] {
            let gift = find(id).expect(name);
            assert_eq!((gift.name, gift.price), (name, price));
        }
        assert_eq!(find("1"), None);
        assert_eq!(find("not a number"), None);
    }

    #[test]
    fn a_name_with_several_gifts_of_one_price_is_nobodys() {
        assert_eq!(find_by_name("Rose", 1).map(|gift| gift.id), Some(5655));
        assert_eq!(find_by_name("Rose", 2), None);
    }
}
