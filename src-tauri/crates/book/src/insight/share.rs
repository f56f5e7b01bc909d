//! Shares that add up.

/// Each part's share of their sum, in tenths of a percent, by the method of the largest remainder: they sum to exactly 1,000. Of equal
/// remainders the earlier part gets the tenth, so parts come in a stable order. `None` when the sum is 0: nothing has no shares.
/// Parts are not negative.
pub(super) fn tenths(parts: &[i64]) -> Option<Vec<i64>> {
    const WHOLE: i128 = 1_000;
    let total: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    if total <= 0 {
        return None;
    }
    let exact = |part: i64| i128::from(part) * WHOLE;
    let mut shares: Vec<i128> = parts.iter().map(|part| exact(*part) / total).collect();
    let left = usize::try_from(WHOLE - shares.iter().sum::<i128>()).unwrap_or(0);
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.sort_by_key(|index| std::cmp::Reverse(exact(parts[*index]) % total));
    for index in by_remainder.into_iter().take(left) {
        shares[index] += 1;
    }
    shares.into_iter().map(|share| i64::try_from(share).ok()).collect()
}

/// By how many percent `now` is above (or below) `before`, rounded to the nearest, halves away from zero. `None` when there was nothing
/// before, or the answer is no number to show.
pub(super) fn change_percent(now: i64, before: i64) -> Option<i64> {
    if before <= 0 {
        return None;
    }
    let (difference, before) = ((i128::from(now) - i128::from(before)) * 100, i128::from(before));
    let rounded = (difference.abs() * 2 + before) / (before * 2);
    i64::try_from(rounded * difference.signum()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn three_equal_parts_are_not_99_9() {
        assert_eq!(tenths(&[1, 1, 1]), Some(vec![334, 333, 333]));
        assert_eq!(tenths(&[0, 0]), None);
        assert_eq!(tenths(&[]), None);
    }

    #[test]
    fn a_change_from_nothing_is_no_percentage() {
        assert_eq!(change_percent(5, 0), None);
        assert_eq!(change_percent(0, 5), Some(-100));
        assert_eq!(change_percent(201, 200), Some(1));
        assert_eq!(change_percent(199, 200), Some(-1));
        assert_eq!(change_percent(1, 3), Some(-67));
    }

    proptest! {
        #[test]
        fn shares_sum_to_100_and_are_never_off_by_a_tenth(parts in vec(0..i64::MAX, 1..60)) {
            prop_assume!(parts.iter().any(|part| *part > 0));
            let shares = tenths(&parts).expect("a sum above 0");
            prop_assert_eq!(shares.iter().sum::<i64>(), 1_000);
            let total: i128 = parts.iter().map(|part| i128::from(*part)).sum();
            for (part, share) in parts.iter().zip(&shares) {
                let off = i128::from(*part) * 1_000 - i128::from(*share) * total;
                prop_assert!(off.abs() < total);
            }
        }
    }
}
