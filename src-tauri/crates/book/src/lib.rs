//! The book: one `SQLite` file with both sides of live gifts in it, and every rule about it. Cut by area, one folder each: `mod.rs` is the
//! area's door, `rules.rs` is pure, `table.rs` is its SQL.
//!
//! Promised: nothing of a change is visible until it is whole; the same files in any order give the same book; every row read is
//! accounted for; the maintained totals equal what the rows add up to. Left out: file formats, the network, words for people.

pub mod check;
mod error;
mod file;
pub mod gifts;
pub mod history;
pub mod insight;
mod journal;
mod keeping;
pub mod limits;
pub mod lives;
mod owner;
pub mod payout;
mod people;
pub mod plans;
pub mod rates;
pub mod recharge;
pub mod sellers;
pub mod settings;
pub mod sources;
pub mod totals;
pub mod transactions;
pub mod wallet;

pub use check::Check;
pub use error::BookError;
pub use file::{Cancel, Damage, Difference, FileError, Place, Schema, Shape};
pub use history::{ImportAgain, Name, Operation, SourceState, Stale, Turned};
pub use journal::{AccountKind, EntryKind, Flags};
pub use keeping::Summary;
pub use settings::{Role, Settings, Theme};

/// The steps that bring an empty file to the newest version.
pub const SCHEMA: Schema = Schema {
    steps: &[
        include_str!("schema/v1.sql"),
        include_str!("schema/v2.sql"),
        include_str!("schema/v3.sql"),
        include_str!("schema/v4.sql"),
        include_str!("schema/v5.sql"),
    ],
    holds: check::laws_hold,
};

/// An open book. One process holds it; reads run beside the one writer.
pub struct Book {
    file: file::BookFile,
}
