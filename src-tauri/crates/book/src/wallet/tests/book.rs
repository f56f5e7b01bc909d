//! The wallet of a whole book: changes by hand and their undo, pages, instants, and one truth on every screen.

use giftbook_model::Platform;
use jiff::civil::date;
use proptest::prelude::*;

use super::super::{Assertion, ByHand};
use super::*;
use crate::transactions::{Amount, Filter, Query};
use crate::{Cancel, Name};

fn tiktok(on: jiff::civil::Date, units: i64) -> Assertion {
    Assertion {
        platform: Platform::TikTok,
        on,
        units,
    }
}

fn by_hand(units: i64, bonus: bool) -> ByHand {
    ByHand {
        platform: Platform::TikTok,
        bonus,
        units,
        on: date(2026, 3, 3),
        note: "seen in the app".to_owned(),
    }
}

fn balance(book: &Book) -> i64 {
    let wallet = book.wallet(at(240)).expect("wallet");
    wallet.platforms.first().map_or(0, |one| one.balance)
}

/// What Transactions adds up to in units of the wallet, and in minor units of money.
fn in_transactions(book: &Book) -> (i128, i128) {
    let list = book.transactions(&Query::default(), &Cancel::default()).expect("list");
    let total = |units: bool| {
        list.sums
            .iter()
            .filter(move |sum| matches!(sum.of, Amount::Units(_)) == units)
            .map(|sum| sum.total)
    };
    (total(true).sum(), total(false).sum())
}

#[test]
fn a_correction_mends_the_day_an_assertion_failed_on_and_undo_takes_both_back() {
    let moves = [
        moved(1, 0, Cause::Bought, 1_000, Some(1_060)),
        moved(2, 30, Cause::Sent, -300, None),
    ];
    let (_folder, book) = book(&moves);
    book.wallet_assert(&tiktok(date(2026, 3, 1), 1_000), at(240))
        .expect("assert");
    book.wallet_assert(&tiktok(date(2026, 3, 3), 650), at(240))
        .expect("assert");
    let one = book.wallet(at(240)).expect("wallet").platforms.remove(0);
    let found = one.disagreement.expect("50 coins are missing");
    assert_eq!(
        (found.first.asserted.on, found.agreed),
        (date(2026, 3, 3), Some(date(2026, 3, 1)))
    );
    assert_eq!((found.first.book, found.difference, found.rows.len()), (700, -50, 1));

    let id = book.wallet_enter(&by_hand(-50, false), at(240)).expect("correction");
    let one = book.wallet(at(240)).expect("wallet").platforms.remove(0);
    assert_eq!((one.balance, one.disagreement), (650, None));
    assert_eq!(
        in_transactions(&book).0,
        650,
        "a correction that takes away is told with a minus"
    );
    assert!(book.check().expect("check").is_sound());

    book.wallet_remove(id, at(240)).expect("removed");
    assert_eq!(balance(&book), 700);
    for expected in [650, 700] {
        book.undo(at(240), &Cancel::default()).expect("undo");
        assert_eq!(balance(&book), expected);
    }
    book.undo(at(240), &Cancel::default())
        .expect("undo of the second assertion");
    assert_eq!(book.wallet(at(240)).expect("wallet").platforms[0].asserted.len(), 1);
    book.redo(at(240), &Cancel::default()).expect("redo");
    let names: Vec<Name> = book.history(9).expect("history").iter().map(|one| one.name).collect();
    assert_eq!(names[5..], [Name::WalletEnter, Name::Assert, Name::Assert]);
}

#[test]
fn what_cannot_be_is_refused() {
    let (_folder, book) = book(&[]);
    let code = |result: Result<(), BookError>| match result {
        Err(BookError::Invalid { code }) => code,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        code(book.wallet_assert(&tiktok(date(2026, 3, 12), 1), at(240))),
        "day_in_future"
    );
    assert_eq!(
        code(book.wallet_assert(&tiktok(date(2026, 3, 1), i64::MAX), at(240))),
        "units_out_of_range"
    );
    assert_eq!(
        code(book.wallet_enter(&by_hand(0, false), at(240)).map(|_| ())),
        "units_out_of_range"
    );
    assert_eq!(
        code(book.wallet_enter(&by_hand(-5, true), at(240)).map(|_| ())),
        "units_out_of_range"
    );
    assert!(
        book.wallet_assert_remove(Platform::TikTok, date(2026, 3, 1), at(240))
            .is_err()
    );
    assert!(book.wallet_remove(EntryId(1), at(240)).is_err());
}

#[test]
fn an_answer_as_of_an_instant_leaves_out_what_came_after() {
    let moves = [
        moved(1, 0, Cause::Bought, 1_000, Some(1_060)),
        moved(2, 30, Cause::Sent, -300, None),
    ];
    let (_folder, book) = book(&moves);
    book.wallet_assert(&tiktok(date(2026, 3, 3), 5), at(240))
        .expect("assert");
    let told = |hours| book.wallet(at(hours)).expect("wallet").platforms;
    assert_eq!(told(-1), []);
    assert_eq!(
        (told(29)[0].balance, told(30)[0].balance),
        (1_000, 700),
        "the instant itself counts"
    );
    assert_eq!((told(30)[0].asserted.len(), told(50)[0].asserted.len()), (0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_page_through_without_loss_and_every_screen_tells_the_same(moves in moves(), n in 1_usize..9) {
        // A price and units without one at the same time would be told to be one purchase.
        let priced = |mut one: Move| {
            one.money = one.money.or((one.cause == Cause::Bought).then(|| usd(50)));
            one
        };
        let moves: Vec<Move> = moves.into_iter().map(priced).collect();
        let (_folder, book) = book(&moves);
        let mut rows = Vec::new();
        loop {
            let last = rows.last().map(|row: &super::super::Row| row.of.id);
            let page = book.wallet_rows(Platform::TikTok, last, n, at(240)).expect("page");
            if page.is_empty() {
                break;
            }
            rows.extend(page);
        }
        rows.reverse();
        prop_assert_eq!(rows, super::super::Ledger::of(moves.clone()).expect("ledger").rows);

        let (units, minor) = in_transactions(&book);
        prop_assert_eq!(units, i128::from(balance(&book)));
        let wallet = book.wallet(at(240)).expect("wallet");
        let spent: i64 = wallet.years.iter().filter_map(|year| year.home).map(|home| home.minor).sum();
        prop_assert_eq!(minor, -i128::from(spent));
        let home = book.home_supporter(at(240)).expect("home");
        let on_home: i64 = home.spent.iter().map(|money| money.minor).sum();
        prop_assert_eq!(on_home, spent, "a refund lowers Home, Wallet and Transactions alike");
    }

    #[test]
    fn one_creator_s_rows_are_those_transactions_opens(moves in moves()) {
        let (_folder, book) = book(&moves);
        let given = book.wallet_given(super::super::By::Creator, crate::insight::Period::default(), at(240)).expect("given");
        for row in &given.rows {
            let person = row.person.as_ref().map(|person| person.id);
            let query = Query { filter: Filter { kinds: vec![EntryKind::GiftSent], person, ..Filter::default() }, ..Query::default() };
            let list = book.transactions(&query, &Cancel::default()).expect("list");
            prop_assert_eq!(list.sums[0].total, -i128::from(row.units));
            prop_assert_eq!(list.ids.len() as u64, row.gifts);
        }
        prop_assert_eq!(given.rows.iter().map(|row| row.cost.minor).sum::<i64>(), given.cost.minor);
    }
}
