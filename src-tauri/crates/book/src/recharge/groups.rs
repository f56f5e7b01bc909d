//! Witnesses put together, pair by pair.

use std::collections::{BTreeMap, HashMap};

use giftbook_model::EntryId;

use super::witnesses::{Class, Decisions, Join, Rule, Told};

/// Neighbours in time looked at for one witness. With more nothing is joined: nobody could tell them apart.
const MOST_NEAR: usize = 2_048;

/// Who tells of one thing, by class: those of the left one and those of the right.
type Sides = (Vec<usize>, Vec<usize>);

/// Purchases as they grow.
pub(super) struct Groups<'a> {
    told: &'a [Told],
    decisions: &'a Decisions,
    /// The group of each witness.
    of: Vec<usize>,
    /// By group, in no order that matters.
    members: Vec<Vec<usize>>,
    joins: Vec<Join>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(told: &'a [Told], decisions: &'a Decisions) -> Self {
        Self {
            told,
            decisions,
            of: (0..told.len()).collect(),
            members: (0..told.len()).map(|one| vec![one]).collect(),
            joins: Vec::new(),
        }
    }

    /// The groups and the joins that made them.
    pub(super) fn finish(self) -> (Vec<Vec<usize>>, Vec<Join>) {
        let whole = self.members.into_iter().filter(|members| !members.is_empty());
        (whole.collect(), self.joins)
    }

    /// Pairs the user put together, where both are in the book.
    pub(super) fn decided(&self) -> Vec<(usize, usize)> {
        let places: HashMap<EntryId, usize> = self.told.iter().enumerate().map(|(at, told)| (told.id, at)).collect();
        let place = |id| places.get(id).copied();
        let pairs = self.decisions.together.iter();
        pairs.filter_map(|(one, other)| place(one).zip(place(other))).collect()
    }

    /// Whether the two can tell of one purchase as far as their groups go.
    pub(super) fn can(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.told[one], &self.told[other]);
        if self.of[one] == self.of[other] || a.refund != b.refund || a.platform != b.platform {
            return false;
        }
        let others = &self.members[self.of[other]];
        self.members[self.of[one]].iter().all(|one| {
            others.iter().all(|other| {
                let (one, other) = (&self.told[*one], &self.told[*other]);
                one.class != other.class && !self.decisions.keep_apart(one.id, other.id)
            })
        })
    }

    pub(super) fn join(&mut self, one: usize, other: usize, rule: Rule) {
        if !self.can(one, other) {
            return;
        }
        let (into, from) = (self.of[one], self.of[other]);
        let moved = std::mem::take(&mut self.members[from]);
        for member in &moved {
            self.of[*member] = into;
        }
        self.members[into].extend(moved);
        self.joins.push(Join { one, other, rule });
    }

    fn has(&self, member: usize, class: Class) -> bool {
        let members = &self.members[self.of[member]];
        members.iter().any(|member| self.told[*member].class == class)
    }

    /// Witnesses of a class whose purchase has none of the other (or, without one, nobody else).
    pub(super) fn lacking(&self, class: Class, other: Option<Class>) -> Vec<usize> {
        let lacks = |at: usize| match other {
            Some(other) => !self.has(at, other),
            None => self.members[self.of[at]].len() == 1,
        };
        (0..self.told.len())
            .filter(|at| self.told[*at].class == class && lacks(*at))
            .collect()
    }

    /// Of each purchase without a statement the witness that says best what was paid and when.
    pub(super) fn payments_without_statement(&self) -> Vec<usize> {
        let best = |members: &Vec<usize>| {
            let paid = members.iter().copied().filter(|at| self.told[*at].paid.is_some());
            paid.min_by_key(|at| (self.told[*at].day_only, self.told[*at].class))
        };
        self.members
            .iter()
            .filter(|members| members.iter().all(|at| self.told[*at].class != Class::Statement))
            .filter_map(best)
            .collect()
    }

    /// Joins pairs of which each is the only one of its class to name the transaction.
    pub(super) fn pair_by_transaction(&mut self, left: Class, right: Class) {
        let mut named: BTreeMap<(&str, u8, bool), Sides> = BTreeMap::new();
        for (at, told) in self.told.iter().enumerate() {
            let Some(name) = told.transaction.as_deref().filter(|name| !name.is_empty()) else {
                continue;
            };
            let (lefts, rights) = named.entry((name, told.platform as u8, told.refund)).or_default();
            if told.class == left {
                lefts.push(at);
            } else if told.class == right {
                rights.push(at);
            }
        }
        for (lefts, rights) in named.into_values() {
            if let ([one], [other]) = (lefts.as_slice(), rights.as_slice()) {
                self.join(*one, *other, Rule::Transaction);
            }
        }
    }

    /// Joins each of `lefts` with one of `rights`, in the order of time, where as many stand on both sides of those that could be meant.
    /// Nothing is `near` that lies farther apart than `reach` milliseconds.
    pub(super) fn pair(
        &mut self,
        rule: Rule,
        (mut lefts, mut rights): (Vec<usize>, Vec<usize>),
        reach: i64,
        near: impl Fn(&Told, &Told) -> bool,
    ) {
        let time = |at: &usize| (self.told[*at].at, self.told[*at].id);
        lefts.sort_unstable_by_key(time);
        rights.sort_unstable_by_key(time);
        let could_be = |one: usize, other: usize| near(&self.told[one], &self.told[other]) && self.can(one, other);
        let mut clusters = Clusters::new(lefts.len(), rights.len());
        for (left, one) in lefts.iter().enumerate() {
            let at = self.told[*one].at;
            let first = rights.partition_point(|right| self.told[*right].at < at.saturating_sub(reach));
            let last = rights.partition_point(|right| self.told[*right].at <= at.saturating_add(reach));
            if last - first > MOST_NEAR {
                clusters.crowded.push(left);
            }
            for right in (first..last).take(MOST_NEAR) {
                if could_be(*one, rights[right]) {
                    clusters.link(left, right);
                }
            }
        }
        let mut pairs = Vec::new();
        for (of_left, of_right) in clusters.even() {
            let cluster = of_left
                .iter()
                .map(|at| lefts[*at])
                .zip(of_right.iter().map(|at| rights[*at]));
            if cluster.clone().all(|(one, other)| could_be(one, other)) {
                pairs.extend(cluster);
            }
        }
        for (one, other) in pairs {
            self.join(one, other, rule);
        }
    }
}

