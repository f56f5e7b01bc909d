//! When a platform pays: the window in which a payout's money is to be expected, and what it holds back until then. Pure.

use jiff::Span;
use jiff::civil::Date;

use super::method::Schedule;

/// First and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: Date,
    pub to: Date,
}

/// When the platform decides on a payout begun on a day, or pays it; `None` where nothing is said.
pub(super) fn window(schedule: &Schedule, begun: Date) -> Option<Window> {
    if let Some(days) = schedule.review_days {
        let to = begun.checked_add(Span::new().days(i64::from(days))).ok()?;
        return Some(Window { from: begun, to });
    }
    let (from, to) = schedule.month?;
    let next = begun.first_of_month().checked_add(Span::new().months(1)).ok()?;
    let day = |day: i8| next.with().day(day.clamp(1, next.days_in_month())).build().ok();
    Some(Window {
        from: day(from)?,
        to: day(to)?,
    })
}

/// Whether what came on `day` is still held back at the end of the day `on`: for so many days, or until its month is over.
pub(super) fn held_on(schedule: &Schedule, day: Date, on: Date) -> bool {
    let days = schedule.hold_days.map(|days| Span::new().days(i64::from(days)));
    let until = days.and_then(|days| day.checked_add(days).ok());
    until.is_some_and(|until| on < until) || (schedule.month.is_some() && day.first_of_month() == on.first_of_month())
}

/// The first day on which what is held back on a day can be taken out.
pub(super) fn free_on(schedule: &Schedule, day: Date) -> Option<Date> {
    if let Some(days) = schedule.hold_days {
        return day.checked_add(Span::new().days(i64::from(days))).ok();
    }
    schedule.month?;
    day.first_of_month().checked_add(Span::new().months(1)).ok()
}

#[cfg(test)]
mod tests {
    use giftbook_model::Platform;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::payout::methods::shipped;

    fn of(platform: Platform) -> &'static Schedule {
        shipped().schedule(platform).expect("shipped")
    }

    #[test]
    fn each_platform_pays_when_it_says() {
        let told = |platform, day| window(of(platform), day).map(|window| (window.from, window.to));
        let asked = date(2026, 1, 20);
        assert_eq!(told(Platform::TikTok, asked), Some((asked, date(2026, 2, 4))));
        assert_eq!(
            told(Platform::YouTube, asked),
            Some((date(2026, 2, 21), date(2026, 2, 26)))
        );
        assert_eq!(
            told(Platform::Twitch, asked),
            Some((date(2026, 2, 15), date(2026, 2, 15)))
        );
        assert_eq!(
            told(Platform::Instagram, asked),
            Some((date(2026, 2, 1), date(2026, 2, 28)))
        );
        assert_eq!(told(Platform::Telegram, asked), None);
    }

    #[test]
    fn telegram_holds_21_days() {
        let (came, telegram) = (date(2026, 3, 1), of(Platform::Telegram));
        assert!(held_on(telegram, came, date(2026, 3, 21)));
        assert!(!held_on(telegram, came, date(2026, 3, 22)));
        assert!(!held_on(of(Platform::TikTok), came, came));
    }

    proptest! {
        /// What is held back is free from the day that is named on, and not before.
        #[test]
        fn held_until_it_is_free(came in 0..2_000_i64, after in 0..90_i64, which in 0..5_usize) {
            let came = date(2022, 1, 1).checked_add(Span::new().days(came)).expect("a day");
            let on = came.checked_add(Span::new().days(after)).expect("a day");
            let schedule = of(Platform::ALL[which]);
            let free = free_on(schedule, came);
            prop_assert_eq!(held_on(schedule, came, on), free.is_some_and(|free| on < free));
        }
    }
}
