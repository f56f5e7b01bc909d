//! What a sign or a code beside an amount says of its currency. `$` alone is the money of some twenty countries.

use giftbook_model::Currency;

/// What stands beside an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    Nothing,
    One(Currency),
    /// One of these, in alphabetical order.
    Several(Vec<Currency>),
    Unknown,
}

/// Signs of one currency.
const ONE: &[(&str, &str)] = &[
    ("us$", "USD"),
    ("usd$", "USD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("mx$", "MXN"),
    ("s$", "SGD"),
    ("r$", "BRL"),
    ("€", "EUR"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("￦", "KRW"),
    ("₪", "ILS"),
    ("₫", "VND"),
    ("đ", "VND"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₺", "TRY"),
    ("tl", "TRY"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("zł", "PLN"),
    ("kč", "CZK"),
    ("ft", "HUF"),
    ("lei", "RON"),
    ("rp", "IDR"),
    ("rm", "MYR"),
    ("₦", "NGN"),
    ("円", "JPY"),
    ("元", "CNY"),
    ("cn¥", "CNY"),
    ("jp¥", "JPY"),
    ("s/", "PEN"),
    ("fr.", "CHF"),
    ("₸", "KZT"),
    ("₲", "PYG"),
    ("₡", "CRC"),
];

/// Signs of several, with the countries in which each is meant.
const SEVERAL: &[(&str, &[(&str, &str)])] = &[
    (
        "$",
        &[
            ("AUD", "AU"),
            ("BBD", "BB"),
            ("BSD", "BS"),
            ("CAD", "CA"),
            ("CLP", "CL"),
            ("COP", "CO"),
            ("HKD", "HK"),
            ("JMD", "JM"),
            ("MXN", "MX"),
            ("NZD", "NZ"),
            ("SGD", "SG"),
            ("TTD", "TT"),
            ("TWD", "TW"),
            ("USD", "US PR EC SV GU VI"),
            ("UYU", "UY"),
            ("ARS", "AR"),
        ],
    ),
    ("£", &[("EGP", "EG"), ("GBP", "GB GG IM JE")]),
    ("¥", &[("CNY", "CN"), ("JPY", "JP")]),
    ("￥", &[("CNY", "CN"), ("JPY", "JP")]),
    (
        "kr",
        &[("DKK", "DK GL FO"), ("ISK", "IS"), ("NOK", "NO"), ("SEK", "SE")],
    ),
    (
        "kr.",
        &[("DKK", "DK GL FO"), ("ISK", "IS"), ("NOK", "NO"), ("SEK", "SE")],
    ),
    (
        "rs",
        &[
            ("INR", "IN"),
            ("LKR", "LK"),
            ("MUR", "MU"),
            ("NPR", "NP"),
            ("PKR", "PK"),
        ],
    ),
    (
        "rs.",
        &[
            ("INR", "IN"),
            ("LKR", "LK"),
            ("MUR", "MU"),
            ("NPR", "NP"),
            ("PKR", "PK"),
        ],
    ),
];

/// What `text`, the letters and signs around an amount, says. `country` (ISO 3166 alpha-2) tells a shared sign's own money.
pub(crate) fn mark(text: &str, country: Option<&str>) -> Mark {
    let text = text.to_lowercase();
    if text.is_empty() {
        return Mark::Nothing;
    }
    if let Some(currency) = code(&text) {
        return Mark::One(currency);
    }
    if let Some((_, found)) = ONE.iter().find(|(sign, _)| *sign == text) {
        return Currency::parse(found).map_or(Mark::Unknown, Mark::One);
    }
    let Some((_, shared)) = SEVERAL.iter().find(|(sign, _)| *sign == text) else {
        return Mark::Unknown;
    };
    let of_country = |(_, countries): &&(&str, &str)| {
        country.is_some_and(|country| countries.split(' ').any(|each| each.eq_ignore_ascii_case(country)))
    };
    match shared.iter().find(of_country) {
        Some((found, _)) => Currency::parse(found).map_or(Mark::Unknown, Mark::One),
        None => Mark::Several(
            shared
                .iter()
                .filter_map(|(found, _)| Currency::parse(found).ok())
                .collect(),
        ),
    }
}

/// A code, alone or with its sign behind or before it (`USD`, `$USD`, `USD$`).
fn code(text: &str) -> Option<Currency> {
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    let signs = text.chars().filter(|letter| !letter.is_ascii_alphabetic()).count();
    let found = Currency::parse(&letters).ok()?;
    (signs <= 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, country: Option<&str>) -> String {
        match mark(text, country) {
            Mark::One(currency) => currency.to_string(),
            Mark::Several(open) => format!("{} of them", open.len()),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_shared_sign_needs_its_country() {
        assert_eq!(said("$", Some("US")), "USD");
        assert_eq!(said("$", Some("CA")), "CAD");
        assert_eq!(said("$", None), "16 of them");
        assert_eq!(said("$", Some("DE")), "16 of them");
        assert_eq!(said("CA$", Some("US")), "CAD");
        assert_eq!(said("kr", Some("SE")), "SEK");
        assert_eq!(said("USD", None), "USD");
        assert_eq!(said("zł", None), "PLN");
        assert_eq!(said("", None), "Nothing");
        assert_eq!(said("coins", None), "Unknown");
    }

    #[test]
    fn every_sign_stands_for_money_this_book_knows() {
        for (sign, code) in ONE {
            assert_eq!(said(sign, None), *code, "{sign}");
        }
        for (sign, shared) in SEVERAL {
            assert!(shared.iter().all(|(code, _)| Currency::parse(code).is_ok()), "{sign}");
        }
    }
}
