//! Lives: sessions found by the platform's room id or, where a file has none, by receiver and time; their hosts, their coverage, the
//! platform's own totals beside what was recorded.

mod coverage;
mod loose_viewers;
mod neighbours;
mod placed;
mod recordings;
mod register;
mod rules;
mod settle;

pub use coverage::Span;
pub(crate) use coverage::{gaps, recorded, recorded_ms};
pub(crate) use loose_viewers::keep_loose_viewers;
pub(crate) use recordings::{recorded_stands, recordings};
pub(crate) use register::Lives;
pub(crate) use settle::{drop_unused, forget_source, settle};
