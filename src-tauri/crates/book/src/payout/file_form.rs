//! What files of programmes and of payout methods have in common: values that stand in a line, and what is said when one cannot be taken.

use giftbook_model::{Currency, Money, Platform, Trust};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

/// The newest form of the files this program reads.
const VERSION: u32 = 1;

/// Why a file of programmes or payout methods was refused, and where; nothing of it is taken then.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {wrong}")]
pub struct FileWrong {
    /// Counted from 1.
    pub line: usize,
    pub wrong: Wrong,
}

/// What is wrong, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// Not TOML, or a key is missing, unknown or of another kind.
    #[error("{0}")]
    Form(String),
    #[error("version {0} of the form is not known; this program reads version {VERSION}")]
    Version(u32),
    #[error("`{value}` is no {what}; {}", instead(what))]
    Value { what: &'static str, value: String },
    #[error(
        "the steps of rule {rule} have to begin with from = 0 and rise, each with `share`, or with `least` and `most`; a share lies between 0 and 1"
    )]
    Steps { rule: String },
    /// A name is used again for something that may have held before.
    #[error(
        "there is a {name} already; give yours a name of its own or, where it is a newer form of one of your own, a `from` after that one's"
    )]
    Taken { name: String },
}

impl Wrong {
    /// A stable word for it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form(_) => "form",
            Self::Version(_) => "version",
            Self::Value { .. } => "value",
            Self::Steps { .. } => "steps",
            Self::Taken { .. } => "taken",
        }
    }
}

/// What to write instead of a value that is none.
fn instead(what: &str) -> &'static str {
    match what {
        "platform" => "write tiktok, youtube, twitch, instagram or telegram",
        "day" => "write it in quotes as \"2025-02-10\"",
        "currency" => "write its code, such as USD",
        "amount" => "write it in quotes with a point, such as \"9.00\"",
        "share" => "write it in quotes as a part of 1, such as \"0.015\" for 1.5 %",
        "whole" => "write \"price\", or what one unit is worth, such as \"0.01\"",
        "trust" => "write own, official, secondary or unverified",
        "measure" => {
            "leave it out, or write live_minutes, live_new_followers, week_long_lives, week_team or week_league"
        }
        "kind" => "write bank, paypal, wire, check or wallet",
        _ => "see the description at the top of the file",
    }
}

/// A file while it is read: knows its lines.
pub(super) struct FileText<'a>(&'a str);

impl<'a> FileText<'a> {
    /// The file in its form, if it is of a version this program reads.
    pub(super) fn open<T: DeserializeOwned>(text: &'a str) -> Result<(Self, T), FileWrong> {
        #[derive(Deserialize)]
        struct OfVersion {
            version: Spanned<u32>,
        }
        let file = Self(text);
        let of: OfVersion = toml::from_str(text).map_err(|error| file.form(&error))?;
        if *of.version.get_ref() != VERSION {
            let wrong = Wrong::Version(*of.version.get_ref());
            return Err(file.at(&of.version, wrong));
        }
        let read = toml::from_str(text).map_err(|error| file.form(&error))?;
        Ok((file, read))
    }

    fn form(&self, error: &toml::de::Error) -> FileWrong {
        let start = error.span().map_or(0, |span| span.start);
        FileWrong {
            line: self.line(start),
            wrong: Wrong::Form(error.message().to_owned()),
        }
    }

    /// The line a byte stands in, counted from 1.
    fn line(&self, byte: usize) -> usize {
        let before = self.0.as_bytes().get(..byte).unwrap_or(self.0.as_bytes());
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// The line a value stands in.
    pub(super) fn line_of<T>(&self, place: &Spanned<T>) -> usize {
        self.line(place.span().start)
    }

    pub(super) fn at<T>(&self, place: &Spanned<T>, wrong: Wrong) -> FileWrong {
        FileWrong {
            line: self.line(place.span().start),
            wrong,
        }
    }

    pub(super) fn no(&self, place: &Spanned<String>, what: &'static str) -> FileWrong {
        let value = place.get_ref().clone();
        self.at(place, Wrong::Value { what, value })
    }

    pub(super) fn day(&self, text: &Spanned<String>) -> Result<Date, FileWrong> {
        text.get_ref().parse().map_err(|_| self.no(text, "day"))
    }

    pub(super) fn platform(&self, text: &Spanned<String>) -> Result<Platform, FileWrong> {
        Platform::from_code(text.get_ref()).ok_or_else(|| self.no(text, "platform"))
    }

    pub(super) fn trust(&self, text: &Spanned<String>) -> Result<Trust, FileWrong> {
        Trust::from_code(text.get_ref()).ok_or_else(|| self.no(text, "trust"))
    }

    pub(super) fn currency(&self, text: &Spanned<String>) -> Result<Currency, FileWrong> {
        Currency::parse(text.get_ref()).map_err(|_| self.no(text, "currency"))
    }

    /// An amount of 0 or more.
    pub(super) fn money(&self, text: &Spanned<String>, currency: Currency) -> Result<Money, FileWrong> {
        let money = Money::parse(text.get_ref(), currency).ok();
        money
            .filter(|money| money.minor >= 0)
            .ok_or_else(|| self.no(text, "amount"))
    }

    /// A part of a whole, from 0 to 1.
    pub(super) fn share(&self, text: &Spanned<String>) -> Result<Decimal, FileWrong> {
        let share = Decimal::from_str_exact(text.get_ref()).ok();
        share
            .filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share))
            .ok_or_else(|| self.no(text, "share"))
    }
}
