//! A list of offers as JSON: objects with the names of the CSV's columns. Amounts are texts or whole numbers; a fraction that is no text has
//! been rounded by somebody already and is a problem.

use giftbook_model::{OfferSeen, ReadError, Told};

use super::offer::offer;
use super::text::trouble;
use crate::codes::{FIELD_MISSING, Fault, NOT_AN_OBJECT, PRICE_UNREADABLE, refused};
use crate::json::{Code, FromJson, Maybe, Reader, Scalar, object, read as parse};

object! {
    Written {
        platform: Scalar<'a> = "platform",
        units: Scalar<'a> = "units",
        channel: Scalar<'a> = "channel",
        region: Scalar<'a> = "region",
        price: Scalar<'a> = "price",
        currency: Scalar<'a> = "currency",
        any_amount: Scalar<'a> = "any_amount",
        tax: Scalar<'a> = "tax",
        seen_on: Scalar<'a> = "seen_on",
        source: Scalar<'a> = "source",
        trust: Scalar<'a> = "trust",
    }
}

/// The texts of a list's elements.
struct Elements<'a>(Vec<&'a str>);

impl<'a> FromJson<'a> for Elements<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Code> {
        let mut elements = Vec::new();
        reader.list(|reader| {
            elements.push(reader.raw()?);
            Ok(())
        })?;
        Ok(Self(elements))
    }
}

pub(super) fn read(text: &str) -> Result<Told<OfferSeen>, ReadError> {
    let elements: Elements<'_> = parse(text.as_bytes()).map_err(|fault| refused(fault.code, fault.detail.as_str()))?;
    let mut told = Told::default();
    for element in elements.0 {
        match one(element) {
            Ok(offer) => told.rows.push(offer),
            Err(fault) => trouble(&mut told, fault, element),
        }
    }
    Ok(told)
}

fn one(element: &str) -> Result<OfferSeen, Fault> {
    let written: Maybe<Written<'_>> = parse(element.as_bytes())?;
    let written = written.0.ok_or(Fault::of(NOT_AN_OBJECT))?;
    if written.price == Scalar::Odd {
        return Err(Fault::of(PRICE_UNREADABLE));
    }
    if written.units == Scalar::Odd {
        return Err(Fault::about(FIELD_MISSING, "units"));
    }
    offer(&|name| {
        text(match name {
            "platform" => &written.platform,
            "units" => &written.units,
            "channel" => &written.channel,
            "region" => &written.region,
            "price" => &written.price,
            "currency" => &written.currency,
            "any_amount" => &written.any_amount,
            "tax" => &written.tax,
            "seen_on" => &written.seen_on,
            "source" => &written.source,
            "trust" => &written.trust,
            _ => &Scalar::Absent,
        })
    })
}

fn text(scalar: &Scalar<'_>) -> String {
    match scalar {
        Scalar::Text(text) => text.trim().to_owned(),
        Scalar::Int(number) => number.to_string(),
        Scalar::Wide(number) => number.to_string(),
        Scalar::Bool(yes) => yes.to_string(),
        Scalar::Absent | Scalar::Null | Scalar::Odd => String::new(),
    }
}
