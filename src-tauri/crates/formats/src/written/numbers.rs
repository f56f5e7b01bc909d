//! Amounts as statements write them, in one of four formats that a person or the file itself has told.

use serde::{Deserialize, Serialize};

/// How the amounts of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberFormat {
    /// `1,234.56`
    CommaPoint,
    /// `1.234,56`
    PointComma,
    /// `1 234,56`
    SpaceComma,
    /// `1,234`: no decimals at all.
    CommaWhole,
}

/// An amount without its currency: plain decimal digits, and whether it is below zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) negative: bool,
    pub(crate) digits: String,
    /// What stood around the number: a currency's code or sign.
    pub(crate) mark: String,
}

impl NumberFormat {
    pub const ALL: [Self; 4] = [Self::CommaPoint, Self::PointComma, Self::SpaceComma, Self::CommaWhole];

    fn groups(self, letter: char) -> bool {
        match self {
            Self::CommaPoint | Self::CommaWhole => letter == ',',
            Self::PointComma => letter == '.',
            Self::SpaceComma => is_space(letter),
        }
    }

    fn point(self) -> Option<char> {
        match self {
            Self::CommaPoint => Some('.'),
            Self::PointComma | Self::SpaceComma => Some(','),
            Self::CommaWhole => None,
        }
    }

    /// The number, or `None` where it is not written in this format: groups that are no groups, another point, anything strange.
    pub(crate) fn read(self, text: &str) -> Option<Amount> {
        let (negative, mark, number) = bare(text)?;
        let (whole, decimals) = match self.point().and_then(|point| number.split_once(point)) {
            Some((_, "")) => return None,
            Some((whole, decimals)) => (whole, decimals),
            None => (number, ""),
        };
        if !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let whole = self.ungrouped(whole)?;
        let digits = if decimals.is_empty() {
            whole
        } else {
            format!("{whole}.{decimals}")
        };
        Some(Amount { negative, digits, mark })
    }

    /// The digits of a whole number. Groups have three, except that India writes two in all but the last.
    fn ungrouped(self, whole: &str) -> Option<String> {
        let groups: Vec<&str> = whole.split(|letter| self.groups(letter)).collect();
        let (last, before) = groups.split_last()?;
        let digits = |group: &str| !group.is_empty() && group.bytes().all(|digit| digit.is_ascii_digit());
        if !groups.iter().all(|group| digits(group)) {
            return None;
        }
        if let Some((first, inner)) = before.split_first() {
            let indian = self.groups(',') && inner.iter().all(|group| group.len() == 2) && first.len() <= 2;
            let western = inner.iter().all(|group| group.len() == 3) && first.len() <= 3;
            if last.len() != 3 || !(indian || western) || first.starts_with('0') {
                return None;
            }
        }
        Some(groups.concat())
    }

    /// The formats in which every one of `cells` can be read, and whether they agree on what each says.
    pub(crate) fn fitting(cells: &[&str]) -> (Vec<Self>, bool) {
        let fitting: Vec<Self> = Self::ALL
            .into_iter()
            .filter(|format| cells.iter().all(|cell| format.read(cell).is_some()))
            .collect();
        let said = |format: &Self| -> Vec<String> {
            cells
                .iter()
                .filter_map(|cell| format.read(cell))
                .map(|amount| plain(&amount.digits))
                .collect()
        };
        let agree = fitting.windows(2).all(|two| said(&two[0]) == said(&two[1]));
        (fitting, agree)
    }
}

/// The digits without the zeros that change nothing.
fn plain(digits: &str) -> String {
    let digits = digits.trim_start_matches('0');
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        digits.to_owned()
    }
}

/// A sign before or behind the number or around it (`-12`, `12-`, `(12)`), what stands beside the number, and the number itself.
pub(crate) fn bare(text: &str) -> Option<(bool, String, &str)> {
    let text = text.trim_matches(is_blank);
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let first = inner.unwrap_or(text);
    let from = first.find(|letter: char| letter.is_ascii_digit())?;
    let to = first.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    let (before, number, behind) = (&first[..from], &first[from..to], &first[to..]);
    let around = format!("{before} {behind}");
    let minus = around
        .chars()
        .filter(|letter| matches!(letter, '-' | '−' | '–'))
        .count();
    let plus = around.chars().filter(|letter| *letter == '+').count();
    if minus + plus + usize::from(inner.is_some()) > 1 {
        return None;
    }
    let mark = around
        .chars()
        .filter(|letter| !matches!(letter, '-' | '−' | '–' | '+') && !is_blank(*letter))
        .collect();
    Some((minus == 1 || inner.is_some(), mark, number))
}

