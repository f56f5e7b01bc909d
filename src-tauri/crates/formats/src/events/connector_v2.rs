//! TikTok-Live-Connector 2.0 to 2.2: the protobuf message with that library's own names.
//!
//! ```json
//! {"common":{"msgId":"7559142439076823041","roomId":"7559100000000000001","createTime":"1760000004000"},"giftId":5655,
//!  "giftDetails":{"giftName":"Rose","giftType":1,"diamondCount":1},"repeatCount":3,"repeatEnd":1,"groupId":"1760000000000",
//!  "user":{"userId":"7000000000000000001","uniqueId":"viewer_01","nickname":"Viewer"},"giftExtra":{"toUserId":"7000000000000000002"}}
//! ```

use super::{
    gift::{Draft, NOTHING, person, routed},
    seen::Seen,
};

pub(crate) fn fits(event: &Seen<'_>) -> bool {
    event.common.is_filled() && event.details.is_filled()
}

pub(crate) fn gift<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Draft<'s> {
    let common = event.common.get();
    let details = event.details.get();
    Draft {
        message: common.map_or(&NOTHING, |common| &common.message),
        room: common.map_or(&NOTHING, |common| &common.room),
        created: common.map_or(&NOTHING, |common| &common.created),
        received: [&envelope.timestamp, envelope.received()],
        sender: person(&event.user).unwrap_or_default(),
        receiver: person(&event.to_user).or_else(|| routed(&event.extra)),
        gift_id: &event.gift_id,
        gift_name: details.map_or(&NOTHING, |gift| &gift.name),
        gift_type: details.map_or(&NOTHING, |gift| &gift.kind),
        price: details.map_or(&NOTHING, |gift| &gift.diamonds),
        streak: &event.group,
        count: &event.repeat_count,
        end: event.repeat_end.flag().unwrap_or(false),
    }
}
