//! Live events: one row, one event, whatever tool wrote it. Which tool is told by the shape of each row, so that a file may mix them.

mod connector_v1;
mod connector_v2;
mod connector_v3;
mod gift;
mod gift_log;
mod kind;
mod live_studio;
mod seen;
mod segments;
mod stream;
mod tikfinity;
mod tiktoklive_python;
mod time;
mod viewers;

pub(crate) use gift_log::line;
pub(crate) use stream::EventStream;
pub(crate) use time::Latest;

use giftbook_model::{CompactString, Format, Handling, Record};

use self::{gift::Draft, gift::NOTHING, kind::Kind, seen::Seen};
use crate::{
    codes::{Fault, GIFT_SHAPE_UNKNOWN, NOT_AN_EVENT, NOT_AN_OBJECT},
    json::{Maybe, Scalar, read},
};

/// What one row turned out to be.
pub(crate) struct Event {
    pub(crate) handling: Result<Handling, Fault>,
    /// The format of its gift, if it is one, readable or not.
    pub(crate) format: Option<Format>,
    /// Whether its name or shape proves a live event.
    pub(crate) proves: bool,
}

/// Reads one row of JSON; fails where the row is not even an event.
pub(crate) fn event(row: &[u8], latest: Latest) -> Result<Event, Fault> {
    let found: Maybe<Box<Seen<'_>>> = read(row)?;
    let envelope = found.get().ok_or(Fault::of(NOT_AN_OBJECT))?;
    let inner = envelope.data.get().or(envelope.payload.get()).unwrap_or(envelope);
    let kind = Kind::of(envelope, inner)
        .or_else(|| unnamed(inner))
        .ok_or(Fault::of(NOT_AN_EVENT))?;
    let known = kind.is_known() && inner.has_marks();
    let is_gift = kind == Kind::Gift;
    let mut format = None;
    let handling = match kind {
        Kind::Gift => draft(inner, envelope)
            .ok_or(Fault::of(GIFT_SHAPE_UNKNOWN))
            .and_then(|(found, draft)| {
                format = Some(found);
                draft.finish(latest).map(|frame| Handling::Record(Record::Gift(frame)))
            }),
        Kind::Viewers => viewers::viewers(inner, envelope, latest),
        Kind::Battle => segments::battle(inner, latest),
        Kind::Goal => segments::goal(inner, latest),
        Kind::Other(name) => Ok(Handling::Ignored(name)),
    };
    let proves = if is_gift { format.is_some() } else { known };
    Ok(Event {
        handling,
        format,
        proves,
    })
}

/// The format whose shape a gift event has, most telling first.
fn draft<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Option<(Format, Draft<'s>)> {
    if connector_v2::fits(event) {
        Some((Format::ConnectorV2, connector_v2::gift(event, envelope)))
    } else if connector_v3::fits(event) {
        Some((Format::ConnectorV3, connector_v3::gift(event, envelope)))
    } else if tikfinity::fits(event, envelope) {
        Some((Format::TikFinity, tikfinity::gift(event, envelope)))
    } else if connector_v1::fits(event) {
        Some((Format::ConnectorV1, connector_v1::gift(event, envelope)))
    } else if live_studio::fits(event) {
        Some((Format::LiveStudio, live_studio::gift(event, envelope)))
    } else if tiktoklive_python::fits(event) {
        Some((Format::TikTokLivePython, tiktoklive_python::gift(event, envelope)))
    } else {
        None
    }
}

/// What an event without a name is, by its fields: tools that keep one kind of event in a file often leave the name out.
fn unnamed(event: &Seen<'_>) -> Option<Kind> {
    let has_gift = event.gift_id.is_filled() || event.gift.is_filled() || event.details.is_filled();
    let has_count = event.repeat_count.is_filled()
        || event.diamonds.is_filled()
        || event.gift_name.is_filled()
        || event.gift.is_filled();
    if has_gift && has_count {
        Some(Kind::Gift)
    } else if event.viewers.is_filled() {
        Some(Kind::Viewers)
    } else if event.has_marks() {
        Some(Kind::Other(CompactString::const_new("unnamed")))
    } else {
        None
    }
}

impl Seen<'_> {
    /// Whether the object has what live events have and others rarely do: words such as `share` are used by many tools.
    fn has_marks(&self) -> bool {
        let ids = self.message.is_filled() || self.message_id.is_filled() || self.user_id.is_filled();
        ids || self.common.is_filled() || self.user.is_filled() || self.viewers.is_filled()
    }

    /// When the tool that wrote the file received the event.
    fn received(&self) -> &Scalar<'_> {
        self.meta.get().map_or(&NOTHING, |meta| &meta.received)
    }
}
