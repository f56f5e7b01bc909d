//! A profile from a file's own rows: what they settle is filled in, what they leave open stays open and is asked.

use giftbook_model::{Currency, Platform};
use jiff::tz::TimeZone;

use super::columns::{AMOUNT, CURRENCY, DATE, IN, METHOD, OUT, TEXT, TIME, TRANSACTION};
use super::find::{are_mostly, are_unique, filled, is_amount, is_date, is_time, named, only, texts};
use super::{Ask, CurrencyFrom, Profile, Sign, Word};
use crate::table::{Cell, Table};
use crate::written::{DateOrder, Mark, NumberFormat, bare, mark};

/// Who pays a platform's creators under another name (platforms.md 1.1 and 4). Only those that stand for one platform: who was paid through
/// PayPal or by Meta has to be said.
const PAYERS: [(&str, Platform); 2] = [("adsense", Platform::YouTube), ("fragment", Platform::Telegram)];

/// The profile as far as `table` tells it. `given` holds what a person already said; it is not changed.
pub(super) fn complete(given: &Profile, table: &Table) -> Profile {
    let mut profile = given.clone();
    let taken = |profile: &Profile| -> Vec<String> {
        [&profile.date, &profile.amount, &profile.returned, &profile.time]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    };
    profile.delimiter = profile.delimiter.or(table.delimiter);
    if profile.words.is_empty() {
        let names = Platform::ALL.map(|platform| (platform.code(), platform));
        profile.words = names
            .into_iter()
            .chain(PAYERS)
            .map(|(text, platform)| Word {
                text: text.to_owned(),
                platform,
            })
            .collect();
    }
    if profile.date.is_none() {
        profile.date = named(table, DATE, |cells| are_mostly(cells, is_date)).or_else(|| only(table, &[], is_date));
    }
    if profile.amount.is_none() && profile.returned.is_none() {
        let amounts = |cells: &[&Cell]| are_mostly(cells, is_amount);
        profile.amount = named(table, AMOUNT, amounts);
        if profile.amount.is_none() {
            (profile.amount, profile.returned) = (named(table, OUT, amounts), named(table, IN, amounts));
        }
        if profile.amount.is_none() {
            profile.returned = None;
            profile.amount = only(table, &taken(&profile), |cell| is_amount(cell) && !is_date(cell));
        }
    }
    if profile.text.is_empty() {
        profile.text = text_columns(&profile, table, &taken(&profile));
    }
    profile.time = profile
        .time
        .or_else(|| named(table, TIME, |cells| are_mostly(cells, is_time)));
    profile.transaction = profile.transaction.or_else(|| named(table, TRANSACTION, are_unique));
    profile.method = profile.method.or_else(|| named(table, METHOD, |_| true));
    if profile.currency.is_none() {
        profile.currency = currency(&profile, table);
    }
    profile.numbers = profile.numbers.or_else(|| numbers(&profile, table));
    profile.dates = profile.dates.or_else(|| dates(&profile, table));
    profile.sign = profile.sign.or_else(|| sign(&profile, table));
    profile
}

/// What `table` needs and `profile` does not say.
pub(super) fn open(profile: &Profile, table: &Table) -> Vec<Ask> {
    let there = |name: &Option<String>| name.as_ref().is_some_and(|name| table.column(name).is_some());
    let texts = !profile.text.is_empty() && profile.text.iter().all(|name| table.column(name).is_some());
    let currency = match &profile.currency {
        Some(CurrencyFrom::Column(name)) => table.column(name).is_some(),
        Some(CurrencyFrom::Fixed(code)) => Currency::parse(code).is_ok(),
        None => false,
    };
    let words = profile.words.iter().any(|word| !word.text.trim().is_empty());
    let zone = profile.zone.as_ref().is_some_and(|zone| TimeZone::get(zone).is_ok());
    [
        (Ask::Date, there(&profile.date)),
        (Ask::Amount, there(&profile.amount)),
        (Ask::Text, texts),
        (Ask::Words, words),
        (Ask::Currency, currency),
        (Ask::Numbers, profile.numbers.is_some()),
        (Ask::Dates, profile.dates.is_some()),
        (Ask::Sign, profile.sign.is_some() || profile.returned.is_some()),
        (Ask::Zone, zone),
    ]
    .into_iter()
    .filter_map(|(ask, said)| (!said).then_some(ask))
    .collect()
}

