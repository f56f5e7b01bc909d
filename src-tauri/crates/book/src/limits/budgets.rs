//! Budgets beside the limits: for a platform, what was paid to it; for a creator, what was given, at what the coins cost on average.

use giftbook_model::{Currency, Instant, Money, Platform};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

use super::budget_table::{self as table, BudgetKey, Given};
use super::envelope::{Envelope, FromMonth, envelope};
use super::recharges::Recharges;
use super::window::{OUT_OF_CALENDAR, month_of, month_opens};
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError, settings};

/// Whose budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetFor {
    pub platform: Platform,
    /// The creator's row number; `None`: the whole platform.
    pub person: Option<i64>,
}

/// A budget in the month asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetRow {
    pub of: BudgetFor,
    /// The creator's name; empty for a platform.
    pub name: String,
    pub currency: Currency,
    pub carries: bool,
    pub envelope: Envelope,
    /// Some of what was spent is not in it: no price, no rate, no average.
    pub incomplete: bool,
}

impl Book {
    /// The budgets of the month `now` falls in, platforms before creators.
    pub fn budgets(&self, now: Instant) -> Result<Vec<BudgetRow>, BookError> {
        self.file.read(|conn| rows(conn, now))
    }

    /// Sets a budget from this month on; `None` ends it. A creator is on the platform the book knows them by, whatever `of` says. It acts at once and can be undone. Earlier months stay as they were.
    pub fn budget_set(
        &self,
        of: &BudgetFor,
        amount: Option<Money>,
        carries: bool,
        now: Instant,
    ) -> Result<(), BookError> {
        if amount.is_some_and(|amount| amount.minor < 0) {
            return Err(BookError::Invalid {
                code: "limit_below_zero",
            });
        }
        self.file.write(|tx| {
            let settings = settings::read(tx)?;
            let month = month_of(now, &settings.zone()?);
            let key = match of.person {
                Some(person) => key_of(tx, person)?,
                None => BudgetKey {
                    platform: of.platform,
                    person: String::new(),
                },
            };
            let currency = amount.map_or(settings.home_currency, |amount| amount.currency);
            let edit = Edit {
                area: Area::Budget,
                key: table::log_key(&key, month),
                after: Some(table::log_value(currency, amount.map(|amount| amount.minor), carries)),
            };
            let params = json!({
                "platform": key.platform.code(),
                "amount": amount.map(Money::decimal_text).unwrap_or_default(),
                "currency": currency.code(),
            });
            history::change(tx, now, Name::Budget, &params, vec![edit])?;
            Ok(())
        })
    }
}

fn key_of(conn: &Connection, person: i64) -> Result<BudgetKey, BookError> {
    let found = conn.query_row(
        "SELECT platform, key FROM person WHERE id = ?1",
        params![person],
        |row| Ok((row.get(0)?, row.get(1)?)),
    );
    let (platform, person) = found.optional()?.ok_or(BookError::Unknown { what: "person" })?;
    Ok(BudgetKey {
        platform: Platform::from_number(platform).ok_or(table::UNREADABLE)?,
        person,
    })
}

fn rows(conn: &Connection, now: Instant) -> Result<Vec<BudgetRow>, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let month = month_of(now, &zone);
    let kept = table::all(conn)?;
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let used = Used {
        recharges: Recharges::since(conn, Instant::EPOCH, &zone)?,
        given: table::given(conn)?,
        zone,
    };
    let mut rows = Vec::new();
    for budget in &kept {
        let Some(standing) = budget.rows.iter().rfind(|row| row.1.month <= month) else {
            continue;
        };
        // A budget that changed its currency begins anew with it.
        let currency = standing.0;
        let of_currency: Vec<FromMonth> = budget
            .rows
            .iter()
            .filter(|row| row.0 == currency)
            .map(|row| row.1)
            .collect();
        let mut incomplete = false;
        let envelope = envelope(&of_currency, month, |each| {
            let (minor, whole) = used.of(&budget.key, budget.person, each, currency)?;
            incomplete |= !whole;
            Ok(minor)
        })?;
        let Some(envelope) = envelope else { continue };
        rows.push(BudgetRow {
            of: BudgetFor {
                platform: budget.key.platform,
                person: budget.person,
            },
            name: budget.name.clone(),
            currency,
            carries: standing.1.carries,
            envelope,
            incomplete,
        });
    }
    Ok(rows)
}

/// What was paid and given.
struct Used {
    recharges: Recharges,
    given: Vec<Given>,
    zone: TimeZone,
}

impl Used {
    /// What a month used of a budget, in whole minor units, and whether that is all of it.
    fn of(
        &self,
        key: &BudgetKey,
        person: Option<i64>,
        month: Date,
        currency: Currency,
    ) -> Result<(i64, bool), BookError> {
        let next = month.checked_add(1.month()).map_err(|_| OUT_OF_CALENDAR)?;
        let (from, until) = (month_opens(month, &self.zone)?, month_opens(next, &self.zone)?);
        if key.person.is_empty() {
            return self.paid(key.platform, from, until, currency);
        }
        let of_month = |given: &&Given| Some(given.person) == person && given.at >= from && given.at < until;
        let units = self
            .given
            .iter()
            .filter(of_month)
            .try_fold(0_i64, |sum, given| sum.checked_add(given.units));
        let units = units.ok_or(BookError::TooLarge)?;
        if units == 0 {
            return Ok((0, true));
        }
        let worth = self.average(key.platform, until, currency)?;
        let worth = worth.map(|(minor, bought)| rounded(i128::from(minor) * i128::from(units), i128::from(bought)));
        match worth {
            Some(minor) => Ok((i64::try_from(minor).map_err(|_| BookError::TooLarge)?, true)),
            None => Ok((0, false)),
        }
    }

    fn paid(
        &self,
        platform: Platform,
        from: Instant,
        until: Instant,
        currency: Currency,
    ) -> Result<(i64, bool), BookError> {
        let (mut sum, mut whole) = (0_i64, true);
        let of_platform = self
            .recharges
            .all
            .iter()
            .filter(|purchase| purchase.platform == platform);
        for purchase in of_platform.filter(|purchase| purchase.at >= from && purchase.at < until) {
            match self.recharges.paid(purchase, currency)? {
                Some(paid) => sum = sum.checked_add(paid).ok_or(BookError::TooLarge)?,
                None => whole = false,
            }
        }
        Ok((sum, whole))
    }

    /// What was paid for how many units, of all purchases before `until` that tell both.
    fn average(&self, platform: Platform, until: Instant, currency: Currency) -> Result<Option<(i64, i64)>, BookError> {
        let (mut paid, mut bought) = (0_i64, 0_i64);
        for purchase in self
            .recharges
            .all
            .iter()
            .filter(|purchase| purchase.platform == platform && purchase.at < until)
        {
            if let (Some(minor), Some((_, units))) = (self.recharges.paid(purchase, currency)?, purchase.units) {
                paid = paid.checked_add(minor).ok_or(BookError::TooLarge)?;
                bought = bought.checked_add(units).ok_or(BookError::TooLarge)?;
            }
        }
        Ok((bought > 0).then_some((paid, bought)))
    }
}

/// A quotient of whole numbers that are not negative, rounded half up.
fn rounded(over: i128, under: i128) -> i128 {
    (over * 2 + under) / (under * 2)
}
