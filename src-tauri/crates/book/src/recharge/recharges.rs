//! All recharges and refunds of the book, put together from what its entries tell.

use std::collections::{BTreeMap, BTreeSet};

use giftbook_model::{Channel, EntryId, Money};
use rusqlite::Connection;

use super::witnesses::{self, Class, Decisions, Join, Rule, Told};
use crate::BookError;

/// What a receipt says beside time and amounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) channel: Option<Channel>,
    /// As written.
    pub(super) method: Option<String>,
    /// Of a payment method of the book, as the user said.
    pub(super) method_id: Option<i64>,
    pub(super) product: Option<String>,
    pub(super) country: Option<String>,
    /// The entry is counted with another.
    pub(super) told_elsewhere: bool,
}

/// What the entries tell, and what was made of it.
pub(super) struct Recharges {
    pub(super) told: Vec<Told>,
    pub(super) facts: Vec<Facts>,
    pub(super) decisions: Decisions,
    pub(super) all: Vec<Recharge>,
    pub(super) joins: Vec<Join>,
    /// Which entry a refund is of, by the refund's, as the user said.
    pub(super) refund_of: BTreeMap<EntryId, EntryId>,
    /// The leading entries of purchases by platform and transaction.
    by_number: BTreeMap<(u8, String), Vec<EntryId>>,
}

/// One recharge, or one refund: its witnesses by their places, and which of them count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recharge {
    /// The leading one first, then by class.
    pub(super) members: Vec<usize>,
    /// Whose money counts.
    pub(super) money: Option<usize>,
    /// Whose units count.
    pub(super) units: Option<usize>,
}

impl Recharge {
    fn of(mut members: Vec<usize>, told: &[Told]) -> Self {
        members.sort_unstable_by_key(|at| (told[*at].class, told[*at].id));
        let first = |tells: &dyn Fn(&Told) -> bool| members.iter().copied().find(|at| tells(&told[*at]));
        let both = first(&|told| told.paid.is_some() && told.units.is_some());
        let money = both.or_else(|| first(&|told| told.paid.is_some()));
        let units = both.or_else(|| first(&|told| told.units.is_some()));
        let mut recharge = Self { members, money, units };
        let lead = recharge.lead();
        recharge.members.sort_by_key(|at| *at != lead);
        recharge
    }

    pub(super) fn lead(&self) -> usize {
        self.money.or(self.units).or(self.members.first().copied()).unwrap_or(0)
    }

    pub(super) fn counts(&self, at: usize) -> bool {
        self.money == Some(at) || self.units == Some(at) || self.lead() == at
    }

    /// Who says best when it was.
    pub(super) fn timed<'a>(&self, told: &'a [Told]) -> &'a Told {
        let exact = |class| match class {
            Class::Money => 0,
            Class::Coins => 1,
            Class::Store | Class::Listed => 2,
            Class::Hand => 3,
            Class::Statement => 4,
        };
        let members = self.members.iter().map(|at| &told[*at]);
        members
            .min_by_key(|told| (told.day_only, exact(told.class)))
            .unwrap_or(&told[self.lead()])
    }
}

/// Refunds of one purchase, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct Back {
    /// Money and units of each.
    pub(super) refunds: Vec<(Option<Money>, Option<i64>)>,
}

impl Back {
    /// What came back in the currency of what was paid; in that of the first refund where nobody says what was.
    pub(super) fn money(&self, paid: Option<Money>) -> Result<Option<Money>, BookError> {
        let mut back = self.refunds.iter().filter_map(|(money, _)| *money);
        let Some(currency) = paid.or_else(|| back.clone().next()).map(|money| money.currency) else {
            return Ok(None);
        };
        let same = back.by_ref().filter(|money| money.currency == currency);
        same.map(Ok)
            .reduce(|sum, money| Ok(sum?.checked_add(money?)?))
            .transpose()
    }

    pub(super) fn units(&self) -> Result<Option<i64>, BookError> {
        let units = self.refunds.iter().filter_map(|(_, units)| *units);
        units
            .map(Ok)
            .reduce(|sum: Result<i64, BookError>, units| sum?.checked_add(units?).ok_or(BookError::TooLarge))
            .transpose()
    }
}

