//! Answers: a figure of a screen, the columns of its chart, the rows that open behind it and the file they are saved to tell one sum.

use giftbook_book::insight::GiftsQuery;
use giftbook_book::transactions::{Filter, List, Query};
use giftbook_book::{Cancel, EntryKind};
use giftbook_tests::Scratch;
use giftbook_tests::made::{own_rows, recording};
use proptest::prelude::*;

use crate::book_of;

/// The gifts to hosts that a filter leaves.
fn list(book: &Scratch, filter: Filter) -> List {
    let filter = Filter {
        kinds: vec![EntryKind::GiftReceived],
        ..filter
    };
    let query = Query {
        filter,
        ..Query::default()
    };
    book.book.transactions(&query, &Cancel::default()).expect("a list")
}

fn units(list: &List) -> i128 {
    list.sums.iter().filter(|sum| !sum.guest).map(|sum| sum.total).sum()
}

/// Gifts to hosts and to guests, as a saved list gives them.
fn saved(book: &Scratch, list: &List) -> i128 {
    let mut csv = Vec::new();
    book.book.export_csv(list, &mut csv, &Cancel::default()).expect("CSV");
    let mut reader = csv::Reader::from_reader(&csv[3..]);
    let place = reader
        .headers()
        .expect("a header")
        .iter()
        .position(|head| head == "units");
    let cells = reader
        .records()
        .map(|row| row.expect("a row")[place.expect("a column")].to_owned());
    cells.map(|cell| cell.parse::<i128>().unwrap_or(0)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn law_25_a_figure_its_chart_its_rows_and_their_file_tell_one_sum(one in recording(), two in recording(), own in own_rows()) {
        let book = book_of(&[&one, &own, &two]);
        let all = list(&book, Filter::default());
        prop_assert_eq!(saved(&book, &all), all.sums.iter().map(|sum| sum.total).sum::<i128>());

        let whole = GiftsQuery::default();
        let gifts = book.book.gifts(&whole).expect("an answer");
        prop_assert_eq!(units(&all), i128::from(gifts.total.units));
        for row in &gifts.rows {
            let behind = list(&book, Filter { gift: Some(row.gift.id), ..Filter::default() });
            prop_assert_eq!(units(&behind), i128::from(row.units), "{}", row.gift.name);
        }
        for row in &book.book.gifters(&whole).expect("an answer").rows {
            let behind = list(&book, Filter { person: Some(row.person.id), ..Filter::default() });
            prop_assert_eq!(units(&behind), i128::from(row.units), "{}", row.person.name);
        }
        for row in &book.book.lives().expect("an answer").lives {
            let behind = units(&list(&book, Filter { live: Some(row.id), ..Filter::default() }));
            prop_assert_eq!(behind, i128::from(row.units));
            let curve = book.book.live_minutes(row.id).expect("an answer");
            prop_assert_eq!(behind, i128::from(curve.minutes.iter().map(|minute| minute.units).sum::<i64>() + curve.units_without_time));
        }
        for column in &book.book.weeks(&whole).expect("an answer").columns {
            let behind = list(&book, Filter { from: Some(column.from), to: Some(column.to), ..Filter::default() });
            prop_assert_eq!(units(&behind), i128::from(column.units), "{} to {}", column.from, column.to);
        }
    }
}
