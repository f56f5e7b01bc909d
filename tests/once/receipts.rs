//! Receipts and statements: a purchase is kept once however often and in whatever parts it is told, and equal ones stay as many as they are.

use giftbook_model::{Channel, Currency, Instant, Money, Platform, Purchase, Record, Witness};
use giftbook_tests::{Scratch, now};
use proptest::prelude::*;

use super::{book_of, hash_of};

fn purchase(minute: i64, cents: i64, order: Option<u32>, refund: bool, witness: Witness) -> Record {
    Record::Purchase(Purchase {
        platform: Platform::TikTok,
        at: Instant::from_millis(1_772_359_200_000 + minute * 60_000).expect("an instant"),
        day_only: witness == Witness::Statement,
        witness,
        channel: (witness == Witness::Store).then_some(Channel::Android),
        paid: Some(Money {
            minor: cents,
            currency: Currency::parse("USD").expect("a currency"),
        }),
        refund,
        units: (witness == Witness::Store).then_some(cents),
        transaction: order.map(|order| format!("GPA.{order}").into()),
        product: Some(format!("{cents} Coins (TikTok)").into()),
        method: None,
        country: None,
    })
}

/// Rows of one file, of which some are equal. An order's number is one row's, as in the files of stores.
fn file() -> impl Strategy<Value = Vec<Record>> {
    let row = (0_i64..4, 1_i64..4, any::<bool>(), any::<bool>()).prop_map(|(minute, cents, refund, store)| {
        let witness = if store { Witness::Store } else { Witness::Statement };
        purchase(minute, cents, None, refund, witness)
    });
    prop::collection::vec(row, 1..10)
}

fn orders() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec((0_i64..4, 1_i64..4), 1..10).prop_map(|rows| {
        (0..)
            .zip(rows)
            .map(|(order, (minute, cents))| purchase(minute, cents, Some(order), false, Witness::Store))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn the_same_file_twice_adds_nothing_and_each_row_is_one_entry(rows in file()) {
        let book = book_of(&[&rows]);
        let once = book.hash();
        prop_assert_eq!(book.book.check().expect("a check").entries, rows.len() as u64);
        prop_assert_eq!(book.import_rows(&rows).expect("an import").new, 0);
        prop_assert_eq!(book.hash(), once);
    }

    #[test]
    fn files_that_overlap_in_any_order_give_the_same_book(one in file(), two in file()) {
        prop_assert_eq!(hash_of(&[&one, &two]), hash_of(&[&two, &one]));
        let book = book_of(&[&one, &two]);
        let first = book.book.sources().expect("sources").last().expect("the first").id;
        book.book.revert(first, now()).expect("a revert");
        prop_assert_eq!(book.hash(), hash_of(&[&two]));
    }

    #[test]
    fn orders_imported_in_parts_are_the_whole(rows in orders(), cut: prop::sample::Index, overlap in 0_usize..4) {
        let at = cut.index(rows.len());
        let (head, tail) = (&rows[..(at + overlap).min(rows.len())], &rows[at..]);
        prop_assert_eq!(hash_of(&[tail, head]), hash_of(&[&rows]));
    }
}

#[test]
fn row_11_five_equal_purchases_on_one_day_stay_five() {
    let five = vec![purchase(0, 129, None, false, Witness::Statement); 5];
    let three = &five[..3];
    let book = book_of(&[three, &five, three]);
    assert_eq!(book.book.check().expect("a check").entries, 5);
    assert!(book.book.check().expect("a check").is_sound());
}

#[test]
fn a_receipt_read_from_its_file_is_counted_to_the_last_row() {
    let text = "Item Purchased Date,Item Description,Container Description,Invoice Item Total,Currency,Order Number\n\
                2026-04-01T10:00:00Z,70 Coins,TikTok,$1.29,USD,R1\n2026-04-01T10:00:05Z,70 Coins,TikTok,$1.29,USD,R1\n\
                2026-04-02T10:00:00Z,A song,,$1.29,USD,R2\n2026-04-03T10:00:00Z,70 Coins,TikTok,a lot,USD,R3\n";
    let book = Scratch::new();
    let report = book
        .import_text("Store Transaction History.csv", text)
        .expect("an import");
    assert_eq!(
        (report.rows, report.new, report.known, report.unreadable, report.ignored),
        (4, 2, 0, 1, 1)
    );
    let again = book
        .import_text("copy.csv", &text.replace('\n', "\r\n"))
        .expect("an import");
    assert_eq!((again.new, again.known), (0, 2));
}
