//! Purchases as the screen shows them: a page of the list, what has no partner, what could be the same, and who tells of one.

use giftbook_model::{Channel, EntryId, Instant, Money, Platform};
use rusqlite::{Connection, OptionalExtension};

use super::attachments;
use super::decide::holding;
use super::doubt::{Doubt, Held};
use super::propose::{Proposal, propose};
use super::purchases::{Purchased, purchased};
use super::recharges::{Recharge, Recharges};
use super::table;
use super::witnesses::{Class, Rule};
use crate::{Book, BookError};

/// Which purchases to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    #[default]
    All,
    /// Paid, no units seen.
    NoUnits,
    /// Units, no payment seen.
    NoPayment,
}

/// A purchase and the classes of its witnesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub purchase: Purchased,
    pub classes: Vec<Class>,
    /// It has a receipt.
    pub receipts: usize,
    pub doubts: Vec<Doubt>,
}

/// A page of purchases, the newest first, and what stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchases {
    pub rows: Vec<Listed>,
    /// Of all that were asked for, on whatever page.
    pub count: usize,
    /// In the whole book, as are the next four.
    pub purchases: usize,
    /// What was paid, by currency in the order of their codes.
    pub paid: Vec<Money>,
    pub no_units: usize,
    pub no_payment: usize,
    /// What could be the same, each side told.
    pub proposals: Vec<(Witnessed, Witnessed, Rule)>,
    /// Refunds of no purchase that is known.
    pub loose_refunds: Vec<Witnessed>,
}

/// One witness and why it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    pub entry: EntryId,
    pub class: Class,
    pub platform: Platform,
    pub at: Instant,
    pub day_only: bool,
    pub paid: Option<Money>,
    pub units: Option<i64>,
    pub transaction: Option<String>,
    /// The product and the payment method as the receipt writes them.
    pub product: Option<String>,
    pub method: Option<String>,
    pub channel: Option<Channel>,
    /// The file it stands in; `None` where it was entered by hand.
    pub source: Option<String>,
    /// Its money or units count; others are told elsewhere.
    pub counts: bool,
    /// By which rule it was joined, and with which witness; `None` for the first.
    pub joined: Option<(Rule, Class)>,
    /// The user said of which purchase this refund is.
    pub named: bool,
}

impl Book {
    /// At most `most` purchases older than `before`, the one a page ended with.
    pub fn purchases_list(
        &self,
        which: Which,
        before: Option<(Instant, EntryId)>,
        most: usize,
    ) -> Result<Purchases, BookError> {
        self.file.read(|conn| list(conn, which, before, most))
    }
}

fn list(
    conn: &Connection,
    which: Which,
    before: Option<(Instant, EntryId)>,
    most: usize,
) -> Result<Purchases, BookError> {
    let book = Recharges::load(conn)?;
    let methods = table::method_names(conn)?;
    let back = book.back();
    let mut all = Vec::new();
    for recharge in book.purchases() {
        all.push((purchased(&book, recharge, &back, &methods)?, recharge));
    }
    all.sort_unstable_by_key(|(purchase, _)| std::cmp::Reverse((purchase.at, purchase.id)));
    let no_units = |purchase: &Purchased| purchase.paid.is_some() && purchase.units.is_none();
    let no_payment = |purchase: &Purchased| purchase.units.is_some() && purchase.paid.is_none();
    let asked = |purchase: &Purchased| match which {
        Which::All => true,
        Which::NoUnits => no_units(purchase),
        Which::NoPayment => no_payment(purchase),
    };
    let count = |of: &dyn Fn(&Purchased) -> bool| all.iter().filter(|(purchase, _)| of(purchase)).count();
    let (count, no_units, no_payment) = (count(&asked), count(&no_units), count(&no_payment));
    let paid = sums(all.iter().filter_map(|(purchase, _)| purchase.paid))?;
    let purchases = all.len();
    let mut rows = Vec::new();
    let mut held = Held::load(conn)?;
    let older = |purchase: &Purchased| before.is_none_or(|before| (purchase.at, purchase.id) < before);
    for (purchase, recharge) in all
        .into_iter()
        .filter(|(purchase, _)| asked(purchase) && older(purchase))
        .take(most)
    {
        rows.push(Listed {
            receipts: attachments::of_entries(conn, &purchase.witnesses)?.len(),
            doubts: held.against(&book, recharge, &purchase),
            classes: recharge.members.iter().map(|at| book.told[*at].class).collect(),
            purchase,
        });
    }
    let mut proposals = Vec::new();
    for Proposal { one, other, rule } in propose(&book.told, &book.decisions) {
        proposals.push((of_entry(conn, &book, one)?, of_entry(conn, &book, other)?, rule));
    }
    let mut loose_refunds = Vec::new();
    for refund in book.refunds().filter(|refund| book.purchase_of(refund).is_none()) {
        loose_refunds.push(witnessed(conn, &book, refund, refund.lead())?);
    }
    Ok(Purchases {
        rows,
        count,
        purchases,
        paid,
        no_units,
        no_payment,
        proposals,
        loose_refunds,
    })
}

fn sums(monies: impl Iterator<Item = Money>) -> Result<Vec<Money>, BookError> {
    let mut sums: Vec<Money> = Vec::new();
    for money in monies {
        match sums.iter_mut().find(|sum| sum.currency == money.currency) {
            Some(sum) => *sum = sum.checked_add(money)?,
            None => sums.push(money),
        }
    }
    sums.sort_unstable_by_key(|sum| sum.currency);
    Ok(sums)
}

fn of_entry(conn: &Connection, book: &Recharges, entry: EntryId) -> Result<Witnessed, BookError> {
    let recharge = holding(book, entry)?;
    let at = recharge.members.iter().copied().find(|at| book.told[*at].id == entry);
    witnessed(conn, book, recharge, at.unwrap_or(recharge.lead()))
}

pub(super) fn witnessed(
    conn: &Connection,
    book: &Recharges,
    recharge: &Recharge,
    at: usize,
) -> Result<Witnessed, BookError> {
    let (told, facts) = (&book.told[at], &book.facts[at]);
    let source = "SELECT name FROM source WHERE id = (SELECT min(source_id) FROM
             (SELECT source_id FROM entry WHERE id = ?1 UNION ALL SELECT source_id FROM sighting WHERE entry_id = ?1))";
    Ok(Witnessed {
        entry: told.id,
        class: told.class,
        platform: told.platform,
        at: Instant::from_millis(told.at).map_err(|_| table::UNREADABLE)?,
        day_only: told.day_only,
        paid: told.paid,
        units: told.units,
        transaction: told.transaction.clone(),
        product: facts.product.clone(),
        method: facts.method.clone(),
        channel: facts.channel,
        source: conn
            .prepare_cached(source)?
            .query_row([told.id.0], |row| row.get(0))
            .optional()?,
        counts: recharge.counts(at),
        joined: book.joined(recharge, at),
        named: book.refund_of.contains_key(&told.id),
    })
}
