//! Why the platform's total of a live is another than what was recorded of it. Pure.
//!
//! Laws, held by the tests: the numbers and what is unexplained make the gap; a cause without rows is not named; what points the other way
//! than the gap that is left is not named either.

/// A reason for which the platform can count otherwise than the rows do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Gifts to guests were recorded too; they are not the host's.
    Guests,
    /// Gifts whose room nobody named and which fell before the platform's start or after its end: they were placed here by time alone.
    Outside,
    /// Stretches of the live that were not recorded.
    Coverage,
    /// Streaks whose end nobody saw: more may have followed.
    CutStreaks,
    /// Gifts of which no price is known count nothing here.
    Unpriced,
    /// Gifts at the catalogue's price, because the event named none.
    EstimatedPrices,
    /// Streaks put together by time, because their frames carry no streak's number.
    Grouped,
    /// Rows without a time, of which equal ones are taken for one.
    Untimed,
    /// Streaks that had begun before the recording: their count has what was sent before it in it, which may be of another live.
    BegunBefore,
    /// Boxes: what they are worth to the creator is not what they cost.
    Boxes,
}

/// On what a number rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The rows it is the sum of.
    Rows,
    /// Nothing else in the book can be the cause, and it is no more than the stretch would bring at its usual pace.
    Remainder,
}

/// A cause, and what the book has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub cause: Cause,
    /// What of the gap it makes, signed: below zero where the platform counts less for it. `None`: possible, not proved.
    pub units: Option<(i64, Proof)>,
    /// The rows it is about: gifts; 0 for stretches without any.
    pub events: i64,
    /// What those rows are worth, as recorded.
    pub recorded: i64,
    /// Milliseconds it is about, for stretches.
    pub ms: i64,
    /// What such stretches bring at the usual pace: an estimate, and its 95 % interval where there are lives enough.
    pub pace: Option<(i64, Option<(i64, i64)>)>,
}

/// A gap and its causes: `gap` is the sum of their numbers and of `unexplained`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    pub gap: i64,
    pub causes: Vec<Counted>,
    pub unexplained: i64,
}

/// What the rows of a live tell of one possible cause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) events: i64,
    pub(super) units: i64,
}

/// What was not recorded of a live, between the platform's start and its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Unrecorded {
    pub(super) ms: i64,
    pub(super) pace: Option<(i64, Option<(i64, i64)>)>,
}

impl Cause {
    pub const ALL: [Self; 10] = [
        Self::Guests,
        Self::Outside,
        Self::Coverage,
        Self::CutStreaks,
        Self::Unpriced,
        Self::EstimatedPrices,
        Self::Grouped,
        Self::Untimed,
        Self::BegunBefore,
        Self::Boxes,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Guests => "guests",
            Self::Outside => "outside",
            Self::Coverage => "coverage",
            Self::CutStreaks => "cut_streaks",
            Self::Unpriced => "unpriced",
            Self::EstimatedPrices => "estimated_prices",
            Self::Grouped => "grouped",
            Self::Untimed => "untimed",
            Self::BegunBefore => "begun_before",
            Self::Boxes => "boxes",
        }
    }

    /// Whether it can make the platform count more than was recorded, and whether less.
    fn can(self) -> (bool, bool) {
        match self {
            Self::Coverage | Self::CutStreaks | Self::Unpriced => (true, false),
            Self::Guests | Self::Outside | Self::BegunBefore => (false, true),
            Self::EstimatedPrices | Self::Grouped | Self::Untimed | Self::Boxes => (true, true),
        }
    }

    /// Whether its rows are themselves what the platform does not count.
    pub(super) fn is_proved_by_its_rows(self) -> bool {
        matches!(self, Self::Guests | Self::Outside)
    }
}

impl Proof {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Remainder => "remainder",
        }
    }
}

/// Explains `official − recorded` by what the rows tell. `None` beyond 64 bits.
pub(super) fn explain(
    recorded: i64,
    official: i64,
    rows: &[(Cause, Rows)],
    unrecorded: Unrecorded,
) -> Option<Explained> {
    let gap = official.checked_sub(recorded)?;
    let mut left = gap;
    let mut causes = Vec::new();
    for (cause, of) in rows.iter().filter(|(_, of)| of.events > 0) {
        if cause.is_proved_by_its_rows() {
            let units = of.units.checked_neg()?;
            left = left.checked_sub(units)?;
            causes.push(of.counted(*cause, Some((units, Proof::Rows))));
        }
    }
    let fits = |cause: Cause| match cause.can() {
        (more, _) if left > 0 => more,
        (_, less) if left < 0 => less,
        _ => false,
    };
    let possible: Vec<Counted> = rows
        .iter()
        .filter(|(cause, of)| of.events > 0 && !cause.is_proved_by_its_rows() && fits(*cause))
        .map(|(cause, of)| of.counted(*cause, None))
        .collect();
    if unrecorded.ms > 0 && fits(Cause::Coverage) {
        let most = unrecorded.pace.and_then(|(_, interval)| interval).map(|(_, most)| most);
        let forced = possible.is_empty() && most.is_some_and(|most| left <= most);
        causes.push(Counted {
            cause: Cause::Coverage,
            units: forced.then_some((left, Proof::Remainder)),
            events: 0,
            recorded: 0,
            ms: unrecorded.ms,
            pace: unrecorded.pace,
        });
        if forced {
            left = 0;
        }
    }
    causes.extend(possible);
    Some(Explained {
        gap,
        causes,
        unexplained: left,
    })
}

impl Rows {
    fn counted(self, cause: Cause, units: Option<(i64, Proof)>) -> Counted {
        Counted {
            cause,
            units,
            events: self.events,
            recorded: self.units,
            ms: 0,
            pace: None,
        }
    }
}