/// The blanks that group digits: narrow, no-break and plain ones.
pub(super) fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Blanks and the invisible marks that turn the direction of writing.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::NumberFormat::{CommaPoint, CommaWhole, PointComma, SpaceComma};
    use super::*;
    use proptest::prelude::*;

    fn read(format: NumberFormat, text: &str) -> Option<String> {
        format.read(text).map(|amount| {
            let sign = if amount.negative { "-" } else { "" };
            format!("{sign}{}", amount.digits)
        })
    }

    fn grouped(whole: u64, by: &str) -> String {
        let digits = whole.to_string();
        let mut out = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push_str(by);
            }
            out.push(digit);
        }
        out
    }

    fn written(format: NumberFormat, whole: u64, cents: u8) -> String {
        match format {
            CommaPoint => format!("{}.{cents:02}", grouped(whole, ",")),
            PointComma => format!("{},{cents:02}", grouped(whole, ".")),
            SpaceComma => format!("{},{cents:02}", grouped(whole, "\u{202f}")),
            CommaWhole => grouped(whole, ","),
        }
    }

    proptest! {
        #[test]
        fn what_is_written_in_a_format_reads_back_exactly(
            format in prop::sample::select(NumberFormat::ALL.to_vec()), whole in 0_u64..10_000_000_000, cents in 0_u8..100, negative: bool
        ) {
            let said = if format == CommaWhole { whole.to_string() } else { format!("{whole}.{cents:02}") };
            let text = written(format, whole, cents);
            let (text, said) = if negative { (format!("-{text}"), format!("-{said}")) } else { (text, said) };
            prop_assert_eq!(read(format, &text), Some(said));
        }

        #[test]
        fn two_formats_that_read_a_file_differently_are_never_said_to_agree(
            cells in prop::collection::vec("[0-9]{1,3}([., ][0-9]{1,3}){0,3}", 1..6)
        ) {
            let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
            let (fitting, agree) = NumberFormat::fitting(&texts);
            for cell in &cells {
                let said: Vec<_> = fitting.iter().filter_map(|format| format.read(cell)).map(|amount| plain(&amount.digits)).collect();
                prop_assert_eq!(said.len(), fitting.len());
                if agree {
                    prop_assert!(said.windows(2).all(|two| two[0] == two[1]), "{:?} reads as {:?}", cell, said);
                }
            }
        }
    }

    #[test]
    fn w21_numbers_others_misread() {
        for (format, text, said) in [
            (CommaPoint, "110.7", Some("110.7")),
            (PointComma, "110.7", None),
            (PointComma, "1.000", Some("1000")),
            (CommaPoint, "1.000", Some("1.000")),
            (CommaPoint, "1,00,000.50", Some("100000.50")),
            (CommaPoint, "1,23", None),
            (PointComma, "1.234.5", None),
            (CommaWhole, "1,234", Some("1234")),
            (CommaWhole, "1,234.00", None),
            (SpaceComma, "1 234,56", Some("1234.56")),
            (CommaPoint, "(12.34)", Some("-12.34")),
            (CommaPoint, "12.34-", Some("-12.34")),
            (CommaPoint, "−$12.34", Some("-12.34")),
            (PointComma, "12,34 €", Some("12.34")),
            (CommaPoint, "--12", None),
            (CommaPoint, "12.", Some("12")),
            (CommaPoint, "", None),
            (CommaPoint, "0,123", None),
        ] {
            assert_eq!(read(format, text).as_deref(), said, "{text:?} as {format:?}");
        }
    }

    #[test]
    fn a_thousand_and_a_fraction_are_told_to_be_open() {
        assert!(!NumberFormat::fitting(&["1,234"]).1);
        assert!(!NumberFormat::fitting(&["1.234", "12"]).1);
        assert_eq!(NumberFormat::fitting(&["1,234", "5.60"]), (vec![CommaPoint], true));
        assert_eq!(NumberFormat::fitting(&["12,50"]), (vec![PointComma, SpaceComma], true));
        assert!(NumberFormat::fitting(&["1", "25"]).1);
    }
}