/// The columns in which a platform is named; else those whose names promise a text.
fn text_columns(profile: &Profile, table: &Table, taken: &[String]) -> Vec<String> {
    let names_one = |column: usize| filled(table, column).any(|cell| !profile.platforms(&cell.shown()).is_empty());
    let free = table
        .header
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty() && !taken.contains(name));
    let naming: Vec<String> = free
        .filter(|(column, _)| names_one(*column))
        .map(|(_, name)| name.clone())
        .collect();
    if naming.is_empty() {
        named(table, TEXT, |_| true).into_iter().collect()
    } else {
        naming
    }
}

/// A column of codes, else the one currency whose sign stands beside every amount.
fn currency(profile: &Profile, table: &Table) -> Option<CurrencyFrom> {
    let is_code = |cell: &Cell| Currency::parse(&cell.shown()).is_ok();
    let column = named(table, CURRENCY, |cells| are_mostly(cells, is_code)).or_else(|| only(table, &[], is_code));
    if let Some(column) = column {
        return Some(CurrencyFrom::Column(column));
    }
    let amount = table.column(profile.amount.as_ref()?)?;
    let mut found = None;
    for cell in filled(table, amount) {
        let Some((_, beside, _)) = bare(&cell.shown()).map(|(sign, beside, number)| (sign, beside, number.to_owned()))
        else {
            continue;
        };
        match (mark(&beside, None), found) {
            (Mark::One(said), None) => found = Some(said),
            (Mark::One(said), Some(known)) if said == known => {}
            _ => return None,
        }
    }
    found.map(|currency| CurrencyFrom::Fixed(currency.code().to_owned()))
}

/// The format all amounts have, unless two formats read one of them differently.
fn numbers(profile: &Profile, table: &Table) -> Option<NumberFormat> {
    let columns = [&profile.amount, &profile.returned]
        .into_iter()
        .flatten()
        .filter_map(|name| table.column(name));
    let cells: Vec<&str> = columns
        .flat_map(|column| texts(table, column))
        .filter(|text| bare(text).is_some())
        .collect();
    match NumberFormat::fitting(&cells) {
        (fitting, true) => fitting.first().copied(),
        (_, false) => None,
    }
}

/// The order all dates have, unless two orders read one of them differently.
fn dates(profile: &Profile, table: &Table) -> Option<DateOrder> {
    let column = table.column(profile.date.as_ref()?)?;
    let cells: Vec<&str> = texts(table, column)
        .into_iter()
        .filter(|text| is_date(&Cell::Text((*text).to_owned())))
        .collect();
    match DateOrder::fitting(&cells) {
        (fitting, true) => fitting.first().copied(),
        (_, false) => None,
    }
}

/// The sign of the payments that name a platform, if all have the same.
fn sign(profile: &Profile, table: &Table) -> Option<Sign> {
    let (amount, format) = (table.column(profile.amount.as_ref()?)?, profile.numbers?);
    let texts: Vec<usize> = profile.text.iter().filter_map(|name| table.column(name)).collect();
    let mut below = None;
    for line in &table.lines {
        let names_one = texts
            .iter()
            .filter_map(|column| line.cells.get(*column))
            .any(|cell| !profile.platforms(&cell.shown()).is_empty());
        let negative = line.cells.get(amount).and_then(|cell| match cell {
            Cell::Number(number) => Some(number.starts_with('-')),
            cell => format.read(&cell.shown()).map(|amount| amount.negative),
        });
        match (negative.filter(|_| names_one), below) {
            (Some(negative), None) => below = Some(negative),
            (Some(negative), Some(known)) if negative != known => return None,
            _ => {}
        }
    }
    below.map(|below| {
        if below {
            Sign::PurchasesNegative
        } else {
            Sign::PurchasesPositive
        }
    })
}
