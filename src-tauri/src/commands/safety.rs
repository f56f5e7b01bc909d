//! Is this address or offer what it says? Nothing is looked up: the answer is worked out here.

use giftbook_model::Platform;
use giftbook_safety::UnitPrice;

use super::OnDesk;
use crate::dto::safety::{Pasted, SafetyAnswer};
use crate::error::Answer;
use crate::fetching::today;

/// What was pasted, an address, a name or the text of an offer, held against the platforms' own places and the book's lowest official
/// prices of coins.
#[tauri::command]
#[specta::specta]
pub(crate) async fn safety_look(desk: OnDesk<'_>, text: Pasted) -> Answer<SafetyAnswer> {
    let offers = desk
        .ask(|book| Ok(book.lowest_official(Platform::TikTok, today(book)?)?))
        .await?;
    let known: Vec<UnitPrice> = offers
        .iter()
        .map(|offer| UnitPrice {
            units: offer.units,
            money: offer.price,
        })
        .collect();
    desk.run(move |_| Ok(SafetyAnswer::of(&text.0, &known))).await
}
