//! TikTokLive for Python. From 6.x on the event has the fields; 3.x to 5.x keep the streak inside the gift and what the gift is in
//! `info` or `extended_gift`.
//!
//! ```json
//! {"common":{"msg_id":7559142439076823041,"room_id":7559100000000000001,"create_time":1760000004000},"repeat_count":3,"repeat_end":1,
//!  "group_id":1760000000000,"gift":{"id":5655,"name":"Rose","type":1,"diamond_count":1},"user":{"id":7000000000000000001,
//!  "unique_id":"viewer_01","nickname":"Viewer"},"to_user":{"id":7000000000000000002},"streaking":false}
//! {"user":{"unique_id":"viewer_01"},"gift":{"id":5655,"count":3,"streaking":false,"info":{"name":"Rose","type":1,"diamond_count":1}}}
//! ```

use super::{
    gift::{Draft, NOTHING, person},
    seen::{Gift, Seen},
};
use crate::json::Scalar;

pub(crate) fn fits(event: &Seen<'_>) -> bool {
    event.gift.is_filled() && !event.gift_id.is_filled()
}

pub(crate) fn gift<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Draft<'s> {
    let common = event.common.get();
    let outer = event.gift.get();
    let inner = outer.and_then(|gift| gift.info.get());
    let gifts = [outer, inner];
    let pick = |fields: fn(&'s Gift<'s>) -> [&'s Scalar<'s>; 2]| first(gifts.into_iter().flatten().flat_map(fields));
    let counts = [
        Some(&event.repeat_count),
        outer.map(|gift| &gift.repeat_count),
        outer.map(|gift| &gift.count),
    ];
    Draft {
        message: first(
            [Some(&event.message), common.map(|common| &common.message)]
                .into_iter()
                .flatten(),
        ),
        room: first(
            [Some(&event.room), common.map(|common| &common.room)]
                .into_iter()
                .flatten(),
        ),
        created: first(
            [Some(&event.created), common.map(|common| &common.created)]
                .into_iter()
                .flatten(),
        ),
        received: [&event.timestamp, &envelope.timestamp],
        sender: person(&event.user).unwrap_or_default(),
        receiver: person(&event.to_user),
        gift_id: pick(|gift| [&gift.id, &gift.gift_id]),
        gift_name: pick(|gift| [&gift.name, &NOTHING]),
        gift_type: pick(|gift| [&gift.kind, &gift.gift_type]),
        price: pick(|gift| [&gift.diamonds_snake, &gift.diamonds]),
        streak: &event.group,
        count: first(counts.into_iter().flatten()),
        end: ended(event, outer),
    }
}

/// `repeat_end` where it is written, else the opposite of `streaking`.
fn ended(event: &Seen<'_>, gift: Option<&Gift<'_>>) -> bool {
    let said = event
        .repeat_end
        .flag()
        .or_else(|| gift.and_then(|gift| gift.repeat_end.flag()));
    let streaking = event
        .streaking
        .flag()
        .or_else(|| gift.and_then(|gift| gift.streaking.flag()));
    said.or(streaking.map(|streaking| !streaking)).unwrap_or(false)
}

fn first<'s>(fields: impl Iterator<Item = &'s Scalar<'s>>) -> &'s Scalar<'s> {
    fields.into_iter().find(|field| field.is_filled()).unwrap_or(&NOTHING)
}
