//! `--at`: an answer as of an instant. Money and coins are told as they stood then: what happened after it is left out, and "now" is that
//! instant. What the book learnt later of things before it counts, and rates are those of their days. Only what reads can be asked so.

use giftbook_book::Book;
use giftbook_model::Instant;
use jiff::civil::Date;

use crate::args::Command;
use crate::limit::Limit;
use crate::outcome::Refusal;
use crate::rates::args::{Fx, Offers};

/// Whether a command can answer as of another instant.
enum As {
    /// It tells what is the case.
    OfThen,
    /// It tells what the book holds, whenever that was.
    OfNow,
    /// It changes the book or writes a file.
    Writes,
}

impl Command {
    fn answers(&self) -> As {
        match self {
            Self::Transactions | Self::Wallet { .. } | Self::Recharge { .. } | Self::Compare(_) => As::OfThen,
            Self::Offers { what } if what.as_ref().is_none_or(Offers::reads) => As::OfThen,
            Self::Fx { what } if what.as_ref().is_none_or(Fx::reads) => As::OfThen,
            Self::Payout { what } if what.of_then() => As::OfThen,
            Self::Payout { what } if what.writes() => As::Writes,
            // A limit's windows stay open at their upper end, so that a clock set back hides nothing.
            Self::Limit { what } if what.as_ref().is_none_or(Limit::reads) => As::OfNow,
            Self::Gifts
            | Self::Gifters
            | Self::Lives
            | Self::Live { .. }
            | Self::Sources
            | Self::Check
            | Self::Payout { .. }
            | Self::Safety(_) => As::OfNow,
            Self::Import(_)
            | Self::Assert(_)
            | Self::Offers { .. }
            | Self::Fx { .. }
            | Self::Limit { .. }
            | Self::Revert { .. }
            | Self::Undo
            | Self::Redo
            | Self::Backup { .. }
            | Self::Restore { .. }
            | Self::Report { .. }
            | Self::Sample => As::Writes,
        }
    }
}

/// The instant a command is answered as of, if one was named. Refused for what cannot be answered so.
pub(crate) fn instant(at: Option<&str>, command: &Command, book: &Book) -> Result<Option<Instant>, Refusal> {
    let Some(text) = at else { return Ok(None) };
    let refused = |code: &str, text: &str| Refusal {
        code: code.to_owned(),
        text: text.to_owned(),
    };
    match command.answers() {
        As::OfThen => {}
        As::OfNow => {
            return Err(refused(
                "at_not_here",
                "--at does not apply here; ask transactions or wallet as of an instant",
            ));
        }
        As::Writes => {
            return Err(refused(
                "at_only_reads",
                "--at is for questions only; nothing was changed",
            ));
        }
    }
    let unreadable = || {
        refused(
            "at_unreadable",
            "--at takes 2026-03-03T12:00:00Z, a day, or milliseconds since 1970",
        )
    };
    if let Ok(day) = text.parse::<Date>() {
        let zone = book.settings()?.zone()?;
        let next = day.tomorrow().map_err(|_| unreadable())?;
        let end = Instant::start_of(next, &zone).map_err(|_| unreadable())?;
        return Ok(Some(end.plus_millis(-1)));
    }
    let millis = match text.parse::<jiff::Timestamp>() {
        Ok(time) => time.as_millisecond(),
        Err(_) => text.parse().map_err(|_| unreadable())?,
    };
    Instant::from_millis(millis).map(Some).map_err(|_| unreadable())
}
