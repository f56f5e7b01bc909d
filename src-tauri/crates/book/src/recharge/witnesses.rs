//! Who tells of a purchase, and when two of them tell of the same one. Pure: the answer follows from what is told and what the user decided,
//! never from the order in which it came.
//!
//! Promised: a purchase has at most one witness of each class, so five equal purchases of a day stay five; within a rule each witness is
//! joined with one other; where as many do not stand on both sides nothing is joined, and [`proposals`](super::propose) asks.

use std::collections::BTreeSet;

use giftbook_model::{EntryId, Money, Platform};

use super::groups::Groups;
use super::near;

/// What kind of witness an entry is, the one believed first first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// An app store's or a payment service's receipt, with its number.
    Store,
    /// A store's list that numbers nothing. Google Play tells the same purchase in its Order History with a number and in its Purchase
    /// History without: two witnesses of two classes, so that they are one purchase.
    Listed,
    /// Entered by the book's owner.
    Hand,
    /// The platform's export, which says what was paid.
    Money,
    /// The platform's export, which says what was got.
    Coins,
    /// A card's, a bank's or a wallet's statement.
    Statement,
}

impl Class {
    pub const ALL: [Self; 6] = [
        Self::Store,
        Self::Listed,
        Self::Hand,
        Self::Money,
        Self::Coins,
        Self::Statement,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Store => "store",
            Self::Listed => "listed",
            Self::Hand => "hand",
            Self::Money => "money",
            Self::Coins => "coins",
            Self::Statement => "statement",
        }
    }
}

/// Why two witnesses are taken for one purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The user said so.
    Decided,
    /// They name the same transaction.
    Transaction,
    /// The same amount, within ten minutes, or on the same day where only the day is known.
    Price,
    /// Money and coins of one export within ten minutes, at a plausible price a coin.
    MoneyAndCoins,
    /// The same number of units, within ten minutes or on the same day.
    Units,
    /// The same amount, and the statement's day is that of the purchase or one of the four after it.
    Statement,
}

impl Rule {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Transaction => "transaction",
            Self::Price => "price",
            Self::MoneyAndCoins => "money_and_coins",
            Self::Units => "units",
            Self::Statement => "statement",
        }
    }
}

/// A purchase or refund as one entry tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) id: EntryId,
    pub(super) class: Class,
    pub(super) refund: bool,
    pub(super) platform: Platform,
    /// UTC milliseconds.
    pub(super) at: i64,
    /// Only the day is known, and `at` is its start.
    pub(super) day_only: bool,
    pub(super) paid: Option<Money>,
    pub(super) units: Option<i64>,
    pub(super) transaction: Option<String>,
}

/// What the user decided about pairs of entries, the smaller number first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Decisions {
    pub(super) together: BTreeSet<(EntryId, EntryId)>,
    pub(super) apart: BTreeSet<(EntryId, EntryId)>,
}

impl Decisions {
    pub(super) fn keep_apart(&self, one: EntryId, other: EntryId) -> bool {
        self.apart.contains(&(one.min(other), one.max(other)))
    }
}

/// Two witnesses joined, by their places in the slice given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Join {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) rule: Rule,
}

/// Joins what is told, in the order of the rules: the surest first.
pub(super) fn join<'a>(told: &'a [Told], decisions: &'a Decisions) -> Groups<'a> {
    let mut groups = Groups::new(told, decisions);
    decided(&mut groups);
    same_transaction(&mut groups);
    for window in [near::AT_ONCE, near::TEN_MINUTES] {
        for (left, right) in [
            (Class::Store, Class::Listed),
            (Class::Store, Class::Money),
            (Class::Listed, Class::Money),
            (Class::Hand, Class::Money),
            (Class::Store, Class::Hand),
            (Class::Listed, Class::Hand),
        ] {
            by_time(&mut groups, Rule::Price, (left, right), window, near::price);
        }
        let exported = (Class::Money, Class::Coins);
        by_time(
            &mut groups,
            Rule::MoneyAndCoins,
            exported,
            window,
            near::money_and_coins,
        );
        for left in [Class::Store, Class::Listed, Class::Hand] {
            by_time(&mut groups, Rule::Units, (left, Class::Coins), window, near::units);
        }
    }
    let sides = (
        groups.lacking(Class::Statement, None),
        groups.payments_without_statement(),
    );
    groups.pair(Rule::Statement, sides, near::FARTHEST, near::statement);
    groups
}

fn decided(groups: &mut Groups<'_>) {
    for (one, other) in groups.decided() {
        groups.join(one, other, Rule::Decided);
    }
}

/// Only where one of each class names the transaction: a number two of a class share tells nothing.
fn same_transaction(groups: &mut Groups<'_>) {
    for (at, left) in Class::ALL.into_iter().enumerate() {
        for right in Class::ALL.into_iter().skip(at + 1) {
            groups.pair_by_transaction(left, right);
        }
    }
}

fn by_time(
    groups: &mut Groups<'_>,
    rule: Rule,
    (left, right): (Class, Class),
    window: i64,
    near: fn(&Told, &Told, i64) -> bool,
) {
    let sides = (groups.lacking(left, Some(right)), groups.lacking(right, Some(left)));
    groups.pair(rule, sides, near::reach(window), |one, other| near(one, other, window));
}
