//! Lines as a recorder of live events writes them, in the field names of the newest connector.

use serde_json::{Value, json};

use super::people::Person;

/// The creator of the sample.
pub(super) const HOST: i64 = 6_900_000_000_000_000_101;

/// A room: its id tells when the live began, as the platform's ids do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) id: i64,
    pub(super) start: i64,
}

impl Room {
    pub(super) fn starting(start: i64, nth: usize) -> Self {
        Self {
            id: snowflake(start, 1_000 + i64::try_from(nth).unwrap_or(0)),
            start,
        }
    }
}

/// An id of the platform's kind: seconds in the upper half.
fn snowflake(millis: i64, lower: i64) -> i64 {
    ((millis / 1000) << 32) | lower
}

/// A gift of the sample's menu: id, name, type, coins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gift(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) i64,
    pub(super) i64,
);

/// The recording of one live as it grows.
pub(super) struct Recording {
    room: Room,
    messages: i64,
    pub(super) bytes: Vec<u8>,
}

impl Recording {
    pub(super) fn of(room: Room) -> Self {
        Self {
            room,
            messages: 0,
            bytes: Vec::new(),
        }
    }

    fn line(&mut self, kind: &str, at: i64, mut data: Value) {
        self.messages += 1;
        let common = json!({
            "method": kind, "msgId": snowflake(at, self.messages * 16).to_string(), "roomId": self.room.id.to_string(), "createTime": at.to_string()
        });
        if let Some(fields) = data.as_object_mut() {
            fields.insert("common".to_owned(), common);
        }
        let line = json!({ "type": kind, "data": data });
        self.bytes.extend_from_slice(line.to_string().as_bytes());
        self.bytes.push(b'\n');
    }

    /// One frame of a gift. `streak` is when the streak began, 0 for gifts that cannot be sent as one.
    pub(super) fn gift(&mut self, at: i64, person: &Person, gift: Gift, streak: i64, count: i64, end: bool) {
        let Gift(id, name, kind, price) = gift;
        let data = json!({
            "giftId": id, "repeatCount": count, "repeatEnd": i32::from(end), "groupId": streak.to_string(), "groupCount": 1, "comboCount": count,
            "user": { "id": person.id.to_string(), "displayId": person.handle, "nickname": person.name },
            "gift": { "id": id, "name": name, "type": kind, "diamondCount": price },
            "toUser": { "id": HOST.to_string(), "displayId": "nora.paints", "nickname": "Nora" },
        });
        self.line("WebcastGiftMessage", at, data);
    }

    pub(super) fn viewers(&mut self, at: i64, viewers: i64) {
        self.line(
            "WebcastRoomUserSeqMessage",
            at,
            json!({ "total": viewers.to_string(), "totalUser": (viewers * 4).to_string() }),
        );
    }

    pub(super) fn battle(&mut self, at: i64, seconds: i64) {
        let id = snowflake(at, 7).to_string();
        let settings = json!({ "battleId": id, "startTimeMs": at.to_string(), "duration": seconds, "status": 1 });
        self.line(
            "WebcastLinkMicBattle",
            at,
            json!({ "battleId": id, "battleSettings": settings, "action": 4 }),
        );
    }

    pub(super) fn like(&mut self, at: i64, person: &Person) {
        self.line(
            "WebcastLikeMessage",
            at,
            json!({ "count": 15, "user": { "id": person.id.to_string(), "displayId": person.handle } }),
        );
    }
}
