//! One object of a list: its fields by name, in any letter case.

use std::borrow::Cow;

use giftbook_model::{CompactString, Instant};
use serde::de::{Error, MapAccess};
use serde_json::value::RawValue;

use super::places::plain;
use crate::{
    codes::{
        AMOUNT_MISSING, AMOUNT_NOT_A_NUMBER, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, DATE_MISSING, DUPLICATE_KEY, Fault,
        NOT_AN_OBJECT, TEXT_TOO_LONG, TIME_UNREADABLE,
    },
    events::Latest,
    json::{FromMap, Maybe, Scalar, SeenKeys, Skipped, Text, checked, fault_of},
    limits::{NAME_BYTES, UNITS},
};

/// The fields of an item: name as compared, name as written, value as written.
pub(crate) struct Item<'a> {
    fields: Vec<(String, Cow<'a, str>, &'a str)>,
}

impl<'a> FromMap<'a> for Item<'a> {
    fn from_map<A: MapAccess<'a>>(mut map: A) -> Result<Self, A::Error> {
        let mut fields = Vec::new();
        let mut keys = SeenKeys::default();
        while let Some(key) = map.next_key::<Text<'a>>()? {
            let name = plain(&key.0);
            if !keys.add(&name) {
                return Err(A::Error::custom(DUPLICATE_KEY));
            }
            fields.push((name, key.0, map.next_value::<&RawValue>()?.get()));
        }
        Ok(Self { fields })
    }
}

impl<'a> Item<'a> {
    /// The item written as `text`, strictly read in all its depth.
    pub(crate) fn read(text: &'a [u8]) -> Result<Self, Fault> {
        let text = checked(text)?;
        serde_json::from_str::<Skipped>(text).map_err(|error| fault_of(&error))?;
        let item: Maybe<Self> = serde_json::from_str(text).map_err(|error| fault_of(&error))?;
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
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default()
    }

    /// A text, or `None` for a way of writing nothing.
    pub(crate) fn text(&self, name: &str) -> Result<Option<CompactString>, Fault> {
        let text = match self.scalar(name) {
            Scalar::Text(text) => CompactString::from(text.trim()),
            Scalar::Int(number) => CompactString::from(number.to_string()),
            Scalar::Wide(number) => CompactString::from(number.to_string()),
            _ => return Ok(None),
        };
        if text.len() > NAME_BYTES {
            return Err(Fault::about(TEXT_TOO_LONG, name));
        }
        Ok(Some(text).filter(|text| !is_nothing(text)))
    }

    /// A number or a text as it is written, digit by digit.
    pub(crate) fn exact(&self, name: &str) -> Result<Option<CompactString>, Fault> {
        match self.written(name) {
            Some(number) if number.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
                if number.len() > NAME_BYTES {
                    Err(Fault::about(TEXT_TOO_LONG, name))
                } else {
                    Ok(Some(number.into()))
                }
            }
            _ => self.text(name),
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
