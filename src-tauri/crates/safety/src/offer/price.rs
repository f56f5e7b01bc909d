//! Prices an offer names, held against an official one. Whole numbers of the smallest unit throughout.

use std::ops::Range;

use giftbook_model::{Currency, Money};

use super::UnitPrice;
use super::fold::Folded;
use super::phrases::sentences;
use super::sign::{Sign, SignKind};

/// Percent of the lowest official price below which an offer is impossible, and below which it is low.
const IMPOSSIBLE: i128 = 70;
const LOW: i128 = 90;
/// Percent off from which a promise is impossible: the other side of the same line.
const TOO_MUCH_OFF: u32 = 30;
/// Bytes between a number and the word for what it counts.
const NEARBY: usize = 24;
/// How money is written before or after its number, in the folded text.
const SIGNS: [(&str, &str); 14] = [
    ("r$", "BRL"),
    ("us$", "USD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₫", "VND"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("฿", "THB"),
    ("₩", "KRW"),
    ("rp", "IDR"),
    ("euro", "EUR"),
    ("円", "JPY"),
];

struct Number {
    at: Range<usize>,
    /// As written, with `k` for a thousand kept.
    text: String,
}

/// Percentages beside a word for cheaper, or after a minus.
pub(super) fn discounts(folded: &Folded, words: &[Range<usize>]) -> Vec<Sign> {
    let text = &folded.text;
    let mut signs = Vec::new();
    for sentence in sentences(text) {
        for number in numbers(text, &sentence) {
            let percent = text[number.at.end..].trim_start().starts_with('%')
                || text[..number.at.start].trim_end().ends_with('%');
            let minus = text[..number.at.start].ends_with(['-', '−', '–']);
            let said = minus
                || words
                    .iter()
                    .any(|word| sentence.start <= word.start && word.end <= sentence.end);
            if let (true, true, Ok(off)) = (percent, said, number.text.parse::<u32>()) {
                let kind = if off >= TOO_MUCH_OFF {
                    SignKind::ImpossibleDiscount
                } else {
                    SignKind::Discount
                };
                signs.push(Sign::new(kind, folded.original(&number.at)).saying("percent", off.to_string()));
            }
        }
    }
    signs
}

/// Bundles of the text that cost too little beside one of the known prices.
pub(super) fn too_cheap(folded: &Folded, words: &[Range<usize>], known: &[UnitPrice]) -> Vec<Sign> {
    let text = &folded.text;
    let mut signs = Vec::new();
    for sentence in sentences(text) {
        let numbers = numbers(text, &sentence);
        let money: Vec<(Range<usize>, Money)> = numbers
            .iter()
            .filter_map(|number| Some((number.at.clone(), money(text, number)?)))
            .collect();
        let counts = |number: &&Number| {
            words
                .iter()
                .any(|word| gap(word, &number.at) <= NEARBY && sentence.start <= word.start && word.end <= sentence.end)
        };
        for units in numbers
            .iter()
            .filter(|number| !money.iter().any(|(at, _)| *at == number.at))
            .filter(counts)
        {
            let nearest = money.iter().min_by_key(|(at, _)| gap(at, &units.at));
            let (Some(count), Some((at, paid))) = (whole(&units.text), nearest) else {
                continue;
            };
            let Some((kind, percent)) = bargain(*paid, count, known) else {
                continue;
            };
            let stretch = units.at.start.min(at.start)..units.at.end.max(at.end);
            signs.push(Sign::new(kind, folded.original(&stretch)).saying("percent", percent.to_string()));
        }
    }
    signs
}

/// Whether so many units for so much are impossible or low beside the lowest of the `known` prices in that currency, and what they cost in
/// percent of it, rounded down. `None` where they are neither, or no price in that currency is known.
#[must_use]
pub fn bargain(paid: Money, units: i64, known: &[UnitPrice]) -> Option<(SignKind, i128)> {
    let percent = known
        .iter()
        .filter(|price| price.money.currency == paid.currency)
        .filter_map(|price| percent_of(paid, units, *price))
        .min()?;
    match percent {
        percent if percent < IMPOSSIBLE => Some((SignKind::ImpossiblePrice, percent)),
        percent if percent < LOW => Some((SignKind::LowPrice, percent)),
        _ => None,
    }
}

/// What a unit of the offer costs in percent of what it costs officially, rounded down.
fn percent_of(paid: Money, count: i64, official: UnitPrice) -> Option<i128> {
    let offered = i128::from(paid.minor)
        .checked_mul(i128::from(official.units))?
        .checked_mul(100)?;
    let dear = i128::from(official.money.minor).checked_mul(i128::from(count))?;
    (dear > 0).then(|| offered / dear)
}

fn gap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start
        .saturating_sub(other.end)
        .max(other.start.saturating_sub(one.end))
}

/// Digits with their separators, and a `k` right behind them.
fn numbers(text: &str, within: &Range<usize>) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut at = within.start;
    while at < within.end {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let part = |at: usize| {
            bytes.get(at).is_some_and(|byte| {
                byte.is_ascii_digit()
                    || matches!(byte, b'.' | b',' | b'\'') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
            })
        };
        while at < within.end && part(at) {
            at += 1;
        }
        if bytes.get(at) == Some(&b'k') && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        numbers.push(Number {
            at: start..at,
            text: text[start..at].to_owned(),
        });
    }
    numbers
}

/// A count: separators stand for thousands.
fn whole(text: &str) -> Option<i64> {
    let (digits, thousands) = text.strip_suffix('k').map_or((text, 1), |digits| (digits, 1_000));
    if thousands == 1 && digits.split(['.', ',', '\'']).skip(1).any(|group| group.len() != 3) {
        return None;
    }
    digits
        .replace(['.', ',', '\''], "")
        .parse::<i64>()
        .ok()?
        .checked_mul(thousands)
        .filter(|count| *count > 0)
}

/// A number with a currency right before or behind it.
fn money(text: &str, number: &Number) -> Option<Money> {
    let (before, after) = (
        text[..number.at.start].trim_end_matches(' '),
        text[number.at.end..].trim_start_matches(' '),
    );
    let sign = SIGNS
        .iter()
        .find(|(sign, _)| before.ends_with(sign) || after.starts_with(sign))
        .map(|(_, code)| *code);
    let word: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
    let currency = Currency::parse(&sign.map_or(word.to_uppercase(), str::to_owned)).ok()?;
    Money::parse(&plain_amount(&number.text, currency.digits()), currency).ok()
}

/// The last separator is the decimal point where at most the currency's digits follow; all others part thousands.
fn plain_amount(text: &str, digits: u32) -> String {
    let cut = text
        .rfind(['.', ','])
        .filter(|at| (1..=digits.min(2) as usize).contains(&(text.len() - at - 1)));
    let (whole, part) = cut.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let whole = whole.replace(['.', ',', '\''], "");
    if part.is_empty() {
        whole
    } else {
        format!("{whole}.{part}")
    }
}
