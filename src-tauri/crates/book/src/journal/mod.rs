//! The journal: what every recharge, gift sent, gift received, payout and correction has in common. An entry has up to two legs, one in
//! units and one in money; a leg takes from one account what it gives another, so that an entry sums to zero in every unit and currency
//! by its very shape. The view `posting` shows the legs as signed postings.

mod rules;
mod table;

pub use rules::{AccountKind, EntryKind, Flags};
pub(crate) use table::{Accounts, BY_TIME};
