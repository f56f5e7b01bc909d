//! `recharge best`: the cheapest basket of offers for so many coins, or for a gift.

use clap::{Args, Subcommand};
use giftbook_book::recharge::{Best, Want, Where};
use giftbook_book::{Book, gifts};
use giftbook_model::{Channel, Instant, Platform};
use serde_json::{Value, json};

use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Recharge {
    /// What reaches so many coins for the least money, exactly.
    Best(Wanted),
}

#[derive(Args)]
pub(crate) struct Wanted {
    /// How many coins (bits, stars) are wanted.
    #[arg(long, value_name = "N", required_unless_present = "gift")]
    coins: Option<i64>,
    /// The id of a gift, in place of a number.
    #[arg(long, value_name = "ID", conflicts_with = "coins")]
    gift: Option<String>,
    /// tiktok, youtube, twitch, instagram or telegram.
    #[arg(long, default_value = "tiktok")]
    platform: String,
    /// A country's two letters; without it where you buy, or everywhere.
    #[arg(long)]
    region: Option<String>,
    /// web, ios, android or reseller; without it all but resellers.
    #[arg(long)]
    channel: Option<String>,
}

pub(crate) fn recharge(book: &Book, what: &Recharge, now: Instant) -> Result<Outcome, Refusal> {
    let Recharge::Best(wanted) = what;
    let platform = Platform::from_code(&wanted.platform).ok_or_else(|| unknown("platform", &wanted.platform))?;
    let channel = match &wanted.channel {
        Some(code) => Some(Channel::from_code(code).ok_or_else(|| unknown("channel", code))?),
        None => None,
    };
    let want = Want {
        platform,
        units: units(wanted, platform)?,
        held: 0,
        place: wanted
            .region
            .as_ref()
            .map_or(Where::Usual, |region| Where::Region(region.to_ascii_uppercase())),
        channel,
        method: None,
    };
    let today = now.day_in(&book.settings()?.zone()?);
    let best = book.recharge_best(&want, today)?;
    told(&best).ok_or_else(|| Refusal {
        code: "no_offer".to_owned(),
        text: "no offer fits; `giftbook offers list` tells those there are".to_owned(),
    })
}

fn units(wanted: &Wanted, platform: Platform) -> Result<i64, Refusal> {
    let Some(id) = &wanted.gift else {
        return Ok(wanted.coins.unwrap_or_default());
    };
    match gifts::find(id) {
        Some(gift) if platform == Platform::TikTok => Ok(gift.price),
        _ => Err(unknown("gift", id)),
    }
}

fn unknown(what: &str, said: &str) -> Refusal {
    Refusal {
        code: format!("unknown_{what}"),
        text: format!("there is no {what} called {said}"),
    }
}

fn told(best: &Best) -> Option<Outcome> {
    let bought = best.cheapest.as_ref()?;
    let unit = best.unit.code();
    let mut text = format!(
        "{} {} for {} {unit}s, {} left over\n",
        bought.cost.decimal_text(),
        best.home,
        bought.units,
        bought.stranded
    );
    let mut basket: Vec<Value> = Vec::new();
    for line in &bought.lines {
        let cost = line.cost.whole.decimal_text();
        let units = line.cost.units.to_string();
        text += &format!(
            "{:>6} × {:<34} {:>9} {unit}s {cost:>12}\n",
            line.times, line.offer.0, line.cost.units
        );
        basket.push(json!({ "offer": line.offer.0, "times": line.times, "coins": units, "cost": cost }));
    }
    let next = best
        .next
        .as_ref()
        .map(|next| json!({ "coins": next.units.to_string(), "cost": next.cost.decimal_text() }));
    let json = json!({
        "cost": bought.cost.decimal_text(), "currency": best.home.code(), "coins": bought.units.to_string(), "stranded": bought.stranded.to_string(),
        "basket": basket, "next": next, "region": best.region, "without_rate": best.without_rate,
    });
    Some(Outcome::done(json, text))
}
