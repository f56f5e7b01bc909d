//! Charts: a model in; a drawing, its hit areas and its table twin out.
//!
//! Promised: the same model and view give the same bytes; no text touches another or leaves the picture; what is unknown is drawn as
//! a gap and never as zero, and no line crosses it; the table has the very numbers of the drawing; a name is only ever a name.
//!
//! plotters does the drawing, on a sheet of ours. Values come in as exact decimals and words as the caller wrote them; floats
//! are distances on the paper. Left out: choosing buckets, sorting, folding a tail into "others", translating. Callers have the rows.

mod axis;
mod columns;
mod comparison;
mod course;
mod drawing;
mod error;
mod gap;
mod ground;
mod label;
mod letters;
mod methods;
mod numbers;
mod outlook;
mod page;
mod palette;
mod parts;
mod picture;
mod plain;
mod ranking;
mod sheet;
mod steps;
mod ticks;
mod timeline;
mod view;
mod waterfall;
mod written;

pub use columns::{Column, Columns, Lead};
pub use comparison::{Comparison, Place};
pub use course::{Course, Fan, Limit, Reached};
pub use drawing::{Drawing, Heading, Hit, Table};
pub use error::ChartError;
pub use methods::{Crossing, Fees, Method, Methods};
pub use numbers::Numbers;
pub use outlook::{Came, Expected, Outlook, OutlookWeek};
pub use parts::{Parted, Parts};
pub use picture::{png, svg_file};
pub use ranking::{Bar, Ranking};
pub use rust_decimal::Decimal;
pub use steps::{Fall, Mark, Step, Steps};
pub use timeline::{Bucket, Gap, Lane, Note, Segment, Timeline};
pub use view::{Theme, View};
pub use waterfall::{Waterfall, WaterfallBar, WaterfallStep};

/// Everything Giftbook draws.
#[derive(Clone, Debug)]
pub enum Chart {
    Ranking(Ranking),
    Columns(Columns),
    Timeline(Timeline),
    Steps(Steps),
    Course(Course),
    Outlook(Outlook),
    Methods(Methods),
    Comparison(Comparison),
    Waterfall(Waterfall),
    Parts(Parts),
}

/// Draws `chart` for `view`.
pub fn draw(chart: &Chart, view: &View) -> Result<Drawing, ChartError> {
    match chart {
        Chart::Ranking(chart) => ranking::draw(chart, *view),
        Chart::Columns(chart) => columns::draw(chart, *view),
        Chart::Timeline(chart) => timeline::draw(chart, *view),
        Chart::Steps(chart) => steps::draw(chart, *view),
        Chart::Course(chart) => course::draw(chart, *view),
        Chart::Outlook(chart) => outlook::draw(chart, *view),
        Chart::Methods(chart) => methods::draw(chart, *view),
        Chart::Comparison(chart) => comparison::draw(chart, *view),
        Chart::Waterfall(chart) => waterfall::draw(chart, *view),
        Chart::Parts(chart) => parts::draw(chart, *view),
    }
}
