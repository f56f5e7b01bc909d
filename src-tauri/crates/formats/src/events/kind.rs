//! What an event is called: `gift`, `live.gift`, `GiftEvent` and `WebcastGiftMessage` are one word.

use giftbook_model::CompactString;

use super::seen::Seen;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Gift,
    Viewers,
    Battle,
    Goal,
    /// Any other event, by its plain name.
    Other(CompactString),
}

/// Names of events that live tools write and this app has no use for. They prove that a file holds live events.
const KNOWN: &[&str] = &[
    "answer",
    "barrage",
    "caption",
    "chat",
    "comment",
    "emote",
    "emote_chat",
    "envelope",
    "fan_ticket",
    "follow",
    "gift_broadcast",
    "hourly_rank",
    "im_delete",
    "in_room_banner",
    "join",
    "like",
    "link_layer",
    "link_mic_armies",
    "link_mic_fan_ticket",
    "live_end",
    "live_intro",
    "member",
    "oec_live_shopping",
    "poll",
    "question_new",
    "rank_text",
    "rank_update",
    "room_info",
    "room_message",
    "room_pin",
    "room_verify",
    "share",
    "social",
    "stream_end",
    "sub_notify",
    "subscribe",
    "super_fan",
    "unauthorized_member",
    "viewer",
];

const LONGEST_NAME: usize = 40;

impl Kind {
    /// The kind of the event that `outer` is or wraps as `inner`; `None` when it has no name.
    pub(crate) fn of(outer: &Seen<'_>, inner: &Seen<'_>) -> Option<Self> {
        let method = |seen: &Seen<'_>| {
            seen.common
                .get()
                .and_then(|common| common.method.text().map(Self::named))
        };
        let named = outer.event.text().or_else(|| outer.kind.text()).map(Self::named);
        named.or_else(|| method(inner)).or_else(|| method(outer))
    }

    fn named(name: &str) -> Self {
        if matches!(name, "gift" | "WebcastGiftMessage" | "live.gift" | "GiftEvent") {
            return Self::Gift;
        }
        let plain = plain(name);
        match plain.as_str() {
            "gift" => Self::Gift,
            "room_user" | "room_user_seq" | "viewer_count" => Self::Viewers,
            "link_mic_battle" => Self::Battle,
            "goal_update" => Self::Goal,
            _ => Self::Other(plain),
        }
    }

    /// Whether this name proves that the row is a live event.
    pub(crate) fn is_known(&self) -> bool {
        match self {
            Self::Other(name) => KNOWN.contains(&name.as_str()),
            _ => true,
        }
    }
}

/// The name in lower case with underscores, without the words around it that tools add. What is no plain name is `other`.
fn plain(name: &str) -> CompactString {
    let core = name.strip_prefix("Webcast").unwrap_or(name);
    let core = core.rsplit('.').next().unwrap_or(core);
    let core = ["Message", "Event", "Method"]
        .iter()
        .find_map(|word| core.strip_suffix(word))
        .unwrap_or(core);
    let fits = !core.is_empty()
        && core.len() <= LONGEST_NAME
        && core.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !fits {
        return CompactString::const_new("other");
    }
    let mut out = CompactString::default();
    let mut after_small = false;
    for letter in core.chars() {
        if letter.is_ascii_uppercase() && after_small {
            out.push('_');
        }
        after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_event_has_one_name() {
        for name in [
            "gift",
            "Gift",
            "GIFT",
            "live.gift",
            "GiftEvent",
            "WebcastGiftMessage",
            "GiftMessage",
        ] {
            assert_eq!(Kind::named(name), Kind::Gift, "{name}");
        }
        for name in [
            "roomUser",
            "WebcastRoomUserSeqMessage",
            "RoomUserSeqEvent",
            "roomUserSeq",
        ] {
            assert_eq!(Kind::named(name), Kind::Viewers, "{name}");
        }
        for (name, plain) in [
            ("WebcastLikeMessage", "like"),
            ("live.like", "like"),
            ("WebcastLinkMicFanTicketMethod", "link_mic_fan_ticket"),
            ("WebcastGiftBroadcastMessage", "gift_broadcast"),
            ("<script>", "other"),
            ("Event", "other"),
        ] {
            assert_eq!(Kind::named(name), Kind::Other(plain.into()), "{name}");
        }
    }
}
