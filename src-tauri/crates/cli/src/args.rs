//! What can be asked for.

use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use giftbook_book::wallet::By;
use giftbook_model::Platform;
use jiff::civil::Date;

use crate::limit::Limit;
use crate::payout::Payout;
use crate::rates::args as rates;
use crate::recharge;
use crate::report::Report;

/// The money of live gifts, made plain. Everything is worked out on this machine, in one file that is yours.
#[derive(Parser)]
#[command(name = "giftbook", version)]
pub(crate) struct Args {
    /// The book; made when it is not there. Every command but `safety` needs one.
    #[arg(long, value_name = "FILE")]
    pub(crate) book: Option<PathBuf>,
    /// Answer with one JSON object; amounts are strings.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Answer as of an instant: 2026-03-03T12:00:00Z, a day (its end in the book's zone), or milliseconds since 1970. What happened after
    /// it is left out. Only questions can be asked so.
    #[arg(long, global = true, value_name = "INSTANT")]
    pub(crate) at: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read files into the book; rows it knows are not counted twice.
    Import(Import),
    /// Which gifts bring what, the most first.
    Gifts,
    /// Who sends them, the most first.
    Gifters,
    /// The lives, the newest first.
    Lives,
    /// One live: its gifts, its gifters, what was recorded.
    Live { id: i64 },
    /// Every entry of the book, the newest first.
    Transactions,
    /// The coins in hand, what they cost by weighted average, to whom the others went, and the years.
    Wallet {
        /// What the gifts sent are grouped by.
        #[arg(long, value_enum, default_value = "creator")]
        by: GivenBy,
    },
    /// Write down what the app shows, and hear whether the book agrees; if not, since when.
    Assert(Assert),
    /// The imported files.
    Sources,
    /// Take an import back.
    Revert { id: i64 },
    /// Take back the last change.
    Undo,
    /// Bring back what was last undone.
    Redo,
    /// Look through the whole book; its hash covers what it says, not how it came to know it.
    Check,
    /// Copy the book to a file and prove the copy.
    Backup { file: PathBuf },
    /// Put a backup in the book's place, after a backup of what is there.
    Restore { file: PathBuf },
    /// Is this address or offer what it says? Nothing is opened, and no book is needed; one that is named adds its prices and notes.
    Safety(Safety),
    /// Prices of units: those that came with the program, your own, what you paid.
    Offers {
        #[command(subcommand)]
        what: Option<rates::Offers>,
    },
    /// Reference rates of the European Central Bank.
    Fx {
        #[command(subcommand)]
        what: Option<rates::Fx>,
    },
    /// The most you want to spend in 24 hours, 7 days and a month.
    Limit {
        #[command(subcommand)]
        what: Option<Limit>,
    },
    /// What a recharge costs.
    Recharge {
        #[command(subcommand)]
        what: recharge::Recharge,
    },
    /// What of a sum reaches a creator, on every platform and through every channel.
    Compare(Compare),
    /// What platforms pay, and whether it was right.
    Payout {
        #[command(subcommand)]
        what: Payout,
    },
    /// Files for others to read.
    Report {
        #[command(subcommand)]
        what: Report,
    },
    /// Fill an empty book with sample data.
    Sample,
}

#[derive(Arguments)]
pub(crate) struct Import {
    #[arg(required = true, value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,
    /// The currency of prices that come without one, such as USD. Remembered by the book.
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: Option<String>,
    /// What the export's gift amounts count; without it they stay open. Remembered by the book.
    #[arg(long, value_name = "UNIT")]
    pub(crate) gift_amount: Option<GiftAmount>,
    /// How a statement's columns are to be read: a profile made in the window. Without it, the one made for the same columns.
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// The zone of times that come without one, such as Europe/Berlin; else the book's.
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    /// Tell what would happen and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Arguments)]
pub(crate) struct Compare {
    /// What is spent, such as 10.
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) spend: String,
    /// Its currency, such as USD.
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: String,
}

#[derive(Arguments)]
pub(crate) struct Safety {
    #[command(flatten)]
    pub(crate) what: Sellers,
    /// Newer lists, with their publisher's signature beside them as FILE.minisig; the built-in ones are used where that does not hold.
    #[arg(long, value_name = "FILE")]
    pub(crate) lists: Option<PathBuf>,
}

/// What is looked at; just one of them.
#[derive(Arguments)]
#[group(required = true, multiple = false)]
pub(crate) struct Sellers {
    #[arg(value_name = "ADDRESS")]
    pub(crate) addresses: Vec<String>,
    /// The text of an offer, from a file or from standard input.
    #[arg(long, value_name = "FILE|-")]
    pub(crate) text: Option<PathBuf>,
    /// One address a line from standard input, one answer a line.
    #[arg(long)]
    pub(crate) stdin: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum GiftAmount {
    Coins,
    Pieces,
}

#[derive(Arguments)]
pub(crate) struct Assert {
    #[arg(long, value_enum)]
    pub(crate) platform: OnPlatform,
    /// What the app shows, in the platform's units.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) units: i64,
    /// The day it showed them, such as 2026-03-03, in the book's zone.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Date,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum GivenBy {
    Creator,
    Gift,
    Month,
    Platform,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnPlatform {
    Tiktok,
    Youtube,
    Twitch,
    Instagram,
    Telegram,
}

impl From<GivenBy> for By {
    fn from(by: GivenBy) -> Self {
        match by {
            GivenBy::Creator => Self::Creator,
            GivenBy::Gift => Self::Gift,
            GivenBy::Month => Self::Month,
            GivenBy::Platform => Self::Platform,
        }
    }
}

impl From<OnPlatform> for Platform {
    fn from(platform: OnPlatform) -> Self {
        match platform {
            OnPlatform::Tiktok => Self::TikTok,
            OnPlatform::Youtube => Self::YouTube,
            OnPlatform::Twitch => Self::Twitch,
            OnPlatform::Instagram => Self::Instagram,
            OnPlatform::Telegram => Self::Telegram,
        }
    }
}
