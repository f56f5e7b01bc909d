//! Live events: the same five frames as seven tools write them.

use giftbook_formats::detect;
use giftbook_model::{Format, GiftFrame, Record, SegmentKind};

use crate::reading::{Whole, bytes, file, fixture};

const TOOLS: [(&str, Format); 8] = [
    ("connector_v1.ndjson", Format::ConnectorV1),
    ("connector_v1.array.json", Format::ConnectorV1),
    ("tikfinity.ndjson", Format::TikFinity),
    ("connector_v2.ndjson", Format::ConnectorV2),
    ("connector_v3.ndjson", Format::ConnectorV3),
    ("live_studio.ndjson", Format::LiveStudio),
    ("tiktoklive_python_6.ndjson", Format::TikTokLivePython),
    ("tiktoklive_python_5.ndjson", Format::TikTokLivePython),
];

fn read(name: &str) -> Whole {
    file(&fixture(name)).unwrap()
}

fn person(gift: &GiftFrame) -> String {
    let field = |field: &Option<giftbook_model::CompactString>| field.as_deref().unwrap_or("-").to_owned();
    format!(
        "{} {} {}",
        field(&gift.sender.id),
        field(&gift.sender.handle),
        field(&gift.sender.name)
    )
}

#[test]
fn five_frames_are_the_same_from_every_tool() {
    let expected = [
        ("5655 Rose 1 1", 1, false, "7000000000000000001 mona.k Mona \"Mo\" K"),
        ("5655 Rose 1 1", 3, false, "7000000000000000001 mona.k Mona \"Mo\" K"),
        ("5655 Rose 1 1", 3, true, "7000000000000000001 mona.k Mona \"Mo\" K"),
        ("11046 Galaxy 2 1000", 1, true, "7000000000000000003 bär_ü Bär 🐻"),
        ("5487 Finger Heart 1 5", 2, false, "7000000000000000004 li 李: x2"),
    ];
    for (name, format) in TOOLS {
        let whole = read(name);
        assert_eq!(whole.source.format, format, "{name}");
        assert_eq!(detect(&fixture(name)).unwrap().format, format, "{name}");
        assert_eq!(whole.problems(), [], "{name}");
        let gift = |gift: &GiftFrame| {
            let seen = &gift.gift;
            let (id, title) = (seen.id.as_deref().unwrap(), seen.name.as_deref().unwrap());
            (
                format!("{id} {title} {} {}", seen.kind.unwrap(), seen.price.unwrap()),
                gift.count,
            )
        };
        let gifts = whole.gifts();
        assert_eq!(gifts.len(), 5, "{name}");
        let before_6 = name == "tiktoklive_python_5.ndjson";
        for (number, (found, (seen, count, end, who))) in gifts.iter().zip(expected).enumerate() {
            assert_eq!(gift(found), (seen.to_owned(), count), "{name} {number}");
            assert_eq!(person(found), who, "{name} {number}");
            // 5.x says whether a streak goes on; a gift that has none has ended.
            assert_eq!(found.end, end, "{name} {number}");
            let streak = (seen.starts_with("5655")).then_some("1760000000000");
            if seen.starts_with("11046") || (streak.is_some() && !before_6) {
                assert_eq!(found.streak.as_deref(), streak, "{name} {number}");
            }
            let at = found.at.map(giftbook_model::Instant::millis).unwrap();
            let within_a_second = (at - (1_760_000_000_000 + number as i64 * 5000)).abs() < 1000;
            assert!(within_a_second && found.message.is_some(), "{name} {number}: {at}");
        }
    }
}

#[test]
fn a_guest_is_the_receiver_where_the_tool_says_so() {
    for (name, _) in TOOLS {
        let whole = read(name);
        let receiver = |index: usize| whole.gifts()[index].receiver.clone().and_then(|who| who.id);
        let silent = name.starts_with("live_studio") || name.ends_with("_5.ndjson");
        let expected = |id: &str| (!silent).then(|| id.into());
        assert_eq!(
            (receiver(0), receiver(4)),
            (expected("7000000000000000002"), expected("7000000000000000009")),
            "{name}"
        );
    }
}

