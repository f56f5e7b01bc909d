//! The sections of an export and what is done with an item of each.

use giftbook_model::Record;

use super::{buy_gifts, coin_purchases, go_live, item::Item, send_gifts};
use crate::{codes::Fault, events::Latest};

/// A section that Giftbook reads, or counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SectionId {
    SendGifts,
    BuyGifts,
    CoinPurchases,
    Wallet,
    GoLive,
    WatchLive,
}

impl SectionId {
    pub(crate) const ALL: [Self; 6] = [
        Self::SendGifts,
        Self::BuyGifts,
        Self::CoinPurchases,
        Self::Wallet,
        Self::GoLive,
        Self::WatchLive,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::SendGifts => "send_gifts",
            Self::BuyGifts => "buy_gifts",
            Self::CoinPurchases => "coin_purchases",
            Self::Wallet => "wallet_transactions",
            Self::GoLive => "go_live_history",
            Self::WatchLive => "watch_live_history",
        }
    }

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

    /// What is done with an item.
    pub(crate) fn used(self) -> Use {
        match self {
            Self::SendGifts => Use::Read(send_gifts::read),
            Self::BuyGifts => Use::Read(buy_gifts::read),
            Self::CoinPurchases => Use::Read(coin_purchases::read),
            Self::GoLive => Use::Read(go_live::read),
            Self::Wallet => Use::Count("wallet_transaction"),
            Self::WatchLive => Use::Count("watched_live"),
        }
    }
}

/// What an item is good for.
pub(crate) enum Use {
    Read(fn(&Item<'_>, Latest) -> Result<Record, Fault>),
    /// Nothing yet: items are counted under this name.
    Count(&'static str),
}
