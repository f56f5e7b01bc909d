//! Is this address or offer what it says? Needs no book; one that is named adds its prices and notes. The exit code is 0 whatever the verdict: an answer was given.

use std::fmt::Write as _;
use std::io::{BufRead, Read, Write};
use std::path::Path;

use giftbook_safety::{
    Checked, Lists, Looked, Mark, NotUsed, OfferChecked, PUBLISHERS, Reason, check, check_offer_text, look,
};
use serde_json::{Map, Value, json};

use crate::args::Safety;
use crate::outcome::{Outcome, Refusal};
use crate::own::Own;
use crate::plain_words::{reason_text, sign_text, verdict_text};

/// The longest line that is read from standard input, in bytes; a longer one is no address and is told so.
const LONGEST_LINE: u64 = 128 * 1024;

pub(crate) fn safety(what: &Safety, as_json: bool, own: &Own) -> Result<Outcome, Refusal> {
    let (newer, not_used) = match &what.lists {
        Some(file) => newer_lists(file)?,
        None => (None, None),
    };
    let lists = newer.as_ref().unwrap_or_else(|| Lists::built_in());
    let what = &what.what;
    if let Some(file) = &what.text {
        let offer = check_offer_text(&text_of(file)?, &own.known, lists);
        return Ok(Outcome::done(offer_json(&offer, own), offer_text(&offer, own)));
    }
    if what.stdin {
        lines(lists, as_json, own)?;
        return Ok(Outcome::done(Value::Null, String::new()));
    }
    let looked: Vec<(&String, Looked)> = what
        .addresses
        .iter()
        .map(|input| (input, look(input, &own.known, lists)))
        .collect();
    let json = looked.iter().map(|(input, looked)| match looked {
        Looked::Address(checked) => address_json(input, checked, own),
        Looked::Offer(offer) => offer_json(offer, own),
    });
    let text = looked.iter().map(|(input, looked)| match looked {
        Looked::Address(checked) => address_text(input, checked, own),
        Looked::Offer(offer) => offer_text(offer, own),
    });
    let lists = json!({ "version": lists.version, "dated": lists.dated, "newer": not_used.map(|why| why.to_string()) });
    Ok(Outcome::done(
        json!({ "checked": json.collect::<Vec<_>>(), "lists": lists }),
        text.collect(),
    ))
}

/// Newer lists and their signature, or why the built-in ones hold. That is said aloud: what somebody named is not set aside in silence.
fn newer_lists(file: &Path) -> Result<(Option<Lists>, Option<NotUsed>), Refusal> {
    let mut signature = file.as_os_str().to_owned();
    signature.push(".minisig");
    let text = std::fs::read_to_string(file).map_err(|error| unreadable(&error))?;
    // A missing signature is an unsigned file.
    let signature = std::fs::read_to_string(signature).unwrap_or_default();
    match Lists::newer(&text, &signature, PUBLISHERS) {
        Ok(lists) => Ok((Some(lists), None)),
        Err(why) => {
            let dated = &Lists::built_in().dated;
            let _ = writeln!(
                std::io::stderr(),
                "giftbook: the built-in lists of {dated} are used: {why}"
            );
            Ok((None, Some(why)))
        }
    }
}

fn unreadable(error: &std::io::Error) -> Refusal {
    Refusal {
        code: "io".to_owned(),
        text: format!("the text could not be read: {error}"),
    }
}

/// As much of a file, or of standard input for `-`, as is looked at.
fn text_of(file: &Path) -> Result<String, Refusal> {
    let most = u64::try_from(giftbook_safety::LONGEST_OFFER)
        .unwrap_or(u64::MAX)
        .saturating_mul(2);
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| unreadable(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// One address a line in, one answer a line out as soon as it is known.
fn lines(lists: &Lists, as_json: bool, own: &Own) -> Result<(), Refusal> {
    let mut input = std::io::stdin().lock();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input
            .by_ref()
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line)
            .map_err(|error| unreadable(&error))?;
        if read == 0 {
            break;
        }
        if !line.ends_with(b"\n") && read as u64 == LONGEST_LINE {
            input.skip_until(b'\n').map_err(|error| unreadable(&error))?;
        }
        let text = String::from_utf8_lossy(&line);
        let address = text.trim_end_matches(['\n', '\r']);
        let checked = check(address, lists);
        let written = if as_json {
            writeln!(out, "{}", address_json(address, &checked, own))
        } else {
            out.write_all(address_text(address, &checked, own).as_bytes())
        };
        if written.is_err() {
            return Ok(()); // the reader went away
        }
    }
    let _ = out.flush();
    Ok(())
}

