//! Viewer counts without a room: which live they belong to follows from what the book knows, not from when their file came.

use giftbook_model::{GiftFrame, Instant, Platform, Record, ViewerCount};
use giftbook_tests::{Scratch, now};
use proptest::prelude::*;

use crate::book_of;
use crate::order::{GUEST, HOST, MINUTE, in_the_room, instant, orders, roses, to};

/// Viewers by minute of a live, and when it began.
type Curve = (Instant, Vec<Option<i64>>);

/// The curves of all lives of a book, which is sound.
fn curves(book: &Scratch) -> Vec<Curve> {
    let check = book.book.check().expect("a check");
    assert!(check.is_sound(), "{:?}", check.wrong);
    let lives = book.book.lives().expect("lives").lives;
    let curve = |id| {
        let minutes = book.book.live_minutes(id).expect("a live");
        let viewers = minutes.minutes.iter().map(|minute| minute.viewers);
        (minutes.from, viewers.collect())
    };
    let mut curves: Vec<Curve> = lives.iter().map(|live| curve(live.id)).collect();
    curves.sort();
    curves
}

fn count(minute: i64) -> Record {
    Record::Viewers(ViewerCount {
        platform: Platform::TikTok,
        room: None,
        at: instant(minute * MINUTE),
        viewers: 100 + minute,
    })
}

/// A recording of roses to this host and counts of viewers without a room, at these minutes.
fn recorded(host: &str, roses_at: &[i64], viewers_at: &[i64]) -> Vec<Record> {
    let gift = |minute: &i64| Record::Gift(to(host, roses(minute * MINUTE, 1)));
    let viewers = viewers_at.iter().map(|minute| count(*minute));
    roses_at.iter().map(gift).chain(viewers).collect()
}

/// The files in every order, and each of them taken back, which must be as if it had not come. `used`: the minutes with viewers.
#[track_caller]
fn in_any_order(files: &[Vec<Record>], used: usize) {
    let files: Vec<&[Record]> = files.iter().map(Vec::as_slice).collect();
    let one = curves(&book_of(&files));
    let minutes = one.iter().flat_map(|(_, viewers)| viewers);
    assert_eq!(minutes.flatten().count(), used, "minutes with viewers");
    for order in orders(files.len()) {
        let ordered: Vec<&[Record]> = order.iter().map(|place| files[*place]).collect();
        let book = book_of(&ordered);
        assert!(curves(&book) == one, "another curve in the order {order:?}");
        let last = book.book.sources().expect("sources")[0].id;
        book.book.revert(last, now()).expect("a revert");
        let (taken_back, left) = ordered.split_last().expect("a file");
        assert!(
            curves(&book) == curves(&book_of(left)),
            "{order:?}, the last taken back"
        );
        book.import_rows(taken_back).expect("an import");
        assert!(
            curves(&book) == one,
            "{order:?}, the last taken back and imported again"
        );
    }
}

#[test]
fn viewers_without_a_room_are_of_one_live_in_whatever_order_its_files_come() {
    let files = [
        recorded(HOST, &[0, 10], &[1, 9]),
        recorded(HOST, &[12, 20], &[11, 19]),
        recorded(HOST, &[22, 30], &[21, 29]),
    ];
    in_any_order(&files, 6);
}

#[test]
fn viewers_counted_long_after_their_own_files_last_gift_are_of_the_live_another_file_knows() {
    in_any_order(
        &[recorded(HOST, &[0, 10], &[5, 75]), recorded(HOST, &[50, 95], &[60])],
        3,
    );
}

#[test]
fn viewers_in_a_live_that_one_file_cuts_in_two_are_of_one_live() {
    in_any_order(
        &[recorded(HOST, &[0, 110], &[1, 55, 109]), recorded(HOST, &[55], &[54])],
        4,
    );
}

#[test]
fn viewers_while_two_hosts_were_live_are_of_the_one_their_file_recorded() {
    in_any_order(
        &[recorded(HOST, &[0, 30], &[5, 25]), recorded(GUEST, &[2, 28], &[6, 24])],
        4,
    );
}

#[test]
fn viewers_of_a_file_that_recorded_no_gift_are_of_no_live() {
    in_any_order(&[recorded(HOST, &[0, 30], &[5]), recorded(HOST, &[], &[7])], 1);
}

#[test]
fn a_count_that_was_told_before_is_known() {
    let book = book_of(&[&recorded(HOST, &[0, 30], &[5, 6])]);
    let again = book
        .import_rows(&recorded(HOST, &[0, 30], &[5, 6, 7]))
        .expect("an import");
    assert_eq!((again.new, again.known), (1, 4));
}

/// A file of roses of one host, some of which name the room, and of viewers without one.
fn file() -> impl Strategy<Value = Vec<Record>> {
    let rose = (0_i64..300, prop::bool::weighted(0.3), prop::bool::weighted(0.2));
    let gifts = prop::collection::vec(rose, 0..6);
    let viewers = prop::collection::vec(0_i64..300, 0..6);
    (gifts, viewers, any::<bool>()).prop_map(|(gifts, viewers, guest)| {
        let host = if guest { GUEST } else { HOST };
        let gift = |(minute, named, unnamed): &(i64, bool, bool)| -> GiftFrame {
            let rose = roses(minute * MINUTE, 1);
            let rose = if *unnamed { rose } else { to(host, rose) };
            if *named { in_the_room(rose) } else { rose }
        };
        let gifts = gifts.iter().map(|each| Record::Gift(gift(each)));
        gifts.chain(viewers.into_iter().map(count)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn laws_9_and_20_hold_for_viewers_without_a_room(one in file(), two in file(), three in file()) {
        let book = book_of(&[&one, &two, &three]);
        let curves_of = |files: &[&[Record]]| curves(&book_of(files));
        let whole = curves(&book);
        prop_assert_eq!(&curves_of(&[&three, &one, &two]), &whole);
        prop_assert_eq!(&curves_of(&[&two, &three, &one]), &whole);
        let second = book.book.sources().expect("sources")[1].id;
        book.book.revert(second, now()).expect("a revert");
        prop_assert_eq!(curves(&book), curves_of(&[&one, &three]));
    }
}
