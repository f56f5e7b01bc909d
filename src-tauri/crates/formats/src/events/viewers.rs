//! How many people watch: `roomUser` of the flat tools (`viewerCount`) and the platform's `RoomUserSeq`, where `total` is the number
//! watching now and `totalUser` everybody so far (seen in captured LIVEs: 1642, 1628, 1630 … beside 37079, 37112, 37164 …).

use giftbook_model::{CompactString, Handling, Platform, Record, ViewerCount};

use super::{gift::NOTHING, seen::Seen, time::Latest};
use crate::{
    codes::{Fault, VIEWERS_NOT_A_NUMBER},
    limits::UNITS,
};

/// The count, or the reason it is of no use: tools that give neither a time nor an id leave no place for it in a curve.
pub(crate) fn viewers(event: &Seen<'_>, envelope: &Seen<'_>, latest: Latest) -> Result<Handling, Fault> {
    let common = event.common.get();
    let field = if event.viewers.is_filled() {
        &event.viewers
    } else {
        &event.total
    };
    let viewers = match field.integer() {
        Ok(Some(count)) if (0..=UNITS).contains(&count) => count,
        Ok(None) => return Ok(Handling::Ignored(CompactString::const_new("viewers_without_count"))),
        _ => return Err(Fault::of(VIEWERS_NOT_A_NUMBER)),
    };
    let message = event
        .message
        .id()
        .or_else(|| common.and_then(|common| common.message.id()));
    let created = common.map_or(&event.created, |common| &common.created);
    let received = [&event.timestamp, &envelope.timestamp, envelope.received()];
    let Some(at) = latest.of_event(created, message.as_deref(), &received)? else {
        return Ok(Handling::Ignored(CompactString::const_new("viewers_without_time")));
    };
    let room = event
        .room
        .id()
        .or_else(|| common.map_or(&NOTHING, |common| &common.room).id());
    Ok(Handling::Record(Record::Viewers(ViewerCount {
        platform: Platform::TikTok,
        room,
        at,
        viewers,
    })))
}
