//! The lives of one import: all of the book's are known from the start (there are hundreds, not millions), new ones are made as rooms and
//! receivers turn up.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use giftbook_model::{CompactString, Instant, Platform};
use rusqlite::{Transaction, params};

use super::coverage::{Recording, recorded, recorded_ms};
use super::recordings::recordings;
use super::rules::QUIET_MS;
use crate::BookError;

/// The row number of a live.
pub(crate) type LiveId = i64;

/// Whoever receives gifts; 0 where the gifts name nobody.
pub(super) type Receiver = i64;

/// A live as far as finding it needs it.
#[derive(Debug, Clone)]
pub(super) struct Live {
    pub(super) platform: Platform,
    pub(super) key: Option<CompactString>,
}

impl Live {
    /// When its room id says that it began.
    pub(super) fn told_start(&self) -> Option<i64> {
        let room = self.key.as_deref()?.strip_prefix("room:")?;
        Instant::from_snowflake(room).map(Instant::millis)
    }
}

/// One receiver's gifts in one live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Gifts whose room a source named.
    pub(super) named: i64,
    pub(super) first: i64,
    pub(super) last: i64,
}

/// All lives of the book and those this import touched.
#[derive(Default)]
pub(crate) struct Lives {
    pub(super) lives: HashMap<LiveId, Live>,
    by_key: HashMap<(Platform, CompactString), LiveId>,
    /// Of each receiver, the parts in the order they were met.
    pub(super) parts: HashMap<(Platform, Receiver), Vec<(LiveId, Part)>>,
    latest: Option<(Platform, Receiver, usize)>,
    pub(super) touched: BTreeSet<LiveId>,
    /// Lives whose rows changed in another way than by growing: their parts are counted anew.
    pub(super) recount: BTreeSet<LiveId>,
    /// Lives found by time that settling gave to a receiver. Somebody else's gifts may still stand in one: of gifts that named nobody, a
    /// source came to name the receiver of some.
    pub(super) given: BTreeSet<LiveId>,
    /// What each source recorded of the lives made by this import, so that their rows need not be read again. Not of those whose rows
    /// changed in another way than by new ones: there only the rows can tell.
    heard: HashMap<LiveId, BTreeMap<i64, Recording>>,
}

