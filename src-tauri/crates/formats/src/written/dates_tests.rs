use jiff::civil::date as on;
use proptest::prelude::*;

use super::DateOrder::{DayFirst, MonthFirst, YearFirst};
use super::*;

fn said(text: &str, order: Option<DateOrder>) -> Option<String> {
    date(text, order).map(|written| {
        let time = written.time.map(|time| format!(" {time}")).unwrap_or_default();
        format!("{}{time}", written.date)
    })
}

#[test]
fn dates_as_files_write_them() {
    for (text, order, read) in [
        ("Nov 23, 2025, 3:13\u{202f}PM", None, Some("2025-11-23 15:13:00")),
        ("Nov 14, 2025, 4:52 AM", None, Some("2025-11-14 04:52:00")),
        ("23 Nov 2025, 12:00 am", None, Some("2025-11-23 00:00:00")),
        ("23. März 2026 09:05:10", None, Some("2026-03-23 09:05:10")),
        ("2026-03-01", None, Some("2026-03-01")),
        ("2026/3/1 10:00", None, Some("2026-03-01 10:00:00")),
        ("2026-03-01T10:00:00Z", None, Some("2026-03-01 10:00:00")),
        ("2026-03-01T10:00:00.5+02:00", None, Some("2026-03-01 08:00:00.5")),
        ("2026-03-01T10:00:00", None, Some("2026-03-01 10:00:00")),
        ("20260301", None, Some("2026-03-01")),
        ("01.03.2026", Some(DayFirst), Some("2026-03-01")),
        ("3/1/26", Some(MonthFirst), Some("2026-03-01")),
        ("26/03/01", Some(YearFirst), Some("2026-03-01")),
        ("Sun, 1 Mar 2026", None, Some("2026-03-01")),
        ("01.03.2026", None, None),
        ("13/01/2026", Some(MonthFirst), None),
        ("30.02.2026", Some(DayFirst), None),
        ("3:13 PM", None, None),
        ("13:00 PM on 2026-03-01", None, None),
        ("1.234,56", Some(DayFirst), None),
        ("", None, None),
    ] {
        assert_eq!(said(text, order).as_deref(), read, "{text:?} {order:?}");
    }
}

#[test]
fn the_order_of_days_all_up_to_the_twelfth_is_open() {
    assert!(!DateOrder::fitting(&["01/02/2026", "12/12/2026"]).1);
    assert_eq!(
        DateOrder::fitting(&["01/02/2026", "13/12/2026"]),
        (vec![DayFirst], true)
    );
    assert!(DateOrder::fitting(&["2026-01-02"]).1);
    assert!(
        DateOrder::fitting(&["01/01/2026"]).1,
        "the first of January is itself either way"
    );
}

#[test]
fn a_local_time_is_an_instant_in_its_zone_and_a_day_begins_there() {
    let zone = TimeZone::get("America/New_York").expect("a zone");
    let at = |text| {
        date(text, None)
            .and_then(|written| written.instant(&zone))
            .map(|(at, day)| (at.millis(), day))
    };
    assert_eq!(at("2025-11-23 15:13"), Some((1_763_928_780_000, false)));
    assert_eq!(at("2025-11-23"), Some((1_763_874_000_000, true)));
    assert_eq!(at("2025-11-23T20:13:00Z"), Some((1_763_928_780_000, false)));
}

proptest! {
    #[test]
    fn a_day_written_in_an_order_reads_back(day in 1_i8..=28, month in 1_i8..=12, year in 2016_i16..2100, sign in "[./-]") {
        let whole = on(year, month, day);
        for (order, text) in [
            (YearFirst, format!("{year}{sign}{month:02}{sign}{day:02}")),
            (DayFirst, format!("{day:02}{sign}{month:02}{sign}{year}")),
            (MonthFirst, format!("{month}{sign}{day}{sign}{year}")),
        ] {
            prop_assert_eq!(date(&text, Some(order)).map(|written| written.date), Some(whole));
            // What is read without being told the order is read so in every order.
            if let Some(silent) = date(&text, None) {
                prop_assert!(DateOrder::ALL.into_iter().all(|order| date(&text, Some(order)).is_some_and(|told| told == silent)));
            }
        }
    }

    #[test]
    fn orders_that_differ_are_never_said_to_agree(cells in prop::collection::vec("[0-3][0-9]/[01][0-9]/20[12][0-9]", 1..5)) {
        let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
        let (fitting, agree) = DateOrder::fitting(&texts);
        for cell in &cells {
            let said: Vec<_> = fitting.iter().map(|order| date(cell, Some(*order)).map(|written| written.date)).collect();
            prop_assert!(!agree || said.windows(2).all(|two| two[0] == two[1]));
        }
    }
}
