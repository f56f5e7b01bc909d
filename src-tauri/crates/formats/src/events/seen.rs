//! Every field of a live event that any format here reads, in one place, so that a row is parsed once whatever wrote it.

use crate::json::{First, Maybe, Scalar, object};

object! {
    /// One event as a tool wrote it, or the envelope around one: both levels use these keys, and many tools write no envelope.
    Seen {
        // The envelope.
        event: Scalar<'a> = "event",
        kind: Scalar<'a> = "type",
        data: Maybe<Box<Seen<'a>>> = "data",
        payload: Maybe<Box<Seen<'a>>> = "payload",
        meta: Maybe<Box<Meta<'a>>> = "meta",
        timestamp: Scalar<'a> = "timestamp",
        // Any event.
        common: Maybe<Box<Common<'a>>> = "common",
        message: Scalar<'a> = "msgId" | "msg_id",
        message_id: Scalar<'a> = "message_id",
        room: Scalar<'a> = "roomId" | "room_id",
        created: Scalar<'a> = "createTime" | "create_time",
        user: Maybe<Box<Person<'a>>> = "user",
        user_id: Scalar<'a> = "userId",
        handle: Scalar<'a> = "uniqueId",
        nickname: Scalar<'a> = "nickname",
        // A gift.
        gift: Maybe<Box<Gift<'a>>> = "gift",
        gift_id: Scalar<'a> = "giftId",
        gift_name: Scalar<'a> = "giftName",
        gift_type: Scalar<'a> = "giftType",
        diamonds: Scalar<'a> = "diamondCount",
        details: Maybe<Box<Gift<'a>>> = "giftDetails",
        repeat_count: Scalar<'a> = "repeatCount" | "repeat_count",
        repeat_end: Scalar<'a> = "repeatEnd" | "repeat_end",
        streaking: Scalar<'a> = "streaking",
        group: Scalar<'a> = "groupId" | "group_id",
        receiver: Scalar<'a> = "receiverUserId",
        extra: Maybe<Box<Route<'a>>> = "giftExtra",
        monitor: Maybe<Box<Route<'a>>> = "monitorInfo",
        to_user: Maybe<Box<Person<'a>>> = "toUser" | "to_user",
        // Viewers.
        viewers: Scalar<'a> = "viewerCount" | "viewer_count",
        total: Scalar<'a> = "total" | "m_total",
        // Battles and goals.
        battle: Scalar<'a> = "battleId" | "battle_id",
        settings: Maybe<Box<Battle<'a>>> = "battleSettings" | "battle_settings" | "battleConfig",
        goal: Maybe<Box<Goal<'a>>> = "goal",
    }
}

object! {
    /// When and where a tool of ours received an event.
    Meta { received: Scalar<'a> = "received_at" | "received_at_local", }
}

object! {
    /// The head of a protobuf event.
    Common {
        method: Scalar<'a> = "method",
        message: Scalar<'a> = "msgId" | "msg_id",
        room: Scalar<'a> = "roomId" | "room_id",
        created: Scalar<'a> = "createTime" | "create_time",
    }
}

object! {
    Person {
        id: Scalar<'a> = "id",
        id_text: Scalar<'a> = "idStr" | "id_str",
        user_id: Scalar<'a> = "userId" | "user_id",
        unique_id: Scalar<'a> = "uniqueId" | "unique_id",
        display_id: Scalar<'a> = "displayId" | "display_id",
        nickname: Scalar<'a> = "nickname",
        nick_name: Scalar<'a> = "nickName" | "nick_name",
    }
}

object! {
    Gift {
        id: Scalar<'a> = "id",
        name: Scalar<'a> = "name" | "giftName",
        kind: Scalar<'a> = "type" | "giftType",
        diamonds: Scalar<'a> = "diamondCount",
        diamonds_snake: Scalar<'a> = "diamond_count",
        // Older builds put the streak inside the gift.
        gift_id: Scalar<'a> = "gift_id" | "giftId",
        gift_type: Scalar<'a> = "gift_type",
        count: Scalar<'a> = "count",
        repeat_count: Scalar<'a> = "repeat_count" | "repeatCount",
        repeat_end: Scalar<'a> = "repeat_end" | "repeatEnd",
        streaking: Scalar<'a> = "streaking",
        info: Maybe<Box<Gift<'a>>> = "info" | "extended_gift" | "extendedGift",
    }
}

object! {
    /// Who a gift went to.
    Route { to: Scalar<'a> = "toUserId" | "to_user_id", }
}

object! {
    Battle {
        id: Scalar<'a> = "battleId" | "battle_id",
        start: Scalar<'a> = "startTimeMs" | "start_time_ms",
        seconds: Scalar<'a> = "duration",
        end: Scalar<'a> = "endTimeMs" | "end_time_ms",
    }
}

object! {
    Goal {
        id: Scalar<'a> = "id",
        id_text: Scalar<'a> = "idStr" | "id_str",
        start: Scalar<'a> = "startTime" | "start_time",
        expire: Scalar<'a> = "expireTime" | "expire_time",
        finished: Scalar<'a> = "realFinishTime" | "real_finish_time",
        parts: First<Part<'a>> = "subGoals" | "sub_goals",
    }
}

object! {
    /// One part of a goal: so many of one gift.
    Part { gift: Maybe<Box<Gift<'a>>> = "gift", }
}
