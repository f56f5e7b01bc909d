//! Recordings that leave out receivers, rooms and streaks, and contradict each other about receivers: the laws of importing hold all the
//! same.

use giftbook_model::{GiftFrame, GiftSeen, Record, Who};
use giftbook_tests::now;
use proptest::prelude::*;

use crate::order::{BEGAN, GUEST, HOST, MINUTE, in_the_room, roses, to};
use crate::{book_of, hash_of};

/// Frames of one sender: four seconds apart in a stretch that is one streak or several, or half an hour apart. Those of equal time have
/// equal message ids, so what differs in them contradicts each other.
fn frame() -> impl Strategy<Value = Record> {
    let at = prop_oneof![
        (0_i64..40).prop_map(|tick| tick * 4_000),
        (0_i64..20).prop_map(|tick| (5 + tick * 30) * MINUTE)
    ];
    let receiver = prop::sample::select(vec![None, Some(HOST), Some(GUEST)]);
    let kind = 0_u8..4;
    (at, 1_i64..5, any::<bool>(), receiver, kind, prop::bool::weighted(0.3)).prop_map(
        |(at, count, end, receiver, kind, names_room)| {
            let frame = GiftFrame {
                end,
                ..roses(at, count)
            };
            let frame = match kind {
                0 => galaxy(frame),
                1 => GiftFrame {
                    streak: Some((BEGAN + at - at % 20_000).to_string().into()),
                    ..frame
                },
                _ => frame,
            };
            let frame = match receiver {
                Some(receiver) => to(receiver, frame),
                None => frame,
            };
            let frame = GiftFrame {
                sender: with_handle(frame.sender),
                receiver: frame.receiver.map(with_handle),
                ..frame
            };
            Record::Gift(if names_room { in_the_room(frame) } else { frame })
        },
    )
}

/// A gift that cannot be sent as a streak instead.
fn galaxy(frame: GiftFrame) -> GiftFrame {
    GiftFrame {
        gift: GiftSeen {
            id: Some("11046".into()),
            name: Some("Galaxy".into()),
            kind: Some(2),
            price: Some(1_000),
        },
        count: 1,
        ..frame
    }
}

fn with_handle(who: Who) -> Who {
    Who {
        handle: who.id.clone(),
        ..who
    }
}

fn file() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(frame(), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn laws_9_10_and_20_hold_whatever_is_left_out(one in file(), two in file(), three in file()) {
        let whole = [one.as_slice(), &two, &three].concat();
        let hash = hash_of(&[&whole]);
        let book = book_of(&[&one, &two, &three]);
        prop_assert_eq!(&book.hash(), &hash);
        prop_assert_eq!(&hash_of(&[&three, &one, &two]), &hash);
        prop_assert_eq!(&hash_of(&[&three, &two, &one, &whole]), &hash);
        let second = book.book.sources().expect("sources")[1].id;
        book.book.revert(second, now()).expect("a revert");
        prop_assert_eq!(book.hash(), hash_of(&[&one, &three]));
    }
}
