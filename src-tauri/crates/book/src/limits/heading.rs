//! Where the month is heading, from the person's own recharges of the last half year.

use giftbook_model::{Currency, Instant, Money};
use giftbook_stats::pace::Pace;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::recharges::Recharges;
use super::steps::Standing;
use super::table;
use super::window::{DAY_MS, OUT_OF_CALENDAR, Window, month_of, month_opens};
use crate::{Book, BookError, settings};

/// Recharges that are older say too little of today's habits.
const LOOKS_BACK_MS: i64 = 182 * DAY_MS;

/// The month so far and what is likely to be added to it. Amounts are whole minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The month by its first day, and its last day.
    pub month: Date,
    pub last: Date,
    pub today: Date,
    pub currency: Currency,
    pub limit: Option<Money>,
    /// Spent by the end of each day of the month up to today, those without a recharge included.
    pub so_far: Vec<(Date, i64)>,
    pub spent: i64,
    /// Recharges of the month that could not be counted.
    pub uncounted: u32,
    /// Recharges of the last half year that could be counted: on them the rest rests.
    pub purchases: usize,
    /// `None`: not enough yet.
    pub ahead: Option<Ahead>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// The month's sum by the end of each day to come, today's first: no more than that in 10, 50 and 90 of 100 cases.
    pub days: Vec<AheadDay>,
    /// The chance in thousandths that the month ends above its limit; `None` without a limit.
    pub beyond: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AheadDay {
    pub day: Date,
    pub low: i64,
    pub middle: i64,
    pub high: i64,
}

impl Book {
    /// Where the month is heading, with its chance of passing the month's limit.
    pub fn heading(&self, now: Instant) -> Result<Heading, BookError> {
        self.file.read(|conn| {
            let settings = settings::read(conn)?;
            let zone = settings.zone()?;
            let reading = table::reading(conn, now)?;
            let limit = Standing::after(&table::steps(conn)?, Window::Month, reading).limit;
            let month = month_of(now, &zone);
            let from = now.plus_millis(-LOOKS_BACK_MS).min(month_opens(month, &zone)?);
            let recharges = Recharges::since(conn, from, &zone)?;
            let currency = limit.map_or(settings.home_currency, |limit| limit.currency);
            of(&recharges, currency, limit, now, &zone)
        })
    }
}

fn of(
    recharges: &Recharges,
    currency: Currency,
    limit: Option<Money>,
    now: Instant,
    zone: &TimeZone,
) -> Result<Heading, BookError> {
    let month = month_of(now, zone);
    let (today, last) = (now.day_in(zone), month.last_of_month());
    let (mut by_day, mut amounts) = (
        vec![0_i64; usize::try_from(today.day()).unwrap_or_default()],
        Vec::new(),
    );
    let (mut first, mut uncounted, mut older) = (None, 0, false);
    for purchase in &recharges.all {
        let day = purchase.at.day_in(zone);
        let paid = recharges.paid(purchase, currency)?;
        let of_month = day >= month && day <= today;
        uncounted += u32::from(of_month && paid.is_none());
        let Some(paid) = paid else { continue };
        if of_month && let Some(place) = by_day.get_mut(usize::try_from(day.day()).unwrap_or_default() - 1) {
            *place = place.checked_add(paid).ok_or(BookError::TooLarge)?;
        }
        if purchase.at <= now && purchase.at.millis() > now.millis() - LOOKS_BACK_MS {
            first = first.or(Some(purchase.at));
            amounts.push(paid);
        } else {
            older |= purchase.at < now;
        }
    }
    let mut spent = 0_i64;
    let mut so_far = Vec::with_capacity(by_day.len());
    for (place, each) in by_day.iter().enumerate() {
        spent = spent.checked_add(*each).ok_or(BookError::TooLarge)?;
        so_far.push((
            month.saturating_add(i64::try_from(place).unwrap_or_default().days()),
            spent,
        ));
    }
    let pace = match first {
        _ if older => Pace::within(&amounts, LOOKS_BACK_MS),
        Some(first) => Pace::since_first(&amounts, now.millis() - first.millis()),
        None => None,
    };
    let ahead = pace
        .as_ref()
        .map(|pace| ahead(pace, spent, limit, now, last, zone))
        .transpose()?;
    Ok(Heading {
        month,
        last,
        today,
        currency,
        limit,
        so_far,
        spent,
        uncounted,
        purchases: amounts.len(),
        ahead,
    })
}

fn ahead(
    pace: &Pace,
    spent: i64,
    limit: Option<Money>,
    now: Instant,
    last: Date,
    zone: &TimeZone,
) -> Result<Ahead, BookError> {
    let mut days = Vec::new();
    let mut day = now.day_in(zone);
    let left_until = |day: Date| {
        let next = day.checked_add(1.day()).map_err(|_| OUT_OF_CALENDAR)?;
        let end = Instant::start_of(next, zone).map_err(|_| OUT_OF_CALENDAR)?;
        Ok::<_, BookError>(end.millis() - now.millis())
    };
    while day <= last {
        let added = pace.ahead(left_until(day)?);
        let sum = |added: i64| spent.checked_add(added).ok_or(BookError::TooLarge);
        days.push(AheadDay {
            day,
            low: sum(added.low)?,
            middle: sum(added.middle)?,
            high: sum(added.high)?,
        });
        day = day.checked_add(1.day()).map_err(|_| OUT_OF_CALENDAR)?;
    }
    let beyond =
        limit.map(|limit| Ok::<_, BookError>(pace.chance_above(limit.minor.saturating_sub(spent), left_until(last)?)));
    Ok(Ahead {
        days,
        beyond: beyond.transpose()?,
    })
}
