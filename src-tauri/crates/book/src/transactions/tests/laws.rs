//! What holds for every book: filters narrow, sorts only order, parts add up to the whole.

use std::collections::BTreeSet;

use giftbook_model::Platform;
use proptest::prelude::*;

use super::super::seed::{self, PEOPLE, Sown};
use super::super::text::fold;
use super::super::{Amount, Filter, Sort, TxRow};
use super::narrowed::{day, filter, holds};
use super::*;

/// The key a sort orders by; what has none comes last.
fn key(sort: Sort, row: &TxRow) -> Option<(String, i128)> {
    match sort {
        Sort::Time => row.at.map(|at| (String::new(), at.millis().into())),
        Sort::Kind => Some((String::new(), row.kind as i128)),
        Sort::What => Some((fold(&row.what), 0)).filter(|_| !row.what.is_empty()),
        Sort::Person => row.person.as_ref().map(|person| (fold(&person.name), 0)),
        Sort::Units => row.units.map(|(unit, units)| ((unit as u8).to_string(), units.into())),
        Sort::Money => row
            .money
            .map(|money| (money.currency.code().to_owned(), money.minor.into())),
    }
}

fn stands_before(sort: Sort, descending: bool, one: &TxRow, other: &TxRow) -> bool {
    let tie = || {
        let newer = (one.at.is_none(), other.at) < (other.at.is_none(), one.at);
        let by_id = if sort == Sort::Time && !descending {
            one.id < other.id
        } else {
            one.id > other.id
        };
        if one.at == other.at { by_id } else { newer }
    };
    match (key(sort, one), key(sort, other)) {
        (None, Some(_)) => false,
        (Some(_), None) => true,
        (None, None) => tie(),
        (Some(one), Some(other)) if one == other => tie(),
        (Some(one), Some(other)) => {
            let grouped = matches!(sort, Sort::Units | Sort::Money) && one.0 != other.0;
            if descending && !grouped {
                one > other
            } else {
                one < other
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_filter_leaves_exactly_what_it_holds_for(rows in rows(), one in filter(), other in filter()) {
        let (_folder, book) = seed::book(&rows);
        for filter in [&one, &other, &Filter::default()] {
            let mut expected: Vec<_> = (0..rows.len()).filter(|nth| holds(filter, &rows[*nth])).map(seed::id).collect();
            expected.sort_unstable();
            prop_assert_eq!(set(&all(&book, filter.clone())), expected);
        }
        prop_assert_eq!(all(&book, Filter::default()).total, rows.len() as u64);
    }

    #[test]
    fn a_sort_only_orders_and_always_the_same_way(rows in rows()) {
        let (_folder, book) = seed::book(&rows);
        let whole = all(&book, Filter::default());
        for (sort, descending) in Sort::ALL.into_iter().flat_map(|sort| [(sort, false), (sort, true)]) {
            let list = open(&book, Filter::default(), sort, descending);
            prop_assert_eq!(set(&list), set(&whole));
            prop_assert_eq!(&list.sums, &whole.sums);
            let shown = book.transactions_page(&list, 0, rows.len()).expect("page");
            for pair in shown.windows(2) {
                prop_assert!(stands_before(sort, descending, &pair[0], &pair[1]), "{sort:?} {descending} {pair:#?}");
            }
        }
    }

    /// The whole book by time is found without looking at every row; asked for so that each is looked at, it is the same.
    #[test]
    fn the_short_way_to_everything_ends_where_the_long_one_does(rows in rows(), descending in any::<bool>()) {
        let (_folder, book) = seed::book(&rows);
        let every = Filter { kinds: EntryKind::ALL.to_vec(), ..Filter::default() };
        prop_assert_eq!(
            open(&book, Filter::default(), Sort::Time, descending),
            open(&book, every, Sort::Time, descending)
        );
    }

    #[test]
    fn pages_put_together_are_the_list(rows in rows(), size in 1_usize..9) {
        let (_folder, book) = seed::book(&rows);
        let list = open(&book, Filter::default(), Sort::Units, true);
        let mut pages = Vec::new();
        while let page = book.transactions_page(&list, pages.len(), size).expect("page") && !page.is_empty() {
            prop_assert!(page.len() <= size);
            pages.extend(page.into_iter().map(|row| row.id));
        }
        prop_assert_eq!(&pages[..], &list.ids[..]);
    }

    #[test]
    fn parts_add_up_to_the_whole(rows in rows()) {
        let (_folder, book) = seed::book(&rows);
        let whole = all(&book, Filter::default());
        let sums = |filter: Filter| all(&book, filter).sums;
        let chosen = |ids: Vec<EntryId>| book.selection_sums(&ids, &Cancel::default()).expect("sums");
        let without = |lacks: fn(&Sown) -> bool| chosen((0..rows.len()).filter(|nth| lacks(&rows[*nth])).map(seed::id).collect());

        let kinds: Vec<_> = EntryKind::ALL.map(|kind| sums(Filter { kinds: vec![kind], ..Filter::default() })).into();
        let platforms: Vec<_> =
            Platform::ALL.map(|platform| sums(Filter { platforms: vec![platform], ..Filter::default() })).into();
        let mut people: Vec<_> =
            (1..=PEOPLE.len() as i64).map(|person| sums(Filter { person: Some(person), ..Filter::default() })).collect();
        people.push(without(|row| row.person.is_none()));
        let days: BTreeSet<_> = (0..=200).map(day).collect();
        let mut days: Vec<_> =
            days.into_iter().map(|day| sums(Filter { from: Some(day), to: Some(day), ..Filter::default() })).collect();
        days.push(without(|row| row.at.is_none()));

        for parts in [kinds, platforms, people, days, vec![chosen(whole.ids.to_vec())]] {
            prop_assert_eq!(added(&parts), added([&whole.sums]));
        }
    }

    #[test]
    fn sums_are_those_of_the_rows_shown(rows in rows()) {
        let (_folder, book) = seed::book(&rows);
        let list = all(&book, Filter::default());
        for sum in &list.sums {
            let shown = book.transactions_page(&list, 0, rows.len()).expect("page");
            let amounts = shown.iter().filter(|row| row.kind == sum.kind && row.flags.has(crate::Flags::GUEST) == sum.guest);
            let total: i128 = amounts
                .filter_map(|row| match sum.of {
                    Amount::Units(unit) => row.units.filter(|units| units.0 == unit).map(|units| units.1),
                    Amount::Money(currency) => row.money.filter(|money| money.currency == currency).map(|money| money.minor),
                })
                .map(i128::from)
                .sum();
            prop_assert_eq!(total, sum.total);
        }
    }
}
