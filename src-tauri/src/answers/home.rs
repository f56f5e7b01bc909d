//! The month so far, or the one before it, from book to page.

use giftbook_book::insight as book;
use giftbook_book::{Book, BookError};
use giftbook_model::Instant;

use super::gifts::signed;
use super::lives::minutes;
use crate::dto::app::Role;
use crate::dto::home::{HomeAnswer, HomeCreator, HomeSupporter, Notice, SentTo, SentUnits};
use crate::dto::{Units, count};

/// Creators named on the first page; all of them stand in Transactions.
const MOST_CREATORS: usize = 50;

impl HomeAnswer {
    /// What the book has to say to someone in `role`.
    pub(crate) fn of(book: &Book, role: Role, now: Instant) -> Result<Self, BookError> {
        let creator = (role != Role::Supporter).then(|| book.home_creator(now)).transpose()?;
        let supporter = (role != Role::Creator).then(|| book.home_supporter(now)).transpose()?;
        let today = now.day_in(&book.settings()?.zone()?);
        Ok(Self {
            role,
            month: month(book::Period {
                from: Some(today),
                to: None,
            }),
            creator: creator.map(Into::into),
            supporter: supporter.map(Into::into),
        })
    }
}

/// "2026-11": the month a period begins in.
fn month(period: book::Period) -> String {
    period
        .from
        .map(|day| day.strftime("%Y-%m").to_string())
        .unwrap_or_default()
}

impl From<book::HomeCreator> for HomeCreator {
    fn from(home: book::HomeCreator) -> Self {
        Self {
            month: month(home.month),
            units: Units(home.units),
            before: home.before.map(signed),
            lives: count(home.lives),
            live_minutes: minutes(home.length_ms),
            gifters: count(home.gifters),
            new_gifters: count(home.new_gifters),
            per_hour: home.per_hour.map(Into::into),
            best_week: home.best_week.map(|day| day.to_string()),
            notices: home.notices.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::HomeSupporter> for HomeSupporter {
    fn from(home: book::HomeSupporter) -> Self {
        let sent = |sum: book::UnitSum| SentUnits {
            unit: sum.unit.code().to_owned(),
            units: Units(sum.units),
        };
        Self {
            month: month(home.month),
            spent: home.spent.into_iter().map(Into::into).collect(),
            bought_units: home.bought.into_iter().map(sent).collect(),
            sent_units: home.sent.into_iter().map(sent).collect(),
            recharges: count(home.recharges),
            creators: home.creators.into_iter().take(MOST_CREATORS).map(Into::into).collect(),
            notices: home.notices.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::CreatorRow> for SentTo {
    fn from(row: book::CreatorRow) -> Self {
        Self {
            person: row.person.into(),
            units: Units(row.units),
            unit: row.unit.code().to_owned(),
        }
    }
}

impl From<book::Notice> for Notice {
    fn from(notice: book::Notice) -> Self {
        Self {
            code: notice.code.to_owned(),
            params: notice
                .params
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            at: notice.at.map(Into::into),
            place: notice.place,
        }
    }
}
