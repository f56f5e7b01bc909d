//! The people of one import: looked up once each, their names gathered and written at the end.

use foldhash::HashMap;
use giftbook_model::{CompactString, Platform, Who};
use rusqlite::{OptionalExtension, Transaction, params};

use super::rules::key;
use crate::BookError;

/// The row number of a person.
pub(crate) type PersonId = i64;

/// Somebody met under a name, and where both are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Met {
    pub(crate) id: PersonId,
    place: usize,
    name: Option<usize>,
}

/// A name with the first and last time it was seen; rows without a time leave both empty.
struct Name {
    handle: CompactString,
    name: CompactString,
    first: Option<i64>,
    last: Option<i64>,
}

struct Person {
    id: PersonId,
    names: Vec<Name>,
    /// Made by this import, under the first of these names.
    made_here: bool,
}

/// Who an import has met so far. One per transaction.
#[derive(Default)]
pub(crate) struct Register {
    people: Vec<Person>,
    by_key: HashMap<(Platform, CompactString), usize>,
}

impl Register {
    /// The person a row names, made when first met; `None` when it names nobody.
    pub(crate) fn meet(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        who: &Who,
    ) -> Result<Option<Met>, BookError> {
        let Some(key) = key(who) else { return Ok(None) };
        let lookup = (platform, key);
        let place = match self.by_key.get(&lookup) {
            Some(place) => *place,
            None => self.add(tx, lookup, who)?,
        };
        Ok(self.people.get_mut(place).map(|person| Met {
            id: person.id,
            place,
            name: person.note(who),
        }))
    }

    /// Somebody was seen under the name they were met under, from `first` to `last` (UTC milliseconds; `None` where no row gives a time).
    pub(crate) fn seen(&mut self, met: Met, first: Option<i64>, last: Option<i64>) {
        let Some(person) = self.people.get_mut(met.place) else {
            return;
        };
        if let Some(name) = met.name.and_then(|name| person.names.get_mut(name)) {
            name.first = [name.first, first].into_iter().flatten().min();
            name.last = name.last.max(last);
        }
    }

    fn add(&mut self, tx: &Transaction<'_>, lookup: (Platform, CompactString), who: &Who) -> Result<usize, BookError> {
        let (platform, key) = &lookup;
        let known: Option<PersonId> = tx
            .prepare_cached("SELECT id FROM person WHERE platform = ?1 AND key = ?2")?
            .query_row(params![*platform as u8, key.as_str()], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => tx
                .prepare_cached("INSERT INTO person (platform, key, name, handle) VALUES (?1, ?2, ?3, ?4)")?
                .insert(params![
                    *platform as u8,
                    key.as_str(),
                    shown(who),
                    who.handle.as_deref().filter(|handle| !handle.is_empty())
                ])?,
        };
        let index = self.people.len();
        self.people.push(Person {
            id,
            names: Vec::new(),
            made_here: known.is_none() && is_named(who),
        });
        self.by_key.insert(lookup, index);
        Ok(index)
    }

    /// Writes the names met under `source` and gives everybody the newest of their names.
    pub(crate) fn write_names(self, tx: &Transaction<'_>, source: i64) -> Result<(), BookError> {
        let mut insert = tx.prepare_cached(
            "INSERT INTO person_name (person_id, source_id, handle, name, first_at, last_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET first_at = min(ifnull(first_at, excluded.first_at), ifnull(excluded.first_at, first_at)),
                                       last_at = max(ifnull(last_at, excluded.last_at), ifnull(excluded.last_at, last_at))",
        )?;
        for person in &self.people {
            for name in &person.names {
                insert.execute(params![
                    person.id,
                    source,
                    name.handle.as_str(),
                    name.name.as_str(),
                    name.first,
                    name.last
                ])?;
            }
        }
        // Somebody new who goes by one name goes by it already.
        for person in self
            .people
            .iter()
            .filter(|person| !person.made_here || person.names.len() > 1)
        {
            show_newest_name(tx, person.id)?;
        }
        Ok(())
    }
}

impl Person {
    /// Notes the name of a row; where it is kept, or `None` when the row gives none.
    fn note(&mut self, who: &Who) -> Option<usize> {
        let handle = who.handle.as_deref().unwrap_or_default();
        let name = who.name.as_deref().unwrap_or_default();
        if handle.is_empty() && name.is_empty() {
            return None;
        }
        let known = self
            .names
            .iter()
            .position(|each| each.handle == handle && each.name == name);
        Some(known.unwrap_or_else(|| {
            self.names.push(Name {
                handle: handle.into(),
                name: name.into(),
                first: None,
                last: None,
            });
            self.names.len() - 1
        }))
    }
}

fn is_named(who: &Who) -> bool {
    [&who.name, &who.handle]
        .into_iter()
        .any(|text| text.as_deref().is_some_and(|text| !text.is_empty()))
}

fn shown(who: &Who) -> &str {
    let given = |text: &'_ Option<CompactString>| text.as_deref().is_some_and(|text| !text.is_empty());
    [&who.name, &who.handle, &who.id]
        .into_iter()
        .find(|text| given(text))
        .and_then(|text| text.as_deref())
        .unwrap_or_default()
}

/// The newest name is shown; of names equally new the greatest in code-point order, so that the order of imports plays no part.
fn show_newest_name(tx: &Transaction<'_>, person: PersonId) -> Result<(), BookError> {
    tx.prepare_cached(
        "WITH newest AS (SELECT handle, name FROM person_name WHERE person_id = ?1 ORDER BY last_at DESC NULLS LAST, name DESC, handle DESC LIMIT 1)
         UPDATE person SET handle = nullif(newest.handle, ''), name = iif(newest.name <> '', newest.name, iif(newest.handle <> '', newest.handle, person.name))
         FROM newest WHERE person.id = ?1 AND (person.name <> newest.name OR person.handle IS NOT nullif(newest.handle, ''))",
    )?
    .execute([person])?;
    Ok(())
}

/// Takes the names a source brought out of the book, and the people nothing refers to any more.
pub(crate) fn forget_source(tx: &Transaction<'_>, source: i64) -> Result<(), BookError> {
    let touched: Vec<PersonId> = tx
        .prepare_cached("SELECT DISTINCT person_id FROM person_name WHERE source_id = ?1")?
        .query_map([source], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    tx.execute("DELETE FROM person_name WHERE source_id = ?1", [source])?;
    for person in touched {
        show_newest_name(tx, person)?;
    }
    // One pass, not one look-up a person: entries have no index by person.
    tx.execute_batch(
        "DELETE FROM account WHERE person_id <> 0 AND id NOT IN (SELECT to_account FROM entry WHERE to_account IS NOT NULL
            UNION SELECT from_account FROM entry WHERE from_account IS NOT NULL);
         DELETE FROM person WHERE id NOT IN (SELECT person_id FROM entry WHERE person_id IS NOT NULL
            UNION SELECT receiver_id FROM entry WHERE receiver_id IS NOT NULL
            UNION SELECT receiver_id FROM sighting WHERE receiver_id IS NOT NULL
            UNION SELECT host_id FROM live WHERE host_id IS NOT NULL
            UNION SELECT person_id FROM person_name
            UNION SELECT person_id FROM loose_frame
            UNION SELECT receiver_id FROM loose_frame WHERE receiver_id IS NOT NULL)",
    )?;
    Ok(())
}
