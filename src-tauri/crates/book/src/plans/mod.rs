//! Plans: a wish for a gift or for units that waits a while before it is bought. A plan is no recharge: it never counts as spent, whatever
//! becomes of it. Before its time it can be marked bought only by an operation that says so.

mod rules;
mod table;
#[cfg(test)]
mod tests;

use giftbook_model::Instant;
use serde_json::json;

pub use rules::{MOST_WAIT_HOURS, NewPlan, Plan, PlanState};
pub(crate) use table::{load, store};

use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError};

impl Book {
    /// Every plan: the open ones first, the next to be ripe before the others; then the ended ones, the last ended first.
    pub fn plans(&self) -> Result<Vec<Plan>, BookError> {
        self.file.read(table::all)
    }

    /// Writes a wish down and returns its number. It waits from `now` on.
    pub fn plan_add(&self, plan: &NewPlan, now: Instant) -> Result<i64, BookError> {
        let plan = rules::begin(plan, now)?;
        self.file.write(|tx| {
            let id = table::unused(tx)?;
            let params = json!({ "name": plan.name });
            let edit = Edit {
                area: Area::Plan,
                key: id.to_string(),
                after: Some(serde_json::to_value(&plan)?),
            };
            history::change(tx, now, Name::PlanAdd, &params, vec![edit])?;
            Ok(id)
        })
    }

    /// Marks a plan as bought. Before its time only where `early` says that the person knows: that is an operation of its own name in the
    /// log. [`BookError::Invalid`] `plan_waits` otherwise, `plan_has_ended` for one that is no longer open.
    pub fn plan_bought(&self, id: i64, early: bool, now: Instant) -> Result<(), BookError> {
        self.end(id, now, |plan| rules::bought(plan, early, now))
    }

    /// Lets a plan go.
    pub fn plan_drop(&self, id: i64, now: Instant) -> Result<(), BookError> {
        self.end(id, now, |plan| rules::dropped(plan, now))
    }

    fn end(
        &self,
        id: i64,
        now: Instant,
        ended: impl FnOnce(rules::Kept) -> Result<(rules::Kept, Name), BookError>,
    ) -> Result<(), BookError> {
        self.file.write(|tx| {
            let plan = table::find(tx, id)?.ok_or(BookError::Unknown { what: "plan" })?;
            let (plan, name) = ended(plan)?;
            let params = json!({ "name": plan.name });
            let edit = Edit {
                area: Area::Plan,
                key: id.to_string(),
                after: Some(serde_json::to_value(&plan)?),
            };
            history::change(tx, now, name, &params, vec![edit])?;
            Ok(())
        })
    }
}
