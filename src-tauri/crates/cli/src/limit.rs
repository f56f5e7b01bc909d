//! `limit`: the limits from a terminal. The same waits hold here as in the window.

use clap::{Subcommand, ValueEnum};
use giftbook_book::limits::{LimitsNow, Raise, Standing, Window, WindowNow};
use giftbook_book::{Book, BookError};
use giftbook_model::{Currency, Instant, Money};
use serde_json::{Value, json};

use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Limit {
    /// Where each limit stands.
    List,
    /// Set a limit. Less than before acts at once; more has to be confirmed 24 hours later.
    Set {
        #[arg(long)]
        window: Stretch,
        /// Such as 60 or 60.50.
        #[arg(long)]
        amount: String,
        #[arg(long, value_name = "CODE")]
        currency: String,
    },
    /// Confirm a raise by its number, from 24 hours to 7 days after it was asked for.
    Confirm { id: i64 },
}

impl Limit {
    /// Whether it only asks.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::List)
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Stretch {
    #[value(name = "24h")]
    Day,
    #[value(name = "7d")]
    Week,
    #[value(name = "month")]
    Month,
}

impl From<Stretch> for Window {
    fn from(stretch: Stretch) -> Self {
        match stretch {
            Stretch::Day => Self::Day,
            Stretch::Week => Self::Week,
            Stretch::Month => Self::Month,
        }
    }
}

pub(crate) fn limit(book: &Book, what: Option<&Limit>, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        None | Some(Limit::List) => list(book, now),
        Some(Limit::Set {
            window,
            amount,
            currency,
        }) => {
            let amount =
                Money::parse(amount, Currency::parse(currency).map_err(BookError::from)?).map_err(BookError::from)?;
            Ok(stands(&book.limit_set((*window).into(), Some(amount), now)?))
        }
        Some(Limit::Confirm { id }) => Ok(stands(&book.limit_confirm(*id, now)?)),
    }
}

fn list(book: &Book, now: Instant) -> Result<Outcome, Refusal> {
    let limits = book.limits_now(now)?;
    let text: String = limits.windows.iter().map(line).collect();
    Ok(Outcome::done(
        json!({
            "nearest": limits.nearest.map(Window::code),
            "limits": limits.windows.iter().map(window).collect::<Vec<_>>(),
            "review_on": limits.review_on.map(|day| day.to_string()),
        }),
        format!("{text}{}", words(&limits)),
    ))
}

fn window(each: &WindowNow) -> Value {
    let spent = Money {
        minor: each.spent.minor,
        currency: each.currency,
    };
    json!({
        "window": each.standing.window.code(),
        "limit": each.standing.limit.map(Money::decimal_text),
        "currency": each.currency.code(),
        "spent": spent.decimal_text(),
        "left": each.left.map(Money::decimal_text),
        "recharges": each.spent.recharges,
        "uncounted": each.spent.uncounted,
        "pending": each.standing.pending.as_ref().map(raise),
        "ready": each.ready,
    })
}

fn raise(raise: &Raise) -> Value {
    json!({
        "id": raise.id.to_string(),
        "to": raise.to.map(Money::decimal_text),
        "currency": raise.to.map(|to| to.currency.code().to_owned()),
        "from": raise.from().millis().to_string(),
        "lapses": raise.lapses().millis().to_string(),
    })
}

fn line(each: &WindowNow) -> String {
    let limit = each.standing.limit.map_or("no limit".to_owned(), amount);
    let left = each
        .left
        .map(|left| format!(", {} left", amount(left)))
        .unwrap_or_default();
    let spent = Money {
        minor: each.spent.minor,
        currency: each.currency,
    };
    let mut line = format!(
        "{:<6} {} of {limit}{left}\n",
        each.standing.window.code(),
        amount(spent)
    );
    if each.spent.uncounted > 0 {
        line += &format!("       {} more without a price or a rate\n", each.spent.uncounted);
    }
    line + &each.standing.pending.as_ref().map(pending).unwrap_or_default()
}

fn pending(raise: &Raise) -> String {
    let to = raise.to.map_or("no limit".to_owned(), amount);
    let from = jiff::Timestamp::from_millisecond(raise.from().millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    format!(
        "       raise {} to {to} can be confirmed from {}\n",
        raise.id,
        from.strftime("%Y-%m-%d %H:%M UTC")
    )
}

fn words(limits: &LimitsNow) -> String {
    let nearest = limits
        .nearest
        .map(|window| format!("the nearest counts: {}\n", window.code()));
    nearest.unwrap_or_default() + "This program cannot stop a purchase. It shows you where you stand.\n"
}

fn stands(standing: &Standing) -> Outcome {
    let limit = standing.limit.map_or("no limit".to_owned(), amount);
    let text = format!("{:<6} {limit}\n", standing.window.code());
    Outcome::done(
        json!({
            "window": standing.window.code(),
            "limit": standing.limit.map(Money::decimal_text),
            "currency": standing.limit.map(|limit| limit.currency.code().to_owned()),
            "pending": standing.pending.as_ref().map(raise),
        }),
        text + &standing.pending.as_ref().map(pending).unwrap_or_default(),
    )
}

fn amount(money: Money) -> String {
    format!("{} {}", money.decimal_text(), money.currency)
}
