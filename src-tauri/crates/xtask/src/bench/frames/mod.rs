//! A million gift frames in the flat form of TikTok-Live-Connector 1: one host, a year, some two hundred LIVEs. Seeded, so that every
//! run makes the same file; shaped like real captures: streaks of ticks with their end frame, gifts without a streak, ends that
//! never came, neighbours out of order, and a backlog replayed after a reconnect.

mod cast;
mod live;

use crate::stamp::Stamp;
use crate::terminal::say;
use crate::trouble::Trouble;
use cast::Cast;
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Raised when other frames are made, so that an old file is made anew.
const EDITION: &str = "gift frames, first edition";
const SEED: u64 = 20_261_122;
const FRAMES: u64 = 1_000_000;
const LIVES: u64 = 200;

/// What a right reading of the frames comes to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) frames: u64,
    pub(crate) events: u64,
    pub(crate) pieces: u64,
    pub(crate) units: u64,
    pub(crate) gifters: u64,
}

/// The file of frames and what it comes to; written when it is not there yet.
pub(crate) fn written(folder: &Path) -> Result<(PathBuf, Expected), Trouble> {
    let path = folder.join("gift-frames.ndjson");
    let stamp = Stamp::named(folder, "gift-frames");
    if stamp.matches(EDITION) && path.is_file() {
        // The same seed tells again what the file comes to.
        return Ok((
            path,
            make(FRAMES, LIVES, &mut std::io::sink()).map_err(Trouble::io("frames"))?,
        ));
    }
    say(&format!("writing {FRAMES} gift frames: {}", path.display()));
    let mut file = BufWriter::with_capacity(1 << 20, File::create(&path).map_err(Trouble::file(&path))?);
    let expected = make(FRAMES, LIVES, &mut file).map_err(Trouble::file(&path))?;
    file.flush().map_err(Trouble::file(&path))?;
    stamp.set(EDITION)?;
    Ok((path, expected))
}

/// Writes exactly `frames` lines over `lives` LIVEs and sums what they come to.
fn make(frames: u64, lives: u64, out: &mut impl Write) -> std::io::Result<Expected> {
    let mut random = fastrand::Rng::with_seed(SEED);
    let cast = Cast::new(&mut random);
    let mut expected = Expected {
        frames,
        ..Expected::default()
    };
    let mut gifters = HashSet::new();
    let mut message = 0;
    for number in 0..lives {
        // The remainder is spread over the LIVEs, so that the sum is exact.
        let quota = frames * (number + 1) / lives - frames * number / lives;
        for line in live::frames(number, quota, &cast, &mut random, &mut message) {
            if let Some(gift) = line.counted {
                expected.events += 1;
                expected.pieces += gift.pieces;
                expected.units += gift.pieces * gift.price;
                gifters.insert(gift.gifter);
            }
            out.write_all(line.text.as_bytes())?;
            out.write_all(b"\n")?;
        }
    }
    expected.gifters = gifters.len() as u64;
    Ok(expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::{HashMap, HashSet};

    /// The rule for counting streaks, written a second time: of each streak the largest count; of each other gift its own.
    fn read_again(text: &str) -> Expected {
        let mut seen = HashSet::new();
        let mut gifts: HashMap<String, (u64, u64)> = HashMap::new();
        let mut gifters = HashSet::new();
        for line in text.lines() {
            let frame: Value = serde_json::from_str(line).unwrap();
            let text = |key: &str| frame[key].as_str().unwrap().to_owned();
            gifters.insert(text("userId"));
            if !seen.insert(text("msgId")) {
                continue;
            }
            let (count, price) = (
                frame["repeatCount"].as_u64().unwrap(),
                frame["diamondCount"].as_u64().unwrap(),
            );
            let streak = text("groupId");
            let key = if streak == "0" {
                text("msgId")
            } else {
                format!("{} {} {streak}", text("userId"), frame["giftId"])
            };
            let gift = gifts.entry(key).or_insert((0, price));
            gift.0 = gift.0.max(count);
        }
        Expected {
            frames: text.lines().count() as u64,
            events: gifts.len() as u64,
            pieces: gifts.values().map(|gift| gift.0).sum(),
            units: gifts.values().map(|gift| gift.0 * gift.1).sum(),
            gifters: gifters.len() as u64,
        }
    }

    fn sample() -> (String, Expected) {
        let mut text = Vec::new();
        let expected = make(20_000, 10, &mut text).unwrap();
        (String::from_utf8(text).unwrap(), expected)
    }

    #[test]
    fn a_right_reading_comes_to_what_was_told() {
        let (text, expected) = sample();
        assert_eq!(read_again(&text), expected);
    }

    #[test]
    fn the_same_seed_makes_the_same_frames() {
        assert_eq!(sample(), sample());
    }

    #[test]
    fn the_frames_have_the_size_and_shape_of_real_ones() {
        let (text, expected) = sample();
        let bytes_a_line = text.len() / text.lines().count();
        assert!((480..=530).contains(&bytes_a_line), "{bytes_a_line} bytes a line");
        let frames_a_gift = expected.frames * 100 / expected.events;
        assert!(
            (180..=230).contains(&frames_a_gift),
            "{frames_a_gift} frames in 100 gifts"
        );
        let times: Vec<u64> = text
            .lines()
            .map(|line| {
                let frame: Value = serde_json::from_str(line).unwrap();
                frame["createTime"].as_str().unwrap().parse().unwrap()
            })
            .collect();
        let lives = 1 + times
            .windows(2)
            .filter(|pair| pair[1].saturating_sub(pair[0]) > 600_000)
            .count();
        assert_eq!(lives, 10, "a pause of ten minutes begins another LIVE");
        assert!(times.windows(2).any(|pair| pair[1] < pair[0]), "some come out of order");
    }
}
