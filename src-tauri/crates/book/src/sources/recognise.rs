//! What can be told of a row without the book, on the reading thread: which event a gift's frame is part of and what it saw of it.

use giftbook_model::{CompactString, GiftFrame, GiftSeen, Handling, Instant, Platform, Record, Row, Who};

use super::cast::{Cast, Times};
use super::own::Repeats;
use super::streak::{Part, part, streak_start};
use crate::journal::Flags;
use crate::{gifts, people};

/// Rows on their way to the book, with whom and what they name for the first time. Frames of one event that follow each other are one.
pub(super) struct Batch {
    pub(super) people: Vec<(Platform, Who)>,
    pub(super) gifts: Vec<(Platform, GiftSeen)>,
    pub(super) rooms: Vec<(Platform, CompactString)>,
    pub(super) rows: Vec<Recognised>,
    /// Of the file behind us, for progress.
    pub(super) bytes: u64,
}

pub(super) struct Recognised {
    pub(super) number: u64,
    pub(super) offset: u64,
    pub(super) length: u32,
    pub(super) what: What,
}

pub(super) enum What {
    Frame(Frame),
    /// A frame that names no gift.
    NoGift,
    Other(Box<Handling>),
}

/// A gift's frame, or several of one event that follow each other. People, gift and room are numbers of the cast.
pub(super) struct Frame {
    pub(super) platform: Platform,
    pub(super) sender: usize,
    pub(super) receiver: Option<usize>,
    pub(super) gift: usize,
    pub(super) room: Option<usize>,
    pub(super) part: Part,
    /// When its streak began, where the streak's id tells; else when it was seen.
    pub(super) began: Option<i64>,
    pub(super) seen: Option<i64>,
    pub(super) last: Option<i64>,
    pub(super) pieces: i64,
    pub(super) first_pieces: i64,
    pub(super) price: Option<i64>,
    pub(super) flags: i64,
    pub(super) frames: u64,
    /// The frame in its own words, where somebody wants to see them.
    pub(super) words: Option<Box<GiftFrame>>,
}

/// When everybody and everything was named, by number.
pub(super) struct Named {
    pub(super) people: Vec<Times>,
    pub(super) gifts: Vec<Times>,
}

/// What a gift is known by, and its type by the catalogue.
struct GiftKey {
    key: CompactString,
    kind: Option<u8>,
}

/// The streak whose frame came last: the next frame is mostly of the same one, and its key need not be worked out again.
struct Latest {
    streak: CompactString,
    sender: usize,
    gift: usize,
    part: Part,
}

#[derive(Default)]
pub(super) struct Recogniser {
    people: Cast<Who>,
    gifts: Cast<GiftSeen>,
    rooms: Cast<CompactString>,
    /// By number; `None` for those that name no gift.
    gift_keys: Vec<Option<GiftKey>>,
    repeats: Repeats,
    latest: Option<Latest>,
    keep_words: bool,
}

impl Recogniser {
    pub(super) fn new(keep_words: bool) -> Self {
        Self {
            keep_words,
            ..Self::default()
        }
    }

    pub(super) fn batch(&mut self, rows: &[Row], bytes: u64) -> Batch {
        let mut recognised: Vec<Recognised> = Vec::with_capacity(rows.len());
        for row in rows {
            let next = self.row(row);
            if !recognised.last_mut().is_some_and(|last| last.takes_in(&next)) {
                recognised.push(next);
            }
        }
        Batch {
            people: self.people.take_new(),
            gifts: self.gifts.take_new(),
            rooms: self.rooms.take_new(),
            rows: recognised,
            bytes,
        }
    }

    pub(super) fn named(self) -> Named {
        Named {
            people: self.people.times(),
            gifts: self.gifts.times(),
        }
    }

    fn row(&mut self, row: &Row) -> Recognised {
        let what = match &row.handling {
            Handling::Record(Record::Gift(frame)) => self.frame(frame),
            other => What::Other(Box::new(other.clone())),
        };
        Recognised {
            number: row.number,
            offset: row.offset,
            length: row.length,
            what,
        }
    }

    fn frame(&mut self, frame: &GiftFrame) -> What {
        let at = frame.at.map(Instant::millis);
        let platform = frame.platform;
        let gift = self.gifts.number(platform, &frame.gift, at);
        if gift == self.gift_keys.len() {
            let known = gifts::known_by(platform, &frame.gift);
            self.gift_keys.push(known.map(|known| GiftKey {
                key: known.key,
                kind: known.catalogue.and_then(|gift| gift.kind),
            }));
        }
        let Some(Some(GiftKey { key, kind })) = self.gift_keys.get(gift) else {
            return What::NoGift;
        };
        let sender = self.people.number(platform, &frame.sender, at);
        let receiver = frame.receiver.as_ref().map(|who| self.people.number(platform, who, at));
        let room = frame.room.as_ref().filter(|room| !room.is_empty());
        let room = room.map(|room| self.rooms.number(platform, room, at));

        let latest = self.latest.as_ref().filter(|latest| {
            let same = latest.sender == sender && latest.gift == gift && at.is_some();
            same && frame.streak.as_ref() == Some(&latest.streak)
        });
        let part = match latest {
            Some(latest) => latest.part,
            None => {
                let kind = frame.gift.kind.filter(|kind| *kind > 0).or(*kind);
                let by = people::key(&frame.sender).unwrap_or_default();
                let part = part(frame, &by, key, kind, &mut self.repeats);
                self.remember(frame, sender, gift, part);
                part
            }
        };
        What::Frame(Frame {
            platform,
            sender,
            receiver,
            gift,
            room,
            part,
            began: streak_start(frame).or(at),
            seen: at,
            last: at,
            pieces: frame.count,
            first_pieces: frame.count,
            price: frame.gift.price.filter(|price| *price > 0),
            flags: if frame.end { Flags::ENDED } else { 0 },
            frames: 1,
            words: self.keep_words.then(|| Box::new(frame.clone())),
        })
    }

    /// Only events by a streak's id: what another frame is part of cannot be told by its predecessor.
    fn remember(&mut self, frame: &GiftFrame, sender: usize, gift: usize, part: Part) {
        let is_streak = matches!(
            part,
            Part::Event {
                flags: Flags::STREAK,
                ..
            }
        );
        self.latest = frame.streak.clone().filter(|_| is_streak).map(|streak| Latest {
            streak,
            sender,
            gift,
            part,
        });
    }
}
