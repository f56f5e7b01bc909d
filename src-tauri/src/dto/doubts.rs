//! What speaks against a purchase, as a code with what its sentence needs.

use serde::Serialize;
use specta::Type;

use super::{Id, Instant, Money, Units};

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct DoubtRow {
    /// `reseller`, `seller` (`host`, `verdict`), `price` (`percent`, `official`, `units`).
    pub code: String,
    /// Who sold it, as its receipt or statement has it.
    pub host: Option<String>,
    pub verdict: Option<String>,
    /// What it cost in percent of the lowest official price of its day.
    pub percent: Option<u32>,
    /// That price, for so many units.
    pub official: Option<Money>,
    pub units: Option<Units>,
}

/// A purchase an import brought, with what speaks against it.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DoubtedRow {
    pub id: Id,
    pub at: Instant,
    pub day_only: bool,
    pub paid: Option<Money>,
    pub unit: String,
    pub units: Option<Units>,
    pub doubts: Vec<DoubtRow>,
}
