//! Charts as the screens will ask for them, with numbers of our own.
#![allow(dead_code, reason = "each test uses its part")]

pub(crate) mod lives;
pub(crate) mod payouts;
pub(crate) mod prices;

use giftbook_charts::*;

pub(crate) fn text(words: &str) -> String {
    words.to_owned()
}

pub(crate) fn bar(name: &str, value: i64, share: &str) -> Bar {
    Bar {
        key: format!("gift {name}"),
        name: text(name),
        value: value.into(),
        share: text(share),
    }
}

pub(crate) fn ranking() -> Ranking {
    let bars = [
        ("Galaxy", 41_000, "36 %"),
        ("Rose", 24_310, "21 %"),
        ("Interstellar", 10_000, "9 %"),
        ("Money Gun", 9_000, "8 %"),
        ("Sunglasses", 7_164, "6 %"),
        ("Hand Hearts", 6_100, "5 %"),
        ("Confetti", 4_800, "4 %"),
    ];
    Ranking {
        about: text("Diamonds by gift"),
        name_heading: text("Gift"),
        value_heading: text("Diamonds"),
        share_heading: text("Share"),
        unit: text("diamonds"),
        bars: bars.map(|(name, value, share)| bar(name, value, share)).to_vec(),
        rest: Some(bar("5 other gifts", 11_720, "10 %")),
        finding: 2,
        numbers: Numbers::default(),
    }
}

const WEEKS: [(&str, i64, i64); 12] = [
    ("31 Aug", 6_120, 3_000),
    ("7 Sep", 7_904, 4_350),
    ("14 Sep", 5_488, 2_305),
    ("21 Sep", 9_310, 5_589),
    ("28 Sep", 8_021, 4_092),
    ("5 Oct", 7_160, 3_437),
    ("12 Oct", 11_242, 6_522),
    ("19 Oct", 8_742, 5_333),
    ("26 Oct", 8_848, 4_426),
    ("2 Nov", 12_612, 6_812),
    ("9 Nov", 10_487, 5_979),
    ("16 Nov", 18_164, 12_356),
];

pub(crate) fn columns() -> Columns {
    let column = |(label, value, part): (&str, i64, i64)| Column {
        key: format!("week {label}"),
        label: text(label),
        title: format!("Week of {label}"),
        value: Some(value.into()),
        part: Some(part.into()),
        finding: false,
    };
    Columns {
        about: text("Diamonds a week"),
        lead: Some(Lead {
            strong: text("Galaxy and Rose"),
            rest: text("of all, diamonds a week"),
        }),
        time_heading: text("Week"),
        value_heading: text("All gifts"),
        part_heading: text("Galaxy and Rose"),
        unit: text("diamonds"),
        not_recorded: text("not recorded"),
        columns: WEEKS.map(column).to_vec(),
        numbers: Numbers::default(),
    }
}

pub(crate) fn home() -> Columns {
    let mut chart = columns();
    chart.lead = None;
    chart.value_heading = text("Diamonds");
    for column in &mut chart.columns {
        column.part = None;
    }
    if let Some(last) = chart.columns.last_mut() {
        last.finding = true;
    }
    chart
}

pub(crate) fn home_with_gaps() -> Columns {
    let mut chart = home();
    for index in [3, 4, 5, 9] {
        chart.columns[index].value = None;
    }
    chart.columns[1].value = Some(0.into());
    chart
}

/// A month on its tenth day: three purchases, a limit, a fan.
pub(crate) fn month() -> Course {
    let cents = |cents: i64| Decimal::new(cents, 2);
    let reached = |(day, sum): (i64, i64)| Reached {
        key: format!("2026-11-{:02}", day + 1),
        day,
        title: format!("{} November", day + 1),
        value: cents(sum),
    };
    let fan = |day: i64| Fan {
        key: format!("ahead {day}"),
        day,
        title: format!("{} November", day + 1),
        low: cents(3_180 + 20 * (day - 9)),
        middle: cents(3_180 + 100 * (day - 8)),
        high: cents(3_400 + 300 * (day - 8)),
    };
    Course {
        about: "Spent in November".into(),
        time_heading: "Day".into(),
        value_heading: "Spent".into(),
        low_heading: "10 of 100".into(),
        middle_heading: "50 of 100".into(),
        high_heading: "90 of 100".into(),
        amount: "${n}".into(),
        range: "{low} to {high}".into(),
        so_far: [(1, 1_060), (4, 1_690), (8, 3_180)].map(reached).to_vec(),
        today: 9,
        days: 30,
        today_name: "today".into(),
        ahead: (9..30).map(fan).collect(),
        limit: Some(Limit {
            value: 100.into(),
            name: "$100 your limit".into(),
        }),
        times: vec![(0, "1 Nov".into()), (14, "15 Nov".into()), (28, "29 Nov".into())],
        numbers: Numbers::default(),
    }
}

