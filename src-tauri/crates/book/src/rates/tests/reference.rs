//! Reference rates and fees: what is known stays, what jumps waits, what was done is undone.

use super::*;
use crate::Cancel;
use crate::transactions::seed;

#[test]
fn a_known_day_stays_a_jump_waits_and_every_rate_is_counted() {
    let (_folder, book) = seed::book(&[]);
    let (first, second) = (date(2026, 10, 7), date(2026, 10, 8));
    let report = import(
        &book,
        &[
            (first, "USD", "1.1300"),
            (first, "USD", "1.1300"),
            (first, "USD", "1.14"),
            (second, "USD", "11.30"),
            (second, "JPY", "178.2"),
            (date(2026, 10, 6), "USD", "1.1269"),
            (date(2026, 10, 6), "USD", "9.9"),
            (date(2015, 10, 6), "USD", "1.1"),
            (date(2027, 1, 1), "USD", "1.13"),
        ],
    );
    let expected = FxImported {
        read: 9,
        new: 2,
        held: 2,
        known: 2,
        unlike: 2,
        unreadable: 0,
        ignored: 1,
    };
    assert_eq!(report, expected);
    assert_eq!(dollars(&book, second).as_deref(), Some("1130.00"));
    let shown = book.fx(second).expect("shown");
    assert_eq!(
        (shown.newest, shown.held.len(), shown.files.len()),
        (Some(second), 2, 1)
    );
    let held = &shown.held[0];
    assert_eq!((held.day, held.before), (second, Some((first, Decimal::new(1130, 3)))));

    book.fx_accept(&[(held.batch, held.day, held.currency)], now())
        .expect("accepted");
    assert_eq!(dollars(&book, second).as_deref(), Some("11300.00"));
    assert_eq!(dollars(&book, first).as_deref(), Some("1130.00"));
    book.undo(now(), &Cancel::default()).expect("undone");
    assert_eq!(dollars(&book, second).as_deref(), Some("1130.00"));
    book.undo(now(), &Cancel::default()).expect("undone");
    assert_eq!(dollars(&book, second).as_deref(), Some("1126.90"));
    book.redo(now(), &Cancel::default()).expect("redone");
    assert_eq!(dollars(&book, second).as_deref(), Some("1130.00"));
    assert_eq!(import(&book, &[(first, "USD", "1.13")]).known, 1);
    assert_eq!(book.fx(second).expect("shown").files.len(), 1, "nothing new is no file");
    assert!(book.check().expect("checked").is_sound());
}

#[test]
fn what_a_method_costs_is_dated() {
    let (_folder, book) = seed::book(&[]);
    let cost = |fee, from| MethodCost {
        fee: Decimal::new(fee, 2),
        markup: Decimal::ZERO,
        from,
    };
    let card = book
        .method_add(
            "My card",
            MethodKind::Card,
            Some(currency("EUR")),
            cost(3, date(2020, 1, 1)),
            now(),
        )
        .expect("added");
    book.method_cost(card, cost(1, date(2026, 6, 1)), now())
        .expect("written");
    let fee = |on| book.methods(on).expect("methods")[0].fee;
    assert_eq!(
        (fee(date(2026, 5, 31)), fee(date(2026, 6, 1))),
        (Decimal::new(3, 2), Decimal::new(1, 2))
    );
    assert!(book.method_cost(card, cost(101, date(2026, 6, 1)), now()).is_err());
    assert!(book.method_cost(card + 1, cost(1, date(2026, 6, 1)), now()).is_err());
    for _ in 0..2 {
        book.undo(now(), &Cancel::default()).expect("undone");
    }
    assert_eq!(book.methods(date(2026, 6, 1)).expect("methods"), []);
}

#[test]
fn whether_rates_may_be_fetched_is_remembered_and_undone() {
    let (_folder, book) = seed::book(&[]);
    let may = || book.fx(date(2026, 11, 23)).expect("shown").may_fetch;
    assert!(!may());
    book.set_may_fetch_rates(true, now()).expect("set");
    assert!(may());
    book.undo(now(), &Cancel::default()).expect("undone");
    assert!(!may());
}
