//! What an owner would say by hand, said for them: the sample's own part.

use giftbook_model::{Instant, Owner, Platform};

use crate::limits::Window;
use crate::payout::TakeOut;
use crate::plans::NewPlan;
use crate::{Book, BookError, Settings};

impl Book {
    /// Where the owner lives and what they mean to spend. Before any import: a limit counts from the newest instant a book has seen.
    pub fn owner_intends(&self, owner: &Owner, now: Instant) -> Result<(), BookError> {
        let zone = owner.zone.to_owned();
        let settings = self.settings()?;
        self.set_settings(&Settings { zone, ..settings }, now)?;
        let (limit, since) = owner.month_limit;
        self.limit_set(Window::Month, Some(limit), since)?;
        for wish in &owner.wishes {
            let plan = NewPlan {
                name: wish.name.to_owned(),
                platform: Platform::TikTok,
                units: wish.coins,
                cost: None,
                wait_hours: wish.wait_hours,
            };
            self.plan_add(&plan, wish.made)?;
        }
        Ok(())
    }

    /// What the owner took out of what came in.
    pub fn owner_takes_out(&self, owner: &Owner, now: Instant) -> Result<(), BookError> {
        let (name, text) = owner.payout_methods;
        self.payout_methods_add(name, text, now)?;
        for taken in &owner.payouts {
            let out = TakeOut {
                platform: Platform::TikTok,
                units: None,
                method: taken.method.to_owned(),
                to: taken.to,
                requested: taken.requested,
                paid: taken.paid,
                received: taken.received,
                reference: taken.reference.clone(),
            };
            self.payout_take(&out, now)?;
        }
        Ok(())
    }
}
