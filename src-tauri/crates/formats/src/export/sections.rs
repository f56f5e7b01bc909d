//! What is done with an item of each section.

use giftbook_model::{CompactString, Handling, Record};

use super::{buy_gifts, coin_purchases, go_live, item::Item, places::SectionId, send_gifts};
use crate::{codes::Fault, events::Latest};

impl SectionId {
    /// The fields this app knows, as compared.
    pub(crate) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::SendGifts => send_gifts::FIELDS,
            Self::BuyGifts => buy_gifts::FIELDS,
            Self::CoinPurchases => coin_purchases::FIELDS,
            Self::GoLive => go_live::FIELDS,
            // No filled list has ever been seen in public: every field is news.
            Self::Wallet => &[],
            Self::WatchLive => &["watchtime", "link", "comments", "questions"],
        }
    }

    /// How items are counted that are of no use to the book yet; `None` for sections that are read.
    pub(crate) fn ignored(self) -> Option<Handling> {
        let name = match self {
            Self::Wallet => "wallet_transaction",
            Self::WatchLive => "watched_live",
            _ => return None,
        };
        Some(Handling::Ignored(CompactString::const_new(name)))
    }

    /// What an item says.
    pub(crate) fn read(self, item: &Item<'_>, latest: Latest) -> Result<Handling, Fault> {
        let record: Record = match self {
            Self::SendGifts => send_gifts::read(item, latest)?,
            Self::BuyGifts => buy_gifts::read(item, latest)?,
            Self::CoinPurchases => coin_purchases::read(item, latest)?,
            Self::GoLive => go_live::read(item, latest)?,
            Self::Wallet => return Ok(Handling::Ignored(CompactString::const_new("wallet_transaction"))),
            Self::WatchLive => return Ok(Handling::Ignored(CompactString::const_new("watched_live"))),
        };
        Ok(Handling::Record(record))
    }
}
