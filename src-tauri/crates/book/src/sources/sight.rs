//! What one source saw of one entry, and how sights of the same entry merge. Every part of the merge is a maximum, a minimum or a union,
//! so the order and the grouping of sources play no part.

use rusqlite::{Connection, Row};

use super::contested::{Of, believed};
use crate::BookError;

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
    pub(super) fn merge(&mut self, conn: &Connection, other: &Self) -> Result<bool, BookError> {
        let raised = other.pieces > self.pieces;
        if raised || (other.pieces == self.pieces && other.place.row < self.place.row) {
            self.place = other.place;
        }
        self.at = least(self.at, other.at);
        self.seen = least(self.seen, other.seen);
        self.last = self.last.max(other.last);
        self.live = believed(conn, Of::Lives, self.live, other.live)?;
        self.receiver = believed(conn, Of::People, self.receiver, other.receiver)?;
        self.pieces = self.pieces.max(other.pieces);
        self.first_pieces = self.first_pieces.min(other.first_pieces);
        self.price = self.price.max(other.price);
        self.flags |= other.flags;
        Ok(raised)
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

/// The smaller of two; where only one is there, that one.
pub(super) fn least(one: Option<i64>, two: Option<i64>) -> Option<i64> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        _ => one.or(two),
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
            prop::option::of(1_i64..=3),
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

    /// People and lives that were met in another order than that of their keys.
    fn met() -> Connection {
        let conn = Connection::open_in_memory().expect("a book");
        conn.execute_batch(
            "CREATE TABLE person (id INTEGER PRIMARY KEY, key TEXT); INSERT INTO person VALUES (1, 'id:8'), (2, 'id:7'), (3, 'id:9');
             CREATE TABLE live (id INTEGER PRIMARY KEY, key TEXT); INSERT INTO live VALUES (1, 'room:5'), (2, 'room:6'), (3, 'room:4')",
        )
        .expect("its tables");
        conn
    }

    fn merged(conn: &Connection, mut one: Sight, two: &Sight) -> Sight {
        one.merge(conn, two).expect("a merge");
        one
    }

    #[test]
    fn of_contradicting_sights_the_smaller_key_is_believed() {
        let sight = |id| Sight {
            at: None,
            seen: None,
            last: None,
            live: Some(id),
            receiver: Some(id),
            pieces: 1,
            first_pieces: 1,
            price: None,
            flags: 0,
            place: Place {
                row: 1,
                offset: 0,
                length: 1,
            },
        };
        let conn = met();
        let all = merged(&conn, merged(&conn, sight(1), &sight(2)), &sight(3));
        assert_eq!((all.receiver, all.live), (Some(2), Some(3)));
    }

    proptest! {
        #[test]
        fn merging_is_idempotent_and_order_and_grouping_play_no_part(a in any_sight(), b in any_sight(), c in any_sight()) {
            let conn = &met();
            prop_assert_eq!(merged(conn, a, &a), a);
            prop_assert_eq!(merged(conn, a, &b), merged(conn, b, &a));
            prop_assert_eq!(merged(conn, merged(conn, a, &b), &c), merged(conn, a, &merged(conn, b, &c)));
        }

        #[test]
        fn a_frame_never_lowers_a_streak(a in any_sight(), b in any_sight()) {
            let both = merged(&met(), a, &b);
            prop_assert!(both.pieces >= a.pieces && both.pieces >= b.pieces);
        }
    }
}
