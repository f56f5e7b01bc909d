//! Sample data: months of invented lives and recharges, written as the files people really have, so that looking around goes the same way
//! as their own data will. The same seed and the same day give the same bytes. Nobody in it exists.

mod dice;
mod export;
mod frames;
mod live;
mod payouts;
mod people;
mod play;
mod wishes;

use giftbook_model::{Instant, MoneyError, Owner};
use jiff::{Span, Timestamp, ToSpan, civil::Date, tz::TimeZone};

use dice::Dice;
use frames::Room;

/// A file of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The zone the invented creator lives in.
const ZONE: &str = "Europe/Berlin";

const SEED: u64 = 0x6769_6674_626f_6f6b;
const WEEKS: i64 = 24;

/// Evenings of the week (days after Monday) with the hour they begin.
const EVENINGS: [(i64, i8); 2] = [(3, 19), (5, 19)];

/// What the creator does of an evening, in turn.
const TITLES: [&str; 6] = [
    "Painting the harbour",
    "Sketching requests",
    "Colour study",
    "Portrait evening",
    "Ink and questions",
    "Watercolour, slowly",
];

/// What its owner says by hand, as of `now`.
pub fn owner(now: Instant) -> Result<Owner, MoneyError> {
    Ok(Owner {
        zone: ZONE,
        month_limit: wishes::month_limit(now)?,
        wishes: wishes::wishes(now),
        payout_methods: payouts::PAYOUT_METHODS,
        payouts: payouts::payouts(now)?,
    })
}

/// The files: a recording of each live of the last 24 weeks, and the export that lists them, with what the owner bought and
/// gave, and the store's orders of some of that.
#[must_use]
pub fn files(now: Instant) -> Vec<SampleFile> {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let today = now.day_in(&zone);
    let mut dice = Dice::new(SEED);
    let crowd = people::crowd(&mut dice);
    let mut files = Vec::new();
    let mut held = Vec::new();
    for (nth, (day, hour)) in evenings(today).into_iter().enumerate() {
        let Some(start) = begins(day, hour, &zone, &mut dice) else {
            continue;
        };
        let title = format!(
            "{}, part {}",
            TITLES.get(nth % TITLES.len()).unwrap_or(&""),
            nth / TITLES.len() + 1
        );
        let room = Room::starting(start, nth);
        let live = live::hold(&mut dice, &crowd, room, nth);
        files.push(SampleFile {
            name: format!("tiktok-live-{day}.ndjson"),
            bytes: live.recording,
        });
        held.push(export::Held {
            room,
            title,
            start,
            end: live.end,
            diamonds: live.diamonds,
            gifters: live.gifters,
        });
    }
    let (bytes, bought) = export::export(&mut dice, today, &zone, &held);
    files.push(SampleFile {
        name: "user_data_tiktok.json".to_owned(),
        bytes,
    });
    files.push(SampleFile {
        name: "Order History.json".to_owned(),
        bytes: play::orders(&bought, now.millis()),
    });
    files
}

/// The evenings before `today`, the earliest first.
fn evenings(today: Date) -> Vec<(Date, i8)> {
    let since_monday = i64::from(today.weekday().to_monday_zero_offset());
    let monday = |week: i64| today.checked_sub(Span::new().days(since_monday + 7 * week)).ok();
    let weeks = (0..WEEKS).rev().filter_map(monday);
    let days =
        weeks.flat_map(|monday| EVENINGS.map(|(day, hour)| (monday.checked_add(day.days()).unwrap_or(monday), hour)));
    days.filter(|(day, _)| *day < today).collect()
}

/// A few minutes after the hour, in milliseconds.
fn begins(day: Date, hour: i8, zone: &TimeZone, dice: &mut Dice) -> Option<i64> {
    let sharp: Timestamp = day.at(hour, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp();
    Some(sharp.as_millisecond() + dice.between(1, 9 * 60) * 1000)
}
