//! One purchase seen in several files is one recharge: in whatever order they come, with whatever is taken back and brought again.

use giftbook_book::recharge::{Purchased, Recharged};
use giftbook_book::transactions::{Amount, Query};
use giftbook_book::{Cancel, EntryKind};
use giftbook_model::{CoinsBought, Currency, Instant, Money, Platform, Purchase, Recharge, Record, Witness};
use giftbook_tests::{Scratch, now};
use proptest::prelude::*;

use crate::{book_of, hash_of};

const BEGAN: i64 = 1_760_000_000_000;
pub(crate) const MINUTE: i64 = 60_000;

pub(crate) fn at(after: i64) -> Instant {
    Instant::from_millis(BEGAN + after).expect("a time")
}

pub(crate) fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("USD").expect("USD"),
    }
}

pub(crate) fn money(after: i64, minor: i64) -> Record {
    Record::Recharge(Recharge {
        platform: Platform::TikTok,
        at: at(after),
        price_text: usd(minor).decimal_text().into(),
    })
}

pub(crate) fn coins(after: i64, coins: i64) -> Record {
    Record::CoinsBought(CoinsBought {
        platform: Platform::TikTok,
        at: at(after),
        kind: None,
        coins,
    })
}

pub(crate) fn row(witness: Witness, after: i64, minor: i64, refund: bool, number: Option<&str>) -> Record {
    Record::Purchase(Purchase {
        platform: Platform::TikTok,
        at: at(after),
        day_only: witness == Witness::Statement,
        witness,
        channel: None,
        paid: Some(usd(minor)),
        refund,
        units: (witness == Witness::Store && minor % 2 == 0).then_some(minor),
        transaction: number.map(Into::into),
        product: None,
        method: None,
        country: None,
    })
}

/// Files of the four kinds about purchases crowded into an hour, with refunds among them.
fn files() -> impl Strategy<Value = Vec<Vec<Record>>> {
    let minute = || 0..20_i64;
    let price = || prop::sample::select(vec![100_i64, 129, 1_290]);
    let number = || prop::option::of(prop::sample::select(vec!["GPA.1", "GPA.2"]));
    let of = |witness: Witness| {
        let told = (minute(), price(), prop::bool::weighted(0.2), number());
        prop::collection::vec(told, 0..6).prop_map(move |rows| {
            let rows = rows.into_iter();
            rows.map(|(minute, price, refund, number)| row(witness, minute * 3 * MINUTE, price, refund, number))
                .collect::<Vec<_>>()
        })
    };
    let paid = prop::collection::vec(
        (minute(), price()).prop_map(|(minute, price)| money(minute * 3 * MINUTE, price)),
        0..8,
    );
    let got = prop::collection::vec(
        (minute(), price()).prop_map(|(minute, price)| coins(minute * 3 * MINUTE, price)),
        0..8,
    );
    (paid, got, of(Witness::Store), of(Witness::Statement)).prop_map(|(a, b, c, d)| vec![a, b, c, d])
}

pub(crate) fn purchases(book: &Scratch) -> Vec<Purchased> {
    book.book.purchases().expect("purchases")
}

/// What Transactions says was spent and bought in the whole book.
pub(crate) fn of_transactions(book: &Scratch) -> (i128, i128) {
    let list = book
        .book
        .transactions(&Query::default(), &Cancel::default())
        .expect("a list");
    let sum = |money: bool| {
        let kinds = [EntryKind::Recharge, EntryKind::CoinsBought];
        let sums = list.sums.iter().filter(|sum| kinds.contains(&sum.kind));
        sums.filter(|sum| matches!(sum.of, Amount::Money(_)) == money)
            .map(|sum| sum.total)
            .sum::<i128>()
    };
    (-sum(true), sum(false))
}

pub(crate) fn recharged(after: i64, minor: i64, units: i64) -> Recharged {
    Recharged {
        platform: Platform::TikTok,
        at: at(after),
        day_only: false,
        paid: Some(usd(minor)),
        units: Some(units),
        channel: None,
        method: None,
        transaction: None,
        country: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn files_about_purchases_give_the_same_book_in_any_order(files in files(), shuffled in Just([0_usize, 1, 2, 3]).prop_shuffle()) {
        let straight: Vec<&[Record]> = files.iter().map(Vec::as_slice).collect();
        let turned: Vec<&[Record]> = shuffled.iter().map(|nth| files[*nth].as_slice()).collect();
        prop_assert_eq!(hash_of(&straight), hash_of(&turned));
        prop_assert_eq!(purchases(&book_of(&straight)), purchases(&book_of(&turned)));
    }

    #[test]
    fn a_file_taken_back_parts_what_it_joined(files in files(), gone in 0_usize..4) {
        let book = Scratch::new();
        let mut sources = Vec::new();
        for rows in &files {
            sources.push(book.import_rows(rows).expect("an import").source);
        }
        let Some(source) = sources[gone] else { return Ok(()) };
        book.book.revert(source, now()).expect("taken back");
        let left: Vec<&[Record]> = files.iter().enumerate().filter(|(nth, _)| *nth != gone).map(|(_, rows)| rows.as_slice()).collect();
        prop_assert_eq!(book.hash(), hash_of(&left));
        prop_assert_eq!(purchases(&book), purchases(&book_of(&left)));
    }

    #[test]
    fn purchases_add_up_to_what_transactions_says(files in files()) {
        let straight: Vec<&[Record]> = files.iter().map(Vec::as_slice).collect();
        let book = book_of(&straight);
        let all = purchases(&book);
        let paid: i128 = all.iter().filter_map(|one| one.paid).map(|paid| i128::from(paid.minor)).sum();
        let units: i128 = all.iter().filter_map(|one| one.units).map(|(_, units)| i128::from(units)).sum();
        prop_assert_eq!((paid, units), of_transactions(&book));
        let told: usize = all.iter().map(|one| one.witnesses.len()).sum();
        let entries = book.entries().expect("entries").into_iter().filter(|row| row.kind != EntryKind::Refund).count();
        prop_assert_eq!(told, entries, "every entry tells of one purchase");
    }
}
