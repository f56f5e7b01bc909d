//! A book's limits with a clock that can be turned: the rules alone, without a file.

mod beside;
mod envelopes;
mod kept;
mod reminders;
mod schedules;
mod timing;

use giftbook_model::{Currency, Instant, Money};
use jiff::tz::TimeZone;

use super::alerts::{Due, Told, due};
use super::spent::{Spend, spent};
use super::steps::{Reading, Standing, Step, What};
use super::window::{HOUR_MS, Window, month_of};

/// 22 November 2026, 09:12 in New York.
const START: i64 = 1_795_356_720_000;

fn dollars(whole: i64) -> Money {
    Money {
        minor: whole * 100,
        currency: Currency::parse("USD").expect("USD"),
    }
}

/// What a book keeps, on a machine whose clock is wrong by `ahead` milliseconds at `real`.
struct Kept {
    real: i64,
    ahead: i64,
    seen: Instant,
    zone: TimeZone,
    steps: Vec<Step>,
    told: Vec<Told>,
    spends: Vec<Spend>,
}

impl Kept {
    fn new() -> Self {
        Self {
            real: START,
            ahead: 0,
            seen: Instant::EPOCH,
            zone: TimeZone::get("America/New_York").expect("zone"),
            steps: Vec::new(),
            told: Vec::new(),
            spends: Vec::new(),
        }
    }

    fn now(&self) -> Instant {
        Instant::from_millis(self.real + self.ahead).expect("in the calendar")
    }

    /// Looks at the clock, as everything that is asked of a book does.
    fn look(&mut self) -> Reading {
        let reading = Reading::new(self.now(), self.seen);
        self.seen = reading.latest;
        reading
    }

    fn hours(&mut self, hours: i64) {
        self.real += hours * HOUR_MS;
    }

    fn standing(&mut self, window: Window) -> Standing {
        let reading = self.look();
        Standing::after(&self.steps, window, reading)
    }

    /// Month's limit in dollars.
    fn stands(&mut self) -> Option<i64> {
        self.standing(Window::Month).limit.map(|limit| limit.minor / 100)
    }

    fn step(&mut self, window: Window, what: What) {
        let reading = self.look();
        let id = self.steps.len() as i64 + 1;
        self.steps.push(Step {
            id,
            window,
            reading,
            what,
        });
    }

    /// Asks for an amount, in dollars.
    fn ask(&mut self, window: Window, whole: Option<i64>) {
        if let Some(what) = self.standing(window).asking(whole.map(dollars)) {
            self.step(window, what);
        }
    }

    /// Whether there was something that could be confirmed.
    fn confirm(&mut self, window: Window) -> bool {
        let reading = self.look();
        let ready = self.standing(window).pending.is_some_and(|raise| raise.ready(reading));
        self.step(window, What::Confirmed);
        ready
    }

    fn buy(&mut self, cents: i64) {
        let at = self.now();
        self.spends.push(Spend {
            at,
            minor: Some(cents),
            back: 0,
        });
    }

    /// Gives the reminders that are due and says which.
    fn remind(&mut self) -> Vec<Due> {
        let now = self.look().now;
        let mut given = Vec::new();
        for window in Window::ALL {
            let Some(limit) = self.standing(window).limit else {
                continue;
            };
            let spent = spent(&self.spends, window, now, &self.zone).expect("small sums");
            given.extend(due(window, limit, spent, &self.told, now, &self.zone));
        }
        let month = month_of(now, &self.zone);
        self.told.extend(given.iter().map(|due| Told {
            window: due.window,
            percent: due.percent,
            at: now,
            month,
        }));
        given.sort_unstable();
        given
    }

    /// As after closing and opening again: only what is kept is left.
    fn restarted(self) -> Self {
        let Self {
            real,
            ahead,
            seen,
            zone,
            steps,
            told,
            spends,
        } = self;
        Self {
            real,
            ahead,
            seen,
            zone,
            steps: steps.clone(),
            told: told.clone(),
            spends: spends.clone(),
        }
    }
}
