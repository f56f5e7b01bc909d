//! What the sample's owner means to spend: the only part of the sample no file can say.

use giftbook_model::{Currency, Instant, Money, MoneyError};

/// A gift the owner wishes to send, and since when it waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub name: &'static str,
    /// TikTok coins.
    pub coins: i64,
    pub made: Instant,
    pub wait_hours: u32,
}

/// At most this a month, in dollars, said at the given time.
pub fn month_limit(now: Instant) -> Result<(Money, Instant), MoneyError> {
    let limit = Money::parse("40.00", Currency::parse("USD")?)?;
    Ok((limit, ago(now, 75 * 24)))
}

/// One that may be sent by now, and one that still waits.
#[must_use]
pub fn wishes(now: Instant) -> [Wish; 2] {
    [
        Wish {
            name: "Galaxy for the harbour band",
            coins: 1_000,
            made: ago(now, 4 * 24),
            wait_hours: 72,
        },
        Wish {
            name: "Fireworks on Ida’s birthday",
            coins: 1_088,
            made: ago(now, 6),
            wait_hours: 168,
        },
    ]
}

fn ago(now: Instant, hours: i64) -> Instant {
    Instant::from_millis(now.millis() - hours * 3_600_000).unwrap_or(now)
}
