//! Entries, between page and book.

use std::path::Path;

use giftbook_book::transactions as book;
use giftbook_book::{Book, Flags};
use giftbook_model::EntryId;

use crate::dto::transactions::{
    Change, ExportedFile, Place, Posting, Total, TxDetail, TxFacets, TxList, TxLive, TxRow, Word,
};
use crate::dto::{Id, Money, PersonRef, Units, count};
use crate::error::Answer;
use crate::raw;

/// Unit and currency of an amount: one of them.
fn measure(of: book::Amount) -> (Option<String>, Option<String>) {
    match of {
        book::Amount::Units(unit) => (Some(unit.code().to_owned()), None),
        book::Amount::Money(currency) => (None, Some(currency.code().to_owned())),
    }
}

impl From<book::Total> for Total {
    fn from(total: book::Total) -> Self {
        let (unit, currency) = measure(total.of);
        Self {
            word: match total.word {
                book::Word::Received => Word::Received,
                book::Word::Guests => Word::Guests,
                book::Word::Sent => Word::Sent,
                book::Word::Bought => Word::Bought,
                book::Word::Spent => Word::Spent,
                book::Word::Withdrawn => Word::Withdrawn,
                book::Word::PaidOut => Word::PaidOut,
                book::Word::Refunded => Word::Refunded,
                book::Word::Bonus => Word::Bonus,
                book::Word::Corrected => Word::Corrected,
                book::Word::Fees => Word::Fees,
                book::Word::Exchanged => Word::Exchanged,
                book::Word::TakenBack => Word::TakenBack,
                book::Word::Difference => Word::Difference,
            },
            kinds: total.kinds.iter().map(|kind| kind.code().to_owned()).collect(),
            unit,
            currency,
            amount: total.text(),
        }
    }
}

impl Total {
    /// What sums come to.
    pub(crate) fn all(sums: &[book::Sum]) -> Answer<Vec<Self>> {
        Ok(book::totals(sums)?.into_iter().map(Into::into).collect())
    }
}

impl TxList {
    /// The list's head; `keep` puts the list away and names it.
    pub(crate) fn of(list: book::List, keep: impl FnOnce(book::List) -> String) -> Answer<Self> {
        Ok(Self {
            count: count(list.ids.len()),
            total: count(list.total),
            totals: Total::all(&list.sums)?,
            list: keep(list),
        })
    }
}

impl From<book::TxRow> for TxRow {
    fn from(row: book::TxRow) -> Self {
        Self {
            id: Id(row.id.0),
            at: row.at.map(Into::into),
            kind: row.kind.code().to_owned(),
            platform: row.platform.code().to_owned(),
            what: row.what,
            count: count(row.pieces),
            person: row.person.map(Into::into),
            units: row.units.map(|(_, units)| Units(units)),
            unit: row.units.map(|(unit, _)| unit.code().to_owned()),
            money: row.money.map(Into::into),
            category: row.category,
            note: row.note,
            approximate: row.flags.has(Flags::APPROXIMATE),
        }
    }
}

impl From<book::PersonRef> for PersonRef {
    fn from(person: book::PersonRef) -> Self {
        Self {
            id: Id(person.id),
            name: person.name,
            handle: person.handle,
        }
    }
}

impl TxDetail {
    /// An opened entry, with the text of its rows as far as the originals were kept.
    pub(crate) fn of(book: &Book, id: EntryId) -> Answer<Self> {
        let detail = book.transaction(id)?;
        Ok(Self {
            row: detail.row.into(),
            live: detail.live.map(|live| TxLive {
                id: Id(live.id),
                title: live.title,
                start: live.start.map(Into::into),
            }),
            price: detail.price.map(Units),
            unfinished: detail.unfinished,
            began_before_capture: detail.began_before_capture,
            receiver: detail.receiver.map(Into::into),
            postings: detail.postings.into_iter().map(Into::into).collect(),
            places: detail.places.into_iter().map(|place| Place::of(book, place)).collect(),
            history: detail.history.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<book::Posting> for Posting {
    fn from(posting: book::Posting) -> Self {
        let (amount, unit) = match posting.of {
            book::Amount::Units(unit) => (posting.amount.to_string(), unit.code().to_owned()),
            book::Amount::Money(currency) => {
                let money = Money::from(giftbook_model::Money {
                    minor: posting.amount,
                    currency,
                });
                (money.amount, money.currency)
            }
        };
        Self {
            account: posting.account.code().to_owned(),
            amount,
            unit,
        }
    }
}

impl Place {
    fn of(book: &Book, place: book::Place) -> Self {
        // The row is worth showing without its text, too.
        let raw = if place.kept { raw::text(book, &place).ok() } else { None };
        Self {
            source_id: Id(place.source),
            source: place.name,
            row: count(place.row),
            raw,
        }
    }
}

impl From<book::Event> for Change {
    fn from(event: book::Event) -> Self {
        Self {
            at: event.at.into(),
            what: event.name.code().to_owned(),
            params: event.params,
        }
    }
}

impl ExportedFile {
    #[must_use]
    pub(crate) fn of(path: &Path, rows: u64) -> Self {
        Self {
            path: path.display().to_string(),
            rows: count(rows),
        }
    }
}

impl From<book::Facets> for TxFacets {
    fn from(facets: book::Facets) -> Self {
        Self {
            kinds: facets.kinds.iter().map(|kind| kind.code().to_owned()).collect(),
            platforms: facets
                .platforms
                .iter()
                .map(|platform| platform.code().to_owned())
                .collect(),
            categories: facets.categories,
        }
    }
}
