//! The rows of an export, in the order in which they stand in the file.

use std::io::Read;

use giftbook_model::{CompactString, Handling, ReadError, Row, RowStream, Source};

use super::{
    item::{Item, writes_nothing},
    level::Level,
    origin::Origin,
    places::{Child, Group, plain},
    sections::{SectionId, Use},
    tally::Tally,
    walk::{Value, Walk},
};
use crate::{
    bytes::{Decoded, Window},
    codes::{EXPORT_AFTER_THE_END, EXPORT_DUPLICATE_KEY, Fault, ROW_TOO_LONG, SECTION_NOT_A_LIST, refused},
    events::Latest,
    json::{SeenKeys, hash},
    limits::BATCH_ROWS,
};

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
        let item = value.text.ok_or(Fault::of(ROW_TOO_LONG)).and_then(Item::read);
        if let Ok(item) = &item {
            self.tally.fields(section, item);
        }
        let handling = match section.used() {
            Use::Count(name) => Handling::Ignored(CompactString::const_new(name)),
            Use::Read(read) => match item.and_then(|item| read(&item, self.latest)) {
                Ok(record) => Handling::Record(record),
                Err(fault) => Handling::Problem(fault.in_row(value.text.unwrap_or_default())),
            },
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
    if keys.add(hash(&key)) {
        Ok(key)
    } else {
        Err(refused(EXPORT_DUPLICATE_KEY, walk.offset().to_string()))
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
