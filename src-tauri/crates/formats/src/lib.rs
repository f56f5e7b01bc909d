//! Files in and out: bytes become rows, each a record, a problem or counted as of no use. One file a format.
//!
//! Promised: formats are told by shape, never by name; a file is streamed, never whole in memory; any bytes give rows or a refusal,
//! never a panic; the same bytes give the same rows however they arrive. Left out: what rows mean together. That is `book`'s.
//!
//! A [`report`] goes the other way: tables become a CSV, a workbook and a page.
//!
//! Files of rates ([`rates`]) are small and bounded, and are the exception that is read whole.
//!
//! The way of a file: `open` tells what it is; `bytes` makes text of it; `frames` cuts the text into rows and `events` reads each, or
//! `export` walks the one document of an export, which `archive` unpacks on the way. A tool's format is one file of `events` with
//! `fits` and `gift`, its fields in `events/seen.rs`, its line in `events::draft` and a fixture with the same five frames.

mod archive;
mod bytes;
pub mod codes;
mod events;
mod export;
mod frames;
mod json;
pub mod limits;
mod open;
pub mod rates;
mod raw;
mod receipts;
pub mod report;
pub mod sample;
pub mod statement;
mod table;
mod written;

pub use open::{Detected, Input, detect, detect_input, open, open_answered, open_bytes, open_input};
pub use raw::raw_row;
