//! To whom the coins went: by creator, gift, month or platform; what they cost, and what came of them.

use std::collections::BTreeMap;

use giftbook_model::{Currency, Money, Platform};
use jiff::civil::Date;
use rusqlite::Connection;
use rust_decimal::Decimal;

use super::accounts::Account;
use super::cost::add;
use super::ledger::{Cause, date};
use super::received::{credit, money};
use super::share;
use super::table::add_money;
use crate::BookError;
use crate::insight::{GiftRef, Period, PersonRef, epoch_day, gift_names, person_name};
use crate::totals::plus;

/// What gifts sent are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum By {
    #[default]
    Creator,
    Gift,
    Month,
    Platform,
}

impl By {
    pub const ALL: [Self; 4] = [Self::Creator, Self::Gift, Self::Month, Self::Platform];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Creator => "creator",
            Self::Gift => "gift",
            Self::Month => "month",
            Self::Platform => "platform",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }
}

/// Gifts sent to one creator, of one kind, in one month or on one platform; of one platform in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenRow {
    pub platform: Platform,
    /// By creator; with `id` 0 those whose row names nobody.
    pub person: Option<PersonRef>,
    /// By gift; `None` for those whose row names none.
    pub gift: Option<GiftRef>,
    /// By month: its first day.
    pub month: Option<Date>,
    pub units: i64,
    pub gifts: u64,
    /// What those coins cost, in the home currency; the parts sum to the whole.
    pub cost: Money,
    /// Coins among them whose price is not known.
    pub unknown: i64,
    /// What the creators are credited with for them.
    pub received: Option<Money>,
}

/// Where the coins went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The most units first; of the months the newest.
    pub rows: Vec<GivenRow>,
    pub cost: Money,
    /// By currency.
    pub received: Vec<Money>,
}

#[derive(Default)]
struct Sum {
    units: i64,
    gifts: u64,
    cost: Decimal,
    unknown: i64,
}

/// A group: platform, and the number of the person or the gift, or the day a month begins.
type Group = (Platform, i64);

pub(super) fn answer(
    conn: &Connection,
    accounts: &[Account],
    home: Currency,
    by: By,
    period: Period,
) -> Result<Given, BookError> {
    let mut groups: BTreeMap<Group, Sum> = BTreeMap::new();
    let within = |number: i64| {
        period.from.is_none_or(|from| number >= epoch_day(from)) && period.to.is_none_or(|to| number <= epoch_day(to))
    };
    for account in accounts {
        for (row, gone) in account.ledger.rows.iter().zip(&account.heap.gone) {
            if row.of.cause != Cause::Sent || !within(row.of.day) {
                continue;
            }
            let group = match by {
                By::Creator => row.of.person,
                By::Gift => row.of.gift,
                By::Month => epoch_day(date(row.of.day)?.first_of_month()),
                By::Platform => 0,
            };
            let sum = groups.entry((account.platform, group)).or_default();
            sum.units = plus(sum.units, row.of.units.saturating_neg())?;
            sum.gifts += 1;
            sum.cost = add(sum.cost, gone.cost)?;
            sum.unknown = plus(sum.unknown, gone.unknown)?;
        }
    }
    let whole = groups
        .values()
        .try_fold(Decimal::ZERO, |whole, sum| add(whole, sum.cost))?;
    let cost = money(whole, home)?;
    let parts = share::parts(cost, &groups.values().map(|sum| sum.cost).collect::<Vec<_>>())?;
    let gifts = if by == By::Gift {
        gift_names(conn)?
    } else {
        foldhash::HashMap::default()
    };
    let mut given = Given {
        rows: Vec::new(),
        cost,
        received: Vec::new(),
    };
    for (((platform, group), sum), cost) in groups.into_iter().zip(parts) {
        let received = credit(platform).map(|credit| credit.of(sum.units)).transpose()?;
        if let Some(received) = received {
            add_money(&mut given.received, received)?;
        }
        given.rows.push(GivenRow {
            platform,
            person: (by == By::Creator).then(|| person_name(conn, group)).transpose()?,
            gift: gifts.get(&group).cloned(),
            month: (by == By::Month).then(|| date(group)).transpose()?,
            units: sum.units,
            gifts: sum.gifts,
            cost,
            unknown: sum.unknown,
            received,
        });
    }
    given.rows.sort_by(|one, other| {
        let key = |row: &GivenRow| (row.month, row.units);
        key(other).cmp(&key(one)).then_with(|| {
            let name = |row: &GivenRow| row.person.as_ref().map(|person| person.key.clone());
            (one.platform, name(one)).cmp(&(other.platform, name(other)))
        })
    });
    Ok(given)
}
