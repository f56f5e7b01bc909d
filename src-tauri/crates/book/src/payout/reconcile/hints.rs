//! Payouts and lives unlike the others: triage by median and MAD, worth a look and no proof of anything.

use giftbook_model::{Currency, Money, Platform};
use giftbook_stats::odd;

use super::checks::Finding;
use crate::payout::earned::EarnedWeek;
use crate::payout::life::Payout;

pub(super) fn odd_payouts(payouts: &[Payout]) -> Vec<Finding> {
    let mut kinds: Vec<(Platform, Currency)> = Vec::new();
    let amount = |payout: &Payout| payout.facts.gross.filter(|_| payout.facts.returned.is_none());
    for payout in payouts {
        if let Some(money) = amount(payout)
            && !kinds.contains(&(payout.facts.platform, money.currency))
        {
            kinds.push((payout.facts.platform, money.currency));
        }
    }
    let of_kind = |(platform, currency)| {
        let of_it = payouts.iter().filter(move |payout| payout.facts.platform == platform);
        let all: Vec<(i64, Money)> = of_it
            .filter_map(|payout| Some((payout.id, amount(payout).filter(|money| money.currency == currency)?)))
            .collect();
        let minors: Vec<i64> = all.iter().map(|(_, money)| money.minor).collect();
        let found = odd(&minors)
            .into_iter()
            .filter_map(|odd| Some((all.get(odd.place)?, odd.score)));
        found
            .map(|((payout, money), score)| Finding::OddPayout {
                payout: *payout,
                money: *money,
                score,
                among: all.len(),
            })
            .collect::<Vec<_>>()
    };
    kinds.into_iter().flat_map(of_kind).collect()
}

pub(super) fn odd_lives(weeks: &[EarnedWeek], platform: Platform) -> Vec<Finding> {
    let lives: Vec<_> = weeks.iter().flat_map(|week| &week.lives).collect();
    let units: Vec<i64> = lives.iter().map(|live| live.units).collect();
    let found = odd(&units)
        .into_iter()
        .filter_map(|odd| Some((lives.get(odd.place)?, odd.score)));
    found
        .map(|(live, score)| Finding::OddLive {
            live: live.live,
            unit: platform.received(),
            units: live.units,
            score,
            among: lives.len(),
        })
        .collect()
}