impl Recharges {
    pub(super) fn of(
        told: Vec<Told>,
        facts: Vec<Facts>,
        decisions: Decisions,
        refund_of: BTreeMap<EntryId, EntryId>,
    ) -> Self {
        let (groups, joins) = witnesses::join(&told, &decisions).finish();
        let all: Vec<Recharge> = groups.into_iter().map(|members| Recharge::of(members, &told)).collect();
        let mut by_number: BTreeMap<(u8, String), Vec<EntryId>> = BTreeMap::new();
        for recharge in all.iter().filter(|recharge| !told[recharge.lead()].refund) {
            let lead = &told[recharge.lead()];
            for number in recharge.members.iter().filter_map(|at| told[*at].transaction.clone()) {
                let named = by_number.entry((lead.platform as u8, number)).or_default();
                if named.last() != Some(&lead.id) {
                    named.push(lead.id);
                }
            }
        }
        Self {
            told,
            facts,
            decisions,
            all,
            joins,
            refund_of,
            by_number,
        }
    }

    /// Recharges without the refunds.
    pub(super) fn purchases(&self) -> impl Iterator<Item = &Recharge> {
        self.all.iter().filter(|recharge| !self.told[recharge.lead()].refund)
    }

    pub(super) fn refunds(&self) -> impl Iterator<Item = &Recharge> {
        self.all.iter().filter(|recharge| self.told[recharge.lead()].refund)
    }

    /// The entry a refund names: as the user said, else the purchase with its transaction's number where there is only one.
    pub(super) fn purchase_of(&self, refund: &Recharge) -> Option<EntryId> {
        let decided = refund
            .members
            .iter()
            .find_map(|at| self.refund_of.get(&self.told[*at].id));
        if let Some(entry) = decided {
            return Some(*entry);
        }
        let platform = self.told[refund.lead()].platform as u8;
        let numbers = refund
            .members
            .iter()
            .filter_map(|at| self.told[*at].transaction.as_ref());
        let mut named = numbers.filter_map(|number| self.by_number.get(&(platform, number.clone())));
        named.find_map(|purchases| match purchases.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// What came back, by the entry that each refund names.
    pub(super) fn back(&self) -> BTreeMap<EntryId, Back> {
        let mut back: BTreeMap<EntryId, Back> = BTreeMap::new();
        for refund in self.refunds() {
            if let Some(named) = self.purchase_of(refund) {
                back.entry(named).or_default().refunds.push((
                    refund.money.and_then(|at| self.told[at].paid),
                    refund.units.and_then(|at| self.told[at].units),
                ));
            }
        }
        back
    }

    /// What came back for one purchase, of what [`back`](Self::back) said.
    pub(super) fn back_for(&self, purchase: &Recharge, back: &BTreeMap<EntryId, Back>) -> Back {
        let named = purchase.members.iter().filter_map(|at| back.get(&self.told[*at].id));
        Back {
            refunds: named.flat_map(|back| back.refunds.iter().copied()).collect(),
        }
    }

    /// By which rule a witness was joined, and with which class: the way from the leading one.
    pub(super) fn joined(&self, recharge: &Recharge, at: usize) -> Option<(Rule, Class)> {
        let mut reached = vec![recharge.lead()];
        let mut next = 0;
        while let Some(from) = reached.get(next).copied() {
            for join in &self.joins {
                let to = match (join.one == from, join.other == from) {
                    (true, _) => join.other,
                    (_, true) => join.one,
                    _ => continue,
                };
                if to == at && !reached.contains(&to) {
                    return Some((join.rule, self.told[from].class));
                }
                if !reached.contains(&to) {
                    reached.push(to);
                }
            }
            next += 1;
        }
        None
    }

    /// The recharge or refund this entry tells of.
    pub(super) fn holding(&self, entry: EntryId) -> Option<&Recharge> {
        let holds = |recharge: &&Recharge| recharge.members.iter().any(|at| self.told[*at].id == entry);
        self.all.iter().find(holds)
    }

    /// Entries whose mark is not what the joins make of it, with what it is to be.
    pub(super) fn marks_to_change(&self) -> Vec<(EntryId, bool)> {
        let mut changes = Vec::new();
        for recharge in &self.all {
            for at in &recharge.members {
                let elsewhere = !recharge.counts(*at);
                if self.facts[*at].told_elsewhere != elsewhere {
                    changes.push((self.told[*at].id, elsewhere));
                }
            }
        }
        changes
    }
}

/// Every entry that tells of a refund whose purchase is known.
pub(crate) fn refunds_with_purchase(conn: &Connection) -> Result<BTreeSet<EntryId>, BookError> {
    let book = Recharges::load(conn)?;
    let known = book.refunds().filter(|refund| book.purchase_of(refund).is_some());
    let members = known.flat_map(|refund| refund.members.iter().map(|at| book.told[*at].id));
    Ok(members.collect())
}
