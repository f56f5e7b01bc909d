//! The jackknife: how much an estimate would move if one observation had not been there.

/// The jackknife's standard error from the estimates that leave out one observation each: the square root of (n − 1)/n times the sum of
/// their squared distances from their mean (B. Efron, R. Tibshirani, *An Introduction to the Bootstrap*, 1993, eq. 11.5).
/// 0 for fewer than two.
pub(crate) fn standard_error(left_out: &[f64]) -> f64 {
    let n = left_out.len() as f64;
    if left_out.len() < 2 {
        return 0.0;
    }
    let mean = left_out.iter().sum::<f64>() / n;
    let squares: f64 = left_out.iter().map(|each| (each - mean).powi(2)).sum();
    ((n - 1.0) / n * squares).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Efron & Tibshirani's hormone patch data, table 10.1: new − old against old − placebo for eight people. Their ratio is −0.0713 and
    /// its jackknife bias 0.0080; the standard error to more digits was computed apart from this code.
    #[test]
    fn the_patch_data_have_their_published_ratio_and_bias() {
        let y = [-1200.0, 2601.0, -2705.0, 1982.0, -1290.0, 351.0, -638.0, -2719.0];
        let z = [8406.0, 2342.0, 8187.0, 8459.0, 4795.0, 3516.0, 4796.0, 10238.0];
        let (top, under): (f64, f64) = (y.iter().sum(), z.iter().sum());
        let left_out: Vec<f64> = y.iter().zip(&z).map(|(y, z)| (top - y) / (under - z)).collect();
        let bias = 7.0 * (left_out.iter().sum::<f64>() / 8.0 - top / under);
        assert!((top / under + 0.0713).abs() < 5e-5);
        assert!((bias - 0.0080).abs() < 5e-5);
        assert!((standard_error(&left_out) - 0.105_527_785).abs() < 1e-9);
    }

    /// For a mean the jackknife is the textbook standard error: (n − 1)/n · Σ of the left-out means' squares = s²/n.
    #[test]
    fn of_a_mean_it_is_the_textbook_error() {
        let x = [1.0, 4.0, 4.0, 9.0, 22.0];
        let sum: f64 = x.iter().sum();
        let left_out: Vec<f64> = x.iter().map(|each| (sum - each) / 4.0).collect();
        let variance = x.iter().map(|each| (each - sum / 5.0_f64).powi(2)).sum::<f64>() / 4.0;
        assert!((standard_error(&left_out) - (variance / 5.0).sqrt()).abs() < 1e-12);
    }
}
