//! What a book of one's own adds to the checker: the lowest official prices it knows and the notes on hosts. Neither makes anything official.

use std::collections::BTreeMap;

use giftbook_book::Book;
use giftbook_book::rates::Offer;
use giftbook_model::{Instant, Platform};
use giftbook_safety::{Checked, UnitPrice};

use crate::outcome::Refusal;

#[derive(Default)]
pub(crate) struct Own {
    pub(crate) known: Vec<UnitPrice>,
    notes: BTreeMap<String, String>,
}

impl Own {
    pub(crate) fn of(book: &Book, now: Instant) -> Result<Self, Refusal> {
        let today = now.day_in(&book.settings()?.zone()?);
        let lowest = book.lowest_official(Platform::TikTok, today)?;
        let notes = book.checks(None, 0)?.notes.into_iter();
        Ok(Self {
            known: lowest.iter().map(Offer::unit_price).collect(),
            notes: notes.map(|noted| (noted.host, noted.note)).collect(),
        })
    }

    /// The note on the host of what was looked at.
    pub(crate) fn note(&self, checked: &Checked) -> Option<&str> {
        self.notes.get(checked.domain.as_deref()?).map(String::as_str)
    }
}
