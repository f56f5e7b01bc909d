//! What can be asked for.

use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};

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
    /// Is this address or offer what it says? Nothing is opened, and no book is needed.
    Safety(Safety),
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
    /// Tell what would happen and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Arguments)]
#[group(required = true, multiple = false)]
pub(crate) struct Safety {
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
