//! `payout plan`: how to take units out, by which method, on which days, at what cost.

use clap::Args;
use giftbook_book::payout::{PayoutPlan, PlanWant, Taken, Way};
use giftbook_book::{Book, BookError};
use giftbook_model::{Currency, Instant, Money};
use serde_json::{Value, json};

use super::balance::{range_json, range_text};
use super::money_text;
use crate::args::OnPlatform;
use crate::outcome::{Outcome, Refusal};

#[derive(Args)]
pub(crate) struct Plan {
    /// tiktok, youtube, twitch, instagram or telegram.
    #[arg(long, value_enum)]
    platform: OnPlatform,
    /// How many units; all that are available where nothing is said.
    #[arg(long)]
    units: Option<i64>,
    /// One method by its name; each of the platform's where nothing is said.
    #[arg(long)]
    method: Option<String>,
    /// The currency it is to arrive in; the book's own where nothing is said.
    #[arg(long, value_name = "CODE")]
    to: Option<String>,
}

pub(super) fn plan(book: &Book, what: &Plan, now: Instant) -> Result<Outcome, Refusal> {
    let to = what
        .to
        .as_deref()
        .map(Currency::parse)
        .transpose()
        .map_err(BookError::from)?;
    let want = PlanWant {
        platform: what.platform.into(),
        units: what.units,
        method: what.method.clone(),
        to,
    };
    let plan = book.payout_plan(&want, now)?;
    Ok(Outcome::done(json_of(&plan), text_of(&plan)))
}

fn text_of(plan: &PayoutPlan) -> String {
    let mut text = format!(
        "{} {}s bring {} by {}\n",
        plan.units,
        plan.platform.received().code(),
        range_text(&plan.worth),
        plan.programme
    );
    for way in &plan.ways {
        text += &way_text(way);
    }
    for best in &plan.best_from {
        text += &format!("from {} on {} costs least\n", money_text(best.from), best.method);
    }
    text
}

fn way_text(way: &Way) -> String {
    let taken = &way.least;
    let of = |money: Option<Money>| money.map_or("not known".to_owned(), money_text);
    if taken.days.is_empty() {
        let least = way.method.minimum.map(money_text).unwrap_or_default();
        return format!("{:<18} below the least it pays, {least}\n", way.method.id);
    }
    let mut text = format!(
        "{:<18} arrives {:>14}, fees {}, on {} days\n",
        way.method.id,
        of(taken.arrives),
        of(taken.fees),
        taken.days.len()
    );
    if let Some(exchanged) = taken.exchanged {
        text += &format!(
            "                   {} by the reference rate {} of {}, less {} by the bank's own\n",
            money_text(exchanged.at_reference),
            exchanged.rate.round_dp(6).normalize(),
            exchanged.day,
            money_text(exchanged.cost)
        );
    }
    if let Some(waiting) = way.waiting {
        text += &format!(
            "                   waiting for {} more units saves {}\n",
            waiting.units,
            money_text(waiting.saves)
        );
    }
    for other in &way.method.others {
        text += &format!(
            "                   {} of {} says otherwise\n",
            other.said.source, other.said.seen_on
        );
    }
    text
}

fn json_of(plan: &PayoutPlan) -> Value {
    let best: Vec<Value> = plan
        .best_from
        .iter()
        .map(|best| json!({ "from": best.from.decimal_text(), "currency": best.from.currency.code(), "method": best.method }))
        .collect();
    json!({
        "platform": plan.platform.code(), "on": plan.on.to_string(), "units": plan.units.to_string(), "programme": plan.programme,
        "worth": range_json(&plan.worth), "ways": plan.ways.iter().map(way_json).collect::<Vec<_>>(), "best_from": best,
    })
}

fn way_json(way: &Way) -> Value {
    let text = |money: Option<Money>| money.map(Money::decimal_text);
    let (method, said) = (&way.method, &way.method.said);
    let others: Vec<Value> = method
        .others
        .iter()
        .map(|other| {
            json!({
                "source": other.said.source, "seen_on": other.said.seen_on.to_string(), "trust": other.said.trust.code(),
                "share": other.share.map(|share| share.to_string()), "each": text(other.each), "minimum": text(other.minimum),
                "daily": text(other.daily),
            })
        })
        .collect();
    json!({
        "method": method.id, "route": method.route.code(), "region": method.region, "own": method.own, "currency": method.currency.code(),
        "source": said.source, "seen_on": said.seen_on.to_string(), "trust": said.trust.code(),
        "share": method.fee.map(|fee| fee.share.to_string()), "each": method.fee.map(|fee| fee.each.decimal_text()),
        "minimum": text(method.minimum), "daily": text(method.daily), "markup": method.markup.to_string(), "others": others,
        "least": taken_json(&way.least), "most": taken_json(&way.most),
        "waiting": way.waiting.map(|waiting| json!({
            "units": waiting.units.to_string(), "from": waiting.from.map(|day| day.to_string()), "saves": waiting.saves.decimal_text(),
        })),
    })
}

fn taken_json(taken: &Taken) -> Value {
    let text = |money: Option<Money>| money.map(Money::decimal_text);
    let days: Vec<Value> = taken
        .days
        .iter()
        .map(|day| json!({ "on": day.on.to_string(), "gross": day.gross.decimal_text(), "fee": text(day.fee) }))
        .collect();
    json!({
        "gross": taken.gross.decimal_text(), "days": days, "fees": text(taken.fees), "net": text(taken.net),
        "exchanged": taken.exchanged.map(|exchanged| json!({
            "rate": exchanged.rate.to_string(), "day": exchanged.day.to_string(), "markup": exchanged.markup.to_string(),
            "at_reference": exchanged.at_reference.decimal_text(), "cost": exchanged.cost.decimal_text(),
        })),
        "arrives": text(taken.arrives), "arrives_in": taken.arrives.map(|money| money.currency.code().to_owned()),
    })
}
