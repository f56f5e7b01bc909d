//! The coins in hand, what they cost, to whom the others went, and whether the app shows the same.

use giftbook_book::Book;
use giftbook_book::insight::Period;
use giftbook_book::wallet::{
    Assertion, By, Checked, Disagreement, Given, InHand, Negative, PlatformWallet, Row, Wallet, Year,
};
use giftbook_model::{Instant, Money, Platform};
use serde_json::{Value, json};

use crate::args::Assert;
use crate::outcome::{Outcome, Refusal};

pub(crate) fn wallet(book: &Book, by: By, now: Instant) -> Result<Outcome, Refusal> {
    let wallet = book.wallet(now)?;
    let given = book.wallet_given(by, Period::default(), now)?;
    let mut text = String::new();
    for one in &wallet.platforms {
        text += &platform_text(one);
    }
    for row in &given.rows {
        let received = row.received.map_or_else(|| "not known".to_owned(), money_text);
        text += &format!(
            "{:>12} {:<8} cost {:>12}  they receive {received:>12}  {}\n",
            row.units,
            row.platform.bought().code(),
            money_text(row.cost),
            name(by, row)
        );
    }
    for year in &wallet.years {
        let paid: Vec<String> = year.paid.iter().copied().map(money_text).collect();
        text += &format!("{}  {} purchases, {}\n", year.year, year.purchases, paid.join(" + "));
    }
    Ok(Outcome::done(json(&wallet, by, &given), text))
}

/// Writes down what the app shows, and says whether the book agrees. A problem is listed where it does not.
pub(crate) fn assert(book: &Book, asserted: &Assert, now: Instant) -> Result<Outcome, Refusal> {
    let asserted = Assertion {
        platform: asserted.platform(),
        on: asserted.on,
        units: asserted.units,
    };
    book.wallet_assert(&asserted, now)?;
    let platforms = book.wallet(now)?.platforms;
    let one = platforms.iter().find(|one| one.platform == asserted.platform);
    let checked = one.and_then(|one| one.asserted.iter().find(|one| one.asserted == asserted));
    let disagreement = one.and_then(|one| one.disagreement.as_ref());
    let holds = checked.is_some_and(|one| one.holds);
    let text = match disagreement {
        None => "the book agrees\n".to_owned(),
        Some(found) => disagreement_text(found),
    };
    let json = json!({
        "platform": asserted.platform.code(), "on": asserted.on.to_string(), "units": asserted.units.to_string(), "holds": holds,
        "book": checked.map(|one| one.book.to_string()), "disagreement": disagreement.map(disagreement_json),
    });
    Ok(Outcome {
        problems: !holds,
        ..Outcome::done(json, text)
    })
}

fn platform_text(one: &PlatformWallet) -> String {
    let each = one.in_hand.average.map_or_else(
        || "not known".to_owned(),
        |each| format!("{each} {}", one.in_hand.value.currency),
    );
    let mut text = format!(
        "{}  {} {} in hand, paid {} for them; {each} each by weighted average\n",
        one.platform.code(),
        one.balance,
        one.unit.code(),
        money_text(one.in_hand.value),
    );
    if one.in_hand.unknown > 0 {
        text += &format!("  of {} of them the price is not known\n", one.in_hand.unknown);
    }
    for stretch in &one.negatives {
        let from = stretch.from;
        let to = stretch.to.map_or_else(|| "now".to_owned(), |to| to.to_string());
        text += &format!(
            "  {} from {from} to {to}, down to {}\n",
            why(stretch).replace('_', " "),
            stretch.lowest
        );
    }
    if one.open.gifts + one.open.purchases + one.open.untimed > 0 {
        text += &format!(
            "  left out: {} gifts whose amounts are open, {} purchases that name no units, {} entries without a time\n",
            one.open.gifts, one.open.purchases, one.open.untimed
        );
    }
    if let Some(found) = &one.disagreement {
        text += &disagreement_text(found);
    }
    text
}

fn disagreement_text(found: &Disagreement) -> String {
    let since = found.agreed.map_or_else(
        || "they never agreed before".to_owned(),
        |day| format!("they agreed on {day}"),
    );
    format!(
        "the book disagrees first on {}: the app shows {}, the book has {}; {since}, with {} moves since\n",
        found.first.asserted.on, found.first.asserted.units, found.first.book, found.moves
    )
}