/// Which of two sides hang together: lefts first, then rights.
struct Clusters {
    parent: Vec<usize>,
    lefts: usize,
    /// Lefts with too many neighbours.
    crowded: Vec<usize>,
}

impl Clusters {
    fn new(lefts: usize, rights: usize) -> Self {
        Self {
            parent: (0..lefts + rights).collect(),
            lefts,
            crowded: Vec::new(),
        }
    }

    fn link(&mut self, left: usize, right: usize) {
        let (one, other) = (self.root(left), self.root(self.lefts + right));
        self.parent[one.max(other)] = one.min(other);
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.parent[of] != of {
            self.parent[of] = self.parent[self.parent[of]];
            of = self.parent[of];
        }
        of
    }

    /// Clusters with as many lefts as rights, each side in its order.
    fn even(mut self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut clusters: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in 0..self.parent.len() {
            let root = self.root(at);
            let (lefts, rights) = clusters.entry(root).or_default();
            if at < self.lefts {
                lefts.push(at);
            } else {
                rights.push(at - self.lefts);
            }
        }
        for left in std::mem::take(&mut self.crowded) {
            let root = self.root(left);
            clusters.remove(&root);
        }
        clusters
            .into_values()
            .filter(|(lefts, rights)| lefts.len() == rights.len())
            .collect()
    }
}
