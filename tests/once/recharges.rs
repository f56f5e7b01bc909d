//! Recharges one by one: recorded by hand, joined by decision, refunded, with their receipts.

use giftbook_book::recharge::{Class, Refunded, Which};
use giftbook_book::{BookError, Cancel};
use giftbook_model::{Currency, Instant, Money, Record, Witness};
use giftbook_tests::{Scratch, now};

use crate::book_of;
use crate::purchases::{MINUTE, at, coins, money, of_transactions, purchases, recharged, row, usd};

#[test]
fn law_22_no_more_comes_back_than_was_paid_and_a_balance_may_fall_below_zero() {
    let book = Scratch::new();
    let id = book
        .book
        .recharge_record(&recharged(0, 1_060, 1_000), now())
        .expect("recorded");
    let refund = |minor, units| Refunded {
        at: at(MINUTE),
        day_only: false,
        money: Some(usd(minor)),
        units: Some(units),
        transaction: None,
    };
    book.book.refund_record(id, &refund(1_000, 900), now()).expect("a part");
    let again = book.book.refund_record(id, &refund(61, 50), now());
    assert!(matches!(
        again,
        Err(BookError::Invalid {
            code: "refund_more_than_paid"
        })
    ));
    let euros = Refunded {
        money: Some(Money {
            minor: 1,
            currency: Currency::parse("EUR").expect("EUR"),
        }),
        ..refund(1, 1)
    };
    let again = book.book.refund_record(id, &euros, now());
    assert!(matches!(
        again,
        Err(BookError::Invalid {
            code: "refund_in_another_currency"
        })
    ));
    book.book.refund_record(id, &refund(60, 100), now()).expect("the rest");
    let [purchase] = &purchases(&book)[..] else {
        panic!("one purchase")
    };
    assert_eq!(
        (purchase.refunded, purchase.units_back),
        (Some(usd(1_060)), Some(1_000))
    );
    assert_eq!(purchase.paid, Some(usd(1_060)), "what was paid stays paid");
    let less = book.book.recharge_change(id, &recharged(0, 1_059, 1_000), now());
    assert!(matches!(
        less,
        Err(BookError::Invalid {
            code: "refund_more_than_paid"
        })
    ));
    let _ = book.hash();
}

#[test]
fn what_is_recorded_is_found_by_the_import_and_each_step_can_be_undone() {
    let book = Scratch::new();
    let before = book.hash();
    let id = book
        .book
        .recharge_record(&recharged(0, 129, 100), now())
        .expect("recorded");
    let recorded = book.hash();
    book.import_rows(&[money(2 * MINUTE, 129), coins(2 * MINUTE, 100)])
        .expect("an import");
    let [purchase] = &purchases(&book)[..] else {
        panic!("one purchase")
    };
    assert_eq!((purchase.id, purchase.witnesses.len()), (id, 3));
    assert_eq!(of_transactions(&book), (129, 100), "counted once");
    let joined = book.hash();

    book.book.purchase_part(id, now()).expect("parted");
    assert_eq!(purchases(&book).len(), 2);
    assert_eq!(of_transactions(&book), (258, 200));
    let undo = || book.book.undo(now(), &Cancel::default()).expect("undone");
    undo();
    assert_eq!(book.hash(), joined);
    book.book.redo(now(), &Cancel::default()).expect("redone");
    assert_eq!(purchases(&book).len(), 2, "kept apart again");
    undo();
    undo();
    assert_eq!(book.hash(), recorded, "the import is taken back");
    undo();
    assert_eq!(book.hash(), before);
    assert!(purchases(&book).is_empty());
}

#[test]
fn a_decision_outlives_the_file_it_is_about() {
    let book = Scratch::new();
    let store = [
        row(Witness::Store, 4 * MINUTE, 129, false, None),
        row(Witness::Store, 6 * MINUTE, 129, false, None),
    ];
    book.import_rows(&[money(0, 129)]).expect("an import");
    let source = book.import_rows(&store).expect("an import").source.expect("a source");
    assert_eq!(
        purchases(&book).len(),
        3,
        "two of three could be it: nothing is joined in silence"
    );
    let told = book.book.purchases_list(Which::All, None, 100).expect("a list");
    let [(one, other, _)] = &told.proposals[..] else {
        panic!("one question")
    };
    assert!([one.class, other.class].contains(&Class::Money));
    book.book.purchases_join(one.entry, other.entry, now()).expect("joined");
    let joined = purchases(&book);
    assert_eq!(joined.len(), 2);
    book.book.revert(source, now()).expect("taken back");
    assert_eq!(purchases(&book).len(), 1);
    book.import_rows(&store).expect("again");
    assert_eq!(purchases(&book), joined);
    let refused = book.book.purchases_join(joined[0].id, joined[1].id, now());
    assert!(matches!(refused, Err(BookError::Invalid { code: "same_class" })));
}