/// Ten dollars on their way: a step nobody states, four that take something, what arrives.
pub(crate) fn way() -> Waterfall {
    let cents = |cents: i64| Decimal::new(cents, 2);
    let fall = |name: &str, note: &str, step: WaterfallStep| WaterfallBar {
        key: text(name),
        name: text(name),
        note: text(note),
        step,
        finding: name == "Arrives",
    };
    Waterfall {
        about: text("Where $10.00 go"),
        name_heading: text("Step"),
        value_heading: text("Amount"),
        left_heading: text("Left"),
        amount: text("${n}"),
        unstated: text("not stated"),
        cut: text("bars cut at {n}"),
        opening: cents(1_000),
        falls: vec![
            fall("You pay", "", WaterfallStep::Total),
            fall("Sales tax", "", WaterfallStep::Unstated),
            fall("Store", "30 %", WaterfallStep::Part(cents(-300))),
            fall("TikTok", "the rest", WaterfallStep::Part(cents(-350))),
            fall("Diamonds", "", WaterfallStep::Total),
            fall("PayPal", "", WaterfallStep::Part(cents(-5))),
            fall("Arrives", "", WaterfallStep::Total),
        ],
        numbers: Numbers::default(),
    }
}

/// From gifts to bank: parts too small to be seen from zero.
pub(crate) fn bridge() -> Waterfall {
    let part = |name: &str, cents: i64| WaterfallBar {
        key: text(name),
        name: text(name),
        step: WaterfallStep::Part(Decimal::new(cents, 2)),
        ..WaterfallBar::default()
    };
    let total = |name: &str, note: &str| WaterfallBar {
        key: text(name),
        name: text(name),
        note: text(note),
        finding: name == "Arrived",
        ..WaterfallBar::default()
    };
    Waterfall {
        about: text("From gifts to bank"),
        opening: Decimal::new(20_769, 2),
        falls: vec![
            total("Recorded", "41,538 diamonds"),
            part("Not recorded", 461),
            part("Earlier streak", 25),
            part("To guests", -15),
            total("Payout", "42,480 diamonds"),
            part("Bank fee", -290),
            total("Arrived", "6 Nov"),
        ],
        ..way()
    }
}

/// Ten dollars at four places; of a fifth nothing is published.
pub(crate) fn places() -> Comparison {
    let cents = |cents: i64| Decimal::new(cents, 2);
    let place = |(name, part, value, range, official): (&str, &str, i64, Option<(i64, i64)>, bool)| Place {
        key: format!("{name} {part}"),
        name: text(name),
        part: text(part),
        value: Some(cents(value)),
        range: range.map(|(least, most)| (cents(least), cents(most))),
        seen: text("Sep 2026"),
        official,
        finding: name == "TikTok",
    };
    let mut places = [
        ("Telegram", "own rate", 922, None, true),
        ("Twitch", "web", 714, Some((714, 812)), false),
        ("YouTube", "web, Android", 700, None, true),
        ("TikTok", "web", 472, None, false),
        ("Instagram", "app", 501, Some((455, 501)), false),
    ]
    .map(place)
    .to_vec();
    places.push(Place {
        key: text("jewels"),
        name: text("YouTube"),
        part: text("Jewels"),
        ..Place::default()
    });
    Comparison {
        about: text("Ten dollars to a creator"),
        name_heading: text("Where"),
        value_heading: text("Creator receives"),
        range_heading: text("Any bundle"),
        seen_heading: text("Seen"),
        amount: text("${n}"),
        unpublished: text("not published"),
        places,
        numbers: Numbers::default(),
    }
}
