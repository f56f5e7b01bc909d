//! The rows of an export, in the order in which they stand in the file.

use std::io::Read;

use giftbook_model::{Format, Handling, ReadError, Row, RowStream, Source};

use super::{
    item::{Item, is_nothing},
    places::{Child, ENOUGH_SIGNS, Group, SectionId, plain, sign},
    tally::Tally,
    walk::{Value, Walk},
};
use crate::{
    bytes::{Decoded, Digested, Window},
    codes::{EXPORT_AFTER_THE_END, EXPORT_DUPLICATE_KEY, Fault, ROW_TOO_LONG, SECTION_NOT_A_LIST, refused},
    events::Latest,
    json::SeenKeys,
    limits::BATCH_ROWS,
};

/// Where the bytes of an export come from.
pub(crate) trait Origin: Read + Send {
    fn format(&self) -> Format;
    /// Bytes of the file behind us.
    fn bytes_read(&self) -> u64;
    /// Bytes and digest of the whole file.
    fn close(&mut self) -> Result<(u64, [u8; 32]), ReadError>;
}

impl<R: Read + Send> Origin for Digested<R> {
    fn format(&self) -> Format {
        Format::TikTokExportJson
    }
    fn bytes_read(&self) -> u64 {
        self.bytes()
    }
    fn close(&mut self) -> Result<(u64, [u8; 32]), ReadError> {
        Ok(self.finish()?)
    }
}

/// A container we stand in.
enum Level {
    Object {
        group: Group,
        first: bool,
        keys: Box<SeenKeys>,
    },
    List {
        section: SectionId,
        first: bool,
    },
    /// Items by key instead of in a list.
    Map {
        section: SectionId,
        first: bool,
        keys: Box<SeenKeys>,
    },
}

impl Level {
    fn object(group: Group) -> Self {
        Self::Object {
            group,
            first: true,
            keys: Box::default(),
        }
    }
}

pub(crate) struct ExportStream<R> {
    name: String,
    walk: Walk<Decoded<R>>,
    latest: Latest,
    levels: Vec<Level>,
    begun: bool,
    rows: u64,
    tally: Tally,
}

impl<R: Origin> ExportStream<R> {
    pub(crate) fn new(name: String, window: Window<Decoded<R>>, latest: Latest) -> Self {
        let walk = Walk::new(window);
        Self {
            name,
            walk,
            latest,
            levels: Vec::new(),
            begun: false,
            rows: 0,
            tally: Tally::default(),
        }
    }

    /// Goes on to the next row, or to the end of the document.
    fn next_row(&mut self) -> Result<Option<Row>, ReadError> {
        if !self.begun {
            self.begun = true;
            self.walk.expect(b'{')?;
            self.levels.push(Level::object(Group::Root));
        }
        while !self.levels.is_empty() {
            if let Some(row) = self.step()? {
                return Ok(Some(row));
            }
        }
        match self.walk.peek()? {
            None => Ok(None),
            Some(_) => Err(refused(EXPORT_AFTER_THE_END, self.walk.offset().to_string())),
        }
    }

    /// One member of the innermost container.
    fn step(&mut self) -> Result<Option<Row>, ReadError> {
        let Some(level) = self.levels.last_mut() else {
            return Ok(None);
        };
        match level {
            Level::Object { group, first, keys } => {
                let group = *group;
                let empty = *first;
                if !self.walk.another(b'}', first)? {
                    if empty {
                        group.sections().iter().for_each(|section| self.tally.there(*section));
                    }
                    self.levels.pop();
                    return Ok(None);
                }
                let key = key(&mut self.walk, keys)?;
                self.enter(group.child(&plain(&key)), &key)
            }
            Level::List { section, first } => {
                let section = *section;
                if self.walk.another(b']', first)? {
                    return self.item(section).map(Some);
                }
                self.levels.pop();
                Ok(None)
            }
            Level::Map { section, first, keys } => {
                let section = *section;
                if self.walk.another(b'}', first)? {
                    key(&mut self.walk, keys)?;
                    return self.item(section).map(Some);
                }
                self.levels.pop();
                Ok(None)
            }
        }
    }

    /// Goes to where a key leads.
    fn enter(&mut self, child: Option<Child>, key: &str) -> Result<Option<Row>, ReadError> {
        let begins = self.walk.next()?;
        match (child, begins) {
            (Some(Child::Group(group)), b'{') => {
                self.walk.expect(b'{')?;
                self.levels.push(Level::object(group));
                Ok(None)
            }
            (Some(Child::Group(group)), _) => match group.list() {
                Some(section) => self.enter_section(section),
                None => self.enter_nothing(group, key),
            },
            (Some(Child::Section(section)), _) => self.enter_section(section),
            (Some(Child::Passed), _) => self.pass(),
            (None, _) => {
                self.tally.unknown(key);
                self.pass()
            }
        }
    }

