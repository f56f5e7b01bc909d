//! Letters that hide and letters that pass for others.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::confusable_detection::skeleton;

/// A character nobody sees, or one that turns the direction of what follows.
pub(crate) fn hides(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters of other scripts that read as a Latin one and that UTS 39 keeps apart because their strokes differ a little.
fn twin(c: char) -> char {
    match c {
        'т' | 'τ' | 'ᴛ' | 'ŧ' | 'ƭ' | 'ƫ' | 'ț' | 'ꭲ' => 't',
        'к' | 'κ' | 'ĸ' | 'ᴋ' | 'ƙ' | 'ⲕ' | 'ҡ' | 'қ' | 'ҝ' | 'ӄ' | 'ꮶ' | 'ⱪ' => 'k',
        'ı' | 'ɩ' | 'ι' | 'ɪ' => 'i',
        'ƈ' => 'c',
        'ł' => 'l',
        'đ' => 'd',
        'ø' | 'ө' | 'ɵ' | 'ӧ' | 'о' | 'ο' => 'o',
        _ => c,
    }
}

/// The Latin letters, digits or signs this character passes for; nothing when it is what it looks like.
pub(crate) fn passes_for(c: char) -> Option<String> {
    if c.is_ascii() {
        return None;
    }
    let like: String = bare(c).collect();
    (!like.is_empty() && like.is_ascii() && !like.chars().eq(c.to_lowercase())).then_some(like)
}

/// One character without its marks, in lower case, as the Latin letters it passes for where it does.
fn bare(c: char) -> impl Iterator<Item = char> {
    let unmarked = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
    let lower: String = unmarked.flat_map(char::to_lowercase).map(twin).collect();
    // UTS 39 folds ASCII too (m to rn, 1 to l), which is for later and for hosts only.
    let like = if lower.is_ascii() {
        lower
    } else {
        skeleton(&lower)
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .map(twin)
            .collect()
    };
    like.chars().collect::<Vec<_>>().into_iter()
}

/// The text as an eye in a hurry reads it: no marks, lower case, Latin letters for those that pass for them.
pub(crate) fn glance(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letter = |c: char| -> Box<dyn Iterator<Item = char>> {
        if c.is_ascii() {
            Box::new(std::iter::once(c.to_ascii_lowercase()))
        } else {
            Box::new(bare(c))
        }
    };
    text.chars().filter(|c| !hides(*c)).flat_map(letter).collect()
}

/// Digits and strokes as the letters they stand for: t1kt0k, tlktok.
pub(crate) fn digits_as_letters(text: &str) -> String {
    text.chars().map(digit_as_letter).collect()
}

pub(crate) fn digit_as_letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | 'l' | '|' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        _ => c,
    }
}

/// Two letters drawn close together as the one they look like.
pub(crate) fn pairs_as_letters(text: &str) -> String {
    ["lc", "ic", "1c", "|c"]
        .iter()
        .fold(text.replace("vv", "w").replace("rn", "m"), |text, pair| {
            text.replace(pair, "k")
        })
}

/// As it sounds: c, ck and q are k.
pub(crate) fn by_sound(text: &str) -> String {
    text.replace("ck", "k").replace(['c', 'q'], "k")
}

/// Each run of one letter as one.
pub(crate) fn without_repeats(text: &str) -> String {
    let mut last = None;
    text.chars().filter(|c| last.replace(*c) != Some(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_scripts_read_as_the_latin_they_pass_for() {
        for text in [
            "tіktok",
            "тікtок",
            "ṭiktok",
            "ｔｉｋｔｏｋ",
            "tik\u{200b}tok",
            "TıKTOK",
            "tiktọk",
            "𝐭𝐢𝐤𝐭𝐨𝐤",
        ] {
            assert_eq!(glance(text), "tiktok", "{text}");
        }
        assert_eq!(passes_for('о').as_deref(), Some("o"));
        assert_eq!(passes_for('語'), None);
        assert_eq!(passes_for('o'), None);
    }

    #[test]
    fn digits_pairs_sounds_and_repeats_are_read_through() {
        assert_eq!(digits_as_letters("t1kt0k"), "tiktok");
        assert_eq!(pairs_as_letters("tiktolc"), "tiktok");
        assert_eq!(by_sound("tictock"), "tiktok");
        assert_eq!(without_repeats("tiiktokk"), "tiktok");
    }
}
