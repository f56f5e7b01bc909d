//! The offers the program brings along: what was found published, each with its day, its source and how far it is to be relied on. A source
//! is a word here; its sentence is the interface's.

use std::sync::OnceLock;

use giftbook_model::{Channel, Currency, Money, OfferSeen, Platform, Tax, Trust};
use jiff::civil::Date;

use super::offer::{Offer, OfferId, Withdrawn};

/// A list a line: platform, region, channels, currency, the day it was seen (where the source names none, the day the source was read) and,
/// after two points, the day it no longer held, source, trust, `any` where the price holds for any number of units; then units and price.
/// Whether tax is in a price no source says.
const LISTS: &str = "
tiktok    US web          USD 2024-05-02             tiktok_web_copy        secondary  any    3000=31.80
tiktok    US ios          USD 2022-10-01..2026-11-23 third_party_pages_2022 unverified bundle 65=0.99 330=4.99 1321=19.99 6607=99.99
tiktok    US ios,android  USD 2026-11-23             third_party_pages      unverified bundle 5=0.09 70=0.99 350=4.99 700=9.99 1400=19.99 3500=49.99 7000=99.99 17500=249.99
tiktok    US ios,android  USD 2026-11-23             published_guide        unverified bundle 100=1.29 500=6.49 10000=129.99
tiktok    MX web          MXN 2026-11-23             tiktok_web_copy        secondary  bundle 30=6.89 350=80.25 700=160.49 1400=320.95 3500=802.39 7000=1604.75 17500=4011.85
tiktok    VN reseller     VND 2026-11-23             reseller_page          unverified bundle 16500=6999000
twitch    US web          USD 2017-01-01             bits_lists             secondary  bundle 100=1.40 500=7.00 1500=19.95 5000=64.40 10000=126.00 25000=308.00
twitch    US ios,android  USD 2026-11-23             bits_in_app            secondary  bundle 95=1.99 245=4.99 510=9.99 1050=19.99 2750=49.99 5550=99.99 11500=199.99
instagram US ios,android  USD 2023-02-01             press_2023             secondary  bundle 45=0.99 140=2.99 300=5.99
telegram  US ios,android  USD 2026-09-01             press_2026             secondary  bundle 1000=19.99
telegram  -  web          USD 2026-11-23             telegram_config        official   any    1000=14.10
";

/// The shipped offers and those among them that hold no longer.
#[derive(Debug, Default)]
pub(super) struct Shipped {
    pub(super) offers: Vec<Offer>,
    pub(super) withdrawn: Withdrawn,
}

pub(super) fn shipped() -> &'static Shipped {
    static SHIPPED: OnceLock<Shipped> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let mut shipped = Shipped::default();
        for line in LISTS.lines() {
            list(line, &mut shipped);
        }
        shipped
    })
}

/// Takes in the offers of a line. `None` where the line cannot be read, which a test keeps from happening.
fn list(line: &str, shipped: &mut Shipped) -> Option<()> {
    let mut words = line.split_ascii_whitespace();
    let platform = Platform::from_code(words.next()?)?;
    let region = words.next()?.trim_matches('-');
    let channels = words.next()?;
    let currency = Currency::parse(words.next()?).ok()?;
    let days = words.next()?;
    let (seen_on, until) = days
        .split_once("..")
        .map_or((days, None), |(from, until)| (from, Some(until)));
    let seen_on: Date = seen_on.parse().ok()?;
    let until: Option<Date> = until.map(str::parse).transpose().ok()?;
    let source = words.next()?;
    let trust = Trust::from_code(words.next()?)?;
    let any_amount = words.next()? == "any";
    for bundle in words {
        let (units, price) = bundle.split_once('=')?;
        let units = units.parse().ok()?;
        let price = Money::parse(price, currency).ok()?;
        for code in channels.split(',') {
            let place = [platform.code(), region, code]
                .into_iter()
                .filter(|part| !part.is_empty());
            let id = format!("{}-{units}", place.collect::<Vec<_>>().join("-").to_ascii_lowercase());
            let seen = OfferSeen {
                platform,
                unit: platform.bought(),
                units,
                channel: Channel::from_code(code)?,
                region: region.to_owned(),
                price,
                any_amount,
                tax: Tax::Unknown,
                seen_on,
                source: source.to_owned(),
                trust,
            };
            shipped
                .withdrawn
                .extend(until.map(|until| (OfferId(id.clone()), until)));
            shipped.offers.push(Offer::new(OfferId(id), seen, None));
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn every_line_is_read_and_every_offer_has_a_name_of_its_own() {
        for line in LISTS.trim().lines() {
            assert_eq!(list(line, &mut Shipped::default()), Some(()), "{line}");
        }
        let shipped = shipped();
        let ids: HashSet<_> = shipped.offers.iter().map(|offer| &offer.id).collect();
        assert_eq!(ids.len(), shipped.offers.len());
        assert!(
            shipped
                .offers
                .iter()
                .all(|offer| offer.units > 0 && offer.price.minor > 0)
        );
    }

    #[test]
    fn published_prices_are_there() {
        let find = |id: &str| shipped().offers.iter().find(|offer| offer.id.0 == id).expect(id);
        for (id, units, price) in [
            ("tiktok-us-ios-100", 100, "1.29"),
            ("tiktok-us-android-500", 500, "6.49"),
            ("tiktok-mx-web-30", 30, "6.89"),
            ("tiktok-vn-reseller-16500", 16_500, "6999000"),
            ("twitch-us-web-100", 100, "1.40"),
            ("telegram-web-1000", 1000, "14.10"),
        ] {
            let offer = find(id);
            assert_eq!(
                (offer.units, offer.price.decimal_text().as_str()),
                (units, price),
                "{id}"
            );
        }
        let web = find("tiktok-us-web-3000");
        assert!(web.any_amount);
        let each = Decimal::new(web.price.minor, 2) / Decimal::from(web.units);
        assert_eq!(each.to_string(), "0.0106");
    }
}
