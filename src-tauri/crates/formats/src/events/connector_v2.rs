//! TikTok-Live-Connector 2.0 to 2.2: the protobuf message with that library's own names.
//!
//! ```json
//! {"common":{"msgId":"7559142439076823041","roomId":"7559100000000000001","createTime":"1760000004000"},"giftId":5655,
//!  "giftDetails":{"giftName":"Rose","giftType":1,"diamondCount":1},"repeatCount":3,"repeatEnd":1,"groupId":"1760000000000",
//!  "user":{"userId":"7000000000000000001","uniqueId":"viewer_01","nickname":"Viewer"},"giftExtra":{"toUserId":"7000000000000000002"}}
//! ```

use super::{
    gift::{Draft, message},
    seen::Seen,
};

pub(crate) fn fits(event: &Seen<'_>) -> bool {
    event.common.is_filled() && event.details.is_filled()
}

pub(crate) fn gift<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Draft<'s> {
    message(event, envelope, event.details.get(), &event.extra)
}
