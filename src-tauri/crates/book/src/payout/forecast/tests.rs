//! A book of invented weeks, and what it says of those to come.

use giftbook_model::{Instant, Platform};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::*;
use crate::Book;
use crate::payout::seed::{SeedLive, book, instant};

/// A Monday.
const FIRST: Date = date(2026, 1, 5);

/// Two LIVEs a week, on Thursday and Saturday, that bring these thousands of units together.
fn lives(weeks: &[i64]) -> Vec<SeedLive> {
    let live = |week: usize, day: i64, units: i64| SeedLive {
        day: FIRST.saturating_add((7 * i64::try_from(week).expect("few") + day).days()),
        minutes: 90,
        recorded: None,
        official: Some(units),
    };
    let of_week = |(week, thousands): (usize, &i64)| match thousands {
        0 => Vec::new(),
        thousands => vec![live(week, 3, thousands * 600), live(week, 5, thousands * 400)],
    };
    weeks.iter().enumerate().flat_map(of_week).collect()
}

const WEEKS: [i64; 16] = [40, 62, 35, 51, 48, 90, 30, 55, 44, 71, 38, 60, 52, 47, 83, 41];

/// Noon of a day of the week after so many.
fn after(weeks: usize, day: i64) -> Instant {
    instant(
        FIRST.saturating_add((7 * i64::try_from(weeks).expect("few") + day).days()),
        12,
    )
}

fn told(book: &Book, now: Instant) -> PayoutForecast {
    book.payout_forecast(Platform::TikTok, now).expect("told")
}

fn of(weeks: &[i64]) -> PayoutForecast {
    let now = after(weeks.len(), 1);
    let (_folder, book) = book(&lives(weeks), now);
    told(&book, now)
}

#[test]
fn five_weeks_are_not_enough() {
    let told = of(&WEEKS[..5]);
    assert_eq!(told.ahead, Err(Lacking::Weeks(5)));
    assert_eq!((told.held(), told.past.len()), ((0, 0), 5));
    assert!(of(&WEEKS[..6]).ahead.is_ok());
}

#[test]
fn past_weeks_are_what_they_paid_and_an_empty_one_paid_nothing() {
    let told = of(&[40, 62, 0, 51, 48, 90, 30, 55]);
    let paid: Vec<i64> = told.past.iter().map(|week| week.paid.least.minor).collect();
    // Half a cent a diamond.
    assert_eq!(paid, [20_000, 31_000, 0, 25_500, 24_000, 45_000, 15_000, 27_500]);
    assert_eq!((told.weeks, told.held().1), (8, 1), "of the eighth six others tell");
}

#[test]
fn ranges_are_in_order_never_below_what_is_earned_already_and_months_are_their_weeks() {
    let ahead = of(&WEEKS).ahead.expect("enough");
    for range in ahead.weeks.iter().map(|week| week.range) {
        assert!(
            0 <= range.low.minor && range.low.minor <= range.middle.minor && range.middle.minor <= range.high.minor
        );
    }
    // Tuesday the 28th of April: the week ends in May.
    assert_eq!(ahead.weeks.len(), 5);
    assert_eq!(ahead.this_month.month, date(2026, 4, 1));
    let april: i64 = WEEKS[12..].iter().sum::<i64>() * 500;
    let exactly = ahead.this_month.range;
    assert_eq!(
        (exactly.low.minor, exactly.high.minor),
        (april, april),
        "April's weeks are over"
    );
    assert_eq!(ahead.next_month.so_far.least.minor, 0);
    let may = ahead.next_month.range;
    let sums = |of: fn(&MoneyRange) -> i64| ahead.weeks.iter().map(|week| of(&week.range)).sum::<i64>();
    assert!(sums(|range| range.low.minor) < may.low.minor && may.high.minor < sums(|range| range.high.minor));
}

/// Of the week that runs only the days to come are open: on Friday the half of it is earned.
#[test]
fn a_week_that_runs_keeps_what_it_has_earned() {
    let weeks = [&WEEKS[..], &[50]].concat();
    let mut seeded = lives(&weeks);
    seeded.pop();
    let now = after(WEEKS.len(), 4);
    let (_folder, book) = book(&seeded, now);
    let ahead = told(&book, now).ahead.expect("enough");
    assert_eq!(ahead.so_far.least.minor, 15_000);
    let week = ahead.weeks[0].range;
    assert!(week.low.minor > 15_000, "{week:?}");
    let whole = of(&WEEKS).ahead.expect("enough").weeks[0].range;
    assert!(week.high.minor - week.low.minor < whole.high.minor - whole.low.minor);
}

#[test]
fn nothing_of_it_looks_ahead() {
    let (part, whole) = (of(&WEEKS[..12]), of(&WEEKS));
    assert_eq!(whole.past[..12], part.past[..]);
}

/// The same draws by another programme: with two long LIVEs 46 % at the least, with what nobody told of the week 53 % at the most, where the
/// flat one pays 50.
#[test]
fn missions_are_in_the_ranges() {
    let now = after(WEEKS.len(), 1);
    let (_folder, book) = book(&lives(&WEEKS), now);
    let flat = told(&book, now);
    book.programme_choose(Platform::TikTok, FIRST, Some("tiktok_scaled"), now)
        .expect("chosen");
    let scaled = told(&book, now);
    let next = |told: PayoutForecast| told.ahead.expect("enough").weeks[1].range;
    let (flat, scaled) = (next(flat), next(scaled));
    let near = |one: i64, other: i64| (one - other).abs() <= 2;
    assert!(
        near(scaled.low.minor * 50, flat.low.minor * 46 / 50 * 50) || near(scaled.low.minor, flat.low.minor * 46 / 50),
        "{scaled:?} {flat:?}"
    );
    assert!(
        near(scaled.high.minor, flat.high.minor * 53 / 50),
        "{scaled:?} {flat:?}"
    );
}

#[test]
fn the_next_payout_is_what_is_left_and_what_comes() {
    let ahead = of(&WEEKS).ahead.expect("enough");
    let left: i64 = WEEKS.iter().sum::<i64>() * 500;
    assert_eq!(ahead.next_payout.today.least.minor, left);
    assert_eq!(
        ahead.next_payout.on,
        date(2026, 5, 3),
        "this week is the first to end after today"
    );
    assert_eq!(ahead.next_payout.range.low.minor, left + ahead.weeks[0].range.low.minor);
}

#[test]
fn a_platform_paid_by_price_is_not_foretold() {
    let (_folder, book) = book(&lives(&WEEKS), after(16, 1));
    book.programme_choose(Platform::YouTube, FIRST, Some("youtube_supers"), after(16, 1))
        .expect("chosen");
    let told = book.payout_forecast(Platform::YouTube, after(16, 1)).expect("told");
    assert_eq!(told.ahead, Err(Lacking::Price));
}
