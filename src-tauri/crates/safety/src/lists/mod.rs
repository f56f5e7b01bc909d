//! What is known: the platforms' own places, their names, and phrases of offers. One dated file, each row with its evidence.

mod newer;
mod rows;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use giftbook_model::{Money, Platform};

pub use newer::{NotUsed, PUBLISHERS};
pub use rows::ListError;

use crate::letters::{digits_as_letters, without_repeats};
use crate::offer::{Phrases, UnitPrice};
use crate::verdict::Place;

/// The copy that comes with the program, as text.
pub const BUILT_IN: &str = include_str!("../../lists.tsv");

/// The lists, read and ready to be asked.
#[derive(Debug, Clone)]
pub struct Lists {
    /// Counts up with every change of the file.
    pub version: u32,
    /// The day it was put together, `YYYY-MM-DD`.
    pub dated: String,
    pub(crate) rows: usize,
    /// Host and path of each till, in the file's order.
    pub(crate) tills: Vec<(Platform, String)>,
    pub(crate) own: HashMap<String, Platform>,
    /// Host and beginning of a path that leads on.
    pub(crate) leads_on: Vec<String>,
    /// Store host and id of each app.
    pub(crate) apps: Vec<(Platform, String)>,
    pub(crate) hosts: HashMap<String, HostKind>,
    pub(crate) names: Vec<PlatformName>,
    /// A name in a script of its own.
    pub(crate) aliases: Vec<(Platform, String)>,
    pub(crate) short_names: Vec<(Platform, String)>,
    /// Words of selling that make a short name one.
    pub(crate) shop_words: HashSet<String>,
    /// Words for what platforms sell and for buying it.
    pub(crate) goods: Vec<String>,
    /// What some official bundle costs: units for money, the fallback when the rate book has nothing.
    pub(crate) prices: Vec<(Platform, i64, Money)>,
    pub(crate) phrases: Phrases,
}

/// A host that matters for another reason than that a platform owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HostKind {
    Shortener,
    Messenger,
    LinkList,
    FreeHosting,
    Market,
    Unconfirmed,
}

/// How widely a platform's name is looked for. `tiktok` is no word of any language; `telegram` is a newspaper's name too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlatformName {
    pub(crate) platform: Platform,
    pub(crate) name: String,
    /// With every stroke that may be an i as one, and that with each run of a letter as one.
    pub(crate) folded: String,
    pub(crate) single: String,
    /// Any host that contains it uses it; otherwise only beside a word for what is sold.
    pub(crate) alone: bool,
}

impl PlatformName {
    fn new(platform: Platform, name: String, alone: bool) -> Self {
        let folded = digits_as_letters(&name);
        let single = without_repeats(&folded);
        Self {
            platform,
            name,
            folded,
            single,
            alone,
        }
    }
}

static READ: LazyLock<Option<Lists>> = LazyLock::new(|| Lists::parse(BUILT_IN).ok());

impl Lists {
    /// The lists that come with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static NONE: LazyLock<Lists> = LazyLock::new(Lists::empty);
        // A test reads the built-in file; should it ever be broken, nothing is official.
        READ.as_ref().unwrap_or(&NONE)
    }

    /// Every platform's place to buy, in the file's order; a platform without a till sells in its app.
    #[must_use]
    pub fn places(&self, platform: Option<Platform>) -> Vec<Place> {
        let wanted = Platform::ALL
            .into_iter()
            .filter(|one| platform.is_none_or(|platform| platform == *one));
        wanted
            .map(|platform| Place {
                platform,
                address: self
                    .tills
                    .iter()
                    .find(|(of, _)| *of == platform)
                    .map(|(_, till)| format!("https://{till}")),
            })
            .collect()
    }

    /// A platform's official prices on record and, for a currency without one, the lists' own.
    #[must_use]
    pub fn prices_beside(&self, platform: Platform, known: &[UnitPrice]) -> Vec<UnitPrice> {
        let own = self.prices.iter().filter(|(of, ..)| *of == platform);
        let own = own.map(|(_, units, money)| UnitPrice {
            units: *units,
            money: *money,
        });
        let on_record = |price: &UnitPrice| known.iter().any(|one| one.money.currency == price.money.currency);
        let mut all = known.to_vec();
        all.extend(own.filter(|price| !on_record(price)));
        all
    }

    /// The number of rows, for whoever shows what the checker knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }
}
