//! A number, a word or a yes as tools write them: `3`, `"3"`, `""`, `true` and `1` all occur for the same field.

use std::borrow::Cow;

use giftbook_model::{CompactString, ToCompactString};

use super::{Code, FromJson, Reader};

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
            Self::Int(number) if *number > 0 => Some(number.to_compact_string()),
            Self::Wide(number) => Some(number.to_compact_string()),
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

impl<'a> FromJson<'a> for Scalar<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Code> {
        match reader.peek()? {
            b'"' => reader.string().map(Scalar::Text),
            b'{' | b'[' => reader.skip().map(|()| Scalar::Odd),
            _ => reader.word().map(Scalar::of_word),
        }
    }
}

impl<'a> Scalar<'a> {
    /// A number, `true`, `false` or `null`.
    fn of_word(word: &'a str) -> Self {
        match word.as_bytes().first() {
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            Some(b'n') => Self::Null,
            _ => match word.parse() {
                Ok(number) => Self::Int(number),
                Err(_) => word.parse().map_or(Self::Odd, Self::Wide),
            },
        }
    }
}

impl<'a> FromJson<'a> for String {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Code> {
        reader.string().map(Cow::into_owned)
    }
}
