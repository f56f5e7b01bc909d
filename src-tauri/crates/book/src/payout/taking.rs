//! A payout as it was asked for, its amounts worked out as the planner does: by the programme and the method of that day, with the reference
//! rate and the method's mark-up of the day it arrived. What platform and bank really say is written over it later (`payout_change`).

use giftbook_model::{Currency, Instant, Platform};
use jiff::civil::Date;
use rusqlite::Connection;

use super::balance::balance_on;
use super::life::PayoutFacts;
use super::own_methods;
use super::planner::take;
use super::worth::worth;
use crate::rates::Fx;
use crate::{Book, BookError};

/// What was asked for, and how far it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeOut {
    pub platform: Platform,
    /// `None`: all that was available at the end of that day.
    pub units: Option<i64>,
    /// The id of a payout method.
    pub method: String,
    /// The currency it arrives in.
    pub to: Currency,
    pub requested: Date,
    pub paid: Option<Date>,
    pub received: Option<Date>,
    pub reference: String,
}

impl Book {
    /// Works out what a payout comes to, for a form to begin with or to be recorded. [`BookError::Invalid`] with `units_not_positive`,
    /// `programme_without_unit`, `payout_share_unknown` where the programme tells only a range, and `outside_method_bounds` where the amount is
    /// below the method's minimum or above its most of a day.
    pub fn payout_worked_out(&self, out: &TakeOut) -> Result<PayoutFacts, BookError> {
        self.file.read(|conn| worked_out(conn, out))
    }

    /// Records a payout as [`payout_worked_out`](Self::payout_worked_out) makes it, and returns its number.
    pub fn payout_take(&self, out: &TakeOut, now: Instant) -> Result<i64, BookError> {
        let facts = self.payout_worked_out(out)?;
        self.payout_record(&facts, now)
    }
}

fn worked_out(conn: &Connection, out: &TakeOut) -> Result<PayoutFacts, BookError> {
    let refused = |code| BookError::Invalid { code };
    let held = balance_on(conn, out.platform, out.requested)?;
    let units = out.units.unwrap_or(held.available);
    if units <= 0 {
        return Err(refused("units_not_positive"));
    }
    let programme = held
        .programme
        .as_ref()
        .ok_or(BookError::Unknown { what: "programme" })?;
    let brings = worth(programme, units)?.ok_or(refused("programme_without_unit"))?;
    if brings.least != brings.most {
        return Err(refused("payout_share_unknown"));
    }
    let methods = own_methods::all(conn)?;
    let method = methods
        .on(&out.method, out.requested)
        .filter(|method| method.platform == out.platform && method.currency == programme.currency)
        .ok_or(BookError::Unknown { what: "method" })?;
    let arrived = out.received.unwrap_or(out.requested);
    let taken = take(brings.least, method, out.to, &Fx::load(conn)?, arrived)?;
    if taken.days.len() != 1 {
        return Err(refused("outside_method_bounds"));
    }
    Ok(PayoutFacts {
        platform: out.platform,
        units: Some(units),
        requested: Some(out.requested),
        paid: out.paid,
        received: out.received,
        returned: None,
        gross: Some(taken.gross),
        fee: taken.fees.filter(|_| out.paid.or(out.received).is_some()),
        got: taken.arrives.filter(|_| out.received.is_some()),
        method: out.method.clone(),
        reference: out.reference.clone(),
    })
}
