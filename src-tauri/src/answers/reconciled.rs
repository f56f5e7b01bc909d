//! A payout from the gifts to the bank, between book and page.

use giftbook_book::payout::TakenBack;
use giftbook_book::payout::reconcile as book;

use crate::dto::reconciled::{
    Arrival, ArrivalProposal, Found, LiveCause, MoneyBridge, MoneyStep, PaidLive, PayoutChecksAnswer, Reconciled,
    Turned, UnitBridge, UnitStep,
};
use crate::dto::{Id, Units, count};

impl From<book::PayoutReconciled> for Reconciled {
    fn from(one: book::PayoutReconciled) -> Self {
        Self {
            payout: (&one.payout).into(),
            unit: one.unit.code().to_owned(),
            after: one.after.map(|day| day.to_string()),
            until: one.until.to_string(),
            units: one.units.map(Into::into),
            money: one.money.stretches.iter().map(Into::into).collect(),
            turned: one.money.turned.map(Into::into),
            programmes: one.programmes,
            lives: one.lives.into_iter().map(Into::into).collect(),
            arrivals: one.arrivals.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::UnitStretch> for UnitBridge {
    fn from(stretch: book::UnitStretch) -> Self {
        let step = |(why, units): (book::UnitWhy, i64)| UnitStep {
            why: why.code().to_owned(),
            units: Units(units),
            rows: why.has_rows(),
        };
        Self {
            from: Units(stretch.from),
            steps: stretch.steps.into_iter().map(step).collect(),
            to: Units(stretch.to),
        }
    }
}

impl From<&book::Stretch> for MoneyBridge {
    fn from(stretch: &book::Stretch) -> Self {
        let step = |step: &book::Step| MoneyStep {
            why: step.why.code().to_owned(),
            money: step.money.into(),
        };
        Self {
            from: stretch.from.0.code().to_owned(),
            sum: stretch.from.1.into(),
            steps: stretch.steps.iter().map(step).collect(),
            to: stretch.to.0.code().to_owned(),
            end: stretch.to.1.into(),
        }
    }
}

impl From<book::Turned> for Turned {
    fn from(turned: book::Turned) -> Self {
        Self {
            from: turned.from.into(),
            reference: turned
                .reference
                .map(|(rate, _)| rate.round_dp(6).normalize().to_string()),
            day: turned.reference.map(|(_, day)| day.to_string()),
            implied: turned.implied.map(|rate| rate.round_dp(6).normalize().to_string()),
        }
    }
}

impl From<book::PaidLive> for PaidLive {
    fn from(one: book::PaidLive) -> Self {
        let live = one.reconciled;
        let cause = |counted: &book::Counted| LiveCause {
            cause: counted.cause.code().to_owned(),
            units: counted.units.map(|(units, _)| Units(units)),
            gifts: Units(counted.events),
            ms: Units(counted.ms),
        };
        let explained = live.explained.as_ref();
        Self {
            live: Id(live.live.id),
            title: live.live.title.clone(),
            day: one.day.to_string(),
            recorded: Units(live.recorded),
            official: live.official.map(Units),
            credited: Units(one.credited),
            causes: explained
                .map(|all| all.causes.iter().map(cause).collect())
                .unwrap_or_default(),
            unexplained: explained.map(|all| Units(all.unexplained)),
        }
    }
}

impl From<book::Arrival> for Arrival {
    fn from(row: book::Arrival) -> Self {
        Self {
            entry: Id(row.entry.0),
            platform: row.platform.code().to_owned(),
            day: row.day.to_string(),
            money: row.money.into(),
            text: row.text,
        }
    }
}

impl From<book::ArrivalProposal> for ArrivalProposal {
    fn from(proposal: book::ArrivalProposal) -> Self {
        Self {
            payout: Id(proposal.payout),
            rule: proposal.rule.code().to_owned(),
            row: proposal.row.into(),
        }
    }
}

impl PayoutChecksAnswer {
    pub(crate) fn of(found: Vec<book::Finding>, proposals: Vec<book::ArrivalProposal>) -> Self {
        Self {
            found: found.into_iter().map(Into::into).collect(),
            proposals: proposals.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::Finding> for Found {
    fn from(finding: book::Finding) -> Self {
        let told = Self {
            code: finding.code().to_owned(),
            hint: finding.is_hint(),
            ..Self::default()
        };
        match finding {
            book::Finding::UnmatchedReversal { reversal } => Self {
                platform: Some(reversal.platform.code().to_owned()),
                day: Some(reversal.on.to_string()),
                entry: match reversal.what {
                    TakenBack::Gift { entry, .. } => Some(Id(entry.0)),
                    TakenBack::Units(_) | TakenBack::Money { .. } => None,
                },
                ..told
            },
            book::Finding::BalanceBreak {
                payout,
                platform,
                units,
            } => Self {
                platform: Some(platform.code().to_owned()),
                unit: Some(platform.received().code().to_owned()),
                payout: Some(Id(payout)),
                units: Some(Units(units)),
                ..told
            },
            book::Finding::NotReceived {
                payout,
                platform,
                since,
                days,
            } => Self {
                platform: Some(platform.code().to_owned()),
                payout: Some(Id(payout)),
                day: Some(since.to_string()),
                days: u32::try_from(days).ok(),
                ..told
            },
            book::Finding::OfficialBelowRecorded { live, unexplained, .. } => Self {
                live: Some(Id(live)),
                units: Some(Units(unexplained)),
                ..told
            },
            book::Finding::ArrivalOfNothing { row } => Self {
                platform: Some(row.platform.code().to_owned()),
                entry: Some(Id(row.entry.0)),
                day: Some(row.day.to_string()),
                money: Some(row.money.into()),
                ..told
            },
            book::Finding::OddPayout {
                payout, money, among, ..
            } => Self {
                payout: Some(Id(payout)),
                money: Some(money.into()),
                among: Some(count(among)),
                ..told
            },
            book::Finding::OddLive {
                live,
                unit,
                units,
                among,
                ..
            } => Self {
                live: Some(Id(live)),
                unit: Some(unit.code().to_owned()),
                units: Some(Units(units)),
                among: Some(count(among)),
                ..told
            },
        }
    }
}
