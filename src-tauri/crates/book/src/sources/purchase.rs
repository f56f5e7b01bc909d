//! Rows of receipts and statements: each is an entry of money, and of units where the product's name says how many. What else a row says
//! stays with its source as a fact; the entry's time and units follow from all of its facts, so the order of files plays no part.

use giftbook_model::{Channel, EntryId, Key, Purchase, Witness};
use rusqlite::{Transaction, params};

use super::entries::Desk;
use super::importing::{Importing, problem};
use super::own::Repeats;
use super::own_entries::Own;
use super::sight::Place;
use crate::BookError;
use crate::journal::{AccountKind, EntryKind};

impl Importing<'_> {
    pub(super) fn purchase(
        &mut self,
        tx: &Transaction<'_>,
        place: Place,
        purchase: &Purchase,
    ) -> Result<(), BookError> {
        if purchase.paid.is_some_and(|paid| paid.minor <= 0) {
            self.unreadable(place, problem("price_not_positive", ""));
            return Ok(());
        }
        let key = key(&mut self.repeats, purchase);
        let units = purchase.units.filter(|_| !purchase.refund);
        let own = Own {
            kind: if purchase.refund {
                EntryKind::Refund
            } else {
                EntryKind::Recharge
            },
            platform: purchase.platform,
            at: purchase.at.millis(),
            person: None,
            who: String::new(),
            what: purchase.product.as_deref().unwrap_or_default().to_owned(),
            pieces: 1,
            units: units.map(|units| (units, AccountKind::Purchases, AccountKind::Wallet)),
            money: purchase.paid,
        };
        if !self.own(tx, place, key, &own)? {
            return Ok(());
        }
        note(tx, key.id, self.source, purchase)?;
        let mut desk = Desk {
            source: self.source,
            lives: &mut self.lives,
            accounts: &mut self.accounts,
            tally: &mut self.tally,
            days: &mut self.days,
        };
        fold(tx, &mut desk, key.id)
    }
}

/// What makes two rows the same purchase. A store's order number stands for the time, which another answer about the zone would move; but
/// Apple gathers several purchases in one order, and a bank's reference is often the payee's: their times tell those apart.
fn key(repeats: &mut Repeats, purchase: &Purchase) -> Key {
    let text = |text: &Option<giftbook_model::CompactString>| text.as_deref().unwrap_or_default().to_owned();
    let at = purchase.at.millis().to_string();
    let mut fields = vec![
        (purchase.witness as u8).to_string(),
        purchase.platform.code().to_owned(),
        u8::from(purchase.refund).to_string(),
        purchase
            .paid
            .map(|paid| format!("{} {}", paid.minor, paid.currency))
            .unwrap_or_default(),
        text(&purchase.product),
    ];
    if let Some(number) = &purchase.transaction {
        fields.push(number.to_string());
        let stands_alone = purchase.witness == Witness::Store && purchase.channel != Some(Channel::Ios);
        fields.extend((!stands_alone).then_some(at));
        return repeats.key("order", &fields);
    }
    fields.extend([u8::from(purchase.day_only).to_string(), at, text(&purchase.method)]);
    repeats.key("purchase", &fields)
}

fn note(tx: &Transaction<'_>, entry: EntryId, source: i64, purchase: &Purchase) -> Result<(), BookError> {
    tx.prepare_cached(
        "INSERT INTO purchase_fact (entry_id, source_id, witness, channel, at, day_only, units, currency, minor, transaction_id, product, method, country)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        entry.0,
        source,
        purchase.witness as u8,
        purchase.channel.map(|channel| channel as u8),
        purchase.at.millis(),
        purchase.day_only,
        purchase.units,
        purchase.paid.map(|paid| paid.currency.code().to_owned()),
        purchase.paid.map(|paid| paid.minor),
        purchase.transaction.as_deref(),
        purchase.product.as_deref(),
        purchase.method.as_deref(),
        purchase.country.as_deref(),
    ])?;
    Ok(())
}

/// Makes an entry's time and units what its facts say: an exact time before a day, the earlier before the later, the larger number of units.
pub(super) fn fold(tx: &Transaction<'_>, desk: &mut Desk<'_>, entry: EntryId) -> Result<(), BookError> {
    let platform: u8 = tx
        .prepare_cached("SELECT platform FROM entry WHERE id = ?1")?
        .query_row([entry.0], |row| row.get(0))?;
    let platform = giftbook_model::Platform::from_number(platform).ok_or(BookError::Inconsistent {
        what: "an entry without a platform",
    })?;
    let mut account = |kind| desk.accounts.id(tx, kind, platform, 0);
    let (from, to) = (account(AccountKind::Purchases)?, account(AccountKind::Wallet)?);
    tx.prepare_cached(
        "UPDATE entry SET at = said.at, seen_at = said.at, last_at = said.at,
             unit = iif(said.units IS NULL, NULL, ?2), units = said.units,
             from_account = iif(said.units IS NULL, NULL, ?3), to_account = iif(said.units IS NULL, NULL, ?4)
         FROM (SELECT (SELECT at FROM purchase_fact WHERE entry_id = ?1 ORDER BY day_only, at LIMIT 1) AS at,
                      (SELECT iif(kind = ?5, NULL, max(purchase_fact.units)) FROM purchase_fact WHERE entry_id = ?1) AS units,
                      kind FROM entry WHERE id = ?1) AS said
         WHERE id = ?1",
    )?
    .execute(params![entry.0, platform.bought() as u8, from, to, EntryKind::Refund as u8])?;
    Ok(())
}

/// Takes away what `source` said. Returns the entries of which other sources tell too, to be folded once they are theirs.
pub(super) fn forget_source(tx: &Transaction<'_>, source: i64) -> Result<Vec<EntryId>, BookError> {
    let shared = tx
        .prepare_cached(
            "SELECT entry_id FROM purchase_fact AS fact WHERE source_id = ?1
             AND EXISTS (SELECT 1 FROM purchase_fact WHERE entry_id = fact.entry_id AND source_id <> ?1)",
        )?
        .query_map([source], |row| row.get(0).map(EntryId))?
        .collect::<Result<_, _>>()?;
    tx.prepare_cached("DELETE FROM purchase_fact WHERE source_id = ?1")?
        .execute([source])?;
    Ok(shared)
}
