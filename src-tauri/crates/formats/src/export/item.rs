//! One object of a list: its fields by name, in any letter case.

use std::borrow::Cow;

use giftbook_model::{CompactString, Instant, ToCompactString};

use super::places::plain;
use crate::{
    codes::{
        AMOUNT_MISSING, AMOUNT_NOT_A_NUMBER, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, DATE_MISSING, DUPLICATE_KEY, Fault,
        NOT_AN_OBJECT, TEXT_TOO_LONG, TIME_UNREADABLE,
    },
    events::Latest,
    json::{Code, FromObject, Maybe, Reader, Scalar, SeenKeys, hash, read},
    limits::{NAME_BYTES, UNITS},
};

/// The fields of an item: name as compared, name as written, value as written.
#[derive(Default)]
pub(crate) struct Item<'a> {
    fields: Vec<(String, Cow<'a, str>, &'a str)>,
}

impl<'a> FromObject<'a> for Item<'a> {
    fn fill(&mut self, reader: &mut Reader<'a>) -> Result<(), Code> {
        let mut names = SeenKeys::default();
        reader.object(|reader, key, _| {
            let name = plain(&key);
            if !names.add(hash(&name)) {
                return Err(DUPLICATE_KEY);
            }
            self.fields.push((name, key, reader.raw()?));
            Ok(())
        })
    }
}

impl<'a> Item<'a> {
    /// The item written as `text`, strictly read in all its depth.
    pub(crate) fn read(text: &'a [u8]) -> Result<Self, Fault> {
        let item: Maybe<Self> = read(text)?;
        item.0.ok_or(Fault::of(NOT_AN_OBJECT))
    }

    /// The names of the fields, as compared and as written.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, written, _)| (name.as_str(), written.as_ref()))
    }

    fn written(&self, name: &str) -> Option<&'a str> {
        self.fields
            .iter()
            .find(|(found, ..)| found == name)
            .map(|(_, _, value)| *value)
    }

    fn scalar(&self, name: &str) -> Scalar<'a> {
        self.written(name)
            .and_then(|text| read(text.as_bytes()).ok())
            .unwrap_or_default()
    }

    /// A text without the blanks around it, or `None` for a way of writing nothing.
    pub(crate) fn text(&self, name: &str) -> Result<Option<CompactString>, Fault> {
        Ok(self.said(name)?.map(|text| match text.trim() {
            bare if bare.len() == text.len() => text,
            bare => bare.into(),
        }))
    }

    /// A text with all its blanks.
    fn said(&self, name: &str) -> Result<Option<CompactString>, Fault> {
        let text = match self.scalar(name) {
            Scalar::Text(text) => CompactString::from(text),
            Scalar::Int(number) => number.to_compact_string(),
            Scalar::Wide(number) => number.to_compact_string(),
            _ => return Ok(None),
        };
        if text.len() > NAME_BYTES {
            return Err(Fault::about(TEXT_TOO_LONG, name));
        }
        Ok(Some(text).filter(|text| !is_nothing(text.trim())))
    }

    /// A number or a text as it is written, digit by digit and blank by blank.
    pub(crate) fn exact(&self, name: &str) -> Result<Option<CompactString>, Fault> {
        match self.written(name) {
            Some(number) if number.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
                if number.len() > NAME_BYTES {
                    Err(Fault::about(TEXT_TOO_LONG, name))
                } else {
                    Ok(Some(number.into()))
                }
            }
            _ => self.said(name),
        }
    }

    /// The instant of a field, which may be missing.
    pub(crate) fn time(&self, name: &str, latest: Latest) -> Result<Option<Instant>, Fault> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let at = Instant::from_export_text(&text).map_err(|_| Fault::about(TIME_UNREADABLE, name))?;
        latest.check(at).map(Some)
    }

    /// The instant of a field that every item must have.
    pub(crate) fn date(&self, name: &str, latest: Latest) -> Result<Instant, Fault> {
        self.time(name, latest)?.ok_or_else(|| Fault::about(DATE_MISSING, name))
    }

    /// A whole number from `least` up, which may be missing.
    pub(crate) fn whole(&self, name: &str, least: i64) -> Result<Option<i64>, Fault> {
        let scalar = match self.scalar(name) {
            Scalar::Text(text) if is_nothing(text.trim()) => Scalar::Null,
            scalar => scalar,
        };
        match scalar.integer() {
            Ok(None) => Ok(None),
            Ok(Some(number)) if number < least => Err(Fault::about(AMOUNT_NOT_POSITIVE, name)),
            Ok(Some(number)) if number > UNITS => Err(Fault::about(AMOUNT_TOO_LARGE, name)),
            Ok(number) => Ok(number),
            Err(_) => Err(Fault::about(AMOUNT_NOT_A_NUMBER, name)),
        }
    }

    /// A whole number of at least 1 that every item must have.
    pub(crate) fn amount(&self, name: &str) -> Result<i64, Fault> {
        self.whole(name, 1)?.ok_or_else(|| Fault::about(AMOUNT_MISSING, name))
    }
}

/// Texts that stand for nothing; `null`, `[]` and `{}` are the other three ways.
pub(crate) fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "N/A" | "None")
}

/// Whether a value is `null` or a text that stands for nothing, or an empty list or object.
pub(crate) fn writes_nothing(text: Option<&[u8]>) -> bool {
    let Some(text) = text else { return false };
    match text.first() {
        Some(b'"') => read::<String>(text).is_ok_and(|text| is_nothing(text.trim())),
        Some(b'[') => text[1..].trim_ascii() == b"]",
        _ => text == b"null",
    }
}
