//! What the page may ask, one file an area. A command takes what the page sent, asks the book away from the window's thread, and hands
//! back the answer's twin: it decides nothing.

pub(crate) mod app;
pub(crate) mod books;
pub(crate) mod charts;
pub(crate) mod gifts;
pub(crate) mod goes;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod imports;
pub(crate) mod limits;
pub(crate) mod lives;
#[cfg(test)]
mod names;
pub(crate) mod payouts;
pub(crate) mod plans;
pub(crate) mod purchases;
pub(crate) mod rates;
pub(crate) mod recharge;
pub(crate) mod reconciled;
pub(crate) mod safety;
pub(crate) mod sources;
pub(crate) mod statements;
pub(crate) mod transactions;
pub(crate) mod wallet;
pub(crate) mod year;

use std::sync::Arc;

#[cfg(test)]
pub(crate) use names::NAMES;

use crate::desk::Desk;

/// What lies on the desk, as every command gets it.
pub(crate) type OnDesk<'a> = tauri::State<'a, Arc<Desk>>;
