//! Whether a purchase can be given back, and until when. Virtual Items Policy of TikTok, EEA/UK/CH of 2026-02-16 and other regions of
//! 2026-01-22. Using any coin of the purchase ends the right; gifts already sent are never refunded.

use giftbook_model::{Channel, Instant, Platform};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What a purchase's refund hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Bought on the web in the EEA, the UK or Switzerland: 14 days.
    Fourteen,
    /// Bought on the web in Brazil or Korea: 7 days.
    Seven,
    /// Bought on the web elsewhere: not refundable by the platform.
    None,
    /// Bought on the web, nobody says where.
    Country,
    /// Bought in an app: by the store's rules.
    Apple,
    Google,
    /// Nobody says where it was bought.
    Channel,
    /// From a reseller, which the platform does not allow: only who sold it.
    Reseller,
    /// Of another platform: by its rules.
    Platform,
}

impl Ground {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fourteen => "fourteen",
            Self::Seven => "seven",
            Self::None => "none",
            Self::Country => "country",
            Self::Apple => "apple",
            Self::Google => "google",
            Self::Channel => "channel",
            Self::Reseller => "reseller",
            Self::Platform => "platform",
        }
    }

    fn days(self) -> Option<i64> {
        match self {
            Self::Fourteen => Some(14),
            Self::Seven => Some(7),
            _ => None,
        }
    }
}

/// A right to give units back that were not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    pub ground: Ground,
    /// The last day it can be used, where it has one; in the book's zone.
    pub last_day: Option<Date>,
    /// That day is past.
    pub over: bool,
}

/// The EEA, the United Kingdom and Switzerland.
const FOURTEEN_DAYS: &str =
    "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK";
const SEVEN_DAYS: &str = "BR KR";

/// The right of a purchase made at `at`, as it stands at `now`.
#[must_use]
pub(super) fn right(
    platform: Platform,
    channel: Option<Channel>,
    country: Option<&str>,
    (at, now): (Instant, Instant),
    zone: &TimeZone,
) -> Right {
    let ground = ground(platform, channel, country);
    let bought = at.day_in(zone);
    let last_day = ground.days().and_then(|days| {
        let days = jiff::Span::new().try_days(days).ok()?;
        bought.checked_add(days).ok()
    });
    Right {
        ground,
        last_day,
        over: last_day.is_some_and(|last| now.day_in(zone) > last),
    }
}

fn ground(platform: Platform, channel: Option<Channel>, country: Option<&str>) -> Ground {
    let is_in = |list: &str| country.is_some_and(|country| list.split(' ').any(|known| known == country));
    match (platform, channel) {
        (_, Some(Channel::Ios)) => Ground::Apple,
        (_, Some(Channel::Android)) => Ground::Google,
        (Platform::TikTok, Some(Channel::Reseller)) => Ground::Reseller,
        (Platform::TikTok, None) => Ground::Channel,
        (Platform::TikTok, Some(Channel::Web)) => match country {
            None => Ground::Country,
            Some(_) if is_in(FOURTEEN_DAYS) => Ground::Fourteen,
            Some(_) if is_in(SEVEN_DAYS) => Ground::Seven,
            Some(_) => Ground::None,
        },
        _ => Ground::Platform,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_last_day_is_the_fourteenth_after_the_purchase() {
        let zone = TimeZone::get("Europe/Berlin").expect("zone");
        let at = Instant::start_of(date(2026, 3, 20), &zone)
            .expect("day")
            .plus_millis(80_000_000);
        let on = |day| Instant::start_of(day, &zone).expect("day").plus_millis(3_600_000);
        let of = |country, now| right(Platform::TikTok, Some(Channel::Web), country, (at, now), &zone);
        let german = of(Some("DE"), on(date(2026, 4, 3)));
        assert_eq!(
            (german.ground, german.last_day, german.over),
            (Ground::Fourteen, Some(date(2026, 4, 3)), false)
        );
        assert!(of(Some("CH"), on(date(2026, 4, 4))).over);
        assert_eq!(of(Some("BR"), at).last_day, Some(date(2026, 3, 27)));
        assert_eq!(
            (of(Some("US"), at).ground, of(Some("US"), at).last_day),
            (Ground::None, None)
        );
        assert_eq!(of(None, at).ground, Ground::Country);
        let store = right(Platform::TikTok, Some(Channel::Ios), Some("DE"), (at, at), &zone);
        assert_eq!((store.ground, store.last_day), (Ground::Apple, None));
    }
}
