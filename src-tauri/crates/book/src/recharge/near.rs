//! When two witnesses are near enough to tell of one purchase.

use giftbook_model::Money;

use super::witnesses::Told;

/// Rows of one export mostly carry the very same second.
pub(super) const AT_ONCE: i64 = 5_000;
pub(super) const TEN_MINUTES: i64 = 10 * 60_000;
pub(super) const DAY: i64 = 24 * 3_600_000;
/// A payment is booked on the day of the purchase or up to four days later.
const BOOKED_AFTER: i64 = 4 * DAY;

/// The farthest two witnesses of one purchase can lie apart.
pub(super) const FARTHEST: i64 = BOOKED_AFTER + DAY;

/// The farthest two can lie apart that [`same_time`] takes for near.
pub(super) fn reach(window: i64) -> i64 {
    if window < TEN_MINUTES { window } else { window.max(DAY) }
}

/// The same amount at the same time.
pub(super) fn price(one: &Told, other: &Told, window: i64) -> bool {
    same_amount(one, other) && same_time(one, other, window)
}

/// What was paid and what was got, by what a coin can cost.
pub(super) fn money_and_coins(money: &Told, coins: &Told, window: i64) -> bool {
    let could_be = money
        .paid
        .zip(coins.units)
        .is_none_or(|(paid, units)| plausible(paid, units));
    could_be && same_time(money, coins, window)
}

/// The same number of units at the same time.
pub(super) fn units(one: &Told, other: &Told, window: i64) -> bool {
    one.units.is_some() && one.units == other.units && same_time(one, other, window)
}

/// The same amount, booked in time.
pub(super) fn statement(statement: &Told, paid: &Told) -> bool {
    booked_within(statement, paid, BOOKED_AFTER)
}

/// The same amount, booked at most so many milliseconds of whole days after.
pub(super) fn booked_within(statement: &Told, paid: &Told, after: i64) -> bool {
    let end = if statement.day_only { DAY - 1 } else { TEN_MINUTES };
    let begin = if paid.day_only { DAY - 1 } else { 0 };
    let since = statement.at.saturating_sub(paid.at);
    same_amount(statement, paid) && -end <= since && since <= after.saturating_add(begin)
}

pub(super) fn same_amount(one: &Told, other: &Told) -> bool {
    one.paid.is_some() && one.paid == other.paid
}

/// Within the window; where only the day of one is known, on that day.
pub(super) fn same_time(one: &Told, other: &Told, window: i64) -> bool {
    let since = other.at.saturating_sub(one.at);
    match (one.day_only, other.day_only) {
        (false, false) => since.saturating_abs() <= window,
        _ if window < TEN_MINUTES => false,
        (true, false) => (0..DAY).contains(&since),
        (false, true) => (0..DAY).contains(&since.saturating_neg()),
        // Starts of the same day in two zones differ by hours.
        (true, true) => since.saturating_abs() < DAY / 2,
    }
}

/// Roughly how many of a currency were a dollar in 2026: enough to tell a price from an impossible one. Others are not judged.
const A_DOLLAR: [(&str, i128); 32] = [
    ("USD", 1),
    ("EUR", 1),
    ("GBP", 1),
    ("CHF", 1),
    ("CAD", 1),
    ("AUD", 2),
    ("NZD", 2),
    ("SGD", 1),
    ("AED", 4),
    ("SAR", 4),
    ("PLN", 4),
    ("ILS", 4),
    ("MYR", 4),
    ("RON", 4),
    ("BRL", 5),
    ("DKK", 7),
    ("CNY", 7),
    ("HKD", 8),
    ("SEK", 10),
    ("NOK", 10),
    ("MXN", 18),
    ("ZAR", 18),
    ("CZK", 22),
    ("TWD", 32),
    ("THB", 34),
    ("TRY", 42),
    ("EGP", 48),
    ("PHP", 58),
    ("INR", 86),
    ("JPY", 150),
    ("KRW", 1_400),
    ("IDR", 16_400),
];

/// Whether a unit could have cost this: between a fifth of a cent and five cents (the platforms ask one to two).
fn plausible(paid: Money, units: i64) -> bool {
    let code = paid.currency;
    let Some((_, a_dollar)) = A_DOLLAR.into_iter().find(|(known, _)| *known == code.code()) else {
        return true;
    };
    let dollars = a_dollar * 10_i128.pow(code.digits());
    let (paid, units) = (i128::from(paid.minor), i128::from(units));
    paid * 1_000 >= units * dollars * 2 && paid * 100 <= units * dollars * 5
}

#[cfg(test)]
mod tests {
    use giftbook_model::Currency;

    use super::*;

    #[test]
    fn a_price_a_coin_that_cannot_be_is_not_plausible() {
        for (code, minor, units, could_be) in [
            ("USD", 129, 100, true),
            ("USD", 1_060, 1_000, true),
            ("USD", 1_299, 100, false),
            ("USD", 129, 1_000, false),
            ("JPY", 160, 100, true),
            ("JPY", 16_000, 100, false),
            ("IDR", 1_600_000, 100, true),
            ("UYU", 1, 1_000_000, true),
        ] {
            let paid = Money {
                minor,
                currency: Currency::parse(code).expect(code),
            };
            assert_eq!(plausible(paid, units), could_be, "{code} {minor} for {units}");
        }
    }
}
