//! The programme worked out on weeks drawn by chance.

use giftbook_stats::forecast::Drawn as DrawnUnits;
use jiff::civil::Date;

use super::past::{Past, Week, facts};
use super::ranges::{Amounts, MoneyRange};
use super::{MonthAhead, NextPayout, WeekAhead, sunday};
use crate::BookError;
use crate::payout::earned::EarnedWeek;
use crate::payout::programme::Programme;
use crate::payout::rules::{Between, LiveFacts, WeekFacts, weekly};
use crate::totals::plus;

/// The week that runs.
pub(super) struct ThisWeek {
    /// Its LIVEs so far; those paid for by another programme have brought nothing here, but count among the long ones.
    lives: Vec<LiveFacts>,
    team: Option<u32>,
    league: Option<u32>,
    /// What its LIVEs so far have earned by other programmes.
    by_others: Between,
    /// What it has earned so far.
    pub(super) paid: Between,
    pub(super) units: i64,
    /// The first day of the week (0 is Monday) that may still bring something.
    from: i8,
}

impl ThisWeek {
    pub(super) fn of(
        earned: &[EarnedWeek],
        this_week: Date,
        today: Date,
        programme: &Programme,
    ) -> Result<Self, BookError> {
        let none = Between::nothing(programme.currency);
        let held_today = earned.iter().flat_map(|week| &week.lives).any(|live| live.day == today);
        let mut week = Self {
            lives: Vec::new(),
            team: None,
            league: None,
            by_others: none,
            paid: none,
            units: 0,
            from: today.weekday().to_monday_zero_offset() + i8::from(held_today),
        };
        for part in earned.iter().filter(|part| part.monday == this_week) {
            let own = part.programme == *programme;
            week.units = plus(week.units, part.units)?;
            for live in &part.lives {
                let units = if own { live.units } else { 0 };
                week.lives
                    .push(facts(live, programme, units).ok_or(BookError::TooLarge)?);
            }
            (week.team, week.league) = (part.team, part.league);
            let Some(earned) = &part.earned else { continue };
            week.paid = week.paid.checked_add(earned.total)?;
            if !own {
                week.by_others = week.by_others.checked_add(earned.total)?;
            }
        }
        Ok(week)
    }
}

/// What each draw pays, week by week.
pub(super) struct Drawn<'a> {
    programmes: &'a [&'a Programme],
    draws: Vec<Vec<Amounts>>,
}

impl<'a> Drawn<'a> {
    /// `programmes` are those of the weeks ahead; the first of these is the week that runs.
    pub(super) fn of(
        past: &Past,
        draws: &[Vec<DrawnUnits>],
        programmes: &'a [&'a Programme],
        this_week: &ThisWeek,
    ) -> Result<Self, BookError> {
        let of_draw = |weeks: &Vec<DrawnUnits>| {
            let of_week = |(nth, (drawn, programme)): (usize, (&DrawnUnits, &&Programme))| {
                let like = past.0.get(drawn.like)?;
                if nth > 0 {
                    return paid(programme, like, drawn.total).map(Amounts::from);
                }
                let all = WeekFacts {
                    lives: [
                        this_week.lives.clone(),
                        like.scaled(programme, drawn.total, this_week.from)?,
                    ]
                    .concat(),
                    team: this_week.team.or(like.team),
                    league: this_week.league.or(like.league),
                };
                Amounts::from(weekly(programme, &all)?.total).plus(this_week.by_others.into())
            };
            weeks.iter().zip(programmes).enumerate().map(of_week).collect()
        };
        let draws: Option<Vec<Vec<Amounts>>> = draws.iter().map(of_draw).collect();
        Ok(Self {
            programmes,
            draws: draws.ok_or(BookError::TooLarge)?,
        })
    }

    pub(super) fn weeks(&self, mondays: &[Date]) -> Result<Vec<WeekAhead>, BookError> {
        let week = |(nth, monday): (usize, &Date)| {
            Ok(WeekAhead {
                monday: *monday,
                range: self.range(|weeks| weeks.get(nth).copied())?,
            })
        };
        mondays.iter().enumerate().map(week).collect()
    }

    /// A month of which the weeks that are over have paid `known`.
    pub(super) fn month(
        &self,
        month: Date,
        known: Between,
        mondays: &[Date],
        this_week: Between,
    ) -> Result<MonthAhead, BookError> {
        let ends_in = |monday: &Date| sunday(*monday).first_of_month() == month;
        let running = mondays.first().is_some_and(ends_in);
        let so_far = if running { known.checked_add(this_week)? } else { known };
        let range = self.range(|weeks| {
            let within = mondays.iter().zip(weeks).filter(|(monday, _)| ends_in(monday));
            within.map(|(_, week)| *week).try_fold(known.into(), Amounts::plus)
        })?;
        Ok(MonthAhead { month, so_far, range })
    }

    /// What is not taken out yet, and what the weeks add to it that end up to the end of the month, or this week where none does any more.
    pub(super) fn next_payout(
        &self,
        left: Option<Between>,
        month: Date,
        mondays: &[Date],
        this_week: Between,
    ) -> Result<NextPayout, BookError> {
        let within = mondays
            .iter()
            .take_while(|monday| sunday(**monday).first_of_month() == month)
            .count()
            .max(1);
        let today = left.unwrap_or(this_week);
        let range = self.range(|weeks| {
            let added = weeks
                .iter()
                .take(within)
                .copied()
                .try_fold(Amounts::default(), Amounts::plus)?;
            added.minus(this_week.into())?.plus(today.into())
        })?;
        let last = mondays.get(within - 1).copied().unwrap_or(month);
        Ok(NextPayout {
            on: sunday(last),
            today,
            range,
        })
    }

    fn range(&self, of: impl Fn(&[Amounts]) -> Option<Amounts>) -> Result<MoneyRange, BookError> {
        let amounts: Option<Vec<Amounts>> = self.draws.iter().map(|weeks| of(weeks)).collect();
        let currency = self.programmes.first().ok_or(BookError::TooLarge)?.currency;
        MoneyRange::of(&amounts.ok_or(BookError::TooLarge)?, currency)
    }
}

/// What a week of so many units pays that is like another one.
pub(super) fn paid(programme: &Programme, like: &Week, units: i64) -> Option<Between> {
    let week = WeekFacts {
        lives: like.scaled(programme, units, 0)?,
        team: like.team,
        league: like.league,
    };
    Some(weekly(programme, &week)?.total)
}
