//! Who gives what to whom.

use fastrand::Rng;
use serde_json::json;

const GIFTERS: usize = 20_000;
const GIFTS: usize = 300;

/// A person, with names already in JSON's form.
pub(super) struct Person {
    pub(super) id: u64,
    pub(super) handle: String,
    pub(super) name: String,
    pub(super) level: u8,
}

/// A kind of gift.
pub(super) struct Gift {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) price: u64,
    /// Cheap gifts can be sent in streaks.
    pub(super) streaks: bool,
}

/// One host's audience and the gifts they know.
pub(super) struct Cast {
    pub(super) host: u64,
    gifters: Vec<Person>,
    gifts: Vec<Gift>,
}

impl Cast {
    pub(super) fn new(random: &mut Rng) -> Self {
        let gifters = (0..GIFTERS).map(|number| person(number, random)).collect();
        let gifts = (0..GIFTS).map(|number| gift(number, random)).collect();
        Self {
            host: 6_900_000_000_000_000_001,
            gifters,
            gifts,
        }
    }

    /// Few give often, most rarely.
    pub(super) fn gifter(&self, random: &mut Rng) -> &Person {
        &self.gifters[skewed(GIFTERS, random)]
    }

    /// The first in the list are cheap and common.
    pub(super) fn gift(&self, random: &mut Rng) -> &Gift {
        &self.gifts[skewed(GIFTS, random)]
    }
}

/// The least of four: the first tenth of the list gets a third of all.
fn skewed(length: usize, random: &mut Rng) -> usize {
    let mut draw = || random.usize(..length);
    draw().min(draw()).min(draw()).min(draw())
}

fn person(number: usize, random: &mut Rng) -> Person {
    const FIRST: [&str; 12] = [
        "mara",
        "jon",
        "Lía",
        "sven",
        "おと",
        "Ольга",
        "tariq",
        "noor",
        "Zoë",
        "kemal",
        "ada",
        "pip",
    ];
    const LAST: [&str; 10] = [
        "sky",
        "🌷",
        "of the hills",
        "\"ace\"",
        "92",
        "moon",
        "writes",
        "☕ tea",
        "b.",
        "live",
    ];
    let first = FIRST[random.usize(..FIRST.len())];
    let name = format!("{first} {} {number}", LAST[random.usize(..LAST.len())]);
    Person {
        // Spread over the range of real ids, and never twice the same.
        id: 6_500_000_000_000_000_000 + (number as u64) * 25_000_000_000_003 + random.u64(..25_000_000_000_000),
        handle: format!("viewer.{number}_{}", random.u16(..)),
        name: json!(name).to_string(),
        level: random.u8(..50),
    }
}

fn gift(number: usize, random: &mut Rng) -> Gift {
    const KINDS: [&str; 15] = [
        "Lantern",
        "Paper Boat",
        "Fern",
        "Pebble",
        "Kite",
        "Acorn",
        "Harp",
        "Comet",
        "Teapot",
        "Owl",
        "Drum",
        "Bell",
        "Wave",
        "Fox",
        "Map",
    ];
    const COLOURS: [&str; 20] = [
        "Amber", "Azure", "Blue", "Coral", "Dusk", "Ember", "Fawn", "Gold", "Green", "Ivory", "Jade", "Lilac", "Mint",
        "Night", "Ochre", "Pearl", "Red", "Silver", "Teal", "White",
    ];
    // Twenty colours of fifteen kinds: three hundred names, each once.
    let name = format!("{} {}", COLOURS[number % COLOURS.len()], KINDS[number / COLOURS.len()]);
    let price = match number {
        0..60 => [1, 1, 1, 2, 5][number % 5],
        60..150 => [9, 10, 20, 30, 99][number % 5],
        150..240 => [100, 199, 299, 450, 500][number % 5],
        _ => [1_000, 1_999, 2_999, 10_000, 34_999][number % 5],
    };
    Gift {
        id: 5_600 + (number as u64) * 11 + random.u64(..11),
        name,
        price,
        streaks: price < 100,
    }
}
