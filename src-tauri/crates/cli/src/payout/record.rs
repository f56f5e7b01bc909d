//! `payout record`, `change`, `remove`, `list`: what its owner knows of each payout.

use clap::Args;
use giftbook_book::payout::{Payout, PayoutFacts};
use giftbook_book::{Book, BookError};
use giftbook_model::{Currency, Instant, Money};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::money_text;
use crate::args::OnPlatform;
use crate::outcome::{Outcome, Refusal};

/// All that is known of a payout.
#[derive(Args)]
pub(crate) struct Facts {
    /// tiktok, youtube, twitch, instagram or telegram.
    #[arg(long, value_enum)]
    platform: OnPlatform,
    /// Units taken out.
    #[arg(long)]
    units: Option<i64>,
    /// The day it was asked for.
    #[arg(long, value_name = "DATE")]
    requested: Option<Date>,
    /// The day the platform sent it.
    #[arg(long, value_name = "DATE")]
    paid: Option<Date>,
    /// The day it arrived.
    #[arg(long, value_name = "DATE")]
    received: Option<Date>,
    /// The day it was refused or came back.
    #[arg(long, value_name = "DATE")]
    returned: Option<Date>,
    /// Before fees, such as 100.00.
    #[arg(long, value_name = "AMOUNT")]
    gross: Option<String>,
    /// What was kept of it.
    #[arg(long, value_name = "AMOUNT", requires = "gross")]
    fee: Option<String>,
    /// The currency of both.
    #[arg(long, value_name = "CODE", default_value = "USD")]
    currency: String,
    /// What arrived.
    #[arg(long, value_name = "AMOUNT")]
    got: Option<String>,
    /// The currency it arrived in; that of the gross amount where nothing is said.
    #[arg(long, value_name = "CODE", requires = "got")]
    got_currency: Option<String>,
    /// The payout method's name, as `payout plan` lists them.
    #[arg(long, default_value = "")]
    method: String,
    /// As platform or bank names it.
    #[arg(long, default_value = "")]
    reference: String,
}

impl Facts {
    fn read(&self) -> Result<PayoutFacts, BookError> {
        let currency = Currency::parse(&self.currency)?;
        let got_currency = self.got_currency.as_deref().map_or(Ok(currency), Currency::parse)?;
        let money =
            |text: &Option<String>, currency| text.as_ref().map(|text| Money::parse(text, currency)).transpose();
        Ok(PayoutFacts {
            platform: self.platform.into(),
            units: self.units,
            requested: self.requested,
            paid: self.paid,
            received: self.received,
            returned: self.returned,
            gross: money(&self.gross, currency)?,
            fee: money(&self.fee, currency)?,
            got: money(&self.got, got_currency)?,
            method: self.method.clone(),
            reference: self.reference.clone(),
        })
    }
}

pub(super) fn record(book: &Book, facts: &Facts, now: Instant) -> Result<Outcome, Refusal> {
    let id = book.payout_record(&facts.read()?, now)?;
    Ok(Outcome::done(
        json!({ "payout": id }),
        format!("payout {id} recorded\n"),
    ))
}

pub(super) fn change(book: &Book, id: i64, facts: &Facts, now: Instant) -> Result<Outcome, Refusal> {
    book.payout_change(id, &facts.read()?, now)?;
    Ok(Outcome::done(json!({ "payout": id }), format!("payout {id} changed\n")))
}

pub(super) fn remove(book: &Book, id: i64, now: Instant) -> Result<Outcome, Refusal> {
    book.payout_remove(id, now)?;
    Ok(Outcome::done(
        json!({ "payout": id }),
        format!("payout {id} taken away\n"),
    ))
}

pub(super) fn list(book: &Book) -> Result<Outcome, Refusal> {
    let payouts = book.payouts()?;
    let text = payouts.iter().map(line).collect();
    let payouts: Vec<Value> = payouts.iter().map(json_of).collect();
    Ok(Outcome::done(json!({ "payouts": payouts }), text))
}

fn line(payout: &Payout) -> String {
    let facts = &payout.facts;
    let of = |money: Option<Money>| money.map(money_text).unwrap_or_default();
    format!(
        "{:>4}  {}  {:<9} {:<9} {:>10}  {:>14}  {:>14}  {}\n",
        payout.id,
        facts.begun().map(|day| day.to_string()).unwrap_or_default(),
        facts.platform.code(),
        facts.stage().code(),
        facts.units.map(|units| units.to_string()).unwrap_or_default(),
        of(facts.gross),
        of(facts.got),
        facts.method
    )
}

fn json_of(payout: &Payout) -> Value {
    let facts = &payout.facts;
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let amount = |money: Option<Money>| money.map(Money::decimal_text);
    let code = |money: Option<Money>| money.map(|money| money.currency.code().to_owned());
    json!({
        "id": payout.id, "platform": facts.platform.code(), "stage": facts.stage().code(), "units": facts.units.map(|units| units.to_string()),
        "requested": day(facts.requested), "paid": day(facts.paid), "received": day(facts.received), "returned": day(facts.returned),
        "gross": amount(facts.gross), "fee": amount(facts.fee), "currency": code(facts.gross), "got": amount(facts.got),
        "got_currency": code(facts.got), "method": facts.method, "reference": facts.reference,
    })
}
