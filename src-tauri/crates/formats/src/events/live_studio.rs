//! TikTok LIVE Studio's local data access (protocol 1.0.0, 2026-08). Counts are texts, and `0` says "unknown" for type and price.
//!
//! ```json
//! {"type":"EVENT","event":"live.gift","timestamp":1760000004000,"payload":{"message_id":"7559142439076823041","room_id":"7559100000000000001",
//!  "gift":{"id":"5655","name":"Rose","type":1,"diamond_count":1},"group_id":"g1","repeat_count":"3","repeat_end":true,
//!  "user":{"id":"7000000000000000001","nickname":"Viewer","display_id":"viewer_01"}}}
//! ```

use super::{
    gift::{Draft, NOTHING, person},
    seen::Seen,
};

pub(crate) fn fits(event: &Seen<'_>) -> bool {
    event.message_id.is_filled() && event.gift.is_filled()
}

pub(crate) fn gift<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Draft<'s> {
    let gift = event.gift.get();
    Draft {
        message: &event.message_id,
        room: &event.room,
        created: &event.created,
        received: [&envelope.timestamp, &event.timestamp],
        sender: person(&event.user).unwrap_or_default(),
        receiver: person(&event.to_user),
        gift_id: gift.map_or(&NOTHING, |gift| &gift.id),
        gift_name: gift.map_or(&NOTHING, |gift| &gift.name),
        gift_type: gift.map_or(&NOTHING, |gift| &gift.kind),
        price: gift.map_or(&NOTHING, |gift| &gift.diamonds_snake),
        streak: &event.group,
        count: &event.repeat_count,
        end: event.repeat_end.flag().unwrap_or(false),
    }
}
