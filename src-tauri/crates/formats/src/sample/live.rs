//! One evening: viewers come and go, gifts fall more often when more are there and in a battle, and now and then the recorder stops.

use std::collections::BTreeSet;

use super::dice::Dice;
use super::frames::{Gift, Recording, Room};
use super::people::Person;

/// What a live came to, as the platform itself would count it: gaps of the recording included.
pub(super) struct Evening {
    pub(super) recording: Vec<u8>,
    pub(super) end: i64,
    pub(super) diamonds: i64,
    pub(super) gifters: i64,
}

/// The menu with how often each is chosen.
const MENU: [(Gift, i64); 12] = [
    (Gift("5655", "Rose", 1, 1), 6_240),
    (Gift("6064", "GG", 1, 1), 1_080),
    (Gift("7934", "Heart Me", 4, 1), 240),
    (Gift("5487", "Finger Heart", 1, 5), 1_440),
    (Gift("5658", "Perfume", 1, 20), 600),
    (Gift("5879", "Doughnut", 1, 30), 360),
    (Gift("5585", "Confetti", 2, 100), 176),
    (Gift("5660", "Hand Hearts", 2, 100), 224),
    (Gift("5509", "Sunglasses", 4, 199), 72),
    (Gift("7168", "Money Gun", 2, 500), 36),
    (Gift("11046", "Galaxy", 2, 1000), 110),
    (Gift("6149", "Interstellar", 2, 10_000), 1),
];

const MINUTE: i64 = 60_000;

pub(super) fn hold(dice: &mut Dice, crowd: &[(Person, i64)], room: Room, nth: usize) -> Evening {
    let minutes = dice.between(85, 150);
    let end = room.start + minutes * MINUTE;
    let battle = (nth % 3 == 2).then(|| dice.between(40, minutes - 25));
    let gap = (nth % 5 == 3).then(|| (dice.between(20, minutes - 40), dice.between(8, 18)));
    let mut recording = Recording::of(room);
    let mut sent = Tally::default();
    let mut viewers = dice.between(40, 90);
    for minute in 0..minutes {
        let at = room.start + minute * MINUTE;
        let in_battle = battle.is_some_and(|from| (from..from + 15).contains(&minute));
        let silent = gap.is_some_and(|(from, length)| (from..from + length).contains(&minute));
        viewers = (viewers + dice.between(-9, 12) + if in_battle { 8 } else { 0 } - viewers / 40).max(12);
        if battle == Some(minute) && !silent {
            recording.battle(at, 15 * 60);
        }
        if !silent {
            recording.viewers(at + 1_500, viewers);
            recording.viewers(at + 31_500, viewers + dice.between(-3, 3));
        }
        let gifts = dice.between(0, 2 + viewers / 80) + if in_battle { dice.between(1, 4) } else { 0 };
        for _ in 0..gifts {
            let when = at + dice.between(2_000, 52_000);
            gift(
                dice,
                crowd,
                if silent { None } else { Some(&mut recording) },
                &mut sent,
                when,
            );
        }
    }
    Evening {
        recording: recording.bytes,
        end,
        diamonds: sent.diamonds,
        gifters: i64::try_from(sent.gifters.len()).unwrap_or(0),
    }
}

#[derive(Default)]
struct Tally {
    diamonds: i64,
    gifters: BTreeSet<i64>,
}

/// One gift with its frames; without a recording it fell into a gap.
fn gift(dice: &mut Dice, crowd: &[(Person, i64)], recording: Option<&mut Recording>, sent: &mut Tally, at: i64) {
    let (Some(person), Some(Gift(id, name, kind, price))) = (dice.pick(crowd), dice.pick(&MENU).copied()) else {
        return;
    };
    let gift = Gift(id, name, kind, price);
    let count = if kind == 1 {
        dice.streak(if price == 1 { 78 } else { 35 }, 60)
    } else {
        1
    };
    sent.diamonds += count * price;
    sent.gifters.insert(person.id);
    let ended = dice.chance(80);
    let Some(recording) = recording else { return };
    if kind != 1 {
        recording.gift(at, person, gift, 0, 1, true);
        return;
    }
    let mut shown = 0;
    while shown < count {
        shown = (shown + dice.between(1, 4)).min(count);
        recording.gift(at + 12 + shown * 240, person, gift, at, shown, false);
    }
    if ended {
        recording.gift(at + 3_300 + count * 240, person, gift, at, count, true);
    }
    if dice.chance(20) {
        recording.like(at + 4_000, person);
    }
}
