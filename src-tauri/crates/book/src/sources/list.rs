//! The sources of the book: listed, looked at, taken back.

use giftbook_model::{Answers, Counted, Instant, Question, Section, SectionState};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Value, json};

use super::report::{KeptProblem, Report};
use super::{originals, revert};
use crate::{Book, BookError, history, recharge};

/// A source as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    pub id: i64,
    pub name: String,
    pub format: String,
    pub imported_at: Instant,
    pub bytes: u64,
    pub rows: u64,
    pub new: u64,
    pub known: u64,
    pub unreadable: u64,
    pub ignored: u64,
    /// The original lies beside the book, so rows can be opened to their text.
    pub kept: bool,
}

impl Book {
    /// All sources, the newest first.
    pub fn sources(&self) -> Result<Vec<SourceRow>, BookError> {
        self.file.read(|conn| {
            let mut rows = conn.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM source ORDER BY imported_at DESC, id DESC"
            ))?;
            Ok(rows.query_map([], row)?.collect::<Result<_, _>>()?)
        })
    }

    /// What became of the rows of a source, as its import reported it.
    pub fn source(&self, id: i64) -> Result<Report, BookError> {
        self.file.read(|conn| report(conn, id))
    }

    /// The source that came from the very file with this digest, if it is in the book.
    pub fn source_of_file(&self, digest: &[u8; 32]) -> Result<Option<i64>, BookError> {
        self.file.read(|conn| {
            Ok(conn.query_row(
                "SELECT max(id) FROM source WHERE digest = ?1",
                [digest.as_slice()],
                |row| row.get(0),
            )?)
        })
    }

    /// The answers last given to what formats leave open, by question.
    pub fn remembered_answers(&self) -> Result<Answers, BookError> {
        self.file.read(|conn| {
            let mut answers = Answers::new();
            let mut rows = conn.prepare_cached("SELECT answers FROM source ORDER BY id")?;
            for given in rows.query_map([], |row| row.get::<_, String>(0))? {
                let given: std::collections::BTreeMap<String, String> = serde_json::from_str(&given?)?;
                answers.extend(
                    [Question::Currency, Question::GiftAmountUnit, Question::Zone]
                        .into_iter()
                        .filter_map(|question| Some((question, given.get(question.code())?.clone()))),
                );
            }
            Ok(answers)
        })
    }

    /// The original of a source, byte for byte, to read a row's text from.
    pub fn original(&self, source: i64) -> Result<Box<dyn std::io::Read + Send>, BookError> {
        let digest: [u8; 32] = self.file.read::<_, BookError>(|conn| {
            let digest = conn
                .query_row("SELECT digest FROM source WHERE id = ?1", [source], |row| row.get(0))
                .optional()?;
            digest.ok_or(BookError::Unknown { what: "source" })
        })?;
        Ok(Box::new(originals::read(self.file.path(), digest.into())?))
    }

    /// The kept original with this digest (64 hexadecimal digits), unpacked, to be imported again.
    pub fn unpack_original(&self, digest: &str) -> Result<std::fs::File, BookError> {
        let digest = blake3::Hash::from_hex(digest).map_err(|_| BookError::OriginalGone)?;
        originals::unpack(self.file.path(), digest)
    }

    /// Takes an import back: the book is as if it had never been, except for the user's own words on its entries.
    /// A large one is preceded by a backup.
    pub fn revert(&self, source: i64, now: Instant) -> Result<(), BookError> {
        self.back_up_before_taking_back(source, now)?;
        self.file.write(|tx| {
            let name: Option<String> = tx
                .query_row("SELECT name FROM source WHERE id = ?1", [source], |row| row.get(0))
                .optional()?;
            let name = name.ok_or(BookError::Unknown { what: "source" })?;
            let before = history::source_state(tx, source)?;
            revert::revert_in(tx, source)?;
            history::record_revert(tx, now, &json!({ "name": name }), source, before)?;
            Ok(())
        })
    }
}

