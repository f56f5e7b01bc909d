//! What is told in words: what is open, to whom it went, the years.

use super::super::By;
use super::*;
use crate::insight::Period;

fn spending() -> Vec<Move> {
    vec![
        moved(3, 0, Cause::Bought, 1_000, Some(1_060)),
        moved(4, 30, Cause::Sent, -300, None),
        moved(5, 31, Cause::Sent, -100, None),
        moved(6, 24 * 40, Cause::Sent, -200, None),
        moved(8, 24 * 41, Cause::Refunded, -50, Some(53)),
    ]
}

#[test]
fn what_a_creator_got_of_it_stands_beside_what_it_cost() {
    let (_folder, book) = book(&spending());
    let given = book
        .wallet_given(By::Creator, Period::default(), at(24 * 60))
        .expect("given");
    let told: Vec<_> = given
        .rows
        .iter()
        .map(|row| {
            let name = row.person.as_ref().map_or("", |person| person.name.as_str());
            let received = row.received.map(giftbook_model::Money::decimal_text);
            (name, row.units, row.cost.decimal_text(), received.unwrap_or_default())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("leo.draws", 300, "3.18".to_owned(), "1.50".to_owned()),
            ("", 200, "2.12".to_owned(), "1.00".to_owned()),
            ("hanna.plays", 100, "1.06".to_owned(), "0.50".to_owned()),
        ]
    );
    let months = book
        .wallet_given(By::Month, Period::default(), at(24 * 60))
        .expect("given");
    let told: Vec<_> = months.rows.iter().map(|row| (row.month, row.units)).collect();
    assert_eq!(told, [(Some(date(2026, 4, 1)), 200), (Some(date(2026, 3, 1)), 400)]);
    let march = Period {
        from: Some(date(2026, 3, 1)),
        to: Some(date(2026, 3, 31)),
    };
    let of_march = book.wallet_given(By::Platform, march, at(24 * 60)).expect("given");
    assert_eq!((of_march.rows.len(), of_march.rows[0].units), (1, 400));
}

#[test]
fn a_year_tells_what_was_paid_what_came_back_and_what_that_is_at_home() {
    let (_folder, book) = book(&spending());
    let years = book.wallet(at(24 * 60)).expect("wallet").years;
    assert_eq!(years.len(), 1);
    let year = &years[0];
    assert_eq!(
        (year.year, year.purchases, &year.paid[..], &year.refunded[..]),
        (2026, 1, &[usd(1_060)][..], &[usd(53)][..])
    );
    assert_eq!(year.home, Some(usd(1_007)));
    let units = year.units[0];
    assert_eq!((units.bought, units.sent, units.refunded), (1_000, 600, 50));
}

#[test]
fn what_names_no_coins_or_no_time_is_said_and_not_guessed() {
    let mut moves = spending();
    moves.push(moved(9, 5, Cause::Bought, 0, Some(499)));
    moves.push(moved(10, 6, Cause::Sent, 0, None));
    let (_folder, book) = book(&moves);
    let one = book.wallet(at(24 * 60)).expect("wallet").platforms.remove(0);
    assert_eq!(
        (one.open.gifts, one.open.purchases, &one.open.paid[..]),
        (1, 1, &[usd(499)][..])
    );
    assert_eq!((one.balance, one.in_hand.paid), (350, usd(1_060)));
    book.file
        .write(|tx| Ok::<_, BookError>(tx.execute("UPDATE entry SET at = NULL WHERE id = 4", [])?))
        .expect("without a time");
    let one = book.wallet(at(24 * 60)).expect("wallet").platforms.remove(0);
    assert_eq!((one.open.untimed, one.balance), (1, 650));
}

#[test]
fn coins_paid_in_a_currency_without_a_rate_have_no_known_price() {
    let mut moves = vec![moved(1, 0, Cause::Bought, 100, Some(106))];
    let krona = Currency::parse("KPW").expect("currency");
    moves[0].money = Some(Money {
        minor: 500,
        currency: krona,
    });
    let (_folder, book) = book(&moves);
    let wallet = book.wallet(at(24 * 60)).expect("wallet");
    let in_hand = &wallet.platforms[0].in_hand;
    assert_eq!((in_hand.known, in_hand.unknown, in_hand.average), (0, 100, None));
    assert_eq!(wallet.years[0].home, None);
}
