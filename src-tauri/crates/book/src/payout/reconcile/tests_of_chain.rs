//! Ten thousand payouts of every shape: the steps make the difference, to the minor unit.

use giftbook_model::{Currency, Money};
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::chain::{Known, chain};
use super::steps::{Point, Why};
use crate::payout::Between;
use crate::payout::minor_units::decimal;

fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: Currency::parse(code).expect(code),
    }
}

fn known() -> impl Strategy<Value = Known> {
    let currencies = (
        prop::sample::select(vec!["USD", "EUR", "JPY"]),
        prop::sample::select(vec!["USD", "EUR", "JPY", "KWD", "CLF"]),
    );
    let platform = (
        prop::option::of((1_i64..10_000_000, 0_i64..400, 0_i64..200)),
        prop::option::weighted(0.9, 1_i64..10_000_000),
        prop::option::of(0_i64..2_000),
        prop::collection::vec(1_i64..50_000, 0..3),
    );
    let bank = (
        prop::option::weighted(0.8, 1_i64..10_000_000),
        prop::option::of(-50_i64..50),
        prop::option::weighted(0.8, 1_i64..5_000_000),
    );
    (currencies, platform, bank).prop_map(
        |((from, to), (owed, gross, fee, reversed), (received, off, rate))| Known {
            owed: owed.map(|(minor, share, over)| {
                let whole = decimal(money(minor, from)) + Decimal::new(minor % 7, 5);
                let least = minor * share / 1_000;
                let between = Between {
                    least: money(least, from),
                    most: money(least + minor * over / 1_000, from),
                };
                (whole, between)
            }),
            gross: gross.map(|minor| money(minor, from)),
            fee: fee.map(|minor| money(minor, from)),
            reversed: reversed.into_iter().map(|minor| money(minor, from)).collect(),
            received: received.map(|minor| money(minor, to)),
            bank: received.zip(off).map(|(minor, off)| money(minor + off, to)),
            reference: rate.map(|rate| (Decimal::new(rate, 4), date(2026, 3, 3))),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_steps_of_every_stretch_make_its_end(known in known()) {
        let chain = chain(&known).expect("in range");
        for stretch in &chain.stretches {
            let (from, to) = (stretch.from.1, stretch.to.1);
            let sum: i64 = stretch.steps.iter().map(|step| step.money.minor).sum();
            prop_assert_eq!(from.minor + sum, to.minor);
            prop_assert!(stretch.steps.iter().all(|step| step.money.currency == from.currency && step.money.minor != 0));
            prop_assert_eq!(from.currency, to.currency);
        }
        for pair in chain.stretches.windows(2) {
            let goes_on = pair[0].to == pair[1].from || pair[1].from.0 == Point::AtReference
                || pair[1].from.0 == Point::Received && chain.turned.is_some();
            prop_assert!(goes_on, "{:?}", pair);
        }
    }

    #[test]
    fn rounding_is_less_than_one_minor_unit_and_a_programme_within_its_range_leaves_nothing_beside_it(known in known()) {
        let chain = chain(&known).expect("in range");
        for step in chain.stretches.iter().flat_map(|stretch| &stretch.steps) {
            match step.why {
                Why::Rounding => prop_assert_eq!(step.money.minor.abs(), 1),
                Why::BesideProgramme => {
                    let (gross, (_, owed)) = known.gross.zip(known.owed).expect("both are known");
                    prop_assert!(gross.minor < owed.least.minor || gross.minor > owed.most.minor);
                }
                _ => {}
            }
        }
    }
}

/// 40,000 diamonds by the flat rate: 400 dollars are 200 to the creator, $2.90 go to the bank transfer, and 181.34 euros arrive.
#[test]
fn a_payout_is_followed_to_the_bank() {
    let usd = |minor| money(minor, "USD");
    let eur = |minor| money(minor, "EUR");
    let known = Known {
        owed: Some((
            Decimal::new(400, 0),
            Between {
                least: usd(20_000),
                most: usd(20_000),
            },
        )),
        gross: Some(usd(20_000)),
        fee: Some(usd(290)),
        reversed: Vec::new(),
        received: Some(eur(18_134)),
        bank: Some(eur(18_134)),
        reference: Some((Decimal::new(93, 2), date(2026, 3, 3))),
    };
    let chain = chain(&known).expect("in range");
    let steps: Vec<(Why, i64)> = chain
        .stretches
        .iter()
        .flat_map(|stretch| stretch.steps.iter().map(|step| (step.why, step.money.minor)))
        .collect();
    // 197.10 dollars at 0.93 are 183.303 euros: 183.30.
    assert_eq!(steps, [(Why::Share, -20_000), (Why::Fee, -290), (Why::Fx, -196)]);
    let turned = chain.turned.expect("the currency changed");
    assert_eq!(
        turned.implied.map(|rate| rate.to_string()).as_deref(),
        Some("0.92004059")
    );
    assert_eq!(
        chain.stretches.last().map(|stretch| stretch.to),
        Some((Point::Bank, eur(18_134)))
    );
}
