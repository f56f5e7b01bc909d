//! Chance that repeats itself: a small generator (splitmix64, Steele, Lea and Flood 2014) with whole-number distributions.

pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number of `low..=high`, each as likely as the next.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high.saturating_sub(low)).unwrap_or(0).saturating_add(1);
        low + i64::try_from(self.next() % width).unwrap_or(0)
    }

    /// True `percent` times in a hundred.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of the weighted choices.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [(T, i64)]) -> Option<&'a T> {
        let whole: i64 = choices.iter().map(|(_, weight)| weight).sum();
        let mut left = self.between(1, whole.max(1));
        choices
            .iter()
            .find(|(_, weight)| {
                left -= weight;
                left <= 0
            })
            .map(|(choice, _)| choice)
    }

    /// A number from 1 on that is small mostly and large now and then: each step up to `most` is taken with `percent` of a hundred.
    pub(super) fn streak(&mut self, percent: i64, most: i64) -> i64 {
        let mut count = 1;
        while count < most && self.chance(percent) {
            count += 1;
        }
        count
    }
}
