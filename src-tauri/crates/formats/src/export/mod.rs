//! TikTok's "Download your data" as JSON, in the three generations of names seen from 2023 to 2026.
//!
//! Promised: the file is walked, not loaded; sections that are not there, empty or filled are told apart; keys nobody here knows are
//! counted. A section that is not read is only walked past: its brackets and quotes must match, its words are not judged.

mod buy_gifts;
mod coin_purchases;
mod go_live;
mod item;
mod level;
mod origin;
mod places;
mod sections;
mod send_gifts;
mod stream;
mod tally;
mod walk;

pub(crate) use origin::{Origin, is_export};
pub(crate) use stream::ExportStream;
