//! What can be asked of the rate book.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

#[derive(Subcommand)]
pub(crate) enum Offers {
    /// The offers in force on a day.
    List {
        /// Today where nothing is said.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Write down an offer you saw.
    Add(Add),
    /// Take in a list of offers: CSV with a line of names, or JSON.
    Import { file: PathBuf },
}

#[derive(Args)]
pub(crate) struct Add {
    /// tiktok, youtube, twitch, instagram or telegram.
    #[arg(long)]
    pub(crate) platform: String,
    /// How many units it is for.
    #[arg(long)]
    pub(crate) units: i64,
    /// web, ios, android or reseller.
    #[arg(long)]
    pub(crate) channel: String,
    /// A plain decimal with a point.
    #[arg(long)]
    pub(crate) price: String,
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: String,
    /// A country's two letters.
    #[arg(long, default_value = "")]
    pub(crate) region: String,
    /// The price holds in proportion for any number of units.
    #[arg(long)]
    pub(crate) any_amount: bool,
    /// included, added or unknown.
    #[arg(long, default_value = "unknown")]
    pub(crate) tax: String,
    /// The day it was seen; today where nothing is said.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
    /// Where it was seen.
    #[arg(long, default_value = "")]
    pub(crate) source: String,
    /// The offer it takes the place of, from its day on.
    #[arg(long, value_name = "ID")]
    pub(crate) replaces: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum Fx {
    /// The newest rates on a day, and where they come from.
    Show {
        /// Today where nothing is said.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Take in the ECB's CSV, the zip of it, or XML.
    Import { file: PathBuf },
    /// Ask the ECB's server for what is newer. The only thing this program ever fetches, and only when told to.
    Fetch,
}

impl Offers {
    /// It tells and changes nothing.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::List { .. })
    }
}

impl Fx {
    /// It tells and changes nothing.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::Show { .. })
    }
}
