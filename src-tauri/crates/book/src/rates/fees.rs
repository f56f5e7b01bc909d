//! Payment methods as the user writes them down. What one costs is dated: a correction is a new line, and earlier days keep the old one.

use giftbook_model::{Currency, Instant};
use jiff::civil::Date;
use rusqlite::Transaction;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::log::{self, Fee, MethodRow, unused};
use super::method::MethodKind;
use super::table;
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError};

const LONGEST_NAME: usize = 100;

/// What a payment method costs from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MethodCost {
    /// Of a purchase in another currency: 0.03 is 3 %. From 0 to 1.
    pub fee: Decimal,
    /// On the reference rate, likewise.
    pub markup: Decimal,
    pub from: Date,
}

impl Book {
    /// Writes down a way of paying. Returns its number. `currency` is the one it is billed in; `None`: that of the price.
    pub fn method_add(
        &self,
        name: &str,
        kind: MethodKind,
        currency: Option<Currency>,
        cost: MethodCost,
        now: Instant,
    ) -> Result<i64, BookError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(BookError::Invalid { code: "name_is_empty" });
        }
        if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(BookError::Invalid { code: "text_too_long" });
        }
        self.file.write(|tx| {
            let id = unused(tx, "method")?;
            let row = MethodRow {
                name: name.to_owned(),
                kind: kind as u8,
                currency: currency.map(|currency| currency.code().to_owned()),
            };
            let method = Edit {
                area: Area::Method,
                key: id.to_string(),
                after: Some(serde_json::to_value(row)?),
            };
            let edits = vec![method, priced(tx, id, cost)?];
            history::change(tx, now, Name::MethodAdd, &json!({ "name": name }), edits)?;
            Ok(id)
        })
    }

    /// Writes down what a payment method costs from a day on.
    pub fn method_cost(&self, id: i64, cost: MethodCost, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let method = log::load(tx, Area::Method, &id.to_string())?.ok_or(BookError::Unknown { what: "method" })?;
            let name = method.get("name").and_then(Value::as_str).unwrap_or_default();
            let edit = priced(tx, id, cost)?;
            let params = json!({
                "name": name, "fee": cost.fee.to_string(), "markup": cost.markup.to_string(), "from": cost.from.to_string(),
            });
            history::change(tx, now, Name::MethodFee, &params, vec![edit])?;
            Ok(())
        })
    }
}

fn priced(tx: &Transaction<'_>, method: i64, cost: MethodCost) -> Result<Edit, BookError> {
    for share in [cost.fee, cost.markup] {
        if !(Decimal::ZERO..=Decimal::ONE).contains(&share) {
            return Err(BookError::Invalid {
                code: "share_out_of_range",
            });
        }
    }
    let fee = Fee {
        method,
        from_day: table::number(cost.from),
        fee: cost.fee.normalize().to_string(),
        markup: cost.markup.normalize().to_string(),
    };
    Ok(Edit {
        area: Area::MethodFee,
        key: unused(tx, "method_fee")?.to_string(),
        after: Some(serde_json::to_value(fee)?),
    })
}
