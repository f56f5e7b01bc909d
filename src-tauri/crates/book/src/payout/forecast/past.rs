//! The weeks that are over, one after the other, without a hole.

use giftbook_model::Currency;
use jiff::ToSpan;
use jiff::civil::Date;

use super::sunday;
use crate::BookError;
use crate::payout::earned::{EarnedLive, EarnedWeek};
use crate::payout::programme::Programme;
use crate::payout::rules::{Between, LiveFacts};
use crate::totals::plus;

/// A week as those to come may be like it.
#[derive(Debug, Clone)]
pub(super) struct Week {
    pub(super) monday: Date,
    pub(super) lives: Vec<EarnedLive>,
    pub(super) units: i64,
    pub(super) team: Option<u32>,
    pub(super) league: Option<u32>,
    /// By the programme of its last days.
    pub(super) programme: Programme,
    pub(super) paid: Between,
}

pub(super) struct Past(pub(super) Vec<Week>);

impl Past {
    /// The weeks before the one that begins on `this_week`, from the first to the last with a LIVE. `None` where they were not all paid for
    /// units, in one currency: `programme`'s.
    pub(super) fn of(earned: &[EarnedWeek], this_week: Date, programme: &Programme) -> Result<Option<Self>, BookError> {
        let mut weeks: Vec<Week> = Vec::new();
        let over = earned.iter().filter(|week| week.monday < this_week);
        for part in over {
            let Some(paid) = part.earned.as_ref().map(|earned| earned.total) else {
                return Ok(None);
            };
            if paid.least.currency != programme.currency {
                return Ok(None);
            }
            if let Some(week) = weeks.last_mut().filter(|week| week.monday == part.monday) {
                week.lives.extend(part.lives.iter().cloned());
                week.units = plus(week.units, part.units)?;
                week.paid = week.paid.checked_add(paid)?;
                week.programme = part.programme.clone();
                continue;
            }
            while let Some(last) = weeks.last() {
                let monday = last.monday.saturating_add(7.days());
                if monday >= part.monday {
                    break;
                }
                weeks.push(Week::empty(monday, &part.programme));
            }
            weeks.push(Week {
                monday: part.monday,
                lives: part.lives.clone(),
                units: part.units,
                team: part.team,
                league: part.league,
                programme: part.programme.clone(),
                paid,
            });
        }
        Ok(Some(Self(weeks)))
    }

    pub(super) fn units(&self) -> Vec<i64> {
        self.0.iter().map(|week| week.units).collect()
    }

    /// What the weeks paid that end in a month.
    pub(super) fn paid_in(&self, month: Date, currency: Currency) -> Result<Between, BookError> {
        let within = self
            .0
            .iter()
            .filter(|week| sunday(week.monday).first_of_month() == month);
        let sum = within
            .map(|week| week.paid)
            .try_fold(Between::nothing(currency), Between::checked_add);
        Ok(sum?)
    }
}

impl Week {
    fn empty(monday: Date, programme: &Programme) -> Self {
        Self {
            monday,
            lives: Vec::new(),
            units: 0,
            team: None,
            league: None,
            programme: programme.clone(),
            paid: Between::nothing(programme.currency),
        }
    }

    /// Its LIVEs from a day of the week on (0 is Monday), as they would be in a week of `units`: each keeps its part of the whole, and of
    /// all days the parts make the whole.
    pub(super) fn scaled(&self, programme: &Programme, units: i64, from: i8) -> Option<Vec<LiveFacts>> {
        let whole = i128::from(self.units.max(1));
        let part = |passed: i64| i64::try_from(i128::from(units) * i128::from(passed) / whole).ok();
        let (mut passed, mut given) = (0_i64, 0);
        let mut lives = Vec::with_capacity(self.lives.len());
        for live in &self.lives {
            passed = passed.checked_add(live.units)?;
            let until = part(passed)?;
            let own = until.checked_sub(given)?;
            given = until;
            if live.day.weekday().to_monday_zero_offset() >= from {
                lives.push(facts(live, programme, own)?);
            }
        }
        Some(lives)
    }
}

/// A live as a programme asks for it, with these units.
pub(super) fn facts(live: &EarnedLive, programme: &Programme, units: i64) -> Option<LiveFacts> {
    Some(LiveFacts {
        whole: programme.whole_of(units)?,
        minutes: live.minutes,
        new_followers: live.new_followers,
    })
}
