//! The same spending through every platform and channel: what of it reaches a creator.

use giftbook_model::{Channel, Money, Platform, Trust};
use jiff::civil::Date;
use rusqlite::Connection;
use rust_decimal::{Decimal, RoundingStrategy};

use super::chosen::Programmes;
use super::follow::{Credit, Stated, Station, Step, Takes, Way, follow, store_share, store_unknown};
use super::priced::{nearest, places, worth_of};
use super::programme::{Programme, Share, Whole};
use super::rules::in_force;
use crate::rates::{self, Fx, Offer};
use crate::{Book, BookError};

/// The programme by which each platform usually pays for a gift.
const FOR_GIFTS: [(Platform, &str); 5] = [
    (Platform::TikTok, "tiktok_flat"),
    (Platform::YouTube, "youtube_supers"),
    (Platform::Twitch, "twitch_bits"),
    (Platform::Instagram, "instagram_stars"),
    (Platform::Telegram, "telegram_stars"),
];

/// What of a sum reaches the creator on one platform, through one channel, in one region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaches {
    pub platform: Platform,
    pub channel: Channel,
    /// Where the prices hold; empty for everywhere.
    pub region: String,
    pub pays: Money,
    pub receives: Money,
    /// To a thousandth: 0.472.
    pub share: Decimal,
    /// The least and the most that any bundle of any list of prices there brings, in the worst week by the programme and in the best, to a
    /// thousandth.
    pub between: (Decimal, Decimal),
    /// Who keeps what; see `follow`.
    pub steps: Vec<Step>,
    /// The offer the share is worked out from; `None` where the viewer names the amount.
    pub offer: Option<Offer>,
    pub programme: String,
    /// The older of the days price and programme were seen.
    pub as_of: Date,
    /// The lesser trust of the two.
    pub trust: Trust,
}

impl Reaches {
    /// What each takes, in the order of the way, and what arrives; they add up to what is paid.
    pub fn parts(&self) -> impl Iterator<Item = (Station, Money)> {
        let taken = self.steps.iter().filter_map(|step| match step.takes {
            Takes::This(money) => Some((step.station, money)),
            Takes::Nothing | Takes::Unstated => None,
        });
        taken.chain([(Station::Arrives, self.receives)])
    }
}

impl Book {
    /// What of `spend` reaches a creator, the most first: on each platform, through each channel and region that has a price in force on a
    /// day, by the most trusted price there (the user's own before others) and of its bundles the largest the sum pays for (or else the
    /// smallest), in proportion, in the worst week of a programme with steps. Resellers are left out, and so is a price whose currency has
    /// no rate that day, and one below what it credits a creator with: nobody is paid more than was paid.
    pub fn compared(&self, spend: Money, on: Date) -> Result<Vec<Reaches>, BookError> {
        self.file.read(|conn| compared(conn, spend, on))
    }
}

fn compared(conn: &Connection, spend: Money, on: Date) -> Result<Vec<Reaches>, BookError> {
    let fx = Fx::load(conn)?;
    let offers = rates::offers(conn, on)?;
    let mut rows = Vec::new();
    let programmes = Programmes::load(conn)?;
    for platform in Platform::ALL {
        let Some(programme) = paying(&programmes, platform, on) else {
            continue;
        };
        match programme.whole {
            Whole::Price => rows.extend(of_price(programme, spend)?),
            Whole::Unit(worth) => {
                for place in places(&offers, platform).into_values() {
                    rows.extend(of_place(programme, worth, &place, spend, &fx, on)?);
                }
            }
        }
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row.share), row.platform, row.channel));
    Ok(rows)
}

/// The programme a platform pays a creator by on a day: the one the user chose, else the usual one for gifts.
pub(super) fn paying(programmes: &Programmes, platform: Platform, on: Date) -> Option<&Programme> {
    let days = programmes.chosen.get(&platform);
    if days.is_some_and(|days| days.range(..=on).next().is_some()) {
        return programmes.on(platform, on);
    }
    let (_, usual) = FOR_GIFTS.iter().find(|(of, _)| *of == platform)?;
    in_force(&programmes.all, usual, on)
}

