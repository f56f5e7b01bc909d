//! `report year`: the year's pack for whoever does the taxes, as pages, workbook and CSVs, with the receipts beside them.

mod said;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use giftbook_book::Book;
use giftbook_book::payout::year::Year;
use giftbook_book::recharge::FileKind;
use giftbook_formats::report::{ReportError, save, written};
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

/// Each receipt once, under its digest and the ending of what it is: two may be called the same.
fn receipts(book: &Book, answer: &Year, folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for receipt in &answer.receipts {
        let bytes = book.receipt_bytes(&receipt.digest)?;
        let ending = FileKind::of(&bytes).map_or("bin", FileKind::ending);
        let short: String = receipt.digest.chars().take(12).collect();
        let path = folder.join(format!("{}-{short}.{ending}", receipt.day));
        if !paths.contains(&path) {
            std::fs::create_dir_all(folder).map_err(|error| refused(&error.into()))?;
            written(&path, &bytes).map_err(|error| refused(&error.into()))?;
            paths.push(path);
        }
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
