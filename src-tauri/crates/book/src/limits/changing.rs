//! Setting, confirming and keeping a limit. Each is a step that is written down and stays: undo does not reach it, since undoing a
//! lowering would be a raise without its wait.

use giftbook_model::{Instant, Money};
use rusqlite::Transaction;
use serde_json::json;

use super::steps::{Reading, Standing, StepId, What};
use super::table;
use super::window::Window;
use crate::history::{self, Name};
use crate::{Book, BookError};

impl Book {
    /// Asks for a limit of `amount`, or for none (`None`). What there was none of, and less than there was, acts at once. More, and an
    /// amount in another currency, is a request: it stands in the answer's `pending`. [`BookError::Invalid`]: `limit_below_zero`.
    pub fn limit_set(&self, window: Window, amount: Option<Money>, now: Instant) -> Result<Standing, BookError> {
        if amount.is_some_and(|amount| amount.minor < 0) {
            return Err(BookError::Invalid {
                code: "limit_below_zero",
            });
        }
        self.step(window, now, |standing, _| Ok(standing.asking(amount)))
    }

    /// Confirms the raise that step `raise` asked for. [`BookError::Unknown`] where it no longer stands, [`BookError::Invalid`] with
    /// `limit_raise_too_early` before its 24 hours are over.
    pub fn limit_confirm(&self, raise: StepId, now: Instant) -> Result<Standing, BookError> {
        let window = self.window_of(raise)?;
        self.step(window, now, |standing, reading| {
            let pending = standing.pending.filter(|pending| pending.id == raise).ok_or(NO_RAISE)?;
            if pending.ready(reading) {
                Ok(Some(What::Confirmed))
            } else {
                Err(BookError::Invalid {
                    code: "limit_raise_too_early",
                })
            }
        })
    }

    /// Withdraws the raise that step `raise` asked for: the limit stays as it is.
    pub fn limit_keep(&self, raise: StepId, now: Instant) -> Result<Standing, BookError> {
        let window = self.window_of(raise)?;
        self.step(window, now, |standing, _| {
            let pending = standing.pending.filter(|pending| pending.id == raise);
            pending.map(|_| Some(What::Kept)).ok_or(NO_RAISE)
        })
    }

    fn window_of(&self, raise: StepId) -> Result<Window, BookError> {
        let steps = self.file.read(table::steps)?;
        let asked = steps.iter().find(|step| step.id == raise);
        asked.map(|step| step.window).ok_or(NO_RAISE)
    }

    fn step(
        &self,
        window: Window,
        now: Instant,
        decide: impl FnOnce(&Standing, Reading) -> Result<Option<What>, BookError>,
    ) -> Result<Standing, BookError> {
        self.file.write(|tx| {
            let reading = table::reading(tx, now)?;
            table::see(tx, reading)?;
            let standing = Standing::after(&table::steps(tx)?, window, reading);
            if let Some(what) = decide(&standing, reading)? {
                take(tx, window, reading, what)?;
            }
            Ok(Standing::after(&table::steps(tx)?, window, reading))
        })
    }
}

const NO_RAISE: BookError = BookError::Unknown { what: "raise" };

fn take(tx: &Transaction<'_>, window: Window, reading: Reading, what: What) -> Result<(), BookError> {
    table::add_step(tx, window, reading, what)?;
    let (code, amount) = match what {
        What::Set(amount) => ("set", Some(amount)),
        What::Lowered(amount) => ("lowered", Some(amount)),
        What::RaiseAsked(to) => ("raise_asked", to),
        What::Confirmed => ("confirmed", None),
        What::Kept => ("kept", None),
    };
    let params = json!({
        "window": window.code(),
        "what": code,
        "amount": amount.map(Money::decimal_text).unwrap_or_default(),
        "currency": amount.map(|amount| amount.currency.code().to_owned()).unwrap_or_default(),
    });
    history::record(tx, reading.now, Name::Limit, &params, &[])?;
    Ok(())
}
