use plotters::drawing::DrawingAreaErrorKind;
use std::convert::Infallible;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// plotters refused the layout. The model cannot cause it; the view is the thing to look at.
    #[error("the chart could not be laid out")]
    Layout,
    /// The picture would have no pixels or more than fit in memory comfortably.
    #[error("a picture of {width} × {height} pixels is not drawn")]
    Size { width: u32, height: u32 },
    /// The SVG could not be turned into pixels.
    #[error("the picture could not be made")]
    Picture,
}

impl From<DrawingAreaErrorKind<Infallible>> for ChartError {
    fn from(_: DrawingAreaErrorKind<Infallible>) -> ChartError {
        ChartError::Layout
    }
}
