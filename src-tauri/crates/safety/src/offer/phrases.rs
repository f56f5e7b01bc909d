//! Phrases of fifteen languages, found in one pass. A phrase is words in a row, or several such parts in one sentence (`send & password`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::fold::Folded;
use super::sign::{Sign, SignKind, WordKind};

/// Words that may stand between `no` and what it takes back, and between `never` and it.
const BETWEEN_NO: usize = 1;
const BETWEEN_NEVER: usize = 7;
/// Found words looked at on either side for one that takes back.
const NEIGHBOURS: usize = 16;

#[derive(Debug, Clone, Default)]
pub(crate) struct Phrases {
    parts: Vec<Part>,
    by_text: HashMap<String, usize>,
    /// Each phrase as the parts it needs.
    phrases: Vec<(WordKind, Vec<usize>)>,
    finder: Option<AhoCorasick>,
    /// The same parts as they read when disguises are taken off.
    unmasked: Option<AhoCorasick>,
}

#[derive(Debug, Clone, Default)]
struct Part {
    text: String,
    /// The phrases that need it.
    phrases: Vec<usize>,
    takes_back: Option<WordKind>,
}

/// A part of a phrase and where it stands.
pub(crate) struct Hit {
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
            for part in &parts {
                self.parts[*part].phrases.push(self.phrases.len());
                if matches!(kind, WordKind::Not | WordKind::Never | WordKind::NotAfter) {
                    self.parts[*part].takes_back = Some(kind);
                }
            }
            if !parts.is_empty() {
                self.phrases.push((kind, parts));
            }
        }
    }

    fn part(&mut self, text: String) -> usize {
        *self.by_text.entry(text).or_insert_with_key(|text| {
            self.parts.push(Part {
                text: text.clone(),
                ..Part::default()
            });
            self.parts.len() - 1
        })
    }

    /// Builds what finds them; to be called after the last one was added.
    pub(crate) fn ready(&mut self) {
        self.finder = AhoCorasick::new(self.parts.iter().map(|part| &part.text)).ok();
        let unmasked = self.parts.iter().map(|part| Folded::plain(&part.text).unmasked().text);
        self.unmasked = AhoCorasick::new(unmasked).ok();
    }

    /// Every part of the text, in order.
    pub(crate) fn find(&self, folded: &Folded) -> Vec<Hit> {
        hits(&folded.text, self.finder.as_ref())
    }

    /// Every sign of the text that is not taken back by a `no`, as it stands in the original.
    pub(crate) fn signs(&self, folded: &Folded, hits: &[Hit]) -> Vec<Sign> {
        let mut signs = Vec::new();
        self.signs_in(folded, hits, &mut signs);
        let unmasked = folded.unmasked();
        // Phrases read the same there: those of Latin letters stand in neither, and no others have a disguise to take off.
        if folded.is_bare(&unmasked) {
            return signs;
        }
        self.signs_in(
            &unmasked,
            &self::hits(&unmasked.text, self.unmasked.as_ref()),
            &mut signs,
        );
        signs
    }

    /// Adds each kind that is not there yet, by the first place it stands at.
    fn signs_in(&self, folded: &Folded, hits: &[Hit], signs: &mut Vec<Sign>) {
        let mut next = 0;
        for sentence in sentences(&folded.text) {
            let begin = next;
            while hits
                .get(next)
                .is_some_and(|hit| hit.at.start < sentence.end.max(sentence.start + 1))
            {
                next += 1;
            }
            self.signs_of(&folded.text, &hits[begin..next], |kind, at| {
                if !signs.iter().any(|sign| sign.kind == kind) {
                    signs.push(Sign::new(kind, folded.original(&at)));
                }
            });
        }
    }

    /// The signs of one sentence, each by the phrases all of whose parts stand.
    fn signs_of(&self, text: &str, hits: &[Hit], mut found: impl FnMut(SignKind, Range<usize>)) {
        let mut first: BTreeMap<usize, &Hit> = BTreeMap::new();
        for (at, hit) in hits.iter().enumerate() {
            if !first.contains_key(&hit.part) && !self.taken_back(text, hits, at) {
                first.insert(hit.part, hit);
            }
        }
        let touched: BTreeSet<usize> = first
            .keys()
            .flat_map(|part| self.parts[*part].phrases.iter().copied())
            .collect();
        for phrase in touched {
            let (WordKind::Sign(kind), parts) = &self.phrases[phrase] else {
                continue;
            };
            let Some(standing) = parts.iter().map(|part| first.get(part)).collect::<Option<Vec<_>>>() else {
                continue;
            };
            let start = standing.iter().map(|hit| hit.at.start).min().unwrap_or(0);
            let end = standing.iter().map(|hit| hit.at.end).max().unwrap_or(0);
            found(*kind, start..end);
        }
    }

    /// Whether a `no` near enough takes back what stands at this place.
    fn taken_back(&self, text: &str, hits: &[Hit], at: usize) -> bool {
        let hit = &hits[at];
        let between = |range: Range<usize>| {
            let parting = [',', ':', ';', '(', ')', '–', '、', '，'];
            let between = text.get(range).filter(|between| !between.contains(parting));
            between.map_or(usize::MAX, |between| between.split_whitespace().count())
        };
        let before = hits[..at]
            .iter()
            .rev()
            .take(NEIGHBOURS)
            .filter(|no| no.at.end <= hit.at.start);
        let after = hits[at + 1..]
            .iter()
            .take(NEIGHBOURS)
            .filter(|no| no.at.start >= hit.at.end);
        before.into_iter().any(|no| {
            let most = match self.parts[no.part].takes_back {
                Some(WordKind::Never) => BETWEEN_NEVER,
                Some(WordKind::Not) => BETWEEN_NO,
                _ => return false,
            };
            between(no.at.end..hit.at.start) <= most
        }) || after.into_iter().any(|no| {
            self.parts[no.part].takes_back == Some(WordKind::NotAfter) && between(hit.at.end..no.at.start) <= BETWEEN_NO
        })
    }

    /// Where words of this kind stand, in their order.
    pub(crate) fn places(&self, kind: WordKind, hits: &[Hit]) -> Vec<Range<usize>> {
        let is_kind = |phrase: &usize| self.phrases[*phrase].0 == kind;
        let wanted = |hit: &&Hit| self.parts[hit.part].phrases.iter().any(is_kind);
        hits.iter().filter(wanted).map(|hit| hit.at.clone()).collect()
    }
}

fn hits(text: &str, finder: Option<&AhoCorasick>) -> Vec<Hit> {
    let Some(finder) = finder else { return Vec::new() };
    let found = finder.find_overlapping_iter(text).map(|found| Hit {
        part: found.pattern().as_usize(),
        at: found.range(),
    });
    let mut hits: Vec<Hit> = found.filter(|hit| stands_alone(text, &hit.at)).collect();
    hits.sort_by_key(|hit| (hit.at.start, hit.at.end));
    hits
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

#[cfg(test)]
mod tests {
    use crate::Lists;

    use super::*;

    #[test]
    fn a_phrase_without_latin_letters_has_no_disguise_to_take_off() {
        let parts = Lists::built_in().phrases.parts.iter();
        let other = parts.filter(|part| !part.text.bytes().any(|byte| byte.is_ascii_alphabetic()));
        for part in other {
            assert_eq!(Folded::plain(&part.text).unmasked().text, part.text);
        }
    }
}
