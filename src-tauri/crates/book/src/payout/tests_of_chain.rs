//! No part of a sum is lost on its way, whatever the way.

use giftbook_model::{Channel, Currency, Instant, Money, Platform};
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::follow::{Credit, Stated, Station, Takes, Way, follow};
use super::*;
use crate::Book;

fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: Currency::parse(code).expect("a currency"),
    }
}

fn asked(spend: Spend, platform: Platform, channel: Channel) -> Ask {
    Ask {
        spend,
        currency: Currency::parse("USD").expect("a currency"),
        platform,
        channel,
        region: None,
        programme: None,
        end: End::Least,
        tax: None,
        method: None,
    }
}

/// The way in an empty book, as station and what it takes or leaves, in minor units.
fn chain(ask: &Ask) -> Followed {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Instant::from_millis(1_795_392_000_000).expect("now");
    let book = Book::open(&folder.path().join("own.giftbook"), now).expect("a book");
    book.chain(ask, date(2026, 11, 23)).expect("follows").expect("a price")
}

fn told(chain: &Followed) -> Vec<(&'static str, Option<i64>, i64)> {
    let step = |step: &WayStep| {
        let takes = match step.takes {
            Takes::This(money) => Some(money.minor),
            Takes::Nothing | Takes::Unstated => None,
        };
        (step.station.code(), takes, step.left.minor)
    };
    chain.steps.iter().map(step).collect()
}

#[test]
fn ten_dollars_in_tiktoks_app_go_to_store_platform_and_creator() {
    let way = chain(&asked(
        Spend::Money(money(1_000, "USD")),
        Platform::TikTok,
        Channel::Ios,
    ));
    assert_eq!(
        told(&way),
        [
            ("pays", None, 1_000),
            ("tax", None, 1_000),
            ("store", Some(300), 700),
            ("platform", Some(350), 350),
            ("units", None, 350),
            ("arrives", None, 350),
        ]
    );
    assert_eq!((way.units, way.credited), (Some(700), Some(Decimal::new(5, 3))));
}

#[test]
fn tax_is_a_part_of_the_price_and_comes_before_the_store() {
    let stated = Ask {
        tax: Some(Decimal::new(25, 2)),
        ..asked(Spend::Money(money(1_000, "USD")), Platform::YouTube, Channel::Ios)
    };
    let way = chain(&stated);
    assert_eq!(
        told(&way),
        [
            ("pays", None, 1_000),
            ("tax", Some(200), 800),
            ("store", Some(240), 560),
            ("platform", Some(168), 392),
            ("units", None, 392),
            ("arrives", None, 392),
        ]
    );
}

#[test]
fn what_an_extension_s_developer_gets_is_taken_from_the_bits() {
    let extension = Ask {
        programme: Some("twitch_extension".to_owned()),
        ..asked(Spend::Money(money(140, "USD")), Platform::Twitch, Channel::Web)
    };
    let way = chain(&extension);
    assert_eq!(
        told(&way)[2..],
        [
            ("platform", Some(40), 100),
            ("units", None, 100),
            ("share", Some(20), 80),
            ("arrives", None, 80),
        ]
    );
}

#[test]
fn a_fixed_fee_is_shared_over_the_whole_payout() {
    let by = |method: &str, over: i64| {
        let ask = Ask {
            method: Some((method.to_owned(), Decimal::from(over))),
            ..asked(Spend::Money(money(1_000, "USD")), Platform::TikTok, Channel::Ios)
        };
        told(&chain(&ask))[5..].to_vec()
    };
    // 700 coins for $9.99 are worth $3.503504 of ten dollars. 1.5 % of it and its part of ten cents on $100: 0.05255 + 0.00350, so that
    // 3.44745 arrives.
    assert_eq!(
        by("tiktok_paypal", 100),
        [("fee", Some(5), 345), ("arrives", None, 345)]
    );
    // One per cent: 3.46847 arrives.
    assert_eq!(by("tiktok_bank", 290), [("fee", Some(3), 347), ("arrives", None, 347)]);
    // More than all of it is never kept.
    assert_eq!(by("tiktok_bank", 1), [("fee", Some(350), 0), ("arrives", None, 0)]);
    let twitch = Ask {
        method: Some(("twitch_wire".to_owned(), Decimal::from(100))),
        ..asked(Spend::Money(money(140, "USD")), Platform::Twitch, Channel::Web)
    };
    let way = chain(&twitch);
    assert_eq!(
        way.steps[way.steps.len() - 2].takes,
        Takes::Unstated,
        "its fee is not published"
    );
}

