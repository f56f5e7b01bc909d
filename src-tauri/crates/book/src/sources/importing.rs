//! One import while it runs: each row goes to the area it concerns, and at the end the areas write what they gathered.

use giftbook_model::{Answers, Handling, Key, Problem, Record, Source};
use rusqlite::Transaction;

use super::entered::Entered;
use super::entries::Desk;
use super::frames::Known;
use super::gather::Gathered;
use super::import::{Import, Progress};
use super::loose::LooseStreaks;
use super::opened;
use super::own::Repeats;
use super::preview::{RowState, Watch};
use super::recognise::{Batch, What};
use super::report::{Counts, Report};
use super::side;
use super::sight::Place;
use crate::journal::Accounts;
use crate::lives::{Lives, settle};
use crate::totals::{Days, Tally};
use crate::{BookError, gifts, payout, people, recharge};

pub(super) struct Importing<'a> {
    pub(super) source: i64,
    pub(super) answers: &'a Answers,
    pub(super) people: people::Register,
    pub(super) gifts: gifts::Register,
    pub(super) lives: Lives,
    pub(super) accounts: Accounts,
    pub(super) tally: Tally,
    pub(super) days: Days,
    pub(super) gathered: Gathered,
    pub(super) loose: LooseStreaks,
    pub(super) repeats: Repeats,
    pub(super) counts: Counts,
    pub(super) watch: Option<Watch>,
    pub(super) known: Known,
    pub(super) entered: Entered,
}

impl<'a> Importing<'a> {
    pub(super) fn begin(tx: &Transaction<'_>, how: &'a Import<'_>, watch: Option<Watch>) -> Result<Self, BookError> {
        let empty_book = !tx.query_row("SELECT EXISTS (SELECT 1 FROM entry)", [], |row| row.get::<_, bool>(0))?;
        Ok(Self {
            source: opened::open_source(tx, how)?,
            answers: how.answers,
            people: people::Register::default(),
            gifts: gifts::Register::default(),
            lives: Lives::load(tx)?,
            accounts: Accounts::default(),
            tally: Tally::default(),
            days: Days::of_book(tx)?,
            gathered: Gathered::default(),
            loose: LooseStreaks::default(),
            repeats: Repeats::default(),
            counts: Counts::default(),
            watch,
            known: Known::default(),
            entered: Entered::of_book(empty_book),
        })
    }

    pub(super) fn progress(&self, bytes: u64) -> Progress {
        Progress {
            rows: self.counts.rows,
            bytes,
            unreadable: self.counts.unreadable,
            ignored: self.counts.ignored,
        }
    }

    /// Takes a batch of rows in. Whatever a row is, it is counted exactly once, now or when its event is written.
    pub(super) fn take(&mut self, tx: &Transaction<'_>, batch: &Batch) -> Result<(), BookError> {
        self.meet(tx, batch)?;
        for row in &batch.rows {
            self.counts.rows += match &row.what {
                What::Frame(frame) => frame.frames,
                What::NoGift | What::Other(_) => 1,
            };
            let place = Place {
                row: as_i64(row.number)?,
                offset: as_i64(row.offset)?,
                length: i64::from(row.length),
            };
            match &row.what {
                What::Frame(frame) => self.gift(tx, place, frame)?,
                What::NoGift => self.unreadable(place, problem("gift_without_id", "")),
                What::Other(handling) => self.other(tx, place, handling)?,
            }
        }
        Ok(())
    }

    fn other(&mut self, tx: &Transaction<'_>, place: Place, handling: &Handling) -> Result<(), BookError> {
        match handling {
            Handling::Ignored(what) => self.counts.ignored(what.clone()),
            Handling::Problem(problem) => self.unreadable(place, problem.clone()),
            Handling::Record(record) => match record {
                Record::Gift(_) => {
                    return Err(BookError::Inconsistent {
                        what: "a frame nobody recognised",
                    });
                }
                Record::Viewers(count) => {
                    let new = side::viewers(tx, self.source, &mut self.lives, count)?;
                    self.settled(place.row, new);
                }
                Record::Segment(segment) => {
                    let new = side::segment(tx, self.source, &mut self.lives, segment)?;
                    self.settled(place.row, new);
                }
                Record::LiveOfficial(live) => self.live_official(tx, place, live)?,
                Record::GiftSent(sent) => self.gift_sent(tx, place, sent)?,
                Record::Recharge(recharge) => self.recharge(tx, place, recharge)?,
                Record::CoinsBought(bought) => self.coins_bought(tx, place, bought)?,
                Record::Purchase(purchase) => self.purchase(tx, place, purchase)?,
            },
        }
        Ok(())
    }

    pub(super) fn unreadable(&mut self, place: Place, problem: Problem) {
        if let Some(watch) = &mut self.watch {
            watch.problem(place.row, &problem);
        }
        self.counts.unreadable(place, problem);
    }

    /// A row whose outcome is known at once.
    pub(super) fn settled(&mut self, row: i64, new: bool) {
        self.counts.brought(new);
        if let Some(watch) = &mut self.watch {
            watch.settle(row, if new { RowState::New } else { RowState::Known });
        }
    }

    /// Writes what was gathered, settles the lives, and closes the source with its counts.
    pub(super) fn finish(
        mut self,
        tx: &Transaction<'_>,
        source: &Source,
        how: &Import<'_>,
        kept: bool,
    ) -> Result<(Report, Option<Watch>), BookError> {
        self.hand_on(tx)?;
        let mut desk = Desk {
            source: self.source,
            lives: &mut self.lives,
            accounts: &mut self.accounts,
            tally: &mut self.tally,
            days: &mut self.days,
        };
        self.loose
            .finish(tx, &mut desk, &mut self.counts, self.watch.as_mut())?;
        settle(tx, &mut self.lives, false, &mut self.days, &mut self.tally)?;
        payout::mark_taken_back(tx, &mut self.days, &mut self.tally)?;
        self.tally.write(tx)?;
        self.people.write_names(tx, self.source)?;
        self.gifts.write_seen(tx, self.source)?;
        recharge::settle(tx)?;
        let mut report = self.counts.report(source.clone());
        report.source = Some(self.source);
        report.doubts = recharge::doubted_of_source(tx, self.source)?;
        opened::close_source(tx, self.source, source, &report, how, kept)?;
        Ok((report, self.watch))
    }
}

pub(super) fn problem(code: &'static str, detail: &str) -> Problem {
    Problem {
        code,
        detail: detail.into(),
        raw: "".into(),
    }
}

pub(super) fn as_i64(number: u64) -> Result<i64, BookError> {
    i64::try_from(number).map_err(|_| BookError::TooLarge)
}

/// The key of the nth equal row of a file; see [`Key::nth`].
pub(super) fn nth_key(kind: &str, fields: &[String], nth: u32) -> Key {
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    Key::nth(kind, &fields, nth)
}
