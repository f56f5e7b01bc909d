//! Entries, between page and book.

use std::path::Path;

use giftbook_book::transactions as book;
use giftbook_book::{Book, EntryKind, Flags};
use giftbook_model::{EntryId, Platform};

use crate::dto::gifts::GiftsQuery;
use crate::dto::transactions::{
    Change, ExportedFile, Place, Posting, Sum, TxDetail, TxFacets, TxFilter, TxList, TxLive, TxQuery, TxRow, TxSort,
};
use crate::dto::{Id, Instant, Money, PersonRef, Typed, Units, count, day};
use crate::error::{Answer, AppError};
use crate::raw;

impl TxFilter {
    /// The rows a question about gifts looks at.
    #[must_use]
    pub(crate) fn behind(query: &GiftsQuery) -> Self {
        Self {
            kinds: vec![EntryKind::GiftReceived.code().to_owned().into()],
            person: query.gifter,
            live: query.live,
            band: query.band,
            from: query.period.from.clone(),
            to: query.period.to.clone(),
            ..Self::default()
        }
    }
}

impl TxFilter {
    /// The gifts of a live from one instant to before another.
    #[must_use]
    pub(crate) fn within(live: i64, from: i64, until: i64) -> Self {
        Self {
            kinds: vec![EntryKind::GiftReceived.code().to_owned().into()],
            live: Some(Id(live)),
            since: Some(Instant(from)),
            until: Some(Instant(until)),
            ..Self::default()
        }
    }
}

impl TryFrom<TxFilter> for book::Filter {
    type Error = AppError;

    fn try_from(filter: TxFilter) -> Answer<Self> {
        let unknown = |what: &str| AppError::new("invalid").with("detail", what);
        let kind = |code: &Typed| EntryKind::from_code(code).ok_or_else(|| unknown("kind"));
        let platform = |code: &Typed| {
            Platform::ALL
                .into_iter()
                .find(|known| known.code() == &**code)
                .ok_or_else(|| unknown("platform"))
        };
        Ok(Self {
            kinds: filter.kinds.iter().map(kind).collect::<Answer<_>>()?,
            platforms: filter.platforms.iter().map(platform).collect::<Answer<_>>()?,
            person: filter.person.map(|id| id.0),
            gift: filter.gift.map(|id| id.0),
            live: filter.live.map(|id| id.0),
            source: filter.source.map(|id| id.0),
            category: filter.category.map(Into::into),
            from: filter.from.as_ref().map(day).transpose()?,
            to: filter.to.as_ref().map(day).transpose()?,
            since: filter.since.map(TryInto::try_into).transpose()?,
            until: filter.until.map(TryInto::try_into).transpose()?,
            band: filter.band.map(Into::into),
            units_min: filter.units_min.map(|units| units.0),
            units_max: filter.units_max.map(|units| units.0),
            text: filter.text.into(),
        })
    }
}

impl TryFrom<TxQuery> for book::Query {
    type Error = AppError;

    fn try_from(query: TxQuery) -> Answer<Self> {
        let sort = match query.sort {
            TxSort::Time => book::Sort::Time,
            TxSort::Kind => book::Sort::Kind,
            TxSort::What => book::Sort::What,
            TxSort::Person => book::Sort::Person,
            TxSort::Units => book::Sort::Units,
            TxSort::Money => book::Sort::Money,
        };
        Ok(Self {
            filter: query.filter.try_into()?,
            sort,
            descending: query.descending,
        })
    }
}

/// Unit and currency of an amount: one of them.
fn measure(of: book::Amount) -> (Option<String>, Option<String>) {
    match of {
        book::Amount::Units(unit) => (Some(unit.code().to_owned()), None),
        book::Amount::Money(currency) => (None, Some(currency.code().to_owned())),
    }
}

impl From<book::Sum> for Sum {
    fn from(sum: book::Sum) -> Self {
        let (unit, currency) = measure(sum.of);
        Self {
            kind: sum.kind.code().to_owned(),
            unit,
            currency,
            amount: sum.total_text(),
            guest: sum.guest,
            rows: count(sum.rows),
        }
    }
}

impl TxList {
    /// The list's head; `keep` puts the list away and names it.
    pub(crate) fn of(list: book::List, keep: impl FnOnce(book::List) -> String) -> Self {
        Self {
            count: count(list.ids.len()),
            total: count(list.total),
            sums: list.sums.iter().copied().map(Into::into).collect(),
            list: keep(list),
        }
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
