//! TikTok-Live-Connector 1.x: one flat object a gift. TikFinity and others pass the same object on.
//!
//! ```json
//! {"giftId":5655,"giftName":"Rose","giftType":1,"diamondCount":1,"repeatCount":3,"repeatEnd":true,"groupId":"1760000000000",
//!  "userId":"7000000000000000001","uniqueId":"viewer_01","nickname":"Viewer","msgId":"7559142439076823041","createTime":"1760000004000",
//!  "receiverUserId":"7000000000000000002"}
//! ```

use super::{
    gift::{Draft, only_id, person, who},
    seen::Seen,
};

pub(crate) fn fits(event: &Seen<'_>) -> bool {
    event.details.get().is_none() && (event.gift_id.is_filled() || event.gift_name.is_filled())
}

pub(crate) fn gift<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Draft<'s> {
    Draft {
        message: &event.message,
        room: &event.room,
        created: &event.created,
        received: [&event.timestamp, &envelope.timestamp],
        sender: person(&event.user).unwrap_or_else(|| who(&event.user_id, &event.handle, &event.nickname)),
        receiver: only_id(&event.receiver),
        gift_id: &event.gift_id,
        gift_name: &event.gift_name,
        gift_type: &event.gift_type,
        price: &event.diamonds,
        streak: &event.group,
        count: &event.repeat_count,
        end: event.repeat_end.flag().unwrap_or(false),
    }
}
