//! What the book says, as lists. Units, prices and money are text in JSON, so that no reader rounds them.

use giftbook_book::insight::{GiftRef, GiftRow, GifterRow, GiftsQuery, LiveRow, PersonRef, Total};
use giftbook_book::transactions::{Filter, Query, Sort, TxRow};
use giftbook_book::{Book, Cancel};
use giftbook_model::Instant;
use serde_json::{Value, json};

use crate::outcome::{Outcome, Refusal};

pub(crate) fn gifts(book: &Book) -> Result<Outcome, Refusal> {
    let answer = book.gifts(&GiftsQuery::default())?;
    let gifts: Vec<Value> = answer.rows.iter().map(gift_json).collect();
    let mut text = total_text(&answer.total);
    for row in &answer.rows {
        text += &format!(
            "{:>12} {:>9} pieces {:>6} gifters  {}\n",
            row.units, row.pieces, row.gifters, row.gift.name
        );
    }
    Ok(Outcome::done(
        json!({ "total": total_json(&answer.total), "gifts": gifts }),
        text,
    ))
}

pub(crate) fn gifters(book: &Book) -> Result<Outcome, Refusal> {
    let answer = book.gifters(&GiftsQuery::default())?;
    let gifters: Vec<Value> = answer.rows.iter().map(gifter_json).collect();
    let mut text = total_text(&answer.total);
    for row in &answer.rows {
        text += &format!(
            "{:>12} {:>9} pieces {:>4} lives  {}\n",
            row.units, row.pieces, row.lives, row.person.name
        );
    }
    if answer.rest.gifters > 0 {
        text += &format!("{:>12} from {} others\n", answer.rest.units, answer.rest.gifters);
    }
    let rest = json!({ "gifters": answer.rest.gifters, "units": answer.rest.units.to_string() });
    Ok(Outcome::done(
        json!({ "total": total_json(&answer.total), "gifters": gifters, "rest": rest }),
        text,
    ))
}

pub(crate) fn lives(book: &Book) -> Result<Outcome, Refusal> {
    let answer = book.lives()?;
    let mut text = format!("{} lives, {} units\n", answer.lives.len(), answer.total_units);
    for live in &answer.lives {
        let name = live
            .title
            .as_deref()
            .or(live.host.as_ref().map(|host| host.name.as_str()))
            .unwrap_or("");
        text += &format!(
            "{:>6}  {}  {:>9}  {name}\n",
            live.id,
            day_and_time(live.start),
            live.units
        );
    }
    let lives: Vec<Value> = answer.lives.iter().map(live_json).collect();
    Ok(Outcome::done(
        json!({ "total": { "units": answer.total_units.to_string(), "lives": lives.len() }, "lives": lives }),
        text,
    ))
}

pub(crate) fn live(book: &Book, id: i64) -> Result<Outcome, Refusal> {
    let answer = book.live(id)?;
    let live = &answer.live;
    let mut text = format!(
        "{}  {} units from {} gifters\n",
        day_and_time(live.start),
        live.units,
        live.gifters
    );
    for row in &answer.gifts {
        text += &format!("{:>12} {:>9} pieces  {}\n", row.units, row.pieces, row.gift.name);
    }
    let gaps: Vec<Value> = answer
        .gaps
        .iter()
        .map(|gap| json!({ "from": gap.from.to_string(), "to": gap.to.to_string() }))
        .collect();
    let segments: Vec<Value> = answer
        .segments
        .iter()
        .map(|segment| json!({ "name": segment.name, "kind": segment.kind.code(), "from": segment.from.millis().to_string(), "to": segment.to.millis().to_string(), "units": segment.units.to_string() }))
        .collect();
    let json = json!({
        "live": live_json(live), "gifts": answer.gifts.iter().map(gift_json).collect::<Vec<_>>(),
        "gifters": answer.gifters.iter().map(gifter_json).collect::<Vec<_>>(), "gaps": gaps, "segments": segments,
        "guest_units": answer.guest_units.to_string(),
    });
    Ok(Outcome::done(json, text))
}

/// Every entry; of an instant, those with a time up to it.
pub(crate) fn transactions(book: &Book, at: Option<Instant>) -> Result<Outcome, Refusal> {
    const PAGE: usize = 500;
    let query = Query {
        sort: Sort::Time,
        descending: true,
        filter: Filter {
            until: at.map(|at| at.plus_millis(1)),
            ..Filter::default()
        },
    };
    let list = book.transactions(&query, &Cancel::default())?;
    let mut text = String::new();
    let mut rows = Vec::new();
    for from in (0..list.ids.len()).step_by(PAGE) {
        for row in book.transactions_page(&list, from, PAGE)? {
            text += &transaction_text(&row);
            rows.push(transaction_json(&row));
        }
    }
    Ok(Outcome::done(
        json!({ "total": list.total, "transactions": rows }),
        text,
    ))
}

