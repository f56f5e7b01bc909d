//! By what a gift is known.

use giftbook_model::{CompactString, GiftSeen, Platform};

use super::catalogue::{CatalogueGift, find, find_by_name};

pub(crate) struct KnownBy {
    /// `id:5655`, else `name:Rose`.
    pub(crate) key: CompactString,
    pub(crate) catalogue: Option<&'static CatalogueGift>,
}

/// By its id, else by the catalogue's only gift of that name and price, else by its name alone. `None` for a row that names no gift.
pub(crate) fn known_by(platform: Platform, seen: &GiftSeen) -> Option<KnownBy> {
    let id = seen.id.as_deref().filter(|id| !id.is_empty());
    let name = seen.name.as_deref().filter(|name| !name.is_empty());
    let catalogue = match (platform, id, name, seen.price) {
        (Platform::TikTok, Some(id), _, _) => find(id),
        (Platform::TikTok, None, Some(name), Some(price)) => find_by_name(name, price),
        _ => None,
    };
    let key = match (catalogue, id, name) {
        (Some(gift), _, _) => compact_str::format_compact!("id:{}", gift.id),
        (None, Some(id), _) => compact_str::format_compact!("id:{id}"),
        (None, None, Some(name)) => compact_str::format_compact!("name:{name}"),
        (None, None, None) => return None,
    };
    Some(KnownBy { key, catalogue })
}
