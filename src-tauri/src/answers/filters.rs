//! Which entries are asked for, from page to book; and which lie behind a figure, from book to page.

use giftbook_book::EntryKind;
use giftbook_book::payout::reconcile::UnitWhy;
use giftbook_book::transactions as book;
use giftbook_model::Platform;

use crate::dto::gifts::GiftsQuery;
use crate::dto::transactions::{TxFilter, TxQuery, TxSort};
use crate::dto::{Id, Instant, Typed, day};
use crate::error::{Answer, AppError};

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
            payout: filter.payout.map(|payout| of_payout(payout, filter.step)).transpose()?,
            text: filter.text.into(),
        })
    }
}

/// Without a step, all that was recorded.
fn of_payout(payout: Id, step: Option<Typed>) -> Answer<(i64, UnitWhy)> {
    let why = step.map_or(Some(UnitWhy::Recorded), |code| UnitWhy::from_code(&code));
    why.map(|why| (payout.0, why))
        .ok_or_else(|| AppError::new("invalid").with("detail", "step"))
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
