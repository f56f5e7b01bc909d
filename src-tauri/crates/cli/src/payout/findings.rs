//! What does not fit together about payouts, as `payout reconcile` tells it.

use giftbook_book::payout::reconcile::Finding;
use serde_json::{Value, json};

use super::arrivals::row_json;

pub(super) fn finding_json(finding: &Finding) -> Value {
    let mut told = match finding {
        Finding::UnmatchedReversal { reversal } => json!({ "reversal": reversal.id, "on": reversal.on.to_string() }),
        Finding::BalanceBreak {
            payout,
            platform,
            units,
        } => {
            json!({ "payout": payout, "platform": platform.code(), "units": units.to_string() })
        }
        Finding::NotReceived {
            payout,
            platform,
            since,
            days,
        } => {
            json!({ "payout": payout, "platform": platform.code(), "since": since.to_string(), "days": days })
        }
        Finding::OfficialBelowRecorded {
            live,
            recorded,
            official,
            unexplained,
        } => json!({
            "live": live, "recorded": recorded.to_string(), "official": official.to_string(), "unexplained": unexplained.to_string(),
        }),
        Finding::ArrivalOfNothing { row } => row_json(row),
        Finding::OddPayout {
            payout,
            money,
            score,
            among,
        } => json!({
            "payout": payout, "amount": money.decimal_text(), "currency": money.currency.code(), "score_hundredths": score, "among": among,
        }),
        Finding::OddLive {
            live,
            unit,
            units,
            score,
            among,
        } => json!({
            "live": live, "unit": unit.code(), "units": units.to_string(), "score_hundredths": score, "among": among,
        }),
    };
    told["finding"] = finding.code().into();
    told["hint"] = finding.is_hint().into();
    told
}

pub(super) fn finding_text(finding: &Finding) -> String {
    match finding {
        Finding::UnmatchedReversal { reversal } => {
            format!("reversal {}: what it takes back is not in the book", reversal.id)
        }
        Finding::BalanceBreak { payout, units, .. } => format!("payout {payout}: {units} units more than were there"),
        Finding::NotReceived {
            payout, since, days, ..
        } => format!("payout {payout}: since {since}, {days} days, not known to have arrived"),
        Finding::OfficialBelowRecorded {
            live,
            recorded,
            official,
            ..
        } => {
            format!("live {live}: the platform counts {official}, {recorded} were recorded")
        }
        Finding::ArrivalOfNothing { row } => {
            format!(
                "{} {} came in on {}: neither a payout's nor a refund",
                row.money.decimal_text(),
                row.money.currency,
                row.day
            )
        }
        Finding::OddPayout { payout, among, .. } => {
            format!("payout {payout} stands out among {among}; worth a look, no proof of anything")
        }
        Finding::OddLive { live, among, .. } => {
            format!("live {live} stands out among {among}; worth a look, no proof of anything")
        }
    }
}
