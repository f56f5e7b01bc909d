//! The small parts that all answers share.

use giftbook_model as model;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use specta::Type;

use crate::error::AppError;

/// 63-bit number of a row, as decimal text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Type)]
#[specta(transparent)]
pub(crate) struct Id(#[specta(type = String)] pub i64);

/// Whole units (coins, diamonds, pieces), as decimal text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Type)]
#[specta(transparent)]
pub(crate) struct Units(#[specta(type = String)] pub i64);

/// UTC milliseconds since 1970, as decimal text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Type)]
#[specta(transparent)]
pub(crate) struct Instant(#[specta(type = String)] pub i64);

macro_rules! crosses_as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                whole(&String::deserialize(from)?).map(Self).ok_or_else(|| D::Error::custom("not a whole number"))
            }
        }
    )*};
}

crosses_as_text!(Id, Units, Instant);

impl Units {
    /// Of a count that cannot be negative; nothing counted here reaches the top.
    #[must_use]
    pub(crate) fn of(number: u64) -> Self {
        Self(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The one way a whole number is written: `0`, `12`, `-7`; not `+7`, `007` or a number beyond 64 bits.
fn whole(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number: &i64| number.to_string() == text)
}

impl From<model::Instant> for Instant {
    fn from(at: model::Instant) -> Self {
        Self(at.millis())
    }
}

impl TryFrom<Instant> for model::Instant {
    type Error = AppError;

    fn try_from(at: Instant) -> Result<Self, AppError> {
        Self::from_millis(at.0).map_err(|_| AppError::new("invalid").with("detail", "time"))
    }
}

/// What a person typed or chose, at most 4,096 bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Type, Serialize)]
#[specta(transparent)]
pub(crate) struct Typed(String);

const MOST_TYPED: usize = 4096;

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if text.len() > MOST_TYPED {
            Err(D::Error::custom("too long"))
        } else {
            Ok(Self(text))
        }
    }
}

impl From<String> for Typed {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Typed> for String {
    fn from(typed: Typed) -> Self {
        typed.0
    }
}

impl std::ops::Deref for Typed {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// A day as the page writes it: `2026-11-22`.
pub(crate) fn day(text: &Typed) -> Result<jiff::civil::Date, AppError> {
    text.parse().map_err(|_| AppError::new("invalid").with("detail", "day"))
}

/// An exact amount: `12.34`, `USD`.
#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
pub(crate) struct Money {
    pub amount: String,
    pub currency: String,
}

impl From<model::Money> for Money {
    fn from(money: model::Money) -> Self {
        Self {
            amount: money.decimal_text(),
            currency: money.currency.code().to_owned(),
        }
    }
}

/// A person by number and shown name.
#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
pub(crate) struct PersonRef {
    pub id: Id,
    pub name: String,
    pub handle: Option<String>,
}

/// A kind of gift. `band` is the price band's floor: 1, 10, 100, 1,000, 10,000 coins.
#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
pub(crate) struct GiftRef {
    pub id: Id,
    pub name: String,
    pub price: Option<Units>,
    pub band: u32,
    pub platform: String,
    /// Known by name only, or its price was seen to change.
    pub approximate: bool,
}

/// A count as the page takes it. Nothing that is counted here reaches four thousand million; more is shown as that.
#[must_use]
pub(crate) fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_spelling() {
        let read = |text: &str| serde_json::from_str::<Id>(&format!("\"{text}\"")).ok().map(|id| id.0);
        assert_eq!(read("9223372036854775807"), Some(i64::MAX));
        assert_eq!(read("-5"), Some(-5));
        for bad in ["", " 1", "+1", "01", "1.0", "1e3", "9223372036854775808", "١", "NaN"] {
            assert_eq!(read(bad), None, "{bad:?}");
        }
        assert!(serde_json::from_str::<Id>("5").is_err());
        assert_eq!(
            serde_json::to_string(&Units(i64::MIN)).ok().as_deref(),
            Some("\"-9223372036854775808\"")
        );
    }

    #[test]
    fn typed_text_is_bounded() {
        let read = |bytes: usize| serde_json::from_str::<Typed>(&format!("\"{}\"", "x".repeat(bytes)));
        assert!(read(MOST_TYPED).is_ok());
        assert!(read(MOST_TYPED + 1).is_err());
    }
}
