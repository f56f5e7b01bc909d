//! LIVEs of an evening, of three minutes and of twelve hours.

use super::text;
use giftbook_charts::*;

const MINUTE: i64 = 60_000;

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// A LIVE from 19:02 of `minutes`, a bucket every `step` minutes.
pub(crate) fn live(minutes: i64, step: i64) -> Timeline {
    let begin = 19 * 60 + 2;
    let mut seed = 7u64;
    let mut dice = |sides: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let buckets = (0..minutes / step).map(|index| {
        let minute = begin + index * step;
        let viewers = 120 + (290.0 * (index as f64 / 40.0).tanh()) as i64 + dice(14) as i64;
        Bucket {
            key: format!("minute {index}"),
            label: clock(minute),
            minute: (minute % 1440) as u16,
            from: index * step * MINUTE,
            until: (index + 1) * step * MINUTE,
            value: Some((8 + dice(18) as i64).into()),
            viewers: Some(viewers),
        }
    });
    Timeline {
        about: text(
            "Minute by minute from 19:02 to 21:26: viewers, diamonds, segments; 20:14 to 20:30 was not recorded",
        ),
        gifts: Lane {
            title: text("Gifts"),
            note: text("diamonds a minute, square-root scale"),
            heading: text("Diamonds"),
            unit: text("diamonds"),
        },
        viewers: Lane {
            title: text("Viewers"),
            note: text("at once"),
            heading: text("Viewers"),
            unit: text("viewers"),
        },
        time_heading: text("Minute"),
        segment_heading: text("Segment"),
        not_recorded: text("not recorded"),
        end_label: clock(begin + minutes),
        buckets: buckets.collect(),
        gaps: Vec::new(),
        segments: Vec::new(),
        notes: Vec::new(),
        numbers: Numbers::default(),
    }
}

pub(crate) fn evening() -> Timeline {
    let mut chart = live(144, 1);
    for bucket in &mut chart.buckets[72..88] {
        (bucket.value, bucket.viewers) = (None, None);
    }
    for (minute, value) in [(31, 1_010), (52, 206), (97, 206), (136, 220)] {
        chart.buckets[minute].value = Some(value.into());
    }
    let battle = [95, 66, 1_040, 84, 560, 90, 1_050, 60, 250, 95, 1_045, 65, 45, 540, 26];
    for (bucket, value) in chart.buckets[108..123].iter_mut().zip(battle) {
        bucket.value = Some(value.into());
    }
    chart.buckets[116].viewers = Some(445);
    chart.gaps = vec![Gap {
        key: text("gap 1"),
        from: 72 * MINUTE,
        until: 88 * MINUTE,
        times: text("20:14 – 20:30"),
    }];
    let segment = |name: &str, from: i64, until: i64| Segment {
        key: format!("segment {name}"),
        name: text(name),
        times: format!("{} – {}", clock(19 * 60 + 2 + from), clock(19 * 60 + 2 + until)),
        from: from * MINUTE,
        until: until * MINUTE,
        value: None,
        finding: name == "Battle",
    };
    chart.segments = vec![
        segment("Sketch", 0, 38),
        segment("Questions", 38, 63),
        segment("Colour", 63, 108),
        segment("Battle", 108, 123),
        segment("Last layer", 123, 144),
    ];
    let note = |words: &str, from: i64, until: i64, finding| Note {
        text: text(words),
        from: from * MINUTE,
        until: until * MINUTE,
        finding,
    };
    chart.notes = vec![
        note("Galaxy, Old Harbour", 31, 32, false),
        note("three Galaxy, mira.k and Jonas W.", 108, 123, true),
    ];
    chart
}

/// Three minutes without viewers, a bucket every ten seconds.
pub(crate) fn short_live() -> Timeline {
    let mut chart = live(18, 1);
    chart.about = text("Three minutes");
    chart.end_label = text("19:05");
    for (index, bucket) in chart.buckets.iter_mut().enumerate() {
        let index = index as i64;
        (bucket.from, bucket.until) = (index * 10_000, (index + 1) * 10_000);
        bucket.minute = (19 * 60 + 2 + index / 6) as u16;
        bucket.label = clock(bucket.minute.into());
        bucket.viewers = None;
    }
    chart.buckets[4].value = Some(0.into());
    chart.buckets[9].value = None;
    chart.notes = vec![Note {
        text: text("Rose, tessa_draws"),
        from: 120_000,
        until: 130_000,
        finding: false,
    }];
    chart
}

/// Twelve hours, a bucket every five minutes, overlapping segments and two gaps.
pub(crate) fn long_live() -> Timeline {
    let mut chart = live(720, 5);
    chart.gifts.note = text("diamonds in 5 minutes, square-root scale");
    for (index, bucket) in chart.buckets.iter_mut().enumerate() {
        let minute = 19 * 60 + 5 * index as i64;
        (bucket.label, bucket.minute) = (clock(minute), (minute % 1440) as u16);
        if index % 17 == 3 {
            bucket.value = Some((index as i64 * 611).into());
        }
    }
    chart.end_label = clock(19 * 60 + 720);
    for bucket in &mut chart.buckets[80..94] {
        (bucket.value, bucket.viewers) = (None, None);
    }
    chart.gaps = vec![
        Gap {
            key: text("gap 1"),
            from: 100 * MINUTE,
            until: 100 * MINUTE + 20_000,
            times: text("20:40"),
        },
        Gap {
            key: text("gap 2"),
            from: 400 * MINUTE,
            until: 470 * MINUTE,
            times: text("01:40 – 02:50"),
        },
    ];
    let segment = |name: &str, from: i64, until: i64| Segment {
        key: text(name),
        name: text(name),
        from: from * MINUTE,
        until: until * MINUTE,
        finding: name == "Goal",
        ..Segment::default()
    };
    chart.segments = vec![
        segment("Songs by request, first half", 0, 300),
        segment("Goal", 250, 330),
        segment("Battle", 310, 340),
        segment("A very long night with friends", 480, 720),
        segment("x", 600, 604),
    ];
    chart
}
