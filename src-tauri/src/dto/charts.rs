//! A drawn chart, and how it is asked for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::app::Role;
use super::gifts::GiftsQuery;
use super::goes::GoesAsk;
use super::recharge::RechargeWant;
use super::transactions::TxFilter;
use super::{Id, Typed};

/// The room, the light and the words of a drawing. The words are the page's: Rust speaks no language.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChartView {
    /// CSS pixels.
    pub width: u32,
    /// Body text in CSS pixels: 13 unless the reader asked for more.
    pub text_px: u32,
    pub theme: ChartTheme,
    pub words: BTreeMap<String, Typed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ChartTheme {
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ChartFormat {
    Svg,
    Png,
}

impl ChartFormat {
    /// Of the file's name.
    #[must_use]
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// Which chart to save.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(tag = "chart", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) enum ChartRequest {
    Gifts {
        query: GiftsQuery,
    },
    GiftsTrend {
        query: GiftsQuery,
    },
    Live {
        live: Id,
    },
    Home {
        role: Role,
    },
    /// Where the month stands and where it is heading.
    Month,
    /// What of a sum reaches a creator, place by place; the row with the key `of` as the finding.
    Goes {
        spend: Typed,
        of: Typed,
    },
    /// One sum on its way, step by step.
    Way {
        ask: GoesAsk,
    },
    /// A payout from the gifts to the bank.
    Bridge {
        id: Id,
        of: Bridge,
    },
    /// What a platform pays.
    Payouts {
        which: PayoutChart,
        of: Typed,
    },
    /// What is wanted, bought at each channel and region by itself.
    Recharge {
        want: RechargeWant,
    },
    /// The balance of a platform.
    Wallet {
        of: Typed,
    },
}

/// What of a payout is drawn: its units, its money as it was sent, or in the currency that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Bridge {
    Units,
    Money,
    Arrived,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum PayoutChart {
    /// Weeks as they came over what was expected of them, and those ahead.
    Outlook,
    /// What can be taken out over time, with what was.
    Balance,
    /// What each method costs by amount.
    Methods,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Chart {
    pub svg: String,
    pub width: u32,
    pub height: u32,
    pub hits: Vec<Hit>,
    pub table: ChartTable,
    pub summary: String,
}

/// A part of the drawing that answers, in CSS pixels, and the rows behind it.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Hit {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    pub label: String,
    pub value: String,
    pub target: Option<TxFilter>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ChartTable {
    pub columns: Vec<ChartColumn>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ChartColumn {
    pub name: String,
    pub numeric: bool,
}
