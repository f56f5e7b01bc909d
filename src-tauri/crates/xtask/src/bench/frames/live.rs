//! One LIVE: its streaks, laid over each other in the order in which their frames came.

use super::cast::{Cast, Gift, Person};
use fastrand::Rng;

/// 22 November 2025, 18:00 UTC; the first LIVE.
const FIRST: u64 = 1_763_834_400_000;
const DAY: u64 = 86_400_000;

/// One line of the file.
pub(super) struct Line {
    pub(super) text: String,
    /// Set on one line of each gift: what the gift comes to.
    pub(super) counted: Option<Counted>,
}

/// What one gift comes to.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) gifter: u64,
    pub(super) pieces: u64,
    pub(super) price: u64,
}

/// A line with the instant at which it came.
struct Timed {
    at: u64,
    line: Line,
}

/// Exactly `quota` lines of the LIVE with this number. `message` counts on over all LIVEs, so that no id comes twice.
pub(super) fn frames(number: u64, quota: u64, cast: &Cast, random: &mut Rng, message: &mut u64) -> Vec<Line> {
    // 200 LIVEs in 365 days; each begins within two hours of its usual time.
    let start = FIRST + number * (DAY * 365 / 200) + random.u64(..7_200_000);
    let quota = usize::try_from(quota).unwrap_or(usize::MAX);
    let mut timed = Vec::with_capacity(quota + 8);
    let mut at = start;
    let replays = quota / 300;
    while timed.len() + replays < quota {
        at += 1 + random.u64(..7_000);
        let room = quota - replays - timed.len();
        streak(at, room, cast, random, message, &mut timed);
    }
    timed.sort_by_key(|frame| frame.at);
    let mut lines: Vec<Line> = timed.into_iter().map(|frame| frame.line).collect();
    // A hundredth of the frames overtake the one before them.
    for index in 1..lines.len() {
        if random.u8(..100) == 0 {
            lines.swap(index - 1, index);
        }
    }
    let missing = quota - lines.len();
    replay(&mut lines, missing, random);
    lines
}

/// After a reconnect the last frames come once more, with the ids they had.
fn replay(lines: &mut Vec<Line>, count: usize, random: &mut Rng) {
    if count == 0 || lines.len() < 2 * count {
        return;
    }
    let reconnect = random.usize(count..lines.len());
    let backlog: Vec<Line> = lines[reconnect - count..reconnect]
        .iter()
        .map(|line| Line {
            text: line.text.clone(),
            counted: None,
        })
        .collect();
    lines.splice(reconnect..reconnect, backlog);
}

/// One gift: a streak of ticks and its end frame, or a single frame. At most `room` frames.
fn streak(at: u64, room: usize, cast: &Cast, random: &mut Rng, message: &mut u64, timed: &mut Vec<Timed>) {
    let (gifter, gift) = (cast.gifter(random), cast.gift(random));
    // In real captures 63 streaks had 98 ticks and 35 end frames.
    // In real captures 63 streaks had 98 ticks and 35 end frames.
    let ticks = if gift.streaks {
        [1, 1, 1, 1, 1, 2, 2, 3][random.usize(..8)]
    } else {
        0
    };
    let ends = !gift.streaks || random.u8(..100) < 56;
    let group = if gift.streaks { at } else { 0 };
    let mut frame = Frame {
        cast,
        gifter,
        gift,
        group,
        count: 1,
        end: false,
        at: at + 8,
        message: 0,
        kind: gift_type(gift, random),
    };
    let first = timed.len();
    for tick in 0..ticks.min(room) {
        if tick > 0 {
            // Ticks are sampled: the count may jump.
            frame.count += 1 + random.u64(..4);
            frame.at += 300 + random.u64(..1_500);
        }
        frame.push(message, timed);
    }
    if ends && ticks < room {
        frame.at += if gift.streaks { 1_000 + random.u64(..3_000) } else { 0 };
        frame.end = true;
        frame.push(message, timed);
    }
    if let Some(Timed { line, .. }) = timed.get_mut(first) {
        line.counted = Some(Counted {
            gifter: gifter.id,
            pieces: frame.count,
            price: gift.price,
        });
    }
}

fn gift_type(gift: &Gift, random: &mut Rng) -> u8 {
    if gift.streaks {
        1
    } else {
        [2, 2, 2, 4][random.usize(..4)]
    }
}

struct Frame<'a> {
    cast: &'a Cast,
    gifter: &'a Person,
    gift: &'a Gift,
    group: u64,
    count: u64,
    end: bool,
    at: u64,
    message: u64,
    kind: u8,
}

impl Frame<'_> {
    fn push(&mut self, message: &mut u64, timed: &mut Vec<Timed>) {
        *message += 1;
        // The upper half of a message's id is its second.
        self.message = ((self.at / 1_000) << 32) | (*message & 0xffff_ffff);
        timed.push(Timed {
            at: self.at,
            line: Line {
                text: self.text(),
                counted: None,
            },
        });
    }

    fn text(&self) -> String {
        let Self {
            cast,
            gifter,
            gift,
            group,
            count,
            end,
            at,
            message,
            kind,
        } = self;
        let Person {
            id: user,
            handle,
            name,
            level,
        } = gifter;
        let Gift {
            id,
            name: gift_name,
            price,
            ..
        } = gift;
        let (end_flag, follows) = (u8::from(*end), level % 3);
        format!(
            concat!(
                r#"{{"repeatCount":{count},"groupId":"{group}","giftId":{id},"userId":"{user}","uniqueId":"{handle}","nickname":{name},"#,
                r#""followRole":{follows},"isModerator":false,"isSubscriber":false,"gifterLevel":{level},"msgId":"{message}","#,
                r#""createTime":"{at}","repeatEnd":{end},"#,
                r#""gift":{{"gift_id":{id},"repeat_count":{count},"repeat_end":{end_flag},"gift_type":{kind}}},"#,
                r#""giftType":{kind},"diamondCount":{price},"giftName":"{gift_name}","describe":"Sent {gift_name}","#,
                r#""receiverUserId":"{host}","timestamp":{at}}}"#
            ),
            count = count,
            group = group,
            id = id,
            user = user,
            handle = handle,
            name = name,
            follows = follows,
            level = level,
            message = message,
            at = at,
            end = end,
            end_flag = end_flag,
            kind = kind,
            price = price,
            gift_name = gift_name,
            host = cast.host
        )
    }
}
