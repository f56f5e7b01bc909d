//! What it costs to take an amount out, by method, and from which amount on another one is the cheapest.

use crate::drawing::{Drawing, Table};
use crate::error::ChartError;
use crate::ground::Ground;
use crate::label::{Frame, Label};
use crate::numbers::Numbers;
use crate::plain::plain;
use crate::ticks::{self, float};
use crate::view::View;
use rust_decimal::Decimal;

/// A line a method. The amounts are those at which some fee begins, bends, jumps or ends; between two of them a fee runs straight.
#[derive(Clone, Debug, Default)]
pub struct Methods {
    /// The chart in one sentence.
    pub about: String,
    /// Head of the table's first column; the others bear the methods' names.
    pub amount_heading: String,
    /// How an amount is written, with `{n}` in the place of its digits: "${n}". Empty: the digits alone.
    pub amount: String,
    pub methods: Vec<Method>,
    /// By rising amounts.
    pub amounts: Vec<Fees>,
    pub numbers: Numbers,
}

#[derive(Clone, Debug, Default)]
pub struct Method {
    pub name: String,
    /// The one that is best for what can be taken out.
    pub best: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Fees {
    pub key: String,
    pub amount: Decimal,
    /// One for each method; `None` where it does not pay out such an amount.
    pub fees: Vec<Option<Decimal>>,
    /// From here on another method is the cheapest: what is written at the crossing, and which method.
    pub crossing: Option<Crossing>,
}

#[derive(Clone, Debug, Default)]
pub struct Crossing {
    /// "from $186.67 the bank".
    pub name: String,
    pub method: usize,
}

/// Amount and fee, or `None` where the method does not pay out.
type Points = Vec<Option<(Decimal, Decimal)>>;

impl Methods {
    fn written(&self, value: Decimal) -> String {
        self.numbers.amount(&self.amount, value)
    }

    fn fees(&self) -> impl Iterator<Item = Decimal> {
        self.amounts.iter().flat_map(|at| at.fees.iter().flatten().copied())
    }

    fn most(&self) -> Decimal {
        self.amounts
            .iter()
            .map(|at| at.amount)
            .fold(Decimal::ZERO, Decimal::max)
    }

