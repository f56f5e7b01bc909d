//! TikTok-Live-Connector 2.3 and later: the protobuf message with the platform's names. The gift's id is a text here.
//!
//! ```json
//! {"common":{"msgId":"7559142439076823041","roomId":"7559100000000000001","createTime":"1760000004000"},"giftId":"5655",
//!  "gift":{"id":"5655","name":"Rose","type":1,"diamondCount":1},"repeatCount":3,"repeatEnd":1,"groupId":"1760000000000",
//!  "user":{"id":"7000000000000000001","displayId":"viewer_01","nickname":"Viewer"},"monitorInfo":{"toUserId":"7000000000000000002"}}
//! ```

use super::{
    gift::{Draft, message},
    seen::Seen,
};

pub(crate) fn fits(event: &Seen<'_>) -> bool {
    let gift = event.gift.get();
    event.common.is_filled() && gift.is_some_and(|gift| !gift.diamonds_snake.is_filled()) && event.gift_id.is_filled()
}

pub(crate) fn gift<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Draft<'s> {
    message(event, envelope, event.gift.get(), &event.monitor)
}
