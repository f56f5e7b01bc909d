//! The same units bought at each channel and region by itself: a bar a way, the cheapest first, what comes on top of the price at its end.

use giftbook_book::recharge::{Best, BoughtLine, Cost, Way};
use giftbook_charts::{Chart, Decimal, Parted, Parts};
use giftbook_model::Money;
use jiff::civil::Date;

use super::Picture;
use super::words::Words;

type Part = fn(&Cost) -> Money;

/// The parts of a cost, in the order they come on top of each other, and the words each has.
const PARTS: [(&str, Part); 4] = [
    ("price", |cost| cost.price),
    ("tax", |cost| cost.tax),
    ("exchange", |cost| cost.exchange),
    ("fee", |cost| cost.fee),
];

pub(super) fn picture(best: &Best, today: Date, words: Words<'_>) -> Picture {
    let chart = Parts {
        about: words.get("about"),
        name_heading: words.get("name"),
        note_heading: words.get("seen"),
        part_headings: PARTS.iter().map(|(word, _)| words.get(word)).collect(),
        whole_heading: words.get("whole"),
        amount: words.get("amount"),
        rows: best
            .compared()
            .into_iter()
            .map(|way| row(way, best, today, words))
            .collect(),
        finding: 1,
        numbers: words.numbers(),
    };
    Picture {
        chart: Chart::Parts(chart),
        targets: Vec::new(),
    }
}

fn row(way: &Way, best: &Best, today: Date, words: Words<'_>) -> Parted {
    let amount = |minor: i64| Decimal::new(minor, best.home.digits());
    let sum = |part: Part| way.bought.lines.iter().map(|line| part(&line.cost).minor).sum();
    let channel = way.channel.code();
    let name = words.get(channel);
    Parted {
        key: format!("{channel} {}", way.region),
        name: if way.region.is_empty() {
            name
        } else {
            format!("{name}, {}", way.region)
        },
        note: way
            .bought
            .lines
            .first()
            .map_or_else(String::new, |line| seen(line, best, today, words)),
        parts: PARTS.iter().map(|(_, part)| amount(sum(*part))).collect(),
        whole: amount(way.bought.cost.minor),
    }
}

/// "unverified, 8 Nov": of the price most of it is bought at; the year where it is not this one.
fn seen(line: &BoughtLine, best: &Best, today: Date, words: Words<'_>) -> String {
    let Some(priced) = best.offers.iter().find(|priced| priced.offer.id == line.offer) else {
        return String::new();
    };
    let day = priced.offer.seen_on;
    let when = if day.year() == today.year() {
        words.day(day)
    } else {
        format!("{} {}", words.day(day), day.year())
    };
    format!("{}, {when}", words.get(priced.offer.trust.code()))
}
