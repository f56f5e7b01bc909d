//! The streak rule: which frames are one gift event, and what the event amounts to.
//!
//! A gift that can be sent as a streak comes as one frame a tick with a growing count and, usually, an end frame with a new message id.
//! Measured on 137 captured frames: adding all of them up gives 801 diamonds, only the end frames 158, the largest count of each streak
//! 344, which is right. So an event is the *maximum* over its frames; replays, lost ends and frames out of order change nothing, and
//! frames may come from several files in any order.

use giftbook_model::{GiftFrame, Key};

use super::own::Repeats;
use crate::journal::Flags;

/// The platform's types that cannot be sent as a streak: single, effect and mini-game gifts.
const SINGLE_KINDS: [u8; 3] = [2, 4, 21];

/// What a frame is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// An event that is known by this key; frames with the same key are the same event.
    Event { key: Key, flags: i64 },
    /// A frame of a streak without an id: which others belong to it is told by time.
    Loose { key: Key },
}

/// Classifies a frame. `sender` and `gift` are what the two are known by (they stand in every key: an id a broken file uses twice must not
/// make one gift of two); `kind` is the gift's type from the frame or the catalogue. A single gift without a message id may stand several
/// times in one file and mean several gifts: `repeats` counts them.
pub(super) fn part(frame: &GiftFrame, sender: &str, gift: &str, kind: Option<u8>, repeats: &mut Repeats) -> Part {
    let platform = frame.platform.code();
    if frame.at.is_none() {
        // A log line. It repeats the same finished gifts with every reconnect, so equal lines are one gift.
        let (count, price) = (frame.count.to_string(), frame.gift.price.unwrap_or(0).to_string());
        return Part::Event {
            key: Key::of("log", &[platform, sender, gift, &count, &price]),
            flags: Flags::APPROXIMATE,
        };
    }
    if let Some(streak) = frame.streak.as_deref().filter(|streak| !matches!(*streak, "" | "0")) {
        return Part::Event {
            key: Key::of("streak", &[platform, sender, gift, streak]),
            flags: Flags::STREAK,
        };
    }
    let single = kind.is_some_and(|kind| SINGLE_KINDS.contains(&kind));
    match (single, frame.message.as_deref().filter(|message| !message.is_empty())) {
        (true, Some(message)) => Part::Event {
            key: Key::of("message", &[platform, message, sender, gift]),
            flags: Flags::ENDED,
        },
        (true, None) => Part::Event {
            key: repeats.key("gift", &repeatable_fields(frame, sender, gift)),
            flags: Flags::ENDED,
        },
        (false, message) => Part::Loose {
            key: loose_key(frame, sender, gift, message),
        },
    }
}

fn loose_key(frame: &GiftFrame, sender: &str, gift: &str, message: Option<&str>) -> Key {
    let platform = frame.platform.code();
    if let Some(message) = message {
        return Key::of("frame", &[platform, message, sender, gift]);
    }
    let at = frame.at.map_or(0, giftbook_model::Instant::millis).to_string();
    let room = frame.room.as_deref().unwrap_or_default();
    Key::of(
        "frame",
        &[
            platform,
            room,
            sender,
            gift,
            &at,
            &frame.count.to_string(),
            if frame.end { "end" } else { "tick" },
        ],
    )
}

/// The fields that make two rows of a single gift without a message id equal.
fn repeatable_fields(frame: &GiftFrame, sender: &str, gift: &str) -> [String; 6] {
    let at = frame.at.map_or(0, giftbook_model::Instant::millis).to_string();
    let room = frame.room.as_deref().unwrap_or_default().to_owned();
    [
        frame.platform.code().to_owned(),
        room,
        sender.to_owned(),
        gift.to_owned(),
        at,
        frame.count.to_string(),
    ]
}

/// When a streak began, where its id is the time of its start in milliseconds, as in captured files.
pub(super) fn streak_start(frame: &GiftFrame) -> Option<i64> {
    let millis: i64 = frame.streak.as_deref()?.parse().ok()?;
    let at = frame.at?.millis();
    // A start far from its own frames is not a time.
    const LONGEST_STREAK_MS: i64 = 24 * 60 * 60 * 1000;
    (0..LONGEST_STREAK_MS)
        .contains(&at.saturating_sub(millis))
        .then_some(millis)
}

