//! `payout`: what platforms pay, and whether it was right.

mod arrivals;
mod balance;
mod findings;
mod forecast;
mod methods;
mod plan;
mod programmes;
mod reconcile;
mod record;
mod reversal;

use clap::Subcommand;
use giftbook_book::Book;
use giftbook_model::{Instant, Money};

use crate::args::OnPlatform;
use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Payout {
    /// What was recorded, what the platform says, what it paid and what arrived: each gap by its causes. Without a live or a payout every live
    /// with a total of the platform's, and what does not fit together.
    Reconcile(reconcile::Reconcile),
    /// What was earned, can be taken out, is asked for, on its way and has arrived.
    Balance {
        /// tiktok, youtube, twitch, instagram or telegram; all with anything to say where nothing is said.
        #[arg(long, value_enum)]
        platform: Option<OnPlatform>,
    },
    /// How to take units out: by which method, on which days, at what cost, and what arrives.
    Plan(plan::Plan),
    /// What the coming weeks are likely to pay, how often such ranges held, and what the next steps of this week are worth.
    Forecast {
        /// tiktok, youtube, twitch, instagram or telegram; all with anything to say where nothing is said.
        #[arg(long, value_enum)]
        platform: Option<OnPlatform>,
    },
    /// Every payout, the first one first.
    List,
    /// Record a payout, as far as it is known.
    Record(record::Facts),
    /// Say all that is known of a payout by now.
    Change {
        id: i64,
        #[command(flatten)]
        facts: record::Facts,
    },
    /// Take a payout out of the book.
    Remove { id: i64 },
    /// Money that came in by a statement and could be a payout's.
    Arrivals {
        #[command(subcommand)]
        what: Option<arrivals::Arrivals>,
    },
    /// By which rules platforms pay, and since when.
    Programmes {
        #[command(subcommand)]
        what: Option<programmes::Programmes>,
    },
    /// Ways to be paid: fees, bounds and who says so.
    Methods {
        #[command(subcommand)]
        what: Option<methods::Methods>,
    },
    /// What platforms took back.
    Reversals {
        #[command(subcommand)]
        what: Option<reversal::Reversals>,
    },
}

impl Payout {
    /// Whether it tells what was the case at an instant.
    pub(crate) fn of_then(&self) -> bool {
        matches!(self, Self::Balance { .. } | Self::Plan(_) | Self::Forecast { .. })
    }

    /// Whether it changes the book.
    pub(crate) fn writes(&self) -> bool {
        match self {
            Self::Record(_) | Self::Change { .. } | Self::Remove { .. } => true,
            Self::Arrivals { what } => what.as_ref().is_some_and(|what| !what.reads()),
            Self::Programmes { what } => what.as_ref().is_some_and(|what| !what.reads()),
            Self::Methods { what } => what.as_ref().is_some_and(|what| !what.reads()),
            Self::Reversals { what } => what.as_ref().is_some_and(|what| !what.reads()),
            _ => false,
        }
    }
}

pub(crate) fn payout(book: &Book, what: &Payout, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        Payout::Reconcile(what) => reconcile::reconcile(book, what, now),
        Payout::Balance { platform } => balance::balance(book, platform.map(Into::into), now),
        Payout::Plan(what) => plan::plan(book, what, now),
        Payout::Forecast { platform } => forecast::forecast(book, platform.map(Into::into), now),
        Payout::List => record::list(book),
        Payout::Record(facts) => record::record(book, facts, now),
        Payout::Change { id, facts } => record::change(book, *id, facts, now),
        Payout::Remove { id } => record::remove(book, *id, now),
        Payout::Arrivals { what } => arrivals::arrivals(book, what.as_ref(), now),
        Payout::Programmes { what } => programmes::programmes(book, what.as_ref(), now),
        Payout::Methods { what } => methods::methods(book, what.as_ref(), now),
        Payout::Reversals { what } => reversal::reversals(book, what.as_ref(), now),
    }
}

fn money_text(money: Money) -> String {
    format!("{} {}", money.decimal_text(), money.currency)
}
