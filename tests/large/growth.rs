//! What a screen asks of a book ten times as large takes as long as before: answers come from totals, pages from the numbers of their
//! rows. So what holds at a hundred thousand gifts holds at ten million, which `cargo xtask bench` measures in part.

use std::time::{Duration, Instant};

use giftbook_book::Cancel;
use giftbook_book::insight::GiftsQuery;
use giftbook_book::transactions::{List, Query};
use giftbook_model::{GiftFrame, GiftSeen, Platform, Record, Who};
use giftbook_tests::Scratch;

const SMALL: i64 = 10_000;
const TIMES: i64 = 10;
/// Twelve lives of two hours, a day apart, share the gifts, but for the first, which has as many in every book.
const LIVES: i64 = 12;
const OF_THE_FIRST: i64 = 500;
const HOUR: i64 = 3_600_000;

fn who(id: i64) -> Who {
    Who {
        id: Some(id.to_string().into()),
        ..Who::default()
    }
}

fn gifts(count: i64) -> Vec<Record> {
    let gift = |number: i64| {
        let live = if number < OF_THE_FIRST {
            0
        } else {
            1 + number % (LIVES - 1)
        };
        let at = 1_760_000_000_000 + live * 24 * HOUR + number * 7_919 % (2 * HOUR);
        Record::Gift(GiftFrame {
            platform: Platform::TikTok,
            message: Some(number.to_string().into()),
            room: Some(format!("room{live}").into()),
            sender: who(number % 400),
            receiver: Some(who(9_001)),
            gift: GiftSeen {
                id: Some((number % 30 + 1).to_string().into()),
                kind: Some(2),
                price: Some(number % 30 + 1),
                ..GiftSeen::default()
            },
            streak: None,
            count: 1,
            end: true,
            at: giftbook_model::Instant::from_millis(at).ok(),
        })
    };
    (0..count).map(gift).collect()
}

/// The least of several runs: what others do on the machine only ever adds.
fn least(times: usize, mut what: impl FnMut()) -> Duration {
    let one = |_| {
        let begin = Instant::now();
        what();
        begin.elapsed()
    };
    (0..times).map(one).min().unwrap_or_default()
}

struct Measured {
    import: Duration,
    answers: Duration,
    curve: Duration,
    pages: Duration,
}

fn measured(count: i64) -> Measured {
    let (rows, book) = (gifts(count), Scratch::new());
    let import = least(1, || {
        let report = book.import_rows(&rows).expect("an import");
        assert_eq!(report.new, count.unsigned_abs());
    });
    let all = GiftsQuery::default();
    let lives = book.book.lives().expect("lives").lives;
    let first = lives.last().expect("a live");
    assert_eq!((lives.len(), first.events), (12, OF_THE_FIRST));
    let list = book
        .book
        .transactions(&Query::default(), &Cancel::default())
        .expect("a list");
    Measured {
        import,
        answers: least(15, || {
            book.book.gifts(&all).expect("an answer");
            book.book.weeks(&all).expect("an answer");
        }),
        curve: least(15, || {
            book.book.live_minutes(first.id).expect("an answer");
        }),
        pages: least(60, || pages(&book, &list)),
    }
}

/// Pages of a list from its first to its last row.
fn pages(book: &Scratch, list: &List) {
    const PAGE: usize = 100;
    for tenth in 0..=10 {
        let from = (list.ids.len() - PAGE) * tenth / 10;
        assert_eq!(
            book.book.transactions_page(list, from, PAGE).expect("a page").len(),
            PAGE
        );
    }
}

#[test]
fn row_39_ten_times_the_events_cost_ten_times_the_import_and_no_longer_an_answer() {
    let (small, large) = (measured(SMALL), measured(SMALL * TIMES));
    for (what, small, large, most) in [
        ("import", small.import, large.import, 25),
        ("answers", small.answers, large.answers, 3),
        ("curve of a live", small.curve, large.curve, 3),
        ("pages", small.pages, large.pages, 3),
    ] {
        assert!(
            large <= small * most,
            "{what}: {small:?} of {SMALL} gifts, {large:?} of {TIMES} times as many"
        );
    }
}
