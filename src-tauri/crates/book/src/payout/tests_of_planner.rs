//! Taking a balance out: the published fees and limits, and the laws of splitting.

use giftbook_model::{Currency, Money, Platform};
use jiff::civil::date;
use proptest::prelude::*;

use super::fee::{best_from, by_day};
use super::methods::{read, shipped};
use super::planner::take;
use super::seed::{SeedLive, book, instant};
use super::*;
use crate::BookError;
use crate::rates::Fx;

const ON: jiff::civil::Date = date(2026, 3, 2);

fn money(code: &str, minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse(code).expect(code),
    }
}

fn tiktok(id: &str) -> &'static PayoutMethod {
    shipped().on(id, ON).expect("shipped")
}

fn want(units: Option<i64>, to: &str) -> PlanWant {
    PlanWant {
        platform: Platform::TikTok,
        units,
        method: None,
        to: Some(Currency::parse(to).expect(to)),
    }
}

#[test]
fn the_shipped_methods_are_read() {
    assert_eq!(&read(include_str!("methods.toml"), false).expect("sound"), shipped());
    for platform in Platform::ALL {
        assert!(!shipped().of(platform, ON).is_empty() && shipped().schedule(platform).is_some());
    }
}

#[test]
fn of_2600_dollars_a_thousand_go_out_a_day() {
    let (_folder, book) = book(&[], instant(ON, 12));
    let plan = book
        .payout_plan(&want(Some(520_000), "USD"), instant(ON, 12))
        .expect("plan");
    assert_eq!(plan.worth.least, money("USD", 260_000));
    let way = plan
        .ways
        .iter()
        .find(|way| way.method.id == "tiktok_bank")
        .expect("bank");
    let told: Vec<_> = way.least.days.iter().map(|day| (day.on, day.gross.minor)).collect();
    assert_eq!(
        told,
        [(ON, 100_000), (date(2026, 3, 3), 100_000), (date(2026, 3, 4), 60_000)]
    );
    assert_eq!(way.least.fees, Some(money("USD", 870)));
    assert_eq!(way.least.arrives, Some(money("USD", 259_130)));
}

#[test]
fn the_bank_costs_less_than_paypal_from_186_67_on() {
    let methods = [tiktok("tiktok_bank"), tiktok("tiktok_paypal")];
    let told: Vec<_> = best_from(&methods, false)
        .into_iter()
        .map(|best| (best.from.minor, best.method))
        .collect();
    let expected = [(100, "tiktok_paypal"), (18_667, "tiktok_bank")];
    assert_eq!(told, expected.map(|(from, method)| (from, method.to_owned())));
}

#[test]
fn below_the_minimum_nothing_goes_out() {
    assert_eq!(by_day(money("USD", 899), tiktok("tiktok_bank")), None);
    assert!(by_day(money("USD", 900), tiktok("tiktok_bank")).is_some());
    // A rest below the minimum is filled up from the day before.
    let told = by_day(money("USD", 100_001), tiktok("tiktok_bank")).expect("two days");
    assert_eq!(told.iter().map(|part| part.minor).collect::<Vec<_>>(), [99_101, 900]);
}

#[test]
fn what_arrives_in_euros_names_the_reference_rate_and_the_banks_mark_up() {
    let dear = PayoutMethod {
        markup: rust_decimal::Decimal::new(3, 2),
        ..tiktok("tiktok_bank").clone()
    };
    let euro = Currency::parse("EUR").expect("EUR");
    let taken = take(money("USD", 10_000), &dear, euro, &Fx::default(), date(2026, 4, 12)).expect("taken");
    let exchanged = taken.exchanged.expect("exchanged");
    assert_eq!(exchanged.day, date(2026, 4, 10));
    let (at_reference, arrives) = (exchanged.at_reference.minor, taken.arrives.expect("a rate").minor);
    assert_eq!(at_reference - exchanged.cost.minor, arrives);
    assert_eq!(exchanged.cost.minor, (at_reference * 3 + 50) / 100);
}

#[test]
fn sources_that_disagree_stand_side_by_side() {
    let others = &tiktok("tiktok_bank").others;
    let told: Vec<_> = others
        .iter()
        .map(|other| (other.said.source.as_str(), other.minimum))
        .collect();
    assert_eq!(
        told,
        [("tiktok_no_fee", None), ("tiktok_2019", Some(money("USD", 10_000)))]
    );
}

#[test]
fn waiting_for_what_telegram_holds_saves_a_fee() {
    let file = "version = 1\n[[method]]\nid = \"mine\"\nplatform = \"telegram\"\nsource = \"my exchange\"\nseen_on = \"2026-03-01\"\n\
                trust = \"own\"\nkind = \"wallet\"\ncurrency = \"USD\"\neach = \"2.00\"\n";
    let lives = [(date(2026, 1, 5), 5_000), (date(2026, 2, 25), 4_000)].map(|(day, units)| SeedLive {
        day,
        minutes: 30,
        recorded: None,
        official: Some(units),
    });
    let (_folder, book) = book(&lives, instant(ON, 12));
    book.file
        .write(|tx| Ok::<_, BookError>(tx.execute_batch("UPDATE live SET platform = 5")?))
        .expect("moved");
    let number = book
        .payout_methods_add("mine.toml", file, instant(ON, 12))
        .expect("added");
    let plan = PlanWant {
        platform: Platform::Telegram,
        method: Some("mine".to_owned()),
        ..want(None, "USD")
    };
    let told = book.payout_plan(&plan, instant(ON, 12)).expect("plan");
    assert_eq!(told.units, 5_000);
    let waiting = told.ways[0].waiting.expect("a fee is saved");
    assert_eq!((waiting.units, waiting.saves), (4_000, money("USD", 200)));
    book.payout_methods_remove(number, instant(ON, 12)).expect("removed");
    assert!(matches!(
        book.payout_plan(&plan, instant(ON, 12)),
        Err(BookError::Unknown { what: "method" })
    ));
}

