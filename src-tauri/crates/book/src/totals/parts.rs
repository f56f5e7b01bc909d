//! What a total is made of, part by part: a gift's total by gifter, a live's by gifter and by gift, a day's by gift. All parts of one
//! total lie in one column of its row, because almost every part of a large book is of a single event: as rows of their own they would be
//! as many as the events, and to write and read them would cost as much.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use super::Sums;
use crate::BookError;

/// Sums by number: of a gift or of a person, 0 for nobody. They wait in a list as they came, for most numbers come once; what is equal is
/// made one whenever the list has doubled, so that it stays as short as the numbers are few.
#[derive(Debug, Default)]
pub(super) struct By {
    list: Vec<(i64, Sums)>,
    /// How long the list was when no number was in it twice.
    united: usize,
}

impl By {
    /// A list of fewer is not worth a look.
    const FEW: usize = 64;

    pub(super) fn add(&mut self, number: i64, sums: Sums) -> Result<(), BookError> {
        if self.list.len() > 2 * self.united.max(Self::FEW) {
            unite(&mut self.list)?;
            self.united = self.list.len();
        }
        self.list.push((number, sums));
        Ok(())
    }

    /// What was added, a number perhaps several times.
    pub(super) fn iter(&self) -> impl Iterator<Item = (i64, Sums)> {
        self.list.iter().copied()
    }

    /// Each number once, in order.
    fn in_order(&self) -> Result<Vec<(i64, Sums)>, BookError> {
        let mut list = self.list.clone();
        unite(&mut list)?;
        Ok(list)
    }
}

fn unite(list: &mut Vec<(i64, Sums)>) -> Result<(), BookError> {
    list.sort_by_key(|(number, _)| *number);
    let mut added = Ok(());
    list.dedup_by(|(number, sums), (before, whole)| {
        let is_same = number == before;
        if is_same && added.is_ok() {
            added = whole.add(*sums);
        }
        is_same
    });
    added
}

/// The parts of one total in order of their numbers; none is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Parts(Vec<(i64, Sums)>);

impl Parts {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (i64, Sums)> {
        self.0.iter().copied()
    }

    pub(crate) fn len(&self) -> Result<i64, BookError> {
        i64::try_from(self.0.len()).map_err(|_| BookError::TooLarge)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn whole(&self) -> Result<Sums, BookError> {
        Sums::of(self.0.iter().map(|(_, sums)| sums))
    }

    /// These parts with the differences in `by`: parts that reach no events are gone. `met` hears of each part that came (1) or went (-1).
    pub(super) fn changed(self, by: &By, mut met: impl FnMut(i64, i64)) -> Result<Self, BookError> {
        let changes = by.in_order()?;
        let mut old = self.0.into_iter().peekable();
        let mut parts = Vec::with_capacity(old.len() + changes.len());
        for (number, change) in changes {
            while let Some(before) = old.next_if(|(other, _)| *other < number) {
                parts.push(before);
            }
            let before = old.next_if(|(other, _)| *other == number);
            let mut sums = before.map_or(Sums::default(), |(_, sums)| sums);
            sums.add(change)?;
            let (was, is) = (before.is_some(), sums != Sums::default());
            if was != is {
                met(number, i64::from(is) - i64::from(was));
            }
            if is {
                parts.push((number, sums));
            }
        }
        parts.extend(old);
        Ok(Self(parts))
    }
}

impl ToSql for Parts {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let bytes =
            postcard::to_allocvec(&self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(bytes.into())
    }
}

impl FromSql for Parts {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        postcard::from_bytes(value.as_blob()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_by() -> impl Strategy<Value = Vec<(i64, i64)>> {
        // Of lists longer than a few, too, so that what is equal is made one now and then.
        prop::collection::vec((0_i64..12, 1_i64..5), 0..4 * By::FEW)
    }

    fn by(list: &[(i64, i64)], sign: i64) -> By {
        let mut by = By::default();
        for (number, units) in list {
            let one = Sums {
                events: sign,
                pieces: sign,
                units: sign * units,
            };
            by.add(*number, one).expect("small");
        }
        by
    }

    proptest! {
        #[test]
        fn what_comes_and_goes_again_leaves_no_trace(first in any_by(), then in any_by()) {
            let mut numbers = 0;
            let one = Parts::default().changed(&by(&first, 1), |_, met| numbers += met).expect("one");
            prop_assert_eq!(one.len().expect("few"), numbers);
            let both = one.clone().changed(&by(&then, 1), |_, met| numbers += met).expect("both");
            prop_assert_eq!(both.len().expect("few"), numbers);
            let mut whole = one.whole().expect("whole");
            for (_, sums) in by(&then, 1).iter() {
                whole.add(sums).expect("small");
            }
            prop_assert_eq!(both.whole().expect("whole"), whole);
            prop_assert_eq!(both.changed(&by(&then, -1), |_, _| ()).expect("back"), one);
        }

        #[test]
        fn a_number_has_one_sum_however_often_it_was_added(list in any_by()) {
            let mut expected = std::collections::BTreeMap::<i64, i64>::new();
            for (number, units) in &list {
                *expected.entry(*number).or_default() += units;
            }
            let units = |(number, sums): (i64, Sums)| (number, sums.units);
            let by = by(&list, 1);
            prop_assert!(by.iter().count() <= 3 * By::FEW);
            prop_assert!(by.in_order().expect("small").into_iter().map(units).eq(expected));
        }

        #[test]
        fn a_column_gives_back_what_was_put_in(list in any_by()) {
            let parts = Parts::default().changed(&by(&list, 1), |_, _| ()).expect("parts");
            let conn = rusqlite::Connection::open_in_memory().expect("memory");
            let back: Parts = conn.query_row("SELECT ?1", [&parts], |row| row.get(0)).expect("back");
            prop_assert_eq!(back, parts);
        }
    }
}
