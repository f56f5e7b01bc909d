//! Statements: any table of payments, read through a profile that says what its columns mean. The profile is suggested from the file's own
//! rows; what they leave open is asked, never guessed, and nothing is read before it is answered.
//!
//! Only a payment whose text holds one of the profile's words is a purchase of a platform's units; every other is counted as of no use.

mod columns;
mod find;
mod look;
mod profile;
mod read;
mod suggest;

pub use look::{Look, Sample, Understood, look};
pub use profile::{Ask, CurrencyFrom, Profile, Sign, Word};

pub use crate::table::{Delimiter, Encoding};
pub use crate::written::{DateOrder, NumberFormat};

pub(crate) use look::{reader, recognised};

use read::Reading;
