//! Which daily backups stay: the newest of seven days, of four weeks and of twelve months. A pure rule over dates; what it lets go
//! today it would never have asked for later.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// The dates of `made` to keep. Counted by what is there, not from today: a wrong clock lets nothing go that a right one would keep.
pub(super) fn kept(made: &BTreeSet<Date>) -> BTreeSet<Date> {
    let week = |date: Date| (date.iso_week_date().year(), date.iso_week_date().week());
    let month = |date: Date| (date.year(), date.month());
    let mut kept = newest_of_each(made, DAYS, |date| date);
    kept.extend(newest_of_each(made, WEEKS, week));
    kept.extend(newest_of_each(made, MONTHS, month));
    kept
}

/// The last date in each of the `most` newest stretches.
fn newest_of_each<S: Ord>(made: &BTreeSet<Date>, most: usize, stretch: impl Fn(Date) -> S) -> BTreeSet<Date> {
    let last_in: BTreeMap<S, Date> = made.iter().map(|&date| (stretch(date), date)).collect();
    last_in.into_values().rev().take(most).collect()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn dates() -> impl Strategy<Value = BTreeSet<Date>> {
        prop::collection::btree_set(0i64..2_000, 0..200)
            .prop_map(|days| days.into_iter().map(|n| date(2024, 1, 1) + n.days()).collect())
    }

    proptest! {
        #[test]
        fn what_stays_was_there_is_few_and_holds_the_newest(made in dates()) {
            let kept = kept(&made);
            prop_assert!(kept.is_subset(&made));
            prop_assert!(kept.len() <= DAYS + WEEKS + MONTHS);
            prop_assert_eq!(kept.last(), made.last());
            let newest: BTreeSet<Date> = made.iter().rev().take(DAYS).copied().collect();
            prop_assert!(newest.is_subset(&kept));
        }

        #[test]
        fn letting_go_day_by_day_ends_where_letting_go_at_once_does(made in dates()) {
            let mut on_disk = BTreeSet::new();
            for &date in &made {
                on_disk.insert(date);
                on_disk = kept(&on_disk);
            }
            prop_assert_eq!(on_disk, kept(&made));
        }
    }

    #[test]
    fn a_year_of_days_leaves_days_weeks_and_months() {
        let year: BTreeSet<Date> = (0..365).map(|n| date(2026, 11, 23) - n.days()).collect();
        let kept: Vec<String> = kept(&year).iter().map(ToString::to_string).collect();
        let months = [
            "2025-12-31",
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
        ];
        let rest = [
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-31",
            "2026-11-08",
            "2026-11-15",
        ];
        let days = ["17", "18", "19", "20", "21", "22", "23"].map(|day| format!("2026-11-{day}"));
        let expected: Vec<String> = months.into_iter().chain(rest).map(String::from).chain(days).collect();
        assert_eq!(kept, expected);
    }
}
