//! `report year`: the year's pack for whoever does the taxes, as pages, workbook and CSVs, with the receipts beside them.

mod said;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use giftbook_book::Book;
use giftbook_book::payout::year::Year;
use giftbook_formats::report::{ReportError, save, save_beside};
use giftbook_model::Instant;
use serde_json::{Value, json};

use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Report {
    /// What payouts brought in a year, by platform, month and currency, with fees, rates and receipts. It is not tax advice.
    Year {
        #[arg(value_name = "YYYY")]
        year: i16,
        /// The folder the files go to; made if it is not there.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

pub(crate) fn report(book: &Book, what: &Report, now: Instant) -> Result<Outcome, Refusal> {
    let Report::Year { year, out } = what;
    let answer = book.year(*year, now)?;
    let report = answer.report(&said::said);
    let mut files = save(&report, out, &format!("giftbook-{year}")).map_err(|error| refused(&error))?;
    files.extend(receipts(book, &answer, &out.join("receipts"))?);
    let mut text: String = files.iter().map(|file| format!("{}\n", file.display())).collect();
    for row in &answer.platforms {
        text += &format!(
            "{:<10} {:>3} payouts, {} {} gross, {} net\n",
            row.platform.code(),
            row.payouts,
            row.gross.decimal_text(),
            row.currency,
            row.net.decimal_text()
        );
    }
    text += "This is no tax advice.\n";
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    Ok(Outcome::done(
        json!({ "year": year, "files": files, "platforms": platforms(&answer) }),
        text,
    ))
}

fn platforms(answer: &Year) -> Vec<Value> {
    let rows = answer.platforms.iter();
    rows.map(|row| {
        json!({
            "platform": row.platform.code(), "currency": row.currency.code(), "payouts": row.payouts, "gross": row.gross.decimal_text(),
            "fees": row.fees.decimal_text(), "taken_back": row.taken_back.decimal_text(), "net": row.net.decimal_text(),
        })
    })
    .collect()
}

fn receipts(book: &Book, answer: &Year, folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let mut paths = Vec::new();
    for receipt in book.year_receipts(answer) {
        let (name, bytes) = receipt?;
        paths.push(save_beside(folder, &name, &bytes).map_err(|error| refused(&error))?);
    }
    Ok(paths)
}

fn refused(error: &ReportError) -> Refusal {
    let code = match error {
        ReportError::Io(_) => "io",
        ReportError::Workbook(_) => "workbook",
        ReportError::Page => "page",
    };
    Refusal {
        code: code.to_owned(),
        text: error.to_string(),
    }
}
