//! What a person changes by hand: notes, categories, stretches and titles of lives. Each is one operation; an edit that changes nothing
//! is none.

use giftbook_model::{EntryId, Instant};
use rusqlite::{Connection, Transaction};
use serde_json::{Value, json};

use super::areas::{self, annotation::Annotation, live, segment};
use super::{Area, Change, Name, table};
use crate::{Book, BookError};

/// Most letters of a note; a category, a name or a title is one line.
const LONGEST_NOTE: usize = 10_000;
const LONGEST_LINE: usize = 200;

/// One thing to be put under a key.
pub(crate) struct Edit {
    pub(crate) area: Area,
    pub(crate) key: String,
    pub(crate) after: Option<Value>,
}

/// Makes `edits` as one operation; `false`, and nothing written, when they change nothing.
pub(crate) fn change(
    tx: &Transaction<'_>,
    now: Instant,
    name: Name,
    params: &Value,
    edits: Vec<Edit>,
) -> Result<bool, BookError> {
    let mut changes = Vec::new();
    for Edit { area, key, after } in edits {
        let before = areas::load(tx, area, &key)?;
        if before != after {
            areas::store(tx, area, &key, after.as_ref())?;
            changes.push(Change {
                area,
                key,
                before,
                after,
            });
        }
    }
    if !changes.is_empty() {
        table::append(tx, now, name, params, None, &changes)?;
    }
    Ok(!changes.is_empty())
}

impl Book {
    /// Writes a note on an entry; an empty one takes it away. At most 10,000 letters.
    pub fn set_note(&self, entry: EntryId, text: &str, now: Instant) -> Result<(), BookError> {
        let note = clean(text, LONGEST_NOTE)?;
        self.annotate(entry, Name::Note, &note, now, |words| words.note.clone_from(&note))
    }

    /// Puts an entry in a category of the user's own words; an empty one takes it out. One line of at most 200 letters.
    pub fn set_category(&self, entry: EntryId, text: &str, now: Instant) -> Result<(), BookError> {
        let category = line(text)?;
        self.annotate(entry, Name::Category, &category, now, |words| {
            words.category.clone_from(&category);
        })
    }

    fn annotate(
        &self,
        entry: EntryId,
        name: Name,
        text: &str,
        now: Instant,
        write: impl FnOnce(&mut Annotation),
    ) -> Result<(), BookError> {
        self.file.write(|tx| {
            exists(tx, entry)?;
            let mut words = Annotation::of(tx, entry.0)?;
            write(&mut words);
            let edit = Edit {
                area: Area::Annotation,
                key: entry.0.to_string(),
                after: words.into_value()?,
            };
            change(
                tx,
                now,
                name,
                &json!({ "entry": entry.0.to_string(), "text": text }),
                vec![edit],
            )?;
            Ok(())
        })
    }

    /// Marks a stretch of a live. Returns its number. The stretch must end after it begins.
    pub fn segment_add(
        &self,
        live: i64,
        name: &str,
        from: Instant,
        to: Instant,
        now: Instant,
    ) -> Result<i64, BookError> {
        let name = named(name)?;
        self.file.write(|tx| {
            let segment = stretch(live::reference(tx, live)?, &name, from, to)?;
            let id = segment::unused(tx)?;
            put_segment(tx, now, Name::SegmentAdd, &name, id, Some(segment))?;
            Ok(id)
        })
    }

    /// Renames or moves a stretch within its live.
    pub fn segment_change(
        &self,
        id: i64,
        name: &str,
        from: Instant,
        to: Instant,
        now: Instant,
    ) -> Result<(), BookError> {
        let name = named(name)?;
        self.file.write(|tx| {
            let segment = stretch(segment::find(tx, id)?.live, &name, from, to)?;
            put_segment(tx, now, Name::SegmentChange, &name, id, Some(segment))
        })
    }

    pub fn segment_remove(&self, id: i64, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let name = segment::find(tx, id)?.name;
            put_segment(tx, now, Name::SegmentRemove, &name, id, None)
        })
    }

    /// Gives a live a title of one's own; an empty one takes it away. One line of at most 200 letters.
    pub fn set_live_title(&self, live: i64, title: &str, now: Instant) -> Result<(), BookError> {
        let title = line(title)?;
        self.file.write(|tx| {
            let after = (!title.is_empty()).then(|| Value::from(title.as_str()));
            let edit = Edit {
                area: Area::LiveTitle,
                key: live::reference(tx, live)?,
                after,
            };
            change(
                tx,
                now,
                Name::LiveTitle,
                &json!({ "live": live.to_string(), "text": title }),
                vec![edit],
            )?;
            Ok(())
        })
    }
}

fn put_segment(
    tx: &Transaction<'_>,
    now: Instant,
    step: Name,
    name: &str,
    id: i64,
    segment: Option<segment::Segment>,
) -> Result<(), BookError> {
    let after = segment.map(serde_json::to_value).transpose()?;
    let edit = Edit {
        area: Area::Segment,
        key: id.to_string(),
        after,
    };
    change(
        tx,
        now,
        step,
        &json!({ "segment": id.to_string(), "name": name }),
        vec![edit],
    )?;
    Ok(())
}

fn stretch(live: String, name: &str, from: Instant, to: Instant) -> Result<segment::Segment, BookError> {
    if from >= to {
        return Err(BookError::Invalid {
            code: "segment_ends_before_it_begins",
        });
    }
    Ok(segment::Segment {
        live,
        name: name.to_owned(),
        from: from.millis(),
        to: to.millis(),
    })
}

fn exists(conn: &Connection, entry: EntryId) -> Result<(), BookError> {
    let found = conn
        .prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?
        .exists([entry.0])?;
    if found {
        Ok(())
    } else {
        Err(BookError::Unknown { what: "entry" })
    }
}

/// Text as it is kept: without blanks around it.
fn clean(text: &str, longest: usize) -> Result<String, BookError> {
    let text = text.trim();
    if text.chars().count() > longest {
        return Err(BookError::Invalid { code: "text_too_long" });
    }
    if text.contains('\0') {
        return Err(BookError::Invalid {
            code: "text_with_control_characters",
        });
    }
    Ok(text.to_owned())
}

/// One line of at most 200 letters, without blanks around it.
pub(crate) fn line(text: &str) -> Result<String, BookError> {
    let text = clean(text, LONGEST_LINE)?;
    if text.chars().any(char::is_control) {
        return Err(BookError::Invalid {
            code: "text_with_control_characters",
        });
    }
    Ok(text)
}

fn named(text: &str) -> Result<String, BookError> {
    let name = line(text)?;
    if name.is_empty() {
        Err(BookError::Invalid { code: "name_is_empty" })
    } else {
        Ok(name)
    }
}
