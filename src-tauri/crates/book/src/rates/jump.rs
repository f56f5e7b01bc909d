//! Which rate is too far from the one before it to be taken without a word.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// Days within which a rate that moved by more than a fifth is held back. In all of the ECB's series since 2016 the rouble and the lira of
/// a few days did so.
const NEAR_DAYS: i32 = 14;

/// Whether a rate for `day` is an absurd jump from the last one `before`: by more than a fifth within two weeks, or to more than the
/// double or less than half however long ago.
pub(super) fn absurd(before: (Date, Decimal), day: Date, rate: Decimal) -> bool {
    let near = (day - before.0).get_days() <= NEAR_DAYS;
    let most = if near { Decimal::new(12, 1) } else { Decimal::TWO };
    let (low, high) = (before.1.min(rate), before.1.max(rate));
    low.checked_mul(most).is_none_or(|bound| high > bound)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::ecb::shipped;
    use super::*;

    #[test]
    fn a_slipped_point_and_a_swapped_pair_are_absurd() {
        let before = (date(2026, 10, 6), Decimal::new(11_269, 4));
        let next = date(2026, 10, 7);
        for (rate, is) in [
            ("1.1269", false),
            ("1.30", false),
            ("1.36", true),
            ("0.93", true),
            ("11.269", true),
        ] {
            let rate = Decimal::from_str_exact(rate).expect("a rate");
            assert_eq!(absurd(before, next, rate), is, "{rate}");
        }
        let later = date(2028, 10, 7);
        assert!(!absurd(before, later, Decimal::new(15, 1)));
        assert!(absurd(before, later, Decimal::new(11_269, 3)));
    }

    #[test]
    fn what_was_really_published_is_hardly_ever_absurd() {
        let all = shipped();
        let mut jumps = Vec::new();
        for currency in all.currencies() {
            for day in all.days.windows(2) {
                if let (Some(before), Some(rate)) = (all.last(currency, day[0]), all.of(currency, day[1])) {
                    jumps.extend(absurd(before, day[1], rate).then_some((currency, day[1])));
                }
            }
        }
        assert!(jumps.len() <= 2, "{jumps:?}");
    }
}
