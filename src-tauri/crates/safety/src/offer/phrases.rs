//! Phrases of fifteen languages, found in one pass. A phrase is words in a row, or several such parts in one sentence (`send & password`).

use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::fold::Folded;
use super::sign::{Sign, WordKind};

/// Words that may stand between `no` and what it takes back, and between `never` and it.
const BETWEEN_NO: usize = 1;
const BETWEEN_NEVER: usize = 7;

#[derive(Debug, Clone, Default)]
pub(crate) struct Phrases {
    parts: Vec<String>,
    /// Each phrase as the parts it needs.
    phrases: Vec<(WordKind, Vec<usize>)>,
    finder: Option<AhoCorasick>,
    /// The same parts as they read when disguises are taken off.
    unmasked: Option<AhoCorasick>,
}

struct Hit {
    part: usize,
    at: Range<usize>,
}

impl Phrases {
    /// Takes the phrases of one cell.
    pub(crate) fn add(&mut self, kind: WordKind, cell: &str) {
        for phrase in cell.split('|') {
            let parts = phrase
                .split('&')
                .map(|part| Folded::plain(part.trim()).text)
                .filter(|part| !part.is_empty());
            let parts: Vec<usize> = parts.map(|part| self.part(part)).collect();
            if !parts.is_empty() {
                self.phrases.push((kind, parts));
            }
        }
    }

    fn part(&mut self, text: String) -> usize {
        self.parts.iter().position(|known| *known == text).unwrap_or_else(|| {
            self.parts.push(text);
            self.parts.len() - 1
        })
    }

    /// Builds what finds them; to be called after the last one was added.
    pub(crate) fn ready(&mut self) {
        self.finder = AhoCorasick::new(&self.parts).ok();
        self.unmasked = AhoCorasick::new(self.parts.iter().map(|part| Folded::plain(part).unmasked().text)).ok();
    }

    /// Every sign of the text that is not taken back by a `no`, as it stands in the original.
    pub(crate) fn signs(&self, folded: &Folded) -> Vec<Sign> {
        let mut signs = self.signs_in(folded, self.finder.as_ref());
        let unmasked = folded.unmasked();
        for sign in self.signs_in(&unmasked, self.unmasked.as_ref()) {
            if !signs.iter().any(|known| known.kind == sign.kind) {
                signs.push(sign);
            }
        }
        signs
    }

    fn signs_in(&self, folded: &Folded, finder: Option<&AhoCorasick>) -> Vec<Sign> {
        let hits = hits(&folded.text, finder);
        let mut signs: Vec<Sign> = Vec::new();
        for sentence in sentences(&folded.text) {
            let inside: Vec<&Hit> = hits
                .iter()
                .filter(|hit| hit.at.start >= sentence.start && hit.at.end <= sentence.end)
                .collect();
            if inside.is_empty() {
                continue;
            }
            let standing = |part: &usize| {
                inside
                    .iter()
                    .find(|hit| hit.part == *part && !self.taken_back(&folded.text, &inside, hit))
            };
            for (kind, parts) in &self.phrases {
                let WordKind::Sign(kind) = kind else { continue };
                let Some(found) = parts.iter().map(standing).collect::<Option<Vec<_>>>() else {
                    continue;
                };
                let start = found.iter().map(|hit| hit.at.start).min().unwrap_or(0);
                let end = found.iter().map(|hit| hit.at.end).max().unwrap_or(0);
                if !signs.iter().any(|sign| sign.kind == *kind) {
                    signs.push(Sign::new(*kind, folded.original(&(start..end))));
                }
            }
        }
        signs
    }

    fn taken_back(&self, text: &str, inside: &[&Hit], hit: &Hit) -> bool {
        let is = |part: usize, kind: WordKind| {
            self.phrases
                .iter()
                .any(|(of, parts)| *of == kind && parts[..] == [part])
        };
        let between = |range: Range<usize>| {
            text.get(range)
                .filter(|between| !between.contains([',', ':', ';', '(', ')', '–', '、', '，']))
                .map(|between| between.split_whitespace().count())
        };
        inside.iter().any(|no| {
            let before = || {
                (no.at.end <= hit.at.start)
                    .then(|| between(no.at.end..hit.at.start))
                    .flatten()
            };
            let after = || {
                (no.at.start >= hit.at.end)
                    .then(|| between(hit.at.end..no.at.start))
                    .flatten()
            };
            is(no.part, WordKind::Never) && before().is_some_and(|words| words <= BETWEEN_NEVER)
                || is(no.part, WordKind::Not) && before().is_some_and(|words| words <= BETWEEN_NO)
                || is(no.part, WordKind::NotAfter) && after().is_some_and(|words| words <= BETWEEN_NO)
        })
    }

    /// Where words of this kind stand.
    pub(crate) fn places(&self, kind: WordKind, text: &str) -> Vec<Range<usize>> {
        let wanted = |hit: &Hit| {
            self.phrases
                .iter()
                .any(|(of, parts)| *of == kind && parts[..] == [hit.part])
        };
        hits(text, self.finder.as_ref())
            .into_iter()
            .filter(wanted)
            .map(|hit| hit.at)
            .collect()
    }
}

fn hits(text: &str, finder: Option<&AhoCorasick>) -> Vec<Hit> {
    let Some(finder) = finder else { return Vec::new() };
    let found = finder.find_overlapping_iter(text).map(|found| Hit {
        part: found.pattern().as_usize(),
        at: found.range(),
    });
    found.filter(|hit| stands_alone(text, &hit.at)).collect()
}

/// A Latin word counts as a whole only; other scripts join words or write them without a space.
fn stands_alone(text: &str, at: &Range<usize>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (first, last) = (text[at.clone()].chars().next(), text[at.clone()].chars().next_back());
    !(latin(first) && latin(text[..at.start].chars().next_back())
        || latin(last) && latin(text[at.end..].chars().next()))
}

/// Stretches that end with a full stop, a mark of question or exclamation, or a line. A dot inside a number or a host ends nothing.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let last = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(c, '\n' | '。' | '！' | '？' | '।' | '؟') || matches!(c, '.' | '!' | '?') && last {
            sentences.push(start..at);
            start = at + c.len_utf8();
        }
    }
    sentences.push(start..text.len());
    sentences
}
