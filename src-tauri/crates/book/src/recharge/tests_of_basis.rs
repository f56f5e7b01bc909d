//! What somebody paid is today's price for a year and a memory after it.

use giftbook_model::{Channel, Currency, Instant, Money, Platform};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::{Basis, Best, Recharged, Want, Where};
use crate::Book;
use crate::transactions::seed;

const PAID_ON: Date = date(2025, 6, 1);
const LAST_DAY: Date = date(2026, 6, 1);

fn paid(book: &Book, minor: i64) {
    paid_on(book, PAID_ON, minor);
}

/// A thousand coins on Android.
fn paid_on(book: &Book, day: Date, minor: i64) {
    let at = day.to_zoned(TimeZone::UTC).expect("a day").timestamp();
    let told = Recharged {
        platform: Platform::TikTok,
        at: Instant::from_millis(at.as_millisecond()).expect("an instant"),
        day_only: true,
        paid: Some(Money {
            minor,
            currency: Currency::parse("USD").expect("USD"),
        }),
        units: Some(1_000),
        channel: Some(Channel::Android),
        method: None,
        transaction: None,
        country: None,
    };
    let now = Instant::from_millis(at.as_millisecond() + 86_400_000).expect("an instant");
    book.recharge_record(&told, now).expect("recorded");
}

fn best(book: &Book, on: Date) -> Best {
    best_at(book, None, on)
}

fn best_at(book: &Book, channel: Option<Channel>, on: Date) -> Best {
    let want = Want {
        platform: Platform::TikTok,
        units: 1_000,
        held: 0,
        place: Where::Region("US".to_owned()),
        channel,
        method: None,
    };
    book.recharge_best(&want, on).expect("best")
}

#[test]
fn for_a_year_it_is_bought_at_and_then_no_more() {
    let (_folder, book) = seed::book(&[]);
    paid(&book, 100);
    let cheapest = |on| best(&book, on).cheapest.expect("an offer").cost.minor;
    assert_eq!(cheapest(LAST_DAY), 100);
    assert!(cheapest(LAST_DAY.tomorrow().expect("a day")) > 100);
}

#[test]
fn a_memory_stands_behind_every_way_that_is_open_and_is_compared_with_none() {
    for minor in [100, 100_000] {
        let (_folder, book) = seed::book(&[]);
        paid(&book, minor);
        let found = best(&book, date(2026, 11, 23));
        assert!(found.ways.len() > 1);
        assert!(found.ways.is_sorted_by_key(|way| (way.basis, way.bought.cost.minor)));
        let last = found.ways.last().expect("a way");
        assert_eq!(
            (last.channel, last.basis, last.bought.cost.minor),
            (Channel::Android, Basis::Past, minor)
        );
        assert!(found.compared().iter().all(|way| way.basis == Basis::Listed));
        let marked = found.offers.iter().filter(|priced| priced.basis == Basis::Past);
        assert_eq!(marked.map(|priced| priced.offer.seen_on).collect::<Vec<_>>(), [PAID_ON]);
        assert!(found.cheapest.expect("an offer").cost.minor > 100);
    }
}

/// The lists of Android that come with the program were seen in November 2026.
#[test]
fn a_receipt_is_compared_with_only_where_its_channel_has_no_list() {
    let (_folder, book) = seed::book(&[]);
    paid(&book, 100);
    let receipts = |on| {
        let found = best(&book, on);
        let compared = found.compared();
        assert!(compared.is_sorted_by_key(|way| way.bought.cost.minor));
        compared.iter().filter(|way| way.basis == Basis::Paid).count()
    };
    assert_eq!(
        (receipts(LAST_DAY), receipts(LAST_DAY.tomorrow().expect("a day"))),
        (1, 0)
    );
    let (_folder, book) = seed::book(&[]);
    let at = date(2026, 11, 24);
    paid_on(&book, date(2026, 11, 1), 100_000);
    let found = best(&book, at);
    assert!(found.ways.iter().any(|way| way.basis == Basis::Paid));
    assert!(found.compared().iter().all(|way| way.basis == Basis::Listed));
}

#[test]
fn where_nothing_else_is_known_it_is_better_than_nothing() {
    let (_folder, book) = seed::book(&[]);
    paid(&book, 100);
    let found = best_at(&book, Some(Channel::Android), date(2026, 10, 1));
    assert_eq!(found.compared().len(), 1);
    assert!(found.ways.iter().all(|way| way.basis == Basis::Past));
    assert_eq!(found.cheapest.expect("an offer").cost.minor, 100);
}
