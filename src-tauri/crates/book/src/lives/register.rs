//! The lives of one import: all of the book's are known from the start (there are hundreds, not millions), new ones are made as rooms and
//! receivers turn up.

use std::collections::{BTreeSet, HashMap};

use giftbook_model::{CompactString, Instant, Platform};
use rusqlite::{Transaction, params};

use super::rules::QUIET_MS;
use crate::BookError;

/// The row number of a live.
pub(crate) type LiveId = i64;

/// A live as the import sees it grow.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) id: LiveId,
    pub(super) platform: Platform,
    pub(super) key: Option<CompactString>,
    pub(super) host: Option<i64>,
    pub(super) first: Option<i64>,
    pub(super) last: Option<i64>,
    /// Gifts in it went to more than one receiver; who hosts it is settled at the end.
    pub(super) mixed: bool,
}

impl Span {
    /// When the live began: what its room id tells, else its first gift.
    pub(super) fn start(&self) -> Option<i64> {
        let told = self
            .key
            .as_deref()
            .and_then(|key| key.strip_prefix("room:"))
            .and_then(Instant::from_snowflake);
        told.map(Instant::millis).or(self.first)
    }

    fn grow(&mut self, at: Option<i64>) {
        self.first = [self.first, at].into_iter().flatten().min();
        self.last = self.last.max(at);
    }
}

/// All lives of the book and those this import touched.
pub(crate) struct Lives {
    pub(super) spans: Vec<Span>,
    pub(super) by_id: HashMap<LiveId, usize>,
    by_key: HashMap<(Platform, CompactString), usize>,
    by_host: HashMap<(Platform, Option<i64>), Vec<usize>>,
    latest: Option<usize>,
    pub(super) touched: BTreeSet<LiveId>,
}

impl Lives {
    pub(crate) fn load(tx: &Transaction<'_>) -> Result<Self, BookError> {
        let mut lives = Self {
            spans: Vec::new(),
            by_id: HashMap::new(),
            by_key: HashMap::new(),
            by_host: HashMap::new(),
            latest: None,
            touched: BTreeSet::new(),
        };
        let mut rows = tx.prepare("SELECT id, platform, key, host_id, first_at, last_at FROM live ORDER BY id")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let platform = Platform::from_number(row.get(1)?).ok_or(BookError::Inconsistent {
                what: "a live of no platform",
            })?;
            let key: Option<String> = row.get(2)?;
            lives.put(Span {
                id: row.get(0)?,
                platform,
                key: key.map(CompactString::from),
                host: row.get(3)?,
                first: row.get(4)?,
                last: row.get(5)?,
                mixed: false,
            });
        }
        Ok(lives)
    }

    fn put(&mut self, span: Span) -> usize {
        let index = self.spans.len();
        self.by_id.insert(span.id, index);
        if let Some(key) = span.key.clone() {
            self.by_key.insert((span.platform, key), index);
        }
        self.by_host.entry((span.platform, span.host)).or_default().push(index);
        self.spans.push(span);
        index
    }

    fn make(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        key: Option<CompactString>,
        host: Option<i64>,
    ) -> Result<usize, BookError> {
        let mut insert = tx.prepare_cached("INSERT INTO live (platform, key, host_id) VALUES (?1, ?2, ?3)")?;
        let id = insert.insert(params![platform as u8, key.as_deref(), host])?;
        Ok(self.put(Span {
            id,
            platform,
            key,
            host,
            first: None,
            last: None,
            mixed: false,
        }))
    }

    /// The live with this key (`room:…`, `start:…`), made when first met.
    pub(crate) fn named(&mut self, tx: &Transaction<'_>, platform: Platform, key: &str) -> Result<LiveId, BookError> {
        let lookup = (platform, CompactString::from(key));
        let index = match self.by_key.get(&lookup) {
            Some(index) => *index,
            None => self.make(tx, platform, Some(lookup.1), None)?,
        };
        let id = self.spans.get(index).map_or(0, |span| span.id);
        self.touched.insert(id);
        Ok(id)
    }

    /// A gift whose room is known: its live grows, and its receiver is its host until another turns up.
    pub(crate) fn place(&mut self, live: LiveId, receiver: Option<i64>, at: Option<i64>) {
        let Some(index) = self.by_id.get(&live).copied() else {
            return;
        };
        let Some(span) = self.spans.get_mut(index) else { return };
        span.grow(at);
        match (span.host, receiver) {
            (None, Some(_)) => {
                span.host = receiver;
                let platform = span.platform;
                self.by_host.entry((platform, receiver)).or_default().push(index);
            }
            (Some(host), Some(receiver)) if host != receiver => span.mixed = true,
            _ => {}
        }
        if !self.touched.contains(&live) {
            self.touched.insert(live);
        }
    }

    /// The live a gift without a room goes to for now: one of its receiver's that was not quiet for too long, else a new one. Where two
    /// could be meant, `settle` decides.
    pub(crate) fn find(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        receiver: Option<i64>,
        at: i64,
    ) -> Result<LiveId, BookError> {
        let fits = |span: &Span| {
            let (start, last) = (span.start()?, span.last.or(span.start())?);
            (at >= start - if span.key.is_some() { 0 } else { QUIET_MS } && at <= last + QUIET_MS).then_some(())
        };
        let of_receiver = |span: &Span| span.platform == platform && span.host == receiver;
        let latest = self.latest.filter(|index| {
            self.spans
                .get(*index)
                .is_some_and(|span| of_receiver(span) && fits(span).is_some())
        });
        let known = latest.or_else(|| {
            let of_host = self.by_host.get(&(platform, receiver))?;
            of_host
                .iter()
                .rev()
                .copied()
                .find(|index| self.spans.get(*index).and_then(fits).is_some())
        });
        let index = match known {
            Some(index) => index,
            None => self.make(tx, platform, None, receiver)?,
        };
        self.latest = Some(index);
        let Some(span) = self.spans.get_mut(index) else {
            return Ok(0);
        };
        span.grow(Some(at));
        let id = span.id;
        if !self.touched.contains(&id) {
            self.touched.insert(id);
        }
        Ok(id)
    }

    /// Marks a live whose rows changed in another way than by growing.
    pub(crate) fn touch(&mut self, live: LiveId) {
        self.touched.insert(live);
    }

    /// The one live touched by this import that was going on at `at`, give or take the longest silence; `None` when none or several were.
    pub(crate) fn only_one_at(&self, platform: Platform, at: i64) -> Option<LiveId> {
        let going_on = |span: &&Span| {
            let times = span.first.zip(span.last);
            span.platform == platform
                && self.touched.contains(&span.id)
                && times.is_some_and(|(first, last)| at >= first - QUIET_MS && at <= last + QUIET_MS)
        };
        let mut fitting = self.spans.iter().filter(going_on);
        fitting.next().filter(|_| fitting.next().is_none()).map(|span| span.id)
    }

    pub(super) fn of_host(&self, platform: Platform, host: Option<i64>) -> Vec<&Span> {
        let spans = self
            .spans
            .iter()
            .filter(|span| span.platform == platform && span.host == host);
        spans.collect()
    }
}
