//! A report as a workbook: what it is about on the first sheet, each table on its own. Amounts are numbers with their currency's decimals,
//! days are days, and everything else is text: a cell of text is never a formula, and is marked so that it stays text when it is edited.

use giftbook_model::guarded;
use giftbook_model::report::{Cell, Report, Table};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::ReportError;

/// A workbook's numbers have fifteen digits; an amount with more is written as text.
const MOST_DIGITS: i64 = 999_999_999_999_999;
/// Letters of a sheet's name at most.
const LONGEST_NAME: usize = 31;
const WIDEST: u32 = 360;
const INK: u32 = 0x1d_1b_18;
const QUIET: u32 = 0x69_64_5b;
const LINE: u32 = 0xd3_cd_c2;

/// The bytes of the workbook.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_title(&report.title);
    if let Ok(made) = ExcelDateTime::from_timestamp(report.made.millis() / 1_000) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);
    about(book.add_worksheet(), report)?;
    for table in &report.tables {
        sheet(book.add_worksheet(), table)?;
    }
    Ok(book.save_to_buffer()?)
}

fn plain() -> Format {
    Format::new()
        .set_font_name("Inter")
        .set_font_size(10)
        .set_font_color(INK)
}

fn about(sheet: &mut Worksheet, report: &Report) -> Result<(), ReportError> {
    sheet.set_name(name(&report.title))?;
    sheet.write_string_with_format(0, 0, &report.title, &plain().set_bold().set_font_size(14))?;
    let mut row = 2;
    for (label, text) in &report.about {
        sheet.write_string_with_format(row, 0, label, &plain().set_font_color(QUIET))?;
        text_cell(sheet, row, 1, text, &plain().set_text_wrap())?;
        row += 1;
    }
    row += 1;
    for sentence in &report.closing {
        sheet.write_string_with_format(row, 0, sentence, &plain())?;
        row += 1;
    }
    sheet.set_column_width_pixels(0, 180)?;
    sheet.set_column_width_pixels(1, 640)?;
    Ok(())
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), ReportError> {
    sheet.set_name(name(&table.title))?;
    let head = plain()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(LINE);
    for (column, title) in (0..).zip(&table.columns) {
        let figures = table
            .rows
            .iter()
            .any(|line| line.cells.get(usize::from(column)).is_some_and(Cell::is_figure));
        let align = if figures { FormatAlign::Right } else { FormatAlign::Left };
        sheet.write_string_with_format(0, column, title, &head.clone().set_align(align))?;
    }
    for (row, line) in (1..).zip(&table.rows) {
        let style = if line.sum {
            plain()
                .set_bold()
                .set_border_top(FormatBorder::Thin)
                .set_border_top_color(LINE)
        } else {
            plain()
        };
        for (column, cell) in (0..).zip(&line.cells) {
            write(sheet, row, column, cell, &style)?;
        }
    }
    if table.rows.is_empty() {
        sheet.write_string_with_format(1, 0, &table.empty, &plain().set_font_color(QUIET))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_autofit_max_width(WIDEST).autofit();
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, style: &Format) -> Result<(), ReportError> {
    match cell {
        Cell::Empty => {
            sheet.write_blank(row, column, style)?;
        }
        Cell::Text(text) => text_cell(sheet, row, column, text, style)?,
        Cell::Day(day) => {
            sheet.write_with_format(row, column, day, &style.clone().set_num_format("yyyy-mm-dd"))?;
        }
        Cell::Count(count) => number(
            sheet,
            row,
            column,
            cell,
            Decimal::from(*count),
            &style.clone().set_num_format("#,##0"),
        )?,
        Cell::Rate(rate) => number(
            sheet,
            row,
            column,
            cell,
            *rate,
            &style.clone().set_num_format("0.########"),
        )?,
        Cell::Amount(money) => {
            let format = match money.currency.digits() {
                0 => "#,##0".to_owned(),
                digits => format!("#,##0.{}", "0".repeat(digits as usize)),
            };
            let amount = Decimal::new(money.minor, money.currency.digits());
            number(sheet, row, column, cell, amount, &style.clone().set_num_format(format))?;
        }
    }
    Ok(())
}

/// A number, or the same as text where a workbook's numbers have too few digits for it.
fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    exact: Decimal,
    style: &Format,
) -> Result<(), ReportError> {
    if exact.mantissa().abs() > i128::from(MOST_DIGITS) {
        sheet.write_string_with_format(row, column, cell.plain(), &style.clone().set_align(FormatAlign::Right))?;
    } else {
        sheet.write_with_format(row, column, exact, style)?;
    }
    Ok(())
}

fn text_cell(sheet: &mut Worksheet, row: u32, column: u16, text: &str, style: &Format) -> Result<(), ReportError> {
    let risky = guarded(text) != text;
    let style = if risky {
        style.clone().set_quote_prefix()
    } else {
        style.clone()
    };
    sheet.write_string_with_format(row, column, text, &style)?;
    Ok(())
}

/// A sheet's name: without the signs a workbook refuses, and short enough.
fn name(title: &str) -> String {
    let kept = title
        .chars()
        .map(|each| if "[]:*?/\\'".contains(each) { ' ' } else { each });
    let name: String = kept.take(LONGEST_NAME).collect();
    name.trim().to_owned()
}
