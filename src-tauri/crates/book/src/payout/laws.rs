//! Laws of payouts that no single query tells: the entries in the journal are those the payouts and reversals make, no more and no fewer.

use std::collections::BTreeSet;

use giftbook_model::{Key, Platform};
use rusqlite::Connection;

use super::entries::{self, Leg, Way, legs};
use super::{reversal, reversal_table, table};
use crate::BookError;

/// An entry as this question needs it: number and its proof, kind, platform, time, units with both accounts' kinds, money likewise.
type Entry = (
    i64,
    i64,
    u8,
    u8,
    i64,
    Option<(i64, u8, u8)>,
    Option<(String, i64, u8, u8)>,
);

/// Whether the journal holds exactly the entries of the payouts and reversals, and gifts bear the marks of the reversals.
pub(crate) fn entries_stand(conn: &Connection) -> Result<bool, BookError> {
    Ok(expected(conn)? == found(conn)? && reversal_table::marks_stand(conn)?)
}

fn expected(conn: &Connection) -> Result<BTreeSet<Entry>, BookError> {
    let mut all = BTreeSet::new();
    let mut add = |key: Key, platform: Platform, leg: &Leg| -> Result<(), BookError> {
        let kinds = |(from, to): Way| (from as u8, to as u8);
        let units = leg.units.map(|(units, way)| (units, kinds(way).0, kinds(way).1));
        let money = leg.money.map(|(money, way)| {
            let (from, to) = kinds(way);
            (money.currency.code().to_owned(), money.minor, from, to)
        });
        let at = table::moment(conn, leg.on)?;
        all.insert((key.id.0, key.rest, leg.kind as u8, platform as u8, at, units, money));
        Ok(())
    };
    for payout in table::all(conn)? {
        for leg in legs(&payout.facts)? {
            add(entries::key(payout.id, leg.part), payout.facts.platform, &leg)?;
        }
    }
    for one in reversal_table::all(conn)? {
        add(reversal::key(one.id), one.platform, &reversal_table::leg(&one)?)?;
    }
    Ok(all)
}

fn found(conn: &Connection) -> Result<BTreeSet<Entry>, BookError> {
    let mut query = conn.prepare(
        "SELECT entry.id, key_rest, entry.kind, entry.platform, at, units, gave.kind, got.kind, currency, minor, paid.kind, came.kind
         FROM entry INDEXED BY entry_of_payout
              LEFT JOIN account gave ON gave.id = from_account LEFT JOIN account got ON got.id = to_account
              LEFT JOIN account paid ON paid.id = money_from LEFT JOIN account came ON came.id = money_to
         WHERE entry.kind = 5 OR entry.kind = 9 OR entry.kind = 10 OR entry.kind = 11 OR entry.kind = 12 OR entry.kind = 13",
    )?;
    let rows = query.query_map([], |row| {
        let units: Option<i64> = row.get(5)?;
        let minor: Option<i64> = row.get(9)?;
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get::<_, Option<i64>>(4)?.unwrap_or(i64::MIN),
            units
                .map(|units| Ok::<_, rusqlite::Error>((units, row.get(6)?, row.get(7)?)))
                .transpose()?,
            minor
                .map(|minor| Ok::<_, rusqlite::Error>((row.get(8)?, minor, row.get(10)?, row.get(11)?)))
                .transpose()?,
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
