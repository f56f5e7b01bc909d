//! Where a price goes: who keeps which part of it on its way to the creator's bank. Pure.

use giftbook_model::{Channel, Money, Platform};
use rust_decimal::Decimal;

use super::minor_units::decimal;
use super::running::Running;

/// A station of the way, in its order. `Pays`, `Units` and `Arrives` say how much there is; the others take something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Station {
    Pays,
    /// Sales tax or VAT inside the price.
    Tax,
    /// The app store, by its standard commission.
    Store,
    Platform,
    /// What the store and the platform keep between them, where nobody says how they share it.
    StoreAndPlatform,
    /// What the creator's units are worth.
    Units,
    /// What is taken from the units: an extension's developer, a commission.
    Share,
    /// What the method of the payout costs.
    Fee,
    /// What changing it into the creator's currency costs.
    Fx,
    Arrives,
}

impl Station {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pays => "pays",
            Self::Tax => "tax",
            Self::Store => "store",
            Self::Platform => "platform",
            Self::StoreAndPlatform => "store_and_platform",
            Self::Units => "units",
            Self::Share => "share",
            Self::Fee => "fee",
            Self::Fx => "fx",
            Self::Arrives => "arrives",
        }
    }
}

/// What a station does to the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// It says how much there is.
    Nothing,
    /// Below zero where it adds something of its own.
    This(Money),
    /// Something may be taken, and nobody says how much; the sum goes on as if it were nothing.
    Unstated,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub station: Station,
    pub takes: Takes,
    pub left: Money,
}

/// A part of the sum as somebody states it, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    /// It is known that nothing is taken.
    None,
    Unstated,
    /// 0.2 for a fifth.
    Part(Decimal),
}

/// What the creator is credited with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Credit {
    /// A share of the price less tax and the store's commission.
    OfPrice(Decimal),
    /// Units worth the part `worth` of the whole price, of which the creator is credited with `share`. Where `apart`, what the share leaves
    /// out is taken from the units by itself; else it is the platform's and the units are worth what is credited.
    OfUnits {
        worth: Decimal,
        share: Decimal,
        apart: bool,
    },
}

/// All that decides where a sum goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) pays: Money,
    pub(super) platform: Platform,
    pub(super) channel: Channel,
    /// The rate that was added to the price before tax: of 0.20 a sixth of the price is tax.
    pub(super) tax: Stated,
    pub(super) credit: Credit,
    /// Of what is credited. `None`: the way ends with what is credited.
    pub(super) fee: Option<Stated>,
    /// Of what is left after the fee.
    pub(super) fx: Stated,
}

/// What an app store keeps of a price: the standard in-app commission (platforms.md 5.4). An estimate; large sellers may have other terms.
#[must_use]
pub(super) fn store_share(channel: Channel) -> Decimal {
    match channel {
        Channel::Ios | Channel::Android => Decimal::new(30, 2),
        Channel::Web | Channel::Reseller => Decimal::ZERO,
    }
}

/// "No impact on pricing or cost" (YouTube's help 7277005): what is shared there is the price, whatever Google Play keeps.
pub(super) fn store_unknown(platform: Platform, channel: Channel) -> bool {
    platform == Platform::YouTube && channel == Channel::Android
}

/// Divides what was paid, station by station. What the stations take and what arrives add up to what was paid, to the minor unit.
/// `None` beyond what an amount holds.
pub(super) fn follow(way: &Way) -> Option<Vec<Step>> {
    let whole = decimal(way.pays);
    let mut on = Walk::new(way.pays, whole);
    on.stands(Station::Pays);
    match way.tax {
        Stated::None => {}
        Stated::Unstated => on.unstated(Station::Tax),
        Stated::Part(rate) => {
            let part = rate.checked_div(Decimal::ONE.checked_add(rate)?)?;
            on.takes(Station::Tax, whole.checked_mul(part)?)?;
        }
    }
    let net = on.exact;
    let unknown = store_unknown(way.platform, way.channel);
    let store = net.checked_mul(store_share(way.channel))?;
    if !unknown && !store.is_zero() {
        on.takes(Station::Store, store)?;
    }
    let platform = if unknown {
        Station::StoreAndPlatform
    } else {
        Station::Platform
    };
    let (units, credited) = credited(way.credit, whole, on.exact)?;
    on.takes(platform, on.exact.checked_sub(units)?)?;
    on.stands(Station::Units);
    if units != credited {
        on.takes(Station::Share, units.checked_sub(credited)?)?;
    }
    let Some(fee) = way.fee else {
        on.stands(Station::Arrives);
        return Some(on.steps);
    };
    on.part(Station::Fee, fee)?;
    on.part(Station::Fx, way.fx)?;
    on.stands(Station::Arrives);
    Some(on.steps)
}

/// What the units are worth, and what of it is the creator's.
fn credited(credit: Credit, whole: Decimal, after_store: Decimal) -> Option<(Decimal, Decimal)> {
    match credit {
        Credit::OfPrice(share) => {
            let credited = after_store.checked_mul(share)?;
            Some((credited, credited))
        }
        Credit::OfUnits { worth, share, apart } => {
            let units = whole.checked_mul(worth)?;
            let credited = units.checked_mul(share)?;
            Some((if apart { units } else { credited }, credited))
        }
    }
}

/// The sum on its way: exact beside what has been told of it, so that what is told always adds up.
struct Walk {
    exact: Decimal,
    left: Money,
    running: Running,
    steps: Vec<Step>,
}

impl Walk {
    fn new(pays: Money, whole: Decimal) -> Self {
        Self {
            exact: whole,
            left: pays,
            running: Running::new(pays.currency),
            steps: Vec::with_capacity(10),
        }
    }

    fn step(&mut self, station: Station, takes: Takes) {
        let left = self.left;
        self.steps.push(Step { station, takes, left });
    }

    fn stands(&mut self, station: Station) {
        self.step(station, Takes::Nothing);
    }

    fn unstated(&mut self, station: Station) {
        self.step(station, Takes::Unstated);
    }

    fn takes(&mut self, station: Station, exact: Decimal) -> Option<()> {
        let money = self.running.add(exact)?;
        self.exact = self.exact.checked_sub(exact)?;
        self.left.minor = self.left.minor.checked_sub(money.minor)?;
        self.step(station, Takes::This(money));
        Some(())
    }

    /// Takes a part of what is left.
    fn part(&mut self, station: Station, stated: Stated) -> Option<()> {
        match stated {
            Stated::None => Some(()),
            Stated::Unstated => {
                self.unstated(station);
                Some(())
            }
            Stated::Part(part) => self.takes(station, self.exact.checked_mul(part)?),
        }
    }
}