#[test]
fn a_gift_by_name_costs_its_coins() {
    let galaxy = crate::gifts::catalogue()
        .iter()
        .find(|gift| gift.name == "Galaxy" && gift.price == 1_000)
        .expect("a Galaxy");
    let gift = Spend::Gift {
        id: galaxy.id.to_string(),
        pieces: 2,
    };
    let way = chain(&asked(gift, Platform::TikTok, Channel::Web));
    assert_eq!((way.pays, way.units), (money(2_120, "USD"), Some(2_000)));
    assert_eq!(way.steps.last().map(|step| step.left), Some(money(1_000, "USD")));
}

#[test]
fn a_programme_with_steps_has_a_least_and_a_most() {
    let scaled = |end| {
        let ask = Ask {
            programme: Some("tiktok_scaled".to_owned()),
            end,
            ..asked(Spend::Money(money(1_060, "USD")), Platform::TikTok, Channel::Web)
        };
        chain(&ask).steps.last().map(|step| step.left.minor)
    };
    assert_eq!((scaled(End::Least), scaled(End::Most)), (Some(200), Some(530)));
}

/// Every way there is, with any rates: shares of a price, units of any worth, tax, store, fee and conversion stated, unknown or none.
fn ways() -> impl Strategy<Value = Way> {
    let stated = || {
        prop_oneof![
            Just(Stated::None),
            Just(Stated::Unstated),
            (0..1_000_000_i64).prop_map(|part| Stated::Part(Decimal::new(part, 6))),
        ]
    };
    let share = || (0..=1_000_000_i64).prop_map(|share| Decimal::new(share, 6));
    let units = (0..20_000_000_i64, share(), any::<bool>()).prop_map(|(worth, share, apart)| Credit::OfUnits {
        worth: Decimal::new(worth, 7),
        share,
        apart,
    });
    let credit = prop_oneof![share().prop_map(Credit::OfPrice), units];
    let place = (0..Platform::ALL.len(), 0..Channel::ALL.len());
    let pays = (0..10_000_000_i64, prop_oneof!["USD", "EUR", "JPY", "KWD"]);
    (pays, place, stated(), credit, prop::option::of(stated()), stated()).prop_map(
        |((minor, code), (platform, channel), tax, credit, fee, fx)| Way {
            pays: money(minor, &code),
            platform: Platform::ALL[platform],
            channel: Channel::ALL[channel],
            tax,
            credit,
            fee,
            fx,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn the_parts_of_a_chain_add_up_to_what_was_paid(way in ways()) {
        let steps = follow(&way).expect("in range");
        let (mut left, mut before) = (way.pays.minor, None);
        for step in &steps {
            if let Takes::This(money) = step.takes {
                prop_assert_eq!(money.currency, way.pays.currency);
                left -= money.minor;
            }
            prop_assert_eq!(step.left, Money { minor: left, ..way.pays }, "{:?}", step.station);
            prop_assert!(before < Some(step.station), "in the order of the way");
            before = Some(step.station);
        }
        prop_assert_eq!(steps.first().map(|step| step.station), Some(Station::Pays));
        prop_assert_eq!(steps.last().map(|step| step.station), Some(Station::Arrives));
    }

    /// Rounding moves no more than a minor unit: what arrives is the exact share of what was paid.
    #[test]
    fn what_arrives_is_the_exact_share(way in ways()) {
        let arrives = follow(&way).expect("in range").last().map(|step| step.left).expect("it arrives");
        let part = |stated| match stated {
            Stated::Part(part) => part,
            Stated::None | Stated::Unstated => Decimal::ZERO,
        };
        let whole = Decimal::new(way.pays.minor, way.pays.currency.digits());
        let credited = match way.credit {
            Credit::OfUnits { worth, share, .. } => whole * worth * share,
            Credit::OfPrice(share) => {
                let net = whole / (Decimal::ONE + part(way.tax));
                let store = if super::follow::store_unknown(way.platform, way.channel) {
                    Decimal::ZERO
                } else {
                    super::follow::store_share(way.channel)
                };
                net * (Decimal::ONE - store) * share
            }
        };
        let after = way.fee.map_or(credited, |fee| credited * (Decimal::ONE - part(fee)) * (Decimal::ONE - part(way.fx)));
        let told = Decimal::new(arrives.minor, arrives.currency.digits());
        prop_assert!((told - after).abs() < Decimal::new(1, arrives.currency.digits()), "{told} for {after}");
    }
}
