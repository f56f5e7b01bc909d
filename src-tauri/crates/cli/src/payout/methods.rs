//! `payout methods`: the ways to be paid, with who says what, and those of the user's own.

use std::path::PathBuf;

use clap::Subcommand;
use giftbook_book::payout::PayoutMethod;
use giftbook_book::{Book, BookError};
use giftbook_model::{Instant, Money, Platform};
use serde_json::{Value, json};

use super::money_text;
use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Methods {
    /// Those in force today.
    List,
    /// Add a file of payout methods of your own.
    Add { file: PathBuf },
    /// Take such a file out of the book, by its number.
    Remove { id: i64 },
}

impl Methods {
    /// Whether it only asks.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::List)
    }
}

pub(super) fn methods(book: &Book, what: Option<&Methods>, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        None | Some(Methods::List) => list(book, now),
        Some(Methods::Add { file }) => {
            let text = std::fs::read_to_string(file).map_err(BookError::from)?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let id = book.payout_methods_add(&name, &text, now)?;
            Ok(Outcome::done(json!({ "file": id }), format!("file {id} added\n")))
        }
        Some(Methods::Remove { id }) => {
            book.payout_methods_remove(*id, now)?;
            Ok(Outcome::done(json!({ "file": id }), format!("file {id} taken away\n")))
        }
    }
}

fn list(book: &Book, now: Instant) -> Result<Outcome, Refusal> {
    let (known, own) = (book.payout_methods()?, book.own_payout_methods()?);
    let today = now.day_in(&book.settings()?.zone()?);
    let in_force: Vec<&PayoutMethod> = Platform::ALL
        .into_iter()
        .flat_map(|platform| known.of(platform, today))
        .collect();
    let text = in_force.iter().map(|method| line(method)).collect::<String>();
    let files: Vec<Value> = own
        .iter()
        .map(|file| json!({ "file": file.id, "name": file.name }))
        .collect();
    let methods: Vec<Value> = in_force.iter().map(|method| json_of(method)).collect();
    Ok(Outcome::done(json!({ "methods": methods, "files": files }), text))
}

fn line(method: &PayoutMethod) -> String {
    let fee = method.fee.map_or("fee not known".to_owned(), |fee| {
        format!("keeps {} of the amount and {}", fee.share, money_text(fee.each))
    });
    let bound = |word: &str, money: Option<Money>| money.map(|money| format!(", {word} {}", money_text(money)));
    format!(
        "{:<18} {:<9} {fee}{}{}  ({}, {})\n",
        method.id,
        method.platform.code(),
        bound("at least", method.minimum).unwrap_or_default(),
        bound("a day at most", method.daily).unwrap_or_default(),
        method.said.source,
        method.said.seen_on
    )
}

fn json_of(method: &PayoutMethod) -> Value {
    let text = |money: Option<Money>| money.map(Money::decimal_text);
    json!({
        "id": method.id, "platform": method.platform.code(), "route": method.route.code(), "region": method.region,
        "currency": method.currency.code(), "share": method.fee.map(|fee| fee.share.to_string()),
        "each": method.fee.map(|fee| fee.each.decimal_text()), "minimum": text(method.minimum), "daily": text(method.daily),
        "markup": method.markup.to_string(), "own": method.own, "source": method.said.source,
        "seen_on": method.said.seen_on.to_string(), "trust": method.said.trust.code(),
    })
}
