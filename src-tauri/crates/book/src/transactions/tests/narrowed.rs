//! Every filter there is, and what it means for one entry.

use giftbook_model::{Instant, Platform};
use jiff::{civil::Date, tz::TimeZone};
use proptest::prelude::*;

use super::super::Filter;
use super::super::seed::{self, GIFTS, LIVES, NOON, PEOPLE, Sown};
use super::super::text::fold;
use crate::EntryKind;
use crate::insight::{BANDS, band_of};

pub(super) fn day(hours: i64) -> Date {
    Instant::from_millis(NOON + hours * 3_600_000)
        .expect("time")
        .day_in(&TimeZone::UTC)
}

/// An instant at which the seed lays entries.
fn half_hour(nth: i64) -> Instant {
    Instant::from_millis(NOON + nth * 1_800_000).expect("time")
}

pub(super) fn filter() -> impl Strategy<Value = Filter> {
    let one_of = |most: usize| prop::option::weighted(0.2, 1..=i64::try_from(most).expect("few"));
    let days = || prop::option::weighted(0.2, (0_i64..200).prop_map(day));
    let instants = || prop::option::weighted(0.2, (0_i64..400).prop_map(half_hour));
    let units = || prop::option::weighted(0.2, 0_i64..3_000);
    (
        prop::sample::subsequence(EntryKind::ALL.to_vec(), 0..3),
        prop::sample::subsequence(Platform::ALL.to_vec(), 0..2),
        (
            prop::option::weighted(0.2, 0..=i64::try_from(PEOPLE.len()).expect("few")),
            one_of(GIFTS.len()),
            one_of(LIVES.len()),
            one_of(2),
        ),
        (days(), days(), units(), units()),
        (
            instants(),
            instants(),
            prop::option::weighted(0.2, prop::sample::select(BANDS.to_vec())),
        ),
        prop::sample::select(vec![
            "",
            "",
            " ",
            "ROSE",
            "é",
            "once 2",
            "%",
            "h1",
            "harbour",
            "7289038229115446601",
        ]),
    )
        .prop_map(
            |(
                kinds,
                platforms,
                (person, gift, live, source),
                (from, to, units_min, units_max),
                (since, until, band),
                text,
            )| Filter {
                kinds,
                platforms,
                person,
                gift,
                live,
                source,
                category: None,
                from,
                to,
                since,
                until,
                band,
                units_min,
                units_max,
                payout: None,
                text: text.to_owned(),
            },
        )
}

/// The same question, asked of one entry at a time.
pub(super) fn holds(filter: &Filter, row: &Sown) -> bool {
    let same = |wanted: Option<i64>, is: Option<i64>| wanted.is_none() || wanted == is;
    let day = row
        .at
        .map(|at| Instant::from_millis(at).expect("time").day_in(&TimeZone::UTC));
    let name = |names: &[&str], id: Option<i64>| id.map(|id| names[usize::try_from(id).expect("id") - 1].to_owned());
    let texts = [
        name(&GIFTS, row.gift),
        name(&PEOPLE, row.person),
        row.person.map(|person| format!("h{person}")),
        row.person.map(|person| format!("once {person}")),
        name(&LIVES, row.live),
    ];
    let text = fold(filter.text.trim());
    let room = row.live.map(|live| format!("728903822911544660{live}"));
    (filter.kinds.is_empty() || filter.kinds.contains(&row.kind))
        && (filter.platforms.is_empty() || filter.platforms.iter().any(|platform| *platform as u8 == row.platform))
        && (filter.person.is_none() || filter.person == Some(row.person.unwrap_or(0)))
        && same(filter.gift, row.gift)
        && same(filter.live, row.live)
        && (filter.source.is_none() || row.source == 0 || filter.source == Some(row.source))
        && filter.from.is_none_or(|from| day.is_some_and(|day| day >= from))
        && filter.to.is_none_or(|to| day.is_some_and(|day| day <= to))
        && filter
            .since
            .is_none_or(|since| row.at.is_some_and(|at| at >= since.millis()))
        && filter
            .until
            .is_none_or(|until| row.at.is_some_and(|at| at < until.millis()))
        && filter
            .band
            .is_none_or(|band| row.gift.is_some_and(|gift| band_of(seed::price(gift)) == band))
        && filter
            .units_min
            .is_none_or(|least| row.units.is_some_and(|units| units >= least))
        && filter
            .units_max
            .is_none_or(|most| row.units.is_some_and(|units| units <= most))
        && (texts.iter().flatten().any(|each| fold(each).contains(&text)) || text.is_empty() || room == Some(text))
}