pub(crate) fn sources(book: &Book) -> Result<Outcome, Refusal> {
    let sources = book.sources()?;
    let mut text = String::new();
    for source in &sources {
        text += &format!(
            "{:>4}  {}  {:>8} rows  {}\n",
            source.id,
            day_and_time(source.imported_at),
            source.rows,
            source.name
        );
    }
    let sources: Vec<Value> = sources
        .iter()
        .map(|source| {
            json!({
                "id": source.id.to_string(), "name": source.name, "format": source.format, "imported_at": source.imported_at.millis().to_string(), "rows": source.rows,
                "new": source.new, "known": source.known, "unreadable": source.unreadable, "ignored": source.ignored, "kept": source.kept,
            })
        })
        .collect();
    Ok(Outcome::done(json!({ "sources": sources }), text))
}

fn total_json(total: &Total) -> Value {
    json!({ "units": total.units.to_string(), "events": total.events, "pieces": total.pieces, "gifters": total.gifters, "lives": total.lives })
}

fn total_text(total: &Total) -> String {
    format!(
        "{} units in {} gifts from {} gifters in {} lives\n",
        total.units, total.events, total.gifters, total.lives
    )
}

/// The platform's own id, where the gift has one.
fn gift_id(gift: &GiftRef) -> Option<&str> {
    gift.key.strip_prefix("id:")
}

fn gift_json(row: &GiftRow) -> Value {
    json!({
        "id": gift_id(&row.gift), "name": row.gift.name, "price": row.gift.price.map(|price| price.to_string()), "pieces": row.pieces, "events": row.events,
        "gifters": row.gifters, "units": row.units.to_string(),
    })
}

fn person_json(person: &PersonRef) -> Value {
    json!({ "id": person.key.strip_prefix("id:"), "name": person.name, "handle": person.handle })
}

fn gifter_json(row: &GifterRow) -> Value {
    json!({ "person": person_json(&row.person), "units": row.units.to_string(), "pieces": row.pieces, "events": row.events, "lives": row.lives })
}

fn live_json(live: &LiveRow) -> Value {
    json!({
        "id": live.id.to_string(), "room": live.key.as_deref().and_then(|key| key.strip_prefix("room:")), "title": live.title,
        "host": live.host.as_ref().map(person_json), "platform": live.platform.code(), "start": live.start.millis().to_string(), "end": live.end.millis().to_string(),
        "units": live.units.to_string(), "pieces": live.pieces, "events": live.events, "gifters": live.gifters, "recorded_ms": live.recorded_ms.to_string(),
        "official": live.official.as_ref().map(|official| json!({ "earning": official.text, "likes": official.likes, "views": official.views, "gifters": official.gifters })),
        "peak_viewers": live.peak_viewers,
    })
}

fn transaction_json(row: &TxRow) -> Value {
    json!({
        "id": row.id.0.to_string(), "at": row.at.map(|at| at.millis().to_string()), "kind": row.kind.code(), "platform": row.platform.code(), "what": row.what,
        "pieces": row.pieces, "person": row.person.as_ref().map(|person| json!({ "name": person.name, "handle": person.handle })),
        "units": row.units.map(|(_, units)| units.to_string()), "unit": row.units.map(|(unit, _)| unit.code()),
        "amount": row.money.map(giftbook_model::Money::decimal_text), "currency": row.money.map(|money| money.currency.code().to_owned()),
        "category": row.category, "note": row.note,
    })
}

fn transaction_text(row: &TxRow) -> String {
    let when = row.at.map_or_else(|| "–".to_owned(), day_and_time);
    let units = row
        .units
        .map_or_else(String::new, |(unit, units)| format!("{units} {}", unit.code()));
    let money = row.money.map_or_else(String::new, |money| {
        format!("{} {}", money.decimal_text(), money.currency)
    });
    let who = row.person.as_ref().map_or("", |person| person.name.as_str());
    format!(
        "{when:<20} {:<14} {:<24} {who:<24} {units:>16} {money:>12}\n",
        row.kind.code(),
        row.what
    )
}

/// A time for people, in UTC as it stands in the book.
fn day_and_time(at: Instant) -> String {
    jiff::Timestamp::from_millisecond(at.millis())
        .map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
        .unwrap_or_default()
}
