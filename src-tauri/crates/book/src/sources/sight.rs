//! What one source saw of one entry, and how sights of the same entry merge. Every part of the merge is a maximum, a minimum or a union,
//! so the order and the grouping of sources play no part.

use rusqlite::Row;

/// One source's view of an entry. Times are UTC milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sight {
    /// When the entry happened; for a streak, when it began.
    pub(super) at: Option<i64>,
    pub(super) seen: Option<i64>,
    pub(super) last: Option<i64>,
    /// The live, where this source named the room.
    pub(super) live: Option<i64>,
    pub(super) receiver: Option<i64>,
    pub(super) pieces: i64,
    pub(super) first_pieces: i64,
    pub(super) price: Option<i64>,
    pub(super) flags: i64,
    pub(super) place: Place,
}

/// Where in a source the row stands that tells the most of the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) row: i64,
    pub(super) offset: i64,
    pub(super) length: i64,
}

impl Sight {
    /// Takes in another sight of the same entry; whether it brought more pieces.
    pub(super) fn merge(&mut self, other: &Self) -> bool {
        let least = |one: Option<i64>, two: Option<i64>| [one, two].into_iter().flatten().min();
        let raised = other.pieces > self.pieces;
        if raised || (other.pieces == self.pieces && other.place.row < self.place.row) {
            self.place = other.place;
        }
        self.at = least(self.at, other.at);
        self.seen = least(self.seen, other.seen);
        self.last = self.last.max(other.last);
        self.live = least(self.live, other.live);
        self.receiver = least(self.receiver, other.receiver);
        self.pieces = self.pieces.max(other.pieces);
        self.first_pieces = self.first_pieces.min(other.first_pieces);
        self.price = self.price.max(other.price);
        self.flags |= other.flags;
        raised
    }

    /// Reads the columns of [`COLUMNS`] from `first` on.
    pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            at: row.get(first)?,
            seen: row.get(first + 1)?,
            last: row.get(first + 2)?,
            live: row.get(first + 3)?,
            receiver: row.get(first + 4)?,
            pieces: row.get(first + 5)?,
            first_pieces: row.get(first + 6)?,
            price: row.get(first + 7)?,
            flags: row.get(first + 8)?,
            place: Place {
                row: row.get::<_, Option<i64>>(first + 9)?.unwrap_or(0),
                offset: row.get::<_, Option<i64>>(first + 10)?.unwrap_or(0),
                length: row.get::<_, Option<i64>>(first + 11)?.unwrap_or(0),
            },
        })
    }
}

/// The columns a sight consists of, in `entry` and in `sighting` alike.
pub(super) const COLUMNS: &str =
    "at, seen_at, last_at, live_id, receiver_id, pieces, first_pieces, price, flags, row, offset, length";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_sight() -> impl Strategy<Value = Sight> {
        let time = || prop::option::of(0_i64..1_000);
        (
            time(),
            time(),
            prop::option::of(1_i64..3),
            1_i64..40,
            1_i64..40,
            prop::option::of(1_i64..9),
            0_i64..8,
            0_i64..100,
        )
            .prop_map(|(at, last, live, pieces, first_pieces, price, flags, row)| Sight {
                at,
                seen: at,
                last,
                live,
                receiver: live,
                pieces,
                first_pieces,
                price,
                flags,
                place: Place {
                    row,
                    offset: row * 10,
                    length: 5,
                },
            })
    }

    fn merged(mut one: Sight, two: &Sight) -> Sight {
        one.merge(two);
        one
    }

    proptest! {
        #[test]
        fn merging_is_idempotent_and_order_and_grouping_play_no_part(a in any_sight(), b in any_sight(), c in any_sight()) {
            prop_assert_eq!(merged(a, &a), a);
            prop_assert_eq!(merged(a, &b), merged(b, &a));
            prop_assert_eq!(merged(merged(a, &b), &c), merged(a, &merged(b, &c)));
        }

        #[test]
        fn a_frame_never_lowers_a_streak(a in any_sight(), b in any_sight()) {
            let both = merged(a, &b);
            prop_assert!(both.pieces >= a.pieces && both.pieces >= b.pieces);
        }
    }
}
