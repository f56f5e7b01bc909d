//! A payout from the gifts to the bank: its units as one waterfall, its money as another.

use giftbook_book::payout::reconcile::{PayoutReconciled, Stretch, UnitWhy};
use giftbook_charts::{Chart, Decimal, Waterfall, WaterfallBar, WaterfallStep};
use giftbook_model::Currency;

use super::Picture;
use super::goes::exact;
use super::words::Words;
use crate::dto::Id;
use crate::dto::charts::Bridge;
use crate::dto::transactions::TxFilter;

/// What of a payout is drawn.
pub(super) fn picture(one: &PayoutReconciled, of: Bridge, words: Words<'_>) -> Picture {
    match of {
        Bridge::Units => units(one, words),
        Bridge::Money => money(one, words, |sent, other| sent == other),
        Bridge::Arrived => money(one, words, |sent, other| sent != other),
    }
}

fn units(one: &PayoutReconciled, words: Words<'_>) -> Picture {
    let (mut falls, mut targets) = (Vec::new(), Vec::new());
    if let Some(stretch) = &one.units {
        if stretch.from != 0 {
            falls.push(total("before", words));
        }
        for (why, units) in &stretch.steps {
            falls.push(part(why.code(), Decimal::from(*units), words));
            targets.extend(why.has_rows().then(|| (why.code().to_owned(), behind(one, *why))));
        }
        falls.push(WaterfallBar {
            finding: true,
            ..total("taken", words)
        });
    }
    Picture {
        targets,
        chart: chart(falls, one.units.as_ref().map_or(0, |units| units.from).into(), words),
    }
}

/// The stretches in one currency: that of what was sent, or that of what arrived.
fn money(one: &PayoutReconciled, words: Words<'_>, wanted: impl Fn(Currency, Currency) -> bool) -> Picture {
    let first = one.money.stretches.first().map(|stretch| stretch.from.1.currency);
    let sent = one.money.turned.as_ref().map(|turned| turned.from.currency).or(first);
    let of: Vec<&Stretch> = one
        .money
        .stretches
        .iter()
        .filter(|stretch| sent.is_some_and(|sent| wanted(sent, stretch.from.1.currency)))
        .collect();
    let mut falls: Vec<WaterfallBar> = Vec::new();
    for stretch in &of {
        let from = stretch.from.0.code();
        if falls.last().is_none_or(|last| last.key != from) {
            falls.push(total(from, words));
        }
        for step in &stretch.steps {
            falls.push(part(step.why.code(), exact(step.money), words));
        }
        falls.push(total(stretch.to.0.code(), words));
    }
    // A point nothing changed before says the same as the one before it.
    falls.dedup_by(|next, last| {
        next.step == WaterfallStep::Total && last.step == WaterfallStep::Total && next.key != "received"
    });
    if let Some(last) = falls.last_mut() {
        last.finding = true;
    }
    let opening = of.first().map(|stretch| exact(stretch.from.1)).unwrap_or_default();
    Picture {
        chart: chart(falls, opening, words),
        targets: Vec::new(),
    }
}

fn total(code: &str, words: Words<'_>) -> WaterfallBar {
    WaterfallBar {
        key: code.to_owned(),
        name: words.get(code),
        ..WaterfallBar::default()
    }
}

fn part(code: &str, value: Decimal, words: Words<'_>) -> WaterfallBar {
    WaterfallBar {
        step: WaterfallStep::Part(value),
        ..total(code, words)
    }
}

fn chart(falls: Vec<WaterfallBar>, opening: Decimal, words: Words<'_>) -> Chart {
    Chart::Waterfall(Waterfall {
        about: words.get("about"),
        name_heading: words.get("name"),
        value_heading: words.get("value"),
        left_heading: words.get("left"),
        amount: words.get("amount"),
        unstated: words.get("unstated"),
        cut: words.get("cut"),
        opening,
        falls,
        numbers: words.numbers(),
    })
}

/// The rows a step of its units is the sum of.
fn behind(one: &PayoutReconciled, why: UnitWhy) -> TxFilter {
    TxFilter {
        payout: Some(Id(one.payout.id)),
        step: Some(why.code().to_owned().into()),
        ..TxFilter::default()
    }
}
