//! Is this seller what it says? Worked out on this machine from the lists that came with the app; needs no book.

use giftbook_safety::{Lists, look};

use crate::dto::Typed;
use crate::dto::safety::SafetyAnswer;
use crate::error::Answer;

/// Looks at an address, a name or the text of an offer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn safety_check(typed: Typed) -> Answer<SafetyAnswer> {
    let lists = Lists::built_in();
    Ok(SafetyAnswer::of(&look(&typed, None, lists), lists))
}
