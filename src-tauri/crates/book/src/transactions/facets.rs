//! What there is to filter by.

use std::collections::BTreeSet;

use giftbook_model::Platform;
use rusqlite::params;

use super::PersonRef;
use super::text::{Needle, PEOPLE, fold, holding};
use crate::{Book, BookError, EntryKind};

/// Of everything in the book, what occurs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    pub kinds: Vec<EntryKind>,
    pub platforms: Vec<Platform>,
    /// In the order of their letters.
    pub categories: Vec<String>,
}

/// Most people one search answers with.
const MOST_PEOPLE: usize = 20;

impl Book {
    pub fn facets(&self) -> Result<Facets, BookError> {
        self.file.read(|conn| {
            let (mut kinds, mut platforms) = (BTreeSet::new(), BTreeSet::new());
            let mut pairs = conn.prepare_cached("SELECT DISTINCT kind, platform FROM entry")?;
            let mut pairs = pairs.query([])?;
            while let Some(row) = pairs.next()? {
                kinds.extend(EntryKind::from_number(row.get(0)?));
                platforms.extend(Platform::from_number(row.get(1)?));
            }
            let mut categories: Vec<String> = conn
                .prepare_cached("SELECT DISTINCT category FROM annotation WHERE category <> ''")?
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            categories.sort_by_cached_key(|category| (fold(category), category.clone()));
            Ok(Facets {
                kinds: kinds.into_iter().collect(),
                platforms: platforms.into_iter().collect(),
                categories,
            })
        })
    }

    /// People one of whose names or handles, now or once, holds `text`, at most 20: first those whose shown name begins with it, then
    /// by shown name. Nobody for blanks.
    pub fn people(&self, text: &str) -> Result<Vec<PersonRef>, BookError> {
        let Some(needle) = Needle::new(text) else {
            return Ok(Vec::new());
        };
        self.file.read(|conn| {
            let mut shown = conn.prepare_cached("SELECT name, handle FROM person WHERE id = ?1")?;
            let mut found = holding(conn, &needle, PEOPLE)?
                .into_iter()
                .map(|id| {
                    shown.query_row(params![id], |row| {
                        Ok(PersonRef {
                            id,
                            name: row.get(0)?,
                            handle: row.get(1)?,
                        })
                    })
                })
                .collect::<Result<Vec<_>, _>>()?;
            found.sort_by_cached_key(|person| (!needle.begins(&person.name), fold(&person.name), person.id));
            found.truncate(MOST_PEOPLE);
            Ok(found)
        })
    }
}
