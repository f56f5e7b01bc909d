//! How long it takes, and how much there is to carry.

use std::path::Path;
use std::time::{Duration, Instant};

use giftbook_safety::{BUILT_IN, Lists, Verdict, check, check_offer_text};

use crate::{Row, hosts};

/// As many addresses as OpenPhish listed in two years.
const MANY: usize = 363_911;
const LARGEST: usize = 64 * 1024;

pub(crate) fn rows(folder: &Path) -> Vec<Row> {
    let lists = Lists::built_in();
    let addresses = hosts::all(folder);
    let begin = Instant::now();
    let official = addresses
        .iter()
        .cycle()
        .take(if addresses.is_empty() { 0 } else { MANY })
        .filter(|address| check(address, lists).verdict == Verdict::Official)
        .count();
    let took = begin.elapsed();
    let each = took.as_nanos() / MANY as u128;
    let (worst, what) = worst(lists);
    let kept = BUILT_IN.len();
    vec![
        Row {
            goal: "a verdict (≤ 50 µs)",
            measured: format!("{}.{:02} µs in the mean", each / 1_000, each % 1_000 / 10),
            met: each <= 50_000,
            misses: Vec::new(),
        },
        Row {
            goal: "363,911 addresses (≤ 5 s)",
            measured: format!(
                "{}.{:02} s, {official} official",
                took.as_secs(),
                took.subsec_millis() / 10
            ),
            met: took <= Duration::from_secs(5) && !addresses.is_empty(),
            misses: Vec::new(),
        },
        Row {
            goal: "any input of up to 64 KiB (≤ 5 ms)",
            measured: format!("{} µs at worst ({what})", worst.as_micros()),
            met: worst <= Duration::from_millis(5),
            misses: Vec::new(),
        },
        Row {
            goal: "the lists (≤ 1 MB)",
            measured: format!("{} kB in {} rows", kept.div_ceil(1_000), lists.len()),
            met: kept <= 1_000_000,
            misses: Vec::new(),
        },
    ]
}

/// Inputs as large as can be that ask for the most work; the slowest of them, each at its best of three.
fn worst(lists: &Lists) -> (Duration, &'static str) {
    let path = |unit: &str| format!("https://example.com/{}", unit.repeat(LARGEST / unit.len() - 8));
    let inputs = [
        ("one letter", "a".repeat(LARGEST)),
        ("dots", "a.".repeat(LARGEST / 2)),
        ("a long path", path("tiktok/coin/")),
        ("a path of percent signs", path("%2525")),
        ("a path of other scripts", path("тікtок語")),
        ("hidden characters", path("a\u{200b}")),
        (
            "a host of other scripts",
            format!("https://{}.com/", "тіктокọ".repeat(60)),
        ),
        (
            "a long query",
            format!("https://example.com/?{}", "a=tiktok&".repeat(LARGEST / 9 - 4)),
        ),
    ];
    let best = |work: &dyn Fn()| {
        let once = || {
            let begin = Instant::now();
            work();
            begin.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap_or_default()
    };
    let mut times: Vec<(Duration, &'static str)> = inputs
        .iter()
        .map(|(what, input)| (best(&|| drop(check(input, lists))), *what))
        .collect();
    for (what, unit) in [
        ("an offer of phrases", "no password send coins 10k for $3, "),
        ("an offer spelled out", "p a s s "),
        ("an offer of addresses", "https://tiktok-coin.shop/a "),
        ("an offer in Korean", "비밀번호 보내 "),
    ] {
        let text = unit.repeat(LARGEST / unit.len());
        times.push((best(&|| drop(check_offer_text(&text, None, lists))), what));
    }
    times.into_iter().max_by_key(|(time, _)| *time).unwrap_or_default()
}
