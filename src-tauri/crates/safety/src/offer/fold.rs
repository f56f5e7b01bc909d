//! A text made plain so that phrases can be found in it, with the way back to where each letter stood.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::letters::{digit_as_letter, hides, passes_for};

#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    pub(crate) text: String,
    /// For each byte of the text the byte of the original its letter began at, and one more for the end.
    from: Vec<usize>,
}

impl Folded {
    /// Lower case, without marks and hidden characters; white space is one space, line ends stay.
    pub(crate) fn plain(original: &str) -> Self {
        let mut folded = Self::with_room(original.len());
        for (at, c) in original.char_indices() {
            if c.is_ascii() && !c.is_ascii_whitespace() && !c.is_ascii_control() {
                folded.push(c.to_ascii_lowercase(), at);
            } else if c == '\n' {
                folded.push('\n', at);
            } else if c.is_whitespace() || c == '\t' {
                if !folded.text.ends_with(' ') {
                    folded.push(' ', at);
                }
            } else if !hides(c) && !c.is_control() {
                decompose_compatible(c, |part| folded.push_plain(part, at));
            }
        }
        folded.from.push(original.len());
        folded
    }

    /// The same with disguises taken off: digits and signs inside words and letters of other scripts among Latin ones as the letters they
    /// stand for, and spelled words joined. Every l is an i here, because a 1 may be either.
    pub(crate) fn unmasked(&self) -> Self {
        let mut unmasked = Self::with_room(self.text.len());
        let part_of_word = |c: char| c.is_alphanumeric() || matches!(c, '@' | '$' | '!' | '|');
        let letters: Vec<(usize, char)> = self.text.char_indices().collect();
        let mut next = 0;
        while next < letters.len() {
            let start = next;
            while next < letters.len() && part_of_word(letters[next].1) {
                next += 1;
            }
            if start == next {
                let (at, c) = letters[next];
                unmasked.push(c, self.from[at]);
                next += 1;
                continue;
            }
            if let Some(end) = spelled(&letters, start) {
                next = end;
            }
            let word = letters[start..next].iter().filter(|(_, c)| part_of_word(*c));
            let latin = word.clone().any(|(_, c)| c.is_ascii_alphabetic());
            for (at, c) in word {
                let unmask = match c {
                    'l' => 'i',
                    c if latin && c.is_ascii() => digit_as_letter(*c),
                    c if latin => passes_for(*c).and_then(|like| like.chars().next()).unwrap_or(*c),
                    c => *c,
                };
                unmasked.push(unmask, self.from[*at]);
            }
        }
        unmasked.from.push(self.from.last().copied().unwrap_or(0));
        unmasked
    }

    /// Whether nothing in it can be a disguise: it has no Latin letter, and taking disguises off, which gave `unmasked`, changed nothing.
    pub(crate) fn is_bare(&self, unmasked: &Self) -> bool {
        !self.text.bytes().any(|byte| byte.is_ascii_alphabetic()) && self.text == unmasked.text
    }

    /// Where in the original this stretch stood.
    pub(crate) fn original(&self, at: &Range<usize>) -> Range<usize> {
        let end = self.from.get(at.end).or(self.from.last()).copied().unwrap_or(0);
        let start = self.from.get(at.start).copied().unwrap_or(end);
        start..end.max(start)
    }

    fn with_room(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            from: Vec::with_capacity(bytes + 1),
        }
    }

    /// Adds a part of a letter in lower case, and nothing where it is a mark.
    fn push_plain(&mut self, part: char, at: usize) {
        // Consonants and vowels of Korean: a syllable comes apart into them, and they have neither marks nor cases.
        if matches!(part, '\u{1100}'..='\u{11ff}') {
            self.push(part, at);
        } else if !is_combining_mark(part) {
            let letters = part.to_lowercase().map(base);
            for plain in letters.filter(|plain| !is_combining_mark(*plain) && *plain != 'ـ') {
                self.push(plain, at);
            }
        }
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.from.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
}

/// `p a s s` or `p.a.s.s`: four letters or more, each alone, with one sign between. Gives the place behind the last.
fn spelled(letters: &[(usize, char)], start: usize) -> Option<usize> {
    let alone = |at: usize| {
        letters.get(at).is_some_and(|(_, c)| c.is_alphanumeric())
            && !letters.get(at + 1).is_some_and(|(_, c)| c.is_alphanumeric())
    };
    let between = letters.get(start + 1)?.1;
    let mut at = start;
    let mut count = 0;
    while alone(at) {
        count += 1;
        if letters.get(at + 1).map(|(_, c)| *c) != Some(between) || !alone(at + 2) {
            break;
        }
        at += 2;
    }
    (count >= 4).then_some(at + 1)
}

/// Letters that have no mark to take off and yet are written without their stroke, and Arabic ones that are used for each other.
fn base(c: char) -> char {
    match c {
        'đ' => 'd',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'ى' => 'ي',
        'ة' => 'ه',
        '’' | '‘' | '`' => '\'',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_under_its_marks_and_back() {
        let folded = Folded::plain("Gửi  MẬT khẩu");
        assert_eq!(folded.text, "gui mat khau");
        let at = folded.text.find("mat").expect("there");
        assert_eq!(&"Gửi  MẬT khẩu"[folded.original(&(at..at + 3))], "MẬT");
    }

    #[test]
    fn korean_comes_apart_into_its_letters_and_back() {
        let folded = Folded::plain("비밀 보냅니다");
        let open: String = Folded::plain("보내").text;
        let at = folded.text.find(&open).expect("a word goes on where a syllable does");
        assert!("비밀 보냅니다"[folded.original(&(at..at + open.len()))].starts_with('보'));
        assert!(folded.is_bare(&folded.unmasked()));
        let spelled = Folded::plain("ᄇ ᄋ ᄅ ᄇ");
        assert!(!spelled.is_bare(&spelled.unmasked()));
    }

    #[test]
    fn disguises_come_off() {
        for text in [
            "p4ssw0rd",
            "pаsswоrd",
            "p a s s w o r d",
            "p.a.s.s.w.o.r.d",
            "pa\u{200b}ssword",
            "ｐａｓｓｗｏｒｄ",
            "PÄSSWÖRD",
        ] {
            assert_eq!(Folded::plain(text).unmasked().text, "password", "{text}");
        }
        assert_eq!(
            Folded::plain("1ogin").unmasked().text,
            Folded::plain("login").unmasked().text
        );
    }
}
