//! Programmes of the user's own: a file in the form `programmes.toml` describes, taken whole or not at all.

use giftbook_model::Instant;
use rusqlite::Connection;

use super::chosen::Programmes;
use super::own_files::{self, Holds, OwnFile};
use super::programme::Programme;
use super::reading::{read, read_with_lines};
use super::shipped::shipped;
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
        let programmes = read_with_lines(text)?;
        self.file.write(|tx| {
            own_files::untaken(&programmes, shipped(), &all(tx)?, |one| (&one.id, one.from))?;
            own_files::add(tx, now, Holds::Programmes, name, text)
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
            own_files::remove(tx, now, Holds::Programmes, id)
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
