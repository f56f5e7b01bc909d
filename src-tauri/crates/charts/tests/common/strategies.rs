//! Charts of all kinds, made by chance: few and many, nothing and very much, known and unknown.
#![allow(dead_code, reason = "each test uses its part")]

use crate::common::lives::live;
use crate::common::prices::prices;
use crate::common::{ranking, text};
use crate::courses::courses;
use crate::outlooks::{balances, methods, outlooks};
use crate::ways::{comparisons, waterfalls};
use giftbook_charts::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

pub(crate) fn view() -> impl Strategy<Value = View> {
    let theme = prop_oneof![Just(Theme::Light), Just(Theme::Dark)];
    (320u32..1600, 11u32..27, theme).prop_map(|(width, text_px, theme)| View { width, text_px, theme })
}

/// Names in letters Inter has, so that what is measured is what is drawn.
pub(crate) fn name() -> impl Strategy<Value = String> {
    "[A-Za-z0-9ÄÖßéŁøĞΩЖщ .,'·–-]{0,28}"
}

fn value() -> impl Strategy<Value = Decimal> {
    let units = prop_oneof![Just(0i64), 1..20i64, 1..100_000i64, 0..i64::MAX, -5_000..0i64];
    (units, 0u32..3).prop_map(|(units, scale)| Decimal::new(units, scale))
}

fn bar() -> impl Strategy<Value = Bar> {
    (name(), value(), "[0-9]{1,2} %").prop_map(|(name, value, share)| Bar {
        key: name.clone(),
        name,
        value,
        share,
    })
}

pub(crate) fn rankings() -> impl Strategy<Value = Ranking> {
    let parts = (vec(bar(), 0..12), option::of(bar()), 0usize..4);
    parts.prop_map(|(bars, rest, finding)| Ranking {
        bars,
        rest,
        finding,
        ..ranking()
    })
}

pub(crate) fn columns() -> impl Strategy<Value = Columns> {
    let column = (
        name(),
        option::weighted(0.85, value()),
        option::of(value()),
        any::<bool>(),
    );
    let lead = option::of((name(), name()).prop_map(|(strong, rest)| Lead { strong, rest }));
    (vec(column, 0..60), lead, name()).prop_map(|(columns, lead, unit)| {
        let column = |(index, (label, value, part, finding)): (usize, (String, _, _, bool))| {
            let key = format!("column {index}");
            Column {
                key,
                title: label.clone(),
                label,
                value,
                part,
                finding,
            }
        };
        let columns = columns.into_iter().enumerate().map(column).collect();
        Columns {
            lead,
            unit,
            columns,
            not_recorded: text("not recorded"),
            ..Columns::default()
        }
    })
}

