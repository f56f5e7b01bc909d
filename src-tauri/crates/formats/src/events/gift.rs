//! A gift frame from the fields a format points at: one place for what every format must hold to.

use giftbook_model::{CompactString, GiftFrame, GiftSeen, Platform, Who};

use super::{
    seen::{Gift, Person, Route, Seen},
    time::Latest,
};
use crate::{
    codes::{
        COUNT_NOT_A_NUMBER, COUNT_NOT_POSITIVE, COUNT_TOO_LARGE, Fault, GIFT_WITHOUT_ID, PRICE_NEGATIVE,
        PRICE_NOT_A_NUMBER, PRICE_TOO_LARGE, TEXT_TOO_LONG,
    },
    json::{Maybe, Scalar},
    limits::{NAME_BYTES, UNITS},
};

/// Where one format keeps what a gift frame needs. A field it does not have points at [`NOTHING`].
pub(crate) struct Draft<'s> {
    pub(crate) message: &'s Scalar<'s>,
    pub(crate) room: &'s Scalar<'s>,
    pub(crate) created: &'s Scalar<'s>,
    pub(crate) received: [&'s Scalar<'s>; 2],
    pub(crate) sender: Who,
    pub(crate) receiver: Option<Who>,
    pub(crate) gift_id: &'s Scalar<'s>,
    pub(crate) gift_name: &'s Scalar<'s>,
    pub(crate) gift_type: &'s Scalar<'s>,
    pub(crate) price: &'s Scalar<'s>,
    pub(crate) streak: &'s Scalar<'s>,
    pub(crate) count: &'s Scalar<'s>,
    pub(crate) end: bool,
}

/// A field this format does not have.
pub(crate) static NOTHING: Scalar<'static> = Scalar::Absent;

impl Draft<'_> {
    /// The frame, or what is wrong with it.
    pub(crate) fn finish(self, latest: Latest) -> Result<GiftFrame, Fault> {
        let message = short(self.message.id(), "message")?;
        let gift = GiftSeen {
            id: short(self.gift_id.id(), "gift")?,
            name: short(self.gift_name.text().map(CompactString::from), "gift_name")?,
            kind: self
                .gift_type
                .integer()
                .ok()
                .flatten()
                .and_then(|kind| u8::try_from(kind).ok())
                .filter(|kind| *kind != 0),
            price: price(self.price)?,
        };
        if gift.id.is_none() && gift.name.is_none() {
            return Err(Fault::of(GIFT_WITHOUT_ID));
        }
        Ok(GiftFrame {
            platform: Platform::TikTok,
            at: latest.of_event(self.created, message.as_deref(), &self.received)?,
            message,
            room: short(self.room.id(), "room")?,
            sender: kept(self.sender)?,
            receiver: self
                .receiver
                .map(kept)
                .transpose()?
                .filter(|who| *who != Who::default()),
            gift,
            streak: short(self.streak.id(), "streak")?,
            count: count(self.count)?,
            end: self.end,
        })
    }
}

/// Pieces so far; a frame that does not say is one piece.
pub(crate) fn count(field: &Scalar<'_>) -> Result<i64, Fault> {
    match field.integer() {
        Ok(None) => Ok(1),
        Ok(Some(count)) if count < 1 => Err(Fault::of(COUNT_NOT_POSITIVE)),
        Ok(Some(count)) if count > UNITS => Err(Fault::of(COUNT_TOO_LARGE)),
        Ok(Some(count)) => Ok(count),
        Err(_) => Err(Fault::of(COUNT_NOT_A_NUMBER)),
    }
}

/// Coins for one piece; 0 means unknown in every tool.
fn price(field: &Scalar<'_>) -> Result<Option<i64>, Fault> {
    match field.integer() {
        Ok(None | Some(0)) => Ok(None),
        Ok(Some(price)) if price < 0 => Err(Fault::of(PRICE_NEGATIVE)),
        Ok(Some(price)) if price > UNITS => Err(Fault::of(PRICE_TOO_LARGE)),
        Ok(price) => Ok(price),
        Err(_) => Err(Fault::of(PRICE_NOT_A_NUMBER)),
    }
}

fn short(text: Option<CompactString>, field: &str) -> Result<Option<CompactString>, Fault> {
    match text {
        Some(text) if text.len() > NAME_BYTES => Err(Fault::about(TEXT_TOO_LONG, field)),
        text => Ok(text),
    }
}

/// The person with a shown name of bearable length; an id or handle may not be cut.
pub(crate) fn kept(who: Who) -> Result<Who, Fault> {
    let name = who.name.map(|name| {
        let end = (0..=NAME_BYTES.min(name.len()))
            .rev()
            .find(|end| name.is_char_boundary(*end))
            .unwrap_or(0);
        CompactString::from(&name[..end])
    });
    Ok(Who {
        id: short(who.id, "person")?,
        handle: short(who.handle, "handle")?,
        name,
    })
}

/// A person from three fields.
pub(crate) fn who(id: &Scalar<'_>, handle: &Scalar<'_>, name: &Scalar<'_>) -> Who {
    Who {
        id: id.id(),
        handle: handle.text().map(CompactString::from),
        name: name.text().map(CompactString::from),
    }
}

/// Someone of whom only the id is known.
pub(crate) fn only_id(id: &Scalar<'_>) -> Option<Who> {
    id.id().map(|id| Who {
        id: Some(id),
        ..Who::default()
    })
}

impl Person<'_> {
    /// Every spelling of a person that occurs.
    pub(crate) fn who(&self) -> Who {
        let first = |fields: &[&Scalar<'_>]| fields.iter().find_map(|field| field.text().map(CompactString::from));
        Who {
            id: self.id.id().or_else(|| self.id_text.id()).or_else(|| self.user_id.id()),
            handle: first(&[&self.unique_id, &self.display_id]),
            name: first(&[&self.nickname, &self.nick_name]),
        }
    }
}

/// The person of an object that may be missing.
pub(crate) fn person(found: &Maybe<Box<Person<'_>>>) -> Option<Who> {
    found.get().map(Person::who).filter(|who| *who != Who::default())
}

/// A gift in the platform's own message, as the connector passes it on since 2.0. Where the gift and the way it went are written
/// differs from version to version.
pub(crate) fn message<'s>(
    event: &'s Seen<'s>,
    envelope: &'s Seen<'s>,
    gift: Option<&'s Gift<'s>>,
    way: &Maybe<Box<Route<'_>>>,
) -> Draft<'s> {
    let common = event.common.get();
    Draft {
        message: common.map_or(&NOTHING, |common| &common.message),
        room: common.map_or(&NOTHING, |common| &common.room),
        created: common.map_or(&NOTHING, |common| &common.created),
        received: [&envelope.timestamp, envelope.received()],
        sender: person(&event.user).unwrap_or_default(),
        receiver: person(&event.to_user).or_else(|| way.get().and_then(|way| only_id(&way.to))),
        gift_id: &event.gift_id,
        gift_name: gift.map_or(&NOTHING, |gift| &gift.name),
        gift_type: gift.map_or(&NOTHING, |gift| &gift.kind),
        price: gift.map_or(&NOTHING, |gift| &gift.diamonds),
        streak: &event.group,
        count: &event.repeat_count,
        end: event.repeat_end.flag().unwrap_or(false),
    }
}
