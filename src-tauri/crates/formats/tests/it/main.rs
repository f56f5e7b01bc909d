//! Whole files through the public door of the crate.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod archives;
mod broken_exports;
mod events;
mod exports;
mod framing;
mod hostile;
mod kinds;
mod large;
mod laws;
mod rates;
mod reading;
mod real_files;
mod receipts;
mod sources;
mod statements;
