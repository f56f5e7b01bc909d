//! What the columns of a statement mean, as a person made it once. Saved as JSON; columns are named, so their order plays no part.

use giftbook_model::Platform;
use serde::{Deserialize, Serialize};

use crate::table::{Delimiter, Encoding};
use crate::written::{DateOrder, NumberFormat};

/// A profile, or the beginning of one: what is `None` is not decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// Of a text that is not UTF-8.
    pub encoding: Option<Encoding>,
    /// Of a text; a workbook has none.
    pub delimiter: Option<Delimiter>,
    pub date: Option<String>,
    /// The time of day, where it stands in a column of its own. Optional.
    pub time: Option<String>,
    /// The amount; money out, where `returned` names a column for money in.
    pub amount: Option<String>,
    pub returned: Option<String>,
    /// The columns whose words tell what a payment was for.
    pub text: Vec<String>,
    /// The payment's own number. Optional.
    pub transaction: Option<String>,
    /// The card or account. Optional.
    pub method: Option<String>,
    pub numbers: Option<NumberFormat>,
    pub dates: Option<DateOrder>,
    pub currency: Option<CurrencyFrom>,
    pub sign: Option<Sign>,
    /// IANA name.
    pub zone: Option<String>,
    pub words: Vec<Word>,
}

/// Where the currency of a payment is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CurrencyFrom {
    Column(String),
    /// One for all, as an ISO 4217 code.
    Fixed(String),
}

/// What sign a payment has; the other sign is money that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    PurchasesNegative,
    PurchasesPositive,
}

/// A word in the text of a payment, in any letter case, and the platform whose units it paid for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    pub text: String,
    pub platform: Platform,
}

/// What a file needs and its profile does not say, in the order it is best asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ask {
    Encoding,
    /// Which column holds the date.
    Date,
    /// Which column holds the amount.
    Amount,
    /// Which columns hold the text.
    Text,
    /// Which words name a platform.
    Words,
    Currency,
    /// `1,234` could be a thousand or a fraction.
    Numbers,
    /// Every date could begin with its day or with its month.
    Dates,
    /// Payments of both signs name a platform.
    Sign,
    Zone,
}

impl Ask {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Text => "text",
            Self::Words => "words",
            Self::Currency => "currency",
            Self::Numbers => "numbers",
            Self::Dates => "dates",
            Self::Sign => "sign",
            Self::Zone => "zone",
        }
    }
}

impl Profile {
    /// Reads a profile as [`Profile::to_text`] wrote it.
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The platforms whose words stand in `text`.
    pub(super) fn platforms(&self, text: &str) -> Vec<Platform> {
        let text = text.to_lowercase();
        let mut found: Vec<Platform> = self
            .words
            .iter()
            .filter(|word| !word.text.trim().is_empty() && text.contains(&word.text.trim().to_lowercase()))
            .map(|word| word.platform)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
