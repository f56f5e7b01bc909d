//! `payout reconcile`: what was recorded, what the platform says, what it paid and what arrived, each gap by its causes.

use clap::Args as Arguments;
use giftbook_book::Book;
use giftbook_book::payout::reconcile::{Counted, Explained, LiveReconciled, PayoutReconciled, Stretch, UnitStretch};
use giftbook_model::Instant;
use serde_json::{Value, json};

use super::arrivals::row_json;
use super::findings::{finding_json, finding_text};
use crate::outcome::{Outcome, Refusal};

#[derive(Arguments)]
#[group(multiple = false)]
pub(crate) struct Reconcile {
    /// One live, by its number, against the platform's total.
    #[arg(long, value_name = "ID")]
    live: Option<i64>,
    /// One payout, by its number, from the gifts to the bank.
    #[arg(long, value_name = "ID")]
    payout: Option<i64>,
}

pub(crate) fn reconcile(book: &Book, what: &Reconcile, now: Instant) -> Result<Outcome, Refusal> {
    match (what.live, what.payout) {
        (Some(id), _) => {
            let live = book.reconcile_live(id)?;
            Ok(Outcome::done(live_json(&live), live_text(&live)))
        }
        (None, Some(id)) => {
            let payout = book.reconcile_payout(id)?;
            Ok(Outcome::done(payout_json(&payout), payout_text(&payout)))
        }
        (None, None) => whole(book, now),
    }
}

/// Every live with a total of the platform's, and what does not fit together.
fn whole(book: &Book, now: Instant) -> Result<Outcome, Refusal> {
    let (lives, found) = (book.reconcile_lives()?, book.payout_checks(now)?);
    let mut text = String::new();
    for live in &lives {
        let (gap, unexplained) = live.explained.as_ref().map_or((0, 0), |of| (of.gap, of.unexplained));
        text += &format!(
            "{:>6}  {:>9} recorded {:>9} official {gap:>+8} unexplained {unexplained:>+8}  {}\n",
            live.live.id,
            live.recorded,
            live.official.unwrap_or(0),
            live.live.title.as_deref().unwrap_or_default()
        );
    }
    for finding in &found {
        text += &format!("{}\n", finding_text(finding));
    }
    let json = json!({
        "lives": lives.iter().map(live_json).collect::<Vec<_>>(), "findings": found.iter().map(finding_json).collect::<Vec<_>>(),
    });
    Ok(Outcome {
        problems: found.iter().any(|finding| !finding.is_hint()),
        ..Outcome::done(json, text)
    })
}

fn live_json(live: &LiveReconciled) -> Value {
    json!({
        "live": live.live.id, "title": live.live.title, "unit": live.unit.code(), "recorded": live.recorded.to_string(),
        "guests": live.guests.to_string(), "official": live.official.map(|units| units.to_string()),
        "gap": live.explained.as_ref().map(|of| of.gap.to_string()),
        "causes": live.explained.as_ref().map(|of| of.causes.iter().map(cause_json).collect::<Vec<_>>()),
        "unexplained": live.explained.as_ref().map(|of| of.unexplained.to_string()),
    })
}

fn cause_json(of: &Counted) -> Value {
    json!({
        "cause": of.cause.code(), "units": of.units.map(|(units, _)| units.to_string()), "proof": of.units.map(|(_, proof)| proof.code()),
        "gifts": of.events, "recorded": of.recorded.to_string(), "minutes": of.ms / 60_000,
        "at_pace": of.pace.map(|(units, _)| units.to_string()),
        "at_pace_between": of.pace.and_then(|(_, between)| between).map(|(least, most)| [least.to_string(), most.to_string()]),
    })
}

fn live_text(live: &LiveReconciled) -> String {
    let unit = live.unit.code();
    let Some((official, explained)) = live.official.zip(live.explained.as_ref()) else {
        return format!(
            "{} {unit}s recorded; the platform's total is not in the book, or not as a number of {unit}s\n",
            live.recorded
        );
    };
    let mut text = format!("{:>10} {unit}s recorded\n", live.recorded);
    text += &explained_text(explained);
    text + &format!("{official:>10} {unit}s by the platform\n")
}