impl Book {
    /// A large import may be known to other sources, edited and built upon since; its original may be gone. Before it is taken back, by
    /// whatever way, there is a backup to go back to.
    pub(crate) fn back_up_before_taking_back(&self, source: i64, now: Instant) -> Result<(), BookError> {
        let read: Option<i64> = self.file.read(|conn| {
            let mut read = conn.prepare_cached("SELECT read FROM source WHERE id = ?1")?;
            Ok::<_, BookError>(read.query_row([source], |row| row.get(0)).optional()?)
        })?;
        if read.is_some_and(|rows| rows >= LARGE) {
            self.file.backup_before("revert", now)?;
        }
        Ok(())
    }
}

/// Rows read of an import that is large.
const LARGE: i64 = 10_000;

const COLUMNS: &str = "id, name, format, imported_at, bytes, read, new, known, unreadable, ignored, kept";

fn row(row: &Row<'_>) -> rusqlite::Result<SourceRow> {
    Ok(SourceRow {
        id: row.get(0)?,
        name: row.get(1)?,
        format: row.get(2)?,
        imported_at: Instant::from_millis(row.get(3)?).unwrap_or(Instant::EPOCH),
        bytes: row.get(4)?,
        rows: row.get(5)?,
        new: row.get(6)?,
        known: row.get(7)?,
        unreadable: row.get(8)?,
        ignored: row.get(9)?,
        kept: row.get(10)?,
    })
}

fn section_from(value: &Value) -> Option<Section> {
    let state = match value.get("state")?.as_str()? {
        "absent" => SectionState::Absent,
        "empty" => SectionState::Empty,
        _ => SectionState::Rows(value.get("rows")?.as_u64()?),
    };
    Some(Section {
        name: value.get("name")?.as_str()?.into(),
        state,
    })
}

fn report(conn: &Connection, id: i64) -> Result<Report, BookError> {
    let head = conn
        .query_row(
            &format!("SELECT {COLUMNS}, sections FROM source WHERE id = ?1"),
            [id],
            |line| Ok((row(line)?, line.get::<_, String>(11)?)),
        )
        .optional()?;
    let (source, sections) = head.ok_or(BookError::Unknown { what: "source" })?;
    let sections: Vec<Value> = serde_json::from_str(&sections)?;
    let counts = |kind: &str| -> Result<Vec<Counted>, BookError> {
        let mut rows = conn.prepare_cached(
            "SELECT what, count FROM source_count WHERE source_id = ?1 AND kind = ?2 ORDER BY count DESC, what",
        )?;
        let counted = rows.query_map(params![id, kind], |row| {
            Ok(Counted {
                what: row.get::<_, String>(0)?.into(),
                count: row.get(1)?,
            })
        })?;
        Ok(counted.collect::<Result<_, _>>()?)
    };
    let mut problems = conn.prepare_cached(
        "SELECT row, offset, length, code, detail, raw FROM source_problem WHERE source_id = ?1 ORDER BY row",
    )?;
    let problems = problems.query_map([id], |row| {
        let text = |place| row.get::<_, String>(place).map(Into::into);
        Ok(KeptProblem {
            row: row.get(0)?,
            offset: row.get(1)?,
            length: row.get(2)?,
            code: row.get(3)?,
            detail: text(4)?,
            raw: text(5)?,
        })
    })?;
    Ok(Report {
        source: Some(id),
        name: source.name,
        format: source.format,
        rows: source.rows,
        new: source.new,
        known: source.known,
        unreadable: source.unreadable,
        ignored: source.ignored,
        problems: problems.collect::<Result<_, _>>()?,
        ignored_kinds: counts("ignored")?,
        unknown_keys: counts("unknown_key")?,
        sections: sections.iter().filter_map(section_from).collect(),
        doubts: recharge::doubted_of_source(conn, id)?,
    })
}
