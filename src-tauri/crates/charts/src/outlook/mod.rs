//! Weeks as they came, each over the range that was expected of it beforehand, and those ahead as a fan.

mod drawn;
mod told;

use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::ground::Ground;
use crate::numbers::Numbers;
use crate::plain::plain;
use crate::view::View;
use rust_decimal::Decimal;

/// Equal stretches of time in their order; those ahead are the last.
#[derive(Clone, Debug, Default)]
pub struct Outlook {
    /// The chart in one sentence.
    pub about: String,
    /// Heads of the table's columns; the last three only where something was expected.
    pub time_heading: String,
    pub value_heading: String,
    pub low_heading: String,
    pub middle_heading: String,
    pub high_heading: String,
    /// How an amount is written, with `{n}` in the place of its digits: "${n}". Empty: the digits alone.
    pub amount: String,
    /// How a range ahead is told, with `{low}`, `{middle}` and `{high}`.
    pub range: String,
    /// How a week is told that came as expected, and one that did not; with `{value}` too.
    pub held: String,
    pub missed: String,
    /// Named in a gap and in the table: "not recorded".
    pub not_recorded: String,
    pub weeks: Vec<OutlookWeek>,
    pub numbers: Numbers,
}

#[derive(Clone, Debug, Default)]
pub struct OutlookWeek {
    pub key: String,
    /// Short, for the axis: "16 Nov".
    pub label: String,
    /// In full, for tip and table: "16 – 22 November".
    pub title: String,
    pub came: Came,
    /// What the weeks before it said of it.
    pub expected: Option<Expected>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Came {
    Known(Decimal),
    /// Drawn as a gap.
    #[default]
    NotRecorded,
    Ahead,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub low: Decimal,
    pub middle: Decimal,
    pub high: Decimal,
}

impl Expected {
    fn holds(&self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }
}

impl OutlookWeek {
    fn known(&self) -> Option<Decimal> {
        match self.came {
            Came::Known(value) => Some(value),
            Came::NotRecorded | Came::Ahead => None,
        }
    }

    /// It came, something was expected, and it came otherwise.
    fn missed(&self) -> bool {
        self.known()
            .zip(self.expected)
            .is_some_and(|(value, expected)| !expected.holds(value))
    }
}

impl Outlook {
    fn written(&self, value: Decimal) -> String {
        self.numbers.amount(&self.amount, value)
    }

    /// How many weeks lie before the first ahead.
    fn behind(&self) -> usize {
        let ahead = self.weeks.iter().position(|week| week.came == Came::Ahead);
        ahead.unwrap_or(self.weeks.len())
    }

    fn ahead(&self) -> impl DoubleEndedIterator<Item = (usize, &OutlookWeek, Expected)> {
        let weeks = self.weeks.iter().enumerate().skip(self.behind());
        weeks.filter_map(|(nth, week)| Some((nth, week, week.expected?)))
    }

    /// The top of the picture: all that came, all that lies ahead, and past ranges up to half as much again. The first ranges of a book
    /// reach many times higher and would flatten all the rest; they are drawn cut.
    fn highest(&self) -> Decimal {
        let came = self.weeks.iter().filter_map(OutlookWeek::known);
        let most = came
            .chain(self.ahead().map(|(.., expected)| expected.high))
            .fold(Decimal::ZERO, Decimal::max);
        let half_more = most.checked_add(most / Decimal::TWO).unwrap_or(most);
        let ranges = self.weeks.iter().filter_map(|week| week.expected);
        ranges.fold(most, |top, expected| top.max(expected.high.min(half_more)))
    }
}

pub(crate) fn draw(chart: &Outlook, view: View) -> Result<Drawing, ChartError> {
    let written = |value| chart.written(value);
    let ends = chart
        .ahead()
        .next_back()
        .map(|(.., end)| [end.low, end.middle, end.high]);
    let ends = ends.map(|ends| ends.map(|end| (end, written(end))));
    let texts: Vec<String> = ends.iter().flatten().map(|(_, text)| text.clone()).collect();
    let across = chart.weeks.len().max(1) as f64;
    let mut ground = Ground::lay(view, chart.highest(), across, written, &texts)?;
    drawn::gaps(&ground, chart)?;
    drawn::ranges(&ground, chart)?;
    drawn::fan(&ground, chart)?;
    drawn::came(&ground, chart)?;
    if let Some(ends) = ends {
        ground.write_range(ends)?;
    }
    ground.write_amounts()?;
    drawn::name_gaps(&mut ground, chart)?;
    let names: Vec<(f64, String)> = drawn::names(chart).collect();
    ground.write_below(names)?;
    told::add_hits(&mut ground, chart);
    Ok(ground.page.finish(told::table(chart), plain(&chart.about)))
}
