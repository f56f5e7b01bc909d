//! What of a sum reaches a creator: a bar a place.

use giftbook_book::payout::Reaches;
use giftbook_charts::{Bar, Chart, Decimal, Ranking};
use giftbook_model::Money;

use super::Picture;
use super::words::Words;
use crate::answers::goes::key;

pub(super) fn picture(spend: Money, rows: &[Reaches], words: Words<'_>) -> Picture {
    let bar = |row: &Reaches| Bar {
        key: key(row),
        name: name(row, words),
        value: Decimal::new(row.receives.minor, row.receives.currency.digits()),
        share: words.percent(tenths(row)),
    };
    let chart = Ranking {
        about: words.get("about"),
        name_heading: words.get("name"),
        value_heading: words.get("value"),
        share_heading: words.get("share"),
        unit: spend.currency.code().to_owned(),
        bars: rows.iter().map(bar).collect(),
        rest: None,
        finding: 1.min(rows.len()),
        numbers: words.numbers(),
    };
    Picture {
        chart: Chart::Ranking(chart),
        targets: Vec::new(),
    }
}

/// The share in tenths of a percent.
fn tenths(row: &Reaches) -> i64 {
    i64::try_from(row.share * Decimal::ONE_THOUSAND).unwrap_or_default()
}

fn name(row: &Reaches, words: Words<'_>) -> String {
    let said = |word: String| {
        if word.is_empty() {
            row.channel.code().to_owned()
        } else {
            word
        }
    };
    let (platform, channel) = (words.get(row.platform.code()), said(words.get(row.channel.code())));
    if row.region.is_empty() {
        format!("{platform}, {channel}")
    } else {
        format!("{platform}, {channel}, {}", row.region)
    }
}
