//! A text made plain so that phrases can be found in it, with the way back to where each letter stood.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
        let mut folded = Self::default();
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
                for plain in std::iter::once(c)
                    .nfkd()
                    .filter(|c| !is_combining_mark(*c))
                    .flat_map(char::to_lowercase)
                    .map(base)
                {
                    if !is_combining_mark(plain) && plain != 'ـ' {
                        folded.push(plain, at);
                    }
                }
            }
        }
        folded.from.push(original.len());
        folded
    }

    /// The same with disguises taken off: digits and signs inside words and letters of other scripts among Latin ones as the letters they
    /// stand for, and spelled words joined. Every l is an i here, because a 1 may be either.
    pub(crate) fn unmasked(&self) -> Self {
        let mut unmasked = Self::default();
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

    /// Where in the original this stretch stood.
    pub(crate) fn original(&self, at: &Range<usize>) -> Range<usize> {
        let end = self.from.get(at.end).or(self.from.last()).copied().unwrap_or(0);
        let start = self.from.get(at.start).copied().unwrap_or(end);
        start..end.max(start)
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.from.resize(self.text.len(), at);
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
