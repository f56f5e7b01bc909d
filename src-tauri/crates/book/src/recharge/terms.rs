//! Where the user buys, what is added to prices there, and what is paid with: set by the user, as settings of the book that undo like any
//! other.

use giftbook_model::Instant;
use jiff::civil::Date;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::history::{self, Area, Edit, Name};
use crate::rates::{self, Method};
use crate::{Book, BookError, settings};

const REGION: &str = "recharge_region";
const TAX: &str = "recharge_tax_";
const METHOD: &str = "recharge_method";

impl Book {
    /// Where the user buys: ISO 3166 alpha-2; empty while not set.
    pub fn region(&self) -> Result<String, BookError> {
        self.file.read(region)
    }

    /// Sets where the user buys; an empty text forgets it. [`BookError::Invalid`] `unknown_region` for anything but two letters.
    pub fn set_region(&self, region: &str, now: Instant) -> Result<(), BookError> {
        let region = region.trim().to_ascii_uppercase();
        if !region.is_empty() {
            checked(&region)?;
        }
        let after = (!region.is_empty()).then_some(region);
        self.put_setting(REGION.to_owned(), after, now)
    }

    /// What is added to prices of a region: 0.06 is 6 %; `None` while not set.
    pub fn tax_of(&self, region: &str) -> Result<Option<Decimal>, BookError> {
        self.file.read(|conn| tax(conn, region))
    }

    /// Sets what is added to prices of a region; `None` forgets it. From nothing up to 100 %.
    pub fn set_tax(&self, region: &str, rate: Option<Decimal>, now: Instant) -> Result<(), BookError> {
        checked(region)?;
        if rate.is_some_and(|rate| rate < Decimal::ZERO || rate > Decimal::ONE || rate.scale() > 6) {
            return Err(BookError::Invalid { code: "not_a_share" });
        }
        let after = rate.map(|rate| rate.normalize().to_string());
        self.put_setting(format!("{TAX}{region}"), after, now)
    }

    /// What the user pays with, as it stands on a day; `None` while not set.
    pub fn paid_with(&self, on: Date) -> Result<Option<Method>, BookError> {
        self.file.read(|conn| paid_with(conn, on))
    }

    /// Sets what the user pays with; `None` forgets it.
    pub fn set_paid_with(&self, method: Option<i64>, now: Instant) -> Result<(), BookError> {
        if let Some(id) = method {
            let today = now.day_in(&self.settings()?.zone()?);
            if !self.methods(today)?.iter().any(|one| one.id == id) {
                return Err(BookError::Unknown { what: "payment method" });
            }
        }
        self.put_setting(METHOD.to_owned(), method.map(|id| id.to_string()), now)
    }

    fn put_setting(&self, key: String, after: Option<String>, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let params = json!({ key.clone(): after.clone().unwrap_or_default() });
            let edit = Edit {
                area: Area::Setting,
                key,
                after: after.map(Value::from),
            };
            history::change(tx, now, Name::Settings, &params, vec![edit])?;
            Ok(())
        })
    }
}

fn checked(region: &str) -> Result<(), BookError> {
    let two_letters = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase());
    if two_letters {
        Ok(())
    } else {
        Err(BookError::Invalid { code: "unknown_region" })
    }
}

pub(super) fn region(conn: &Connection) -> Result<String, BookError> {
    Ok(settings::text(conn, REGION)?.unwrap_or_default())
}

pub(super) fn tax(conn: &Connection, region: &str) -> Result<Option<Decimal>, BookError> {
    let text = settings::text(conn, &format!("{TAX}{region}"))?;
    text.map(|text| Decimal::from_str_exact(&text))
        .transpose()
        .map_err(|_| BookError::Inconsistent {
            what: "a tax rate cannot be read",
        })
}

pub(super) fn paid_with(conn: &Connection, on: Date) -> Result<Option<Method>, BookError> {
    let Some(id) = settings::text(conn, METHOD)? else {
        return Ok(None);
    };
    let methods = rates::methods(conn, on)?;
    Ok(methods.into_iter().find(|method| method.id.to_string() == id))
}
