//! Payouts in the book: entries, undo, weeks earned, what was taken back.

use giftbook_model::{Currency, EntryId, Instant, Money, Platform};
use jiff::civil::{Date, date};

use super::seed::{SeedLive, book, instant};
use super::*;
use crate::file::Cancel;
use crate::insight::Period;
use crate::{Book, BookError};

const MONDAY: Date = date(2026, 3, 2);

fn now() -> Instant {
    instant(date(2026, 11, 24), 12)
}

fn money(code: &str, minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse(code).expect(code),
    }
}

fn live(day: Date, minutes: i64, units: i64) -> SeedLive {
    SeedLive {
        day,
        minutes,
        recorded: Some(units),
        official: Some(units),
    }
}

/// $100.00 requested, paid and received in euros, less $2.90.
pub(super) fn in_euros() -> PayoutFacts {
    PayoutFacts {
        platform: Platform::TikTok,
        units: Some(20_000),
        requested: Some(date(2026, 3, 9)),
        paid: Some(date(2026, 3, 16)),
        received: Some(date(2026, 3, 18)),
        returned: None,
        gross: Some(money("USD", 10_000)),
        fee: Some(money("USD", 290)),
        got: Some(money("EUR", 8_350)),
        method: "tiktok_bank".to_owned(),
        reference: "TT-1".to_owned(),
    }
}

fn code(refused: Result<i64, BookError>) -> &'static str {
    match refused {
        Err(BookError::Invalid { code }) => code,
        other => panic!("{other:?}"),
    }
}

fn undo(book: &Book) {
    book.undo(now(), &Cancel::default()).expect("undone");
}

/// What stands in the accounts of payouts: kind, unit or currency, amount.
fn balances(book: &Book) -> Vec<(u8, String, i64)> {
    book.file
        .read(|conn| {
            let mut query = conn.prepare(
                "SELECT account.kind, ifnull(currency, unit), sum(amount) FROM posting JOIN account ON account.id = account_id
                 WHERE account.kind >= 8 GROUP BY 1, 2 HAVING sum(amount) <> 0 ORDER BY 1, 2",
            )?;
            let rows = query.query_map([], |row| {
                let of: rusqlite::types::Value = row.get(1)?;
                let of = match of {
                    rusqlite::types::Value::Text(text) => text,
                    other => format!("{other:?}"),
                };
                Ok((row.get(0)?, of, row.get(2)?))
            })?;
            Ok::<_, BookError>(rows.collect::<Result<_, _>>()?)
        })
        .expect("balances")
}

#[test]
fn a_payout_in_another_currency_sums_to_zero_in_each_and_leaves_in_the_bank_what_arrived() {
    let (_folder, book) = book(&[], now());
    book.payout_record(&in_euros(), now()).expect("recorded");
    let bank = crate::AccountKind::Bank as u8;
    let all = balances(&book);
    let in_bank: Vec<_> = all.iter().filter(|(kind, ..)| *kind == bank).collect();
    assert_eq!(in_bank, [&(bank, "EUR".to_owned(), 8_350)]);
    let check = book.check().expect("checked");
    assert!(check.is_sound(), "{:?}", check.wrong);
}

#[test]
fn what_arrived_short_is_a_difference() {
    let (_folder, book) = book(&[], now());
    let short = PayoutFacts {
        got: Some(money("USD", 9_500)),
        ..in_euros()
    };
    book.payout_record(&short, now()).expect("recorded");
    let unexplained = crate::AccountKind::Unexplained as u8;
    assert!(balances(&book).contains(&(unexplained, "USD".to_owned(), 210)));
    assert!(balances(&book).contains(&(crate::AccountKind::Bank as u8, "USD".to_owned(), 9_500)));
}

#[test]
fn a_returned_payout_leaves_two_entries_and_no_units_gone() {
    let (_folder, book) = book(&[], now());
    let returned = PayoutFacts {
        paid: None,
        received: None,
        got: None,
        fee: None,
        returned: Some(date(2026, 3, 20)),
        ..in_euros()
    };
    book.payout_record(&returned, now()).expect("recorded");
    assert_eq!(balances(&book), []);
    assert_eq!(book.check().expect("checked").entries, 2);
}

