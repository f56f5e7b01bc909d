//! What speaks against a purchase is told where it was imported, on the purchase and on Home, and only where something does.

use giftbook_book::rates::Trust;
use giftbook_book::recharge::{Doubt, Recharged};
use giftbook_model::{Channel, Instant, OfferSeen, Platform, Purchase, Record, Tax, Witness};
use giftbook_safety::{UnitPrice, Verdict};
use giftbook_tests::{Scratch, now};
use proptest::prelude::*;

use crate::book_of;
use crate::purchases::usd;

/// The day of `yesterday` and the one after it.
const ON: &str = "2026-11-21";
const AFTER: &str = "2026-11-22";

/// A price of TikTok's own page, for 100 coins.
fn seen(on: &str, minor: i64) -> OfferSeen {
    OfferSeen {
        platform: Platform::TikTok,
        unit: Platform::TikTok.bought(),
        units: 100,
        channel: Channel::Web,
        region: String::new(),
        price: usd(minor),
        any_amount: false,
        tax: Tax::Unknown,
        seen_on: on.parse().expect("a day"),
        source: "the page".to_owned(),
        trust: Trust::Own,
    }
}

/// A day ago by the clock of the tests.
fn yesterday() -> Instant {
    now().plus_millis(-86_400_000)
}

fn bought(witness: Witness, channel: Option<Channel>, minor: i64, units: i64, product: &str) -> Record {
    Record::Purchase(Purchase {
        platform: Platform::TikTok,
        at: yesterday(),
        day_only: false,
        witness,
        channel,
        paid: Some(usd(minor)),
        refund: false,
        units: Some(units),
        transaction: None,
        product: (!product.is_empty()).then(|| product.into()),
        method: None,
        country: None,
    })
}

/// What is told of one imported row: in the report, in the list, on the purchase opened, on Home.
fn doubts_of(book: &Scratch, row: &Record) -> Vec<Doubt> {
    let report = book.import_rows(std::slice::from_ref(row)).expect("an import");
    let told: Vec<Doubt> = report.doubts.into_iter().flat_map(|doubted| doubted.doubts).collect();
    let listed = book.book.purchases_list(Default::default(), None, 9).expect("a list");
    assert_eq!(listed.rows[0].doubts, told, "in the list as in the report");
    let opened = book
        .book
        .purchase(listed.rows[0].purchase.id, now())
        .expect("a purchase");
    assert_eq!(opened.doubts, told, "on the purchase as in the report");
    let again = book.book.source(report.source.expect("a source")).expect("a report");
    assert_eq!(
        again.doubts.len(),
        usize::from(!told.is_empty()),
        "when the report is read again"
    );
    let home = book.book.home_supporter(now()).expect("home");
    let notices = home
        .notices
        .iter()
        .filter(|notice| notice.code.starts_with("purchase_"));
    assert_eq!(notices.count(), usize::from(!told.is_empty()), "on Home");
    told
}

#[test]
fn each_doubt_is_told_with_its_reason() {
    let statement = |minor, product| bought(Witness::Statement, None, minor, 7_000, product);
    // 7,000 coins cost $74 by the lists' own official price.
    let official = UnitPrice {
        units: 70,
        money: usd(74),
    };
    assert_eq!(
        doubts_of(&Scratch::new(), &statement(1_000, "")),
        [Doubt::Price { percent: 13, official }]
    );
    assert_eq!(
        doubts_of(&Scratch::new(), &statement(5_180, "")),
        [],
        "70 % is not below 70 %"
    );
    assert_eq!(
        doubts_of(&Scratch::new(), &statement(7_400, "TIKTOKCOINS.AI 7000 COINS")),
        [Doubt::Seller {
            host: "tiktokcoins.ai".to_owned(),
            verdict: Verdict::Lookalike,
        }]
    );
    for honest in [
        "TIKTOK.COM/COIN",
        "TikTok Ltd.",
        "APPLE.COM/BILL",
        "GOOGLE *TikTok g.co/helppay",
        "PAYPAL *TIKTOK",
    ] {
        assert_eq!(doubts_of(&Scratch::new(), &statement(7_400, honest)), [], "{honest}");
    }
    let reseller = bought(Witness::Statement, Some(Channel::Reseller), 7_400, 7_000, "");
    assert_eq!(doubts_of(&Scratch::new(), &reseller), [Doubt::Reseller]);
}

