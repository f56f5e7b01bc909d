//! `Purchases > SendGifts`: gifts the owner sent. Whether `GiftAmount` counts coins or pieces is open, and asked.
//!
//! ```json
//! {"Date":"2025-04-13 23:40:02","GiftAmount":"1","UserName":"creator_01"}
//! ```

use giftbook_model::{GiftSent, Platform, Record, Who};

use super::item::Item;
use crate::{codes::Fault, events::Latest};

pub(crate) const FIELDS: &[&str] = &["date", "giftamount", "username"];

pub(crate) fn read(item: &Item<'_>, latest: Latest) -> Result<Record, Fault> {
    Ok(Record::GiftSent(GiftSent {
        platform: Platform::TikTok,
        at: item.date("date", latest)?,
        to: Who {
            handle: item.text("username")?,
            ..Who::default()
        },
        amount: item.amount("giftamount")?,
    }))
}
