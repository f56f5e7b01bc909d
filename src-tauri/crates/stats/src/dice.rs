//! Chance that comes out the same in every run.

/// SplitMix64 (G. Steele, D. Lea, C. Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014). Not for secrets.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Evenly between 0 and 1, never 0.
    pub(crate) fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64 + f64::MIN_POSITIVE
    }

    #[cfg(test)]
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.even()
    }

    /// With mean 0 and variance 1 (G. Box, M. Muller, *Ann. Math. Stat.* 29, 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        (-2.0 * self.even().ln()).sqrt() * (std::f64::consts::TAU * self.even()).cos()
    }

    /// Gamma with this shape, above 0, and scale 1 (G. Marsaglia, W. W. Tsang, *A Simple Method for Generating Gamma Variables*, ACM
    /// TOMS 26, 2000; below 1 by the note in its section 6).
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.even().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && self.even().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of a gamma with scale 1 are its shape; of 40,000 draws both come within five standard errors.
    #[test]
    fn draws_have_the_mean_and_the_variance_they_should() {
        let n = 40_000;
        for shape in [0.5_f64, 1.0, 2.5, 20.0] {
            let mut dice = Dice::new(7);
            let drawn: Vec<f64> = (0..n).map(|_| dice.gamma(shape)).collect();
            let mean = drawn.iter().sum::<f64>() / f64::from(n);
            let variance = drawn.iter().map(|each| (each - mean).powi(2)).sum::<f64>() / f64::from(n);
            let error = (shape / f64::from(n)).sqrt();
            assert!((mean - shape).abs() < 5.0 * error, "{shape}: {mean}");
            // The fourth central moment of a gamma is 3k² + 6k.
            let error = ((2.0 * shape * shape + 6.0 * shape) / f64::from(n)).sqrt();
            assert!((variance - shape).abs() < 5.0 * error, "{shape}: {variance}");
        }
    }
}
