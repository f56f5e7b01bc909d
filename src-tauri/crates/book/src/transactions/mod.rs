//! Everything in the book, row by row: filtered, sorted, added up, opened to its sources and its history, saved as CSV.
//!
//! A list is made in at most one pass over the rows and holds their numbers in order, 8 bytes each, and their sums; a page of it is
//! looked up by number, so the last page costs what the first does. Promised: a filter narrows, a sort only orders, equal keys stand in a fixed
//! order, sums are exact or an error. Left out: the raw text of a row; `sources` keeps it, at the offset told here.

mod detail;
mod everything;
mod export;
mod facets;
mod filter;
mod list;
mod order;
mod page;
mod rules;
#[cfg(test)]
pub(crate) mod seed;
#[cfg(test)]
mod tests;
mod text;
mod totals;

pub use detail::{Detail, Event, LiveRef, Place, Posting};
pub use facets::Facets;
pub use filter::Filter;
pub use list::{List, Query};
pub use page::{PersonRef, TxRow};
pub use rules::{Amount, Sort, Sum};
pub(crate) use text::Needle;
pub use totals::{Total, Word, totals};
