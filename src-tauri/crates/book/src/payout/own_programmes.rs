//! Programmes of the user's own: a file in the form `programmes.toml` describes, taken whole or not at all.
//!
//! A name is never used anew for what held before: a programme of the user's own has a name of its own, and its next form begins later than
//! the one before it. So no file that is added moves a figure of an earlier day.

use giftbook_model::Instant;
use rusqlite::Connection;
use serde_json::json;

use super::chosen::Programmes;
use super::file_form::{FileWrong, Wrong};
use super::own_files::{self, Holds, OwnFile};
use super::programme::Programme;
use super::reading::{read, read_with_lines};
use super::shipped::shipped;
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError};

/// A file the user added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProgrammes {
    pub id: i64,
    /// As the file was called.
    pub name: String,
    pub programmes: Vec<Programme>,
}

impl Book {
    /// The user's own files of programmes, the first added first.
    pub fn own_programmes(&self) -> Result<Vec<OwnProgrammes>, BookError> {
        self.file.read(files)
    }

    /// Adds a file of programmes and returns its number. [`BookError::PayoutFile`] says what is wrong with it, in which line, and what to do.
    pub fn programmes_add(&self, name: &str, text: &str, now: Instant) -> Result<i64, BookError> {
        let name = history::line(name)?;
        let programmes = read_with_lines(text)?;
        self.file.write(|tx| {
            let known = Programmes::load(tx)?.all;
            for (nth, (programme, line)) in programmes.iter().enumerate() {
                let in_file = programmes[..nth].iter().map(|(programme, _)| programme);
                let earlier = in_file.chain(&known);
                let mut same = earlier.filter(|other| other.id == programme.id).peekable();
                if same.peek().is_none() {
                    continue;
                }
                let shipped = shipped().iter().any(|other| other.id == programme.id);
                if shipped || same.any(|other| programme.from <= other.from) {
                    let name = programme.id.clone();
                    return Err(FileWrong {
                        line: *line,
                        wrong: Wrong::Taken { name },
                    }
                    .into());
                }
            }
            let id = own_files::unused(tx)?;
            let file = OwnFile {
                holds: Holds::Programmes as u8,
                name: name.clone(),
                text: text.to_owned(),
            };
            let edit = Edit {
                area: Area::PayoutFile,
                key: id.to_string(),
                after: Some(serde_json::to_value(file)?),
            };
            history::change(tx, now, Name::ProgrammeAdd, &json!({ "name": name }), vec![edit])?;
            Ok(id)
        })
    }

    /// Takes a file of programmes out of the book. [`BookError::Invalid`] `programme_is_chosen` while one of them holds for a platform, and
    /// `programme_has_later_form` while another file goes on from it.
    pub fn programmes_remove(&self, id: i64, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let files = files(tx)?;
            let file = files.iter().find(|file| file.id == id);
            let file = file.ok_or(BookError::Unknown { what: "programmes" })?;
            let known = Programmes::load(tx)?;
            let elsewhere = |name: &str| {
                let others = files.iter().filter(|other| other.id != id);
                others.flat_map(|other| &other.programmes).any(|other| other.id == name)
            };
            for programme in &file.programmes {
                let mut chosen = known.chosen.values().flat_map(|days| days.values());
                if chosen.any(|name| *name == programme.id) {
                    return Err(BookError::Invalid {
                        code: "programme_is_chosen",
                    });
                }
                if elsewhere(&programme.id) {
                    return Err(BookError::Invalid {
                        code: "programme_has_later_form",
                    });
                }
            }
            let edit = Edit {
                area: Area::PayoutFile,
                key: id.to_string(),
                after: None,
            };
            history::change(
                tx,
                now,
                Name::ProgrammeRemove,
                &json!({ "name": file.name }),
                vec![edit],
            )?;
            Ok(())
        })
    }
}

fn files(conn: &Connection) -> Result<Vec<OwnProgrammes>, BookError> {
    let files = own_files::all(conn, Holds::Programmes)?;
    let read = |(id, file): (i64, OwnFile)| {
        Ok(OwnProgrammes {
            id,
            name: file.name,
            programmes: read(&file.text)?,
        })
    };
    files.into_iter().map(read).collect()
}

/// The programmes of all files, the first added first.
pub(super) fn all(conn: &Connection) -> Result<Vec<Programme>, BookError> {
    Ok(files(conn)?.into_iter().flat_map(|file| file.programmes).collect())
}
