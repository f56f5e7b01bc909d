//! A small chart of each kind in both themes, to the byte. A change of the picture is a change of these files, to be looked at.

#[path = "common/mod.rs"]
mod common;

use giftbook_charts::*;

fn small_columns() -> Columns {
    let mut chart = common::columns();
    chart.columns.truncate(4);
    (chart.columns[1].value, chart.columns[1].part) = (None, None);
    chart.columns[2].part = None;
    chart.columns[2].finding = true;
    chart
}

fn small_timeline() -> Timeline {
    let mut chart = common::lives::evening();
    let minute = 60_000;
    chart.buckets.drain(..106);
    chart.buckets.truncate(12);
    for (bucket, viewers) in chart
        .buckets
        .iter_mut()
        .zip([380, 384, 391, 402, 445, 430, 0, 411, 409, 410, 407, 400])
    {
        bucket.viewers = Some(viewers);
    }
    chart.buckets[6].value = None;
    chart.buckets[6].viewers = None;
    let until = 113 * minute;
    chart.gaps = vec![Gap {
        key: "gap".into(),
        from: 112 * minute,
        until,
        times: "20:54 – 20:55".into(),
    }];
    chart.end_label = "21:00".into();
    chart
}

/// Ten days of a wallet that runs short once; the app agrees on one day and not on another.
fn small_steps() -> Steps {
    let step = |(day, value): (i64, i64)| Step {
        key: format!("day {day}"),
        day,
        title: format!("{day} March 2026"),
        value: value.into(),
        part: None,
    };
    let mark = |(day, value, agrees): (i64, i64, bool)| Mark {
        key: format!("shown {day}"),
        day,
        title: format!("{day} March 2026"),
        value: value.into(),
        agrees,
        said: format!("The app shows {value}"),
    };
    Steps {
        about: "Coins on TikTok over time".into(),
        time_heading: "Day".into(),
        value_heading: "Balance".into(),
        mark_heading: "The app shows".into(),
        unit: "coins".into(),
        steps: [(1, 700), (3, 420), (4, -120), (6, 1_380), (9, 1_214)]
            .map(step)
            .to_vec(),
        marks: vec![mark((3, 420, true)), mark((9, 1_188, false))],
        until: 10,
        times: vec![(1, "1 Mar".into()), (10, "10 Mar".into())],
        ..Steps::default()
    }
}

fn of_payouts() -> [(&'static str, Chart); 3] {
    [
        ("outlook", Chart::Outlook(common::payouts::outlook())),
        ("balance", Chart::Steps(common::payouts::balance())),
        ("methods", Chart::Methods(common::payouts::methods())),
    ]
}

fn lines(chart: &Chart, theme: Theme) -> String {
    let drawing = draw(
        chart,
        &View {
            width: 360,
            text_px: 13,
            theme,
        },
    )
    .unwrap_or_else(|error| panic!("{error}"));
    drawing.svg.replace("><", ">\n<")
}

#[test]
fn pictures() {
    for (theme, word) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        insta::assert_snapshot!(
            format!("ranking-{word}"),
            lines(&Chart::Ranking(common::ranking()), theme)
        );
        insta::assert_snapshot!(
            format!("columns-{word}"),
            lines(&Chart::Columns(small_columns()), theme)
        );
        insta::assert_snapshot!(
            format!("timeline-{word}"),
            lines(&Chart::Timeline(small_timeline()), theme)
        );
        insta::assert_snapshot!(format!("steps-{word}"), lines(&Chart::Steps(small_steps()), theme));
        insta::assert_snapshot!(format!("course-{word}"), lines(&Chart::Course(common::month()), theme));
        for (name, chart) in of_payouts() {
            insta::assert_snapshot!(format!("{name}-{word}"), lines(&chart, theme));
        }
        insta::assert_snapshot!(format!("way-{word}"), lines(&Chart::Waterfall(common::way()), theme));
        insta::assert_snapshot!(
            format!("bridge-{word}"),
            lines(&Chart::Waterfall(common::bridge()), theme)
        );
        insta::assert_snapshot!(
            format!("comparison-{word}"),
            lines(&Chart::Comparison(common::places()), theme)
        );
        insta::assert_snapshot!(
            format!("parts-{word}"),
            lines(&Chart::Parts(common::prices::prices()), theme)
        );
    }
}

/// The table and the tips of the same small charts.
#[test]
fn twins() {
    let view = View {
        width: 360,
        text_px: 13,
        theme: Theme::Light,
    };
    let others = [
        ("ranking", Chart::Ranking(common::ranking())),
        ("columns", Chart::Columns(small_columns())),
        ("timeline", Chart::Timeline(small_timeline())),
        ("steps", Chart::Steps(small_steps())),
        ("course", Chart::Course(common::month())),
        ("way", Chart::Waterfall(common::way())),
        ("bridge", Chart::Waterfall(common::bridge())),
        ("comparison", Chart::Comparison(common::places())),
        ("parts", Chart::Parts(common::prices::prices())),
    ];
    for (word, chart) in others.into_iter().chain(of_payouts()) {
        let drawing = draw(&chart, &view).unwrap_or_else(|error| panic!("{error}"));
        let heads = drawing
            .table
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect::<Vec<_>>()
            .join(" | ");
        let rows = drawing
            .table
            .rows
            .iter()
            .map(|row| row.join(" | "))
            .collect::<Vec<_>>()
            .join("\n");
        let tips = drawing
            .hits
            .iter()
            .map(|hit| format!("{} = {}: {}", hit.key, hit.label, hit.value))
            .collect::<Vec<_>>()
            .join("\n");
        insta::assert_snapshot!(
            format!("{word}-twin"),
            format!("{}\n\n{heads}\n{rows}\n\n{tips}", drawing.summary)
        );
    }
}
