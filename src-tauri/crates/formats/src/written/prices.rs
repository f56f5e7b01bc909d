//! A price as a store writes it on a receipt: in the language of its buyer, so that point and comma change places. The decimals of its
//! currency decide; where they leave two readings, neither is taken.

use giftbook_model::{Currency, Money, MoneyError};

use super::currencies::{Mark, mark};
use super::numbers::{bare, is_space};
use crate::codes::{CURRENCY_DIFFERS, CURRENCY_UNKNOWN, Fault, PRICE_AMBIGUOUS, PRICE_TOO_FINE, PRICE_UNREADABLE};

/// Why the digits of a price are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum NoNumber {
    #[error("no number")]
    Unreadable,
    #[error("a number that can be read in two ways")]
    Ambiguous,
}

impl NoNumber {
    fn code(self) -> &'static str {
        match self {
            Self::Unreadable => PRICE_UNREADABLE,
            Self::Ambiguous => PRICE_AMBIGUOUS,
        }
    }
}

/// The price written as `text`, below zero where it says so. `told` is the currency a column of its own names; `country` (ISO 3166
/// alpha-2) is the buyer's.
pub(crate) fn price(text: &str, told: Option<Currency>, country: Option<&str>) -> Result<Money, Fault> {
    let unreadable = || Fault::about(PRICE_UNREADABLE, text);
    let (negative, beside, number) = bare(text).ok_or_else(unreadable)?;
    let currency = match (told, mark(&beside, country)) {
        (Some(told), Mark::Nothing) => told,
        (Some(told), Mark::One(said)) if said == told => told,
        (Some(told), Mark::Several(open)) if open.contains(&told) => told,
        (Some(_), Mark::One(_) | Mark::Several(_)) => return Err(Fault::about(CURRENCY_DIFFERS, text)),
        (None, Mark::One(said)) => said,
        (None, Mark::Nothing | Mark::Several(_)) | (_, Mark::Unknown) => {
            return Err(Fault::about(CURRENCY_UNKNOWN, text));
        }
    };
    let digits = digits(number, currency.digits()).map_err(|none| Fault::about(none.code(), text))?;
    let signed = if negative { format!("-{digits}") } else { digits };
    Money::parse(&signed, currency).map_err(|error| match error {
        MoneyError::TooFine => Fault::about(PRICE_TOO_FINE, text),
        _ => unreadable(),
    })
}

/// The plain digits of `number`, whose currency has `decimals` of them.
fn digits(number: &str, decimals: u32) -> Result<String, NoNumber> {
    let number: String = number
        .chars()
        .filter(|letter| !is_space(*letter) && !matches!(letter, '\'' | '’'))
        .collect();
    let Some(last) = number.rfind(['.', ',']) else {
        return if number.bytes().all(|digit| digit.is_ascii_digit()) {
            Ok(number)
        } else {
            Err(NoNumber::Unreadable)
        };
    };
    let (before, behind) = (&number[..last], &number[last + 1..]);
    let point = &number[last..=last];
    let seen_before = before.contains(point);
    let other_before = before.contains(if point == "." { ',' } else { '.' });
    let could_group = behind.len() == 3 && !other_before && !number.starts_with('0');
    let could_point = !seen_before && behind.len() as u64 <= u64::from(decimals);
    match (could_point, could_group) {
        (true, true) => Err(NoNumber::Ambiguous),
        (true, false) => Ok(format!("{}.{behind}", ungrouped(before)?)),
        (false, true) => ungrouped(&number),
        (false, false) => Err(NoNumber::Unreadable),
    }
}

/// The digits of a whole number grouped by one sign, or not at all.
fn ungrouped(whole: &str) -> Result<String, NoNumber> {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let signs = whole.contains('.') && whole.contains(',');
    let fits = !first.is_empty() && (first.len() <= 3 || !whole.contains(['.', ','])) && !signs;
    let rest: Vec<&str> = groups.collect();
    let all_digits = rest
        .iter()
        .chain([&first])
        .all(|group| group.bytes().all(|digit| digit.is_ascii_digit()));
    // India groups by two before the last three.
    let inner = rest.len().saturating_sub(1);
    let even = rest[..inner].iter().all(|group| group.len() == 3) || rest[..inner].iter().all(|group| group.len() == 2);
    if fits && all_digits && even && rest.last().is_none_or(|group| group.len() == 3) {
        Ok(format!("{first}{}", rest.concat()))
    } else {
        Err(NoNumber::Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, told: Option<&str>, country: Option<&str>) -> Result<String, &'static str> {
        let told = told.map(|code| Currency::parse(code).expect("a currency"));
        price(text, told, country)
            .map(|money| format!("{} {}", money.minor, money.currency))
            .map_err(|fault| fault.code)
    }

    #[test]
    fn a_price_is_read_by_the_decimals_of_its_currency() {
        for (text, told, country, money) in [
            ("$1.29", None, Some("US"), Ok("129 USD")),
            ("$1.29", Some("USD"), None, Ok("129 USD")),
            ("US$1,234.56", None, None, Ok("123456 USD")),
            ("1.234,56 €", None, None, Ok("123456 EUR")),
            ("1,29\u{a0}€", None, Some("DE"), Ok("129 EUR")),
            ("USD 15.87", None, None, Ok("1587 USD")),
            ("INR 299.00", None, None, Ok("29900 INR")),
            ("₹1,23,456.00", None, None, Ok("12345600 INR")),
            ("¥1,220", None, Some("JP"), Ok("1220 JPY")),
            ("₩1.500", None, None, Ok("1500 KRW")),
            ("$1,234", None, Some("US"), Ok("123400 USD")),
            ("CHF 1'234.50", None, None, Ok("123450 CHF")),
            ("-$1.29", None, Some("US"), Ok("-129 USD")),
            ("KWD 1.234", None, None, Err(PRICE_AMBIGUOUS)),
            ("KWD 0.234", None, None, Ok("234 KWD")),
            ("$1.29", None, None, Err(CURRENCY_UNKNOWN)),
            ("1.29", None, None, Err(CURRENCY_UNKNOWN)),
            ("€1.29", Some("USD"), None, Err(CURRENCY_DIFFERS)),
            ("¥1,22", None, Some("JP"), Err(PRICE_UNREADABLE)),
            ("$1.2.3", None, Some("US"), Err(PRICE_UNREADABLE)),
            ("Free", None, Some("US"), Err(PRICE_UNREADABLE)),
        ] {
            assert_eq!(said(text, told, country), money.map(str::to_owned), "{text}");
        }
    }
}
