//! How numbers are written. The values stay exact decimals; only their distance on the paper is a float.

use crate::plain::plain;
use rust_decimal::Decimal;

/// The reader's way of writing numbers, handed in by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Between groups of three digits.
    pub group: String,
    /// Between whole and fraction.
    pub point: String,
    /// After thousands on a narrow axis, with its space: " k".
    pub thousand: String,
}

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers {
            group: ",".into(),
            point: ".".into(),
            thousand: "\u{a0}k".into(),
        }
    }
}

impl Numbers {
    /// Every digit of `value`, grouped, with a true minus: `−12,345.60`.
    pub fn text(&self, value: Decimal) -> String {
        let digits = value.abs().to_string();
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::new();
        if value.is_sign_negative() && !value.is_zero() {
            text.push('−');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push_str(&self.point);
            text.push_str(fraction);
        }
        text
    }

    /// `value` in the place of `{n}`, as a currency is written: "${n}". A template without that place gives the digits alone.
    #[must_use]
    pub fn amount(&self, template: &str, value: Decimal) -> String {
        let digits = self.text(value);
        if template.contains("{n}") {
            plain(&template.replace("{n}", &digits))
        } else {
            digits
        }
    }

    /// `value` and its unit, or the value alone.
    pub(crate) fn with_unit(&self, value: Decimal, unit: &str) -> String {
        let text = self.text(value);
        if unit.is_empty() {
            text
        } else {
            format!("{text} {unit}")
        }
    }

    /// The labels of an axis: short (`10 k`) where asked for and no digit would be lost.
    pub(crate) fn ticks(&self, ticks: &[Decimal], short: bool) -> Vec<String> {
        let thousand = Decimal::ONE_THOUSAND;
        let short = short && ticks.iter().all(|tick| (tick % thousand).is_zero());
        let write = |tick: &Decimal| match *tick {
            tick if short && !tick.is_zero() => self.text((tick / thousand).normalize()) + &self.thousand,
            tick => self.text(tick.normalize()),
        };
        ticks.iter().map(write).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_and_none_is_lost() {
        let numbers = Numbers::default();
        let written = |text: &str| text.parse().map(|value| numbers.text(value));
        assert_eq!(written("0"), Ok("0".into()));
        assert_eq!(written("999"), Ok("999".into()));
        assert_eq!(written("1000"), Ok("1,000".into()));
        assert_eq!(written("-1234567.80"), Ok("−1,234,567.80".into()));
        assert_eq!(written("9223372036854775807"), Ok("9,223,372,036,854,775,807".into()));
    }

    #[test]
    fn short_ticks_only_where_they_are_exact() {
        let numbers = Numbers::default();
        let ticks =
            |values: &[i64], short| numbers.ticks(&values.iter().map(|&v| Decimal::from(v)).collect::<Vec<_>>(), short);
        assert_eq!(ticks(&[0, 10_000], true), ["0", "10\u{a0}k"]);
        assert_eq!(ticks(&[0, 500, 1000], true), ["0", "500", "1,000"]);
        assert_eq!(ticks(&[0, 10_000], false), ["0", "10,000"]);
    }
}
