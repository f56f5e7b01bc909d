//! What is paid to creators beside gifts, and what nobody publishes: `beside.toml`.

use std::sync::OnceLock;

use giftbook_model::{Platform, Trust};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::programme::Share;

/// Something that is paid for again and again until somebody ends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    pub id: String,
    pub platform: Platform,
    /// What it costs in the platform's units and for how many months, where that is published.
    pub costs: Option<(i64, u32)>,
    /// What part of the price is the creator's; `None` where nobody says.
    pub share: Option<Share>,
    pub source: String,
    pub seen_on: Date,
    pub trust: Trust,
}

/// A way to pay a creator of which nobody publishes what reaches him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpublished {
    pub id: String,
    pub platform: Platform,
    /// The day it was looked for.
    pub seen_on: Date,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub subscriptions: Vec<Subscription>,
    pub unpublished: Vec<Unpublished>,
}

/// What the program brings along. Empty only if the file could not be read, which a test keeps from happening.
pub fn beside() -> &'static Beside {
    static BESIDE: OnceLock<Beside> = OnceLock::new();
    BESIDE.get_or_init(|| read(include_str!("beside.toml")).unwrap_or_default())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    version: u32,
    subscription: Vec<SubscriptionForm>,
    unpublished: Vec<UnpublishedForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubscriptionForm {
    id: String,
    platform: String,
    units: Option<i64>,
    months: Option<u32>,
    least: Option<Decimal>,
    most: Option<Decimal>,
    source: String,
    seen_on: String,
    trust: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnpublishedForm {
    id: String,
    platform: String,
    seen_on: String,
}

fn read(text: &str) -> Option<Beside> {
    let file: FileForm = toml::from_str(text).ok()?;
    if file.version != 1 {
        return None;
    }
    let subscription = |form: SubscriptionForm| {
        Some(Subscription {
            id: form.id,
            platform: Platform::from_code(&form.platform)?,
            costs: form.units.zip(form.months),
            share: form.least.zip(form.most).map(|(least, most)| Share { least, most }),
            source: form.source,
            seen_on: form.seen_on.parse().ok()?,
            trust: Trust::from_code(&form.trust)?,
        })
    };
    let unpublished = |form: UnpublishedForm| {
        Some(Unpublished {
            id: form.id,
            platform: Platform::from_code(&form.platform)?,
            seen_on: form.seen_on.parse().ok()?,
        })
    };
    Some(Beside {
        subscriptions: file.subscription.into_iter().map(subscription).collect::<Option<_>>()?,
        unpublished: file.unpublished.into_iter().map(unpublished).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_read() {
        let read = read(include_str!("beside.toml")).expect("the file is sound");
        assert_eq!(&read, beside());
        assert!(!read.subscriptions.is_empty() && !read.unpublished.is_empty());
        for share in read.subscriptions.iter().filter_map(|one| one.share) {
            assert!(Decimal::ZERO <= share.least && share.least <= share.most && share.most <= Decimal::ONE);
        }
    }
}
