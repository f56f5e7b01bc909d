//! What a recharge costs, and the way that costs least. Amounts are in the home currency where nothing else is said.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::safety::SellerSaid;
use super::worth::Worth;
use super::{Id, Money, Typed, Units};

#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RechargeWant {
    pub platform: Typed,
    pub wanted: Wanted,
    /// Units there are; `null`: those of the wallet.
    pub held: Option<Units>,
    /// Two letters; empty for everywhere, `null` for where the user buys.
    pub region: Option<Typed>,
    /// `null` for all but resellers.
    pub channel: Option<Typed>,
}

/// What there should be in the end.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(tag = "of", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) enum Wanted {
    Units {
        units: Units,
    },
    /// So many pieces of the gift known by this key.
    Gift {
        key: Typed,
        times: Units,
    },
}

/// A gift as it is found by its name.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GiftFound {
    pub key: String,
    pub name: String,
    /// Of one piece.
    pub price: Units,
    /// It occurs in the book.
    pub met: bool,
    /// The day of the newest public list it stood in.
    pub listed: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RechargeAnswer {
    pub platform: String,
    pub unit: String,
    /// `null` where a number of units was asked for.
    pub gift: Option<GiftFound>,
    pub units: Units,
    /// What the units wanted cost in proportion, where it is cheapest and where it is dearest.
    pub worth: Option<Worth>,
    pub held: Units,
    /// Units to buy.
    pub missing: Units,
    /// Where the user buys, two letters; empty while not set.
    pub region: String,
    /// What is added to prices there, in percent; `null` while not set.
    pub tax: Option<String>,
    /// What is paid with; `null` while not set.
    pub method: Option<PaidWith>,
    pub methods: Vec<PaidWith>,
    /// What there is to choose from, whatever is chosen.
    pub regions: Vec<String>,
    pub channels: Vec<String>,
    pub cheapest: Option<Basket>,
    /// How much dearer the dearest other channel is.
    pub less: Option<Less>,
    /// The cheapest basket with more units.
    pub next: Option<Basket>,
    /// Each channel and region by itself: the listed ones first, of each kind the cheapest.
    pub ways: Vec<Basket>,
    /// The cheapest a unit first.
    pub offers: Vec<PricedRow>,
    /// Offers without an exchange rate to the home currency.
    pub without_rate: u32,
    /// `null` where no figure is published.
    pub creator: Option<CreatorGets>,
    /// The platform's own page for it; `null` where it is sold in the app only.
    pub page: Option<String>,
    /// What the checker says of that page.
    pub seller: Option<SellerSaid>,
}

/// A payment method by its name.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PaidWith {
    pub id: Id,
    pub name: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Less {
    pub channel: String,
    pub by: Money,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Basket {
    /// `null` where it is bought at several.
    pub channel: Option<String>,
    pub region: Option<String>,
    pub units: Units,
    pub stranded: Units,
    pub cost: Money,
    /// The newest day the user paid one of its prices on; `null` where all are listed.
    pub paid_on: Option<String>,
    /// That was more than a year ago.
    pub past: bool,
    /// How much that is above the cheapest basket; `null` where it is none.
    pub more: Option<Money>,
    pub lines: Vec<BasketLine>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct BasketLine {
    pub offer: String,
    pub channel: String,
    /// Units of one purchase.
    pub units: Units,
    pub times: Units,
    /// Of all times together.
    pub cost: Money,
}

/// An offer with its true cost: price, tax, exchange and fee sum to the whole.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PricedRow {
    pub id: String,
    pub units: Units,
    /// What the user paid more than a year ago: nothing is bought at it or compared with it.
    pub past: bool,
    pub any_amount: bool,
    pub channel: String,
    pub region: String,
    pub seen_on: String,
    /// The user's own words, or a word for where a shipped one was found (`offer_source_…`).
    pub source: String,
    pub trust: String,
    /// As it was seen, in its own currency.
    pub listed: Money,
    /// `unknown`, `included`, `added`, `added_unset`.
    pub tax_said: String,
    pub price: Money,
    pub tax: Money,
    pub exchange: Money,
    pub fee: Money,
    pub whole: Money,
    /// Of one unit, with four digits more than its currency has at most.
    pub each: Money,
    /// Home currency for one of the listed one, and the day of that rate.
    pub rate: Option<RateUsed>,
    pub dearer: Option<DearerThan>,
    /// Who its source says that sells, where that names an address.
    pub seller: Option<SellerSaid>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct RateUsed {
    pub rate: String,
    pub day: String,
}

/// Dearer a unit than a smaller bundle of the same list.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct DearerThan {
    pub units: Units,
    pub percent: String,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreatorGets {
    pub money: Money,
    pub seen_on: String,
    pub source: String,
}
