//! What of a sum reaches a creator: a bar a place.

use std::collections::BTreeMap;

use giftbook_book::payout::{Reaches, Unpublished};
use giftbook_book::rates::PAID;
use giftbook_charts::{Chart, Comparison, Decimal, Place};
use giftbook_model::{Channel, Money, Platform, Trust};

use super::Picture;
use super::words::Words;
use crate::answers::goes::key;

pub(super) fn picture(rows: &[Reaches], unpublished: &[Unpublished], of: &str, words: Words<'_>) -> Picture {
    let alike = alike(rows);
    let mut names: BTreeMap<(Platform, String), usize> = BTreeMap::new();
    for group in &alike {
        *names.entry((group[0].platform, part(group, words))).or_default() += 1;
    }
    let place = |group: &Vec<&Reaches>| {
        let row = group[0];
        let part = part(group, words);
        let alone = names.get(&(row.platform, part.clone())) == Some(&1);
        Place {
            key: key(row),
            name: words.get(row.platform.code()),
            part: if alone {
                part
            } else {
                format!("{part}, {}", region(row, words))
            },
            value: Some(exact(row.receives)),
            range: ends(row),
            seen: format!("{} {}", words.month(row.as_of), row.as_of.year()),
            official: row.trust <= Trust::Official,
            finding: group.iter().any(|row| key(row) == of),
        }
    };
    let unknown = unpublished.iter().map(|one| Place {
        key: one.id.clone(),
        name: words.get(one.platform.code()),
        part: words.get(&one.id),
        ..Place::default()
    });
    let chart = Comparison {
        about: words.get("about"),
        name_heading: words.get("name"),
        value_heading: words.get("value"),
        range_heading: words.get("range"),
        seen_heading: words.get("seen"),
        amount: words.get("amount"),
        unpublished: words.get("unpublished"),
        places: alike.iter().map(place).chain(unknown).collect(),
        numbers: words.numbers(),
    };
    Picture {
        chart: Chart::Comparison(chart),
        targets: Vec::new(),
    }
}

/// Rows of one platform and region that say the very same, as of an app in two stores, stand in one bar.
fn alike(rows: &[Reaches]) -> Vec<Vec<&Reaches>> {
    let mut groups: Vec<Vec<&Reaches>> = Vec::new();
    for row in rows {
        let same = |group: &&mut Vec<&Reaches>| {
            let one = group[0];
            let place = (one.platform, &one.region, one.trust, one.as_of);
            place == (row.platform, &row.region, row.trust, row.as_of)
                && (one.share, one.between) == (row.share, row.between)
                && paid(one) == paid(row)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn paid(row: &Reaches) -> bool {
    row.offer.as_ref().is_some_and(|offer| offer.source == PAID)
}

/// "web, Android"; both apps are "app".
fn part(group: &[&Reaches], words: Words<'_>) -> String {
    let has = |channel| group.iter().any(|row| row.channel == channel);
    let mut parts: Vec<String> = Vec::new();
    if has(Channel::Web) {
        parts.push(words.get("web"));
    }
    match (has(Channel::Ios), has(Channel::Android)) {
        (true, true) => parts.push(words.get("app")),
        (true, false) => parts.push(words.get("ios")),
        (false, true) => parts.push(words.get("android")),
        (false, false) => {}
    }
    if group.iter().any(|row| paid(row)) {
        parts.push(words.get("receipt"));
    }
    parts.join(", ")
}

fn region(row: &Reaches, words: Words<'_>) -> String {
    if row.region.is_empty() {
        words.get("everywhere")
    } else {
        row.region.clone()
    }
}

/// What the worst and the best bundle there, in the worst and the best week, would bring of the same sum.
fn ends(row: &Reaches) -> Option<(Decimal, Decimal)> {
    let of = |share: Decimal| {
        let whole = exact(row.pays).checked_mul(share)?;
        Some(whole.round_dp(row.pays.currency.digits()))
    };
    let (least, most) = row.between;
    of(least).zip(of(most)).filter(|_| least < most)
}

pub(super) fn exact(money: Money) -> Decimal {
    Decimal::new(money.minor, money.currency.digits())
}
