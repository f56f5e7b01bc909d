//! Which gifts work: a bar each, the rest in one.

use giftbook_book::insight::{GiftRow, GiftsAnswer};
use giftbook_charts::{Bar, Chart, Decimal, Ranking};

use super::Picture;
use super::words::Words;
use crate::dto::Id;
use crate::dto::gifts::{GiftsQuery, Rank};
use crate::dto::transactions::TxFilter;

/// Bars before the rest is one bar.
const BARS: usize = 8;

pub(super) fn picture(answer: &GiftsAnswer, query: &GiftsQuery, words: Words<'_>) -> Picture {
    // One gift more is shown rather than called "the rest".
    let shown = if answer.rows.len() <= BARS + 1 {
        answer.rows.len()
    } else {
        BARS
    };
    let (bars, rest) = answer.rows.split_at(shown);
    let by_units = query.rank == Rank::Units;
    let chart = Ranking {
        about: words.get("about"),
        name_heading: words.get("name"),
        value_heading: words.get("value"),
        share_heading: words.get("share"),
        unit: words.get("unit"),
        bars: bars.iter().map(|row| bar(row, query.rank, words)).collect(),
        rest: others(rest, query.rank, words),
        finding: if by_units { answer.top.len() } else { 1 }.min(shown),
        numbers: words.numbers(),
    };
    let targets = bars
        .iter()
        .map(|row| (row.gift.id.to_string(), target(row.gift.id, query)))
        .collect();
    Picture {
        chart: Chart::Ranking(chart),
        targets,
    }
}

fn bar(row: &GiftRow, rank: Rank, words: Words<'_>) -> Bar {
    let share = if rank == Rank::Units {
        words.percent(row.share)
    } else {
        String::new()
    };
    Bar {
        key: row.gift.id.to_string(),
        name: row.gift.name.clone(),
        value: value(row, rank),
        share,
    }
}

fn value(row: &GiftRow, rank: Rank) -> Decimal {
    match rank {
        Rank::Units => row.units.into(),
        Rank::Pieces => row.pieces.into(),
        Rank::Gifters => row.gifters.into(),
        Rank::PerHour => row.per_hour.map_or(Decimal::ZERO, |rate| Decimal::new(rate.tenths, 1)),
    }
}

/// All other gifts. People who sent several of them, and rates, do not add up, so there it is left out.
fn others(rows: &[GiftRow], rank: Rank, words: Words<'_>) -> Option<Bar> {
    if rows.is_empty() || matches!(rank, Rank::Gifters | Rank::PerHour) {
        return None;
    }
    let share = if rank == Rank::Units {
        words.percent(rows.iter().map(|row| row.share).sum())
    } else {
        String::new()
    };
    let value = rows.iter().map(|row| value(row, rank)).sum();
    Some(Bar {
        key: String::new(),
        name: words.fill("others", "n", &rows.len().to_string()),
        value,
        share,
    })
}

fn target(gift: i64, query: &GiftsQuery) -> TxFilter {
    TxFilter {
        gift: Some(Id(gift)),
        // The gift has its price.
        band: None,
        ..TxFilter::behind(query)
    }
}
