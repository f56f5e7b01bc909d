//! A supporter's first page: what the month cost so far and to whom it went; or the month before, until this one has something to tell.

use giftbook_model::{Instant, Money, Unit};
use jiff::Span;
use jiff::civil::Date;
use rusqlite::Connection;

use super::days::date_of;
use super::months::MonthSoFar;
use super::names::{self, PersonRef};
use super::notices::{self, Notice};
use super::query::Period;
use super::spending::{Spending, each_own, money, unit, unit_sums};
use crate::totals::Days;
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeSupporter {
    /// The month that is told: this one up to today, or the whole of the one before where nothing was bought, sent or given back in this one.
    pub month: Period,
    /// What recharges cost, by currency, less what came back.
    pub spent: Vec<Money>,
    pub recharges: i64,
    /// Units bought, where a file says how many, less those taken back.
    pub bought: Vec<UnitSum>,
    /// Gifts sent, where their worth in units is known.
    pub sent: Vec<UnitSum>,
    /// To whom they went, most first.
    pub creators: Vec<CreatorRow>,
    /// Twelve weeks; the last one is this week so far.
    pub weeks: Vec<SupporterWeek>,
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitSum {
    pub unit: Unit,
    pub units: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatorRow {
    pub person: PersonRef,
    pub unit: Unit,
    pub units: i64,
}

/// Monday to Sunday, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupporterWeek {
    pub from: Date,
    pub to: Date,
    pub spent: Vec<Money>,
    pub sent: Vec<UnitSum>,
}

pub(super) fn answer(conn: &Connection, now: Instant) -> Result<HomeSupporter, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let month = MonthSoFar::at(now, &zone)?;
    let ended = month.ended()?;
    let (mut this_month, mut month_before) = (Spending::default(), Spending::default());
    let mut by_week: Vec<(Date, Spending)> = Vec::new();
    let mut week = month.twelve_weeks.from;
    while let Some(from) = week.filter(|from| *from <= month.today) {
        by_week.push((from, Spending::default()));
        week = from.checked_add(Span::new().weeks(1)).ok();
    }
    each_own(
        conn,
        month.twelve_weeks.range(&zone)?,
        |day, own| {
            let day = date_of(day);
            if day >= month.now.from {
                this_month.add(own)?;
            } else if day >= ended.now.from {
                month_before.add(own)?;
            }
            match by_week.iter_mut().rev().find(|(from, _)| day >= Some(*from)) {
                Some((_, week)) => week.add(own),
                None => Ok(()),
            }
        },
        &mut Days::new(zone.clone()),
    )?;

    let (told, of_month) = if this_month.is_nothing() && !month_before.is_nothing() {
        (ended.now, month_before)
    } else {
        (month.now, this_month)
    };
    let mut creators = Vec::with_capacity(of_month.creators.len());
    for ((person, number), units) in &of_month.creators {
        creators.push(CreatorRow {
            person: names::person(conn, *person)?,
            unit: unit(*number)?,
            units: *units,
        });
    }
    creators.sort_by(|one, other| {
        other
            .units
            .cmp(&one.units)
            .then_with(|| one.person.key.cmp(&other.person.key))
    });
    let week = |(from, spending): (Date, Spending)| {
        let to = from.saturating_add(Span::new().days(6));
        Ok(SupporterWeek {
            from,
            to,
            spent: money(&spending.spent)?,
            sent: unit_sums(&spending.sent)?,
        })
    };
    Ok(HomeSupporter {
        month: told,
        spent: money(&of_month.spent)?,
        recharges: of_month.recharges,
        bought: unit_sums(&of_month.bought)?,
        sent: unit_sums(&of_month.sent)?,
        creators,
        weeks: by_week.into_iter().map(week).collect::<Result<_, BookError>>()?,
        notices: [notices::of_purchases(conn, now)?, notices::of_sources(conn, now)?].concat(),
    })
}
