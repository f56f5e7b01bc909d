//! Charts of payouts, with numbers of our own.
#![allow(dead_code, reason = "each test uses its part")]

use giftbook_charts::*;

fn cents(cents: i64) -> Decimal {
    Decimal::new(cents, 2)
}

/// Twelve weeks, from the seventh on with what was expected of them, one missed and one not recorded; three ahead.
pub(crate) fn outlook() -> Outlook {
    let weeks = [
        ("31 Aug", Came::Known(cents(3_060)), None),
        ("7 Sep", Came::Known(cents(3_952)), None),
        ("14 Sep", Came::Known(cents(2_744)), None),
        ("21 Sep", Came::Known(cents(4_655)), None),
        ("28 Sep", Came::NotRecorded, None),
        ("5 Oct", Came::Known(cents(4_010)), None),
        ("12 Oct", Came::Known(cents(3_580)), None),
        ("19 Oct", Came::Known(cents(5_621)), Some((2_630, 3_600, 4_930))),
        ("26 Oct", Came::Known(cents(4_371)), Some((2_700, 3_860, 5_510))),
        ("2 Nov", Came::Known(cents(4_424)), Some((2_880, 3_930, 30_000))),
        ("9 Nov", Came::Known(cents(5_244)), Some((3_000, 4_000, 5_330))),
        ("16 Nov", Came::Known(cents(0)), Some((0, 4_100, 5_520))),
        ("23 Nov", Came::Ahead, Some((3_100, 4_300, 6_080))),
        ("30 Nov", Came::Ahead, Some((3_080, 4_300, 6_100))),
        ("7 Dec", Came::Ahead, Some((3_060, 4_300, 6_130))),
    ];
    let week = |(label, came, expected): (&str, Came, Option<(i64, i64, i64)>)| OutlookWeek {
        key: format!("week {label}"),
        label: label.to_owned(),
        title: format!("Week of {label}"),
        came,
        expected: expected.map(|(low, middle, high)| Expected {
            low: cents(low),
            middle: cents(middle),
            high: cents(high),
        }),
    };
    Outlook {
        about: "Earned a week, and what lies ahead".into(),
        time_heading: "Week".into(),
        value_heading: "Earned".into(),
        low_heading: "10 of 100".into(),
        middle_heading: "50 of 100".into(),
        high_heading: "90 of 100".into(),
        amount: "${n}".into(),
        range: "{low} to {high} expected".into(),
        held: "{value}, {low} to {high} expected".into(),
        missed: "{value}, outside of {low} to {high}".into(),
        not_recorded: "not recorded".into(),
        weeks: weeks.map(week).to_vec(),
        numbers: Numbers::default(),
    }
}

/// A balance in dollars with what is in review, and two payouts.
pub(crate) fn balance() -> Steps {
    let step = |(day, free, review): (i64, i64, i64)| Step {
        key: format!("day {day}"),
        day,
        title: format!("Day {day}"),
        value: cents(free + review),
        part: Some(cents(free)),
    };
    let fall = |(day, value): (i64, i64)| Fall {
        key: format!("payout {day}"),
        day,
        title: format!("Day {day}"),
        value: cents(value),
        name: format!("−${}", cents(value)),
        said: format!("${} paid out", cents(value)),
    };
    let steps = [
        (1, 4_000, 0),
        (4, 4_000, 3_000),
        (9, 9_500, 1_200),
        (15, 200, 3_400),
        (22, 6_600, 2_200),
        (27, 21_240, 4_706),
        (29, 0, 4_706),
        (36, 12_700, 4_706),
    ];
    Steps {
        about: "The balance on TikTok".into(),
        time_heading: "Day".into(),
        value_heading: "In all".into(),
        part_heading: "Available".into(),
        fall_heading: "Paid out".into(),
        unit: "$".into(),
        amount: "${n}".into(),
        part_name: "available".into(),
        rest_name: "in review".into(),
        steps: steps.map(step).to_vec(),
        falls: [(15, 10_700), (29, 21_240)].map(fall).to_vec(),
        until: 42,
        times: vec![(1, "1 Nov".into()), (15, "15 Nov".into()), (29, "29 Nov".into())],
        ..Steps::default()
    }
}

/// Bank at a fixed fee from $9 on, PayPal at 1.5 % + $0.10 from $1 on.
pub(crate) fn methods() -> Methods {
    let fees = |(amount, bank, paypal): (i64, Option<i64>, Option<i64>)| Fees {
        key: format!("amount {amount}"),
        amount: cents(amount),
        fees: vec![bank.map(cents), paypal.map(cents)],
        crossing: (amount == 18_667).then(|| Crossing {
            name: "from $186.67 the bank".into(),
            method: 0,
        }),
    };
    let amounts = [
        (100, None, Some(12)),
        (900, Some(290), Some(24)),
        (18_667, Some(290), Some(290)),
        (30_000, Some(290), Some(460)),
    ];
    Methods {
        about: "What each method costs".into(),
        amount_heading: "Amount".into(),
        amount: "${n}".into(),
        methods: [("bank", true), ("PayPal", false)]
            .map(|(name, best)| Method {
                name: name.into(),
                best,
            })
            .to_vec(),
        amounts: amounts.map(fees).to_vec(),
        numbers: Numbers::default(),
    }
}