/// A frame of a streak without an id, as far as the grouping needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Loose {
    pub(super) at: i64,
    pub(super) pieces: i64,
    pub(super) ended: bool,
    /// Orders frames that are otherwise equal.
    pub(super) id: i64,
}

/// Frames of one sender and gift further apart than this are of different streaks.
const STREAK_GAP_MS: i64 = 10_000;

/// Groups frames of one sender, gift and receiver, sorted, into streaks: a new one begins after more than ten seconds, and after an end frame
/// when the count falls. Returns the index of the first frame of each streak.
pub(super) fn group(frames: &[Loose]) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut last, mut most, mut ended) = (None::<i64>, 0, false);
    for (index, frame) in frames.iter().enumerate() {
        let far = last.is_none_or(|last| frame.at.saturating_sub(last) > STREAK_GAP_MS);
        if far || (ended && frame.pieces < most) {
            starts.push(index);
            (most, ended) = (0, false);
        }
        last = Some(frame.at);
        most = most.max(frame.pieces);
        ended |= frame.ended;
    }
    starts
}

/// Whom frames of one sender and gift went to, given their times, sorted, and whom they name. One that names nobody went to whom the
/// frames around it went to, as far as no silence lies between that parts streaks; where those before and after it differ it stays open.
pub(super) fn receivers(frames: &[(i64, Option<i64>)]) -> Vec<Option<i64>> {
    let before = nearest(frames.iter());
    let after = nearest(frames.iter().rev());
    let both = before.into_iter().zip(after.into_iter().rev());
    both.map(|(before, after)| match (before, after) {
        (Some(before), Some(after)) if before != after => None,
        _ => before.or(after),
    })
    .collect()
}

/// Who was named last, at each frame, since the last long silence.
fn nearest<'a>(frames: impl Iterator<Item = &'a (i64, Option<i64>)>) -> Vec<Option<i64>> {
    let (mut last, mut nearest) = (None::<i64>, None);
    let named = |(at, receiver): &(i64, Option<i64>)| {
        if last.is_some_and(|last| last.abs_diff(*at) > STREAK_GAP_MS.unsigned_abs()) {
            nearest = None;
        }
        last = Some(*at);
        nearest = receiver.or(nearest);
        nearest
    };
    frames.map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(rows: &[(i64, i64, bool)]) -> Vec<Loose> {
        rows.iter()
            .enumerate()
            .map(|(id, (second, pieces, ended))| Loose {
                at: second * 1000,
                pieces: *pieces,
                ended: *ended,
                id: id as i64,
            })
            .collect()
    }

    #[test]
    fn ten_seconds_of_silence_part_two_streaks() {
        assert_eq!(group(&frames(&[(0, 1, false), (10, 2, false), (21, 1, false)])), [0, 2]);
    }

    fn told(rows: &[(i64, Option<i64>)]) -> Vec<Option<i64>> {
        let millis = |(second, receiver): &(i64, Option<i64>)| (second * 1000, *receiver);
        receivers(&rows.iter().map(millis).collect::<Vec<_>>())
    }

    #[test]
    fn a_frame_that_names_nobody_went_to_whom_its_neighbours_went_to() {
        let rows = [
            (0, None),
            (9, Some(1)),
            (12, None),
            (14, Some(1)),
            (20, None),
            (30, None),
        ];
        assert_eq!(told(&rows), [Some(1); 6]);
    }

    #[test]
    fn a_frame_that_names_nobody_stays_open_after_a_silence_and_between_two_receivers() {
        assert_eq!(told(&[(0, Some(1)), (11, None)]), [Some(1), None]);
        let rows = [(0, Some(1)), (1, None), (2, Some(2)), (3, None)];
        assert_eq!(told(&rows), [Some(1), None, Some(2), Some(2)]);
    }

    #[test]
    fn a_count_that_falls_after_an_end_frame_begins_a_new_streak() {
        assert_eq!(
            group(&frames(&[(0, 1, false), (1, 3, true), (2, 1, false), (3, 2, true)])),
            [0, 2]
        );
    }

    #[test]
    fn a_count_that_falls_without_an_end_frame_is_a_frame_out_of_order() {
        assert_eq!(
            group(&frames(&[
                (0, 13, false),
                (1, 15, false),
                (2, 14, false),
                (3, 17, false)
            ])),
            [0]
        );
    }
}
