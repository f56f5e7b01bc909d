//! What does not fit together, found without being asked: each finding names its rows. And what merely stands out, as a hint where to look.

use giftbook_model::{EntryId, Instant, Money, Platform, Unit};
use jiff::civil::Date;
use rusqlite::Connection;

use super::arrivals::{self, Arrival};
use super::before::before;
use super::hints::{odd_lives, odd_payouts};
use super::live::reconcile;
use crate::insight::{self, LiveRow};
use crate::payout::balance::{Underway, balance};
use crate::payout::earned::{self, EarnedWeek};
use crate::payout::life::{Payout, Stage};
use crate::payout::reversal::{Reversal, TakenBack};
use crate::payout::{reversal_table, table};
use crate::totals::plus;
use crate::{Book, BookError, recharge, settings};

/// So many days after the platform's window a payout that has not arrived is long past it: up to 21 on the way (tiktok.md 5).
pub const GRACE_DAYS: i32 = 21;
/// The window where the book has none for the platform: review of up to 15 days (tiktok.md 5).
const REVIEW_DAYS: i32 = 15;

/// Something that does not fit, or stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A reversal whose gift has left the book with its file, or whose payout came back.
    UnmatchedReversal { reversal: Reversal },
    /// A payout took out more units than were there: so many more.
    BalanceBreak {
        payout: i64,
        platform: Platform,
        units: i64,
    },
    /// Asked for or sent so many days ago, and not known to have arrived.
    NotReceived {
        payout: i64,
        platform: Platform,
        since: Date,
        days: i32,
    },
    /// The platform counts fewer units than were recorded to the host, and so many of them nothing in the book explains.
    OfficialBelowRecorded {
        live: i64,
        recorded: i64,
        official: i64,
        unexplained: i64,
    },
    /// Money that came in and is neither a payout's nor a purchase's refund, as far as anybody has said.
    ArrivalOfNothing { row: Arrival },
    /// A payout unlike the others of its platform: the modified z-score in hundredths. A hint where to look, no proof of anything.
    OddPayout {
        payout: i64,
        money: Money,
        score: i64,
        among: usize,
    },
    /// A live unlike the others of its platform, by what it was credited with. A hint where to look, no proof of anything.
    OddLive {
        live: i64,
        unit: Unit,
        units: i64,
        score: i64,
        among: usize,
    },
}

impl Finding {
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnmatchedReversal { .. } => "unmatched_reversal",
            Self::BalanceBreak { .. } => "balance_break",
            Self::NotReceived { .. } => "not_received",
            Self::OfficialBelowRecorded { .. } => "official_below_recorded",
            Self::ArrivalOfNothing { .. } => "arrival_of_nothing",
            Self::OddPayout { .. } => "odd_payout",
            Self::OddLive { .. } => "odd_live",
        }
    }

    /// It only stands out; everything else contradicts something.
    #[must_use]
    pub fn is_hint(&self) -> bool {
        matches!(self, Self::OddPayout { .. } | Self::OddLive { .. })
    }
}

impl Book {
    /// What does not fit together about payouts, contradictions first, and what stands out.
    pub fn payout_checks(&self, now: Instant) -> Result<Vec<Finding>, BookError> {
        self.file.read(|conn| {
            let today = now.day_in(&settings::read(conn)?.zone()?);
            let (payouts, lives) = (table::all(conn)?, insight::lives(conn)?.lives);
            let mut found = unmatched(conn, &payouts)?;
            let mut hints = Vec::new();
            for platform in Platform::ALL {
                let weeks = earned::earned_weeks(conn, platform)?;
                found.extend(balance_breaks(conn, &payouts, &weeks, platform)?);
                found.extend(late(&balance(conn, platform, now)?.underway, today));
                hints.extend(odd_lives(&weeks, platform));
            }
            found.extend(below(conn, &lives)?);
            found.extend(of_nothing(conn)?);
            found.extend(odd_payouts(&payouts));
            found.extend(hints);
            Ok(found)
        })
    }
}

