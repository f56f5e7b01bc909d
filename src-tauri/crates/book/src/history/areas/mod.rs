//! How each area's state is read and put, one thing at a time, for edits and for undo alike.

pub(super) mod annotation;
pub(crate) mod live;
pub(super) mod segment;
mod setting;
mod source;

use rusqlite::{Connection, Transaction};
use serde_json::Value;

pub use source::SourceState;

use super::Area;
use crate::BookError;
use crate::limits;
use crate::payout;
use crate::plans;
use crate::rates;
use crate::recharge;
use crate::sellers;
use crate::sources;
use crate::wallet;

/// What stands under `key`; `None` where nothing does.
pub(super) fn load(conn: &Connection, area: Area, key: &str) -> Result<Option<Value>, BookError> {
    match area {
        Area::Source => source::load(conn, number(key)?),
        Area::Annotation => annotation::load(conn, number(key)?),
        Area::Segment => segment::load(conn, number(key)?),
        Area::LiveTitle => live::load_title(conn, key),
        Area::Setting => setting::load(conn, key),
        Area::Plan => plans::load(conn, number(key)?),
        Area::Assertion => wallet::asserting::load(conn, key),
        Area::ByHand => wallet::by_hand::load(conn, number(key)?),
        Area::Offer | Area::OfferWithdrawn | Area::FxBatch | Area::FxAccepted | Area::Method | Area::MethodFee => {
            rates::load(conn, area, key)
        }
        Area::HandEntry => recharge::load_by_hand(conn, number(key)?),
        Area::PurchasePair => recharge::load_pair(conn, key),
        Area::RefundOf => recharge::load_refund_of(conn, number(key)?),
        Area::Receipt => recharge::load_receipt(conn, key),
        Area::Budget => limits::load_budget(conn, key),
        Area::Profile => sources::load_profile(conn, key),
        Area::Payout => payout::table::load(conn, number(key)?),
        Area::PayoutArrival => payout::load_arrival(conn, key),
        Area::Reversal => payout::reversal::load(conn, number(key)?),
        Area::PayoutFile => payout::own_files::load(conn, number(key)?),
        Area::ProgrammeChoice => payout::chosen::load(conn, key),
        Area::LiveFollowers => payout::told::load_followers(conn, live::resolve(conn, key)?),
        Area::WeekLevel => payout::told::load_level(conn, key),
        Area::HostNote => sellers::load(conn, key),
    }
}

/// Puts `value` under `key`; `None` takes away what stands there.
pub(super) fn store(tx: &Transaction<'_>, area: Area, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    match area {
        Area::Source => source::store(tx, number(key)?, value),
        Area::Annotation => annotation::store(tx, number(key)?, value),
        Area::Segment => segment::store(tx, number(key)?, value),
        Area::LiveTitle => live::store_title(tx, key, value),
        Area::Setting => setting::store(tx, key, value),
        Area::Plan => plans::store(tx, number(key)?, value),
        Area::Assertion => wallet::asserting::store(tx, key, value.map(text).transpose()?),
        Area::ByHand => wallet::by_hand::store(tx, number(key)?, value),
        Area::Offer | Area::OfferWithdrawn | Area::FxBatch | Area::FxAccepted | Area::Method | Area::MethodFee => {
            rates::store(tx, area, key, value)
        }
        Area::HandEntry => recharge::store_by_hand(tx, number(key)?, value),
        Area::PurchasePair => recharge::store_pair(tx, key, value),
        Area::RefundOf => recharge::store_refund_of(tx, number(key)?, value),
        Area::Receipt => recharge::store_receipt(tx, key, value),
        Area::Budget => limits::store_budget(tx, key, value),
        Area::Profile => sources::store_profile(tx, key, value),
        Area::Payout => payout::table::store(tx, number(key)?, value),
        Area::PayoutArrival => payout::store_arrival(tx, key, value),
        Area::Reversal => payout::reversal::store(tx, number(key)?, value),
        Area::PayoutFile => payout::own_files::store(tx, number(key)?, value),
        Area::ProgrammeChoice => payout::chosen::store(tx, key, value.map(text).transpose()?),
        Area::LiveFollowers => payout::told::store_followers(tx, live::resolve(tx, key)?, value),
        Area::WeekLevel => payout::told::store_level(tx, key, value),
        Area::HostNote => sellers::store(tx, key, value.map(text).transpose()?),
    }
}

pub(super) fn number(key: &str) -> Result<i64, BookError> {
    key.parse().map_err(|_| BookError::Inconsistent {
        what: "the log names a row without a number",
    })
}

/// The text a change holds.
fn text(value: &Value) -> Result<&str, BookError> {
    value.as_str().ok_or(BookError::Inconsistent {
        what: "the log holds no text where one belongs",
    })
}
