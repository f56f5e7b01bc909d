//! A seeded book written into tables.

use rusqlite::{Connection, params};

use super::{BEGIN, DAY, GIFTS, Gift, LIVES, MINUTE, PEOPLE, SeedBook, start};
use crate::lives::{recorded, recorded_ms, recordings};
use crate::totals::rebuild;

impl SeedBook {
    /// The book's tables in memory.
    pub(in crate::insight) fn written(&self) -> Connection {
        let mut conn = Connection::open_in_memory().expect("memory");
        for step in crate::SCHEMA.steps {
            conn.execute_batch(step).expect("schema");
        }
        conn.execute("INSERT INTO setting VALUES ('zone', ?1)", [self.zone])
            .expect("zone");
        let tx = conn.transaction().expect("transaction");
        frame(&tx);
        for (id, gift) in (1_i64..).zip(&self.gifts) {
            insert(&tx, id, gift);
        }
        for (live, minute, viewers) in &self.viewers {
            let at = start(*live).millis() + minute * MINUTE;
            tx.execute(
                "INSERT OR IGNORE INTO viewer_count VALUES (?1, ?2, 2, ?3)",
                params![live, at, viewers],
            )
            .expect("viewers");
        }
        tx.execute_batch(
            "UPDATE live SET first_at = (SELECT min(at) FROM entry WHERE live_id = live.id),
                             last_at = (SELECT max(at) FROM entry WHERE live_id = live.id)",
        )
        .expect("ends");
        for live in 1..=LIVES {
            let ms = recorded_ms(&recorded(&recordings(&tx, live).expect("recordings")));
            tx.execute("UPDATE live SET recorded_ms = ?2 WHERE id = ?1", [live, ms])
                .expect("recorded");
        }
        rebuild(&tx, &self.zone()).expect("totals");
        tx.commit().expect("commit");
        conn
    }
}

/// What every seeded book has: two sources, gifts, people and lives, one of them with an export's totals.
fn frame(conn: &Connection) {
    for source in 1..=2 {
        conn.execute(
            "INSERT INTO source VALUES (?1, 'file', 'events', zeroblob(32), 1, ?2, '{}', '[]', 10, 9, 0, 1, 0, 0)",
            [source, BEGIN + 30 * DAY],
        )
        .expect("source");
    }
    for (id, (name, price)) in (1..).zip(GIFTS) {
        let key = format!("id:{}", 100 - id);
        conn.execute(
            "INSERT INTO gift VALUES (?1, 1, ?2, ?3, ?4, 1)",
            params![id, key, name, price],
        )
        .expect("gift");
    }
    for id in 1..=PEOPLE {
        let key = format!("id:{}", 100 - id);
        conn.execute(
            "INSERT INTO person VALUES (?1, 1, ?2, 'somebody', NULL)",
            params![id, key],
        )
        .expect("person");
    }
    conn.execute_batch(
        "INSERT INTO account VALUES (1, 1, 1, 1), (2, 2, 1, 0), (3, 3, 1, 0), (4, 4, 1, 0), (5, 5, 1, 0), (6, 6, 1, 0)",
    )
    .expect("accounts");
    for id in 1..=LIVES {
        let room = format!("room:{}", (start(id).millis() / 1000) << 32);
        conn.execute(
            "INSERT INTO live (id, platform, key, host_id) VALUES (?1, 1, ?2, 1)",
            params![id, room],
        )
        .expect("live");
    }
    let official = params![start(1).millis(), start(1).millis() + 3 * 60 * MINUTE];
    conn.execute(
        "INSERT INTO live_official VALUES (1, 1, 1, ?1, ?2, 'The harbour', '999999999', 5, 6, 7)",
        official,
    )
    .expect("official");
}

fn insert(conn: &Connection, id: i64, gift: &Gift) {
    let live = (gift.live > 0).then_some(gift.live);
    let at = gift.at();
    let price = GIFTS[gift.gift].1;
    let units = price.map(|price| price * gift.pieces);
    let account = |number: i64| units.map(|_| number);
    let flags = if gift.guest { 16 } else { 0 } | if gift.untimed { 4 } else { 0 };
    let kind_of_gift = i64::try_from(gift.gift + 1).expect("small");
    conn.execute(
        "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, live_id, gift_id, person_id, pieces, first_pieces, price,
            unit, units, from_account, to_account, flags, source_id, row, offset, length)
         VALUES (?1, 0, 1, 1, ?2, ?2, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?1, 0, 0)",
        params![
            id, at, live, kind_of_gift, (gift.person > 0).then_some(gift.person), gift.pieces, price,
            account(2), units, account(2), account(1), flags, gift.source
        ],
    )
    .expect("entry");
}
