//! The units of one payout: what the balance held before, what was recorded since, what the platform counts otherwise, what was taken back,
//! and what stayed. Pure.

use std::collections::BTreeMap;

use super::causes::{Cause, Explained};

/// Why units are more or fewer than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitWhy {
    /// Gifts recorded in the lives since the payout before.
    Recorded,
    /// What the platform counts otherwise, and why.
    Cause(Cause),
    /// What the platform counts otherwise, and nothing in the book tells why.
    Unexplained,
    TakenBack,
    /// Not taken out yet. Above zero where more was taken out than was there: then the book or the platform is wrong.
    Left,
}

impl UnitWhy {
    /// Those that are more than a number: entries of the book add up to them.
    #[must_use]
    pub fn has_rows(self) -> bool {
        match self {
            Self::Recorded | Self::TakenBack => true,
            Self::Cause(cause) => cause.is_proved_by_its_rows(),
            Self::Unexplained | Self::Left => false,
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let others = [Self::Recorded, Self::Unexplained, Self::TakenBack, Self::Left];
        let mut all = others.into_iter().chain(Cause::ALL.map(Self::Cause));
        all.find(|why| why.code() == code)
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Cause(cause) => cause.code(),
            Self::Unexplained => "unexplained",
            Self::TakenBack => "taken_back",
            Self::Left => "left",
        }
    }
}

/// From the balance after the payout before to the units taken out: `from` and the steps make `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitStretch {
    pub from: i64,
    pub steps: Vec<(UnitWhy, i64)>,
    pub to: i64,
}

/// A live as far as a payout asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LiveUnits {
    /// All that was recorded, guests' and taken back too.
    pub(super) recorded: i64,
    pub(super) guests: i64,
    /// Against the platform's total, where there is one.
    pub(super) explained: Option<Explained>,
    /// What it brought in the end, without what was taken back.
    pub(super) credited: i64,
    pub(super) taken_back: i64,
}

impl LiveUnits {
    /// Gifts that belong to no live.
    pub(super) fn outside(units: i64) -> Self {
        Self {
            recorded: units,
            guests: 0,
            explained: None,
            credited: units,
            taken_back: 0,
        }
    }
}

/// `held` before, the lives since, units taken back without a gift, and the payout's own. `None` beyond 64 bits.
pub(super) fn stretch(held: i64, lives: &[LiveUnits], taken_back: i64, taken_out: i64) -> Option<UnitStretch> {
    let mut sums: BTreeMap<UnitWhy, i64> = BTreeMap::new();
    let mut balance = held;
    let mut add = |why, units: i64| -> Option<()> {
        let sum = sums.entry(why).or_default();
        *sum = sum.checked_add(units)?;
        balance = balance.checked_add(units)?;
        Some(())
    };
    for live in lives {
        add(UnitWhy::Recorded, live.recorded)?;
        let causes = match &live.explained {
            None => vec![(Cause::Guests, live.guests.checked_neg()?)],
            Some(explained) => explained
                .causes
                .iter()
                .filter_map(|counted| Some((counted.cause, counted.units?.0)))
                .collect(),
        };
        let mut reached = live.recorded;
        for (cause, units) in causes {
            add(UnitWhy::Cause(cause), units)?;
            reached = reached.checked_add(units)?;
        }
        let evening = live.credited.checked_add(live.taken_back)?;
        add(UnitWhy::Unexplained, evening.checked_sub(reached)?)?;
        add(UnitWhy::TakenBack, live.taken_back.checked_neg()?)?;
    }
    add(UnitWhy::TakenBack, taken_back.checked_neg()?)?;
    let left = taken_out.checked_sub(balance)?;
    let mut steps: Vec<(UnitWhy, i64)> = sums.into_iter().filter(|(_, units)| *units != 0).collect();
    if left != 0 {
        steps.push((UnitWhy::Left, left));
    }
    Some(UnitStretch {
        from: held,
        steps,
        to: taken_out,
    })
}
