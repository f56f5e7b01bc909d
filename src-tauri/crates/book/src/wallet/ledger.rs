//! The coins of one platform as a running balance: what came in, what went out, and how many were there after each. Pure.

use giftbook_model::{EntryId, Instant, Money, Platform};
use jiff::civil::Date;

use super::asserted::Taken;
use crate::BookError;
use crate::insight::date_of;
use crate::totals::plus;

/// Why units came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    Bought,
    Bonus,
    Sent,
    /// Units taken back with a refund or a chargeback, or money that came back without them.
    Refunded,
    Corrected,
}

impl Cause {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Bought => "bought",
            Self::Bonus => "bonus",
            Self::Sent => "sent",
            Self::Refunded => "refunded",
            Self::Corrected => "corrected",
        }
    }
}

/// Units that came into the wallet or left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The entry; of a purchase with several witnesses the leading one.
    pub id: EntryId,
    pub at: Instant,
    /// Days since 1970-01-01 in the book's zone.
    pub(crate) day: i64,
    pub cause: Cause,
    pub platform: Platform,
    /// Signed: what came in is above zero. 0 for money that came back without units.
    pub units: i64,
    /// What was paid for them, or came back with them; above zero.
    pub money: Option<Money>,
    /// To whom a gift went; 0: the row names nobody.
    pub person: i64,
    /// Which gift it was; 0: the row names none.
    pub gift: i64,
    pub pieces: i64,
    /// Entered by the book's owner.
    pub by_hand: bool,
}

/// A move and the balance after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub of: Move,
    /// Units; below zero where the history is incomplete or more was taken back than was left.
    pub balance: i64,
}

/// One day of a balance on which something moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayBalance {
    /// In the book's zone, as are all days here.
    pub day: Date,
    /// The lowest the balance was after a move of that day.
    pub lowest: i64,
    /// At the day's end.
    pub closing: i64,
}

/// A stretch in which the balance was below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Negative {
    /// First and last day of it; `to` is `None` while it lasts.
    pub from: Date,
    pub to: Option<Date>,
    pub lowest: i64,
    /// It began when units were taken back that had been spent; else something that came in is missing from the book.
    pub refund: bool,
}

/// The moves of one platform in the order of time.
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger {
    pub(super) rows: Vec<Row>,
}

impl Ledger {
    /// Puts moves in their order: by time; on the same instant what came in first, so that what was bought in a second can be spent in it.
    pub(super) fn of(mut moves: Vec<Move>) -> Result<Self, BookError> {
        moves.sort_unstable_by_key(|one| (one.at, one.units < 0, one.id));
        let mut balance = 0;
        let row = |of: Move| {
            balance = plus(balance, of.units)?;
            Ok(Row { of, balance })
        };
        Ok(Self {
            rows: moves.into_iter().map(row).collect::<Result<_, BookError>>()?,
        })
    }

    pub(super) fn balance(&self) -> i64 {
        self.rows.last().map_or(0, |row| row.balance)
    }

    /// The balance as a day began.
    fn opening(&self, day: i64) -> i64 {
        let first = self.rows.partition_point(|row| row.of.day < day);
        first
            .checked_sub(1)
            .and_then(|last| self.rows.get(last))
            .map_or(0, |row| row.balance)
    }

    /// Every balance of a day: as it began, and after each move.
    pub(super) fn taken(&self, day: i64) -> Taken {
        let rows = self.between(day, day);
        let opening = self.opening(day);
        Taken {
            closing: rows.last().map_or(opening, |row| row.balance),
            all: std::iter::once(opening)
                .chain(rows.iter().map(|row| row.balance))
                .collect(),
        }
    }

    /// The rows of the days from `first` to `last`.
    pub(super) fn between(&self, first: i64, last: i64) -> &[Row] {
        let from = self.rows.partition_point(|row| row.of.day < first);
        let until = self.rows.partition_point(|row| row.of.day <= last);
        self.rows.get(from..until).unwrap_or_default()
    }

    pub(super) fn days(&self) -> Result<Vec<DayBalance>, BookError> {
        let day = |rows: &[Row]| {
            let last = rows.last()?;
            let lowest = rows.iter().map(|row| row.balance).min()?;
            Some(date(last.of.day).map(|day| DayBalance {
                day,
                lowest,
                closing: last.balance,
            }))
        };
        self.rows
            .chunk_by(|one, other| one.of.day == other.of.day)
            .filter_map(day)
            .collect()
    }

    pub(super) fn negatives(&self) -> Result<Vec<Negative>, BookError> {
        let mut all: Vec<Negative> = Vec::new();
        let mut below = false;
        for row in &self.rows {
            match all.last_mut().filter(|_| below) {
                None if row.balance < 0 => all.push(Negative {
                    from: date(row.of.day)?,
                    to: None,
                    lowest: row.balance,
                    refund: row.of.cause == Cause::Refunded,
                }),
                None => {}
                Some(stretch) if row.balance < 0 => stretch.lowest = stretch.lowest.min(row.balance),
                Some(stretch) => stretch.to = Some(date(row.of.day)?),
            }
            below = row.balance < 0;
        }
        Ok(all)
    }
}

/// The day with this number.
pub(super) fn date(number: i64) -> Result<Date, BookError> {
    date_of(number).ok_or(BookError::Inconsistent {
        what: "a day beyond the calendar",
    })
}
