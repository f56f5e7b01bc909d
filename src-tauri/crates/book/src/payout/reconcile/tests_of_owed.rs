//! What a programme owes for a payout's units.

use giftbook_model::{Currency, Money, Platform};
use jiff::civil::date;

use super::*;
use crate::payout::PayoutFacts;
use crate::payout::seed::{self, SeedLive, instant};

/// Five weeks of an odd number of diamonds each are half a cent each: together two and a half, and nobody rounds week by week.
#[test]
fn half_cents_of_weeks_are_rounded_once() {
    let now = instant(date(2026, 11, 24), 12);
    let lives = [3, 10, 17, 24, 31].map(|day| SeedLive {
        day: date(2026, 3, day),
        minutes: 60,
        recorded: Some(1_001),
        official: None,
    });
    let (_folder, book) = seed::book(&lives, now);
    let all = PayoutFacts {
        platform: Platform::TikTok,
        units: Some(5_005),
        requested: Some(date(2026, 4, 2)),
        paid: Some(date(2026, 4, 2)),
        received: None,
        returned: None,
        gross: Some(Money {
            minor: 2_502,
            currency: Currency::parse("USD").expect("a currency"),
        }),
        fee: None,
        got: None,
        method: String::new(),
        reference: String::new(),
    };
    let id = book.payout_record(&all, now).expect("recorded");
    let of = book.reconcile_payout(id).expect("a payout");
    let steps = &of.money.stretches.first().expect("a stretch").steps;
    let whys: Vec<Why> = steps.iter().map(|step| step.why).collect();
    assert_eq!(whys, [Why::Share], "25.025 dollars are 25.02");
}