impl Lives {
    pub(crate) fn load(tx: &Transaction<'_>) -> Result<Self, BookError> {
        let mut lives = Self::default();
        let mut rows = tx.prepare("SELECT id, platform, key FROM live")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let platform = Platform::from_number(row.get(1)?).ok_or(BookError::Inconsistent {
                what: "a live of no platform",
            })?;
            let key: Option<String> = row.get(2)?;
            lives.know(row.get(0)?, platform, key.map(CompactString::from));
        }
        let mut rows = tx.prepare(
            "SELECT live_id, receiver_id, named, first_at, last_at FROM live_receiver ORDER BY first_at, live_id",
        )?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let live: LiveId = row.get(0)?;
            let Some(platform) = lives.lives.get(&live).map(|live| live.platform) else {
                continue;
            };
            let part = Part {
                named: row.get(2)?,
                first: row.get(3)?,
                last: row.get(4)?,
            };
            lives
                .parts
                .entry((platform, row.get(1)?))
                .or_default()
                .push((live, part));
        }
        Ok(lives)
    }

    fn know(&mut self, id: LiveId, platform: Platform, key: Option<CompactString>) {
        if let Some(key) = key.clone() {
            self.by_key.insert((platform, key), id);
        }
        self.lives.insert(id, Live { platform, key });
    }

    pub(super) fn make(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        key: Option<CompactString>,
    ) -> Result<LiveId, BookError> {
        let mut insert = tx.prepare_cached("INSERT INTO live (platform, key) VALUES (?1, ?2)")?;
        let id = insert.insert(params![platform as u8, key.as_deref()])?;
        self.know(id, platform, key);
        self.heard.insert(id, BTreeMap::new());
        Ok(id)
    }

    /// The live with this key (`room:…`, `start:…`), made when first met.
    pub(crate) fn named(&mut self, tx: &Transaction<'_>, platform: Platform, key: &str) -> Result<LiveId, BookError> {
        let lookup = (platform, CompactString::from(key));
        let id = match self.by_key.get(&lookup) {
            Some(id) => *id,
            None => self.make(tx, platform, Some(lookup.1))?,
        };
        self.touch(id);
        Ok(id)
    }

    /// A gift in a live grows its receiver's part of it. `named`: one more gift whose room a source named.
    pub(crate) fn grow(&mut self, live: LiveId, receiver: Option<i64>, at: i64, named: bool) {
        let Some(platform) = self.lives.get(&live).map(|live| live.platform) else {
            return;
        };
        let receiver = receiver.unwrap_or(0);
        let parts = self.parts.entry((platform, receiver)).or_default();
        let index = match parts.iter().rposition(|(id, _)| *id == live) {
            Some(index) => index,
            None => {
                parts.push((
                    live,
                    Part {
                        named: 0,
                        first: at,
                        last: at,
                    },
                ));
                parts.len() - 1
            }
        };
        if let Some((_, part)) = parts.get_mut(index) {
            *part = Part {
                named: part.named + i64::from(named),
                first: part.first.min(at),
                last: part.last.max(at),
            };
        }
        self.latest = Some((platform, receiver, index));
        self.touch(live);
    }

    /// The live a gift without a room goes to for now: one its receiver was in that was not quiet for too long, else a new one. Where two
    /// could be meant, `settle` decides.
    pub(crate) fn find(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        receiver: Option<i64>,
        at: i64,
    ) -> Result<LiveId, BookError> {
        let key = (platform, receiver.unwrap_or(0));
        let parts = self.parts.get(&key).map_or(&[][..], Vec::as_slice);
        let fits = |(live, part): &(LiveId, Part)| {
            let Some(live) = self.lives.get(live) else { return false };
            let from = if live.key.is_some() {
                live.told_start().unwrap_or(part.first)
            } else {
                part.first - QUIET_MS
            };
            (from..=part.last + QUIET_MS).contains(&at)
        };
        // Rows come in order of time mostly, so the part looked at last is the likeliest.
        let latest = self
            .latest
            .filter(|(platform, receiver, _)| (*platform, *receiver) == key)
            .and_then(|(_, _, index)| parts.get(index));
        let known = latest
            .filter(|part| fits(part))
            .or_else(|| parts.iter().rev().find(|part| fits(part)));
        match known {
            Some((live, _)) => Ok(*live),
            None => self.make(tx, platform, None),
        }
    }

    /// Marks a live to be settled.
    pub(crate) fn touch(&mut self, live: LiveId) {
        if !self.touched.contains(&live) {
            self.touched.insert(live);
        }
    }

    /// Marks a live that lost a gift, or a gift of which changed its receiver.
    pub(crate) fn shrink(&mut self, live: LiveId) {
        self.change(live);
        self.recount.insert(live);
    }

    /// Marks a live a row of which changed.
    pub(crate) fn change(&mut self, live: LiveId) {
        self.touch(live);
        self.heard.remove(&live);
    }

    /// What `source` recorded of a live made by this import, to be added to; `None` where the rows will be asked.
    pub(crate) fn hear(&mut self, live: LiveId, source: i64) -> Option<&mut Recording> {
        Some(self.heard.get_mut(&live)?.entry(source).or_default())
    }

    /// How much of a live was recorded, in milliseconds.
    pub(super) fn recorded_ms(&self, tx: &Transaction<'_>, live: LiveId) -> Result<i64, BookError> {
        Ok(match self.heard.get(&live) {
            Some(heard) => recorded_ms(&recorded(heard.values())),
            None => recorded_ms(&recorded(&recordings(tx, live)?)),
        })
    }
}
