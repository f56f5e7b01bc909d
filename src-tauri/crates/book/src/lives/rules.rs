//! Which live a gift without a room id belongs to. Pure: the answer depends on the set of gifts, not on the order they came in.

/// Gifts to one receiver without a room id that are further apart than this are of different lives. Captured rooms were quiet for up to
/// 44 minutes, so a shorter gap would cut real lives in two.
pub(crate) const QUIET_MS: i64 = 60 * 60 * 1000;

/// A gift as far as this question needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) at: i64,
    pub(crate) id: i64,
    /// The live whose room a source named; `None` where no source did.
    pub(crate) room: Option<i64>,
}

/// Where a gift belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Belongs {
    /// To the live with this room.
    Room(i64),
    /// To the nth live of those found by time alone.
    Found(usize),
}

/// Assigns one receiver's gifts, given sorted by time, to lives. `rooms` holds the lives whose room is known with the start their room id
/// tells, where it tells one.
///
/// A gift whose room is known belongs there. Any other belongs to the latest room that had begun by then, unless that room had been quiet
/// for longer than [`QUIET_MS`]; else to the live found by time before it, unless that was quiet for longer; else it begins a new one.
pub(crate) fn assign(gifts: &[Seen], rooms: &[(i64, Option<i64>)]) -> Vec<Belongs> {
    let span = |room: i64, started: Option<i64>| {
        let times = gifts.iter().filter(|gift| gift.room == Some(room)).map(|gift| gift.at);
        let first = times.clone().min();
        let last = times.max().or(started);
        started.or(first).zip(last).map(|(start, last)| (start, last, room))
    };
    let mut spans: Vec<(i64, i64, i64)> = rooms
        .iter()
        .filter_map(|(room, started)| span(*room, *started))
        .collect();
    spans.sort_unstable();

    let mut found: Option<(usize, i64)> = None;
    let mut count = 0;
    let belongs = |gift: &Seen| {
        if let Some(room) = gift.room {
            return Belongs::Room(room);
        }
        let begun = spans.iter_mut().rev().find(|(start, _, _)| *start <= gift.at);
        if let Some((_, last, room)) = begun.filter(|(_, last, _)| gift.at - *last <= QUIET_MS) {
            *last = gift.at.max(*last);
            return Belongs::Room(*room);
        }
        let live = match found {
            Some((live, last)) if gift.at - last <= QUIET_MS => live,
            _ => {
                count += 1;
                count - 1
            }
        };
        found = Some((live, gift.at));
        Belongs::Found(live)
    };
    gifts.iter().map(belongs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINUTE: i64 = 60_000;

    fn gift(minute: i64, room: Option<i64>) -> Seen {
        Seen {
            at: minute * MINUTE,
            id: minute,
            room,
        }
    }

    #[test]
    fn without_rooms_a_long_silence_parts_two_lives() {
        let gifts = [gift(0, None), gift(44, None), gift(104, None), gift(165, None)];
        let lives = assign(&gifts, &[]);
        assert_eq!(
            lives,
            [
                Belongs::Found(0),
                Belongs::Found(0),
                Belongs::Found(0),
                Belongs::Found(1)
            ]
        );
    }

    #[test]
    fn a_gift_between_two_rooms_belongs_to_the_one_that_had_begun() {
        let rooms = [(1, Some(0)), (2, Some(40 * MINUTE))];
        let gifts = [gift(5, Some(1)), gift(39, None), gift(41, None), gift(60, Some(2))];
        assert_eq!(
            assign(&gifts, &rooms),
            [Belongs::Room(1), Belongs::Room(1), Belongs::Room(2), Belongs::Room(2)]
        );
    }

    #[test]
    fn a_gift_long_after_a_room_fell_silent_is_of_a_live_of_its_own() {
        let gifts = [gift(0, Some(1)), gift(50, None), gift(110, None), gift(171, None)];
        assert_eq!(
            assign(&gifts, &[(1, None)]),
            [Belongs::Room(1), Belongs::Room(1), Belongs::Room(1), Belongs::Found(0)]
        );
    }

    proptest! {
        /// Known rooms are kept, nothing is left out, and lives found by time are numbered in order of their first gift.
        #[test]
        fn every_gift_has_one_live(mut minutes in prop::collection::vec((0_i64..2_000, prop::option::of(1_i64..4)), 0..60)) {
            minutes.sort_unstable();
            let gifts: Vec<Seen> = minutes.iter().map(|(minute, room)| gift(*minute, *room)).collect();
            let lives = assign(&gifts, &[(1, None), (2, Some(0)), (3, Some(900 * MINUTE))]);
            prop_assert_eq!(lives.len(), gifts.len());
            let mut seen = 0;
            for (gift, live) in gifts.iter().zip(&lives) {
                match (gift.room, live) {
                    (Some(room), live) => prop_assert_eq!(*live, Belongs::Room(room)),
                    (None, Belongs::Found(nth)) => {
                        prop_assert!(*nth <= seen);
                        seen = seen.max(nth + 1);
                    }
                    (None, Belongs::Room(_)) => {}
                }
            }
        }
    }
}
