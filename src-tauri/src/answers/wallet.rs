//! The wallet, from book to page and back.

use giftbook_book::wallet as book;
use giftbook_model::{self as model, Currency, Platform};
use rust_decimal::Decimal;

use crate::dto::wallet::{
    GivenBy, PlatformWallet, WalletAnswer, WalletChecked, WalletCredit, WalletDisagreement, WalletForm, WalletGiven,
    WalletGivenRow, WalletNegative, WalletOpen, WalletRow, WalletYear, WalletYearUnits,
};
use crate::dto::{Id, Money, Typed, Units, count, day};
use crate::error::{Answer, AppError};

/// The platform the page names.
pub(crate) fn platform(code: &Typed) -> Answer<Platform> {
    Platform::ALL
        .into_iter()
        .find(|known| known.code() == &**code)
        .ok_or_else(|| AppError::new("invalid").with("detail", "platform"))
}

/// An amount finer than its currency, as of a single coin.
fn each(amount: Decimal, currency: Currency) -> Money {
    Money {
        amount: amount.to_string(),
        currency: currency.code().to_owned(),
    }
}

impl From<book::Wallet> for WalletAnswer {
    fn from(wallet: book::Wallet) -> Self {
        Self {
            platforms: wallet.platforms.into_iter().map(Into::into).collect(),
            years: wallet.years.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::PlatformWallet> for PlatformWallet {
    fn from(one: book::PlatformWallet) -> Self {
        let in_hand = one.in_hand;
        Self {
            platform: one.platform.code().to_owned(),
            unit: one.unit.code().to_owned(),
            balance: Units(one.balance),
            rows: count(one.rows),
            average: in_hand.average.map(|amount| each(amount, in_hand.value.currency)),
            value: in_hand.value.into(),
            known: Units(in_hand.known),
            unknown: Units(in_hand.unknown),
            paid: in_hand.paid.into(),
            refunded: in_hand.refunded.into(),
            gone: in_hand.gone.into(),
            asserted: one.asserted.into_iter().map(Into::into).collect(),
            disagreement: one.disagreement.map(Into::into),
            negatives: one.negatives.into_iter().map(Into::into).collect(),
            open: WalletOpen {
                gifts: count(one.open.gifts),
                purchases: count(one.open.purchases),
                paid: one.open.paid.into_iter().map(Into::into).collect(),
                untimed: count(one.open.untimed),
            },
            credit: book::credit(one.platform).map(|credit| WalletCredit {
                each: each(credit.each.normalize(), credit.currency),
                seen_on: credit.seen_on.to_string(),
                source: credit.source.to_owned(),
            }),
        }
    }
}

impl From<book::Checked> for WalletChecked {
    fn from(one: book::Checked) -> Self {
        Self {
            on: one.asserted.on.to_string(),
            units: Units(one.asserted.units),
            book: Units(one.book),
            holds: one.holds,
        }
    }
}

impl From<book::Disagreement> for WalletDisagreement {
    fn from(found: book::Disagreement) -> Self {
        Self {
            first: found.first.into(),
            agreed: found.agreed.map(|on| on.to_string()),
            difference: Units(found.difference),
            rows: found.rows.into_iter().map(Into::into).collect(),
            moves: count(found.moves),
        }
    }
}

impl From<book::Negative> for WalletNegative {
    fn from(stretch: book::Negative) -> Self {
        Self {
            from: stretch.from.to_string(),
            to: stretch.to.map(|to| to.to_string()),
            lowest: Units(stretch.lowest),
            refund: stretch.refund,
        }
    }
}

impl From<book::Row> for WalletRow {
    fn from(row: book::Row) -> Self {
        Self {
            id: Id(row.of.id.0),
            at: row.of.at.into(),
            cause: row.of.cause.code().to_owned(),
            units: Units(row.of.units),
            balance: Units(row.balance),
            money: row.of.money.map(Into::into),
            by_hand: row.of.by_hand,
        }
    }
}

impl From<book::Year> for WalletYear {
    fn from(year: book::Year) -> Self {
        let all = |money: Vec<model::Money>| money.into_iter().map(Into::into).collect();
        let units = |one: book::YearUnits| WalletYearUnits {
            platform: one.platform.code().to_owned(),
            unit: one.platform.bought().code().to_owned(),
            bought: Units(one.bought),
            bonus: Units(one.bonus),
            sent: Units(one.sent),
            refunded: Units(one.refunded),
            corrected: Units(one.corrected),
        };
        Self {
            year: year.year.to_string(),
            purchases: count(year.purchases),
            paid: all(year.paid),
            refunded: all(year.refunded),
            home: year.home.map(Into::into),
            units: year.units.into_iter().map(units).collect(),
        }
    }
}

impl From<GivenBy> for book::By {
    fn from(by: GivenBy) -> Self {
        match by {
            GivenBy::Creator => Self::Creator,
            GivenBy::Gift => Self::Gift,
            GivenBy::Month => Self::Month,
            GivenBy::Platform => Self::Platform,
        }
    }
}

impl From<book::Given> for WalletGiven {
    fn from(given: book::Given) -> Self {
        let row = |row: book::GivenRow| WalletGivenRow {
            platform: row.platform.code().to_owned(),
            unit: row.platform.bought().code().to_owned(),
            person: row.person.map(Into::into),
            gift: row.gift.map(Into::into),
            month: row.month.map(|month| month.strftime("%Y-%m").to_string()),
            units: Units(row.units),
            gifts: count(row.gifts),
            cost: row.cost.into(),
            unknown: Units(row.unknown),
            received: row.received.map(Into::into),
        };
        Self {
            rows: given.rows.into_iter().map(row).collect(),
            cost: given.cost.into(),
            received: given.received.into_iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<WalletForm> for book::ByHand {
    type Error = AppError;

    fn try_from(form: WalletForm) -> Answer<Self> {
        Ok(Self {
            platform: platform(&form.platform)?,
            bonus: form.bonus,
            units: form.units.0,
            on: day(&form.on)?,
            note: form.note.into(),
        })
    }
}
