//! `payout reversals`: what platforms took back.

use clap::{Args, Subcommand};
use giftbook_book::payout::{Reversal, ReversalOf, TakenBack};
use giftbook_book::{Book, BookError};
use giftbook_model::{Currency, EntryId, Instant, Money};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::money_text;
use crate::args::OnPlatform;
use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Reversals {
    /// All of them, the earliest first.
    List,
    /// Record that something was taken back: a gift, units, or money of a payout.
    Add(Back),
    /// Take a reversal out of the book; what it took back counts again.
    Remove { id: i64 },
}

#[derive(Args)]
pub(crate) struct Back {
    /// The day it was taken back.
    #[arg(long, value_name = "DATE")]
    on: Date,
    /// A gift received, by its entry's number.
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["units", "payout"])]
    gift: Option<i64>,
    /// Units for which no gift is named.
    #[arg(long, requires = "platform", conflicts_with = "payout")]
    units: Option<i64>,
    #[arg(long, value_enum)]
    platform: Option<OnPlatform>,
    /// A payout whose money was taken back, by its number.
    #[arg(long, value_name = "ID", requires = "amount")]
    payout: Option<i64>,
    #[arg(long)]
    amount: Option<String>,
    #[arg(long, value_name = "CODE", default_value = "USD")]
    currency: String,
}

impl Reversals {
    /// Whether it only asks.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::List)
    }
}

pub(super) fn reversals(book: &Book, what: Option<&Reversals>, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        None | Some(Reversals::List) => list(book),
        Some(Reversals::Add(back)) => {
            let id = book.reversal_add(of(back)?, back.on, now)?;
            Ok(Outcome::done(
                json!({ "reversal": id }),
                format!("reversal {id} recorded\n"),
            ))
        }
        Some(Reversals::Remove { id }) => {
            book.reversal_remove(*id, now)?;
            Ok(Outcome::done(
                json!({ "reversal": id }),
                format!("reversal {id} taken away\n"),
            ))
        }
    }
}

fn of(back: &Back) -> Result<ReversalOf, Refusal> {
    if let Some(entry) = back.gift {
        return Ok(ReversalOf::Gift(EntryId(entry)));
    }
    if let Some((units, platform)) = back.units.zip(back.platform) {
        return Ok(ReversalOf::Units(platform.into(), units));
    }
    let (Some(payout), Some(amount)) = (back.payout, &back.amount) else {
        return Err(Refusal {
            code: "nothing_named".to_owned(),
            text: "say what was taken back: --gift ENTRY, --platform P --units N, or --payout ID --amount AMOUNT"
                .to_owned(),
        });
    };
    let currency = Currency::parse(&back.currency).map_err(BookError::from)?;
    let money = Money::parse(amount, currency).map_err(BookError::from)?;
    Ok(ReversalOf::Money { payout, money })
}

fn list(book: &Book) -> Result<Outcome, Refusal> {
    let reversals = book.reversals()?;
    let text = reversals.iter().map(line).collect();
    let reversals: Vec<Value> = reversals.iter().map(json_of).collect();
    Ok(Outcome::done(json!({ "reversals": reversals }), text))
}

fn line(of: &Reversal) -> String {
    let what = match of.what {
        TakenBack::Gift { entry, units } => format!("{units} units, the gift {}", entry.0),
        TakenBack::Units(units) => format!("{units} units"),
        TakenBack::Money { payout, money } => format!("{} of payout {payout}", money_text(money)),
    };
    format!("{:>4}  {}  {:<9} {what}\n", of.id, of.on, of.platform.code())
}

fn json_of(of: &Reversal) -> Value {
    let mut told = json!({ "id": of.id, "on": of.on.to_string(), "platform": of.platform.code() });
    match of.what {
        TakenBack::Gift { entry, units } => {
            told["gift"] = entry.0.to_string().into();
            told["units"] = units.to_string().into();
        }
        TakenBack::Units(units) => told["units"] = units.to_string().into(),
        TakenBack::Money { payout, money } => {
            told["payout"] = payout.into();
            told["amount"] = money.decimal_text().into();
            told["currency"] = money.currency.code().into();
        }
    }
    told
}
