//! The few lines that matter for a role.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

use super::app::Role;
use super::gifts::Rate;
use super::{Instant, Money, PersonRef, Units};

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct HomeAnswer {
    pub role: Role,
    /// `2026-11`: the one it is now.
    pub month: String,
    pub creator: Option<HomeCreator>,
    pub supporter: Option<HomeSupporter>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HomeCreator {
    /// The one that is told: this one or, while it has nothing yet, the one before.
    pub month: String,
    pub units: Units,
    /// Signed whole percent against the same days of the month before; against all of it where the month is over.
    pub before: Option<String>,
    pub lives: u32,
    pub live_minutes: u32,
    pub gifters: u32,
    pub new_gifters: u32,
    pub per_hour: Option<Rate>,
    /// First day of the best of twelve weeks.
    pub best_week: Option<String>,
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HomeSupporter {
    /// As with a creator's.
    pub month: String,
    pub spent: Vec<Money>,
    pub bought_units: Vec<SentUnits>,
    pub sent_units: Vec<SentUnits>,
    pub recharges: u32,
    pub creators: Vec<SentTo>,
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SentUnits {
    pub unit: String,
    pub units: Units,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SentTo {
    pub person: PersonRef,
    pub units: Units,
    pub unit: String,
}

/// Something worth a look, and the route where it is.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Notice {
    pub code: String,
    pub params: BTreeMap<String, String>,
    pub at: Option<Instant>,
    pub place: String,
}