#[test]
fn a_refund_in_a_receipt_finds_its_purchase_by_the_orders_number() {
    let book = Scratch::new();
    let paid = row(Witness::Store, 0, 129, false, Some("GPA.1"));
    let back = row(Witness::Store, 60 * MINUTE, 129, true, Some("GPA.1"));
    let loose = row(Witness::Statement, 0, 555, true, None);
    book.import_rows(&[paid, back, loose]).expect("an import");
    let [purchase] = &purchases(&book)[..] else {
        panic!("one purchase")
    };
    assert_eq!(purchase.refunded, Some(usd(129)));
    let told = book.book.purchases_list(Which::All, None, 100).expect("a list");
    assert_eq!(told.loose_refunds.len(), 1);
    let opened = book.book.purchase(purchase.id, now()).expect("opened");
    assert_eq!(opened.refunds.len(), 1);
}

#[test]
fn a_page_goes_on_where_the_last_one_ended() {
    let rows: Vec<Record> = (0..7).map(|nth| money(nth * 30 * MINUTE, 129)).collect();
    let book = book_of(&[&rows]);
    let list = |before| book.book.purchases_list(Which::NoUnits, before, 3).expect("a page");
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let page = list(before);
        assert_eq!((page.count, page.no_units, page.no_payment), (7, 7, 0));
        let Some(last) = page.rows.last() else { break };
        before = Some((last.purchase.at, last.purchase.id));
        seen.extend(page.rows.iter().map(|row| row.purchase.at));
    }
    let newest_first: Vec<Instant> = (0..7).rev().map(|nth| at(nth * 30 * MINUTE)).collect();
    assert_eq!(seen, newest_first);
}

#[test]
fn row_31_a_receipt_is_stored_once_and_comes_back_from_a_backup_byte_for_byte() {
    let mut book = Scratch::new();
    let one = book
        .book
        .recharge_record(&recharged(0, 129, 100), now())
        .expect("recorded");
    let other = book
        .book
        .recharge_record(&recharged(MINUTE * 60, 129, 100), now())
        .expect("recorded");
    let mut pdf = b"%PDF-1.7\n".to_vec();
    pdf.extend((0..3_000_000_u32).map(|nth| nth.to_le_bytes()[usize::from(nth % 7 == 0)]));
    let bare = std::fs::metadata(book.book.path()).expect("a file").len();
    let digest = book.book.receipt_add(one, "receipt.pdf", &pdf, now()).expect("kept");
    assert_eq!(
        book.book.receipt_add(other, "again.pdf", &pdf, now()).expect("kept"),
        digest
    );
    let backup = book.folder.path().join("copy.book");
    book.book.backup_to(&backup, &Cancel::default()).expect("a backup");
    let grown = std::fs::metadata(&backup).expect("a file").len() - bare;
    assert!(
        grown < pdf.len() as u64 * 3 / 2,
        "stored once: {grown} bytes for {}",
        pdf.len()
    );

    book.book.receipt_remove(one, &digest, now()).expect("taken off");
    assert!(book.book.purchase(one, now()).expect("opened").receipts.is_empty());
    book.book.undo(now(), &Cancel::default()).expect("undone");
    assert_eq!(book.book.purchase(one, now()).expect("opened").receipts.len(), 1);

    book.book.restore_from(&backup, now()).expect("restored");
    assert_eq!(book.book.receipt_bytes(&digest).expect("the receipt"), pdf);
    let _ = book.hash();
    let refused = |bytes: &[u8]| match book.book.receipt_add(one, "x.pdf", bytes, now()) {
        Err(BookError::Invalid { code }) => code,
        other => panic!("taken: {other:?}"),
    };
    assert_eq!(refused(b"MZ\x90"), "not_a_picture_or_pdf");
    assert_eq!(refused(b""), "not_a_picture_or_pdf");
    pdf.resize((20 << 20) + 1, 0);
    assert_eq!(refused(&pdf), "receipt_too_large");
}
