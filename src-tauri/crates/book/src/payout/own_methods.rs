//! Payout methods of the user's own: a file in the form `methods.toml` describes, taken whole or not at all. As with programmes, no file that is
//! added changes what a method of another file was before.

use giftbook_model::Instant;
use rusqlite::Connection;
use serde_json::json;

use super::file_form::{FileWrong, Wrong};
use super::method::PayoutMethods;
use super::methods::{read, read_with_lines, shipped};
use super::own_files::{self, Holds, OwnFile};
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError};

/// A file the user added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMethods {
    pub id: i64,
    /// As the file was called.
    pub name: String,
    pub methods: PayoutMethods,
}

impl Book {
    /// The payout methods and schedules: those the program brings along, then the user's own.
    pub fn payout_methods(&self) -> Result<PayoutMethods, BookError> {
        self.file.read(all)
    }

    /// The user's own files of payout methods, the first added first.
    pub fn own_payout_methods(&self) -> Result<Vec<OwnMethods>, BookError> {
        self.file.read(files)
    }

    /// Adds a file of payout methods and returns its number. [`BookError::PayoutFile`] says what is wrong with it, in which line, and what to do.
    pub fn payout_methods_add(&self, name: &str, text: &str, now: Instant) -> Result<i64, BookError> {
        let name = history::line(name)?;
        let (_, lines) = read_with_lines(text, true)?;
        self.file.write(|tx| {
            let mut known: Vec<_> = all(tx)?
                .methods
                .iter()
                .map(|method| (method.id.clone(), method.from))
                .collect();
            let shipped = known.len() - files(tx)?.iter().map(|file| file.methods.methods.len()).sum::<usize>();
            for (method, line) in lines {
                let of_program = known[..shipped].iter().any(|(id, _)| *id == method.id);
                let later = |(id, from): &(String, _)| *id != method.id || method.from > *from;
                if of_program || !known[shipped..].iter().all(later) {
                    let wrong = Wrong::Taken { name: method.id };
                    return Err(FileWrong { line, wrong }.into());
                }
                known.push((method.id, method.from));
            }
            let id = own_files::unused(tx)?;
            let file = OwnFile {
                holds: Holds::Methods as u8,
                name: name.clone(),
                text: text.to_owned(),
            };
            let edit = Edit {
                area: Area::PayoutFile,
                key: id.to_string(),
                after: Some(serde_json::to_value(file)?),
            };
            history::change(tx, now, Name::PayoutMethodAdd, &json!({ "name": name }), vec![edit])?;
            Ok(id)
        })
    }

    /// Takes a file of payout methods out of the book. Payouts recorded with one keep its name.
    pub fn payout_methods_remove(&self, id: i64, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let file = own_files::find(tx, id)?.filter(|file| file.holds == Holds::Methods as u8);
            let file = file.ok_or(BookError::Unknown { what: "methods" })?;
            let edit = Edit {
                area: Area::PayoutFile,
                key: id.to_string(),
                after: None,
            };
            history::change(
                tx,
                now,
                Name::PayoutMethodRemove,
                &json!({ "name": file.name }),
                vec![edit],
            )?;
            Ok(())
        })
    }
}

/// All the book knows.
pub(super) fn all(conn: &Connection) -> Result<PayoutMethods, BookError> {
    let mut all = shipped().clone();
    for file in files(conn)? {
        all.methods.extend(file.methods.methods);
        all.schedules.extend(file.methods.schedules);
    }
    Ok(all)
}

fn files(conn: &Connection) -> Result<Vec<OwnMethods>, BookError> {
    let files = own_files::all(conn, Holds::Methods)?;
    let read = |(id, file): (i64, OwnFile)| {
        Ok(OwnMethods {
            id,
            name: file.name,
            methods: read(&file.text, true)?,
        })
    };
    files.into_iter().map(read).collect()
}
