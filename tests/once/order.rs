//! Recordings that contradict each other, or of which one knows what the other leaves out: the book is the same in whatever order their
//! rows and files come.

use giftbook_model::{GiftFrame, GiftSeen, Instant, Platform, Record, Who};
use giftbook_tests::Scratch;

use crate::{book_of, hash_of};

pub(crate) const BEGAN: i64 = 1_760_000_000_000;
pub(crate) const MINUTE: i64 = 60_000;
const ROOM: &str = "7559142440960000005";
pub(crate) const HOST: &str = "9001";
pub(crate) const GUEST: &str = "9002";

fn who(id: &str) -> Who {
    Who {
        id: Some(id.into()),
        ..Who::default()
    }
}

pub(crate) fn instant(after: i64) -> Instant {
    Instant::from_millis(BEGAN + after).expect("a time")
}

/// Roses of one sender so long after the live began, in a room and to somebody that nobody names.
pub(crate) fn roses(after: i64, count: i64) -> GiftFrame {
    GiftFrame {
        platform: Platform::TikTok,
        message: Some(format!("{after}").into()),
        room: None,
        sender: who("7001"),
        receiver: None,
        gift: GiftSeen {
            id: Some("5655".into()),
            name: Some("Rose".into()),
            kind: Some(1),
            price: Some(1),
        },
        streak: None,
        count,
        end: false,
        at: Some(instant(after)),
    }
}

pub(crate) fn to(receiver: &str, frame: GiftFrame) -> GiftFrame {
    GiftFrame {
        receiver: Some(who(receiver)),
        ..frame
    }
}

pub(crate) fn in_the_room(frame: GiftFrame) -> GiftFrame {
    GiftFrame {
        room: Some(ROOM.into()),
        ..frame
    }
}

/// A frame of the one streak that is told of here.
fn of_the_streak(frame: GiftFrame) -> GiftFrame {
    GiftFrame {
        streak: Some(BEGAN.to_string().into()),
        ..in_the_room(frame)
    }
}

/// Every order of so many places.
pub(crate) fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else {
        return vec![Vec::new()];
    };
    let with_last = |order: Vec<usize>| {
        (0..count).map(move |place| {
            let mut order = order.clone();
            order.insert(place, last);
            order
        })
    };
    orders(last).into_iter().flat_map(with_last).collect()
}

/// The book of these frames, in one file or in one each, which must be one book.
#[track_caller]
fn in_any_order(frames: &[GiftFrame]) -> Scratch {
    let rows: Vec<Record> = frames.iter().cloned().map(Record::Gift).collect();
    let whole = hash_of(&[&rows]);
    for order in orders(rows.len()) {
        let ordered: Vec<Record> = order.iter().map(|place| rows[*place].clone()).collect();
        let files: Vec<&[Record]> = ordered.chunks(1).collect();
        assert_eq!(hash_of(&files), whole, "a file each, in the order {order:?}");
        assert_eq!(hash_of(&[&ordered]), whole, "rows of a file, in the order {order:?}");
    }
    book_of(&[&rows])
}

/// How many pieces each entry has.
fn pieces(book: &Scratch) -> Vec<i64> {
    book.entries().expect("entries").iter().map(|row| row.pieces).collect()
}

#[test]
fn frames_of_a_streak_that_name_different_receivers_give_one_book() {
    let book = in_any_order(&[
        of_the_streak(to(HOST, roses(0, 1))),
        of_the_streak(to(GUEST, roses(1_000, 3))),
        of_the_streak(roses(2_000, 2)),
    ]);
    assert_eq!(pieces(&book), [3]);
}

#[test]
fn frames_of_a_streak_whose_receiver_is_the_host_of_one_and_a_guest_of_the_other_give_one_book() {
    let galaxy = GiftFrame {
        gift: GiftSeen {
            id: Some("11046".into()),
            name: Some("Galaxy".into()),
            kind: Some(2),
            price: Some(1_000),
        },
        ..in_the_room(roses(500, 1))
    };
    in_any_order(&[
        of_the_streak(to(GUEST, roses(0, 1))),
        of_the_streak(to(HOST, roses(1_000, 3))),
        to(HOST, galaxy),
    ]);
}

#[test]
fn frames_of_a_streak_that_name_different_rooms_give_one_book() {
    let elsewhere = GiftFrame {
        room: Some("7559142440960000004".into()),
        ..of_the_streak(to(HOST, roses(1_000, 3)))
    };
    in_any_order(&[of_the_streak(to(HOST, roses(0, 1))), elsewhere]);
}

#[test]
fn a_frame_without_a_streak_id_whose_receiver_only_one_source_names_counts_once() {
    let frames = [roses(0, 1), roses(2_000, 2)];
    let unnamed: Vec<Record> = frames.iter().cloned().map(Record::Gift).collect();
    let named: Vec<Record> = frames
        .iter()
        .cloned()
        .map(|frame| Record::Gift(to(HOST, frame)))
        .collect();
    let book = book_of(&[&unnamed, &named]);
    assert_eq!(pieces(&book), [2], "the streak of two is one gift of two");
    assert_eq!(book.hash(), hash_of(&[&named, &unnamed]));
    assert_eq!(book.hash(), hash_of(&[&named, &unnamed, &named]));
}

#[test]
fn a_source_that_names_the_receiver_of_a_later_frame_only_makes_no_second_gift() {
    let book = in_any_order(&[roses(0, 1), roses(2_000, 2), to(HOST, roses(2_000, 2))]);
    assert_eq!(pieces(&book), [2], "the streak of two is one gift of two");
}

#[test]
fn frames_that_name_nobody_go_to_the_only_receiver_about_them() {
    let book = in_any_order(&[
        to(HOST, roses(0, 1)),
        roses(9_000, 2),
        to(HOST, roses(18_000, 3)),
        roses(60_000, 1),
    ]);
    assert_eq!(
        pieces(&book).into_iter().sum::<i64>(),
        4,
        "a streak of three and, later, a rose"
    );
}

#[test]
fn frames_that_name_nobody_between_two_receivers_give_one_book() {
    in_any_order(&[
        to(HOST, roses(0, 1)),
        roses(2_000, 2),
        to(GUEST, roses(4_000, 3)),
        roses(5_000, 4),
    ]);
}

#[test]
fn gifts_of_which_a_source_names_the_receiver_of_some_give_one_book() {
    let streak = |after: i64| GiftFrame {
        streak: Some((BEGAN + after).to_string().into()),
        ..roses(after, 1)
    };
    let galaxy = || GiftFrame {
        gift: GiftSeen {
            id: Some("11046".into()),
            name: Some("Galaxy".into()),
            kind: Some(2),
            price: Some(1_000),
        },
        ..roses(MINUTE, 1)
    };
    in_any_order(&[streak(0), galaxy(), to(HOST, streak(0))]);
    in_any_order(&[streak(0), galaxy(), to(HOST, galaxy())]);
    in_any_order(&[
        streak(0),
        streak(2 * MINUTE),
        to(HOST, streak(MINUTE)),
        to(HOST, streak(0)),
    ]);
}

#[test]
fn a_frame_without_a_streak_id_told_with_and_without_its_receiver_gives_one_book() {
    let book = in_any_order(&[roses(0, 1), to(HOST, roses(0, 1)), to(HOST, roses(2_000, 2))]);
    assert_eq!(pieces(&book), [2]);
}

#[test]
fn a_frame_without_a_streak_id_told_with_two_receivers_gives_one_book() {
    in_any_order(&[to(GUEST, roses(0, 1)), to(HOST, roses(0, 1)), to(HOST, roses(2_000, 2))]);
}
