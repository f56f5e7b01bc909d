//! `fx`: the ECB's reference rates.

use std::io::{IsTerminal, Write, stderr};
use std::path::Path;

use giftbook_book::Book;
use giftbook_book::rates::{FxHeld, FxImported, FxOrigin, FxShown, HostSaid};
use giftbook_connect::{Answer, ConnectError, Known, Place};
use giftbook_model::{FxRate, Instant, Told};
use serde_json::{Value, json};

use super::args::Fx;
use crate::outcome::{Outcome, Refusal};

pub(crate) fn fx(book: &Book, what: Option<&Fx>, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        None => show(book, None, now),
        Some(Fx::Show { on }) => show(book, *on, now),
        Some(Fx::Import { file }) => import(book, file, now),
        Some(Fx::Fetch) => fetch(book, now),
    }
}

fn show(book: &Book, on: Option<jiff::civil::Date>, now: Instant) -> Result<Outcome, Refusal> {
    let on = super::day(book, on, now)?;
    let shown = book.fx(on)?;
    let mut text = match shown.newest {
        Some(newest) => format!("Source: ECB, euro foreign exchange reference rates, newest of {newest}\n"),
        None => format!("no rate is known on {on}\n"),
    };
    for (currency, day, rate) in &shown.rates {
        text += &format!("{day}  1 EUR = {rate:>12} {currency}\n");
    }
    for held in &shown.held {
        let before = held
            .before
            .map_or_else(String::new, |(day, rate)| format!(", after {rate} on {day}"));
        text += &format!(
            "held back: {} 1 EUR = {} {}{before}\n",
            held.day, held.rate, held.currency
        );
    }
    Ok(Outcome::done(shown_json(&shown, on), text))
}

fn import(book: &Book, file: &Path, now: Instant) -> Result<Outcome, Refusal> {
    let told = giftbook_formats::rates::fx(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    taken(book, &FxOrigin { name, fetched: None }, &told, now)
}

fn fetch(book: &Book, now: Instant) -> Result<Outcome, Refusal> {
    let today = super::day(book, None, now)?;
    let gap = book
        .fx(today)?
        .newest
        .map_or(i64::MAX, |newest| i64::from((today - newest).get_days()));
    let place = Place::for_gap(gap);
    if stderr().is_terminal() {
        let _ = writeln!(stderr(), "asking {} for {}", place.host(), place.file());
    }
    let said = book.fx_host_said(place.file())?;
    let known = Known {
        etag: said.etag,
        modified: said.modified,
    };
    match giftbook_connect::fetch(place, &known, &mut |_| {}, &|| false)? {
        Answer::Unchanged => Ok(Outcome::done(
            json!({ "unchanged": true }),
            format!("{} has nothing newer\n", place.host()),
        )),
        Answer::File { bytes, known } => {
            let told = giftbook_formats::rates::fx_bytes(&bytes)?;
            let fetched = HostSaid {
                etag: known.etag,
                modified: known.modified,
            };
            let name = place.file().to_owned();
            let origin = FxOrigin {
                name,
                fetched: Some(fetched),
            };
            taken(book, &origin, &told, now)
        }
    }
}

fn taken(book: &Book, origin: &FxOrigin, told: &Told<FxRate>, now: Instant) -> Result<Outcome, Refusal> {
    let report: FxImported = book.fx_import(origin, told, now)?;
    let text = format!(
        "{} rates read: {} new, {} held back, {} known, {} unlike what is known, {} unreadable, {} of no use\n{}",
        report.read,
        report.new,
        report.held,
        report.known,
        report.unlike,
        report.unreadable,
        report.ignored,
        super::problem_lines(&told.problems)
    );
    let json = json!({
        "read": report.read, "new": report.new, "held": report.held, "known": report.known, "unlike": report.unlike,
        "unreadable": report.unreadable, "ignored": report.ignored, "problems": super::problems(&told.problems),
    });
    let mut outcome = Outcome::done(json, text);
    outcome.problems = report.unreadable + report.held > 0;
    Ok(outcome)
}

fn shown_json(shown: &FxShown, on: jiff::civil::Date) -> Value {
    let rates = shown.rates.iter().map(|(currency, day, rate)| {
        json!({ "currency": currency.code(), "day": day.to_string(), "rate": rate.to_string() })
    });
    let files = shown.files.iter().map(|file| {
        json!({
            "name": file.name, "at": file.at.millis().to_string(), "fetched": file.fetched, "new": file.new, "held": file.held,
            "known": file.known, "unlike": file.unlike, "unreadable": file.unreadable, "ignored": file.ignored,
        })
    });
    json!({
        "on": on.to_string(), "source": "ECB, euro foreign exchange reference rates", "newest": shown.newest.map(|day| day.to_string()),
        "rates": rates.collect::<Vec<_>>(), "files": files.collect::<Vec<_>>(), "held": shown.held.iter().map(held_json).collect::<Vec<_>>(),
    })
}

fn held_json(held: &FxHeld) -> Value {
    json!({
        "day": held.day.to_string(), "currency": held.currency.code(), "rate": held.rate.to_string(),
        "before": held.before.map(|(day, rate)| json!({ "day": day.to_string(), "rate": rate.to_string() })),
    })
}

impl From<ConnectError> for Refusal {
    fn from(error: ConnectError) -> Self {
        Self {
            code: error.code().to_owned(),
            text: format!("{error}; nothing was changed"),
        }
    }
}
