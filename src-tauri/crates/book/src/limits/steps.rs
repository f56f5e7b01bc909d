//! A limit as it follows from its steps. Steps are only ever added; what stands is worked out from all of them and the clock, so that a
//! restart, an old screen or two windows at once cannot come to different answers.
//!
//! Two readings of the clock guard the wait. A step is dated with the *latest* instant this book was ever shown, so that a clock set back
//! cannot make a request older than it is. Whether the wait is over is read from the clock as it is *now*, so that a clock set forward for
//! a moment and back again has not waited either. A clock set forward and left there is believed: without a second clock nobody can tell.

use giftbook_model::{Instant, Money};

use super::window::{DAY_MS, Window};

/// From asking for more until it can be confirmed: 24 hours as they pass (UK Gambling Commission, RTS 12).
pub(super) const WAIT_MS: i64 = DAY_MS;
/// From asking for more until the request lapses unconfirmed.
pub(super) const LAPSE_MS: i64 = 7 * DAY_MS;

/// The clock at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// What the machine says.
    pub now: Instant,
    /// The largest instant ever seen, this one included.
    pub latest: Instant,
}

impl Reading {
    pub(super) fn new(now: Instant, seen_before: Instant) -> Self {
        Self {
            now,
            latest: now.max(seen_before),
        }
    }
}

pub type StepId = i64;

/// What was done to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A limit where there was none. Acts at once.
    Set(Money),
    /// Less than before. Acts at once and ends a request for more.
    Lowered(Money),
    /// More than before, or no limit at all (`None`). Acts only after [`WAIT_MS`] and a confirmation.
    RaiseAsked(Option<Money>),
    /// The second confirmation of the raise that was asked for last.
    Confirmed,
    /// The request for more was withdrawn: the limit stays.
    Kept,
}

/// One step, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Later ones are larger.
    pub(super) id: StepId,
    pub(super) window: Window,
    pub(super) reading: Reading,
    pub(super) what: What,
}

/// More was asked for and neither confirmed nor withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raise {
    /// The step that asked.
    pub id: StepId,
    /// `None`: no limit at all.
    pub to: Option<Money>,
    pub asked: Instant,
}

impl Raise {
    /// From when it can be confirmed.
    #[must_use]
    pub fn from(&self) -> Instant {
        self.asked.plus_millis(WAIT_MS)
    }

    /// From when it can no more.
    #[must_use]
    pub fn lapses(&self) -> Instant {
        self.asked.plus_millis(LAPSE_MS)
    }

    /// Whether it can be confirmed.
    pub(super) fn ready(&self, reading: Reading) -> bool {
        reading.now >= self.from() && !self.lapsed(reading)
    }

    fn lapsed(&self, reading: Reading) -> bool {
        reading.latest >= self.lapses()
    }
}

/// The limit of one window as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub window: Window,
    pub limit: Option<Money>,
    /// Since when it is what it is.
    pub since: Option<Instant>,
    pub pending: Option<Raise>,
}

impl Standing {
    /// What stands at `reading` after `steps`, oldest first; steps of other windows are passed over.
    pub(super) fn after(steps: &[Step], window: Window, reading: Reading) -> Self {
        let mut standing = Self {
            window,
            limit: None,
            since: None,
            pending: None,
        };
        for step in steps.iter().filter(|step| step.window == window) {
            standing.let_lapse(step.reading);
            standing.take(step);
        }
        standing.let_lapse(reading);
        standing
    }

    fn let_lapse(&mut self, reading: Reading) {
        self.pending = self.pending.filter(|raise| !raise.lapsed(reading));
    }

    fn take(&mut self, step: &Step) {
        match step.what {
            What::Set(amount) | What::Lowered(amount) => {
                self.pending = None;
                self.put(Some(amount), step);
            }
            What::RaiseAsked(to) => {
                self.pending = Some(Raise {
                    id: step.id,
                    to,
                    asked: step.reading.latest,
                });
            }
            What::Confirmed => {
                if let Some(raise) = self.pending.filter(|raise| raise.ready(step.reading)) {
                    self.pending = None;
                    self.put(raise.to, step);
                }
            }
            What::Kept => self.pending = None,
        }
    }

    fn put(&mut self, limit: Option<Money>, step: &Step) {
        self.limit = limit;
        self.since = Some(step.reading.latest);
    }

    /// What asking for `amount` (`None`: no limit) amounts to; `None` when it is what stands anyway. An amount in another currency counts
    /// as a raise: which of the two is more changes with the rate of the day.
    pub(super) fn asking(&self, amount: Option<Money>) -> Option<What> {
        match (self.limit, amount) {
            (None, None) => None,
            (None, Some(first)) => Some(What::Set(first)),
            (Some(limit), Some(amount)) if limit == amount => self.pending.map(|_| What::Kept),
            (Some(limit), Some(amount)) if limit.currency == amount.currency && amount.minor < limit.minor => {
                Some(What::Lowered(amount))
            }
            (Some(_), amount) => Some(What::RaiseAsked(amount)),
        }
    }
}