pub(crate) fn timelines() -> impl Strategy<Value = Timeline> {
    let bucket = (option::weighted(0.9, value()), option::weighted(0.8, 0i64..100_000));
    let stretch = (0i64..240, 1i64..60);
    let segments = vec((name(), stretch.clone(), any::<bool>()), 0..7);
    let notes = vec((name(), stretch.clone(), any::<bool>()), 0..4);
    (
        vec(bucket, 0..240),
        vec(stretch, 0..3),
        segments,
        notes,
        1i64..6,
        0i64..1440,
    )
        .prop_map(|(buckets, gaps, segments, notes, step, begin)| {
            let length = step * 60_000;
            let clock = |minute: i64| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
            let bucket = |(index, (value, viewers)): (usize, (Option<Decimal>, Option<i64>))| {
                let index = index as i64;
                let minute = begin + index * step;
                let (from, until) = (index * length, (index + 1) * length);
                Bucket {
                    key: format!("bucket {index}"),
                    label: clock(minute),
                    minute: (minute % 1440) as u16,
                    from,
                    until,
                    value,
                    viewers,
                }
            };
            let times = |(from, long): (i64, i64)| (from * 61_007, (from + long) * 61_007);
            let gap = |(index, stretch): (usize, (i64, i64))| {
                let (from, long) = stretch;
                let (from, until) = (from * 61_007, from * 61_007 + long * 7_001);
                Gap {
                    key: format!("gap {index}"),
                    from,
                    until,
                    times: format!("{} – {}", clock(from / 60_000), clock(until / 60_000)),
                }
            };
            let segment = |(index, (name, stretch, finding)): (usize, (String, (i64, i64), bool))| {
                let (from, until) = times(stretch);
                Segment {
                    key: format!("segment {index}"),
                    name,
                    from,
                    until,
                    finding,
                    ..Segment::default()
                }
            };
            let note = |(text, stretch, finding): (String, (i64, i64), bool)| {
                let (from, until) = times(stretch);
                Note {
                    text,
                    from,
                    until,
                    finding,
                }
            };
            Timeline {
                end_label: clock(begin + buckets.len() as i64 * step),
                buckets: buckets.into_iter().enumerate().map(bucket).collect(),
                gaps: gaps.into_iter().enumerate().map(gap).collect(),
                segments: segments.into_iter().enumerate().map(segment).collect(),
                notes: notes.into_iter().map(note).collect(),
                ..live(1, 1)
            }
        })
}

/// Balances over some days, below zero too, and what somebody else says of some.
pub(crate) fn steps() -> impl Strategy<Value = Steps> {
    let step = (0i64..400, -50_000i64..100_000, name());
    let mark = (0i64..400, -50_000i64..100_000, any::<bool>(), name());
    (vec(step, 0..40), vec(mark, 0..6), name()).prop_map(|(mut steps, marks, unit)| {
        steps.sort();
        let step = |(index, (day, value, title)): (usize, (i64, i64, String))| Step {
            key: format!("step {index}"),
            day,
            title,
            value: value.into(),
            part: None,
        };
        let mark = |(index, (day, value, agrees, said)): (usize, (i64, i64, bool, String))| Mark {
            key: format!("mark {index}"),
            day,
            title: said.clone(),
            value: value.into(),
            agrees,
            said,
        };
        Steps {
            unit,
            times: steps.iter().map(|(day, _, title)| (*day, title.clone())).collect(),
            steps: steps.into_iter().enumerate().map(step).collect(),
            marks: marks.into_iter().enumerate().map(mark).collect(),
            until: 400,
            ..Steps::default()
        }
    })
}

/// Wholes with up to four parts that sum to them; now and then nothing is asked for at all.
pub(crate) fn parts() -> impl Strategy<Value = Parts> {
    let part = prop_oneof![3 => 0i64..200_000, 1 => Just(0i64), 1 => Just(1i64)];
    let row = (name(), name(), vec(part, 4));
    (vec(row, 0..9), 0usize..3).prop_map(|(rows, finding)| {
        let row = |(index, (name, note, parts)): (usize, (String, String, Vec<i64>))| Parted {
            key: format!("row {index}"),
            name,
            note,
            whole: Decimal::new(parts.iter().sum(), 2),
            parts: parts.into_iter().map(|part| Decimal::new(part, 2)).collect(),
        };
        Parts {
            rows: rows.into_iter().enumerate().map(row).collect(),
            finding,
            ..prices()
        }
    })
}

pub(crate) fn charts() -> impl Strategy<Value = Chart> {
    prop_oneof![
        rankings().prop_map(Chart::Ranking),
        columns().prop_map(Chart::Columns),
        timelines().prop_map(Chart::Timeline),
        steps().prop_map(Chart::Steps),
        courses().prop_map(Chart::Course),
        balances().prop_map(Chart::Steps),
        outlooks().prop_map(Chart::Outlook),
        methods().prop_map(Chart::Methods),
        waterfalls().prop_map(Chart::Waterfall),
        comparisons().prop_map(Chart::Comparison),
        parts().prop_map(Chart::Parts),
    ]
}
