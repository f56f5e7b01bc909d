//! Which entries are asked for. What a person typed reaches SQL only as a bound value.

use giftbook_model::{Instant, Platform};
use jiff::{civil::Date, tz::TimeZone};
use rusqlite::types::Value;

use crate::insight::band_ends;
use crate::payout::reconcile::UnitWhy;
use crate::{BookError, EntryKind};

/// All conditions hold at once; an empty one holds for every entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// One of these; none named: any.
    pub kinds: Vec<EntryKind>,
    pub platforms: Vec<Platform>,
    /// The other side of the entry: who gave, or who was given to; 0: nobody is named.
    pub person: Option<i64>,
    pub gift: Option<i64>,
    pub live: Option<i64>,
    /// Stands in this source, alone or among others.
    pub source: Option<i64>,
    pub category: Option<String>,
    /// Days in the book's zone, both inclusive. With either, entries without a time are left out.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Instants, narrowing the days further: from `since` on, before `until`. With either, entries without a time are left out.
    pub since: Option<Instant>,
    pub until: Option<Instant>,
    /// Lower end of a price band as `insight::BANDS` has them, by the gift's price as last known. With it, entries without a gift of known
    /// price are left out.
    pub band: Option<i64>,
    /// Whole units without sign, both inclusive. With either, entries without units are left out.
    pub units_min: Option<i64>,
    pub units_max: Option<i64>,
    /// Makes up this step of the units of this payout, by its number.
    pub payout: Option<(i64, UnitWhy)>,
    /// Stands literally, in either case of letters, in the gift's name, in any name or handle the person ever had, in the note, the
    /// category or the live's title; or is the entry's number or the live's room id. Blanks around it are not looked at.
    pub text: String,
}

/// The part of a filter SQL can decide.
pub(super) struct Clause {
    /// Begins with ` WHERE`, or is empty.
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
    /// UTC milliseconds, the first within and the first beyond.
    pub(super) from: Option<i64>,
    pub(super) until: Option<i64>,
}

impl Filter {
    /// Whether it leaves every entry in.
    pub(super) fn is_empty(&self) -> bool {
        let blank = Self {
            text: String::new(),
            ..self.clone()
        };
        blank == Self::default() && self.text.trim().is_empty()
    }

    pub(super) fn has_days(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// UTC milliseconds, the first within and the first beyond: what days and instants have in common.
    fn span(&self, zone: &TimeZone) -> Result<(Option<i64>, Option<i64>), BookError> {
        let days = (
            self.from.map(|day| start_of(day, zone)).transpose()?,
            self.to.map(|day| start_after(day, zone)).transpose()?.flatten(),
        );
        let instants = (self.since.map(Instant::millis), self.until.map(Instant::millis));
        let first_beyond = [days.1, instants.1].into_iter().flatten().min();
        Ok((days.0.max(instants.0), first_beyond))
    }

    /// `of_payout`: the entries `payout` is about, where it is asked for.
    pub(super) fn clause(&self, zone: &TimeZone, of_payout: Option<&[i64]>) -> Result<Clause, BookError> {
        let (from, until) = self.span(zone)?;
        let mut terms = Terms::default();
        terms.one_of("kind", self.kinds.iter().map(|kind| *kind as u8));
        terms.one_of("platform", self.platforms.iter().map(|platform| *platform as u8));
        for (column, id) in [
            ("person_id", self.person.filter(|person| *person != NOBODY)),
            ("gift_id", self.gift),
            ("live_id", self.live),
        ] {
            terms.compare(column, "=", id);
        }
        if self.person == Some(NOBODY) {
            terms.all.push("person_id IS NULL".to_owned());
        }
        terms.compare("at", ">=", from);
        terms.compare("at", "<", until);
        if from.is_some() || until.is_some() {
            terms.all.push("at IS NOT NULL".to_owned());
        }
        if let Some(floor) = self.band {
            let ceiling = terms.bind(band_ends(floor).into());
            let floor = terms.bind(floor.into());
            terms.all.push(format!(
                "gift_id IN (SELECT id FROM gift WHERE price >= {floor} AND price < {ceiling})"
            ));
        }
        terms.compare("units", ">=", self.units_min);
        terms.compare("units", "<=", self.units_max);
        if let Some(source) = self.source {
            let source = terms.bind(source.into());
            terms.all.push(format!(
                "(source_id = {source} OR source_id IS NULL AND EXISTS \
                 (SELECT 1 FROM sighting WHERE entry_id = entry.id AND sighting.source_id = {source}))"
            ));
        }
        if let Some(category) = &self.category {
            let category = terms.bind(category.clone().into());
            terms.all.push(format!(
                "id IN (SELECT entry_id FROM annotation WHERE category = {category})"
            ));
        }
        if let Some(ids) = of_payout {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let ids = terms.bind(format!("[{}]", ids.join(",")).into());
            terms.all.push(format!("id IN (SELECT value FROM json_each({ids}))"));
        }
        Ok(Clause {
            sql: terms.sql(),
            values: terms.values,
            from,
            until,
        })
    }
}

#[derive(Default)]
struct Terms {
    all: Vec<String>,
    values: Vec<Value>,
}

impl Terms {
    /// The placeholder of a bound value.
    fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn compare(&mut self, column: &str, how: &str, value: Option<i64>) {
        if let Some(value) = value {
            let value = self.bind(value.into());
            self.all.push(format!("{column} {how} {value}"));
        }
    }

    fn one_of(&mut self, column: &str, numbers: impl Iterator<Item = u8>) {
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        if !numbers.is_empty() {
            self.all.push(format!("{column} IN ({})", numbers.join(", ")));
        }
    }

    fn sql(&self) -> String {
        if self.all.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", self.all.join(" AND "))
        }
    }
}

/// Stands for the giver whom a row does not name.
const NOBODY: i64 = 0;

const OUTSIDE: BookError = BookError::Invalid {
    code: "day_out_of_range",
};

fn start_of(day: Date, zone: &TimeZone) -> Result<i64, BookError> {
    Instant::start_of(day, zone).map(Instant::millis).map_err(|_| OUTSIDE)
}

/// The first instant after `day`; `None` after the calendar's last day.
fn start_after(day: Date, zone: &TimeZone) -> Result<Option<i64>, BookError> {
    day.tomorrow().ok().map(|next| start_of(next, zone)).transpose()
}