#[test]
fn each_step_is_undone_and_redone_with_its_entries() {
    let (_folder, book) = book(&[], now());
    let hash = || book.check().expect("checked").hash;
    let empty = hash();
    let requested = PayoutFacts {
        paid: None,
        received: None,
        got: None,
        fee: None,
        ..in_euros()
    };
    let id = book.payout_record(&requested, now()).expect("recorded");
    let asked = hash();
    book.payout_change(id, &in_euros(), now()).expect("changed");
    let arrived = hash();
    book.payout_remove(id, now()).expect("removed");
    assert_eq!(hash(), empty);
    for expected in [&arrived, &asked, &empty] {
        undo(&book);
        assert_eq!(&hash(), expected);
    }
    for expected in [&asked, &arrived, &empty] {
        book.redo(now(), &Cancel::default()).expect("redone");
        assert_eq!(&hash(), expected);
    }
    assert!(book.check().expect("checked").is_sound());
}

#[test]
fn a_change_of_zone_leaves_payouts_on_their_days() {
    let (_folder, book) = book(&[], now());
    book.payout_record(&in_euros(), now()).expect("recorded");
    let mut settings = book.settings().expect("settings");
    settings.zone = "Pacific/Auckland".to_owned();
    book.set_settings(&settings, now()).expect("set");
    assert!(book.check().expect("checked").is_sound());
    undo(&book);
    assert!(book.check().expect("checked").is_sound());
}

#[test]
fn what_cannot_be_a_payout_is_refused() {
    let (_folder, book) = book(&[], now());
    let refused = |payout: PayoutFacts| code(book.payout_record(&payout, now()));
    let no_day = PayoutFacts {
        requested: None,
        paid: None,
        received: None,
        got: None,
        ..in_euros()
    };
    assert_eq!(refused(no_day), "payout_without_day");
    let turned = PayoutFacts {
        paid: Some(date(2026, 3, 1)),
        ..in_euros()
    };
    assert_eq!(refused(turned), "payout_days_out_of_order");
    let fee = PayoutFacts {
        fee: Some(money("USD", 10_000)),
        ..in_euros()
    };
    assert_eq!(refused(fee), "payout_fee_out_of_range");
    let tomorrow = PayoutFacts {
        received: Some(date(2026, 11, 25)),
        ..in_euros()
    };
    assert_eq!(refused(tomorrow), "day_in_future");
    assert!(book.payouts().expect("payouts").is_empty());
}

#[test]
fn a_gift_taken_back_is_felt_everywhere_once_and_comes_back() {
    let lives = [live(MONDAY, 30, 300), live(date(2026, 3, 4), 30, 200)];
    let (_folder, book) = book(&lives, now());
    let platform = Platform::TikTok;
    let felt = || {
        let weeks = book.earned_weeks(platform, Period::default()).expect("weeks");
        let gifters = book.gifters(&Default::default()).expect("gifters");
        let on_board = gifters.rows.iter().map(|row| row.units).sum::<i64>();
        let gifts = book.gifts(&Default::default()).expect("gifts").total.units;
        let lives = book.lives().expect("lives").total_units;
        let check = book.check().expect("checked");
        assert!(check.is_sound(), "{:?}", check.wrong);
        (weeks[0].units, on_board, gifts, lives)
    };
    assert_eq!(felt(), (500, 500, 500, 500));
    let gift = ReversalOf::Gift(EntryId(1));
    let id = book.reversal_add(gift, date(2026, 3, 20), now()).expect("taken back");
    assert_eq!(felt(), (200, 200, 200, 200));
    assert_eq!(
        code(book.reversal_add(gift, date(2026, 3, 21), now())),
        "taken_back_already"
    );
    book.reversal_remove(id, now()).expect("given back");
    assert_eq!(felt(), (500, 500, 500, 500));
    undo(&book);
    assert_eq!(felt(), (200, 200, 200, 200));
}

#[test]
fn of_a_payout_no_more_is_taken_back_than_was_paid() {
    let (_folder, book) = book(&[], now());
    let payout = book.payout_record(&in_euros(), now()).expect("recorded");
    let day = date(2026, 4, 1);
    let back = |minor| {
        let what = ReversalOf::Money {
            payout,
            money: money("USD", minor),
        };
        book.reversal_add(what, day, now())
    };
    back(6_000).expect("taken back");
    assert_eq!(code(back(4_001)), "amount_out_of_range");
    back(4_000).expect("taken back");
    assert!(book.check().expect("checked").is_sound());
}
