//! What tells of purchases, as rows of the book.

use std::collections::{BTreeMap, BTreeSet};

use giftbook_model::{Channel, Currency, EntryId, Money, Platform, Witness};
use rusqlite::{Connection, Row, Transaction, params};

use super::recharges::{Facts, Recharges};
use super::witnesses::{Class, Decisions, Told};
use crate::BookError;
use crate::journal::{EntryKind, Flags};

pub(super) const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a purchase cannot be read",
};

/// A source can tell an entry again in other words: of each fact the greatest counts, so that the order of imports does not; and an exact
/// time before a day, as the entry's own is chosen.
const ENTRIES: &str = "SELECT entry.id, kind, platform, entry.at, entry.units, entry.currency, entry.minor, flags,
        ifnull(hand_fact.day_only, ifnull(min(purchase_fact.day_only), 0)), max(witness),
        ifnull(hand_fact.channel, max(purchase_fact.channel)), ifnull(hand_fact.transaction_id, max(purchase_fact.transaction_id)),
        max(product), max(method), ifnull(hand_fact.country, max(purchase_fact.country)), method_id
    FROM entry INDEXED BY entry_of_purchase LEFT JOIN purchase_fact ON purchase_fact.entry_id = entry.id
        LEFT JOIN hand_fact ON hand_fact.entry_id = entry.id
    WHERE (kind = 3 OR kind = 4 OR kind = 7) AND entry.at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM payout_arrival WHERE payout_arrival.entry_id = entry.id AND together = 1) GROUP BY entry.id ORDER BY entry.id";

impl Recharges {
    pub(super) fn load(conn: &Connection) -> Result<Self, BookError> {
        let (mut told, mut facts) = (Vec::new(), Vec::new());
        let mut query = conn.prepare_cached(ENTRIES)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (one, its_facts) = entry(row)?;
            told.push(one);
            facts.push(its_facts);
        }
        Ok(Self::of(told, facts, decisions(conn)?, refund_of(conn)?))
    }
}

fn entry(row: &Row<'_>) -> Result<(Told, Facts), BookError> {
    let kind = EntryKind::from_number(row.get(1)?).ok_or(UNREADABLE)?;
    let flags = Flags(row.get(7)?);
    let witness: Option<u8> = row.get(9)?;
    let transaction: Option<String> = row.get(11)?;
    let class = if flags.has(Flags::BY_HAND) {
        Class::Hand
    } else if witness == Some(Witness::Store as u8) {
        if transaction.is_some() {
            Class::Store
        } else {
            Class::Listed
        }
    } else if witness == Some(Witness::Statement as u8) {
        Class::Statement
    } else if kind == EntryKind::CoinsBought {
        Class::Coins
    } else {
        Class::Money
    };
    let currency: Option<String> = row.get(5)?;
    let currency = currency.map(|code| Currency::parse(&code)).transpose()?;
    let channel: Option<u8> = row.get(10)?;
    let told = Told {
        id: EntryId(row.get(0)?),
        class,
        refund: kind == EntryKind::Refund,
        platform: Platform::from_number(row.get(2)?).ok_or(UNREADABLE)?,
        at: row.get(3)?,
        day_only: row.get(8)?,
        paid: currency
            .zip(row.get(6)?)
            .map(|(currency, minor)| Money { minor, currency }),
        units: row.get(4)?,
        transaction,
    };
    let facts = Facts {
        channel: channel.and_then(Channel::from_number),
        product: row.get(12)?,
        method: row.get(13)?,
        country: row.get(14)?,
        method_id: row.get(15)?,
        told_elsewhere: flags.has(Flags::TOLD_ELSEWHERE),
    };
    Ok((told, facts))
}

/// The entries of purchases a source tells of.
pub(super) fn entries_of_source(conn: &Connection, source: i64) -> Result<BTreeSet<EntryId>, BookError> {
    let mut query = conn.prepare_cached(
        "SELECT id FROM entry INDEXED BY entry_of_purchase WHERE (kind = 3 OR kind = 4 OR kind = 7)
            AND (source_id = ?1 OR EXISTS (SELECT 1 FROM sighting WHERE entry_id = entry.id AND sighting.source_id = ?1))",
    )?;
    let entries = query.query_map([source], |row| row.get(0).map(EntryId))?;
    Ok(entries.collect::<Result<_, _>>()?)
}

fn decisions(conn: &Connection) -> Result<Decisions, BookError> {
    let mut decisions = Decisions::default();
    let mut query = conn.prepare_cached("SELECT one_id, other_id, together FROM purchase_decision")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let pair = (EntryId(row.get(0)?), EntryId(row.get(1)?));
        if row.get(2)? {
            decisions.together.insert(pair);
        } else {
            decisions.apart.insert(pair);
        }
    }
    Ok(decisions)
}

fn refund_of(conn: &Connection) -> Result<BTreeMap<EntryId, EntryId>, BookError> {
    let mut query = conn.prepare_cached("SELECT refund_id, entry_id FROM refund_of")?;
    let pairs = query.query_map([], |row| Ok((EntryId(row.get(0)?), EntryId(row.get(1)?))))?;
    Ok(pairs.collect::<Result<_, _>>()?)
}

/// The book's payment methods: row number and name.
pub(super) fn method_names(conn: &Connection) -> Result<Vec<(i64, String)>, BookError> {
    let mut query = conn.prepare_cached("SELECT id, name FROM method ORDER BY id")?;
    let methods = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(methods.collect::<Result<_, _>>()?)
}

/// Entries that are a payout's arrival and are not marked so: the payout tells of that money. ?1: the mark.
const UNMARKED: &str =
    "SELECT entry.id FROM entry JOIN payout_arrival ON entry_id = entry.id AND together = 1 WHERE flags & ?1 = 0";

/// Marks the entries that are counted with another, as it follows from all that tell of purchases and from what the user decided. To be
/// called by whatever adds or takes away such an entry or decides, in the same transaction.
pub(crate) fn settle(tx: &Transaction<'_>) -> Result<(), BookError> {
    let mut mark = tx.prepare_cached("UPDATE entry SET flags = (flags & ~?2) | ?3 WHERE id = ?1")?;
    for (id, elsewhere) in Recharges::load(tx)?.marks_to_change() {
        let bit = Flags::TOLD_ELSEWHERE;
        mark.execute(params![id.0, bit, if elsewhere { bit } else { 0 }])?;
    }
    tx.prepare_cached(&format!("UPDATE entry SET flags = flags | ?1 WHERE id IN ({UNMARKED})"))?
        .execute([Flags::TOLD_ELSEWHERE])?;
    Ok(())
}

/// Whether the marks are what [`settle`] would make them.
pub(crate) fn marks_stand(conn: &Connection) -> Result<bool, BookError> {
    let unmarked = conn.prepare_cached(UNMARKED)?.exists([Flags::TOLD_ELSEWHERE])?;
    Ok(!unmarked && Recharges::load(conn)?.marks_to_change().is_empty())
}