#[test]
fn the_lowest_official_price_of_the_rate_book_on_that_day_is_the_measure() {
    let book = Scratch::new();
    let cheap = bought(Witness::Statement, None, 2_800, 7_000, "");
    book.book
        .offer_add(&seen(AFTER, 40), now())
        .expect("an offer seen a day too late");
    assert_eq!(doubts_of(&book, &cheap).len(), 1);
    let book = Scratch::new();
    book.book.offer_add(&seen(ON, 40), now()).expect("an offer");
    assert_eq!(doubts_of(&book, &cheap), [], "exactly the lowest price");
}

#[test]
fn a_purchase_recorded_by_hand_is_looked_at_too() {
    let book = Scratch::new();
    let told = Recharged {
        platform: Platform::TikTok,
        at: yesterday(),
        day_only: false,
        paid: Some(usd(500)),
        units: Some(7_000),
        channel: Some(Channel::Reseller),
        method: None,
        transaction: None,
        country: None,
    };
    let id = book.book.recharge_record(&told, now()).expect("recorded");
    let doubts = book.book.purchase(id, now()).expect("a purchase").doubts;
    assert!(
        matches!(doubts[..], [Doubt::Reseller, Doubt::Price { percent: 6, .. }]),
        "{doubts:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the stores sell at is a list price, whatever it is and whatever the rate book holds.
    #[test]
    fn an_official_store_receipt_never_raises_a_doubt(
        minor in 1_i64..40_000,
        units in 1_i64..60_000,
        apple in any::<bool>(),
        number in prop::option::of(1_u32..9),
        official in 1_i64..90_000,
    ) {
        let channel = Some(if apple { Channel::Ios } else { Channel::Android });
        let Record::Purchase(purchase) = bought(Witness::Store, channel, minor, units, &format!("{units} Coins (TikTok)")) else {
            unreachable!("it is a purchase");
        };
        let receipt = Record::Purchase(Purchase { transaction: number.map(|number| format!("GPA.{number}").into()), ..purchase });
        let book = Scratch::new();
        book.book.offer_add(&seen(ON, official), now()).expect("an offer");
        prop_assert_eq!(doubts_of(&book, &receipt), []);
    }

    /// Every list price the program brings along, paid by hand or by statement, on every day it is in force.
    #[test]
    fn a_list_price_of_the_rate_book_never_raises_one(which in any::<prop::sample::Index>(), by_hand in any::<bool>(), back in 0_i64..400) {
        let book = Scratch::new();
        let offers = book.book.offers(ON.parse().expect("a day")).expect("offers");
        let listed: Vec<_> = offers.iter().filter(|offer| offer.channel != Channel::Reseller).collect();
        let offer = which.get(&listed);
        let at = yesterday().plus_millis(-back * 86_400_000);
        let row = Record::Purchase(Purchase {
            platform: offer.platform,
            at,
            day_only: !by_hand,
            witness: Witness::Statement,
            channel: by_hand.then_some(offer.channel),
            paid: Some(offer.price),
            refund: false,
            units: Some(offer.units),
            transaction: None,
            product: None,
            method: None,
            country: None,
        });
        let report = book_of(&[]).import_rows(&[row]).expect("an import");
        prop_assert!(report.doubts.is_empty(), "{:?}", report.doubts);
    }
}

#[test]
fn what_the_platform_itself_says_was_paid_is_not_doubted() {
    let book = Scratch::new();
    let rows = [crate::purchases::money(0, 10), crate::purchases::coins(1_000, 7_000)];
    assert!(book.import_rows(&rows).expect("an import").doubts.is_empty());
}
