//! One purchase opened: who tells of it, what came back, and what was billed for it.

use std::collections::BTreeMap;

use giftbook_model::{EntryId, Instant};
use rusqlite::Connection;

use super::attachments::{self, Attached};
use super::decide::holding;
use super::doubt::{Doubt, Held};
use super::list::{Witnessed, witnessed};
use super::purchases::{Purchased, purchased};
use super::recharges::{Back, Recharge, Recharges};
use super::rights::{Right, right};
use super::table;
use crate::rates::{Above, Fx, Learnt, above, learnt};
use crate::{Book, BookError, settings};

/// A purchase opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub purchase: Purchased,
    pub witnesses: Vec<Witnessed>,
    pub refunds: Vec<Witnessed>,
    pub receipts: Vec<Attached>,
    pub right: Right,
    /// What speaks against it.
    pub doubts: Vec<Doubt>,
    /// What was billed beside the price at the reference rate, where both are known in two currencies.
    pub above: Option<Above>,
    /// The payment method's name, and what it took on purchases in other currencies.
    pub learnt: Option<(String, Learnt)>,
}

impl Book {
    /// The purchase this entry tells of.
    pub fn purchase(&self, entry: EntryId, now: Instant) -> Result<Opened, BookError> {
        self.file.read(|conn| opened(conn, entry, now))
    }

    /// What each payment method took on purchases in other currencies, by its number; only those of which that is known.
    pub fn methods_learnt(&self) -> Result<BTreeMap<i64, Learnt>, BookError> {
        self.file.read(|conn| {
            let book = Recharges::load(conn)?;
            let methods = table::method_names(conn)?;
            let zone = settings::read(conn)?.zone()?;
            learnt(&all_of(&book, &book.back(), &methods)?, &Fx::load(conn)?, &zone)
        })
    }
}

fn opened(conn: &Connection, entry: EntryId, now: Instant) -> Result<Opened, BookError> {
    let book = Recharges::load(conn)?;
    let asked = holding(&book, entry)?;
    let recharge = match book.purchase_of(asked).filter(|_| book.told[asked.lead()].refund) {
        Some(purchase) => holding(&book, purchase)?,
        None => asked,
    };
    let back = book.back();
    let methods = table::method_names(conn)?;
    let purchase = purchased(&book, recharge, &back, &methods)?;
    let each = |members: &[usize], of: &Recharge| {
        let told = members.iter().map(|at| witnessed(conn, &book, of, *at));
        told.collect::<Result<Vec<_>, _>>()
    };
    let mut refunds = Vec::new();
    for refund in book.refunds() {
        if book
            .purchase_of(refund)
            .is_some_and(|named| purchase.witnesses.contains(&named))
        {
            // What was said of it is taken back where it was said.
            let said = |at: &&usize| book.refund_of.contains_key(&book.told[**at].id);
            let at = refund.members.iter().find(said).copied();
            refunds.push(witnessed(conn, &book, refund, at.unwrap_or_else(|| refund.lead()))?);
        }
    }
    let zone = settings::read(conn)?.zone()?;
    let times = (purchase.at, now);
    let fx = Fx::load(conn)?;
    let taken = match purchase.method {
        Some(method) => learnt(&all_of(&book, &back, &methods)?, &fx, &zone)?.remove(&method),
        None => None,
    };
    let name = methods.into_iter().find(|(id, _)| Some(*id) == purchase.method);
    Ok(Opened {
        above: above(&purchase, &fx, &zone),
        learnt: name.map(|(_, name)| name).zip(taken),
        witnesses: each(&recharge.members, recharge)?,
        refunds,
        doubts: Held::load(conn)?.against(&book, recharge, &purchase),
        receipts: attachments::of_entries(conn, &purchase.witnesses)?,
        right: right(
            purchase.platform,
            purchase.channel,
            purchase.country.as_deref(),
            times,
            &zone,
        ),
        purchase,
    })
}

fn all_of(
    book: &Recharges,
    back: &BTreeMap<EntryId, Back>,
    methods: &[(i64, String)],
) -> Result<Vec<Purchased>, BookError> {
    let all = book
        .purchases()
        .map(|recharge| purchased(book, recharge, back, methods));
    all.collect()
}
