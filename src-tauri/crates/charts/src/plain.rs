//! Names come from strangers. Before a name is drawn, measured or put in a tip it becomes one plain line: no control characters,
//! no direction overrides, nothing XML refuses, no towers of combining marks, no more letters than a label can use.
//!
//! Each label is a text element of its own, so a right-to-left name cannot reorder its neighbours.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

const MOST_LETTERS: usize = 160;
/// Tamil, Thai and pointed Hebrew need no more on one letter; towers of marks do.
const MOST_MARKS: usize = 4;

/// `text` as one line that can stand in a label. Runs of white space become one space.
pub(crate) fn plain(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(512));
    for letter in text.graphemes(true).take(MOST_LETTERS) {
        let mut marks = 0;
        for c in letter.chars().filter(|&c| !dropped(c)) {
            if c.is_whitespace() || c.is_control() {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
                continue;
            }
            if is_mark(c) {
                marks += 1;
                if marks > MOST_MARKS {
                    continue;
                }
            }
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// `template` with each place replaced by its text, as one plain line. A text that names a place stays what it says.
pub(crate) fn filled(template: &str, texts: &[(&str, &str)]) -> String {
    let mut line = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        line.push_str(before);
        let found = texts.iter().find(|(place, _)| from.starts_with(place));
        let (text, used) = found.map_or(("{", 1), |(place, text)| (text, place.len()));
        line.push_str(text);
        rest = from.get(used..).unwrap_or_default();
    }
    plain(&(line + rest))
}

/// Direction controls, invisible fillers and code points that are no characters.
fn dropped(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// A mark that stacks on its letter; joiners, variation selectors and flag tags do not.
fn is_mark(c: char) -> bool {
    c.width() == Some(0) && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::{filled, plain};

    #[test]
    fn places_are_filled_once() {
        let texts = [("{low}", "{high}"), ("{high}", "9")];
        assert_eq!(filled("{low} to {high}, {else} {", &texts), "{high} to 9, {else} {");
        assert_eq!(filled("", &texts), "");
    }

    #[test]
    fn one_plain_line() {
        assert_eq!(plain("  a\n\tb\u{0}c "), "a b c");
        assert_eq!(plain("pay\u{202E}001\u{202C}"), "pay001");
        assert_eq!(plain("\u{2067}x\u{2069}\u{FFFF}\u{FEFF}"), "x");
        assert_eq!(
            plain("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"),
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
        );
        assert_eq!(plain(&format!("z{}", "\u{301}".repeat(10_000))).chars().count(), 5);
        assert_eq!(plain(&"w".repeat(1_000_000)).len(), 160);
    }
}
