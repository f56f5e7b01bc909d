//! Wishes that wait.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Id, Instant, Money, Typed, Units};

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PlanRow {
    pub id: Id,
    pub name: String,
    pub platform: String,
    pub unit: String,
    pub units: Units,
    pub cost: Option<Money>,
    pub made: Instant,
    /// From then on it may be bought.
    pub ripe: Instant,
    pub waits: bool,
    pub state: PlanState,
    /// When it was bought or let go.
    pub ended: Option<Instant>,
}

#[derive(Debug, Clone, Copy, Type, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PlanState {
    Open,
    Bought,
    /// Before its time.
    BoughtEarly,
    Dropped,
}

#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct NewPlan {
    pub name: Typed,
    pub platform: Typed,
    pub units: Units,
    /// In the book's home currency, with a point; `null` where it is not known.
    pub cost: Option<Typed>,
    pub wait_hours: u32,
}