fn json(wallet: &Wallet, by: By, given: &Given) -> Value {
    let platform = |one: &PlatformWallet| {
        json!({
            "platform": one.platform.code(), "unit": one.unit.code(), "balance": one.balance.to_string(), "rows": one.rows, "in_hand": in_hand_json(&one.in_hand),
            "assertions": one.asserted.iter().map(checked_json).collect::<Vec<_>>(), "disagreement": one.disagreement.as_ref().map(disagreement_json),
            "negative": one.negatives.iter().map(negative_json).collect::<Vec<_>>(),
            "open": { "gifts": one.open.gifts, "purchases": one.open.purchases, "paid": monies(&one.open.paid), "untimed": one.open.untimed },
        })
    };
    let row = |row: &giftbook_book::wallet::GivenRow| {
        json!({
            "platform": row.platform.code(), "name": name(by, row), "units": row.units.to_string(), "gifts": row.gifts, "cost": money_json(row.cost),
            "unknown": row.unknown.to_string(), "received": row.received.map(money_json),
        })
    };
    json!({
        "as_of": wallet.as_of.millis().to_string(), "platforms": wallet.platforms.iter().map(platform).collect::<Vec<_>>(),
        "given": { "by": by.code(), "rows": given.rows.iter().map(row).collect::<Vec<_>>(), "cost": money_json(given.cost), "received": monies(&given.received) },
        "years": wallet.years.iter().map(year_json).collect::<Vec<_>>(),
    })
}

fn in_hand_json(in_hand: &InHand) -> Value {
    json!({
        "value": money_json(in_hand.value), "known": in_hand.known.to_string(), "unknown": in_hand.unknown.to_string(),
        "average": in_hand.average.map(|each| each.to_string()), "by": "weighted_average_cost", "paid": money_json(in_hand.paid),
        "refunded": money_json(in_hand.refunded), "gone": money_json(in_hand.gone),
    })
}

fn checked_json(one: &Checked) -> Value {
    json!({ "on": one.asserted.on.to_string(), "units": one.asserted.units.to_string(), "book": one.book.to_string(), "holds": one.holds })
}

fn disagreement_json(found: &Disagreement) -> Value {
    let row = |row: &Row| {
        json!({
            "id": row.of.id.0.to_string(), "at": row.of.at.millis().to_string(), "why": row.of.cause.code(), "units": row.of.units.to_string(),
            "balance": row.balance.to_string(),
        })
    };
    json!({
        "on": found.first.asserted.on.to_string(), "shown": found.first.asserted.units.to_string(), "book": found.first.book.to_string(),
        "difference": found.difference.to_string(), "agreed": found.agreed.map(|day| day.to_string()), "moves": found.moves,
        "rows": found.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn negative_json(stretch: &Negative) -> Value {
    json!({ "from": stretch.from.to_string(), "to": stretch.to.map(|to| to.to_string()), "lowest": stretch.lowest.to_string(), "why": why(stretch) })
}

fn year_json(year: &Year) -> Value {
    let units = |one: &giftbook_book::wallet::YearUnits| {
        json!({
            "platform": one.platform.code(), "bought": one.bought.to_string(), "bonus": one.bonus.to_string(), "sent": one.sent.to_string(),
            "refunded": one.refunded.to_string(), "corrected": one.corrected.to_string(),
        })
    };
    json!({
        "year": year.year, "purchases": year.purchases, "paid": monies(&year.paid), "refunded": monies(&year.refunded), "home": year.home.map(money_json),
        "units": year.units.iter().map(units).collect::<Vec<_>>(),
    })
}

fn why(stretch: &Negative) -> &'static str {
    if stretch.refund {
        "taken_back_after_spending"
    } else {
        "history_incomplete"
    }
}

fn name(by: By, row: &giftbook_book::wallet::GivenRow) -> String {
    match by {
        By::Creator => row
            .person
            .as_ref()
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        By::Gift => row.gift.as_ref().map(|gift| gift.name.clone()).unwrap_or_default(),
        By::Month => row
            .month
            .map(|month| month.strftime("%Y-%m").to_string())
            .unwrap_or_default(),
        By::Platform => row.platform.code().to_owned(),
    }
}

fn money_text(money: Money) -> String {
    format!("{} {}", money.decimal_text(), money.currency)
}

fn money_json(money: Money) -> Value {
    json!({ "amount": money.decimal_text(), "currency": money.currency.code() })
}

fn monies(all: &[Money]) -> Vec<Value> {
    all.iter().copied().map(money_json).collect()
}

impl Assert {
    fn platform(&self) -> Platform {
        self.platform.into()
    }
}
