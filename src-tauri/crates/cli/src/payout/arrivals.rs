//! `payout arrivals`: money that came in by a statement and could be a payout's. Rules propose and say why; which it is, the user says.

use clap::{Args, Subcommand};
use giftbook_book::Book;
use giftbook_book::payout::reconcile::{Arrival, ArrivalProposal, ArrivalRule};
use giftbook_model::{EntryId, Instant};
use serde_json::{Value, json};

use super::money_text;
use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Arrivals {
    /// Rows nobody has decided about, each with the payout it could be of and why, the surest first.
    List,
    /// Say that a row is a payout's arrival; it is no refund any more.
    Join(Pair),
    /// Say that a row is not a payout's arrival; one that was joined is apart again.
    Apart(Pair),
}

#[derive(Args)]
pub(crate) struct Pair {
    /// The payout's number.
    payout: i64,
    /// The number of the statement's row, as the list has it.
    entry: i64,
}

impl Arrivals {
    /// Whether it only asks.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::List)
    }
}

pub(super) fn arrivals(book: &Book, what: Option<&Arrivals>, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        None | Some(Arrivals::List) => list(book),
        Some(Arrivals::Join(pair)) => {
            book.arrival_join(pair.payout, EntryId(pair.entry), now)?;
            Ok(decided(pair, true))
        }
        Some(Arrivals::Apart(pair)) => {
            book.arrival_apart(pair.payout, EntryId(pair.entry), now)?;
            Ok(decided(pair, false))
        }
    }
}

fn decided(pair: &Pair, together: bool) -> Outcome {
    let Pair { payout, entry } = pair;
    let is = if together { "is" } else { "is not" };
    Outcome::done(
        json!({ "payout": payout, "entry": entry.to_string(), "together": together }),
        format!("{entry} {is} the arrival of payout {payout}\n"),
    )
}

fn list(book: &Book) -> Result<Outcome, Refusal> {
    let proposals = book.arrival_proposals()?;
    let text = if proposals.is_empty() {
        "no row could be a payout's arrival\n".to_owned()
    } else {
        proposals.iter().map(line).collect()
    };
    let proposals: Vec<Value> = proposals.iter().map(json_of).collect();
    Ok(Outcome::done(json!({ "proposals": proposals }), text))
}

fn line(of: &ArrivalProposal) -> String {
    format!(
        "{:>20}  {}  {:>14}  payout {}: {}, {} days apart\n",
        of.row.entry.0,
        of.row.day,
        money_text(of.row.money),
        of.payout,
        why(of.rule),
        of.apart
    )
}

fn why(rule: ArrivalRule) -> &'static str {
    match rule {
        ArrivalRule::Reference => "the same reference",
        ArrivalRule::Received => "what was recorded to have arrived",
        ArrivalRule::Net => "what was sent after the fee",
        ArrivalRule::Converted => "about what was sent, by the reference rate",
    }
}

fn json_of(of: &ArrivalProposal) -> Value {
    let mut told = row_json(&of.row);
    told["payout"] = of.payout.into();
    told["rule"] = of.rule.code().into();
    told["days_apart"] = of.apart.into();
    told
}

/// A statement's row, wherever it is told of.
pub(super) fn row_json(row: &Arrival) -> Value {
    json!({
        "entry": row.entry.0.to_string(), "platform": row.platform.code(), "day": row.day.to_string(),
        "amount": row.money.decimal_text(), "currency": row.money.currency.code(), "text": row.text,
    })
}
