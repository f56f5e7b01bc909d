//! `import`: files into the book, or with `--dry-run` only the tale of it.

use std::io::{IsTerminal, Write, stderr};
use std::ops::ControlFlow;
use std::path::Path;

use giftbook_book::Book;
use giftbook_book::sources::{Import, Progress, Report};
use giftbook_model::{Answers, Instant, Question};
use serde_json::{Value, json};

use crate::args::{self, GiftAmount};
use crate::doubts;
use crate::outcome::{Outcome, Refusal};
use crate::told;

pub(crate) fn import(book: &Book, what: &args::Import, now: Instant) -> Result<Outcome, Refusal> {
    let answers = answers(book, what)?;
    let mut outcome = Outcome::done(Value::Null, String::new());
    let mut files = Vec::new();
    for path in &what.files {
        match one(book, path, what, &answers, now) {
            Ok(report) => {
                outcome.problems |= report.unreadable > 0;
                outcome.text += &tell(path, &report, what.dry_run);
                files.push(file_json(path, &report));
            }
            Err(refusal) => {
                outcome.refused = true;
                outcome.text += &format!("{}: {}\n", path.display(), refusal.text);
                files.push(json!({ "path": path.display().to_string(), "error": refusal.json() }));
            }
        }
    }
    outcome.json = json!({ "files": files });
    Ok(outcome)
}

/// What was said now, else what was said before; an amount's unit nobody ever named stays open.
fn answers(book: &Book, what: &args::Import) -> Result<Answers, Refusal> {
    let mut answers = book.remembered_answers()?;
    // A zone is an answer only for the files that ask for one.
    answers.remove(&Question::Zone);
    if let Some(currency) = &what.currency {
        answers.insert(Question::Currency, currency.to_ascii_uppercase());
    }
    match what.gift_amount {
        Some(GiftAmount::Coins) => answers.insert(Question::GiftAmountUnit, "coins".to_owned()),
        Some(GiftAmount::Pieces) => answers.insert(Question::GiftAmountUnit, "pieces".to_owned()),
        None => Some(
            answers
                .entry(Question::GiftAmountUnit)
                .or_insert_with(|| "open".to_owned())
                .clone(),
        ),
    };
    Ok(answers)
}

fn one(book: &Book, path: &Path, what: &args::Import, answers: &Answers, now: Instant) -> Result<Report, Refusal> {
    let dry_run = what.dry_run;
    let mut answers = answers.clone();
    let mut stream = told::open(book, path, what, &mut answers, now)?;
    let how = Import {
        answers: &answers,
        now,
        original: Some(path.to_owned()),
        again: None,
    };
    let shown = stderr().is_terminal();
    let mut heard = |progress: Progress| {
        if shown {
            let _ = write!(stderr(), "\r{} rows", progress.rows);
        }
        ControlFlow::Continue(())
    };
    let report = if dry_run {
        book.preview(&mut *stream, &how, 0, &mut heard)
            .map(|preview| preview.report)
    } else {
        book.import(&mut *stream, &how, &mut heard)
    };
    if shown {
        let _ = write!(stderr(), "\r\x1b[K");
    }
    Ok(report?)
}

pub(crate) fn file_json(path: &Path, report: &Report) -> Value {
    let problems: Vec<Value> = report
        .problems
        .iter()
        .map(|problem| json!({ "row": problem.row, "code": problem.code }))
        .collect();
    json!({
        "path": path.display().to_string(), "format": report.format, "source": report.source.map(|id| id.to_string()), "rows": report.rows, "new": report.new,
        "known": report.known, "unreadable": report.unreadable, "ignored": report.ignored, "problems": problems,
        "ignored_kinds": report.ignored_kinds.iter().map(|kind| (kind.what.to_string(), kind.count.into())).collect::<serde_json::Map<_, _>>(),
        "unknown_keys": report.unknown_keys.iter().map(|key| (key.what.to_string(), key.count.into())).collect::<serde_json::Map<_, _>>(),
        "doubts": doubts::json(&report.doubts),
        "sections": report.sections.iter().map(|section| (section.name.to_string(), section_json(section.state))).collect::<serde_json::Map<_, _>>(),
    })
}

fn section_json(state: giftbook_model::SectionState) -> Value {
    match state {
        giftbook_model::SectionState::Absent => "absent".into(),
        giftbook_model::SectionState::Empty => "empty".into(),
        giftbook_model::SectionState::Rows(rows) => rows.into(),
    }
}

fn tell(path: &Path, report: &Report, dry_run: bool) -> String {
    let Report {
        rows,
        new,
        known,
        unreadable,
        ignored,
        ..
    } = report;
    let would = if dry_run { " (nothing was changed)" } else { "" };
    let mut text = format!(
        "{}: {} · {rows} rows: {new} new, {known} known, {unreadable} unreadable, {ignored} not used{would}\n",
        path.display(),
        report.format
    );
    for problem in report.problems.iter().take(20) {
        text += &format!(
            "  row {}: {} {}\n",
            problem.row,
            problem.code.replace('_', " "),
            problem.detail
        );
    }
    if report.problems.len() > 20 {
        text += &format!("  and {} more\n", report.unreadable - 20);
    }
    text + &doubts::tell(&report.doubts)
}
