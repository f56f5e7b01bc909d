//! Files of reference rates brought in or fetched. A day's rate once in force is never changed; an absurd jump waits for the user's word.

use giftbook_model::{Currency, FxRate, Instant, Told};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::jump::absurd;
use super::log::{Batch, accepted_key, unused};
use super::{Fx, shown};
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError};

/// No purchase of a book is older; earlier rates are of no use.
const FIRST_DAY: Date = date(2016, 1, 1);

/// Where a file of rates comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FxOrigin {
    /// The file's name.
    pub name: String,
    /// What the host said of it, where it was fetched.
    pub fetched: Option<HostSaid>,
}

/// What a host says of a file, to be told next time whether it is still the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostSaid {
    pub etag: Option<String>,
    pub modified: Option<String>,
}

/// What became of a file of rates: `read` = `new` + `held` + `known` + `unlike` + `unreadable` + `ignored`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FxImported {
    pub read: u64,
    /// In force from now on.
    pub new: u64,
    /// Absurd jumps and days that have not come yet, held back.
    pub held: u64,
    /// In the book already.
    pub known: u64,
    /// Different from what is in force for that day, which stays.
    pub unlike: u64,
    pub unreadable: u64,
    /// Of no use: before 2016, or of a currency no price is in.
    pub ignored: u64,
}

/// A rate that was held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FxHeld {
    pub batch: i64,
    pub day: Date,
    pub currency: Currency,
    pub rate: Decimal,
    /// The rate before it, and its day.
    pub before: Option<(Date, Decimal)>,
}

impl Book {
    /// Takes in the rates of a file as one operation; none where there is nothing new in it.
    pub fn fx_import(&self, origin: &FxOrigin, file: &Told<FxRate>, now: Instant) -> Result<FxImported, BookError> {
        self.file.write(|tx| {
            let mut fx = Fx::load(tx)?;
            let (batch, report) = sorted_out(&mut fx, file, origin, now);
            if report.new + report.held > 0 {
                let edit = Edit {
                    area: Area::FxBatch,
                    key: unused(tx, "fx_batch")?.to_string(),
                    after: Some(serde_json::to_value(batch)?),
                };
                let params = json!({
                    "name": origin.name, "count": report.new.to_string(), "held": report.held.to_string(),
                });
                history::change(tx, now, Name::FxImport, &params, vec![edit])?;
            }
            Ok(report)
        })
    }

    /// Takes rates that were held back as they are. Where a day has got a rate in the meantime, that one stays.
    pub fn fx_accept(&self, rates: &[(i64, Date, Currency)], now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let mut fx = Fx::load(tx)?;
            let held = shown::held(tx, &fx)?;
            let mut edits = Vec::new();
            for (batch, day, currency) in rates {
                let rate = held
                    .iter()
                    .find(|held| (held.batch, held.day, held.currency) == (*batch, *day, *currency))
                    .ok_or(BookError::Unknown { what: "rate" })?;
                if fx.of(*currency, *day).is_some() {
                    return Err(BookError::Invalid { code: "rate_is_known" });
                }
                fx.add(*day, *currency, rate.rate);
                edits.push(Edit {
                    area: Area::FxAccepted,
                    key: accepted_key(*batch, *day, *currency),
                    after: Some(Value::from(true)),
                });
            }
            let params = json!({ "count": edits.len().to_string() });
            history::change(tx, now, Name::FxAccept, &params, edits)?;
            Ok(())
        })
    }
}

/// What of a file is new, what waits, and how many are neither.
fn sorted_out(fx: &mut Fx, file: &Told<FxRate>, origin: &FxOrigin, now: Instant) -> (Batch, FxImported) {
    let mut report = FxImported {
        read: file.read(),
        unreadable: file.problems.len() as u64,
        ignored: file.ignored,
        ..FxImported::default()
    };
    let mut batch = Batch::default();
    // The ECB is ahead of some zones and behind others; one day of grace is enough for both.
    let today = now.plus_millis(24 * 60 * 60 * 1000).day_in(&jiff::tz::TimeZone::UTC);
    let mut rates: Vec<&FxRate> = file.rows.iter().collect();
    rates.sort_by_key(|rate| rate.day);
    let mut held = std::collections::HashSet::new();
    for FxRate { day, currency, rate } in rates.into_iter().copied() {
        if day < FIRST_DAY || currency.code() == "EUR" {
            report.ignored += 1;
        } else if let Some(known) = fx.of(currency, day) {
            *(if known == rate {
                &mut report.known
            } else {
                &mut report.unlike
            }) += 1;
        } else if day > today || fx.last(currency, day).is_some_and(|before| absurd(before, day, rate)) {
            if held.insert((day, currency)) {
                report.held += 1;
                batch.add(day, currency, rate.normalize().to_string(), true);
            } else {
                report.unlike += 1;
            }
        } else {
            report.new += 1;
            fx.add(day, currency, rate);
            batch.add(day, currency, rate.normalize().to_string(), false);
        }
    }
    let said = origin.fetched.clone().unwrap_or_default();
    let batch = Batch {
        at: now.millis(),
        name: origin.name.clone(),
        fetched: origin.fetched.is_some(),
        etag: said.etag,
        modified: said.modified,
        known: report.known,
        unlike: report.unlike,
        unreadable: report.unreadable,
        ignored: report.ignored,
        ..batch
    };
    (batch, report)
}