fn address_json(input: &str, checked: &Checked, own: &Own) -> Value {
    let places = checked
        .places
        .iter()
        .map(|place| json!({ "platform": place.platform.code(), "address": place.address }));
    let mut json = json!({
        "input": input, "verdict": checked.verdict.code(), "host": checked.host, "domain": checked.domain,
        "platform": checked.platform.map(giftbook_model::Platform::code), "reasons": checked.reasons.iter().map(reason_json).collect::<Vec<_>>(),
        "places": places.collect::<Vec<_>>(),
    });
    if let Some(note) = own.note(checked) {
        json["note"] = json!(note);
    }
    json
}

fn reason_json(reason: &Reason) -> Value {
    coded(reason.code(), reason.parameter(), &reason_text(reason))
}

fn coded(code: &str, parameter: Option<(&'static str, String)>, text: &str) -> Value {
    let mut object = Map::from_iter([("code".to_owned(), json!(code)), ("text".to_owned(), json!(text))]);
    object.extend(parameter.map(|(name, value)| (name.to_owned(), json!(value))));
    Value::Object(object)
}

fn offer_json(offer: &OfferChecked, own: &Own) -> Value {
    let signs = offer.signs.iter().map(|sign| {
        let mut json = coded(sign.kind.code(), sign.parameter.clone(), sign_text(sign.kind));
        json["hard"] = json!(sign.kind.is_hard());
        json["at"] = json!([sign.at.start, sign.at.end]);
        json
    });
    let addresses = offer
        .addresses
        .iter()
        .map(|checked| address_json(&typed(checked), checked, own));
    json!({ "verdict": offer.weight.code(), "signs": signs.collect::<Vec<_>>(), "addresses": addresses.collect::<Vec<_>>() })
}

fn typed(checked: &Checked) -> String {
    checked.shown.iter().map(|piece| piece.text.as_str()).collect()
}

/// The address with its domain in brackets, and what hides or disguises itself named.
fn address_text(input: &str, checked: &Checked, own: &Own) -> String {
    let mut shown = String::new();
    let mut inside = false;
    for piece in &checked.shown {
        if piece.domain != inside {
            shown.push(if inside { ']' } else { '[' });
            inside = piece.domain;
        }
        match &piece.mark {
            Some(Mark::Hidden(code)) => drop(write!(shown, "{{{code}}}")),
            Some(Mark::PassesFor(like)) => drop(write!(shown, "{}{{reads as {like}}}", piece.text)),
            None => shown.push_str(&piece.text),
        }
    }
    if inside {
        shown.push(']');
    }
    if input.chars().count() > giftbook_safety::SHOWN {
        shown.push('…');
    }
    let mut text = format!("{}: {shown}\n", verdict_text(checked.verdict));
    for reason in &checked.reasons {
        let _ = writeln!(text, "  - {}", reason_text(reason));
    }
    for place in checked
        .places
        .iter()
        .filter(|_| checked.verdict != giftbook_safety::Verdict::Official)
    {
        let at = place
            .address
            .as_deref()
            .unwrap_or("in its app, or on its own site after logging in");
        let _ = writeln!(text, "  {} sells at: {at}", place.platform.code());
    }
    if let Some(note) = own.note(checked) {
        let _ = writeln!(text, "  your note: {note}");
    }
    text
}

fn offer_text(offer: &OfferChecked, own: &Own) -> String {
    let mut text = match offer.weight.code() {
        "danger" => "DANGER: no honest seller writes this\n".to_owned(),
        "caution" => "caution: not the platform's own offer\n".to_owned(),
        _ => "none of the known signs; that proves nothing\n".to_owned(),
    };
    for sign in &offer.signs {
        let _ = writeln!(text, "  - {}", sign_text(sign.kind));
    }
    for checked in &offer.addresses {
        text += &address_text(&typed(checked), checked, own);
    }
    text
}
