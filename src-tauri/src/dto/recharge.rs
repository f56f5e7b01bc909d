//! What a recharge costs, and the way that costs least. Amounts are in the home currency where nothing else is said.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::safety::SellerSaid;
use super::{Money, Typed, Units};

#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RechargeWant {
    pub platform: Typed,
    /// Units there should be in the end.
    pub units: Units,
    /// Units there are; `null`: those of the wallet.
    pub held: Option<Units>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RechargeAnswer {
    pub platform: String,
    pub unit: String,
    pub units: Units,
    pub held: Units,
    /// Units to buy.
    pub missing: Units,
    /// Where the user buys, two letters; empty while not set.
    pub region: String,
    /// What is added to prices there, in percent; `null` while not set.
    pub tax: Option<String>,
    pub cheapest: Option<Basket>,
    /// How much dearer the dearest other channel is.
    pub less: Option<Less>,
    /// The cheapest basket with more units.
    pub next: Option<Basket>,
    /// Each channel and region by itself, the cheapest first.
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

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Less {
    pub channel: String,
    pub by: Money,
}

/// Tax, exchange and fee are within the cost.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Basket {
    /// `null` where it is bought at several.
    pub channel: Option<String>,
    pub region: Option<String>,
    pub units: Units,
    pub stranded: Units,
    pub cost: Money,
    pub tax: Money,
    pub exchange: Money,
    pub fee: Money,
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