fn explained_text(of: &Explained) -> String {
    let mut text = String::new();
    for counted in of.causes.iter().filter(|counted| counted.units.is_some()) {
        let units = counted.units.map_or(0, |(units, _)| units);
        text += &format!("{units:>+10} {}\n", said(counted));
    }
    if of.unexplained != 0 {
        text += &format!("{:>+10} unexplained\n", of.unexplained);
    }
    for counted in of.causes.iter().filter(|counted| counted.units.is_none()) {
        text += &format!("           possible: {}\n", said(counted));
    }
    text
}

fn said(of: &Counted) -> String {
    let minutes = of.ms / 60_000;
    let pace = match of.pace {
        Some((units, Some((least, most)))) => format!("; at the usual pace {units} ({least} to {most})"),
        Some((units, None)) => format!("; at the usual pace {units}"),
        None => String::new(),
    };
    let what = of.cause.code().replace('_', " ");
    if of.ms > 0 {
        format!("{what}: {minutes} min were not recorded{pace}")
    } else {
        format!("{what}: {} gifts, {} as recorded", of.events, of.recorded)
    }
}

fn stretch_json(of: &Stretch) -> Value {
    let steps = of.steps.iter();
    let steps: Vec<Value> = steps
        .map(|step| json!({ "why": step.why.code(), "amount": step.money.decimal_text() }))
        .collect();
    json!({
        "from": of.from.0.code(), "from_amount": of.from.1.decimal_text(), "currency": of.from.1.currency.code(), "steps": steps,
        "to": of.to.0.code(), "to_amount": of.to.1.decimal_text(),
    })
}

fn units_json(of: &UnitStretch) -> Value {
    let steps: Vec<Value> = of
        .steps
        .iter()
        .map(|(why, units)| json!({ "why": why.code(), "units": units.to_string() }))
        .collect();
    json!({ "from": of.from.to_string(), "steps": steps, "to": of.to.to_string() })
}

fn payout_json(of: &PayoutReconciled) -> Value {
    let arrivals: Vec<Value> = of.arrivals.iter().map(row_json).collect();
    let turned = of.money.turned.as_ref();
    json!({
        "payout": of.payout.id, "platform": of.payout.facts.platform.code(), "unit": of.unit.code(),
        "after": of.after.map(|day| day.to_string()), "until": of.until.to_string(), "programmes": of.programmes,
        "lives": of.lives.iter().map(|live| live_json(&live.reconciled)).collect::<Vec<_>>(),
        "units": of.units.as_ref().map(units_json), "money": of.money.stretches.iter().map(stretch_json).collect::<Vec<_>>(),
        "rate": turned.and_then(|turned| turned.reference).map(|(rate, _)| rate.normalize().to_string()),
        "rate_day": turned.and_then(|turned| turned.reference).map(|(_, day)| day.to_string()),
        "rate_implied": turned.and_then(|turned| turned.implied).map(|rate| rate.to_string()),
        "arrivals": arrivals,
    })
}

fn payout_text(of: &PayoutReconciled) -> String {
    let mut text = format!("payout {} on {}, {} lives\n", of.payout.id, of.until, of.lives.len());
    if let Some(units) = &of.units {
        text += &format!("{:>12} {}s in the balance before\n", units.from, of.unit.code());
        for (why, sum) in &units.steps {
            text += &format!("{sum:>+12} {}\n", why.code().replace('_', " "));
        }
        text += &format!("{:>12} {}s taken out\n", units.to, of.unit.code());
    }
    for stretch in &of.money.stretches {
        let currency = stretch.from.1.currency;
        text += &format!(
            "{:>12} {currency} {}\n",
            stretch.from.1.decimal_text(),
            stretch.from.0.code().replace('_', " ")
        );
        for step in &stretch.steps {
            text += &format!(
                "{:>12} {}\n",
                step.money.decimal_text(),
                step.why.code().replace('_', " ")
            );
        }
        text += &format!(
            "{:>12} {currency} {}\n",
            stretch.to.1.decimal_text(),
            stretch.to.0.code()
        );
    }
    text
}
