//! A gift's frame into the portion being gathered: the numbers it names things by become those of the book.

use rusqlite::Transaction;

use super::gather::Event;
use super::importing::{Importing, problem};
use super::recognise::{Batch, Frame, Named};
use super::sight::{Place, Sight};
use super::streak::Part;
use crate::journal::Flags;
use crate::{BookError, gifts, people};

/// What the cast's numbers stand for in the book.
#[derive(Default)]
pub(super) struct Known {
    people: Vec<Option<people::Met>>,
    gifts: Vec<Option<gifts::MetGift>>,
    lives: Vec<i64>,
}

impl Importing<'_> {
    /// Meets those a batch names for the first time.
    pub(super) fn meet(&mut self, tx: &Transaction<'_>, batch: &Batch) -> Result<(), BookError> {
        for (platform, who) in &batch.people {
            self.known.people.push(self.people.meet(tx, *platform, who)?);
        }
        for (platform, seen) in &batch.gifts {
            self.known.gifts.push(self.gifts.meet(tx, *platform, seen)?);
        }
        for (platform, room) in &batch.rooms {
            let key = compact_str::format_compact!("room:{room}");
            self.known.lives.push(self.lives.named(tx, *platform, &key)?);
        }
        Ok(())
    }

    /// Notes when everybody and everything was named.
    pub(super) fn note(&mut self, named: &Named) {
        for (met, times) in self.known.people.iter().zip(&named.people) {
            if let Some(met) = met {
                self.people.seen(*met, times.first, times.last);
            }
        }
        for (met, times) in self.known.gifts.iter().zip(&named.gifts) {
            if let Some(met) = met {
                self.gifts.seen(*met, times.last);
            }
        }
    }

    pub(super) fn gift(&mut self, tx: &Transaction<'_>, place: Place, frame: &Frame) -> Result<(), BookError> {
        let unmet = BookError::Inconsistent {
            what: "a frame names somebody not met",
        };
        let Some(Some(gift)) = self.known.gifts.get(frame.gift) else {
            return Err(unmet);
        };
        let (gift, usual_price) = (gift.id, gift.usual_price);
        let met = |number: usize| self.known.people.get(number).copied().flatten().map(|met| met.id);
        let (person, receiver) = (met(frame.sender), frame.receiver.and_then(met));
        let live = match frame.room {
            Some(room) => Some(*self.known.lives.get(room).ok_or(unmet)?),
            None => None,
        };
        let room_known = if live.is_some() { Flags::ROOM_KNOWN } else { 0 };
        let mut sight = Sight {
            at: frame.began,
            seen: frame.seen,
            last: frame.last,
            live,
            receiver,
            pieces: frame.pieces,
            first_pieces: frame.first_pieces,
            price: frame.price,
            flags: room_known | frame.flags,
            place,
        };
        let key = match frame.part {
            Part::Loose { key } => {
                let (Some(person), Some(_)) = (person, frame.seen) else {
                    self.unreadable(place, problem("gift_without_sender", ""));
                    return Ok(());
                };
                if let (Some(watch), Some(words)) = (&mut self.watch, &frame.words) {
                    watch.loose(place.row, words);
                }
                let streak = (person, gift, receiver);
                return self.loose.add(tx, self.source, frame.platform, key, streak, &sight);
            }
            Part::Event { key, flags } => {
                sight.flags |= flags;
                key
            }
        };
        if let (Some(watch), Some(words)) = (&mut self.watch, &frame.words) {
            watch.gift(place.row, key.id, words);
        }
        let event = Event {
            rest: key.rest,
            platform: frame.platform,
            gift,
            person,
            usual_price,
            live: None,
            sight,
            frames: frame.frames,
        };
        if self.gathered.add(tx, key, &event)?.is_err() {
            for _ in 0..frame.frames {
                self.unreadable(place, problem("key_collision", ""));
            }
        }
        if self.gathered.is_full() {
            self.hand_on(tx)?;
        }
        Ok(())
    }
}
