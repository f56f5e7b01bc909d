//! Files of rates: the ECB's euro foreign exchange reference rates (CSV, the zip of it, XML) and lists of offers (CSV, JSON). Told by
//! their shape. Every row is a rate or an offer, a problem, or counted as of no use.

mod ecb_csv;
mod ecb_xml;
mod offer;
mod offers_csv;
mod offers_json;
mod text;

use std::io::Cursor;
use std::path::Path;

use giftbook_model::{FxRate, OfferSeen, ReadError, Told};

use crate::codes::{UNKNOWN_FORMAT, refused};

/// The reference rates in the file at `path`.
pub fn fx(path: &Path) -> Result<Told<FxRate>, ReadError> {
    rates(text::of(crate::open::file(path)?)?.as_str())
}

/// The reference rates in a file held in memory.
pub fn fx_bytes(bytes: &[u8]) -> Result<Told<FxRate>, ReadError> {
    rates(text::of(Cursor::new(bytes.to_vec()))?.as_str())
}

/// The offers in the file at `path`.
///
/// CSV has a line of names first, JSON is a list of objects; both have `platform` (tiktok, youtube, twitch, instagram, telegram), `units`,
/// `channel` (web, ios, android, reseller), `price` (a plain decimal; in JSON a text), `currency` (ISO 4217), `seen_on` (YYYY-MM-DD), and
/// may have `region` (ISO 3166), `any_amount` (yes, no: the price holds in proportion for any number), `tax` (included, added, unknown),
/// `source`, `trust` (own, official, secondary, unverified; unverified where nothing is said). Other names are passed over.
pub fn offers(path: &Path) -> Result<Told<OfferSeen>, ReadError> {
    let text = text::of(crate::open::file(path)?)?;
    if text.trim_start().starts_with('[') {
        offers_json::read(&text)
    } else {
        offers_csv::read(&text)
    }
}

fn rates(text: &str) -> Result<Told<FxRate>, ReadError> {
    let begins = |start: &str| text.trim_start().starts_with(start);
    if begins("<") {
        ecb_xml::read(text)
    } else if begins("Date,") {
        ecb_csv::read(text)
    } else {
        Err(refused(UNKNOWN_FORMAT, ""))
    }
}
