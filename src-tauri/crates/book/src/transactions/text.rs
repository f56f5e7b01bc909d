//! Looking for a text: the small tables are read once, and what matched is a set of numbers a row is held against.

use foldhash::HashSet;
use rusqlite::Connection;

use crate::BookError;

/// Text as it is read: without the case of its letters and without characters nobody sees, letter by letter, so that what contains a text
/// contains it folded. Names that look alike are found and sorted alike, whatever hides in them.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .filter(|letter| !is_hidden(*letter))
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Direction controls, joiners, fillers without width and variation selectors (Unicode's default ignorable code points that occur in names).
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}')
}

/// A text to look for.
pub(crate) struct Needle(String);

impl Needle {
    /// `None` where nothing is seen: then there is nothing to look for.
    pub(crate) fn new(text: &str) -> Option<Self> {
        Some(Self(fold(text.trim()))).filter(|needle| !needle.0.is_empty())
    }

    pub(crate) fn is_in(&self, text: &str) -> bool {
        fold(text).contains(&self.0)
    }

    pub(crate) fn begins(&self, text: &str) -> bool {
        fold(text).starts_with(&self.0)
    }
}

/// What a text was found in. An entry matches if any of it is its own.
pub(crate) struct Matches {
    gifts: HashSet<i64>,
    people: HashSet<i64>,
    lives: HashSet<i64>,
    entries: HashSet<i64>,
}

const GIFTS: &str = "SELECT id, name, NULL FROM gift";
pub(crate) const PEOPLE: &str =
    "SELECT id, name, handle FROM person UNION ALL SELECT person_id, name, handle FROM person_name";
const LIVES: &str = "SELECT live_id, title, NULL FROM live_title
    UNION ALL SELECT live_id, title, NULL FROM live_official WHERE title IS NOT NULL";
const ENTRIES: &str = "SELECT entry_id, note, category FROM annotation";

impl Matches {
    pub(crate) fn find(conn: &Connection, text: &str) -> Result<Option<Self>, BookError> {
        let Some(needle) = Needle::new(text) else {
            return Ok(None);
        };
        let mut matches = Self {
            gifts: holding(conn, &needle, GIFTS)?,
            people: holding(conn, &needle, PEOPLE)?,
            lives: holding(conn, &needle, LIVES)?,
            entries: holding(conn, &needle, ENTRIES)?,
        };
        let id = text.trim();
        matches
            .entries
            .extend(id.strip_prefix('#').unwrap_or(id).parse::<i64>().ok());
        let mut rooms = conn.prepare_cached("SELECT id FROM live WHERE key = 'room:' || ?1")?;
        for live in rooms.query_map([id], |row| row.get(0))? {
            matches.lives.insert(live?);
        }
        Ok(Some(matches))
    }

    pub(crate) fn holds(&self, entry: i64, gift: Option<i64>, person: Option<i64>, live: Option<i64>) -> bool {
        let among = |set: &HashSet<i64>, id: Option<i64>| !set.is_empty() && id.is_some_and(|id| set.contains(&id));
        among(&self.gifts, gift)
            || among(&self.people, person)
            || among(&self.lives, live)
            || among(&self.entries, Some(entry))
    }
}

/// The numbers under which one of two texts holds the needle. `query` gives a number and two texts.
pub(crate) fn holding(conn: &Connection, needle: &Needle, query: &str) -> Result<HashSet<i64>, BookError> {
    let mut found = HashSet::default();
    let mut query = conn.prepare_cached(query)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        for column in [1, 2] {
            let text = row.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            if text.is_some_and(|text| needle.is_in(text)) {
                found.insert(row.get(0)?);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_the_same_in_either_case() {
        for (text, typed) in [
            ("ÉCLAIR", "éclair"),
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("Дом", "ДОМ"),
        ] {
            assert!(Needle::new(typed).expect("text").is_in(text), "{typed} in {text}");
        }
    }

    #[test]
    fn row_50_names_that_look_alike_are_found_and_sorted_alike() {
        let plain = "Anna 5";
        for hidden in [
            "An\u{200B}na 5",
            "\u{202E}Anna 5\u{202C}",
            "\u{2068}Anna 5\u{2069}",
            "Anna\u{FE0F} 5",
            "A\u{AD}nna 5\u{200F}",
        ] {
            assert_eq!(fold(hidden), fold(plain), "{hidden:?}");
            assert!(Needle::new(plain).expect("text").is_in(hidden));
            assert!(Needle::new(hidden).expect("text").is_in(plain));
        }
        assert!(
            Needle::new("\u{202E}\u{200B}").is_none(),
            "nothing seen is nothing to look for"
        );
    }

    proptest! {
        #[test]
        fn a_part_of_a_text_is_found_in_it(before in ".{0,8}", part in "\\S{1,6}", after in ".{0,8}") {
            prop_assume!(part.chars().any(|letter| !is_hidden(letter)));
            let text = format!("{before}{part}{after}");
            prop_assert!(Needle::new(&part).expect("not blank").is_in(&text));
            prop_assert!(Needle::new(&part.to_uppercase()).expect("not blank").is_in(&text));
        }
    }
}