/// A programme that shares the price pays the same of every sum; on iOS after the store's commission, on Android as on the web.
fn of_price(programme: &Programme, spend: Money) -> Result<Vec<Reaches>, BookError> {
    let share = whole_share(programme).ok_or(BookError::TooLarge)?;
    let row = |channel: Channel| {
        let store = if store_unknown(programme.platform, channel) {
            Decimal::ZERO
        } else {
            store_share(channel)
        };
        let of_whole = |share| (Decimal::ONE - store).checked_mul(share).ok_or(BookError::TooLarge);
        let (least, most) = (of_whole(share.least)?, of_whole(share.most)?);
        let shares = (least, least, most);
        reaches(programme, None, channel, Credit::OfPrice(share.least), shares, spend)
    };
    [Channel::Web, Channel::Android, Channel::Ios]
        .into_iter()
        .map(row)
        .collect()
}

fn of_place(
    programme: &Programme,
    worth: Decimal,
    offers: &[&Offer],
    spend: Money,
    fx: &Fx,
    on: Date,
) -> Result<Option<Reaches>, BookError> {
    let share = whole_share(programme).ok_or(BookError::TooLarge)?;
    let whole = |offer: &Offer| worth_of(offer, programme.currency, worth, fx, on);
    let credible =
        |offer: &&&Offer| whole(offer).and_then(|worth| worth.checked_mul(share.least)) <= Some(Decimal::ONE);
    let offers: Vec<&Offer> = offers.iter().filter(credible).copied().collect();
    let Some(offer) = nearest(&offers, spend, fx, on) else {
        return Ok(None);
    };
    let worths = offers.iter().filter_map(|offer| whole(offer));
    let (least, most) = worths.fold((Decimal::MAX, Decimal::ZERO), |(least, most), worth| {
        (least.min(worth), most.max(worth))
    });
    let worth = whole(offer).ok_or(BookError::TooLarge)?;
    let of_whole = |worth: Decimal, share| worth.checked_mul(share).ok_or(BookError::TooLarge);
    let shares = (
        of_whole(worth, share.least)?,
        of_whole(least, share.least)?,
        of_whole(most, share.most)?,
    );
    let credit = Credit::OfUnits {
        worth,
        share: share.least,
        apart: false,
    };
    reaches(programme, Some(offer), offer.channel, credit, shares, spend).map(Some)
}

/// What the rules of a programme can add up to, from the worst week to the best.
pub(super) fn whole_share(programme: &Programme) -> Option<Share> {
    let mut all = Share::default();
    for rule in &programme.rules {
        let share = rule.share(None);
        all.least = all.least.checked_add(share.least)?;
        all.most = all.most.checked_add(share.most)?;
    }
    Some(all)
}

/// `shares`: of the whole sum, then the least and the most of any bundle and week there.
fn reaches(
    programme: &Programme,
    offer: Option<&Offer>,
    channel: Channel,
    credit: Credit,
    shares: (Decimal, Decimal, Decimal),
    spend: Money,
) -> Result<Reaches, BookError> {
    let way = Way {
        pays: spend,
        platform: programme.platform,
        channel,
        tax: Stated::None,
        credit,
        fee: None,
        fx: Stated::None,
    };
    let steps = follow(&way).ok_or(BookError::TooLarge)?;
    let (share, least, most) = shares;
    Ok(Reaches {
        platform: programme.platform,
        channel,
        region: offer.map(|offer| offer.region.clone()).unwrap_or_default(),
        pays: spend,
        receives: steps.last().map(|step| step.left).ok_or(BookError::TooLarge)?,
        share: thousandths(share),
        between: (thousandths(least), thousandths(most)),
        steps,
        programme: programme.id.clone(),
        as_of: offer.map_or(programme.seen_on, |offer| offer.seen_on.min(programme.seen_on)),
        trust: offer.map_or(programme.trust, |offer| offer.trust.max(programme.trust)),
        offer: offer.cloned(),
    })
}

fn thousandths(share: Decimal) -> Decimal {
    let mut told = share.round_dp_with_strategy(3, RoundingStrategy::MidpointNearestEven);
    told.rescale(3);
    told
}
