//! The rate book: what units are offered at, what one currency is worth in another, what a way of paying costs. All of it dated, with its
//! source, and never changed in the past: a correction is a new rate, and no figure before its date moves.

mod ecb;
mod fx;
mod learnt;
mod method;
mod offer;
mod shipped;
mod table;

use jiff::civil::Date;

pub use fx::Converted;
pub(crate) use fx::Fx;
pub use giftbook_model::{Tax, Trust};
pub use method::{Method, MethodKind};
pub use offer::{Offer, OfferId};
pub(crate) use table::{methods, offers};

use crate::{Book, BookError};

impl Book {
    /// The offers in force on a day: the newest of each, those seen later left out.
    pub fn offers(&self, on: Date) -> Result<Vec<Offer>, BookError> {
        self.file.read(|conn| offers(conn, on))
    }

    /// The payment methods with what they cost on a day.
    pub fn methods(&self, on: Date) -> Result<Vec<Method>, BookError> {
        self.file.read(|conn| methods(conn, on))
    }
}
