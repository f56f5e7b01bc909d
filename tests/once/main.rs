//! Once and only once: the laws of importing, over made recordings. Numbers are those of the invariants the project was planned with.

mod amounts;
mod answers;
mod doubts;
mod omissions;
mod order;
mod purchases;
mod receipts;
mod recharges;
mod rows;
mod viewers;
mod zones;

use std::ops::ControlFlow;

use giftbook_book::sources::{Import, Report};
use giftbook_book::{BookError, Cancel};
use giftbook_model::Record;
use giftbook_tests::made::{BATCH, Rows, recording};
use giftbook_tests::{Scratch, answers, now};
use proptest::prelude::*;
use proptest::sample::Index;

fn book_of(files: &[&[Record]]) -> Scratch {
    let scratch = Scratch::new();
    for rows in files {
        let report = scratch.import_rows(rows).expect("an import");
        assert_eq!(report.rows, rows.len() as u64);
        assert_eq!(
            report.new + report.known + report.unreadable + report.ignored,
            report.rows,
            "15: every row is accounted for"
        );
    }
    scratch
}

/// An import that is stopped after `batches` batches, unless it has ended by then.
fn read(book: &Scratch, rows: &mut Rows, batches: usize) -> Result<Report, BookError> {
    let answers = answers();
    let how = Import {
        answers: &answers,
        now: now(),
        original: None,
        again: None,
    };
    let mut left = batches;
    book.book.import(rows, &how, &mut |_| match left.checked_sub(1) {
        Some(less) => {
            left = less;
            ControlFlow::Continue(())
        }
        None => ControlFlow::Break(()),
    })
}

fn hash_of(files: &[&[Record]]) -> String {
    book_of(files).hash()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn law_8_importing_twice_is_importing_once(rows in recording()) {
        let book = book_of(&[&rows]);
        let once = book.hash();
        let again = book.import_rows(&rows).expect("an import");
        prop_assert_eq!(again.new, 0);
        prop_assert_eq!(book.hash(), once);
    }

    #[test]
    fn law_9_the_order_of_files_plays_no_part(one in recording(), two in recording()) {
        prop_assert_eq!(hash_of(&[&one, &two]), hash_of(&[&two, &one]));
    }

    #[test]
    fn law_10_parts_that_overlap_give_the_whole(rows in recording(), cut: Index, overlap in 0_usize..5) {
        let at = cut.index(rows.len());
        let (head, tail) = (&rows[..(at + overlap).min(rows.len())], &rows[at..]);
        let whole = hash_of(&[&rows]);
        prop_assert_eq!(&hash_of(&[head, tail]), &whole);
        prop_assert_eq!(&hash_of(&[tail, head]), &whole);
        prop_assert_eq!(&hash_of(&[tail, &rows, head]), &whole);
    }

    #[test]
    fn law_11_the_order_of_rows_plays_no_part(rows in recording().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        prop_assert_eq!(hash_of(&[&rows.0]), hash_of(&[&rows.1]));
    }

    #[test]
    fn law_12_an_interrupted_import_made_again_is_one_never_interrupted(before in recording(), rows in recording(), at: Index, torn: bool) {
        let (book, whole) = (book_of(&[&before]), book_of(&[&before]));
        let count = at.index(rows.len());
        let interrupted = if torn { read(&book, &mut Rows::torn(&rows, count), usize::MAX) } else { read(&book, &mut Rows::of(&rows), count / BATCH) };
        prop_assert!(matches!(interrupted, Err(BookError::Read(_) | BookError::Cancelled)), "{:?}", interrupted);
        prop_assert_eq!(book.import_rows(&rows).expect("an import"), whole.import_rows(&rows).expect("an import"));
        prop_assert_eq!(book.hash(), whole.hash());
        prop_assert_eq!(book.book.sources().expect("sources").len(), 2);
    }

    #[test]
    fn law_13_a_dry_run_tells_what_the_import_does_and_changes_nothing(before in recording(), rows in recording()) {
        let book = book_of(&[&before]);
        let was = book.hash();
        let answers = answers();
        let how = Import { answers: &answers, now: now(), original: None, again: None };
        let told = book.book.preview(&mut Rows::of(&rows), &how, 10, &mut |_| ControlFlow::Continue(())).expect("a preview");
        prop_assert_eq!(book.hash(), was);
        let done = book.import_rows(&rows).expect("an import");
        prop_assert_eq!((told.report.new, told.report.known), (done.new, done.known));
    }

    #[test]
    fn law_14_an_import_stopped_at_any_moment_was_never_begun(before in recording(), rows in recording(), at: Index) {
        let book = book_of(&[&before]);
        let was = book.hash();
        let stopped = read(&book, &mut Rows::of(&rows), at.index(rows.len()) / BATCH);
        prop_assert!(matches!(stopped, Err(BookError::Cancelled)));
        prop_assert_eq!(book.hash(), was);
        prop_assert_eq!(book.book.sources().expect("sources").len(), 1);
    }

    #[test]
    fn law_20_a_reverted_import_was_never_made(one in recording(), two in recording()) {
        let book = book_of(&[&one]);
        let was = book.hash();
        let source = book.import_rows(&two).expect("an import").source.expect("a source");
        book.book.revert(source, now()).expect("a revert");
        prop_assert_eq!(book.hash(), was);
        // And the other way round: what the first brought goes, what the second knows too stays.
        let book = book_of(&[&one, &two]);
        let first = book.book.sources().expect("sources").last().expect("the first").id;
        book.book.revert(first, now()).expect("a revert");
        prop_assert_eq!(book.hash(), hash_of(&[&two]));
    }

    #[test]
    fn law_2_totals_made_anew_are_the_maintained_ones(one in recording(), two in recording()) {
        let book = book_of(&[&one, &two]);
        let was = book.hash();
        book.book.rebuild_totals().expect("totals");
        prop_assert_eq!(book.hash(), was);
        book.book.undo(now(), &Cancel::default()).expect("an undo");
        prop_assert_eq!(book.hash(), hash_of(&[&one]));
    }
}
