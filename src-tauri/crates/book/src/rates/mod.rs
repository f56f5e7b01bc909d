//! The rate book: what units are offered at, what one currency is worth in another, what a way of paying costs. All of it dated, with its
//! source, and never changed in the past: a correction is a new rate, and no figure before its date moves.

mod billed;
mod brought;
mod ecb;
mod fees;
mod fx;
mod jump;
mod learnt;
mod log;
mod lowest;
mod method;
mod offer;
mod outlier;
mod own;
mod shipped;
mod shown;
mod table;
#[cfg(test)]
mod tests;

use giftbook_model::{Currency, Money, Platform};
use jiff::civil::Date;

pub use billed::{Above, Learnt};
pub(crate) use billed::{above, learnt};
pub use brought::{FxHeld, FxImported, FxOrigin, HostSaid};
pub use fees::MethodCost;
pub use fx::Converted;
pub(crate) use fx::Fx;
pub use giftbook_model::{Tax, Trust};
pub use learnt::SOURCE as PAID;
pub(crate) use log::{load, store};
pub(crate) use lowest::Asked;
pub use method::{Method, MethodKind};
pub use offer::{Offer, OfferId};
pub use outlier::Outlier;
pub use own::{OfferAdded, OffersImported};
pub use shown::{FxFile, FxShown};
pub(crate) use table::{methods, offers};

use crate::{Book, BookError};

impl Book {
    /// The offers in force on a day: the newest of each, those seen later left out.
    pub fn offers(&self, on: Date) -> Result<Vec<Offer>, BookError> {
        self.file.read(|conn| offers(conn, on))
    }

    /// The lowest official price of a platform's units on a day, one a currency.
    pub fn lowest_official(&self, platform: Platform, on: Date) -> Result<Vec<Offer>, BookError> {
        self.file.read(|conn| Ok(Asked::load(conn)?.lowest(platform, on)))
    }

    /// The payment methods with what they cost on a day.
    pub fn methods(&self, on: Date) -> Result<Vec<Method>, BookError> {
        self.file.read(|conn| methods(conn, on))
    }

    /// An amount in another currency by the reference rate of a day; `None` where there is none.
    pub fn convert(&self, money: Money, to: Currency, on: Date) -> Result<Option<Converted>, BookError> {
        self.file.read(|conn| Fx::load(conn)?.convert(money, to, on))
    }
}
