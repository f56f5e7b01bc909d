//! Captured files, where they lie beside the project: what they hold is known, so reading must find it.

use giftbook_model::{Format, Handling, Record, SegmentKind};

use crate::reading::{Whole, file, shared};

const ENCODINGS: [(&str, Format); 4] = [
    ("real-live-events/gift-events.tlc-v1-flat.ndjson", Format::ConnectorV1),
    (
        "real-live-events/gift-events.tikfinity-envelope.ndjson",
        Format::TikFinity,
    ),
    ("real-live-events/gift-events.tlc-v2-proto.ndjson", Format::ConnectorV2),
    ("real-live-events/gift-events.tlc-v3-proto.ndjson", Format::ConnectorV3),
];

/// What of a gift all four encodings carry.
fn core(whole: &Whole) -> Vec<String> {
    let each = |gift: &giftbook_model::GiftFrame| {
        let receiver = gift.receiver.as_ref().and_then(|who| who.id.clone());
        let person = (&gift.sender.id, &gift.sender.handle, &gift.sender.name, receiver);
        format!(
            "{:?} {:?} {} {} {:?} {person:?} {:?}",
            gift.message, gift.gift, gift.count, gift.end, gift.streak, gift.at
        )
    };
    whole.gifts().into_iter().map(each).collect()
}

#[test]
fn four_encodings_of_137_frames_say_the_same() {
    let mut first: Option<Vec<String>> = None;
    for (path, format) in ENCODINGS {
        let Some(path) = shared(path) else { return };
        let whole = file(&path).unwrap();
        assert_eq!(
            (whole.rows.len(), whole.gifts().len(), whole.source.format),
            (137, 137, format)
        );
        let proto = matches!(format, Format::ConnectorV2 | Format::ConnectorV3);
        assert!(
            whole
                .gifts()
                .iter()
                .all(|gift| gift.room.is_some() == proto && gift.at.is_some())
        );
        let core = core(&whole);
        assert_eq!(*first.get_or_insert_with(|| core.clone()), core, "{format:?}");
    }
}

#[test]
fn other_events_feed_viewers_battles_and_goals() {
    let Some(path) = shared("real-live-events/other-events.v3-proto.ndjson") else {
        return;
    };
    let whole = file(&path).unwrap();
    assert_eq!((whole.rows.len(), whole.source.format), (630, Format::LiveEvents));
    let count = |wanted: fn(&Record) -> bool| whole.records().into_iter().filter(|record| wanted(record)).count();
    assert_eq!(count(|record| matches!(record, Record::Viewers(_))), 178);
    assert_eq!(
        count(|record| matches!(record, Record::Segment(segment) if segment.kind == SegmentKind::Battle)),
        10
    );
    assert_eq!(
        count(|record| matches!(record, Record::Segment(segment) if segment.kind == SegmentKind::Goal)),
        60
    );
    assert_eq!(whole.problems(), []);
    let ignored: Vec<_> = whole.ignored();
    let expected = [
        ("envelope", 76),
        ("gift_broadcast", 3),
        ("like", 157),
        ("link_mic_armies", 10),
        ("link_mic_fan_ticket", 136),
    ];
    assert_eq!(ignored, expected.map(|(name, count)| (name.to_owned(), count)));
    let first = whole.records().into_iter().find_map(|record| {
        if let Record::Viewers(seen) = record {
            Some(seen)
        } else {
            None
        }
    });
    assert_eq!(first.map(|seen| seen.viewers), Some(1642));
}

#[test]
fn log_lines_are_gifts_without_a_time() {
    for (name, lines) in [("battle_live_liz", 1147), ("battle_live_hindra", 947)] {
        let Some(path) = shared(&format!("real-live-events/{name}.masked.log")) else {
            return;
        };
        let whole = file(&path).unwrap();
        assert_eq!(
            (whole.rows.len(), whole.gifts().len(), whole.source.format),
            (lines, lines, Format::GiftLog)
        );
        assert!(
            whole
                .rows
                .iter()
                .all(|row| matches!(&row.handling, Handling::Record(Record::Gift(gift)) if gift.at.is_none()))
        );
        assert!(
            whole
                .gifts()
                .iter()
                .all(|gift| gift.gift.price.is_some() && gift.sender.name.is_some())
        );
    }
}
