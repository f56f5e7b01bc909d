//! Laws of a year: its sums are the sums of its rows, whatever the payouts.

use giftbook_model::report::Cell;
use giftbook_model::{Currency, Instant, Money, Platform};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::words::WORDS;
use super::*;
use crate::payout::PayoutFacts;
use crate::payout::seed::{self, SeedLive, instant};

fn now() -> Instant {
    instant(date(2026, 11, 24), 12)
}

fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: Currency::parse(code).expect(code),
    }
}

fn payout(platform: Platform, day: Date, gross: i64, fee: Option<i64>, got: Option<(i64, &str)>) -> PayoutFacts {
    PayoutFacts {
        platform,
        units: None,
        requested: Some(day),
        paid: Some(day),
        received: Some(day),
        returned: None,
        gross: Some(money(gross, "USD")),
        fee: fee.map(|fee| money(fee, "USD")),
        got: got.map(|(minor, code)| money(minor, code)),
        method: "=cmd".to_owned(),
        reference: "7289038229115446604".to_owned(),
    }
}

fn payouts() -> impl Strategy<Value = Vec<PayoutFacts>> {
    let one = (
        prop::sample::select(Platform::ALL.to_vec()),
        0_i64..660,
        1_000_i64..500_000,
        prop::option::of(0_i64..900),
        prop::option::of((1_i64..400_000, prop::sample::select(vec!["EUR", "USD", "JPY", "VND"]))),
    );
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let each = |(platform, days, gross, fee, got)| {
            let day = date(2025, 1, 20)
                .checked_add(jiff::Span::new().days(days))
                .expect("a day");
            payout(platform, day, gross, fee, got)
        };
        all.into_iter().map(each).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_sum_is_the_sum_of_its_rows(payouts in payouts()) {
        let (_folder, book) = seed::book(&[], now());
        for payout in &payouts {
            book.payout_record(payout, now()).expect("recorded");
        }
        for year in [2025, 2026] {
            let answer = book.year(year, now()).expect("a year");
            for sum in &answer.platforms {
                let of_it = |platform, currency| platform == sum.platform && currency == sum.currency;
                let months: Vec<_> = answer.months.iter().filter(|row| of_it(row.platform, row.currency)).collect();
                let total = |of: fn(&PaidRow) -> i64| months.iter().map(|row| of(row)).sum::<i64>();
                prop_assert_eq!(total(|row| row.gross.minor), sum.gross.minor);
                prop_assert_eq!(total(|row| row.fees.minor), sum.fees.minor);
                prop_assert_eq!(total(|row| row.net.minor), sum.net.minor);
                prop_assert_eq!(total(|row| row.payouts), sum.payouts);
                prop_assert_eq!(sum.gross.minor - sum.fees.minor - sum.taken_back.minor, sum.net.minor);
            }
            for sum in &answer.arrived_sums {
                let rows: Vec<_> = answer.arrived.iter().filter(|row| row.money.currency == sum.money.currency).collect();
                prop_assert_eq!(rows.iter().map(|row| row.money.minor).sum::<i64>(), sum.money.minor);
                if let Some(home) = sum.in_home {
                    prop_assert_eq!(rows.iter().filter_map(|row| row.in_home).map(|money| money.minor).sum::<i64>(), home.minor);
                }
            }
            let gross: i64 = answer.payouts.iter().filter_map(|row| row.payout.facts.gross).map(|money| money.minor).sum();
            prop_assert_eq!(answer.platforms.iter().map(|row| row.gross.minor).sum::<i64>(), gross);
        }
        let listed: usize = [2025, 2026].map(|year| book.year(year, now()).expect("a year").payouts.len()).iter().sum();
        prop_assert_eq!(listed, payouts.len(), "each payout is in one year");
    }
}

#[test]
fn a_payout_counts_in_the_year_it_arrived() {
    let (_folder, book) = seed::book(&[], now());
    let over = PayoutFacts {
        requested: Some(date(2025, 12, 28)),
        paid: Some(date(2025, 12, 30)),
        ..payout(
            Platform::TikTok,
            date(2026, 1, 2),
            10_000,
            Some(290),
            Some((9_000, "EUR")),
        )
    };
    book.payout_record(&over, now()).expect("recorded");
    assert_eq!(book.year(2025, now()).expect("a year").payouts, []);
    let year = book.year(2026, now()).expect("a year");
    assert_eq!(
        year.months.iter().map(|row| row.month).collect::<Vec<_>>(),
        [Some(date(2026, 1, 1))]
    );
    assert_eq!(year.payouts[0].net, Some(money(9_710, "USD")));
}

#[test]
fn the_report_has_a_word_for_everything_and_the_answers_figures() {
    let live = SeedLive {
        day: date(2026, 3, 3),
        minutes: 60,
        recorded: Some(20_000),
        official: Some(20_400),
    };
    let (_folder, book) = seed::book(&[live], now());
    book.payout_record(
        &payout(
            Platform::TikTok,
            date(2026, 3, 18),
            10_000,
            Some(290),
            Some((8_350, "EUR")),
        ),
        now(),
    )
    .expect("recorded");
    let year = book.year(2026, now()).expect("a year");
    let asked = std::cell::RefCell::new(Vec::new());
    let report = year.report(&|code| {
        asked.borrow_mut().push(code.to_owned());
        format!("<{code}>")
    });
    for code in asked.into_inner() {
        assert!(WORDS.contains(&code.as_str()), "{code} is in no list of words");
    }
    for table in &report.tables {
        assert!(
            table.rows.iter().all(|line| line.cells.len() == table.columns.len()),
            "{}",
            table.name
        );
    }
    let credited = report
        .tables
        .iter()
        .find(|table| table.name == "credited")
        .expect("a table");
    assert_eq!(credited.rows[0].cells[3], Cell::Count(20_400));
    let fx = report.tables.iter().find(|table| table.name == "fx").expect("a table");
    assert_eq!(
        fx.rows[0].cells[6].plain(),
        "0.85993821",
        "8,350 cents of a euro for 9,710 of a dollar"
    );
}
