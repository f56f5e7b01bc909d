//! A waterfall: a sum, what is taken from it or added to it a step at a time, and what is left.

mod bars;
mod told;
mod words;

use crate::axis::Axis;
use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::label::Frame;
use crate::numbers::Numbers;
use crate::page::Page;
use crate::plain::plain;
use crate::ticks::float;
use crate::view::View;
use rust_decimal::Decimal;

/// Steps in their order. Where the sum stands after each is added up here, so no drawing can show parts that make another whole.
#[derive(Clone, Debug, Default)]
pub struct Waterfall {
    /// The chart in one sentence.
    pub about: String,
    /// Heads of the table's columns.
    pub name_heading: String,
    pub value_heading: String,
    pub left_heading: String,
    /// How an amount is written, with `{n}` in the place of its digits: "${n}". Empty: the digits alone.
    pub amount: String,
    /// Named in a gap and in the table: "not stated".
    pub unstated: String,
    /// Said over the bars where they do not begin at zero, with `{n}` in the place of the amount: "bars cut at {n}".
    pub cut: String,
    /// What there is before the first step.
    pub opening: Decimal,
    pub falls: Vec<WaterfallBar>,
    pub numbers: Numbers,
}

#[derive(Clone, Debug, Default)]
pub struct WaterfallBar {
    pub key: String,
    /// Below the bar in two lines, and in the tip.
    pub name: String,
    pub note: String,
    pub step: WaterfallStep,
    /// The bar is the finding.
    pub finding: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaterfallStep {
    /// How much there is by now.
    #[default]
    Total,
    /// Added to it; taken from it where it is below zero.
    Part(Decimal),
    /// Something is taken or added here, and nobody says how much.
    Unstated,
}

impl Waterfall {
    /// What there is before and after each step; a sum beyond what a number holds stays where it was.
    fn levels(&self) -> Vec<(Decimal, Decimal)> {
        let mut level = self.opening;
        let after = |fall: &WaterfallBar| {
            let before = level;
            if let WaterfallStep::Part(part) = fall.step {
                level = level.checked_add(part).unwrap_or(level);
            }
            (before, level)
        };
        self.falls.iter().map(after).collect()
    }

    fn written(&self, value: Decimal) -> String {
        let digits = self.numbers.text(value.abs());
        let sign = if value < Decimal::ZERO { "−" } else { "" };
        if self.amount.contains("{n}") {
            format!("{sign}{}", plain(&self.amount.replace("{n}", &digits)))
        } else {
            format!("{sign}{digits}")
        }
    }

    /// With its sign where it is a part.
    fn said(&self, fall: &WaterfallBar, level: Decimal) -> String {
        match fall.step {
            WaterfallStep::Total => self.written(level),
            WaterfallStep::Part(part) if part > Decimal::ZERO => format!("+{}", self.written(part)),
            WaterfallStep::Part(part) => self.written(part),
            WaterfallStep::Unstated => plain(&self.unstated),
        }
    }
}

/// Where the bars begin: at zero, or cut where what happens would else be too small to see.
fn base(levels: &[(Decimal, Decimal)]) -> Decimal {
    let ends = || levels.iter().flat_map(|&(before, after)| [before, after]);
    let (Some(lowest), Some(highest)) = (ends().min(), ends().max()) else {
        return Decimal::ZERO;
    };
    let apart = highest - lowest;
    // Whoever sees all of it is shown all of it; only bars that differ by less than an eighth are cut.
    let alike = apart
        .checked_mul(Decimal::from(8))
        .is_some_and(|eight| apart > Decimal::ZERO && eight < highest);
    if !alike || lowest <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    let step = std::iter::successors(Some(Decimal::new(1, 2)), |step| step.checked_mul(Decimal::TEN))
        .flat_map(|step| [1, 2, 5].map(|digit| step.checked_mul(digit.into())))
        .flatten()
        .find(|step| *step >= apart)
        .unwrap_or(Decimal::ONE);
    let below = (lowest - apart).max(Decimal::ZERO);
    (below - below % step).normalize()
}

pub(crate) fn draw(chart: &Waterfall, view: View) -> Result<Drawing, ChartError> {
    let size = view.sizes();
    let unit = size.unit;
    let levels = chart.levels();
    let from = base(&levels);
    let cut = from > Decimal::ZERO;
    let top = if cut { 42.0 } else { 26.0 } * unit;
    let bottom = top + 214.0 * unit;
    let mut page = Page::new(view, bottom + 34.0 * unit);
    let frame = Frame::between(0.0, top, size.width, bottom);
    let ends = || levels.iter().flat_map(|&(before, after)| [before, after]).map(float);
    let (lowest, highest) = (
        ends().fold(float(from), |low, level| if cut { low } else { low.min(level) }),
        ends().fold(float(from), f64::max),
    );
    let plot = page.plot(
        frame,
        Axis::straight(0.0, chart.falls.len().max(1) as f64),
        Axis::straight(lowest, highest),
    );
    let bars = bars::frames(chart, &levels, &plot, from, unit);
    for (fall, bar) in chart.falls.iter().zip(&bars) {
        bars::draw(&page, fall, bar)?;
    }
    bars::connect(&page, &bars)?;
    let ground = bars::ground(&plot, from);
    page.line(&[(0.0, ground), (size.width, ground)], page.color.base, 1.0)?;
    if cut {
        bars::cut(&page, chart, &bars, ground)?;
        words::write_cut(&mut page, &told::cut(chart, from))?;
    }
    words::write_amounts(&mut page, chart, &bars, &levels)?;
    words::write_names(&mut page, chart, &bars, bottom)?;
    told::add_hits(&mut page, chart, &bars, &levels, frame);
    let summary = told::summary(chart, &levels, cut.then_some(from));
    Ok(page.finish(told::table(chart, &levels), summary))
}
