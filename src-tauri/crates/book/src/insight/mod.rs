//! What the book tells: which gifts work, who gives, what each live brought, how the month goes.
//!
//! Promised: every figure is a sum over rows that can be opened; the parts of an answer add up to its whole; shares sum to 100.0; what is
//! not known is `None`, never 0; two runs give identical answers, and so do two books with the same content. Answers about the whole book
//! come from the maintained totals, narrowed ones from one scan of the entries, and tests hold the two equal. Left out: words, charts.
//!
//! All units here are of gifts received by the hosts of lives; a gift to a guest is told in its live and nowhere else.

mod best;
mod by_day;
mod days;
mod figures;
mod gifters;
mod gifts;
mod giving;
mod grain;
mod home_creator;
mod home_supporter;
mod hours;
mod live;
mod live_days;
mod live_entries;
mod lives;
mod minutes;
mod months;
mod names;
mod notices;
mod of_period;
mod official;
mod query;
#[cfg(test)]
mod seed;
mod segments;
mod share;
mod spending;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_home;
mod weeks;

use giftbook_model::Instant;

pub use best::Best;
pub(crate) use days::{date_of, epoch_day};
pub use giftbook_stats::Rate;
pub use gifters::{GifterRow, GiftersAnswer, MOST_GIFTERS, Rest};
pub use gifts::{GiftRow, GiftsAnswer, Total};
pub(crate) use grain::COUNTED;
pub use home_creator::HomeCreator;
pub use home_supporter::{CreatorRow, HomeSupporter, SupporterWeek, UnitSum};
pub use live::LiveAnswer;
pub(crate) use lives::answer as lives;
pub use lives::{LiveRow, LivesAnswer};
pub use minutes::{LiveMinutes, Minute};
pub use names::{GiftRef, PersonRef};
pub(crate) use names::{gifts as gift_names, person as person_name};
pub use notices::Notice;
pub use official::Official;
pub use query::{BANDS, GiftsQuery, Period, Rank, band_of};
pub(crate) use query::{Range, band_ends};
pub use segments::{Segment, SegmentKind};
pub use weeks::{Column, Columns, Step};

use crate::{Book, BookError};

impl Book {
    /// Which gifts work. From the totals alone where the query does not narrow anything.
    pub fn gifts(&self, query: &GiftsQuery) -> Result<GiftsAnswer, BookError> {
        self.file.read(|conn| gifts::answer(conn, query))
    }

    /// Who gives.
    pub fn gifters(&self, query: &GiftsQuery) -> Result<GiftersAnswer, BookError> {
        self.file.read(|conn| gifters::answer(conn, query))
    }

    /// Units by day, week or month, whichever makes between a handful and about a hundred columns.
    pub fn weeks(&self, query: &GiftsQuery) -> Result<Columns, BookError> {
        self.file.read(|conn| weeks::answer(conn, query))
    }

    /// All lives, the newest first.
    pub fn lives(&self) -> Result<LivesAnswer, BookError> {
        self.file.read(lives::answer)
    }

    /// One live; [`BookError::Unknown`] if there is none with this row number.
    pub fn live(&self, id: i64) -> Result<LiveAnswer, BookError> {
        self.file.read(|conn| live::answer(conn, id))
    }

    /// One live minute by minute; [`BookError::Unknown`] if there is none with this row number.
    pub fn live_minutes(&self, id: i64) -> Result<LiveMinutes, BookError> {
        self.file.read(|conn| minutes::answer(conn, id))
    }

    /// A creator's month so far, or the one before while it has nothing to tell.
    pub fn home_creator(&self, now: Instant) -> Result<HomeCreator, BookError> {
        self.file.read(|conn| home_creator::answer(conn, now))
    }

    /// A supporter's month so far, or the one before while it has nothing to tell.
    pub fn home_supporter(&self, now: Instant) -> Result<HomeSupporter, BookError> {
        self.file.read(|conn| home_supporter::answer(conn, now))
    }
}