#[test]
fn a_file_says_in_which_line_it_is_wrong() {
    let (_folder, book) = book(&[], instant(ON, 12));
    let file = "version = 1\n\n[[method]]\nid = \"mine\"\nplatform = \"tiktok\"\nsource = \"me\"\nseen_on = \"2026-03-01\"\ntrust = \"own\"\n\
                kind = \"bank\"\ncurrency = \"USD\"\neach = \"2,00\"\n";
    let said = |text: &str| {
        book.payout_methods_add("mine.toml", text, instant(ON, 12))
            .expect_err("wrong")
            .to_string()
    };
    assert_eq!(
        said(file),
        "line 11: `2,00` is no amount; write it in quotes with a point, such as \"9.00\""
    );
    let taken = file.replace("2,00", "2.00").replace("\"mine\"", "\"tiktok_bank\"");
    assert!(
        said(&taken).starts_with("line 4: there is a tiktok_bank already"),
        "{}",
        said(&taken)
    );
}

fn method() -> impl Strategy<Value = PayoutMethod> {
    (0..5_000_i64, 1..300_000_i64, 0..800_i64, 0..900_i64, 0..50_i64).prop_map(
        |(minimum, daily, each, share, markup)| PayoutMethod {
            minimum: Some(money("USD", minimum)),
            daily: Some(money("USD", daily)),
            fee: Some(Fee {
                share: rust_decimal::Decimal::new(share, 4),
                each: money("USD", each),
            }),
            markup: rust_decimal::Decimal::new(markup, 3),
            ..tiktok("tiktok_bank").clone()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    /// The days make the whole, none is above the most or below the least of a day.
    #[test]
    fn the_days_make_the_whole(method in method(), minor in 1..3_000_000_i64) {
        let (least, most) = (method.minimum.expect("set").minor, method.daily.expect("set").minor);
        if let Some(parts) = by_day(money("USD", minor), &method) {
            prop_assert_eq!(parts.iter().map(|part| part.minor).sum::<i64>(), minor);
            prop_assert!(parts.iter().all(|part| part.minor >= least.max(1) && part.minor <= most));
        } else {
            let days = minor.unsigned_abs().div_ceil(most.unsigned_abs());
            let least = least.max(1).unsigned_abs();
            prop_assert!(minor.unsigned_abs() < least || most.unsigned_abs() < least || days * least > minor.unsigned_abs());
        }
    }

    /// What is kept, what the bank's rate costs and what arrives are the gross amount.
    #[test]
    fn what_is_kept_and_what_arrives_are_the_gross_amount(method in method(), minor in 1..3_000_000_i64, euro in any::<bool>()) {
        let to = Currency::parse(if euro { "EUR" } else { "USD" }).expect("a currency");
        let taken = take(money("USD", minor), &method, to, &Fx::default(), ON).expect("in range");
        if let Some((fees, net)) = taken.fees.zip(taken.net) {
            prop_assert_eq!(fees.minor + net.minor, minor);
            prop_assert_eq!(taken.days.iter().filter_map(|day| day.fee).map(|fee| fee.minor).sum::<i64>(), fees.minor);
            let arrives = taken.arrives.expect("a rate");
            match taken.exchanged {
                Some(exchanged) => prop_assert_eq!(exchanged.at_reference.minor - exchanged.cost.minor, arrives.minor),
                None => prop_assert_eq!(arrives, net),
            }
        }
    }

    /// At each amount the row in force names a method no other is cheaper than, by more than a rounding.
    #[test]
    fn the_best_method_is_not_beaten(one in method(), other in method(), minor in 1..300_000_i64) {
        let methods = [one, PayoutMethod { id: "other".to_owned(), ..other }];
        let best = best_from(&methods.iter().collect::<Vec<_>>(), false);
        let row = best.iter().rev().find(|best| best.from.minor <= minor);
        let cost = |method: &PayoutMethod| {
            let fits = method.minimum.is_none_or(|least| least.minor <= minor) && method.daily.is_none_or(|most| minor <= most.minor);
            let fee = method.fee.expect("set");
            fits.then(|| rust_decimal::Decimal::from(minor) * fee.share + rust_decimal::Decimal::from(fee.each.minor))
        };
        let Some(row) = row else {
            prop_assert!(methods.iter().all(|method| cost(method).is_none()));
            return Ok(());
        };
        let chosen = methods.iter().find(|method| method.id == row.method).expect("one of them");
        if let Some(chosen) = cost(chosen) {
            prop_assert!(methods.iter().filter_map(cost).all(|cost| chosen <= cost));
        } else {
            prop_assert!(methods.iter().all(|method| cost(method).is_none()), "an amount only the other can pay");
        }
    }
}
