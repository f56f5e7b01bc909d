//! Where the logarithm of a week stands, how far weeks stray from it, and how fast it moves.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// Weights that are tried: 0, 1/20 … 19/20.
const TRIED: u32 = 20;
/// A weight a is held likely as (1 − a)³ beforehand: levels of weeks move slowly. Where each was as likely as the others, sums of four weeks
/// after 26 that stood still were held 87 % in place of 80.
const PREFERRED: f64 = 3.0;
/// A weight less likely than this plays no part.
const LEAST_LIKELY: f64 = 1e-4;

/// What the weeks say if a week's surprise moves the level by a certain part of it.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// After the last week.
    pub(super) at: f64,
    /// The part of a week's surprise by which the level moves; 0: it stands.
    pub(super) weight: f64,
    /// Squared surprise of a week, as it is estimated.
    pub(super) variance: f64,
    /// Weeks less the level that was estimated from them.
    pub(super) degrees: f64,
    /// How uncertain `at` is, as a part of `variance`.
    pub(super) doubt: f64,
    /// How likely the weight is after the weeks, level and spread integrated out, but for a factor that is the same for all weights.
    likely_ln: f64,
}

/// Levels with their chances, which add up to 1.
#[derive(Debug, Clone)]
pub(super) struct Levels(Vec<(f64, Level)>);

impl Levels {
    /// The mean of at least two logarithms.
    pub(super) fn standing(logarithms: &[f64]) -> Self {
        Self(vec![(1.0, Level::with_weight(logarithms, 0.0))])
    }

    /// Each weight as likely as it makes the weeks, smaller ones preferred beforehand.
    pub(super) fn moving(logarithms: &[f64]) -> Self {
        let tried = (0..TRIED).map(|step| Level::with_weight(logarithms, f64::from(step) / f64::from(TRIED)));
        let tried: Vec<Level> = tried.collect();
        let best = tried
            .iter()
            .map(|level| level.likely_ln)
            .fold(f64::NEG_INFINITY, f64::max);
        if !best.is_finite() {
            return Self::standing(logarithms);
        }
        let likely = tried.into_iter().map(|level| ((level.likely_ln - best).exp(), level));
        let mut likely: Vec<(f64, Level)> = likely.filter(|(chance, _)| *chance > LEAST_LIKELY).collect();
        let all: f64 = likely.iter().map(|(chance, _)| chance).sum();
        for (chance, _) in &mut likely {
            *chance /= all;
        }
        Self(likely)
    }

    /// What the next logarithm does not exceed with this chance, above 0 and below 1: where the mixture of Student's t has it, found by halving.
    pub(super) fn quantile(&self, chance: f64) -> f64 {
        let each: Vec<(f64, &Level, StudentsT)> = self
            .0
            .iter()
            .filter_map(|(likely, level)| Some((*likely, level, StudentsT::new(0.0, 1.0, level.degrees).ok()?)))
            .collect();
        let ends = each
            .iter()
            .map(|(_, level, student)| level.at + student.inverse_cdf(chance) * level.reach());
        let (mut low, mut high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
            (low.min(end), high.max(end))
        });
        if each.len() == 1 {
            return low;
        }
        while high - low > 1e-7 * (1.0 + low.abs()) {
            let middle = low + (high - low) / 2.0;
            let below: f64 = each
                .iter()
                .map(|(likely, level, student)| likely * student.cdf((middle - level.at) / level.reach()))
                .sum();
            if below < chance {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    /// The one at this place, from 0 to 1, of their chances laid end to end.
    pub(super) fn at(&self, place: f64) -> Option<&Level> {
        let mut passed = 0.0;
        let found = self.0.iter().find(|(chance, _)| {
            passed += chance;
            place <= passed
        });
        found.or(self.0.last()).map(|(_, level)| level)
    }
}

impl Level {
    /// Spread of the next week around `at`.
    fn reach(&self) -> f64 {
        (self.variance * (1.0 + self.doubt)).sqrt()
    }

    /// Smoothed from a first level b the forecast of week t is (1 − a)^t·b + s(t), where s is the same smoothing begun at 0. So b is
    /// a regression on x = (1 − a)^t, and its variance, shrunk by (1 − a)^2n, is what remains unknown of the level after n weeks. The
    /// likelihood of a regression with nothing known before is (Σx²)^−½ · (squared errors)^−(n − 1)/2 (Gelman and others, section 14.2).
    fn with_weight(logarithms: &[f64], weight: f64) -> Self {
        let degrees = logarithms.len() as f64 - 1.0;
        let kept = 1.0 - weight;
        let (mut of_first, mut smoothed) = (1.0, 0.0);
        let mut left: Vec<(f64, f64)> = Vec::with_capacity(logarithms.len());
        for each in logarithms {
            left.push((of_first, each - smoothed));
            smoothed = kept * smoothed + weight * each;
            of_first *= kept;
        }
        let squares: f64 = left.iter().map(|(of_first, _)| of_first * of_first).sum();
        let first = left.iter().map(|(of_first, rest)| of_first * rest).sum::<f64>() / squares;
        let beforehand = if weight > 0.0 { PREFERRED * kept.ln() } else { 0.0 };
        let errors: f64 = left
            .iter()
            .map(|(of_first, rest)| (rest - of_first * first).powi(2))
            .sum();
        Self {
            at: smoothed + of_first * first,
            weight,
            variance: errors / degrees,
            degrees,
            doubt: of_first * of_first / squares,
            likely_ln: -0.5 * squares.ln() - 0.5 * degrees * errors.ln() + beforehand,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standing_it_is_the_mean_with_the_textbook_spread() {
        let level = Level::with_weight(&[1.0, 2.0, 4.0, 9.0], 0.0);
        assert!((level.at - 4.0).abs() < 1e-12);
        assert!((level.variance - 38.0 / 3.0).abs() < 1e-12);
        assert!((level.reach() - (38.0 / 3.0 * 1.25_f64).sqrt()).abs() < 1e-12);
    }

    /// By hand: a = ½ and two weeks 1, 3. b·1 foretells 1 and b/2 + ½ foretells 3: b = (1 + ½·2.5)/(1 + ¼) = 1.8, errors −0.8 and 1.6,
    /// level (1.8/2 + ½)/2 + 1.5 = 2.2.
    #[test]
    fn smoothing_is_as_by_hand() {
        let level = Level::with_weight(&[1.0, 3.0], 0.5);
        assert!((level.at - 2.2).abs() < 1e-12, "{level:?}");
        assert!((level.variance - 3.2).abs() < 1e-12, "{level:?}");
        assert!((level.doubt - 0.0625 / 1.25).abs() < 1e-12);
    }

    #[test]
    fn a_level_that_steps_is_followed_and_one_that_stands_is_not() {
        let steps: Vec<f64> = (0..40)
            .map(|week| if week < 20 { 5.0 } else { 8.0 } + 0.1 * f64::from(week % 3))
            .collect();
        let middle = Levels::moving(&steps).quantile(0.5);
        assert!((middle - 8.1).abs() < 0.15, "{middle}");
        let stands: Vec<f64> = (0..40).map(|week| if week % 2 == 0 { 5.0 } else { 8.0 }).collect();
        let middle = Levels::moving(&stands).quantile(0.5);
        assert!((middle - 6.5).abs() < 0.1, "{middle}");
    }
}
