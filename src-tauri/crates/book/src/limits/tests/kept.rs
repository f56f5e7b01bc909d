//! Limits in a real book.

use giftbook_model::{Currency, Instant, Money, Platform};
use tempfile::TempDir;

use super::super::window::{DAY_MS, HOUR_MS, Window};
use super::super::{Alert, BudgetFor};
use super::dollars;
use crate::transactions::seed::{self, NOON, Sown};
use crate::{Book, BookError, Cancel, EntryKind};

/// Recharges of so many cents so many hours before [`NOON`], in a currency.
fn book(recharges: &[(i64, i64, &'static str)]) -> (TempDir, Book) {
    let sown: Vec<Sown> = recharges
        .iter()
        .map(|(hours, cents, currency)| Sown {
            kind: EntryKind::Recharge,
            platform: 1,
            at: Some(NOON - hours * HOUR_MS),
            live: None,
            gift: None,
            person: None,
            units: None,
            unit: 1,
            money: Some((currency, *cents)),
            guest: false,
            source: 1,
        })
        .collect();
    seed::book(&sown)
}

fn at(ms: i64) -> Instant {
    Instant::from_millis(NOON + ms).expect("time")
}

fn reopened(folder: &TempDir, book: Book, now: Instant) -> Book {
    book.close().expect("closed");
    Book::open(&folder.path().join("b.giftbook"), now).expect("book")
}

#[test]
fn the_three_windows_and_the_nearest() {
    let (_folder, book) = book(&[(1, 500, "USD"), (30, 2_000, "USD"), (24 * 400, 99_900, "USD")]);
    for (window, whole) in [(Window::Day, 40), (Window::Week, 30), (Window::Month, 100)] {
        book.limit_set(window, Some(dollars(whole)), at(0)).expect("set");
    }
    let limits = book.limits_now(at(0)).expect("limits");
    let left: Vec<_> = limits
        .windows
        .iter()
        .map(|window| window.left.map(|left| left.minor))
        .collect();
    assert_eq!(left[..2], [Some(3_500), Some(500)]);
    assert_eq!(limits.nearest, Some(Window::Week));
}

#[test]
fn other_currencies_count_by_the_rate_of_their_day_and_what_has_none_is_said() {
    let (_folder, book) = book(&[(1, 500, "USD"), (2, 1_000, "EUR"), (3, 700, "KWD")]);
    let day = book.limits_now(at(0)).expect("limits").windows.remove(0);
    assert_eq!(
        (day.spent.recharges, day.spent.uncounted),
        (2, 1),
        "the ECB quotes no Kuwaiti dinar"
    );
    assert!((1_300..1_800).contains(&day.spent.minor), "{}", day.spent.minor);
}

#[test]
fn undo_reaches_no_step_of_a_limit() {
    let (_folder, book) = book(&[]);
    book.limit_set(Window::Month, Some(dollars(100)), at(0)).expect("set");
    book.limit_set(Window::Month, Some(dollars(50)), at(1))
        .expect("lowered");
    assert!(matches!(
        book.undo(at(2), &Cancel::default()),
        Err(BookError::NothingToDo)
    ));
    assert_eq!(book.history(9).expect("history").len(), 2, "but both are told");
    let row = "UPDATE limit_step SET minor = 99999";
    let turned = book.file.write(|tx| Ok::<_, BookError>(tx.execute(row, []).is_err()));
    assert_eq!(turned.ok(), Some(true), "nor does a hand in the file");
}

#[test]
fn a_raise_waits_through_a_restart_and_needs_its_own_number() {
    let (folder, book) = book(&[]);
    book.limit_set(Window::Day, Some(dollars(10)), at(0)).expect("set");
    let raise = book
        .limit_set(Window::Day, Some(dollars(20)), at(0))
        .expect("asked")
        .pending
        .expect("a raise");
    let early = book.limit_confirm(raise.id, at(DAY_MS - 1));
    assert!(matches!(
        early,
        Err(BookError::Invalid {
            code: "limit_raise_too_early"
        })
    ));
    let book = reopened(&folder, book, at(DAY_MS));
    assert!(matches!(
        book.limit_confirm(raise.id + 7, at(DAY_MS)),
        Err(BookError::Unknown { .. })
    ));
    let standing = book.limit_confirm(raise.id, at(DAY_MS)).expect("confirmed");
    assert_eq!((standing.limit, standing.pending), (Some(dollars(20)), None));
    assert!(
        book.limit_keep(raise.id, at(DAY_MS)).is_err(),
        "nothing stands any more"
    );
}

#[test]
fn reminders_come_once_through_restarts_and_turned_clocks() {
    let (folder, book) = book(&[(1, 9_000, "USD")]);
    book.limit_set(Window::Week, Some(dollars(100)), at(0)).expect("set");
    let told = book.alerts_due(at(0)).expect("told");
    let percents: Vec<u8> = told
        .iter()
        .map(|alert| match alert {
            Alert::Reached { percent, .. } => *percent,
            Alert::Review => 0,
        })
        .collect();
    assert_eq!(percents, [50, 80]);
    assert_eq!(book.alerts_due(at(1)).expect("told"), []);
    let book = reopened(&folder, book, at(2));
    for ms in [2, -DAY_MS, 40 * DAY_MS, 3] {
        assert_eq!(book.alerts_due(at(ms)).expect("told"), [], "{ms}");
    }
    assert_eq!(book.alerts_due(at(200 * DAY_MS)).expect("told"), [Alert::Review]);
    assert_eq!(book.alerts_due(at(201 * DAY_MS)).expect("told"), []);
}

#[test]
fn a_budget_can_be_undone_and_a_month_has_its_own() {
    let (_folder, book) = book(&[(1, 2_500, "USD")]);
    let of = BudgetFor {
        platform: Platform::TikTok,
        person: None,
    };
    book.budget_set(&of, Some(dollars(40)), true, at(0)).expect("set");
    let row = book.budgets(at(0)).expect("budgets").remove(0);
    assert_eq!((row.envelope.spent, row.envelope.left), (2_500, 1_500));
    let next = book.budgets(at(31 * DAY_MS)).expect("budgets").remove(0);
    assert_eq!((next.envelope.carried, next.envelope.left), (1_500, 5_500));
    book.undo(at(1), &Cancel::default()).expect("undone");
    assert_eq!(book.budgets(at(1)).expect("budgets"), []);
    book.redo(at(2), &Cancel::default()).expect("redone");
    assert_eq!(book.budgets(at(2)).expect("budgets").len(), 1);
    let nobody = BudgetFor {
        person: Some(999),
        ..of
    };
    assert!(matches!(
        book.budget_set(&nobody, None, false, at(3)),
        Err(BookError::Unknown { .. })
    ));
    let negative = Money {
        minor: -1,
        currency: Currency::parse("USD").expect("USD"),
    };
    assert!(book.limit_set(Window::Day, Some(negative), at(3)).is_err());
}

#[test]
fn the_pace_needs_six_purchases_and_says_on_how_many_it_rests() {
    let few: Vec<_> = (0..5).map(|nth| (nth * 48 + 1, 1_000, "USD")).collect();
    let (_folder, too_few) = book(&few);
    assert_eq!(too_few.heading(at(0)).expect("heading").ahead, None);
    let enough: Vec<_> = (0..12).map(|nth| (nth * 48 + 1, 1_000, "USD")).collect();
    let (_folder, book) = book(&enough);
    book.limit_set(Window::Month, Some(dollars(100_000)), at(0))
        .expect("set");
    let heading = book.heading(at(0)).expect("heading");
    let ahead = heading.ahead.expect("enough");
    assert_eq!((heading.purchases, ahead.beyond), (12, Some(0)));
    assert_eq!(heading.so_far.last().map(|day| day.1), Some(heading.spent));
    let (first, last) = (ahead.days[0], ahead.days[ahead.days.len() - 1]);
    assert_eq!((first.day, last.day), (heading.today, heading.last));
    assert!(first.low >= heading.spent && last.middle > heading.spent && last.high >= last.middle);
}
