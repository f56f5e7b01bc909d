//! `payout forecast`: what the coming weeks are likely to pay, how often such ranges held, and what the next steps of the week are worth.

use giftbook_book::Book;
use giftbook_book::payout::{
    Ahead, Done, Lacking, Mission, MoneyRange, MonthAhead, PastWeek, PayoutForecast, WeekAhead, WeekGoals,
};
use giftbook_model::{Instant, Money, Platform};
use serde_json::{Value, json};

use super::balance::{range_json, range_text};
use super::money_text;
use crate::outcome::{Outcome, Refusal};

/// Of one platform, or of all with anything earned or paid out.
pub(super) fn forecast(book: &Book, platform: Option<Platform>, now: Instant) -> Result<Outcome, Refusal> {
    let platforms: Vec<Platform> = match platform {
        Some(platform) => vec![platform],
        None => book
            .payout_balances(now)?
            .iter()
            .map(|balance| balance.platform)
            .collect(),
    };
    let (mut text, mut told) = (String::new(), Vec::with_capacity(platforms.len()));
    for platform in platforms {
        let (forecast, goals) = (book.payout_forecast(platform, now)?, book.next_steps(platform, now)?);
        text += &text_of(&forecast, &goals);
        told.push(json_of(&forecast, &goals));
    }
    if told.is_empty() {
        "nothing was earned and nothing paid out\n".clone_into(&mut text);
    }
    Ok(Outcome::done(json!({ "platforms": told }), text))
}

fn text_of(of: &PayoutForecast, goals: &WeekGoals) -> String {
    let mut text = format!("{}  by {}\n", of.platform.code(), of.programme.id);
    match &of.ahead {
        Err(Lacking::Weeks(have)) => {
            text += &format!("  not enough yet: {have} weeks brought something, six are needed\n");
        }
        Err(Lacking::Price) => text += "  the programme shares a price, which no unit tells\n",
        Err(Lacking::Currencies) => text += "  the weeks are paid in different currencies\n",
        Ok(ahead) => text += &ahead_text(ahead, of),
    }
    for mission in &goals.missions {
        text += &mission_text(mission);
    }
    text
}

fn ahead_text(ahead: &Ahead, of: &PayoutForecast) -> String {
    let (held, tested) = of.held();
    let range = |range: &MoneyRange| format!("{} to {}", range.low.decimal_text(), money_text(range.high));
    let this_week = ahead.weeks.first().map(|week| range(&week.range)).unwrap_or_default();
    let mut text = format!(
        "  80 % ranges from {} whole weeks; they held {held} of the last {tested} weeks\n",
        of.weeks
    );
    text += &format!("  this week: {this_week}, {} so far\n", range_text(&ahead.so_far));
    for month in [&ahead.this_month, &ahead.next_month] {
        let name = month.month.strftime("%Y-%m");
        text += &format!(
            "  weeks that end in {name}: {}, {} so far\n",
            range(&month.range),
            range_text(&month.so_far)
        );
    }
    let next = &ahead.next_payout;
    text += &format!(
        "  everything taken out after {}: {}, {} today\n",
        next.on,
        range(&next.range),
        range_text(&next.today)
    );
    text
}

fn mission_text(mission: &Mission) -> String {
    let done = match mission.done {
        Done::Always => return String::new(),
        Done::Level(None) => "level not told".to_owned(),
        Done::Level(Some(level)) => format!("level {level}"),
        Done::Lives {
            reached,
            short,
            unknown,
        } => format!("{reached} lives did, {short} did not, {unknown} unknown"),
    };
    let next = mission.next.as_ref().map(|next| {
        let points = |share: rust_decimal::Decimal| (share * rust_decimal::Decimal::ONE_HUNDRED).normalize();
        let (least, most) = (points(next.points.least), points(next.points.most));
        let points = if least == most {
            most.to_string()
        } else {
            format!("{least} to {most}")
        };
        format!(
            "; from {} on {points} points more, {}",
            next.to,
            range_text(&next.value)
        )
    });
    format!(
        "  {}: {done}, adds {}{}\n",
        mission.rule.name,
        range_text(&mission.adds),
        next.unwrap_or_default()
    )
}

fn json_of(of: &PayoutForecast, goals: &WeekGoals) -> Value {
    let (held, tested) = of.held();
    let lacking = of.ahead.as_ref().err().map(|lacking| lacking.code());
    json!({
        "platform": of.platform.code(), "programme": of.programme.id, "currency": of.programme.currency.code(), "weeks": of.weeks,
        "lacking": lacking, "held": held, "tested": tested,
        "ahead": of.ahead.as_ref().ok().map(ahead_json), "past": of.past.iter().map(past_json).collect::<Vec<_>>(),
        "missions": goals.missions.iter().map(mission_json).collect::<Vec<_>>(),
    })
}

fn ahead_json(ahead: &Ahead) -> Value {
    let week = |week: &WeekAhead| json!({ "monday": week.monday.to_string(), "range": amounts(&week.range) });
    let month = |month: &MonthAhead| {
        json!({
            "month": month.month.strftime("%Y-%m").to_string(), "so_far": range_json(&month.so_far), "range": amounts(&month.range),
        })
    };
    let next = &ahead.next_payout;
    json!({
        "so_far": range_json(&ahead.so_far), "weeks": ahead.weeks.iter().map(week).collect::<Vec<_>>(),
        "this_month": month(&ahead.this_month), "next_month": month(&ahead.next_month),
        "next_payout": { "after": next.on.to_string(), "today": range_json(&next.today), "range": amounts(&next.range) },
    })
}

fn past_json(week: &PastWeek) -> Value {
    json!({
        "monday": week.monday.to_string(), "paid": range_json(&week.paid),
        "expected": week.expected.as_ref().map(|(range, _)| amounts(range)), "held": week.expected.map(|(_, held)| held),
    })
}

fn mission_json(mission: &Mission) -> Value {
    let done = match mission.done {
        Done::Always => Value::Null,
        Done::Level(level) => json!({ "level": level }),
        Done::Lives {
            reached,
            short,
            unknown,
        } => json!({ "reached": reached, "short": short, "unknown": unknown }),
    };
    let next = mission.next.as_ref().map(|next| {
        json!({
            "at": next.at, "to": next.to, "value": range_json(&next.value),
            "points": { "least": next.points.least.to_string(), "most": next.points.most.to_string() },
        })
    });
    json!({
        "rule": mission.rule.name, "measure": mission.rule.measure.code(), "done": done, "adds": range_json(&mission.adds), "next": next,
    })
}

fn amounts(range: &MoneyRange) -> Value {
    let [low, middle, high] = [range.low, range.middle, range.high].map(Money::decimal_text);
    json!({ "low": low, "middle": middle, "high": high })
}
