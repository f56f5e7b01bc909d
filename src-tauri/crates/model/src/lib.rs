//! The words of Giftbook as types: platforms and their units, money, instants, people and gifts as a file names them, and the
//! records that travel from `formats` to `book`. Nothing here reads a clock, a file or a database, and no amount is a float.
//!
//! Promised: an amount read as text is kept to the last digit or refused; a mixed-currency sum is an error, never a number.
//! Left out: what a record *means* for the book (streaks, lives, totals). That is `book`'s.

mod guard;
mod ids;
mod money;
mod owner;
mod platform;
mod purchase;
mod rates;
mod record;
pub mod report;
mod stream;
mod time;

pub use compact_str::{CompactString, ToCompactString};
pub use guard::{guarded, unguarded};
pub use ids::{EntryId, Key};
pub use money::{Currency, Money, MoneyError};
pub use owner::{Owner, TakenOut, Wish};
pub use platform::{Platform, Unit};
pub use purchase::{Channel, Purchase, Witness};
pub use rates::{FxRate, OfferSeen, Tax, Told, Trust};
pub use record::{
    CoinsBought, GiftFrame, GiftSeen, GiftSent, LiveOfficial, Recharge, Record, Segment, SegmentKind, ViewerCount, Who,
};
pub use stream::{
    Answers, Counted, Format, Handling, Problem, Question, ReadError, Row, RowStream, Section, SectionState, Source,
};
pub use time::{Instant, TimeError};
