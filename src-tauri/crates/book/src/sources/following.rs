//! Frames that follow each other are mostly of one event. They become one on the reading thread, so that the writing one takes in an event
//! once and not with each tick of its streak.

use super::recognise::{Recognised, What};
use super::sight::least;
use super::streak::Part;

impl Recognised {
    /// Takes in the row after it where both are frames of one event that name the same, as [`Sight::merge`](super::sight::Sight::merge)
    /// would: the book then hears of them once. `false` where they are not.
    pub(super) fn takes_in(&mut self, next: &Self) -> bool {
        let (What::Frame(one), What::Frame(other)) = (&mut self.what, &next.what) else {
            return false;
        };
        let of_one_event = matches!(one.part, Part::Event { .. }) && one.part == other.part;
        let alike = (one.receiver, one.room) == (other.receiver, other.room);
        if !of_one_event || !alike || one.words.is_some() || other.words.is_some() {
            return false;
        }
        if other.pieces > one.pieces {
            (self.number, self.offset, self.length) = (next.number, next.offset, next.length);
        }
        one.began = least(one.began, other.began);
        one.seen = least(one.seen, other.seen);
        one.last = one.last.max(other.last);
        one.pieces = one.pieces.max(other.pieces);
        one.first_pieces = one.first_pieces.min(other.first_pieces);
        one.price = one.price.max(other.price);
        one.flags |= other.flags;
        one.frames += other.frames;
        true
    }
}

#[cfg(test)]
mod tests {
    use giftbook_model::{GiftFrame, GiftSeen, Handling, Instant, Platform, Record, Row, Who};
    use proptest::prelude::*;

    use super::*;
    use crate::sources::recognise::Recogniser;
    use crate::sources::sight::{Place, Sight};

    /// The `number`th row: a frame of one of two streaks, `after` milliseconds from their beginning.
    fn row(number: u64, (streak, after, count, end, price): (u8, i64, i64, bool, Option<i64>)) -> Row {
        let frame = GiftFrame {
            platform: Platform::TikTok,
            at: Instant::from_millis(1_760_000_000_000 + after).ok(),
            message: None,
            room: None,
            sender: Who {
                id: Some("7".into()),
                ..Who::default()
            },
            receiver: None,
            gift: GiftSeen {
                id: Some("5655".into()),
                price,
                ..GiftSeen::default()
            },
            streak: Some(compact_str::format_compact!("176000000000{streak}")),
            count,
            end,
        };
        Row {
            number,
            offset: number * 100,
            length: 50,
            handling: Handling::Record(Record::Gift(frame)),
        }
    }

    /// What the rows of each event come to, and how many frames they are, in the order of the events.
    fn merged(rows: &[Recognised]) -> Vec<(Part, Sight, u64)> {
        let conn = rusqlite::Connection::open_in_memory().expect("memory");
        let mut events: Vec<(Part, Sight, u64)> = Vec::new();
        for row in rows {
            let What::Frame(frame) = &row.what else { continue };
            let number = |number: u64| i64::try_from(number).expect("small");
            let sight = Sight {
                at: frame.began,
                seen: frame.seen,
                last: frame.last,
                live: None,
                receiver: None,
                pieces: frame.pieces,
                first_pieces: frame.first_pieces,
                price: frame.price,
                flags: frame.flags,
                place: Place {
                    row: number(row.number),
                    offset: number(row.offset),
                    length: row.length.into(),
                },
            };
            match events.iter_mut().find(|(part, ..)| *part == frame.part) {
                Some((_, whole, frames)) => {
                    whole.merge(&conn, &sight).expect("nothing contested");
                    *frames += frame.frames;
                }
                None => events.push((frame.part, sight, frame.frames)),
            }
        }
        events
    }

    proptest! {
        #[test]
        fn frames_made_one_come_to_what_they_come_to_one_by_one(
            frames in prop::collection::vec((0_u8..2, -5_i64..5_000, 1_i64..9, any::<bool>(), prop::option::of(1_i64..3)), 0..12)
        ) {
            let rows: Vec<Row> = (1..).zip(frames).map(|(number, frame)| row(number, frame)).collect();
            // Where words are kept, each frame stays a row.
            let one_by_one = Recogniser::new(true).batch(&rows, 0).rows;
            let made_one = Recogniser::new(false).batch(&rows, 0).rows;
            prop_assert_eq!(one_by_one.len(), rows.len());
            prop_assert_eq!(merged(&made_one), merged(&one_by_one));
            let parts: Vec<Part> = made_one.iter().filter_map(|row| match &row.what {
                What::Frame(frame) => Some(frame.part),
                _ => None,
            }).collect();
            prop_assert!(parts.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }
}
