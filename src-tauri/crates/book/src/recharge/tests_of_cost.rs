//! Laws of the true cost and of what is made of it.

use giftbook_model::{Channel, Currency, Money, Platform, Tax, Trust, Unit};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::compare::compare;
use super::cost::{Exact, TaxSaid, Terms};
use super::{Want, Where};
use crate::rates::{Method, MethodCost, MethodKind, Offer, OfferId};
use crate::transactions::seed;
use crate::{BookError, Cancel};

const DAY: Date = date(2026, 11, 23);

fn currency(code: &str) -> Currency {
    Currency::parse(code).expect(code)
}

fn offer(units: i64, minor: i64, code: &str) -> Offer {
    Offer {
        id: OfferId(format!("{units}")),
        platform: Platform::TikTok,
        unit: Unit::Coin,
        units,
        channel: Channel::Ios,
        region: "US".to_owned(),
        price: Money {
            minor,
            currency: currency(code),
        },
        any_amount: false,
        tax: Tax::Added,
        seen_on: DAY,
        source: "page".to_owned(),
        trust: Trust::Unverified,
        replaces: None,
    }
}

fn card(currency: Option<Currency>) -> Method {
    Method {
        id: 1,
        name: "Visa".to_owned(),
        kind: MethodKind::Card,
        currency,
        fee: Decimal::new(15, 3),
        markup: Decimal::new(2, 2),
    }
}

fn terms<'a>(home: &str, rate: Decimal, method: Option<&'a Method>) -> Terms<'a> {
    Terms {
        home: currency(home),
        rate: (rate, DAY),
        tax: Some(Decimal::new(6, 2)),
        method,
    }
}

proptest! {
    /// Whatever the price, the rates and the currencies: the parts are the whole, and what is bought at a rate is never dearer in pieces.
    #[test]
    fn the_parts_sum_to_the_whole(minor in 1..100_000_000_i64, units in 1..1_000_000_i64, bought in 1..1_000_000_i64,
        rate in 1..100_000_000_i64, home in prop::sample::select(vec!["USD", "JPY", "KWD", "EUR"]), any_amount: bool) {
        let offer = Offer { any_amount, ..offer(units, minor, "MXN") };
        let visa = card(None);
        let exact = Exact::new(&offer, &terms(home, Decimal::new(rate, 4), Some(&visa))).expect("fits");
        let (times, bought) = if any_amount { (1, bought) } else { (bought % 90 + 1, units * (bought % 90 + 1)) };
        let cost = exact.of(times, bought).expect("fits");
        let parts = [cost.price, cost.tax, cost.exchange, cost.fee];
        prop_assert_eq!(parts.iter().map(|part| part.minor).sum::<i64>(), cost.whole.minor);
        prop_assert!(parts.iter().all(|part| part.minor >= 0 && part.currency == cost.whole.currency));
        prop_assert_eq!(cost.tax_said, TaxSaid::Added(Decimal::new(6, 2)));
    }
}

#[test]
fn a_card_billed_in_the_currency_of_the_price_pays_no_exchange() {
    let (abroad, here) = (card(None), card(Some(currency("MXN"))));
    let cost = |method| {
        let exact = Exact::new(
            &offer(100, 10_000, "MXN"),
            &terms("USD", Decimal::new(5, 2), Some(method)),
        )
        .expect("fits");
        let cost = exact.of(1, 100).expect("fits");
        [cost.price, cost.tax, cost.exchange, cost.fee, cost.whole].map(|part| part.minor)
    };
    assert_eq!(cost(&abroad), [500, 30, 11, 8, 549]);
    assert_eq!(cost(&here), [500, 30, 0, 0, 530]);
}

#[test]
fn five_hundred_for_six_forty_nine_is_dearer_a_coin_than_a_hundred_for_one_twenty_nine() {
    let priced = |offer: Offer| {
        let exact = Exact::new(&offer, &terms("USD", Decimal::ONE, None)).expect("fits");
        (offer, exact)
    };
    let offers = [
        offer(500, 649, "USD"),
        offer(100, 129, "USD"),
        offer(10_000, 12_999, "USD"),
    ];
    let rows = compare(offers.into_iter().map(priced).collect()).expect("fits");
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.offer.units,
                row.dearer
                    .as_ref()
                    .map(|dearer| (dearer.than_units, dearer.percent.to_string())),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (100, None),
            (500, Some((100, "0.6".to_owned()))),
            (10_000, Some((100, "0.8".to_owned())))
        ]
    );
}

fn want(units: i64, held: i64, channel: Option<Channel>) -> Want {
    Want {
        platform: Platform::TikTok,
        units,
        held,
        place: Where::Usual,
        channel,
        method: None,
    }
}

