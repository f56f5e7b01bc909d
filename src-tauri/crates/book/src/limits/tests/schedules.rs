//! Ten thousand random schedules of requests, confirmations, purchases, restarts and turned clocks.

use proptest::prelude::*;

use super::super::steps::{LAPSE_MS, WAIT_MS, What};
use super::super::window::{HOUR_MS, Window};
use super::Kept;

#[derive(Debug, Clone)]
enum Event {
    Ask(Window, Option<i64>),
    Confirm(Window),
    Keep(Window),
    Wait(i64),
    /// The clock is wrong by so many milliseconds from now on.
    Turn(i64),
    Zone(&'static str),
    Restart,
    Buy(i64),
    /// A purchase of so many hours ago comes in late.
    Late(i64, i64),
}

fn windows() -> impl Strategy<Value = Window> {
    prop::sample::select(Window::ALL.to_vec())
}

fn events() -> impl Strategy<Value = Event> {
    let hours = prop_oneof![0..3_i64, 20..27_i64, 100..200_i64];
    prop_oneof![
        3 => (windows(), prop::option::weighted(0.9, 0..400_i64)).prop_map(|(window, amount)| Event::Ask(window, amount)),
        4 => windows().prop_map(Event::Confirm),
        1 => windows().prop_map(Event::Keep),
        5 => hours.prop_flat_map(|hours| (0..HOUR_MS).prop_map(move |ms| Event::Wait(hours * HOUR_MS + ms))),
        2 => prop_oneof![Just(0), -80 * HOUR_MS..80 * HOUR_MS].prop_map(Event::Turn),
        1 => prop::sample::select(vec!["UTC", "Asia/Tokyo", "America/Los_Angeles"]).prop_map(Event::Zone),
        1 => Just(Event::Restart),
        3 => (1..20_000_i64).prop_map(Event::Buy),
        1 => (0..1_000_i64, 1..20_000_i64).prop_map(|(hours, cents)| Event::Late(hours, cents)),
    ]
}

/// A request as the world saw it, apart from the rules: when it really was, and how wrong the clock then was.
#[derive(Clone, Copy)]
struct Asked {
    real: i64,
    ahead: i64,
    /// The largest instant seen by then.
    seen: i64,
    to: Option<i64>,
}

/// No limit is more than any.
fn size(limit: Option<i64>) -> i64 {
    limit.unwrap_or(i64::MAX)
}

fn run(schedule: Vec<Event>) -> Result<(), TestCaseError> {
    let mut kept = Kept::new();
    let mut asked: [Option<Asked>; 3] = [None; 3];
    for event in schedule {
        let limits =
            |kept: &mut Kept| Window::ALL.map(|window| kept.standing(window).limit.map(|limit| limit.minor / 100));
        let before = limits(&mut kept);
        let told_before = kept.told.len();
        match &event {
            Event::Ask(window, amount) => {
                let of = *window as usize - 1;
                kept.ask(*window, *amount);
                asked[of] = (size(*amount) > size(before[of])).then_some(Asked {
                    real: kept.real,
                    ahead: kept.ahead,
                    seen: kept.seen.millis(),
                    to: *amount,
                });
            }
            Event::Confirm(window) => {
                kept.confirm(*window);
            }
            Event::Keep(window) => {
                kept.step(*window, What::Kept);
                asked[*window as usize - 1] = None;
            }
            Event::Wait(ms) => kept.real += ms,
            Event::Turn(ahead) => kept.ahead = *ahead,
            Event::Zone(name) => kept.zone = jiff::tz::TimeZone::get(name).expect("zone"),
            Event::Restart => kept = kept.restarted(),
            Event::Buy(cents) => kept.buy(*cents),
            Event::Late(hours, cents) => {
                let at = kept.now().plus_millis(-hours * HOUR_MS);
                kept.spends.push(super::Spend {
                    at,
                    minor: Some(*cents),
                    back: 0,
                });
            }
        }
        let after = limits(&mut kept);
        for (of, window) in Window::ALL.into_iter().enumerate() {
            if size(after[of]) <= size(before[of]) {
                continue;
            }
            prop_assert!(
                matches!(event, Event::Confirm(confirmed) if confirmed == window),
                "raised without a confirmation: {event:?}"
            );
            let request = asked[of].take();
            let request = request.ok_or_else(|| TestCaseError::fail("raised without a request"))?;
            prop_assert_eq!(request.to, after[of]);
            let by_clock = kept.real + kept.ahead - request.real - request.ahead;
            prop_assert!(by_clock >= WAIT_MS, "by its own clock after {} ms", by_clock);
            prop_assert!(kept.seen.millis() - request.seen < LAPSE_MS, "after it lapsed");
            if kept.ahead <= request.ahead {
                prop_assert!(
                    kept.real - request.real >= WAIT_MS,
                    "really after {} ms",
                    kept.real - request.real
                );
            }
        }
        if let Event::Ask(window, Some(amount)) = event {
            let of = window as usize - 1;
            if before[of].is_some_and(|limit| amount < limit) {
                prop_assert_eq!(after[of], Some(amount), "lowering acts at once");
            }
        }
        kept.remind();
        for (nth, told) in kept.told.iter().enumerate().skip(told_before) {
            let earlier = kept.told[..nth]
                .iter()
                .filter(|other| (other.window, other.percent) == (told.window, told.percent));
            for other in earlier {
                match told.window.length_ms() {
                    Some(length) => prop_assert!(
                        told.at.millis() - other.at.millis() >= length,
                        "told twice in one window"
                    ),
                    None => prop_assert!(told.month > other.month, "told twice in one month"),
                }
            }
        }
        prop_assert!(kept.remind().is_empty(), "told again at once");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn a_raise_is_never_early_and_no_reminder_comes_twice(schedule in prop::collection::vec(events(), 1..40)) {
        run(schedule)?;
    }
}
