//! Reference rates on their way from the ECB's server, or from a file, into the book.

use giftbook_book::Book;
use giftbook_book::rates::{FxOrigin, HostSaid};
use giftbook_connect::{Answer as FromHost, ConnectError, Known, Place};
use giftbook_model::{FxRate, Told};
use jiff::civil::Date;
use tauri::ipc::Channel;

use crate::desk::{Desk, now};
use crate::dto::Units;
use crate::dto::rates::{Fetching, FxReport};
use crate::error::{Answer, AppError};

/// Today in the book's zone.
pub(crate) fn today(book: &Book) -> Answer<Date> {
    Ok(now().day_in(&book.settings()?.zone()?))
}

/// The smallest file that brings the book up to date.
pub(crate) fn wanted(newest: Option<Date>, today: Date) -> Place {
    Place::for_gap(newest.map_or(i64::MAX, |newest| i64::from((today - newest).get_days())))
}

/// Asks for what is newer and takes it in; `None` where there is nothing newer. Only where the user allowed it.
pub(crate) fn fetch(desk: &Desk, progress: &Channel<Fetching>) -> Answer<Option<FxReport>> {
    let running = desk.job.begin()?;
    desk.with(|book| {
        let today = today(book)?;
        let shown = book.fx(today)?;
        if !shown.may_fetch {
            return Err(AppError::new("fetch_not_allowed"));
        }
        let place = wanted(shown.newest, today);
        let said = book.fx_host_said(place.file())?;
        let known = Known {
            etag: said.etag,
            modified: said.modified,
        };
        let mut arrived = |bytes| {
            // A page that is gone does not stop the work.
            let _ = progress.send(Fetching {
                bytes: Units::of(bytes),
            });
        };
        match giftbook_connect::fetch(place, &known, &mut arrived, &|| running.cancel.is_cancelled())? {
            FromHost::Unchanged => Ok(None),
            FromHost::File { bytes, known } => {
                let told = giftbook_formats::rates::fx_bytes(&bytes)?;
                let fetched = HostSaid {
                    etag: known.etag,
                    modified: known.modified,
                };
                let origin = FxOrigin {
                    name: place.file().to_owned(),
                    fetched: Some(fetched),
                };
                Ok(Some(taken(book, origin, &told)?))
            }
        }
    })
}

/// Takes in rates that were read.
pub(crate) fn taken(book: &Book, origin: FxOrigin, told: &Told<FxRate>) -> Answer<FxReport> {
    let report = book.fx_import(&origin, told, now())?;
    Ok(FxReport::of(origin.name, &report, &told.problems))
}

impl From<ConnectError> for AppError {
    fn from(error: ConnectError) -> Self {
        let told = Self::new(error.code());
        match error {
            ConnectError::Status(status) => told.with("status", status.to_string()),
            _ => told,
        }
    }
}
