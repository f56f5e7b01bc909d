//! The page's words for a drawing. One that was not sent is empty: a chart without a heading is a chart still.

use std::collections::BTreeMap;

use giftbook_charts::Numbers;
use jiff::civil::Date;

use crate::dto::Typed;

#[derive(Clone, Copy)]
pub(super) struct Words<'a>(pub(super) &'a BTreeMap<String, Typed>);

impl Words<'_> {
    pub(super) fn get(self, key: &str) -> String {
        self.0.get(key).map(|word| word.to_string()).unwrap_or_default()
    }

    /// The words with `{name}` replaced.
    pub(super) fn fill(self, key: &str, name: &str, value: &str) -> String {
        self.get(key).replace(&format!("{{{name}}}"), value)
    }

    pub(super) fn numbers(self) -> Numbers {
        let usual = Numbers::default();
        let or = |key: &str, usual: String| self.0.get(key).map_or(usual, |word| word.to_string());
        Numbers {
            group: or("group", usual.group),
            point: or("point", usual.point),
            thousand: or("thousand", usual.thousand),
        }
    }

    /// `16 Nov`, in the page's order and names.
    pub(super) fn day(self, day: Date) -> String {
        let template = self.0.get("day").map_or("{day} {month}", |word| word);
        template
            .replace("{day}", &day.day().to_string())
            .replace("{month}", &self.month(day))
    }

    /// `Nov`.
    pub(super) fn month(self, day: Date) -> String {
        let months = self.get("months");
        let month = usize::from(day.month().unsigned_abs()) - 1;
        months
            .split('|')
            .nth(month)
            .filter(|name| !name.is_empty())
            .map_or_else(|| day.month().to_string(), str::to_owned)
    }

    /// `16 – 22 Nov`, `30 Nov – 6 Dec`, or one day.
    pub(super) fn days(self, from: Date, to: Date) -> String {
        if from == to {
            return self.day(from);
        }
        let whole = self.day(to);
        let first = if from.month() == to.month() && whole.starts_with(&to.day().to_string()) {
            from.day().to_string()
        } else {
            self.day(from)
        };
        format!("{first} – {whole}")
    }

    /// A share in tenths of a percent: `35.9 %`.
    pub(super) fn percent(self, tenths: i64) -> String {
        let point = self.numbers().point;
        format!("{}{point}{}\u{a0}%", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_written_in_the_page_s_words() {
        let months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec".to_owned();
        let english = BTreeMap::from([("months".to_owned(), months.clone().into())]);
        let words = Words(&english);
        assert_eq!(words.days(date(2026, 11, 16), date(2026, 11, 22)), "16 – 22 Nov");
        assert_eq!(words.days(date(2026, 11, 30), date(2026, 12, 6)), "30 Nov – 6 Dec");
        assert_eq!(words.days(date(2026, 11, 16), date(2026, 11, 16)), "16 Nov");
        let month_first = BTreeMap::from([
            ("months".to_owned(), months.into()),
            ("day".to_owned(), "{month} {day}".to_owned().into()),
        ]);
        assert_eq!(
            Words(&month_first).days(date(2026, 11, 16), date(2026, 11, 22)),
            "Nov 16 – Nov 22"
        );
        let none = BTreeMap::new();
        assert_eq!(Words(&none).days(date(2026, 11, 16), date(2026, 11, 22)), "16 – 22 11");
        assert_eq!(Words(&none).percent(1_000), "100.0\u{a0}%");
    }
}
