//! The published shares.

use giftbook_model::{Channel, Currency, Instant, Money, Platform};
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
    let folder = tempfile::tempdir().expect("a folder");
    let now = Instant::from_millis(1_795_392_000_000).expect("now");
    let book = Book::open(&folder.path().join("own.giftbook"), now).expect("a book");
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
