//! What each method costs by the amount of one payout. Ways that go the same road and cost the same are one line: they differ in the
//! countries they are for.

use giftbook_book::payout::{FeesAt, PayoutPlan};
use giftbook_charts::{Chart, Crossing, Decimal, Fees, Method, Methods};
use giftbook_model::Money;

use super::Picture;
use super::payouts::decimal;
use super::words::Words;

pub(super) fn picture(plan: &PayoutPlan, fees: &[FeesAt], words: Words<'_>) -> Picture {
    let lines = lines(plan, fees, words);
    let numbers = words.numbers();
    let amount = words.get("amount");
    let written = |of: Money| numbers.amount(&amount, decimal(of));
    let crossing = |at: &FeesAt, before: &mut Option<usize>| {
        let line = at
            .best
            .and_then(|best| lines.iter().position(|line| line.ways.contains(&best)))?;
        let name = &lines.get(line)?.name;
        let turned = before.replace(line) != Some(line);
        turned.then(|| Crossing {
            method: line,
            name: words
                .fill("crossing", "amount", &written(at.amount))
                .replace("{method}", name),
        })
    };
    let first = plan.best_from.first().map(|best| best.method.as_str());
    let mut best = lines.iter().position(|line| {
        let ids = line.ways.iter().filter_map(|nth| plan.ways.get(*nth));
        ids.map(|way| way.method.id.as_str()).any(|id| Some(id) == first)
    });
    let at = |of: &FeesAt| Fees {
        key: of.amount.minor.to_string(),
        amount: decimal(of.amount),
        fees: lines.iter().map(|line| line.cost(of)).collect(),
        crossing: crossing(of, &mut best),
    };
    Picture {
        targets: Vec::new(),
        chart: Chart::Methods(Methods {
            about: words.get("about"),
            amount_heading: words.get("amount_heading"),
            amount: amount.clone(),
            amounts: fees.iter().map(at).collect(),
            methods: lines
                .iter()
                .map(|line| Method {
                    name: line.name.clone(),
                    best: line.ways.contains(&0),
                })
                .collect(),
            numbers: words.numbers(),
        }),
    }
}

struct Line {
    name: String,
    /// Their places in the plan.
    ways: Vec<usize>,
}

impl Line {
    fn cost(&self, at: &FeesAt) -> Option<Decimal> {
        let costs = self.ways.iter().filter_map(|nth| cost(at, *nth));
        costs.map(decimal).next()
    }
}

fn cost(at: &FeesAt, nth: usize) -> Option<Money> {
    at.fees.get(nth).copied().flatten()
}

/// The lines, without those nobody knows the cost of. A line of one way has its whole name, one of several that of their road.
fn lines(plan: &PayoutPlan, fees: &[FeesAt], words: Words<'_>) -> Vec<Line> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let road = |nth: usize| plan.ways.get(nth).map(|way| way.method.route);
    // Where both pay out.
    let same = |one: usize, other: usize| {
        let mut both = fees.iter().filter_map(|at| cost(at, one).zip(cost(at, other)));
        road(one) == road(other) && both.all(|(one, other)| one == other)
    };
    for nth in 0..plan.ways.len() {
        if fees.iter().all(|at| cost(at, nth).is_none()) {
            continue;
        }
        match groups
            .iter_mut()
            .find(|group| group.iter().all(|other| same(nth, *other)))
        {
            Some(group) => group.push(nth),
            None => groups.push(vec![nth]),
        }
    }
    let name = |ways: &[usize]| {
        let method = ways.first().and_then(|nth| plan.ways.get(*nth)).map(|way| &way.method);
        method.map_or_else(String::new, |method| match ways {
            [_] => words.get(&format!("method_{}", method.id)),
            _ => words.get(&format!("route_{}", method.route.code())),
        })
    };
    let line = |ways: Vec<usize>| Line {
        name: name(&ways),
        ways,
    };
    groups.into_iter().map(line).collect()
}
