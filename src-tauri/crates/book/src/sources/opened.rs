//! A source while it is imported: opened with its first row, closed with its counts.

use giftbook_model::{Answers, Section, SectionState, Source};
use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};

use super::import::Import;
use super::report::Report;
use crate::{BookError, history};

/// Makes the row an import hangs its own rows on, under its old number where it is run again. Its counts follow when it is closed.
pub(super) fn open_source(tx: &Transaction<'_>, how: &Import<'_>) -> Result<i64, BookError> {
    let number = how.again.map(|again| history::number_of(tx, again)).transpose()?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO source (id, name, format, digest, bytes, imported_at, answers, sections, read, new, known, unreadable, ignored, kept)
         VALUES (?1, '', '', zeroblob(32), 0, ?2, '{}', '[]', 0, 0, 0, 0, 0, 0)",
    )?;
    Ok(insert.insert(params![number, how.now.millis()])?)
}

pub(super) fn close_source(
    tx: &Transaction<'_>,
    id: i64,
    source: &Source,
    report: &Report,
    how: &Import<'_>,
    kept: bool,
) -> Result<(), BookError> {
    let sections: Vec<Value> = source.sections.iter().map(section_json).collect();
    tx.prepare_cached(
        "UPDATE source SET name = ?2, format = ?3, digest = ?4, bytes = ?5, answers = ?6, sections = ?7, read = ?8, new = ?9, known = ?10,
         unreadable = ?11, ignored = ?12, kept = ?13 WHERE id = ?1",
    )?
    .execute(params![
        id, source.name, source.format.code(), source.digest.as_slice(), source.bytes, answers_json(how.answers), Value::from(sections).to_string(),
        report.rows, report.new, report.known, report.unreadable, report.ignored, kept
    ])?;
    let mut problem = tx.prepare_cached("INSERT INTO source_problem (source_id, row, offset, length, code, detail, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING")?;
    for kept in &report.problems {
        problem.execute(params![
            id,
            kept.row,
            kept.offset,
            kept.length,
            kept.code,
            kept.detail.as_str(),
            kept.raw.as_str()
        ])?;
    }
    let mut count =
        tx.prepare_cached("INSERT INTO source_count (source_id, kind, what, count) VALUES (?1, ?2, ?3, ?4)")?;
    for (kind, counted) in [
        ("ignored", &report.ignored_kinds),
        ("unknown_key", &report.unknown_keys),
    ] {
        for counted in counted {
            count.execute(params![id, kind, counted.what.as_str(), counted.count])?;
        }
    }
    let params = json!({ "name": source.name, "rows": report.rows.to_string(), "new": report.new.to_string() });
    history::record_import(tx, how.now, how.again, &params, id)?;
    Ok(())
}

/// Whether the book has this very file, read with the same answers, from a source other than `but`.
pub(super) fn same_file(
    tx: &Transaction<'_>,
    digest: &[u8; 32],
    answers: &Answers,
    but: i64,
) -> Result<bool, BookError> {
    let mut query =
        tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM source WHERE digest = ?1 AND answers = ?2 AND id <> ?3)")?;
    Ok(query.query_row(params![digest.as_slice(), answers_json(answers), but], |row| row.get(0))?)
}

fn answers_json(answers: &Answers) -> String {
    let object: Map<String, Value> = answers
        .iter()
        .map(|(question, answer)| (question.code().to_owned(), Value::from(answer.as_str())))
        .collect();
    Value::from(object).to_string()
}

fn section_json(section: &Section) -> Value {
    let (state, rows) = match section.state {
        SectionState::Absent => ("absent", 0),
        SectionState::Empty => ("empty", 0),
        SectionState::Rows(rows) => ("rows", rows),
    };
    json!({ "name": section.name, "state": state, "rows": rows })
}