/// By the offers the program brings along.
#[test]
fn coins_held_are_used_first_and_the_region_is_the_users() {
    let (_folder, book) = seed::book(&[]);
    let now = seed::now();
    book.set_region("us", now).expect("set");
    let best = book.recharge_best(&want(2_000, 1_214, None), DAY).expect("best");
    assert_eq!((best.missing, best.region.as_deref()), (786, Some("US")));
    let cheapest = best.cheapest.expect("an offer");
    assert_eq!((cheapest.units, cheapest.stranded, cheapest.cost.minor), (786, 0, 834));
    assert!(best.offers.iter().all(|priced| priced.offer.region == "US"));
    let app = book
        .recharge_best(&want(2_000, 1_214, Some(Channel::Ios)), DAY)
        .expect("best");
    let app = app.cheapest.expect("an offer");
    assert!(app.cost.minor > 834 && app.units >= 786);
    let enough = book.recharge_best(&want(5, 5, None), DAY).expect("best");
    assert_eq!(
        (enough.missing, enough.cheapest.map(|bought| bought.cost.minor)),
        (0, Some(0))
    );
    assert!(enough.ways.is_empty());
    assert!(matches!(
        book.recharge_best(&want(1 << 40, 0, None), DAY),
        Err(BookError::Invalid { code: "too_many_units" })
    ));
    book.undo(now, &Cancel::default()).expect("undo");
    assert_eq!(book.region().expect("region"), "");
}

/// What is bought abroad costs more with a card that asks a fee for it.
#[test]
fn it_costs_what_it_is_paid_with() {
    let (_folder, book) = seed::book(&[]);
    let now = seed::now();
    let cost = MethodCost {
        fee: Decimal::new(3, 2),
        markup: Decimal::ZERO,
        from: date(2020, 1, 1),
    };
    let visa = book
        .method_add("Visa", MethodKind::Card, None, cost, now)
        .expect("added");
    book.set_paid_with(Some(visa), now).expect("set");
    assert_eq!(book.paid_with(DAY).expect("read").map(|method| method.id), Some(visa));
    let abroad = |method| {
        let want = Want {
            place: Where::Region("MX".to_owned()),
            method,
            ..want(1_000, 0, None)
        };
        let cheapest = book
            .recharge_best(&want, DAY)
            .expect("best")
            .cheapest
            .expect("an offer");
        cheapest.lines.iter().map(|line| line.cost.fee.minor).sum::<i64>()
    };
    assert_eq!(abroad(None), 0);
    assert!(abroad(Some(visa)) > 0);
    assert!(book.set_paid_with(Some(visa + 1), now).is_err());
    book.undo(now, &Cancel::default()).expect("undo");
    assert_eq!(book.paid_with(DAY).expect("read"), None);
}

/// Looked for everywhere, all regions are compared, whatever the user's is; the choice of regions does not depend on the one chosen.
#[test]
fn a_place_can_be_chosen_for_once() {
    let (_folder, book) = seed::book(&[]);
    book.set_region("US", seed::now()).expect("set");
    let at = |place| {
        book.recharge_best(
            &Want {
                place,
                ..want(1_000, 0, None)
            },
            DAY,
        )
        .expect("best")
    };
    let (usual, everywhere) = (at(Where::Usual), at(Where::Everywhere));
    assert!(usual.offers.iter().all(|priced| priced.offer.region == "US"));
    assert!(everywhere.ways.iter().any(|way| way.region == "MX"));
    assert_eq!(usual.regions, everywhere.regions);
    assert!(usual.regions.contains("MX") && usual.channels.contains(&Channel::Web));
}

#[test]
fn worth_stands_between_the_cheapest_and_the_dearest_channel() {
    let (_folder, book) = seed::book(&[]);
    book.set_region("US", seed::now()).expect("set");
    let prices = |platform| book.unit_prices(platform, DAY).expect("read");
    let worth = prices(Platform::TikTok).expect("offers").of(1_000).expect("fits");
    assert_eq!(
        (worth.best.amount, worth.best.channel),
        (Decimal::new(1_060, 2), Channel::Web)
    );
    assert!(worth.worst.amount > worth.best.amount);
    let single = prices(Platform::TikTok).expect("offers").of(1).expect("fits");
    assert_eq!(
        single.best.amount,
        Decimal::new(106, 4),
        "not a whole cent more than it costs"
    );
    assert_eq!(prices(Platform::YouTube), None);
    assert!(matches!(
        book.set_tax("USA", None, seed::now()),
        Err(BookError::Invalid { .. })
    ));
    assert!(book.set_tax("US", Some(Decimal::new(11, 1)), seed::now()).is_err());
}
