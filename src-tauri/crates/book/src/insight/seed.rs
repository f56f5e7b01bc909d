//! Seeded books for the laws: rows straight into the tables, totals made from them, so that nothing here depends on how files are read.

mod tables;

use std::collections::{BTreeMap, BTreeSet};

use giftbook_model::Instant;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::query::{BANDS, GiftsQuery, Period, Rank, band_of};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// 2026-09-01T00:00:00Z.
pub(super) const BEGIN: i64 = 1_788_220_800_000;
const GIFTS: [(&str, Option<i64>); 5] = [
    ("Rose", Some(1)),
    ("Doughnut", Some(30)),
    ("Galaxy", Some(1_000)),
    ("Rosa", Some(1)),
    ("Unknown", None),
];
const LIVES: i64 = 8;
const PEOPLE: i64 = 6;

/// A gift of a seeded book. Live 0: none; person 0: nobody.
#[derive(Debug, Clone)]
pub(super) struct Gift {
    live: i64,
    minute: i64,
    gift: usize,
    person: i64,
    pieces: i64,
    source: i64,
    guest: bool,
    untimed: bool,
}

#[derive(Debug, Clone)]
pub(super) struct SeedBook {
    zone: &'static str,
    gifts: Vec<Gift>,
    /// (live, minute, viewers), of source 2.
    viewers: Vec<(i64, i64, i64)>,
}

fn gift() -> impl Strategy<Value = Gift> {
    let whom = (0..=LIVES, 0..180_i64, 0..GIFTS.len(), 0..=PEOPLE, 1..50_i64, 1..3_i64);
    let odd = (prop::bool::weighted(0.1), prop::bool::weighted(0.05));
    (whom, odd).prop_map(
        |((live, minute, gift, person, pieces, source), (guest, untimed))| Gift {
            live,
            minute,
            gift,
            person,
            pieces,
            source,
            guest,
            untimed,
        },
    )
}

pub(super) fn book() -> impl Strategy<Value = SeedBook> {
    let zone = prop::sample::select(vec!["UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata"]);
    (
        zone,
        vec(gift(), 0..80),
        vec((1..=LIVES, 0..180_i64, 0..500_i64), 0..40),
    )
        .prop_map(|(zone, gifts, viewers)| SeedBook { zone, gifts, viewers })
}

pub(super) fn query() -> impl Strategy<Value = GiftsQuery> {
    let day = || {
        option::of(0..40_i64)
            .prop_map(|day| day.and_then(|day| date(2026, 8, 30).checked_add(jiff::Span::new().days(day)).ok()))
    };
    let rank = prop::sample::select(vec![Rank::Units, Rank::Pieces, Rank::Gifters, Rank::PerHour]);
    (
        day(),
        day(),
        option::of(1..=LIVES),
        option::of(0..=PEOPLE),
        option::of(prop::sample::select(BANDS.to_vec())),
        rank,
    )
        .prop_map(|(from, to, live, gifter, band, rank)| GiftsQuery {
            period: Period { from, to },
            live,
            gifter,
            band,
            rank,
        })
}

/// When a seeded live begins: every third day in the evening, so that some go on after midnight somewhere.
pub(super) fn start(live: i64) -> Instant {
    Instant::from_millis(BEGIN + live * 3 * DAY + 21 * 60 * MINUTE).expect("instant")
}

impl Gift {
    fn at(&self) -> Option<i64> {
        (!self.untimed).then(|| start(self.live).millis() + self.minute * MINUTE)
    }
}

impl SeedBook {
    pub(super) fn zone(&self) -> TimeZone {
        TimeZone::get(self.zone).expect("zone")
    }

    pub(super) fn empty() -> Self {
        Self {
            zone: "UTC",
            gifts: Vec::new(),
            viewers: Vec::new(),
        }
    }

    /// The same rows in the opposite order.
    pub(super) fn turned(&self) -> Self {
        let mut turned = self.clone();
        turned.gifts.reverse();
        turned.viewers.reverse();
        turned
    }

    /// What the query asks for, by gift, picked one by one: events, pieces, units, gifters.
    pub(super) fn rows(&self, query: &GiftsQuery) -> BTreeMap<i64, (i64, i64, i64, i64)> {
        let mut rows: BTreeMap<i64, (i64, i64, i64, i64)> = BTreeMap::new();
        let mut gifters = BTreeSet::new();
        for (gift, price) in self
            .gifts
            .iter()
            .filter_map(|gift| GIFTS[gift.gift].1.map(|price| (gift, price)))
        {
            if gift.guest || !self.asked(gift, price, query) {
                continue;
            }
            let id = i64::try_from(gift.gift + 1).expect("small");
            let row = rows.entry(id).or_default();
            *row = (
                row.0 + 1,
                row.1 + gift.pieces,
                row.2 + gift.pieces * price,
                row.3 + i64::from(gifters.insert((id, gift.person))),
            );
        }
        rows
    }

    fn asked(&self, gift: &Gift, price: i64, query: &GiftsQuery) -> bool {
        let day = gift
            .at()
            .map(|at| Instant::from_millis(at).expect("instant").day_in(&self.zone()));
        query.period.from.is_none_or(|from| day.is_some_and(|day| day >= from))
            && query.period.to.is_none_or(|to| day.is_some_and(|day| day <= to))
            && query.live.is_none_or(|live| gift.live == live)
            && query.gifter.is_none_or(|person| gift.person == person)
            && query.band.is_none_or(|floor| band_of(Some(price)) == floor)
    }
}
