//! The gift events of one import before they reach the book: frames of one event are merged here, so that the book is written once an
//! event. What is gathered is handed on in portions, which bounds the memory whatever the size of the file.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use giftbook_model::{EntryId, Key, Platform};
use rusqlite::Connection;

use super::sight::Sight;
use crate::BookError;

/// A gift event on its way into the book.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    pub(super) rest: i64,
    pub(super) platform: Platform,
    pub(super) gift: i64,
    pub(super) person: Option<i64>,
    /// What one piece costs by the catalogue, for events that do not say.
    pub(super) usual_price: Option<i64>,
    /// The live it was placed in.
    pub(super) live: Option<i64>,
    pub(super) sight: Sight,
    /// Rows of this import that went into it.
    pub(super) frames: u64,
}

/// An event whose number another event already has; a row of it cannot be kept. With 63 bits this is not expected to happen once in the
/// life of a book, but it is noticed when it does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Collision;

/// Entry numbers are digests already; hashing them again would only cost time.
#[derive(Default)]
struct Digest(u64);

impl Hasher for Digest {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_i64(&mut self, number: i64) {
        self.0 = number.cast_unsigned();
    }
}

/// Events gathered since the last portion. The map holds places only, so that its spare room costs little.
#[derive(Default)]
pub(super) struct Gathered {
    places: HashMap<EntryId, usize, BuildHasherDefault<Digest>>,
    events: Vec<(EntryId, Event)>,
    /// The event of the frame before: the next frame is mostly of the same one.
    latest: Option<(EntryId, usize)>,
}

impl Gathered {
    /// Events held at most before they must be handed on (about 250 bytes each). So many that rows come into the book many to a page, and
    /// so few that the reading thread, some batches ahead, need not wait while they are written.
    pub(super) const PORTION: usize = 60_000;

    pub(super) fn is_full(&self) -> bool {
        self.events.len() >= Self::PORTION
    }

    /// Takes in one frame's view of the event `key`.
    pub(super) fn add(
        &mut self,
        conn: &Connection,
        key: Key,
        event: &Event,
    ) -> Result<Result<(), Collision>, BookError> {
        let place = match self.latest {
            Some((latest, place)) if latest == key.id => place,
            _ => *self.places.entry(key.id).or_insert(self.events.len()),
        };
        self.latest = Some((key.id, place));
        match self.events.get_mut(place) {
            None => self.events.push((key.id, *event)),
            Some((_, known)) if known.rest != key.rest => return Ok(Err(Collision)),
            Some((_, known)) => {
                known.sight.merge(conn, &event.sight)?;
                known.frames += event.frames;
            }
        }
        Ok(Ok(()))
    }

    /// Hands the portion on, in the order its events were met.
    pub(super) fn take(&mut self) -> Vec<(EntryId, Event)> {
        self.places.clear();
        self.latest = None;
        std::mem::take(&mut self.events)
    }

    /// Takes the room of a portion that is done, for the next one.
    pub(super) fn reuse(&mut self, mut events: Vec<(EntryId, Event)>) {
        if self.events.is_empty() {
            events.clear();
            self.events = events;
        }
    }
}
