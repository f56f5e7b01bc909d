//! How rows travel from a file to the book: in batches, each row accounted for.

use std::collections::BTreeMap;

use crate::{CompactString, Record};

/// What a file was recognised as, by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    TikTokExportJson,
    TikTokExportZip,
    ConnectorV1,
    ConnectorV2,
    ConnectorV3,
    TikFinity,
    LiveStudio,
    TikTokLivePython,
    GiftLog,
    /// Live events of which none in the file is a gift, so that the flavour does not show.
    LiveEvents,
    /// Google Play's purchases or orders, from Google Takeout.
    GooglePlay,
    /// Google Pay's transactions, from Google Takeout.
    GooglePay,
    /// Apple's store transactions, from its privacy export.
    AppleTransactions,
    /// A table of payments (CSV): what its columns mean is told by a profile.
    StatementText,
    /// The same as a workbook (XLSX).
    StatementWorkbook,
}

impl Format {
    /// The word used in books, answers and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TikTokExportJson => "tiktok_export_json",
            Self::TikTokExportZip => "tiktok_export_zip",
            Self::ConnectorV1 => "connector_v1",
            Self::ConnectorV2 => "connector_v2",
            Self::ConnectorV3 => "connector_v3",
            Self::TikFinity => "tikfinity",
            Self::LiveStudio => "live_studio",
            Self::TikTokLivePython => "tiktoklive_python",
            Self::GiftLog => "gift_log",
            Self::LiveEvents => "live_events",
            Self::GooglePlay => "google_play",
            Self::GooglePay => "google_pay",
            Self::AppleTransactions => "apple_transactions",
            Self::StatementText => "statement_text",
            Self::StatementWorkbook => "statement_workbook",
        }
    }
}

/// Where a row stands in its file and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// 1-based, in reading order.
    pub number: u64,
    /// Byte offset of the row's text in the (decompressed) file, and its length.
    pub offset: u64,
    pub length: u32,
    pub handling: Handling,
}

/// Every row read is exactly one of these.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "most rows are records; a box for each would cost an allocation a row"
)]
pub enum Handling {
    Record(Record),
    Problem(Problem),
    /// Understood but of no use to the book; counted under this name (an event type, a section).
    Ignored(CompactString),
}

/// A row that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// A word for the reason, stable across versions; the sentence is the interface's.
    pub code: &'static str,
    /// What the sentence needs, such as the name of a field.
    pub detail: CompactString,
    /// The beginning of the row's text, at most 512 bytes, lossily decoded.
    pub raw: CompactString,
}

/// Something counted by name: unknown keys, ignored event types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub what: CompactString,
    pub count: u64,
}

/// A section of an export: "not in this file" and "in it, but empty" are different facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub name: CompactString,
    pub state: SectionState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionState {
    Absent,
    Empty,
    Rows(u64),
}

/// What a format leaves open and a person has to say once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// `Price` carries no currency. Answer: an ISO 4217 code.
    Currency,
    /// `GiftAmount` carries no unit. Answer: `coins` or `pieces`.
    GiftAmountUnit,
    /// Times carry no zone. Answer: an IANA name.
    Zone,
    /// What the columns of a statement mean. Answer: a profile as `formats` writes it.
    Profile,
}

impl Question {
    pub const ALL: [Self; 4] = [Self::Currency, Self::GiftAmountUnit, Self::Zone, Self::Profile];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Currency => "currency",
            Self::GiftAmountUnit => "gift_amount_unit",
            Self::Zone => "zone",
            Self::Profile => "profile",
        }
    }
}

/// The answers given at import, by question.
pub type Answers = BTreeMap<Question, String>;

/// What the file as a whole was, known once it has been read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub format: Format,
    /// Bytes of the file as it lies on the disk.
    pub bytes: u64,
    /// BLAKE3 of those bytes.
    pub digest: [u8; 32],
    pub unknown_keys: Vec<Counted>,
    pub sections: Vec<Section>,
}

#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("the file could not be read")]
    Io(#[from] std::io::Error),
    /// The file as a whole is not acceptable (a damaged archive, too deep, too large); `code` is a stable word for why.
    #[error("the file was refused: {code}")]
    Refused { code: &'static str, detail: String },
}

/// A file being read. Batches come until `false`; then `finish` says what the file was.
pub trait RowStream: Send {
    /// Appends the next rows to `rows`; `false` when there are no more. An error ends the stream.
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError>;
    /// Bytes of the file behind us, for progress.
    fn bytes_read(&self) -> u64;
    /// Called once, after the last batch.
    fn finish(&mut self) -> Result<Source, ReadError>;
}
