//! Profiles of statements: named, kept in the book, found again by the columns of a file. What one says is the business of whoever reads
//! the file; here it is a text.

use giftbook_model::Instant;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::history::{Area, Edit, Name, change, line};
use crate::{Book, BookError};

/// A profile as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedProfile {
    pub name: String,
    /// The names of the columns it was made for, in lower case and sorted.
    pub columns: Vec<String>,
    /// As `formats` writes it.
    pub profile: String,
}

/// What stands under a profile's name.
#[derive(Serialize, Deserialize)]
struct Kept {
    columns: Vec<String>,
    profile: String,
}

impl Book {
    /// All profiles, by name.
    pub fn profiles(&self) -> Result<Vec<SavedProfile>, BookError> {
        self.file.read(|conn| {
            let mut rows = conn.prepare_cached("SELECT name, columns, profile FROM statement_profile ORDER BY name")?;
            rows.query_and_then([], |row| {
                let columns: String = row.get(1)?;
                Ok(SavedProfile {
                    name: row.get(0)?,
                    columns: serde_json::from_str(&columns)?,
                    profile: row.get(2)?,
                })
            })?
            .collect()
        })
    }

    /// The profiles made for files with just these columns, in any order.
    pub fn profiles_for(&self, columns: &[String]) -> Result<Vec<SavedProfile>, BookError> {
        let wanted = sorted(columns);
        let mut found = self.profiles()?;
        found.retain(|profile| profile.columns == wanted);
        Ok(found)
    }

    /// Keeps a profile under a name of one line; one of the same name gives way.
    pub fn save_profile(&self, name: &str, columns: &[String], profile: &str, now: Instant) -> Result<(), BookError> {
        let name = line(name)?;
        if name.is_empty() {
            return Err(BookError::Invalid { code: "name_is_empty" });
        }
        let kept = Kept {
            columns: sorted(columns),
            profile: profile.to_owned(),
        };
        self.put_profile(Name::ProfileSave, name, Some(serde_json::to_value(kept)?), now)
    }

    pub fn remove_profile(&self, name: &str, now: Instant) -> Result<(), BookError> {
        self.put_profile(Name::ProfileRemove, name.to_owned(), None, now)
    }

    fn put_profile(&self, step: Name, name: String, after: Option<Value>, now: Instant) -> Result<(), BookError> {
        let params = json!({ "name": name });
        let edit = Edit {
            area: Area::Profile,
            key: name,
            after,
        };
        self.file
            .write(|tx| change(tx, now, step, &params, vec![edit]).map(|_| ()))
    }
}

fn sorted(columns: &[String]) -> Vec<String> {
    let mut columns: Vec<String> = columns.iter().map(|name| name.trim().to_lowercase()).collect();
    columns.sort_unstable();
    columns
}

pub(crate) fn load(conn: &Connection, name: &str) -> Result<Option<Value>, BookError> {
    let found: Option<(String, String)> = conn
        .prepare_cached("SELECT columns, profile FROM statement_profile WHERE name = ?1")?
        .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((columns, profile)) = found else {
        return Ok(None);
    };
    let columns = serde_json::from_str(&columns)?;
    Ok(Some(serde_json::to_value(Kept { columns, profile })?))
}

pub(crate) fn store(tx: &Transaction<'_>, name: &str, value: Option<&Value>) -> Result<(), BookError> {
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM statement_profile WHERE name = ?1")?
            .execute([name])?;
        return Ok(());
    };
    let kept = Kept::deserialize(value)?;
    tx.prepare_cached(
        "INSERT INTO statement_profile (name, columns, profile) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET columns = excluded.columns, profile = excluded.profile",
    )?
    .execute(params![name, serde_json::to_string(&kept.columns)?, kept.profile])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cancel;

    #[test]
    fn a_profile_is_found_by_its_columns_and_its_removal_taken_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Instant::EPOCH;
        let book = Book::open(&folder.path().join("book"), now).expect("a book");
        let columns = ["Date", "Text", "Amount"].map(str::to_owned);
        book.save_profile("My card", &columns, "{}", now).expect("saved");
        let other_order = ["amount", "text", "date "].map(str::to_owned);
        let names = |book: &Book| -> Vec<String> {
            let found = book.profiles_for(&other_order).expect("profiles");
            found.into_iter().map(|profile| profile.name).collect()
        };
        assert_eq!(names(&book), ["My card"]);
        assert_eq!(book.profiles_for(&columns[..2]).expect("profiles"), []);
        book.remove_profile("My card", now).expect("removed");
        assert!(names(&book).is_empty());
        book.undo(now, &Cancel::default()).expect("an undo");
        assert_eq!(names(&book), ["My card"]);
        assert!(book.save_profile(" ", &columns, "{}", now).is_err());
    }
}
