//! A number, a word or a yes as tools write them: `3`, `"3"`, `""`, `true` and `1` all occur for the same field.

use std::{borrow::Cow, fmt};

use giftbook_model::CompactString;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Skipped;

/// A string, borrowed from the row where it has no escapes.
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

/// A field of a row before anybody has said what it should be.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Scalar<'a> {
    #[default]
    Absent,
    /// `null`.
    Null,
    Bool(bool),
    Int(i64),
    /// A whole number too large for `i64`.
    Wide(u64),
    Text(Cow<'a, str>),
    /// A fraction, an object or a list.
    Odd,
}

/// The value is there, but no whole number that fits.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotANumber;

impl Scalar<'_> {
    pub(crate) fn is_filled(&self) -> bool {
        *self != Self::Absent
    }

    /// An id: digits or a word. `0`, `""` and what is no id at all are none.
    pub(crate) fn id(&self) -> Option<CompactString> {
        match self {
            Self::Int(number) if *number > 0 => Some(CompactString::from(number.to_string())),
            Self::Wide(number) => Some(CompactString::from(number.to_string())),
            Self::Text(text) => Some(text.trim())
                .filter(|text| !matches!(*text, "" | "0"))
                .map(CompactString::from),
            _ => None,
        }
    }

    /// A text that says something.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !bare(text).is_empty() => Some(text),
            _ => None,
        }
    }

    /// A whole number, or `None` where nothing is written (`null`, `""`).
    pub(crate) fn integer(&self) -> Result<Option<i64>, NotANumber> {
        match self {
            Self::Absent | Self::Null => Ok(None),
            Self::Int(number) => Ok(Some(*number)),
            Self::Text(text) if bare(text).is_empty() => Ok(None),
            Self::Text(text) => whole(bare(text)).map(Some),
            Self::Bool(_) | Self::Wide(_) | Self::Odd => Err(NotANumber),
        }
    }

    /// Yes, however written.
    pub(crate) fn flag(&self) -> Option<bool> {
        match self {
            Self::Bool(yes) => Some(*yes),
            Self::Int(number) => Some(*number != 0),
            Self::Text(text) => match text.as_ref() {
                "1" | "true" | "True" => Some(true),
                "0" | "false" | "False" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The text without blanks around it; nearly all texts have none.
fn bare(text: &str) -> &str {
    let edge = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_whitespace() || !byte.is_ascii());
    let bytes = text.as_bytes();
    if edge(bytes.first()) || edge(bytes.last()) {
        text.trim()
    } else {
        text
    }
}

/// `i64` from digits and a `-`; no `+`, no blanks, no separators.
fn whole(text: &str) -> Result<i64, NotANumber> {
    if text.starts_with('+') {
        Err(NotANumber)
    } else {
        text.parse().map_err(|_| NotANumber)
    }
}

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_str(ReadText)
    }
}

struct ReadText;

impl<'de> Visitor<'de> for ReadText {
    type Value = Text<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a string")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(ReadScalar)
    }
}

struct ReadScalar;

impl<'de> Visitor<'de> for ReadScalar {
    type Value = Scalar<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any JSON value")
    }
    fn visit_bool<E>(self, yes: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Bool(yes))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Int(number))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Scalar<'de>, E> {
        Ok(i64::try_from(number).map_or(Scalar::Wide(number), Scalar::Int))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Odd)
    }
    fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar<'de>, A::Error> {
        while seq.next_element::<Skipped>()?.is_some() {}
        Ok(Scalar::Odd)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Scalar<'de>, A::Error> {
        super::object::skip(map)?;
        Ok(Scalar::Odd)
    }
}