#[test]
fn other_events_of_a_tool_feed_what_they_know() {
    let whole = read("tikfinity.ndjson");
    let viewers: Vec<_> = whole
        .records()
        .into_iter()
        .filter_map(|record| {
            if let Record::Viewers(seen) = record {
                Some(seen.viewers)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(viewers, [41]);
    assert_eq!(
        whole.ignored(),
        [("chat".into(), 1), ("viewers_without_time".into(), 1)]
    );
    let studio = read("live_studio.ndjson");
    assert_eq!(studio.ignored(), [("like".into(), 1), ("server_hello".into(), 1)]);
}

#[test]
fn battles_goals_and_viewers_of_the_platform_are_read() {
    let whole = read("other_events.ndjson");
    assert_eq!(whole.source.format, Format::LiveEvents);
    let [Record::Viewers(viewers), Record::Segment(battle), Record::Segment(goal)] = whole.records()[..] else {
        panic!("{:?}", whole.records())
    };
    assert_eq!(
        (viewers.viewers, viewers.at.millis()),
        (1642, 1_760_000_000_000),
        "total is now, totalUser is everybody so far"
    );
    assert_eq!(
        (battle.kind, battle.id.as_str()),
        (SegmentKind::Battle, "7559000000000000123")
    );
    assert_eq!(battle.to.unwrap().millis() - battle.from.millis(), 301_000);
    assert_eq!((goal.kind, goal.name.as_deref()), (SegmentKind::Goal, Some("Rose")));
    assert_eq!(goal.to.unwrap().millis() - goal.from.millis(), 14_400_000);
    assert_eq!(whole.ignored(), [("like".into(), 1)]);
}

#[test]
fn a_log_gives_gifts_without_a_time() {
    let whole = read("gifts.log");
    assert_eq!((whole.source.format, whole.rows.len()), (Format::GiftLog, 4));
    let gifts: Vec<_> = whole
        .gifts()
        .iter()
        .map(|gift| (person(gift), gift.count, gift.gift.price, gift.at))
        .collect();
    let mona = ("- - Mona".to_owned(), 4, Some(1), None);
    assert_eq!(
        gifts,
        [mona.clone(), ("- - Li: the first".to_owned(), 2, Some(5), None), mona]
    );
    assert_eq!(whole.ignored(), [("log_line".into(), 1)]);
}

#[test]
fn wrappers_in_any_key_order_hold_the_same_event() {
    let gift = r#"{"giftId":5655,"giftName":"Rose","repeatCount":2,"userId":"1","createTime":"1760000000000"}"#;
    for wrapped in [
        gift.to_owned(),
        format!(r#"{{"event":"gift","data":{gift}}}"#),
        format!(r#"{{"data":{gift},"event":"gift"}}"#),
        format!(r#"{{"type":"gift","data":{gift}}}"#),
        format!(r#"{{"o":1200,"type":"gift","data":{gift}}}"#),
        format!(r#"{{"meta":{{"streamer":"x"}},"data":{gift}}}"#),
        format!(r#"{{"type":"EVENT","event":"live.gift","payload":{gift},"timestamp":1}}"#),
    ] {
        let whole = bytes(wrapped.clone()).unwrap();
        let counts: Vec<_> = whole.gifts().iter().map(|gift| gift.count).collect();
        assert_eq!(counts, [2], "{wrapped}");
    }
}

#[test]
fn numbers_and_texts_are_the_same_and_zero_is_unknown() {
    let read = |fields: &str| {
        let whole = bytes(format!(r#"{{"event":"gift","data":{{"giftId":"5655",{fields}}}}}"#)).unwrap();
        whole.gifts().first().map(|gift| {
            (
                gift.count,
                gift.gift.price,
                gift.gift.kind,
                gift.end,
                gift.streak.clone(),
            )
        })
    };
    let same = Some((3, Some(5), Some(1), true, Some("17".into())));
    assert_eq!(
        read(r#""repeatCount":3,"diamondCount":5,"giftType":1,"repeatEnd":true,"groupId":17"#),
        same
    );
    assert_eq!(
        read(r#""repeatCount":"3","diamondCount":"5","giftType":"1","repeatEnd":1,"groupId":"17""#),
        same
    );
    let unknown = Some((1, None, None, false, None));
    for nothing in [
        r#""repeatCount":"","diamondCount":0,"giftType":0,"groupId":"0""#,
        r#""repeatCount":null,"groupId":"""#,
        r#""repeatEnd":0"#,
    ] {
        assert_eq!(read(nothing), unknown, "{nothing}");
    }
}

#[test]
fn row_60_negative_and_zero_amounts_are_problems() {
    let code = |fields: &str| {
        bytes(format!(r#"{{"event":"gift","data":{{{fields}}}}}"#))
            .unwrap()
            .problems()
    };
    for (fields, word) in [
        (r#""giftId":1,"repeatCount":0"#, "count_not_positive"),
        (r#""giftId":1,"repeatCount":-3"#, "count_not_positive"),
        (r#""giftId":1,"repeatCount":1000000000001"#, "count_too_large"),
        (r#""giftId":1,"repeatCount":99999999999999999999"#, "count_not_a_number"),
        (r#""giftId":1,"repeatCount":1.5"#, "count_not_a_number"),
        (r#""giftId":1,"repeatCount":"+3""#, "count_not_a_number"),
        (r#""giftId":1,"diamondCount":-1"#, "price_negative"),
        (r#""giftId":1,"diamondCount":"1e3""#, "price_not_a_number"),
        (r#""giftId":0,"giftName":"""#, "gift_without_id"),
        (r#""giftId":1,"createTime":"1400000000000""#, "time_before_2016"),
        (r#""giftId":1,"createTime":"4000000000000""#, "time_in_future"),
        (r#""giftId":1,"createTime":"yesterday""#, "time_unreadable"),
    ] {
        assert_eq!(code(fields), [(1, word)], "{fields}");
    }
}