    /// Each method with its points, in the order they are drawn: the best one last, over the others.
    fn lines(&self) -> Vec<(&Method, Points)> {
        let point = |nth: usize| move |at: &Fees| Some((at.amount, at.fees.get(nth).copied().flatten()?));
        let line = |(nth, method)| (method, self.amounts.iter().map(point(nth)).collect());
        let mut lines: Vec<_> = self.methods.iter().enumerate().map(line).collect();
        lines.sort_by_key(|(method, _): &(&Method, Points)| method.best);
        lines
    }
}

pub(crate) fn draw(chart: &Methods, view: View) -> Result<Drawing, ChartError> {
    let highest = chart.fees().fold(Decimal::ZERO, Decimal::max);
    let names: Vec<String> = chart.methods.iter().map(|method| plain(&method.name)).collect();
    let mut ground = Ground::lay(view, highest, float(chart.most()), |value| chart.written(value), &names)?;
    let unit = ground.page.size.unit;
    for (method, points) in chart.lines() {
        let (color, width) = if method.best {
            (ground.page.color.ink, 1.75 * unit)
        } else {
            (ground.page.color.mute, 1.5 * unit)
        };
        for run in points.split(Option::is_none) {
            let points: Vec<(f64, f64)> = run
                .iter()
                .flatten()
                .map(|&(amount, fee)| ground.at(float(amount), fee))
                .collect();
            ground.page.line(&points, color, width)?;
        }
    }
    write_crossings(&mut ground, chart)?;
    write_names(&mut ground, chart)?;
    ground.write_amounts()?;
    let ticks = ticks::linear(chart.most(), 4);
    let within = ticks.into_iter().filter(|tick| *tick <= chart.most());
    let below: Vec<(f64, String)> = within.map(|tick| (float(tick), chart.written(tick))).collect();
    ground.write_below(below)?;
    add_hits(&mut ground, chart);
    Ok(ground.page.finish(table(chart), plain(&chart.about)))
}

/// A line down from each crossing, a dot on it, and its words above, left of it where there is room.
fn write_crossings(ground: &mut Ground, chart: &Methods) -> Result<(), ChartError> {
    let unit = ground.page.size.unit;
    for at in &chart.amounts {
        let Some(crossing) = &at.crossing else { continue };
        let Some(fee) = at.fees.get(crossing.method).copied().flatten() else {
            continue;
        };
        let (x, y) = ground.at(float(at.amount), fee);
        let ink = ground.page.color.ink_2;
        ground.page.line(&[(x, y), (x, ground.frame.bottom())], ink, 1.0)?;
        ground.page.dot((x, y), 3.5 * unit, ground.page.color.c1)?;
        let name = ground.page.label(plain(&crossing.name), x - 6.0 * unit, y - 9.0 * unit);
        let name = name.strong().colored(ground.page.color.rose);
        let label = if name.width() <= x - ground.frame.x {
            Some(name.ended())
        } else {
            name.shortened(ground.page.size.width)
                .map(|name| name.kept_between(0.0, ground.page.size.width))
        };
        if let Some(label) = label {
            ground.page.write_on_paper(&label)?;
        }
    }
    Ok(())
}

/// Each name at the end of its line, or a line higher or lower where two would touch.
fn write_names(ground: &mut Ground, chart: &Methods) -> Result<(), ChartError> {
    let unit = ground.page.size.unit;
    for (method, points) in chart.lines().into_iter().rev() {
        let Some(&(amount, fee)) = points.iter().flatten().next_back() else {
            continue;
        };
        let (x, y) = ground.at(float(amount), fee);
        // Where a line ends is rounded to its pixel; the room it was given is not.
        let room = ground.page.size.width - x - 7.0 * unit;
        let name = ground.page.label(plain(&method.name), x + 8.0 * unit, y + 4.0 * unit);
        let name = if method.best {
            name.strong().colored(ground.page.color.ink)
        } else {
            name
        };
        let Some(name) = name.shortened(room) else { continue };
        for by in [0.0, -15.0, 15.0] {
            let label = Label {
                y: name.y + by * unit,
                ..name.clone()
            };
            if ground.page.write(&label)? {
                break;
            }
        }
    }
    Ok(())
}

/// Around each amount, to the middle of its neighbours.
fn add_hits(ground: &mut Ground, chart: &Methods) {
    let frame = ground.frame;
    let places: Vec<f64> = chart
        .amounts
        .iter()
        .map(|at| ground.at(float(at.amount), Decimal::ZERO).0)
        .collect();
    for (nth, at) in chart.amounts.iter().enumerate() {
        let between = |other: Option<&f64>, edge: f64| other.map_or(edge, |other| (other + places[nth]) / 2.0);
        let left = between(nth.checked_sub(1).and_then(|before| places.get(before)), frame.x);
        let right = between(places.get(nth + 1), frame.right());
        let told = chart
            .methods
            .iter()
            .zip(&at.fees)
            .filter_map(|(method, fee)| Some((method, (*fee)?)));
        let told: Vec<String> = told
            .map(|(method, fee)| format!("{} {}", plain(&method.name), chart.written(fee)))
            .collect();
        let slot = Frame::between(left, frame.y, right, frame.bottom());
        ground
            .page
            .hit(slot, &at.key, chart.written(at.amount), told.join(" · "));
    }
}

fn table(chart: &Methods) -> Table {
    let names: Vec<String> = chart.methods.iter().map(|method| plain(&method.name)).collect();
    let heads = std::iter::once(&chart.amount_heading).chain(&names);
    let mut table = Table::with_columns(heads.map(|head| (head.as_str(), true)));
    let row = |at: &Fees| {
        let fee = |nth: usize| at.fees.get(nth).copied().flatten().map(|fee| chart.numbers.text(fee));
        let fees = (0..chart.methods.len()).map(|nth| fee(nth).unwrap_or_default());
        std::iter::once(chart.numbers.text(at.amount)).chain(fees).collect()
    };
    table.rows = chart.amounts.iter().map(row).collect();
    table
}
