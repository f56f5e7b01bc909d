//! What the sample's owner means to spend.

use giftbook_model::{Currency, Instant, Money, MoneyError, Wish};

/// At most this a month, in dollars, said at the given time.
pub(super) fn month_limit(now: Instant) -> Result<(Money, Instant), MoneyError> {
    let limit = Money::parse("40.00", Currency::parse("USD")?)?;
    Ok((limit, ago(now, 75 * 24)))
}

/// One that may be sent by now, and one that still waits.
pub(super) fn wishes(now: Instant) -> Vec<Wish> {
    vec![
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
