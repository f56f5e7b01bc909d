//! How to take out a balance: by which method, on which days, what it costs and what arrives.
//!
//! Promised: the days add up to the whole and none is above the method's most of a day; what is kept and what arrives add up to the gross
//! amount; an amount in another currency names its reference rate, the rate's day and the bank's mark-up. Left out: taxes.

use giftbook_model::{Currency, Instant, Money, Platform};
use jiff::Span;
use jiff::civil::Date;
use rusqlite::Connection;
use rust_decimal::Decimal;

use super::balance::balance;
use super::fee::{BestFrom, best_from, by_day};
use super::method::PayoutMethod;
use super::own_methods;
use super::rules::Between;
use super::waiting::{Waiting, waiting};
use super::worth::{rounded, worth};
use crate::rates::Fx;
use crate::{Book, BookError, settings};

/// What is to be taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanWant {
    pub platform: Platform,
    /// Units to be taken out; `None`: all that is available.
    pub units: Option<i64>,
    /// The id of a method; `None`: each of the platform's.
    pub method: Option<String>,
    /// The currency it is to arrive in; `None`: the book's home currency.
    pub to: Option<Currency>,
}

/// One day's payout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanDay {
    pub on: Date,
    pub gross: Money,
    /// `None` where nobody has published it.
    pub fee: Option<Money>,
}

/// What becomes of the money at the bank's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchanged {
    /// Units of the currency it arrives in for one of the platform's: the European Central Bank's reference rate.
    pub rate: Decimal,
    /// The day that rate is of.
    pub day: Date,
    /// What the net amount is by it.
    pub at_reference: Money,
    /// The method's mark-up, and what it costs.
    pub markup: Decimal,
    pub cost: Money,
}

/// An amount taken out by one method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub gross: Money,
    /// Empty where it is below the method's minimum.
    pub days: Vec<PlanDay>,
    /// Of all days together; `None` where nobody has published the fee.
    pub fees: Option<Money>,
    pub net: Option<Money>,
    pub exchanged: Option<Exchanged>,
    /// `None` without a fee, without a rate, and below the minimum.
    pub arrives: Option<Money>,
}

/// One method's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub method: PayoutMethod,
    /// By the least and the most the units may bring; the same where that is known.
    pub least: Taken,
    pub most: Taken,
    pub waiting: Option<Waiting>,
}

/// How to take out units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutPlan {
    pub platform: Platform,
    pub on: Date,
    pub units: i64,
    /// By the programme in force that day.
    pub worth: Between,
    pub programme: String,
    /// The one that leaves the most first; those nobody knows the fee of come last.
    pub ways: Vec<Way>,
    pub best_from: Vec<BestFrom>,
}

impl Book {
    /// How to take out units of a platform from the day `now` is in on. [`BookError::Invalid`] with `units_not_positive`, or
    /// `programme_without_unit` where the programme tells no price of a unit; [`BookError::Unknown`] for a method the platform has not.
    pub fn payout_plan(&self, want: &PlanWant, now: Instant) -> Result<PayoutPlan, BookError> {
        self.file.read(|conn| plan(conn, want, now))
    }
}

fn plan(conn: &Connection, want: &PlanWant, now: Instant) -> Result<PayoutPlan, BookError> {
    let held = balance(conn, want.platform, now)?;
    let units = want.units.unwrap_or(held.available);
    if units <= 0 {
        return Err(BookError::Invalid {
            code: "units_not_positive",
        });
    }
    let programme = held
        .programme
        .as_ref()
        .ok_or(BookError::Unknown { what: "programme" })?;
    let worth_of = |units| {
        worth(programme, units)?.ok_or(BookError::Invalid {
            code: "programme_without_unit",
        })
    };
    let brings = worth_of(units)?;
    let known = own_methods::all(conn)?;
    let methods: Vec<&PayoutMethod> = known
        .of(want.platform, held.on)
        .into_iter()
        .filter(|method| method.currency == programme.currency)
        .collect();
    let asked = |method: &&&PayoutMethod| want.method.as_ref().is_none_or(|id| *id == method.id);
    let to = want.to.unwrap_or(settings::read(conn)?.home_currency);
    let fx = Fx::load(conn)?;
    let mut ways = Vec::new();
    for method in methods.iter().filter(asked) {
        ways.push(Way {
            least: take(brings.least, method, to, &fx, held.on)?,
            most: take(brings.most, method, to, &fx, held.on)?,
            waiting: waiting(&held, units, brings, method, worth_of)?,
            method: (*method).clone(),
        });
    }
    if ways.is_empty() && want.method.is_some() {
        return Err(BookError::Unknown { what: "method" });
    }
    ways.sort_by_key(|way| std::cmp::Reverse(way.least.arrives.or(way.least.net).map(|left| left.minor)));
    Ok(PayoutPlan {
        platform: want.platform,
        on: held.on,
        units,
        worth: brings,
        programme: programme.id.clone(),
        ways,
        best_from: best_from(&methods, to != programme.currency),
    })
}

/// Takes an amount out by a method, from `on` on, a part a day.
pub(super) fn take(gross: Money, method: &PayoutMethod, to: Currency, fx: &Fx, on: Date) -> Result<Taken, BookError> {
    let mut taken = Taken {
        gross,
        days: Vec::new(),
        fees: None,
        net: None,
        exchanged: None,
        arrives: None,
    };
    let Some(parts) = by_day(gross, method) else {
        return Ok(taken);
    };
    let mut fees = method.fee.map(|_| Money { minor: 0, ..gross });
    for (nth, part) in (0_i64..).zip(parts) {
        let day = on.checked_add(Span::new().days(nth)).map_err(|_| BookError::TooLarge)?;
        let fee = method.fee.map(|fee| fee.of(part)).transpose()?;
        fees = match fees.zip(fee) {
            Some((all, fee)) => Some(all.checked_add(fee)?),
            None => None,
        };
        taken.days.push(PlanDay {
            on: day,
            gross: part,
            fee,
        });
    }
    let Some(fees) = fees else { return Ok(taken) };
    let net = Money {
        minor: gross.minor.checked_sub(fees.minor).ok_or(BookError::TooLarge)?,
        ..gross
    };
    (taken.fees, taken.net) = (Some(fees), Some(net));
    if to == net.currency {
        taken.arrives = Some(net);
        return Ok(taken);
    }
    if let Some(converted) = fx.convert(net, to, on)? {
        let kept = Decimal::new(converted.money.minor, to.digits()).checked_mul(method.markup);
        let cost = rounded(kept.ok_or(BookError::TooLarge)?, to)?;
        taken.exchanged = Some(Exchanged {
            rate: converted.rate,
            day: converted.day,
            at_reference: converted.money,
            markup: method.markup,
            cost,
        });
        taken.arrives = Some(Money {
            minor: converted
                .money
                .minor
                .checked_sub(cost.minor)
                .ok_or(BookError::TooLarge)?,
            ..converted.money
        });
    }
    Ok(taken)
}
