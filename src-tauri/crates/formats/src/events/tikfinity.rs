//! TikFinity's local socket: TikTok-Live-Connector's flat object in an envelope that names the event, and no room.
//!
//! ```json
//! {"event":"gift","data":{"giftId":5655,"repeatCount":1,"repeatEnd":false,"groupId":"1760000000000","userId":"7000000000000000001"}}
//! ```

use super::{connector_v1, gift::Draft, seen::Seen};

pub(crate) fn fits(event: &Seen<'_>, envelope: &Seen<'_>) -> bool {
    let enveloped = envelope.data.is_filled() && envelope.event.is_filled() && !envelope.meta.is_filled();
    enveloped && connector_v1::fits(event)
}

pub(crate) fn gift<'s>(event: &'s Seen<'s>, envelope: &'s Seen<'s>) -> Draft<'s> {
    connector_v1::gift(event, envelope)
}
