//! `Income+ Wallet > Coin Purchase History`: coins the owner got, without what they cost. Known from a schema only.
//!
//! ```json
//! {"Date":"2026-02-03 10:00:00","Type":"Recharge","CoinAmount":70}
//! ```

use giftbook_model::{CoinsBought, Platform, Record};

use super::item::Item;
use crate::{codes::Fault, events::Latest};

pub(crate) const FIELDS: &[&str] = &["date", "type", "coinamount"];

pub(crate) fn read(item: &Item<'_>, latest: Latest) -> Result<Record, Fault> {
    Ok(Record::CoinsBought(CoinsBought {
        platform: Platform::TikTok,
        at: item.date("date", latest)?,
        kind: item.text("type")?,
        coins: item.amount("coinamount")?,
    }))
}
