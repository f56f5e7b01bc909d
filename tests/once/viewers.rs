//! Viewer counts without a room: which live they belong to follows from what the book knows, not from when their file came.

use giftbook_model::{Instant, Platform, Record, ViewerCount};

use crate::book_of;
use crate::order::{HOST, MINUTE, instant, orders, roses, to};

/// Viewers by minute of each live, and when it began.
fn curves(files: &[&[Record]]) -> Vec<(Instant, Vec<Option<i64>>)> {
    let book = book_of(files);
    let mut curves: Vec<_> = book
        .book
        .lives()
        .expect("lives")
        .lives
        .iter()
        .map(|live| {
            let minutes = book.book.live_minutes(live.id).expect("a live");
            (
                minutes.from,
                minutes.minutes.iter().map(|minute| minute.viewers).collect(),
            )
        })
        .collect();
    curves.sort();
    curves
}

/// A recording without rooms: roses to this host and counts of viewers, at these minutes.
fn recorded(host: &str, roses_at: &[i64], viewers_at: &[i64]) -> Vec<Record> {
    let gift = |minute: &i64| Record::Gift(to(host, roses(minute * MINUTE, 1)));
    let count = |minute: &i64| {
        Record::Viewers(ViewerCount {
            platform: Platform::TikTok,
            room: None,
            at: instant(minute * MINUTE),
            viewers: 100 + minute,
        })
    };
    roses_at.iter().map(gift).chain(viewers_at.iter().map(count)).collect()
}

#[track_caller]
fn curves_in_any_order(files: &[Vec<Record>]) {
    let files: Vec<&[Record]> = files.iter().map(Vec::as_slice).collect();
    let one = curves(&files);
    for order in orders(files.len()) {
        let ordered: Vec<&[Record]> = order.iter().map(|place| files[*place]).collect();
        assert!(curves(&ordered) == one, "another curve in the order {order:?}");
    }
}

#[test]
fn viewers_without_a_room_are_of_one_live_in_whatever_order_its_files_come() {
    curves_in_any_order(&[
        recorded(HOST, &[0, 10], &[1, 9]),
        recorded(HOST, &[12, 20], &[11, 19]),
        recorded(HOST, &[22, 30], &[21, 29]),
    ]);
}
