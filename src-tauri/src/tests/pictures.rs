//! Every chart of the sample can be drawn, and its marks lead to the very rows they stand for.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::desk::Desk;
use crate::dto::app::Role;
use crate::dto::charts::{Bridge, ChartRequest, ChartTheme, ChartView, Hit, PayoutChart};
use crate::dto::gifts::{GiftsQuery, Period, Rank};
use crate::dto::recharge::{RechargeWant, Wanted};
use crate::dto::transactions::TxFilter;
use crate::dto::{Id, Typed, Units};
use crate::home::Home;
use crate::pictures;

/// A desk with the sample on it.
fn desk() -> &'static Desk {
    static SAMPLE: OnceLock<(Desk, TempDir)> = OnceLock::new();
    let made = SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Home::at(folder.path().join("home")).unwrap());
        desk.open_sample(Role::Both).unwrap();
        (desk, folder)
    });
    &made.0
}

fn view() -> ChartView {
    let words = [
        ("about", "Gifts"),
        ("others", "{n} other gifts"),
        ("unit", "diamonds"),
        ("gifts_title", "Gifts"),
        ("gifts_unit", "diamonds"),
    ];
    let words = words.map(|(key, word)| (key.to_owned(), Typed::from(word.to_owned())));
    ChartView {
        width: 992,
        text_px: 13,
        theme: ChartTheme::Light,
        words: BTreeMap::from(words),
    }
}

fn everything(rank: Rank) -> GiftsQuery {
    GiftsQuery {
        period: Period::default(),
        live: None,
        gifter: None,
        band: None,
        rank,
    }
}

fn a_thousand() -> RechargeWant {
    RechargeWant {
        platform: "tiktok".to_owned().into(),
        wanted: Wanted::Units { units: Units(1_000) },
        held: Some(Units(0)),
        region: Some(Typed::default()),
        channel: None,
    }
}

fn requests() -> Vec<ChartRequest> {
    let lives = desk().with(|book| Ok(book.lives()?.lives)).unwrap();
    let ranks = [Rank::Units, Rank::Pieces, Rank::Gifters, Rank::PerHour];
    let mut requests: Vec<_> = ranks
        .map(|rank| ChartRequest::Gifts {
            query: everything(rank),
        })
        .into();
    requests.push(ChartRequest::GiftsTrend {
        query: everything(Rank::Units),
    });
    requests.extend([Role::Creator, Role::Supporter].map(|role| ChartRequest::Home { role }));
    requests.push(ChartRequest::Month);
    let payouts = [PayoutChart::Outlook, PayoutChart::Balance, PayoutChart::Methods];
    requests.extend(payouts.map(|which| ChartRequest::Payouts {
        which,
        of: "tiktok".to_owned().into(),
    }));
    requests.push(ChartRequest::Recharge { want: a_thousand() });
    requests.extend(lives.iter().map(|live| ChartRequest::Live { live: Id(live.id) }));
    requests
}

#[test]
fn every_chart_of_the_sample_is_drawn_with_marks_and_a_table() {
    for request in requests() {
        let chart = desk()
            .with(|book| pictures::of(book, request.clone(), &view()))
            .unwrap();
        assert!(
            chart.svg.starts_with("<svg") && !chart.hits.is_empty() && !chart.table.rows.is_empty(),
            "{request:?}"
        );
        assert!(
            chart
                .table
                .rows
                .iter()
                .all(|row| row.len() == chart.table.columns.len())
        );
        let inside = chart
            .hits
            .iter()
            .all(|hit| hit.x >= 0 && hit.x.unsigned_abs() + hit.width <= chart.width + 1);
        assert!(inside, "a mark of {request:?} lies outside");
    }
}

/// Marks looked at in one picture: a LIVE has a hundred and more.
const MARKS: usize = 20;

