//! Payout methods of the user's own: a file in the form `methods.toml` describes, taken whole or not at all.

use giftbook_model::Instant;
use rusqlite::Connection;

use super::method::{PayoutMethod, PayoutMethods};
use super::methods::{read, read_with_lines, shipped};
use super::own_files::{self, Holds, OwnFile};
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
        let (_, methods) = read_with_lines(text, true)?;
        self.file.write(|tx| {
            let own: Vec<PayoutMethod> = files(tx)?.into_iter().flat_map(|file| file.methods.methods).collect();
            own_files::untaken(&methods, &shipped().methods, &own, |method| (&method.id, method.from))?;
            own_files::add(tx, now, Holds::Methods, name, text)
        })
    }

    /// Takes a file of payout methods out of the book. Payouts recorded with one keep its name.
    pub fn payout_methods_remove(&self, id: i64, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| own_files::remove(tx, now, Holds::Methods, id))
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
