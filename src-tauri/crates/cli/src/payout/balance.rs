//! `payout balance`: from earned to received, platform by platform.

use giftbook_book::Book;
use giftbook_book::payout::{Between, PayoutBalance, Underway};
use giftbook_model::{Instant, Platform};
use serde_json::{Value, json};

use super::money_text;
use crate::outcome::{Outcome, Refusal};

pub(super) fn balance(book: &Book, platform: Option<Platform>, now: Instant) -> Result<Outcome, Refusal> {
    let balances = match platform {
        Some(platform) => vec![book.payout_balance(platform, now)?],
        None => book.payout_balances(now)?,
    };
    let text = if balances.is_empty() {
        "nothing was earned and nothing paid out\n".to_owned()
    } else {
        balances.iter().map(text_of).collect()
    };
    let platforms: Vec<Value> = balances.iter().map(json_of).collect();
    Ok(Outcome::done(json!({ "platforms": platforms }), text))
}

fn text_of(of: &PayoutBalance) -> String {
    let unit = of.unit.code();
    let worth = of.worth.as_ref().map(|worth| format!(", worth {}", range_text(worth)));
    let mut text = format!(
        "{}  {} {unit}s available{}\n",
        of.platform.code(),
        of.available,
        worth.unwrap_or_default()
    );
    text += &format!(
        "  {} earned, {} taken back, {} held, {} requested ({} in review), {} paid, {} received\n",
        of.earned, of.taken_back, of.held, of.requested, of.in_review, of.paid, of.received
    );
    if let Some(since) = of.since_last {
        text += &format!(
            "  since the payout of {}: {} {unit}s in {} lives\n",
            since.day, since.units, since.lives
        );
    }
    if let Some(threshold) = of.threshold {
        let missing = if threshold.missing.most.minor == 0 {
            "reached".to_owned()
        } else {
            format!("{} missing", range_text(&threshold.missing))
        };
        text += &format!("  the least paid out: {}, {missing}\n", money_text(threshold.minimum));
    }
    for underway in &of.underway {
        let expected = underway
            .window
            .map(|window| format!(", expected {} to {}", window.from, window.to));
        let late = if underway.late { ", late" } else { "" };
        text += &format!(
            "  payout {}: {}{}{late}\n",
            underway.payout.id,
            underway.stage.code(),
            expected.unwrap_or_default()
        );
    }
    text
}

/// One amount, or the least and the most it may be.
pub(super) fn range_text(of: &Between) -> String {
    if of.least == of.most {
        money_text(of.least)
    } else {
        format!("{} to {}", of.least.decimal_text(), money_text(of.most))
    }
}

pub(super) fn range_json(of: &Between) -> Value {
    json!({ "least": of.least.decimal_text(), "most": of.most.decimal_text(), "currency": of.least.currency.code() })
}

fn json_of(of: &PayoutBalance) -> Value {
    let arrived: Vec<Value> = of
        .arrived
        .iter()
        .map(|money| json!({ "amount": money.decimal_text(), "currency": money.currency.code() }))
        .collect();
    json!({
        "platform": of.platform.code(), "unit": of.unit.code(), "on": of.on.to_string(), "earned": of.earned.to_string(),
        "taken_back": of.taken_back.to_string(), "held": of.held.to_string(), "available": of.available.to_string(),
        "requested": of.requested.to_string(), "in_review": of.in_review.to_string(), "paid": of.paid.to_string(),
        "received": of.received.to_string(), "arrived": arrived, "worth": of.worth.as_ref().map(range_json),
        "programme": of.programme.as_ref().map(|programme| &programme.id),
        "threshold": of.threshold.as_ref().map(|threshold| json!({
            "minimum": threshold.minimum.decimal_text(), "currency": threshold.minimum.currency.code(),
            "missing": range_json(&threshold.missing),
        })),
        "since_last": of.since_last.map(|since| json!({
            "day": since.day.to_string(), "units": since.units.to_string(), "lives": since.lives,
        })),
        "underway": of.underway.iter().map(underway_json).collect::<Vec<_>>(),
    })
}

fn underway_json(of: &Underway) -> Value {
    json!({
        "payout": of.payout.id, "stage": of.stage.code(), "late": of.late,
        "from": of.window.map(|window| window.from.to_string()), "to": of.window.map(|window| window.to.to_string()),
    })
}
