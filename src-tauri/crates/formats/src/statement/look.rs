//! A look at a statement before it is imported: its columns, the profile its rows suggest, what has to be asked, and the first rows as they
//! would be understood.

use std::io::{Read, Seek};

use giftbook_model::{Answers, Handling, Question, ReadError, Record};

use super::find::is_of_payments;
use super::suggest::{complete, open};
use super::{Ask, Encoding, Profile, Reading};
use crate::codes::{ENCODING_UNKNOWN, PROFILE_INCOMPLETE, PROFILE_NEEDED, PROFILE_UNREADABLE, refused};
use crate::events::Latest;
use crate::open::Input;
use crate::table::{Line, ReadLine, Table, Text, delimited, handle, is_workbook, workbook};

/// What a statement looks like under a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The names of its columns, in their order; empty while its encoding is open.
    pub columns: Vec<String>,
    /// Lines below the header.
    pub lines: u64,
    /// The profile given, with all that the rows themselves settle.
    pub profile: Profile,
    /// What still has to be said.
    pub open: Vec<Ask>,
    /// The rows that name a platform first, then others.
    pub samples: Vec<Sample>,
    /// How many rows would be purchases, refunds, unreadable, of no use; all 0 while something is open.
    pub counts: [u64; 4],
}

/// A line and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub cells: Vec<String>,
    pub understood: Understood,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    Record(Box<giftbook_model::Purchase>),
    /// A word of [`crate::codes::ROW_CODES`] and what its sentence needs.
    Problem {
        code: &'static str,
        detail: String,
    },
    Ignored(String),
    /// Something is still open.
    Open,
}

/// The table in `input`, read as `profile` says where it does.
pub(super) fn table(input: &mut (impl Read + Seek), profile: &Profile) -> Result<Table, ReadError> {
    if is_workbook(input)? {
        return workbook(input);
    }
    delimited(&Text::read(input)?, profile.encoding, profile.delimiter)
}

/// The table of payments in a text, if it is one: columns of dates, of amounts and of words. Letters that are not UTF-8 are passed over; which
/// they are is asked later.
pub(crate) fn recognised(input: &mut (impl Read + Seek)) -> Result<Option<Table>, ReadError> {
    input.rewind()?;
    let read = Text::read(input).and_then(|text| delimited(&text, Some(Encoding::Windows1252), None));
    match read {
        Ok(table) => Ok(Some(table).filter(is_of_payments)),
        Err(ReadError::Refused { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The rows of the statement in `input`, with how each is read. The profile is the answer to [`Question::Profile`].
pub(crate) fn reader(
    input: &mut (impl Read + Seek),
    answers: &Answers,
    latest: Latest,
) -> Result<(Table, ReadLine), ReadError> {
    let text = answers
        .get(&Question::Profile)
        .ok_or_else(|| refused(PROFILE_NEEDED, ""))?;
    let profile = Profile::from_text(text).ok_or_else(|| refused(PROFILE_UNREADABLE, ""))?;
    let table = table(input, &profile)?;
    let missing: Vec<&str> = open(&profile, &table).into_iter().map(Ask::code).collect();
    match Reading::of(&profile, &table, latest).filter(|_| missing.is_empty()) {
        Some(reading) => Ok((table, Box::new(move |line| reading.read(line)))),
        None => Err(refused(PROFILE_INCOMPLETE, missing.join(", "))),
    }
}

/// Looks at a statement under what is already said of it; `rows` samples at most.
pub fn look(mut input: impl Input, given: &Profile, rows: usize) -> Result<Look, ReadError> {
    let table = match table(&mut input, given) {
        Err(ReadError::Refused {
            code: ENCODING_UNKNOWN, ..
        }) => {
            return Ok(Look {
                columns: Vec::new(),
                lines: 0,
                profile: given.clone(),
                open: vec![Ask::Encoding],
                samples: Vec::new(),
                counts: [0; 4],
            });
        }
        table => table?,
    };
    let profile = complete(given, &table);
    let open = open(&profile, &table);
    let reading = Reading::of(&profile, &table, Latest::never()).filter(|_| open.is_empty());
    let read = reading.map(|reading| -> ReadLine { Box::new(move |line| reading.read(line)) });
    let understood = |line: &Line| {
        read.as_ref()
            .map_or(Understood::Open, |read| understood(&table, line, read))
    };
    let mut counts = [0; 4];
    let (mut telling, mut others) = (Vec::new(), Vec::new());
    for line in &table.lines {
        let understood = understood(line);
        if let Some(kind) = kind(&understood) {
            counts[kind] += 1;
        }
        let tells = match &understood {
            Understood::Ignored(_) => false,
            Understood::Open => !profile.platforms(&line.text()).is_empty(),
            Understood::Record(_) | Understood::Problem { .. } => true,
        };
        let list = if tells { &mut telling } else { &mut others };
        if list.len() < rows {
            let cells = line.cells.iter().map(crate::table::Cell::shown).collect();
            list.push(Sample { cells, understood });
        }
    }
    let samples = telling.into_iter().chain(others).take(rows).collect();
    Ok(Look {
        columns: table.header.clone(),
        lines: table.lines.len() as u64,
        profile,
        open,
        samples,
        counts,
    })
}

fn understood(table: &Table, line: &Line, read: &ReadLine) -> Understood {
    match handle(table, line, read).into_iter().next() {
        Some(Handling::Record(Record::Purchase(purchase))) => Understood::Record(Box::new(purchase)),
        Some(Handling::Problem(problem)) => Understood::Problem {
            code: problem.code,
            detail: problem.detail.to_string(),
        },
        Some(Handling::Ignored(kind)) => Understood::Ignored(kind.to_string()),
        Some(Handling::Record(_)) | None => Understood::Open,
    }
}

/// Which of [`Look::counts`] a line goes into.
fn kind(understood: &Understood) -> Option<usize> {
    match understood {
        Understood::Record(purchase) => Some(usize::from(purchase.refund)),
        Understood::Problem { .. } => Some(2),
        Understood::Ignored(_) => Some(3),
        Understood::Open => None,
    }
}
