//! What the sample's owner took out of what the lives brought: every few weeks, to a bank that keeps accounts in euros, once by PayPal; the last
//! one is still asked for. The amounts follow from the lives, by the book's own planner.

use giftbook_model::{Currency, Instant, MoneyError, TakenOut};
use jiff::{Span, tz::TimeZone};

use super::ZONE;

/// The owner's own file of payout methods, and its name: their bank exchanges dearer than the reference rate.
pub(super) const PAYOUT_METHODS: (&str, &str) = ("my-bank.toml", include_str!("my-bank.toml"));

/// Days ago it was asked for, and the method with the currency of its end.
const ASKED: [(i64, &str, &str); 6] = [
    (143, "sample_bank", "EUR"),
    (115, "sample_bank", "EUR"),
    (101, "tiktok_paypal", "USD"),
    (66, "sample_bank", "EUR"),
    (31, "sample_bank", "EUR"),
    (6, "sample_bank", "EUR"),
];

/// The payouts before `now`, the earliest first.
pub(super) fn payouts(now: Instant) -> Result<Vec<TakenOut>, MoneyError> {
    let today = now.day_in(&TimeZone::get(ZONE).unwrap_or(TimeZone::UTC));
    let ago = |days: i64| today.checked_sub(Span::new().days(days)).unwrap_or(today);
    (1..)
        .zip(ASKED)
        .map(|(nth, (days, method, to))| {
            let decided = (days > 15).then_some(days);
            let (review, bank) = if method == "tiktok_paypal" { (4, 0) } else { (7, 2) };
            Ok(TakenOut {
                method,
                to: Currency::parse(to)?,
                requested: ago(days),
                paid: decided.map(|days| ago(days - review)),
                received: decided.map(|days| ago(days - review - bank)),
                reference: format!("TT-PAYOUT-{nth:04}"),
            })
        })
        .collect()
}
