//! The invented crowd: a few who come every time, many who came once.

use super::dice::Dice;

/// One of the crowd.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: i64,
    pub(super) handle: String,
    pub(super) name: String,
}

const FIRST: [&str; 40] = [
    "mira", "jonas", "tessa", "petra", "noor", "anna", "leo", "ida", "marek", "yuki", "lena", "omar", "sofia", "tom",
    "ewa", "nils", "clara", "hugo", "zoe", "emil", "rosa", "adil", "frida", "pau", "greta", "ivo", "selma", "kai",
    "ines", "viktor", "lotte", "amir", "nina", "bruno", "elif", "joost", "maja", "theo", "carmen", "finn",
];
const LAST: [&str; 16] = [
    "k", "wander", "draws", "lum", "h", "lena", "harbour", "blue", "paper", "fox", "ink", "north", "cloud", "river",
    "green", "stone",
];

/// 460 people with how often each of them sends a gift, the keenest first.
pub(super) fn crowd(dice: &mut Dice) -> Vec<(Person, i64)> {
    (0..460_i64)
        .map(|nth| {
            let pick = |from: &[&str], at: i64| {
                from.get(usize::try_from(at).unwrap_or(0) % from.len())
                    .copied()
                    .unwrap_or_default()
                    .to_owned()
            };
            let (first, last) = (pick(&FIRST, nth), pick(&LAST, nth / 3 + dice.between(0, 5)));
            let handle = if nth < 40 {
                format!("{first}.{last}")
            } else {
                format!("{first}_{last}{}", nth % 90 + 10)
            };
            let mut name = first.clone();
            if let Some(letter) = name.get_mut(0..1) {
                letter.make_ascii_uppercase();
            }
            if dice.chance(40) {
                name = format!("{name} {}.", last.get(0..1).unwrap_or_default().to_ascii_uppercase());
            }
            (
                Person {
                    id: 7_100_000_000_000_000_000 + nth * 7_919_000_003,
                    handle,
                    name,
                },
                6_000 / (nth + 6),
            )
        })
        .collect()
}
