//! What stands beside the limits: the sum after refunds, and budgets of creators.

use giftbook_model::{Instant, Money, Platform};

use super::super::window::{HOUR_MS, Window};
use super::super::{Alert, BudgetFor};
use super::dollars;
use crate::recharge::{Recharged, Refunded};
use crate::transactions::seed::{self, NOON, Sown};
use crate::{Book, EntryKind};

fn at(hours: i64) -> Instant {
    Instant::from_millis(NOON + hours * HOUR_MS).expect("time")
}

fn bought(book: &Book, whole: i64, units: i64) -> giftbook_model::EntryId {
    let recharge = Recharged {
        platform: Platform::TikTok,
        at: at(-2),
        day_only: false,
        paid: Some(dollars(whole)),
        units: Some(units),
        channel: None,
        method: None,
        transaction: None,
        country: None,
    };
    book.recharge_record(&recharge, at(-1)).expect("recorded")
}

#[test]
fn a_refund_shows_in_the_sum_after_refunds_and_opens_no_limit_again() {
    let (_folder, book) = seed::book(&[]);
    let entry = bought(&book, 30, 3_000);
    bought(&book, 10, 1_000);
    book.limit_set(Window::Month, Some(dollars(40)), at(0)).expect("set");
    let back = Refunded {
        at: at(-1),
        day_only: false,
        money: Some(dollars(12)),
        units: None,
        transaction: None,
    };
    book.refund_record(entry, &back, at(0)).expect("refunded");
    let limits = book.limits_now(at(0)).expect("limits");
    let month = limits.of(Window::Month).expect("month");
    assert_eq!((month.spent.minor, month.spent.back), (4_000, 1_200));
    assert_eq!(
        month.left.map(|left| left.minor),
        Some(0),
        "the limit counts what was paid"
    );
    let told = book.alerts_due(at(0)).expect("alerts");
    let full = |alert: &&Alert| matches!(alert, Alert::Reached { percent: 100, .. });
    assert_eq!(told.iter().filter(full).count(), 1);
}

#[test]
fn a_creator_s_budget_counts_gifts_at_what_the_coins_cost() {
    let gift = Sown {
        kind: EntryKind::GiftSent,
        platform: 1,
        at: Some(NOON - HOUR_MS),
        live: None,
        gift: Some(1),
        person: Some(2),
        units: Some(500),
        unit: 1,
        money: None,
        guest: false,
        source: 1,
    };
    let (_folder, book) = seed::book(&[gift]);
    bought(&book, 20, 2_000);
    let of = |platform| BudgetFor {
        platform,
        person: Some(2),
    };
    // The book knows where this creator is; another platform is not made up for them.
    let budget = |amount: Option<Money>| book.budget_set(&of(Platform::Twitch), amount, false, at(0));
    budget(Some(dollars(8))).expect("set");
    let row = book.budgets(at(0)).expect("budgets").remove(0);
    assert_eq!(row.of, of(Platform::TikTok));
    assert!(!row.name.is_empty());
    assert_eq!((row.envelope.spent, row.envelope.left), (500, 300));
    budget(None).expect("ended");
    assert_eq!(book.budgets(at(0)).expect("budgets"), []);
    budget(Some(dollars(9))).expect("set again");
    assert_eq!(book.budgets(at(0)).expect("budgets").len(), 1);
}
