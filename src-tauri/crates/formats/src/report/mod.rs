//! Files of a [`Report`](giftbook_model::report::Report): a CSV of each table, a workbook of all, pages to read and to print.
//!
//! Promised: the three hold the same figures; text is text, whatever it looks like; a file appears under its name when it is whole, and
//! what stood there stays until then. Left out: words and amounts. Those come with the report.

mod csv;
mod pdf;
mod save;
mod xlsx;

pub use csv::csv;
pub use pdf::pdf;
pub use save::{save, save_beside};
pub use xlsx::xlsx;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The workbook's writer refused a table: more rows or longer text than a workbook holds.
    #[error("a workbook cannot hold this: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The font that comes with the program cannot be put into a page.
    #[error("the page cannot be written")]
    Page,
}
