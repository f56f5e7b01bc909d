//! What could be the same purchase, for the user to decide: pairs the rules did not join, nearest in time first and each witness once for
//! each class it lacks.

use std::collections::BTreeSet;

use giftbook_model::EntryId;

use super::groups::Groups;
use super::near::{self, DAY};
use super::witnesses::{self, Class, Decisions, Rule, Told};

/// Neighbours looked at on each side.
const NEIGHBOURS: usize = 4;
/// A payment may be booked so long after the purchase that it is worth a question.
const BOOKED_LATE: i64 = 10 * DAY;

/// Two entries that could tell of one purchase, and by which rule if they were a little nearer or alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    pub one: EntryId,
    pub other: EntryId,
    pub rule: Rule,
}

pub(super) fn propose(told: &[Told], decisions: &Decisions) -> Vec<Proposal> {
    let groups = witnesses::join(told, decisions);
    let mut pairs = Vec::new();
    for (left, right, rule, near) in WIDE {
        let (lefts, rights) = (groups.lacking(left, Some(right)), groups.lacking(right, Some(left)));
        neighbours(&groups, told, rule, near, (&lefts, &rights), &mut pairs);
    }
    pairs.sort_unstable_by_key(|pair| (pair.gap, told[pair.one].id, told[pair.other].id));
    let mut asked = BTreeSet::new();
    let mut proposals = Vec::new();
    for Pair { one, other, rule, .. } in pairs {
        let (a, b) = (&told[one], &told[other]);
        if asked.contains(&(one, b.class)) || asked.contains(&(other, a.class)) {
            continue;
        }
        asked.extend([(one, b.class), (other, a.class)]);
        proposals.push(Proposal {
            one: a.id,
            other: b.id,
            rule,
        });
    }
    proposals
}

struct Pair {
    gap: i64,
    one: usize,
    other: usize,
    rule: Rule,
}

type Near = fn(&Told, &Told) -> bool;

/// The rules, wider: within a day, or booked within ten.
const WIDE: [(Class, Class, Rule, Near); 14] = [
    (Class::Store, Class::Listed, Rule::Price, same_price),
    (Class::Listed, Class::Money, Rule::Price, same_price),
    (Class::Listed, Class::Hand, Rule::Price, same_price),
    (Class::Listed, Class::Coins, Rule::Units, same_units),
    (Class::Statement, Class::Listed, Rule::Statement, booked),
    (Class::Store, Class::Money, Rule::Price, same_price),
    (Class::Hand, Class::Money, Rule::Price, same_price),
    (Class::Store, Class::Hand, Rule::Price, same_price),
    (Class::Money, Class::Coins, Rule::MoneyAndCoins, money_and_coins),
    (Class::Store, Class::Coins, Rule::Units, same_units),
    (Class::Hand, Class::Coins, Rule::Units, same_units),
    (Class::Statement, Class::Store, Rule::Statement, booked),
    (Class::Statement, Class::Hand, Rule::Statement, booked),
    (Class::Statement, Class::Money, Rule::Statement, booked),
];

fn same_price(one: &Told, other: &Told) -> bool {
    near::price(one, other, DAY)
}

fn money_and_coins(money: &Told, coins: &Told) -> bool {
    near::money_and_coins(money, coins, DAY)
}

fn same_units(one: &Told, other: &Told) -> bool {
    near::units(one, other, DAY)
}

fn booked(statement: &Told, paid: &Told) -> bool {
    near::booked_within(statement, paid, BOOKED_LATE)
}

fn neighbours(
    groups: &Groups<'_>,
    told: &[Told],
    rule: Rule,
    near: Near,
    (lefts, rights): (&[usize], &[usize]),
    pairs: &mut Vec<Pair>,
) {
    let mut rights = rights.to_vec();
    rights.sort_unstable_by_key(|at| (told[*at].at, told[*at].id));
    for one in lefts.iter().copied() {
        let at = told[one].at;
        let middle = rights.partition_point(|right| told[*right].at < at);
        let could_be = |other: &&usize| near(&told[one], &told[**other]) && groups.can(one, **other);
        let reach = at.saturating_sub(BOOKED_LATE + DAY)..=at.saturating_add(BOOKED_LATE + DAY);
        let within = |other: &&usize| reach.contains(&told[**other].at);
        let before = rights[..middle].iter().rev().take_while(within).filter(could_be);
        let after = rights[middle..].iter().take_while(within).filter(could_be);
        pairs.extend(before.take(NEIGHBOURS).chain(after.take(NEIGHBOURS)).map(|other| Pair {
            gap: at.abs_diff(told[*other].at).try_into().unwrap_or(i64::MAX),
            one,
            other: *other,
            rule,
        }));
    }
}
