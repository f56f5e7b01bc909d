//! The balance over time is the balance of each of its days; fees by amount are those of the methods.

use giftbook_model::Platform;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::seed::{SeedLive, book, instant};
use super::*;

const FIRST: Date = date(2026, 3, 2);

fn after(days: i64) -> Date {
    FIRST.saturating_add(days.days())
}

fn lives() -> Vec<SeedLive> {
    let live = |nth: i64| SeedLive {
        day: after(3 * nth),
        minutes: 90,
        recorded: None,
        official: Some(4_000 + 700 * nth),
    };
    (0..12).map(live).collect()
}

fn payout(units: i64, requested: Option<i64>, paid: Option<i64>, returned: Option<i64>) -> PayoutFacts {
    PayoutFacts {
        platform: Platform::TikTok,
        units: Some(units),
        requested: requested.map(after),
        paid: paid.map(after),
        received: None,
        returned: returned.map(after),
        gross: None,
        fee: None,
        got: None,
        method: String::new(),
        reference: String::new(),
    }
}

#[test]
fn every_day_of_the_course_is_the_balance_of_that_day() {
    let now = instant(after(60), 12);
    let (_folder, book) = book(&lives(), now);
    for facts in [
        payout(9_000, Some(10), Some(15), None),
        payout(5_000, Some(18), None, Some(25)),
        payout(6_000, None, Some(28), None),
        payout(7_000, Some(31), Some(34), Some(38)),
        payout(2_000, Some(40), None, None),
    ] {
        book.payout_record(&facts, now).expect("recorded");
    }
    let course = book.payout_over_time(Platform::TikTok, now).expect("told");
    assert_eq!(course.payouts.len(), 5);
    assert!(course.days.is_sorted_by(|one, next| one.day < next.day));
    for day in &course.days {
        let held = book
            .payout_balance(Platform::TikTok, instant(day.day, 12))
            .expect("told");
        assert_eq!(
            (day.available, day.waiting),
            (held.available, held.held + held.requested),
            "{}",
            day.day
        );
    }
}

#[test]
fn fees_by_amount_begin_at_the_minimum_and_cross_where_another_method_is_the_best() {
    let now = instant(after(60), 12);
    let (_folder, book) = book(&lives(), now);
    let want = PlanWant {
        platform: Platform::TikTok,
        units: Some(30_000),
        method: None,
        to: Some(giftbook_model::Currency::parse("USD").expect("a currency")),
    };
    let plan = book.payout_plan(&want, now).expect("planned");
    let fees = plan.fees_by_amount().expect("worked out");
    assert!(fees.is_sorted_by(|one, next| one.amount.minor < next.amount.minor));
    let crossing: Vec<&FeesAt> = fees.iter().filter(|at| at.best.is_some()).collect();
    assert_eq!(crossing.len() + 1, plan.best_from.len());
    for at in crossing {
        let best = at.best.and_then(|best| at.fees[best]).expect("it pays");
        assert!(at.fees.iter().flatten().all(|fee| best.minor <= fee.minor), "{at:?}");
    }
    for at in &fees {
        for (way, fee) in plan.ways.iter().zip(&at.fees) {
            let below = way.method.minimum.is_some_and(|least| at.amount.minor < least.minor);
            assert!(fee.is_none() || !below);
        }
    }
}
