//! The published shares.

use giftbook_model::{Channel, Currency, Instant, Money, OfferSeen, Platform, Tax, Trust};
use jiff::civil::date;
use rust_decimal::Decimal;

use super::Reaches;
use crate::Book;

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("USD").expect("a currency"),
    }
}

fn rows(spend: i64) -> Vec<Reaches> {
    rows_by(None, spend)
}

/// By a programme chosen for TikTok, or the usual one.
fn rows_by(programme: Option<&str>, spend: i64) -> Vec<Reaches> {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Instant::from_millis(1_795_392_000_000).expect("now");
    let book = Book::open(&folder.path().join("own.giftbook"), now).expect("a book");
    if programme.is_some() {
        book.programme_choose(Platform::TikTok, date(2026, 1, 1), programme, now)
            .expect("chosen");
    }
    book.compared(usd(spend), date(2026, 11, 23)).expect("compares")
}

/// What of `spend` reaches a creator through a platform's channel, in thousandths.
fn shares(spend: i64, platform: Platform, channel: Channel) -> Vec<Decimal> {
    let rows = rows(spend);
    let of = rows
        .iter()
        .filter(|row| row.platform == platform && row.channel == channel && row.region != "MX");
    of.map(|row| row.share).collect()
}

fn thousandths(of: &[i64]) -> Vec<Decimal> {
    of.iter().map(|share| Decimal::new(*share, 3)).collect()
}

#[test]
fn of_tiktoks_web_price_47_percent_reach_the_creator_and_of_the_apps_35() {
    assert_eq!(shares(1_000, Platform::TikTok, Channel::Web), thousandths(&[472]));
    assert_eq!(shares(1_000, Platform::TikTok, Channel::Ios), thousandths(&[350]));
    // For $1.29 the published guide has 100 coins.
    assert_eq!(shares(129, Platform::TikTok, Channel::Ios), thousandths(&[388]));
}

/// 1,000 coins for a dollar, which credit a creator with five.
#[test]
fn a_price_nobody_can_ask_is_none_of_the_comparison() {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Instant::from_millis(1_795_392_000_000).expect("now");
    let book = Book::open(&folder.path().join("own.giftbook"), now).expect("a book");
    let seen = OfferSeen {
        platform: Platform::TikTok,
        unit: Platform::TikTok.bought(),
        units: 1_000,
        channel: Channel::Web,
        region: String::new(),
        price: usd(100),
        any_amount: false,
        tax: Tax::Unknown,
        seen_on: date(2026, 11, 1),
        source: String::new(),
        trust: Trust::Unverified,
    };
    let compared = || book.compared(usd(1_000), date(2026, 11, 23)).expect("compares");
    let before = compared();
    book.offer_add(&seen, now).expect("added");
    assert_eq!(compared(), before);
    let price = usd(1_000);
    book.offer_add(&OfferSeen { price, ..seen }, now).expect("added");
    assert_eq!(compared().len(), before.len() + 1, "an honest one is");
}

#[test]
fn no_two_rows_are_of_the_same_place_and_each_lies_in_its_range() {
    for spend in [1, 129, 1_000, 100_000] {
        let rows = rows(spend);
        let places: std::collections::HashSet<_> = rows
            .iter()
            .map(|row| (row.platform, row.channel, row.region.clone()))
            .collect();
        assert_eq!(places.len(), rows.len());
        for row in rows {
            assert!(row.between.0 <= row.share && row.share <= row.between.1, "{row:?}");
            assert!(row.parts().all(|(_, money)| money.minor >= 0), "{row:?}");
            assert_eq!(row.parts().map(|(_, money)| money.minor).sum::<i64>(), spend, "{row:?}");
        }
    }
}

#[test]
fn the_range_is_that_of_every_bundle() {
    let rows = rows(1_000);
    let of = |channel| {
        let row = rows
            .iter()
            .find(|row| row.platform == Platform::Twitch && row.channel == channel);
        row.map(|row| row.between).expect("there")
    };
    let range = |least, most| (Decimal::new(least, 3), Decimal::new(most, 3));
    assert_eq!((of(Channel::Web), of(Channel::Ios)), (range(714, 812), range(477, 575)));
}

/// 20 % in the worst week, and 38 + 2 + 8 + 2 + 3 in the best; of a coin's worth of diamonds the flat programme gives half.
#[test]
fn by_a_programme_with_steps_it_is_the_worst_week_and_the_range_reaches_to_the_best() {
    let of = |programme| {
        let rows = rows_by(programme, 1_000);
        let web =
            |row: &&Reaches| row.platform == Platform::TikTok && row.channel == Channel::Web && row.region == "US";
        let row = rows.iter().find(web).expect("there");
        (row.share, row.between)
    };
    let (flat, _) = of(None);
    let (share, (least, most)) = of(Some("tiktok_scaled"));
    assert_eq!(
        (flat, share, least, most),
        (
            Decimal::new(472, 3),
            Decimal::new(189, 3),
            Decimal::new(189, 3),
            Decimal::new(500, 3)
        )
    );
}

#[test]
fn youtube_gives_70_percent_and_49_on_ios() {
    assert_eq!(shares(1_000, Platform::YouTube, Channel::Web), thousandths(&[700]));
    assert_eq!(shares(1_000, Platform::YouTube, Channel::Ios), thousandths(&[490]));
}

#[test]
fn twitch_gives_71_to_81_percent_on_the_web_and_48_to_58_in_the_app() {
    assert_eq!(shares(140, Platform::Twitch, Channel::Web), thousandths(&[714]));
    assert_eq!(shares(30_800, Platform::Twitch, Channel::Web), thousandths(&[812]));
    assert_eq!(shares(199, Platform::Twitch, Channel::Ios), thousandths(&[477]));
    assert_eq!(shares(19_999, Platform::Twitch, Channel::Ios), thousandths(&[575]));
}

#[test]
fn telegram_gives_65_percent_through_the_store() {
    assert_eq!(shares(1_999, Platform::Telegram, Channel::Ios), thousandths(&[650]));
    assert_eq!(shares(1_999, Platform::Telegram, Channel::Web), thousandths(&[922]));
}
