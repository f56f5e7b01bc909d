//! When an event happened. Tools write seconds, milliseconds or finer, as numbers or text; the size tells which.

use giftbook_model::{Instant, TimeError};

use crate::{
    codes::{Fault, TIME_BEFORE_2016, TIME_IN_FUTURE, TIME_UNREADABLE},
    json::Scalar,
    limits::AHEAD_MILLIS,
};

/// From here on a number counts microseconds (10^14 ms is the year 5138), and from `NANOS_FROM` on nanoseconds.
const MICROS_FROM: i64 = 100_000_000_000_000;
const NANOS_FROM: i64 = 100_000_000_000_000_000;

/// The latest instant an event may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Latest(Option<Instant>);

impl Latest {
    /// 48 hours after `now`.
    pub(crate) fn after(now: Instant) -> Self {
        Self(Some(now.plus_millis(AHEAD_MILLIS)))
    }

    /// No bound, for asking only what a file is.
    pub(crate) fn never() -> Self {
        Self(None)
    }

    /// The instant, unless it lies before 2016 or too far ahead.
    pub(crate) fn check(self, at: Instant) -> Result<Instant, Fault> {
        if !self.allows(at) {
            Err(Fault::of(TIME_IN_FUTURE))
        } else if !at.is_plausible_event() {
            Err(Fault::of(TIME_BEFORE_2016))
        } else {
            Ok(at)
        }
    }

    fn allows(self, at: Instant) -> bool {
        self.0.is_none_or(|latest| at <= latest)
    }

    /// When the event was: what it says itself (`created`), else the time inside its message id, else when it was received.
    /// `None` when nothing tells. Only what the event says itself can be wrong enough to refuse it.
    pub(crate) fn of_event(
        self,
        created: &Scalar<'_>,
        message: Option<&str>,
        received: &[&Scalar<'_>],
    ) -> Result<Option<Instant>, Fault> {
        if let Some(at) = instant(created)? {
            return self.check(at).map(Some);
        }
        let in_id = message.and_then(Instant::from_snowflake).filter(|at| self.allows(*at));
        let when_received = || {
            received
                .iter()
                .find_map(|scalar| instant(scalar).ok().flatten().filter(|at| self.check(*at).is_ok()))
        };
        Ok(in_id.or_else(when_received))
    }
}

/// The instant a field names; `None` for nothing, which includes zero.
pub(crate) fn instant(field: &Scalar<'_>) -> Result<Option<Instant>, Fault> {
    if let Scalar::Text(text) = field
        && text.contains('-')
        && !text.starts_with('-')
    {
        return from_iso(text).map(Some).ok_or(Fault::of(TIME_UNREADABLE));
    }
    let number = match field.integer() {
        Ok(Some(0) | None) => return Ok(None),
        Ok(Some(number)) => number,
        Err(_) => return Err(Fault::of(TIME_UNREADABLE)),
    };
    let scaled = match number {
        NANOS_FROM.. => number / 1_000_000,
        MICROS_FROM.. => number / 1_000,
        _ => number,
    };
    let at = Instant::from_seconds_or_millis(scaled);
    at.map(Some).map_err(|_: TimeError| Fault::of(TIME_UNREADABLE))
}

/// `2023-10-04T19:19:36.993Z` or with an offset. A local time without one says nothing about the instant.
fn from_iso(text: &str) -> Option<Instant> {
    let stamp: jiff::Timestamp = text.parse().ok()?;
    Instant::from_millis(stamp.as_millisecond()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(field: &Scalar<'_>) -> Option<i64> {
        instant(field).ok().flatten().map(Instant::millis)
    }

    #[test]
    fn row_36_seconds_millis_and_micros_are_told_by_their_size() {
        let same = 1_760_000_000_000;
        for number in [1_760_000_000, same, 1_760_000_000_000_000, 1_760_000_000_000_000_000] {
            assert_eq!(millis(&Scalar::Int(number)), Some(same), "{number}");
            assert_eq!(
                millis(&Scalar::Text(number.to_string().into())),
                Some(same),
                "{number} as text"
            );
        }
        assert_eq!(millis(&Scalar::Text("2025-10-09T08:53:20Z".into())), Some(same));
        for nothing in [
            Scalar::Absent,
            Scalar::Null,
            Scalar::Int(0),
            Scalar::Text("".into()),
            Scalar::Text("0".into()),
        ] {
            assert_eq!(instant(&nothing), Ok(None), "{nothing:?}");
        }
        for bad in [
            Scalar::Odd,
            Scalar::Bool(true),
            Scalar::Text("soon".into()),
            Scalar::Text("2025-10-09T08:53:20".into()),
        ] {
            assert!(instant(&bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn row_37_before_2016_and_more_than_48_hours_ahead_is_refused() {
        let now = Instant::from_millis(1_760_000_000_000).expect("now");
        let latest = Latest::after(now);
        let code = |millis: i64| latest.check(now.plus_millis(millis)).err().map(|fault| fault.code);
        assert_eq!(code(AHEAD_MILLIS), None);
        assert_eq!(code(AHEAD_MILLIS + 1), Some(TIME_IN_FUTURE));
        assert_eq!(code(1_451_606_400_000 - now.millis()), None);
        assert_eq!(code(1_451_606_399_999 - now.millis()), Some(TIME_BEFORE_2016));
    }

    #[test]
    fn the_event_is_believed_first_then_its_id_then_its_envelope() {
        let latest = Latest::after(Instant::from_millis(1_760_000_000_000).expect("now"));
        let id = Some("7289048150617590561");
        let stamp = Scalar::Int(1_697_200_000_000);
        let at = |created: &Scalar<'_>, id| {
            latest
                .of_event(created, id, &[&stamp])
                .map(|at| at.map(Instant::millis))
        };
        assert_eq!(at(&Scalar::Int(1_697_113_848_649), id), Ok(Some(1_697_113_848_649)));
        assert_eq!(at(&Scalar::Absent, id), Ok(Some(1_697_113_772_000)));
        assert_eq!(at(&Scalar::Absent, Some("made-up")), Ok(Some(1_697_200_000_000)));
        assert_eq!(latest.of_event(&Scalar::Absent, None, &[]), Ok(None));
    }
}