#[test]
fn the_rows_behind_every_mark_add_up_to_it() {
    let in_bands = [Some(1), Some(10), Some(1_000), None].map(|band| GiftsQuery {
        band,
        ..everything(Rank::Units)
    });
    let gifts = in_bands.clone().map(|query| ChartRequest::Gifts { query });
    let trends = in_bands.map(|query| ChartRequest::GiftsTrend { query });
    let lives = desk().with(|book| Ok(book.lives()?.lives)).unwrap();
    let lives = lives.iter().map(|live| ChartRequest::Live { live: Id(live.id) });
    for request in gifts.into_iter().chain(trends).chain(lives) {
        let chart = desk()
            .with(|book| pictures::of(book, request.clone(), &view()))
            .unwrap();
        let marks: Vec<_> = chart
            .hits
            .iter()
            .filter_map(|hit| Some((hit, hit.target.clone()?)))
            .collect();
        assert!(!marks.is_empty(), "{request:?}");
        for (hit, target) in marks.iter().step_by(marks.len().div_ceil(MARKS)) {
            assert_eq!(sum_of(target), diamonds(&hit.value), "{request:?}: {hit:?}");
        }
    }
}

#[test]
fn the_rows_behind_every_step_of_a_payout_add_up_to_it() {
    let payouts = desk().with(|book| Ok(book.payouts()?)).unwrap();
    let mut opened = 0;
    for payout in payouts {
        let chart = ChartRequest::Bridge {
            id: Id(payout.id),
            of: Bridge::Units,
        };
        let chart = desk().with(|book| pictures::of(book, chart, &view())).unwrap();
        let told = desk().with(|book| Ok(book.reconcile_payout(payout.id)?)).unwrap();
        for (why, units) in told.units.iter().flat_map(|units| &units.steps) {
            let step = |hit: &&Hit| {
                let target = hit.target.as_ref();
                target
                    .and_then(|target| target.step.as_ref())
                    .is_some_and(|step| **step == *why.code())
            };
            let target = chart.hits.iter().find(step).and_then(|hit| hit.target.clone());
            assert_eq!(target.is_some(), why.has_rows(), "{why:?}");
            if let Some(target) = target {
                assert_eq!(
                    all_of(&target).abs(),
                    i128::from(units.abs()),
                    "{why:?} of {}",
                    payout.id
                );
                opened += 1;
            }
        }
    }
    assert!(opened >= 6, "each payout of the sample has recorded gifts");
}

/// What hosts and guests received in the rows that a filter leaves.
fn all_of(filter: &TxFilter) -> i128 {
    sums(filter).iter().map(|sum| sum.total).sum()
}

#[test]
fn the_best_stretch_and_every_segment_open_their_own_rows() {
    let lives = desk().with(|book| Ok(book.lives()?.lives)).unwrap();
    let mut stretches = 0;
    for live in lives {
        let answer = desk().with(|book| Ok(book.live(live.id)?)).unwrap();
        let best = answer.best.iter().map(|best| (best.from, best.to, best.units));
        let segments = answer.segments.iter();
        let segments = segments.map(|one| (one.from.millis(), one.to.millis(), one.units));
        for (from, until, units) in best.chain(segments) {
            assert_eq!(sum_of(&TxFilter::within(live.id, from, until)), i128::from(units));
            stretches += 1;
        }
    }
    assert!(stretches > 0, "the sample has something to find");
}

/// What hosts received in the rows that a filter leaves.
fn sum_of(filter: &TxFilter) -> i128 {
    sums(filter).iter().filter(|sum| !sum.guest).map(|sum| sum.total).sum()
}

fn sums(filter: &TxFilter) -> Vec<giftbook_book::transactions::Sum> {
    let filter = filter.clone();
    desk()
        .with(|book| {
            let query = giftbook_book::transactions::Query {
                filter: filter.try_into()?,
                ..Default::default()
            };
            Ok(book.transactions(&query, &giftbook_book::Cancel::default())?.sums)
        })
        .unwrap()
}

/// "412 viewers · 1,234 diamonds" is 1234.
fn diamonds(words: &str) -> i128 {
    let before = words.split(" diamonds").next().unwrap_or_default();
    let number = before
        .rsplit([' ', '\u{a0}', '\u{2007}'])
        .next()
        .unwrap_or_default()
        .replace(',', "");
    number.parse().unwrap_or_else(|_| panic!("{words:?} tells no diamonds"))
}

#[test]
fn a_saved_picture_is_a_file_of_its_kind() {
    let request = || ChartRequest::Home { role: Role::Creator };
    let svg = desk()
        .with(|book| pictures::file(book, request(), &view(), false))
        .unwrap();
    assert!(std::str::from_utf8(&svg).unwrap().contains("<svg"));
    let png = desk()
        .with(|book| pictures::file(book, request(), &view(), true))
        .unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n"));
}
