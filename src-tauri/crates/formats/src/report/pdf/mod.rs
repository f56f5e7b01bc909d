//! A report as pages: A4 across, Inter, ink on white, hairlines. A table goes on over as many pages as it needs, under its head each time;
//! at the foot stand the first closing sentence and the page's number.
//!
//! Figures have one width and stand at the right. What a letter is stays in the file even where Inter has no shape for it and a box is
//! drawn, so that copying it out gives the letter.

mod columns;
mod letters;
mod page;
mod paper;

use giftbook_model::report::Report;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use krilla::Document;
use krilla::metadata::{DateTime, Metadata};

use super::ReportError;
use letters::Letters;

/// The bytes of the pages.
pub fn pdf(report: &Report) -> Result<Vec<u8>, ReportError> {
    let letters = Letters::inter().ok_or(ReportError::Page)?;
    let pages = page::laid_out(report, &letters);
    let mut document = Document::new();
    for sheet in &pages {
        paper::draw(&mut document, sheet, &letters).ok_or(ReportError::Page)?;
    }
    document.set_metadata(metadata(report));
    document.finish().map_err(|_| ReportError::Page)
}

fn metadata(report: &Report) -> Metadata {
    let told = Metadata::new()
        .title(report.title.clone())
        .creator("Giftbook".to_owned());
    let made = Timestamp::from_millisecond(report.made.millis()).map(|at| at.to_zoned(TimeZone::UTC));
    let number = |number: i8| u8::try_from(number).unwrap_or(0);
    match made {
        Err(_) => told,
        Ok(made) => told.creation_date(
            DateTime::new(u16::try_from(made.year()).unwrap_or(0))
                .month(number(made.month()))
                .day(number(made.day()))
                .hour(number(made.hour()))
                .minute(number(made.minute()))
                .second(number(made.second()))
                .utc_offset_hour(0)
                .utc_offset_minute(0),
        ),
    }
}
