//! Money: whole minor units of an ISO 4217 currency. Text goes in and comes out without losing a digit; nothing is ever rounded here.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An ISO 4217 code of three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// An exact amount in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Whole minor units: cents for USD, yen for JPY, fils for KWD.
    pub minor: i64,
    pub currency: Currency,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("{0} is not a currency code this book knows")]
    UnknownCurrency(String),
    #[error("the amount is not a plain decimal number")]
    Unreadable,
    #[error("the amount has more decimals than its currency")]
    TooFine,
    #[error("the amount is larger than this book can hold")]
    TooLarge,
    #[error("{0} and {1} cannot be added")]
    Mixed(Currency, Currency),
}

/// No row of a file may name more than this many minor units.
const MOST_MINOR: i64 = 1_000_000_000_000_000;

/// Active ISO 4217 codes in groups by the number of their minor digits (ISO 4217:2015, list one as of 2026-01). Codes for metals,
/// funds and tests are left out on purpose: a price in `XXX` is a question, not a price.
const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";
const FOUR: &str = "CLF UYW";
const TWO: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC \
CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD \
KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR \
RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST \
XCD XCG YER ZAR ZMW ZWG";

impl Currency {
    /// The currency with this code, in any letter case.
    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        let upper = code.trim().to_ascii_uppercase();
        let unknown = || MoneyError::UnknownCurrency(upper.clone());
        let letters: [u8; 3] = upper.as_bytes().try_into().map_err(|_| unknown())?;
        let currency = Self(letters);
        currency.known_digits().map(|_| currency).ok_or_else(unknown)
    }

    fn known_digits(self) -> Option<u32> {
        let code = self.code();
        let holds = |list: &str| list.split_ascii_whitespace().any(|each| each == code);
        [(TWO, 2), (NONE, 0), (THREE, 3), (FOUR, 4)]
            .into_iter()
            .find(|(list, _)| holds(list))
            .map(|(_, digits)| digits)
    }

    /// How many decimals the currency has: 2 for USD, 0 for JPY, 3 for KWD, 4 for CLF.
    #[must_use]
    pub fn digits(self) -> u32 {
        self.known_digits().unwrap_or(2)
    }

    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Every code `parse` knows, in alphabetical order.
    #[must_use]
    pub fn all() -> Vec<&'static str> {
        let mut all: Vec<_> = [NONE, TWO, THREE, FOUR]
            .iter()
            .flat_map(|list| list.split_ascii_whitespace())
            .collect();
        all.sort_unstable();
        all
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.code())
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;
    fn try_from(code: String) -> Result<Self, MoneyError> {
        Self::parse(&code)
    }
}

impl Money {
    /// An amount written as a plain decimal with a point, such as `12.34` or `-0.5`. Signs `+`, exponents, underscores, separators,
    /// blanks and currency signs are refused: what a file means by them is asked, not guessed.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !plain || !digits.starts_with(|first: char| first.is_ascii_digit()) || digits.ends_with('.') {
            return Err(MoneyError::Unreadable);
        }
        let amount = Decimal::from_str_exact(text)
            .map_err(|_| MoneyError::TooFine)?
            .normalize();
        if amount.scale() > currency.digits() {
            return Err(MoneyError::TooFine);
        }
        let shift = Decimal::from(10_u64.pow(currency.digits()));
        let minor = amount.checked_mul(shift).ok_or(MoneyError::TooLarge)?;
        let minor = i64::try_from(minor.mantissa() / 10_i128.pow(minor.scale())).map_err(|_| MoneyError::TooLarge)?;
        if minor.abs() > MOST_MINOR {
            Err(MoneyError::TooLarge)
        } else {
            Ok(Self { minor, currency })
        }
    }

    /// The sum, or an error when the currencies differ or the sum does not fit.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Mixed(self.currency, other.currency));
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The plain decimal text of the amount with all its currency's decimals: `12.30`, `500`, `-0.005`.
    #[must_use]
    pub fn decimal_text(self) -> String {
        Decimal::from_i128_with_scale(i128::from(self.minor), self.currency.digits()).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usd() -> Currency {
        Currency::parse("usd").expect("USD")
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for bad in [
            "", " ", "1e3", "1_000", "+5", " 5", "5 ", "--5", "(5)", "$5", "NaN", "inf", "null", "1,000.50",
            "1.234,56", "١٢٣", ".", "5.", ".5", "-",
        ] {
            assert!(Money::parse(bad, usd()).is_err(), "{bad:?} was read as money");
        }
        assert_eq!(Money::parse("0.001", usd()), Err(MoneyError::TooFine));
        assert!(Money::parse("99999999999999999999.123456789012345", usd()).is_err());
        assert_eq!(Money::parse("10000000000001", usd()), Err(MoneyError::TooLarge));
    }

    #[test]
    fn minor_units_follow_the_currency() {
        for (code, text, minor) in [
            ("USD", "0.31", 31),
            ("JPY", "500", 500),
            ("KWD", "1.005", 1005),
            ("CLF", "0.0001", 1),
            ("EUR", "-2.5", -250),
        ] {
            let money = Money::parse(text, Currency::parse(code).expect(code)).expect(text);
            assert_eq!(money.minor, minor, "{code}");
        }
        assert_eq!(Currency::parse("XXX"), Err(MoneyError::UnknownCurrency("XXX".into())));
        assert!(Currency::parse("BTC").is_err());
    }

    #[test]
    fn dollars_and_euros_do_not_add_up() {
        let dollar = Money {
            minor: 1,
            currency: usd(),
        };
        let euro = Money {
            minor: 1,
            currency: Currency::parse("EUR").expect("EUR"),
        };
        assert!(matches!(dollar.checked_add(euro), Err(MoneyError::Mixed(..))));
        assert_eq!(
            Money {
                minor: i64::MAX,
                ..dollar
            }
            .checked_add(dollar),
            Err(MoneyError::TooLarge)
        );
    }

    proptest! {
        #[test]
        fn text_to_money_to_text_keeps_every_digit(minor in -MOST_MINOR..=MOST_MINOR, code in prop::sample::select(Currency::all())) {
            let money = Money { minor, currency: Currency::parse(code).expect("listed") };
            prop_assert_eq!(Money::parse(&money.decimal_text(), money.currency), Ok(money));
        }
    }
}