fn unmatched(conn: &Connection, payouts: &[Payout]) -> Result<Vec<Finding>, BookError> {
    let mut known = conn.prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?;
    let mut found = Vec::new();
    for reversal in reversal_table::all(conn)? {
        let matched = match reversal.what {
            TakenBack::Gift {
                entry: EntryId(entry), ..
            } => known.exists([entry])?,
            TakenBack::Units(_) => true,
            TakenBack::Money { payout, .. } => payouts
                .iter()
                .any(|one| one.id == payout && one.facts.stage() != Stage::Returned),
        };
        if !matched {
            found.push(Finding::UnmatchedReversal { reversal });
        }
    }
    Ok(found)
}

fn balance_breaks(
    conn: &Connection,
    payouts: &[Payout],
    weeks: &[EarnedWeek],
    platform: Platform,
) -> Result<Vec<Finding>, BookError> {
    let mut found = Vec::new();
    for payout in payouts
        .iter()
        .filter(|one| one.facts.platform == platform && one.facts.returned.is_none())
    {
        let (Some(taken), Some(until)) = (payout.facts.units, payout.facts.begun()) else {
            continue;
        };
        let mut there = before(conn, payouts, weeks, payout)?.there()?;
        for live in weeks
            .iter()
            .flat_map(|week| &week.lives)
            .filter(|live| live.day <= until)
        {
            there = plus(there, live.units)?;
        }
        if taken > there {
            let units = taken.checked_sub(there).ok_or(BookError::TooLarge)?;
            found.push(Finding::BalanceBreak {
                payout: payout.id,
                platform,
                units,
            });
        }
    }
    Ok(found)
}

fn late(underway: &[Underway], today: Date) -> Vec<Finding> {
    let days = |from: Date| Some(from.until((jiff::Unit::Day, today)).ok()?.get_days());
    let finding = |of: &Underway| {
        let since = of.payout.facts.begun()?;
        let over = match of.window {
            Some(window) => days(window.to)?,
            None => days(since)?.checked_sub(REVIEW_DAYS)?,
        };
        (over > GRACE_DAYS).then_some(Finding::NotReceived {
            payout: of.payout.id,
            platform: of.payout.facts.platform,
            since,
            days: days(since)?,
        })
    };
    underway.iter().filter_map(finding).collect()
}

fn below(conn: &Connection, lives: &[LiveRow]) -> Result<Vec<Finding>, BookError> {
    let mut found = Vec::new();
    for live in lives {
        let official = live.official.as_ref().and_then(|official| official.units);
        if official.is_none_or(|official| official >= live.units) {
            continue;
        }
        let reconciled = reconcile(conn, lives, live)?;
        if let Some((official, explained)) = reconciled.official.zip(reconciled.explained)
            && explained.unexplained < 0
        {
            found.push(Finding::OfficialBelowRecorded {
                live: live.id,
                recorded: live.units,
                official,
                unexplained: explained.unexplained,
            });
        }
    }
    Ok(found)
}

/// Only where payouts are kept at all: a supporter's refunds are no payouts that went missing.
fn of_nothing(conn: &Connection) -> Result<Vec<Finding>, BookError> {
    let paid = conn.prepare_cached("SELECT 1 FROM payout")?.exists([])?;
    if !paid {
        return Ok(Vec::new());
    }
    let refunds = recharge::refunds_with_purchase(conn)?;
    let decided = arrivals::decisions(conn)?;
    let joined = |entry| decided.iter().any(|((_, of), together)| *together && *of == entry);
    let rows = arrivals::all(conn)?.into_iter();
    let alone = rows.filter(|row| !refunds.contains(&row.entry) && !joined(row.entry));
    Ok(alone.map(|row| Finding::ArrivalOfNothing { row }).collect())
}
