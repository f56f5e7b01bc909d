//! Small books for tests: a few gifts, people and lives with awkward names, and entries over them as a test wants them.

use giftbook_model::{EntryId, Instant, Key, Unit};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use rusqlite::{Connection, params};
use tempfile::TempDir;

use crate::{Book, BookError, EntryKind, Flags, totals};

pub(crate) const NOON: i64 = 1_760_000_000_000;

pub(crate) fn now() -> Instant {
    Instant::from_millis(NOON).expect("now")
}

/// Numbers of gifts, people, lives and sources run from 1 to their length.
pub(crate) const GIFTS: [&str; 5] = ["Rose", "rose", "100% Love_Heart", "=HYPERLINK(\"x\")", "Éclair"];
/// What a piece of a gift costs: one a band, the third not known.
pub(crate) fn price(gift: i64) -> Option<i64> {
    [Some(1), Some(10), None, Some(1_000), Some(44_999)]
        .get(usize::try_from(gift - 1).ok()?)
        .copied()
        .flatten()
}
pub(crate) const PEOPLE: [&str; 6] = ["Zoë", "anna", "Anna", "O'Brien; DROP TABLE entry", "*\"NEAR\"*", "王"];
pub(crate) const LIVES: [&str; 3] = ["Painting the harbour", "Battle night", ""];

/// One entry of a test book.
#[derive(Debug, Clone)]
pub(crate) struct Sown {
    pub(crate) kind: EntryKind,
    pub(crate) platform: u8,
    pub(crate) at: Option<i64>,
    pub(crate) live: Option<i64>,
    pub(crate) gift: Option<i64>,
    pub(crate) person: Option<i64>,
    pub(crate) units: Option<i64>,
    pub(crate) unit: u8,
    pub(crate) money: Option<(&'static str, i64)>,
    pub(crate) guest: bool,
    /// 0: in both sources.
    pub(crate) source: i64,
}

/// Times fall close together, some on the same instant; amounts reach the largest there are.
pub(crate) fn sown() -> impl Strategy<Value = Sown> {
    let amount = prop_oneof![8 => 1_i64..3_000, 1 => Just(1_000_000_000_000_000)];
    let money = (prop::sample::select(vec!["USD", "EUR", "JPY"]), amount.clone());
    (
        (
            prop::sample::select(EntryKind::ALL.to_vec()),
            1_u8..4,
            prop::option::weighted(0.9, 0_i64..400),
        ),
        (
            prop::option::of(1..=LIVES.len() as i64),
            prop::option::of(1..=GIFTS.len() as i64),
        ),
        (
            prop::option::of(1..=PEOPLE.len() as i64),
            prop::option::weighted(0.8, amount),
            1_u8..4,
        ),
        (prop::option::weighted(0.3, money), any::<bool>(), 0_i64..3),
    )
        .prop_map(
            |((kind, platform, hours), (live, gift), (person, units, unit), (money, guest, source))| Sown {
                kind,
                platform,
                at: hours.map(|hours| NOON + hours * 1_800_000),
                live,
                gift,
                person,
                units,
                unit,
                money,
                guest,
                source,
            },
        )
        .prop_map(Sown::plausible)
}

impl Sown {
    /// A gift received is always some gift of its platform, worth that platform's units and no money.
    fn plausible(mut self) -> Self {
        if self.kind == EntryKind::GiftReceived {
            (self.platform, self.unit, self.money) = (1, Unit::Diamond as u8, None);
            self.gift = self.gift.or(Some(1));
        }
        self
    }
}

pub(crate) fn id(nth: usize) -> EntryId {
    Key::nth("seed", &[], u32::try_from(nth).expect("few")).id
}

/// A book with these entries. The folder must outlive it.
pub(crate) fn book(rows: &[Sown]) -> (TempDir, Book) {
    let folder = tempfile::tempdir().expect("folder");
    let book = Book::open(&folder.path().join("b.giftbook"), now()).expect("book");
    book.file
        .write(|tx| {
            names(tx)?;
            entries(tx, rows)?;
            totals::rebuild(tx, &TimeZone::UTC)
        })
        .expect("seed");
    (folder, book)
}

fn names(conn: &Connection) -> Result<(), BookError> {
    conn.execute_batch(
        "INSERT INTO source VALUES (1, 'a.json', 'connector_v1', zeroblob(32), 1, 1760000000001, '{}', '[]', 0, 0, 0, 0, 0, 0),
                                   (2, 'b.json', 'connector_v2', zeroblob(32), 1, 1760000000002, '{}', '[]', 0, 0, 0, 0, 0, 1);
         INSERT INTO account VALUES (1, 2, 1, 0), (2, 1, 1, 1);",
    )?;
    for (nth, name) in (1_i64..).zip(GIFTS) {
        conn.execute(
            "INSERT INTO gift VALUES (?1, 1, 'id:' || ?1, ?2, ?3, 1)",
            params![nth, name, price(nth)],
        )?;
    }
    for (nth, name) in (1_i64..).zip(PEOPLE) {
        conn.execute(
            "INSERT INTO person VALUES (?1, 1, 'id:' || ?1, ?2, 'h' || ?1)",
            params![nth, name],
        )?;
        conn.execute(
            "INSERT INTO person_name VALUES (?1, 1, 'h' || ?1, 'once ' || ?1, NULL, NULL)",
            params![nth],
        )?;
    }
    for (nth, title) in (1_i64..).zip(LIVES) {
        conn.execute(
            "INSERT INTO live (id, platform, key) VALUES (?1, 1, 'room:728903822911544660' || ?1)",
            params![nth],
        )?;
        if !title.is_empty() {
            conn.execute("INSERT INTO live_title VALUES (?1, ?2)", params![nth, title])?;
        }
    }
    Ok(())
}

fn entries(conn: &Connection, rows: &[Sown]) -> Result<(), BookError> {
    let mut insert = conn.prepare(
        "INSERT INTO entry (id, key_rest, kind, platform, at, live_id, gift_id, person_id, pieces, first_pieces, unit, units,
             from_account, to_account, currency, minor, money_from, money_to, flags, source_id, row, offset, length)
         VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, ?7, 1, 1, iif(?9 IS NULL, NULL, ?8), ?9, iif(?9 IS NULL, NULL, 1),
             iif(?9 IS NULL, NULL, 2), ?10, ?11, iif(?11 IS NULL, NULL, 1), iif(?11 IS NULL, NULL, 2), ?12, ?13, ?14, 10, 20)",
    )?;
    let mut seen = conn.prepare(
        "INSERT INTO sighting (entry_id, source_id, row, offset, length, pieces, first_pieces, flags)
         VALUES (?1, ?2, ?3, 10, 20, 1, 1, 0)",
    )?;
    for (nth, row) in rows.iter().enumerate() {
        let (currency, minor) = row.money.unzip();
        let only = Some(row.source).filter(|source| *source != 0);
        insert.execute(params![
            id(nth).0,
            row.kind as u8,
            row.platform,
            row.at,
            row.live,
            row.gift,
            row.person,
            row.unit,
            row.units,
            currency,
            minor,
            if row.guest { Flags::GUEST } else { 0 },
            only,
            nth
        ])?;
        if only.is_none() {
            seen.execute(params![id(nth).0, 1, nth])?;
            seen.execute(params![id(nth).0, 2, nth])?;
        }
    }
    Ok(())
}
