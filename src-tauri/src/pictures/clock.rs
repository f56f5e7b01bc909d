//! The reader's clock, for the hours of a live.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Minutes since midnight where the reader is, at `ms` (UTC milliseconds).
pub(super) fn minute(ms: i64, zone: &TimeZone) -> u16 {
    let at = zone.to_datetime(Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH));
    u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs())
}

/// `19:02`.
pub(super) fn label(ms: i64, zone: &TimeZone) -> String {
    let minute = minute(ms, zone);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `20:14 – 20:30`.
pub(super) fn span(from: i64, to: i64, zone: &TimeZone) -> String {
    format!("{} – {}", label(from, zone), label(to, zone))
}