    fn enter_section(&mut self, section: SectionId) -> Result<Option<Row>, ReadError> {
        self.tally.there(section);
        match self.walk.next()? {
            b'[' => {
                self.walk.expect(b'[')?;
                self.levels.push(Level::List { section, first: true });
                return Ok(None);
            }
            b'{' => {
                self.walk.expect(b'{')?;
                self.levels.push(Level::Map {
                    section,
                    first: true,
                    keys: Box::default(),
                });
                return Ok(None);
            }
            _ => {}
        }
        let value = self.walk.value(self.levels.len() as u32)?;
        if writes_nothing(value.text) {
            return Ok(None);
        }
        let handling =
            Handling::Problem(Fault::about(SECTION_NOT_A_LIST, section.name()).in_row(value.text.unwrap_or_default()));
        self.rows += 1;
        let row = row(self.rows, &value, handling);
        self.tally.row(section);
        Ok(Some(row))
    }

    /// An object on the way that is written as one of the ways of nothing; anything else there is news.
    fn enter_nothing(&mut self, group: Group, key: &str) -> Result<Option<Row>, ReadError> {
        let value = self.walk.value(self.levels.len() as u32)?;
        if writes_nothing(value.text) {
            group.sections().iter().for_each(|section| self.tally.there(*section));
        } else {
            self.tally.unknown(key);
        }
        Ok(None)
    }

    fn pass(&mut self) -> Result<Option<Row>, ReadError> {
        self.walk.value(self.levels.len() as u32)?;
        Ok(None)
    }

    /// The item that begins here.
    fn item(&mut self, section: SectionId) -> Result<Row, ReadError> {
        self.tally.row(section);
        self.rows += 1;
        let value = self.walk.value(self.levels.len() as u32)?;
        let handling = match value.text {
            Some(text) => match Item::read(text) {
                Ok(item) => {
                    self.tally.fields(section, &item);
                    section
                        .read(&item, self.latest)
                        .unwrap_or_else(|fault| Handling::Problem(fault.in_row(text)))
                }
                Err(fault) => section
                    .ignored()
                    .unwrap_or_else(|| Handling::Problem(fault.in_row(text))),
            },
            None => section
                .ignored()
                .unwrap_or_else(|| Handling::Problem(Fault::of(ROW_TOO_LONG).in_row(b""))),
        };
        Ok(row(self.rows, &value, handling))
    }
}

fn row(number: u64, value: &Value<'_>, handling: Handling) -> Row {
    Row {
        number,
        offset: value.offset,
        length: u32::try_from(value.length).unwrap_or(u32::MAX),
        handling,
    }
}

fn key<R: Read>(walk: &mut Walk<R>, keys: &mut SeenKeys) -> Result<String, ReadError> {
    let key = walk.key()?;
    if keys.add(&key) {
        Ok(key)
    } else {
        Err(refused(EXPORT_DUPLICATE_KEY, walk.offset().to_string()))
    }
}

/// Whether a value is `null` or a text that stands for nothing, or an empty list or object.
fn writes_nothing(text: Option<&[u8]>) -> bool {
    let Some(text) = text else { return false };
    match text.first() {
        Some(b'"') => serde_json::from_slice::<String>(text).is_ok_and(|text| is_nothing(text.trim())),
        Some(b'[') => text[1..].trim_ascii() == b"]",
        _ => text == b"null",
    }
}

impl<R: Origin> RowStream for ExportStream<R> {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        for _ in 0..BATCH_ROWS {
            let Some(row) = self.next_row()? else { return Ok(false) };
            rows.push(row);
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.walk.window().source().source().bytes_read()
    }

    fn finish(&mut self) -> Result<Source, ReadError> {
        let origin = self.walk.window_mut().source_mut().source_mut();
        let format = origin.format();
        let (bytes, digest) = origin.close()?;
        let (unknown_keys, sections) = (self.tally.unknown_keys(), self.tally.sections());
        Ok(Source {
            name: self.name.clone(),
            format,
            bytes,
            digest,
            unknown_keys,
            sections,
        })
    }
}

/// Whether the text is an export: an object with keys at its top that only exports have. Reads no further than it must.
pub(crate) fn is_export<R: Read>(window: Window<R>) -> Result<bool, ReadError> {
    let mut walk = Walk::new(window);
    let found = find_root(&mut walk);
    match found {
        // What is broken before it shows any sign of an export is none.
        Err(ReadError::Refused { .. }) => Ok(false),
        found => found,
    }
}

fn find_root<R: Read>(walk: &mut Walk<R>) -> Result<bool, ReadError> {
    walk.expect(b'{')?;
    let mut first = true;
    let mut signs = 0;
    while walk.another(b'}', &mut first)? {
        signs += sign(&walk.key()?);
        if signs >= ENOUGH_SIGNS {
            return Ok(true);
        }
        walk.value(1)?;
    }
    Ok(false)
}
