//! Where a price goes: who keeps which part of it on its way to the creator. Pure.

use giftbook_model::{Channel, Money, Platform};
use rust_decimal::Decimal;

use super::running::Running;

/// Who keeps a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taker {
    /// The app store, by its standard commission.
    Store,
    Platform,
    /// What the store and the platform keep between them, where nobody says how they share it.
    StoreAndPlatform,
    Creator,
}

impl Taker {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Store => "store",
            Self::Platform => "platform",
            Self::StoreAndPlatform => "store_and_platform",
            Self::Creator => "creator",
        }
    }
}

/// A part of what was paid. The platform's is below zero where it adds something of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub taker: Taker,
    pub money: Money,
}

/// What an app store keeps of a price: the standard in-app commission (platforms.md 5.4). An estimate; large sellers may have other terms.
#[must_use]
pub(super) fn store_share(channel: Channel) -> Decimal {
    match channel {
        Channel::Ios | Channel::Android => Decimal::new(30, 2),
        Channel::Web | Channel::Reseller => Decimal::ZERO,
    }
}

/// Divides what was paid: the creator gets the share `creator` of it, the store its commission, the platform the rest. The parts add up to
/// what was paid, to the minor unit. `None` beyond what an amount holds.
pub(super) fn follow(pays: Money, platform: Platform, channel: Channel, creator: Decimal) -> Option<Vec<Part>> {
    let store = store_share(channel);
    let rest = Decimal::ONE.checked_sub(creator)?;
    let takers = match (platform, channel) {
        (_, Channel::Web | Channel::Reseller) => vec![(Taker::Platform, rest)],
        // "No impact on pricing or cost" (YouTube's help 7277005): the creator's share does not tell what Google Play keeps.
        (Platform::YouTube, Channel::Android) => vec![(Taker::StoreAndPlatform, rest)],
        (_, Channel::Ios | Channel::Android) => {
            vec![(Taker::Store, store), (Taker::Platform, rest.checked_sub(store)?)]
        }
    };
    let whole = Decimal::new(pays.minor, pays.currency.digits());
    let mut running = Running::new(pays.currency);
    let mut parts = Vec::with_capacity(3);
    let mut given = Decimal::ZERO;
    for (taker, share) in takers {
        let exact = whole.checked_mul(share)?;
        given = given.checked_add(exact)?;
        parts.push(Part {
            taker,
            money: running.add(exact)?,
        });
    }
    parts.push(Part {
        taker: Taker::Creator,
        money: running.add(whole.checked_sub(given)?)?,
    });
    Some(parts)
}
