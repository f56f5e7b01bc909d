//! A gift's frame on its way in: who and what it names, which event it is part of, and what it saw of it.

use giftbook_model::{CompactString, GiftFrame};
use rusqlite::Transaction;

use super::gather::Event;
use super::importing::{Importing, problem};
use super::sight::{Place, Sight};
use super::streak::{Part, part, repeatable_fields, streak_start};
use crate::BookError;
use crate::journal::Flags;

/// The streak whose frame came last: the next frame is mostly of the same one, and its key need not be worked out again.
pub(super) struct Latest {
    streak: CompactString,
    person: Option<i64>,
    gift: i64,
    part: Part,
}

impl Latest {
    fn is_of(&self, frame: &GiftFrame, person: Option<i64>, gift: i64) -> bool {
        let is_event = matches!(self.part, Part::Event { .. });
        is_event
            && frame.at.is_some()
            && person.is_some()
            && self.person == person
            && self.gift == gift
            && frame.streak.as_ref() == Some(&self.streak)
    }
}

impl Importing<'_> {
    pub(super) fn gift(&mut self, tx: &Transaction<'_>, place: Place, frame: &GiftFrame) -> Result<(), BookError> {
        let at = frame.at.map(giftbook_model::Instant::millis);
        let Some(gift) = self.gifts.meet(tx, frame.platform, &frame.gift, at)? else {
            self.unreadable(place, problem("gift_without_id", ""));
            return Ok(());
        };
        let (gift_id, catalogue) = (gift.id, gift.catalogue);
        let sender = self.people.meet(tx, frame.platform, &frame.sender, at)?;
        let person = sender.map(|sender| sender.id);
        let receiver = match &frame.receiver {
            Some(who) => self.people.meet(tx, frame.platform, who, at)?.map(|met| met.id),
            None => None,
        };
        let live = match frame.room.as_deref().filter(|room| !room.is_empty()) {
            Some(room) => Some(
                self.lives
                    .named(tx, frame.platform, &compact_str::format_compact!("room:{room}"))?,
            ),
            None => None,
        };
        let kind = frame
            .gift
            .kind
            .filter(|kind| *kind > 0)
            .or(catalogue.and_then(|gift| gift.kind));
        let latest = self
            .latest
            .as_ref()
            .filter(|latest| latest.is_of(frame, person, gift_id));
        let part = match latest.map(|latest| latest.part) {
            Some(part) => part,
            None => {
                let part = part(frame, self.people.key_of(sender), &gift.key, kind);
                self.latest = frame.streak.clone().map(|streak| Latest {
                    streak,
                    person,
                    gift: gift_id,
                    part,
                });
                part
            }
        };
        let room_known = if live.is_some() { Flags::ROOM_KNOWN } else { 0 };
        let ended = if frame.end { Flags::ENDED } else { 0 };
        let mut sight = Sight {
            at: streak_start(frame).or(at),
            seen: at,
            last: at,
            live,
            receiver,
            pieces: frame.count,
            first_pieces: frame.count,
            price: frame.gift.price.filter(|price| *price > 0),
            flags: room_known | ended,
            place,
        };
        let key = match part {
            Part::Loose { key } => {
                let (Some(person), Some(_)) = (person, at) else {
                    self.unreadable(place, problem("gift_without_sender", ""));
                    return Ok(());
                };
                let streak = (person, gift_id, receiver);
                if let Some(watch) = &mut self.watch {
                    watch.loose(place.row, frame);
                }
                return self.loose.add(tx, self.source, frame.platform, key, streak, &sight);
            }
            Part::Event { key, flags } => {
                sight.flags |= flags;
                key
            }
            Part::Repeatable => {
                sight.flags |= Flags::ENDED;
                let fields = repeatable_fields(frame, self.people.key_of(sender), &gift.key);
                self.repeats.key("gift", &fields)
            }
        };
        if let Some(watch) = &mut self.watch {
            watch.gift(place.row, key.id, frame);
        }
        let usual_price = catalogue.map(|gift| gift.price);
        let event = Event {
            rest: key.rest,
            platform: frame.platform,
            gift: gift_id,
            person,
            usual_price,
            live: None,
            sight,
            frames: 1,
        };
        if self.gathered.add(key, &event).is_err() {
            self.unreadable(place, problem("key_collision", ""));
        }
        if self.gathered.is_full() {
            self.hand_on(tx)?;
        }
        Ok(())
    }
}
