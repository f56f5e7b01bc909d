//! `eurofxref-daily.xml` (single quotes), `eurofxref-hist-90d.xml` and `eurofxref-hist.xml` (double quotes): a `Cube` with a `time` holds a
//! `Cube` a currency.

use giftbook_model::{FxRate, ReadError, Told};
use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::text::{take, trouble};
use crate::codes::{DAY_UNREADABLE, Fault, RATES_DAMAGED, UNKNOWN_FORMAT, refused};

pub(super) fn read(text: &str) -> Result<Told<FxRate>, ReadError> {
    let mut reader = Reader::from_str(text);
    let mut told = Told::default();
    let mut day: Option<Date> = None;
    let (mut depth, mut envelope) = (0_u64, false);
    let damaged = |at: u64| refused(RATES_DAMAGED, at.to_string());
    loop {
        let event = reader.read_event().map_err(|_| damaged(reader.error_position()))?;
        match &event {
            Event::Eof if depth > 0 => return Err(damaged(reader.buffer_position())),
            Event::Eof if !envelope => return Err(refused(UNKNOWN_FORMAT, "")),
            Event::Eof => return Ok(told),
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Start(element) | Event::Empty(element) => {
                if matches!(event, Event::Start(_)) {
                    depth += 1;
                }
                match element.local_name().as_ref() {
                    "Envelope" => envelope = true,
                    "Cube" if envelope => cube(element, &mut day, &mut told),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

fn cube(element: &BytesStart<'_>, day: &mut Option<Date>, told: &mut Told<FxRate>) {
    let value = |name: &str| {
        let found = element.try_get_attribute(name).ok().flatten()?;
        Some(found.value.into_owned())
    };
    if let Some(time) = value("time") {
        *day = time.parse().ok();
    }
    let (Some(code), Some(rate)) = (value("currency"), value("rate")) else {
        return;
    };
    match *day {
        Some(day) => take(told, day, &code, &rate),
        None => trouble(told, Fault::of(DAY_UNREADABLE), &format!("{code} {rate}")),
    }
}
