//! What speaks against a purchase, from book to page.

use giftbook_book::recharge::{Doubt, Doubted};

use crate::dto::doubts::{DoubtRow, DoubtedRow};
use crate::dto::{Id, Units};

impl From<Doubt> for DoubtRow {
    fn from(doubt: Doubt) -> Self {
        let blank = |code: &str| Self {
            code: code.to_owned(),
            host: None,
            verdict: None,
            percent: None,
            official: None,
            units: None,
        };
        match doubt {
            Doubt::Reseller => blank("reseller"),
            Doubt::Seller { host, verdict } => Self {
                host: Some(host),
                verdict: Some(verdict.code().to_owned()),
                ..blank("seller")
            },
            Doubt::Price { percent, official } => Self {
                percent: Some(percent),
                official: Some(official.money.into()),
                units: Some(Units(official.units)),
                ..blank("price")
            },
        }
    }
}

impl From<Doubted> for DoubtedRow {
    fn from(doubted: Doubted) -> Self {
        let purchase = doubted.purchase;
        Self {
            id: Id(purchase.id.0),
            at: purchase.at.into(),
            day_only: purchase.day_only,
            paid: purchase.paid.map(Into::into),
            unit: purchase.platform.bought().code().to_owned(),
            units: purchase.units.map(|(_, units)| Units(units)),
            doubts: doubted.doubts.into_iter().map(Into::into).collect(),
        }
    }
}
