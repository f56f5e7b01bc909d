//! One entry opened, what it is made of, and lists that outlive a change.

use super::super::seed::{NOON, now};
use super::super::{Amount, Posting};
use super::*;
use crate::{AccountKind, BookError, Name};

fn gift() -> Sown {
    Sown {
        kind: EntryKind::GiftReceived,
        platform: 1,
        at: Some(NOON),
        live: Some(2),
        gift: Some(1),
        person: Some(1),
        units: Some(500),
        unit: 2,
        money: None,
        guest: false,
        source: 0,
    }
}

#[test]
fn an_entry_tells_its_live_its_postings_its_places_and_its_history() {
    let (_folder, book) = seed::book(&[gift()]);
    book.set_category(seed::id(0), "Battle", now()).expect("category");
    book.set_note(seed::id(0), "first one", now().plus_millis(10))
        .expect("note");
    let detail = book.transaction(seed::id(0)).expect("detail");

    assert_eq!(detail.live.and_then(|live| live.title).as_deref(), Some("Battle night"));
    let posting = |account, person, amount| Posting {
        account,
        person,
        of: Amount::Units(giftbook_model::Unit::Diamond),
        amount,
    };
    let expected = [
        posting(AccountKind::Received, Some(1), 500),
        posting(AccountKind::GiftsIn, None, -500),
    ];
    assert_eq!(detail.postings.iter().map(|posting| posting.amount).sum::<i64>(), 0);
    assert!(
        expected.iter().all(|posting| detail.postings.contains(posting)),
        "{:?}",
        detail.postings
    );
    let places: Vec<_> = detail
        .places
        .iter()
        .map(|place| (place.name.as_str(), place.offset, place.length, place.kept))
        .collect();
    assert_eq!(places, [("a.json", 10, 20, false), ("b.json", 10, 20, true)]);
    let history: Vec<_> = detail.history.iter().map(|event| event.name).collect();
    assert_eq!(history, [Name::Category, Name::Import, Name::Import, Name::Note]);
    assert_eq!(
        (detail.row.note.as_deref(), detail.row.category.as_deref()),
        (Some("first one"), Some("Battle"))
    );
}

#[test]
fn what_is_not_there_is_unknown() {
    let (_folder, book) = seed::book(&[gift()]);
    let unknown = |answer: Result<(), BookError>, kind| {
        assert!(matches!(answer, Err(BookError::Unknown { what }) if what == kind));
    };
    unknown(book.transaction(EntryId(7)).map(|_| ()), "entry");
    unknown(book.set_note(EntryId(7), "x", now()), "entry");
    let list = all(&book, Filter::default());
    book.file
        .write(|tx| Ok::<_, BookError>(tx.execute_batch("DELETE FROM sighting; DELETE FROM entry")?))
        .expect("emptied");
    unknown(book.transactions_page(&list, 0, 1).map(|_| ()), "list");
    assert_eq!(book.transactions_page(&list, 9, 5).expect("beyond the end"), []);
}

#[test]
fn a_list_that_is_no_longer_wanted_stops() {
    let (_folder, book) = seed::book(&[gift()]);
    let cancel = Cancel::default();
    cancel.cancel();
    let stopped = book.transactions(&Query::default(), &cancel);
    assert!(matches!(
        stopped,
        Err(BookError::Cancelled | BookError::File(crate::FileError::Cancelled))
    ));
}

#[test]
fn twenty_thousand_rows_keep_their_order_to_the_last_page() {
    let rows: Vec<Sown> = (0..20_000)
        .map(|nth| Sown {
            at: Some(NOON + nth * 7_919 % 20_000),
            ..gift()
        })
        .collect();
    let (_folder, book) = seed::book(&rows);
    let list = open(&book, Filter::default(), Sort::Time, true);
    let last = book.transactions_page(&list, 19_800, 500).expect("page");
    let times: Vec<i64> = last
        .iter()
        .filter_map(|row| row.at)
        .map(|at| at.millis() - NOON)
        .collect();
    assert_eq!(times, (0..200).rev().collect::<Vec<_>>());
    assert_eq!(
        list.sums.iter().map(|sum| (sum.total, sum.rows)).collect::<Vec<_>>(),
        [(10_000_000, 20_000)]
    );
}
