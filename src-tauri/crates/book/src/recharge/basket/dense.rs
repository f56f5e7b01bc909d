//! Every number of units counted up, where the search would look at too much: the lightest way to one number follows from those to smaller
//! ones. Takes as long as there are units times bundles, and keeps weights only as far back as the largest bundle reaches.

use std::collections::BTreeMap;

use super::bundle::{Bundle, Found, weight};
use super::{Line, Rate};
use crate::BookError;

/// What is bought last on the way to a number of units: a bundle by its place, or all of them at the rate.
const AT_RATE: u16 = u16::MAX;

/// As [`search`](super::search::search), for any bundles; at least one or a rate.
pub(super) fn count_up(bundles: &[Bundle], rate: Option<(usize, Rate)>, units: i64) -> Result<Found, BookError> {
    let length = |units: i64| usize::try_from(units).map_err(|_| BookError::TooLarge);
    let most = length(units)?;
    if bundles.len() >= usize::from(AT_RATE) {
        return Err(BookError::TooLarge);
    }
    let reach = bundles.iter().map(|bundle| bundle.units).max().unwrap_or(1).min(units);
    let reach = length(reach)?;
    let steps: Vec<(u16, usize, i128)> = (0..)
        .zip(bundles)
        .map(|(place, bundle)| Ok((place, length(bundle.units)?, bundle.weight())))
        .collect::<Result<_, BookError>>()?;
    // The weight of `held` units stands at `held % (reach + 1)`.
    let mut weights = vec![0_i128; reach + 1];
    let mut last = vec![AT_RATE; most + 1];
    let mut place_of = 0;
    for (held, last) in last.iter_mut().enumerate().skip(1) {
    for (held, bought_last) in last.iter_mut().enumerate().skip(1) {
        place_of = if place_of == reach { 0 } else { place_of + 1 };
        let mut lightest = match rate {
            Some((_, rate)) => {
                let units = i64::try_from(held).map_err(|_| BookError::TooLarge)?;
                weight(rate.cost_of(units)?, units, 1)
            }
            None => i128::MAX,
        };
        for &(place, units, own) in &steps {
            let before = match held.checked_sub(units) {
                None | Some(0) => 0,
                Some(_) if place_of >= units => weights[place_of - units],
                Some(_) => weights[place_of + reach + 1 - units],
            };
            if before + own < lightest {
                lightest = before + own;
                *last = place;
                *bought_last = place;
            }
        }
        weights[place_of] = lightest;
    }
    Ok(told(bundles, rate, &last, most))
}

/// The way to `held` units, read back from what was bought last.
fn told(bundles: &[Bundle], rate: Option<(usize, Rate)>, last: &[u16], mut held: usize) -> Found {
    let mut found = Found {
        times: BTreeMap::new(),
        at_rate: None,
    };
    while held > 0 {
        if let Some(bundle) = bundles.get(usize::from(last[held])) {
            *found.times.entry(bundle.choice).or_default() += 1;
            held = held.saturating_sub(usize::try_from(bundle.units).unwrap_or(usize::MAX));
        } else {
            let units = i64::try_from(held).unwrap_or(i64::MAX);
            found.at_rate = rate.and_then(|(choice, rate)| {
                let cost = rate.cost_of(units).ok()?;
                Some(Line {
                    choice,
                    times: 1,
                    units,
                    cost,
                })
            });
            held = 0;
        }
    }
    found
}
