//! Amounts, currencies and dates as people, banks and stores write them. What can be read in two ways is told so, never decided.

mod currencies;
mod dates;
mod months;
mod numbers;
mod prices;

pub(crate) use currencies::{Mark, mark};
pub use dates::DateOrder;
pub(crate) use dates::{Written, date, time};
pub use numbers::NumberFormat;
pub(crate) use numbers::{Amount, bare};
pub(crate) use prices::price;
