//! What was typed, in pieces that can be shown: the registered domain apart, letters that pass for others and hidden characters marked.

use std::ops::Range;

use crate::letters::{hides, passes_for};
use crate::verdict::{Mark, Piece};

/// Characters of an input that are shown; the rest is left away.
pub const SHOWN: usize = 2_000;

/// `host` and `domain` count the characters that do not hide.
pub(crate) fn pieces(input: &str, host: &Range<usize>, domain: &Range<usize>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut seen = 0;
    for c in input.chars().take(SHOWN) {
        let mark = if hides(c) || c.is_control() {
            Some(Mark::Hidden(format!("U+{:04X}", u32::from(c))))
        } else {
            seen += 1;
            host.contains(&(seen - 1))
                .then(|| passes_for(c))
                .flatten()
                .map(Mark::PassesFor)
        };
        let in_domain = seen > 0 && domain.contains(&(seen - 1));
        match pieces.last_mut() {
            Some(last) if last.mark.is_none() && mark.is_none() && last.domain == in_domain => last.text.push(c),
            _ => pieces.push(Piece {
                text: c.to_string(),
                domain: in_domain,
                mark,
            }),
        }
    }
    pieces
}

/// Where the last `labels` labels of the host stand.
pub(crate) fn domain_at(input: &str, host: &Range<usize>, labels: usize) -> Range<usize> {
    let written: Vec<char> = input
        .chars()
        .filter(|c| !hides(*c))
        .skip(host.start)
        .take(host.len())
        .collect();
    let is_dot = |c: &char| matches!(c, '.' | '。' | '．' | '｡');
    let end = written.len() - usize::from(written.last().is_some_and(is_dot));
    let dots = (0..end).rev().filter(|at| is_dot(&written[*at]));
    let start = dots.into_iter().nth(labels.saturating_sub(1)).map_or(0, |dot| dot + 1);
    host.start + start..host.start + end
}
